"""The world of the demo, and what every story in it does: speak and answer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Organisatie
from wijkwerk.config.demo import mensen
from wijkwerk.config.demo.mensen import Mens
from wijkwerk.config.demo.stemmen import Stem
from wijkwerk.core import klok
from wijkwerk.core.actor import Bewoner
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.gebiedscyclus.models import Agenda
from wijkwerk.signalen import services as signalen
from wijkwerk.signalen.models import Signaal

ZATERDAG = 5


@dataclass
class Wereld:
    """What the story needs at hand."""

    gemeente: Gemeente
    vandaag: date
    gebied: dict[str, Gebied]
    organisatie: dict[str, Organisatie] = field(default_factory=dict)
    thema: dict[str, Thema] = field(default_factory=dict)
    actor: dict[Mens, Medewerker] = field(default_factory=dict)
    agenda: dict[str, Agenda] = field(default_factory=dict)

    def dag(self, dagen_geleden: int) -> date:
        return self.vandaag - timedelta(days=dagen_geleden)

    @contextmanager
    def op(self, dagen_geleden: int, uur: int = 9, minuut: int = 0) -> Iterator[None]:
        """Let it be so many days ago; never later than now."""
        moment = datetime.combine(self.dag(dagen_geleden), time(uur, minuut), klok.AMSTERDAM)
        with klok.verzet(min(moment, klok.nu())):
            yield

    @contextmanager
    def op_werkdag(self, dagen_geleden: int, uur: int = 10, minuut: int = 0) -> Iterator[None]:
        """The same, moved on to Monday when the office is closed."""
        dag = self.dag(dagen_geleden)
        over = max(0, 7 - dag.weekday()) if dag.weekday() >= ZATERDAG else 0
        with self.op(dagen_geleden - min(over, dagen_geleden), uur, minuut):
            yield

    def wijkambtenaar(self, gebied: Gebied) -> Medewerker:
        """Who handles the signalen of this area."""
        return next(
            self.actor[mens]
            for mens in (mensen.FATIMA, mensen.YOUSSEF)
            if self.actor[mens].heeft_rol({mens.rol}, gebied.pk)
        )


def zeg(w: Wereld, stem: Stem, **meer: Any) -> Signaal:
    """A resident speaks; by telephone or at the desk somebody writes it down."""
    uur, minuut = divmod(stem.dagen * 37 % 600, 60)
    gebied = w.gebied[stem.buurt]
    zelf = stem.kanaal == "formulier"
    # Today's voice came in early, so that it is there whenever the demo is opened.
    with w.op(stem.dagen, 8 + uur, minuut) if stem.dagen else w.op(0, 7, 58):
        return signalen.signaal_indienen(
            actor=Bewoner() if zelf else w.wijkambtenaar(gebied),
            gemeente=w.gemeente,
            gebied=gebied,
            tekst=stem.tekst,
            melder=_melder(stem),
            kanaal=stem.kanaal,
            soort=stem.soort,
            thema=w.thema[stem.thema],
            **_plek(gebied, stem),
            **meer,
        )


def _melder(stem: Stem) -> signalen.MelderGegevens:
    rng = random.Random(stem.tekst)
    contact: dict[str, dict[str, str]] = {
        "mail": {"e_mail": f"bewoner{rng.randrange(1000, 9999)}@post.example"},
        "brief": {"postadres": f"Molenstraat {rng.randrange(1, 90)}\n4321 AB Wijkendam"},
        "bel": {"telefoon": f"06 9876 {rng.randrange(1000, 9999)}"},
        "geen": {},
    }
    return signalen.MelderGegevens(naam=stem.naam, kanaal=stem.contact, **contact[stem.contact])


def _plek(gebied: Gebied, stem: Stem) -> dict[str, Any]:
    """A point near the middle of the buurt, the same each time."""
    versie = gebied.versies.order_by("-van_jaar").first()
    if versie is None or not versie.bbox:
        return {}
    west, zuid, oost, noord = versie.bbox
    rng = random.Random(stem.tekst)
    return {
        "lat": round(zuid + (noord - zuid) * rng.uniform(0.4, 0.6), 5),
        "lon": round(west + (oost - west) * rng.uniform(0.4, 0.6), 5),
    }


def beantwoord(
    w: Wereld, signaal: Signaal, dagen: int, uitkomst: str, tekst: str, reden: str
) -> None:
    with w.op_werkdag(dagen, 14):
        signalen.signaal_beantwoorden(
            signaal,
            actor=w.wijkambtenaar(signaal.gebied),
            uitkomst=uitkomst,
            tekst=tekst,
            reden=reden,
        )
