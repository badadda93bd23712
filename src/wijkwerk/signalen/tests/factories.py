"""Rows for tests, made the way the program makes them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wijkwerk.core import kenmerk, klok
from wijkwerk.core.actor import Bewoner
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Opgave, Signaal
from wijkwerk.signalen.services import MelderGegevens

TEKST = "Het pad naar de school is nat en modderig. Mijn dochter viel er twee keer."
ANS = MelderGegevens(naam="Ans", e_mail="ans@voorbeeld.nl", kanaal="mail")


def maak_signaal(gebied: Gebied, **velden: Any) -> Signaal:
    gemeente = Gemeente.objects.get(cbs_code=gebied.cbs_gemeente)
    opties: dict[str, Any] = {"actor": Bewoner(), "tekst": TEKST, "melder": ANS, **velden}
    return services.signaal_indienen(gemeente=gemeente, gebied=gebied, **opties)


def veel_signalen(gebied: Gebied, aantal: int, **velden: Any) -> list[Signaal]:
    """Many at once, half of them late; without melders, steps or messages."""
    nu, vandaag = klok.nu(), klok.vandaag()
    gemeente = Gemeente.objects.get(cbs_code=gebied.cbs_gemeente)
    return Signaal.objects.bulk_create(
        Signaal(
            gemeente=gemeente,
            kenmerk=kenmerk.nieuw(),
            gebied=gebied,
            ontvangen_op=nu - timedelta(days=nummer),
            antwoord_voor=vandaag + timedelta(days=5 if nummer % 2 else -5),
            tekst=f"Bericht nummer {nummer}",
            zoektekst=f"bericht nummer {nummer}",
            **velden,
        )
        for nummer in range(aantal)
    )


class Vragen:
    """The queries of a block, without those that only open or close a transaction."""

    def __init__(self, context: CaptureQueriesContext) -> None:
        self._context = context

    @property
    def sql(self) -> list[str]:
        teksten = [vraag["sql"] for vraag in self._context.captured_queries]
        return [t for t in teksten if not t.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]

    @property
    def aantal(self) -> int:
        return len(self.sql)

    def __repr__(self) -> str:
        return "\n".join(f"{nr}. {tekst[:160]}" for nr, tekst in enumerate(self.sql, 1))


@contextmanager
def tel_vragen() -> Iterator[Vragen]:
    with CaptureQueriesContext(connection) as context:
        yield Vragen(context)


def maak_opgave(gebied: Gebied, actor: Any, **velden: Any) -> Opgave:
    opties: dict[str, Any] = {
        "titel": "Veilig over het pad",
        "duiding": "Droog en licht.",
        **velden,
    }
    return services.opgave_maken(actor=actor, gebied=gebied, **opties)
