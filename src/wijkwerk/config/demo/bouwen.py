"""Build the demo gemeente: its people and two years of work, day by day.

Everything goes through the services that people use, with the clock of `core.klok` put at the
day it happened; so the demo has the same history, links and log as real work. A thread is a
generator that yields how many days ago its next step is; `_beleef` takes all threads in turn.
"""

from __future__ import annotations

import random
from collections.abc import Generator, Iterable, Iterator
from datetime import timedelta
from heapq import heappop, heappush
from typing import Any, TypeVar

from django.db import transaction
from django.utils.text import slugify
from django_scopes import scope

from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing
from wijkwerk.accounts.selectors import actor_van
from wijkwerk.bestanden.services import bestand_bewaren
from wijkwerk.config.demo import gehoor, mensen, panelen, stemmen
from wijkwerk.config.demo.fotos import foto
from wijkwerk.config.demo.mensen import Mens
from wijkwerk.config.demo.stemmen import Stem
from wijkwerk.config.demo.wereld import Wereld, beantwoord, zeg
from wijkwerk.core import klok
from wijkwerk.doelen import services as doelen
from wijkwerk.doelen.models import Inspanning
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.gebiedscyclus import services as cyclus
from wijkwerk.signalen import services as signalen
from wijkwerk.signalen.models import Opgave, Verzending

T = TypeVar("T")
Draad = Generator[int, None, T]


@transaction.atomic
def bouwen(gemeente: Gemeente) -> Wereld:
    """Fill a demo gemeente whose areas and figures are already there."""
    with scope(gemeente=gemeente):
        wereld = Wereld(gemeente, klok.vandaag(), _gebieden(gemeente))
        _inrichten(wereld)
        _beleef(
            [
                *_dagelijks(wereld),
                *(_vastgesteld(wereld, wijk, dagen) for wijk, dagen in VASTGESTELD.items()),
                *(
                    draad(wereld)
                    for draad in (_bakken, _zebrapad, _bank, _ezelspad, _te_laat, _nieuw)
                ),
                *gehoor.draden(wereld),
                *panelen.draden(wereld),
            ]
        )
        _alles_verzonden(gemeente)
    return wereld


def _beleef(draden: Iterable[Draad[None]]) -> None:
    """Let every thread take its next step when its day has come, the longest ago first."""
    wachtrij: list[tuple[int, int, Draad[None]]] = []
    for nummer, draad in enumerate(draden):
        heappush(wachtrij, (-next(draad), nummer, draad))
    while wachtrij:
        _, nummer, draad = heappop(wachtrij)
        dagen = next(draad, None)
        if dagen is not None:
            heappush(wachtrij, (-dagen, nummer, draad))


def _gebieden(gemeente: Gemeente) -> dict[str, Gebied]:
    return {
        gebied.naam: gebied for gebied in Gebied.objects.van(gemeente).exclude(soort="gemeente")
    }


# --- people and words --------------------------------------------------------------------------


def _inrichten(w: Wereld) -> None:
    for naam, soort in mensen.ORGANISATIES.items():
        w.organisatie[naam] = Organisatie.objects.create(
            gemeente=w.gemeente, naam=naam, soort=soort
        )
    for naam in mensen.THEMAS:
        w.thema[naam] = Thema.objects.create(gemeente=w.gemeente, naam=naam, slug=slugify(naam))
    for mens in mensen.MENSEN:
        w.actor[mens] = _aannemen(w, mens)
    gehoor.inrichten(w)
    jaar = w.vandaag.year
    for wijk in ("Molenveld", "Vogelhof"):
        with w.op_werkdag(300):
            w.agenda[wijk] = cyclus.agenda_openen(
                actor=w.wijkambtenaar(w.gebied[wijk]),
                gebied=w.gebied[wijk],
                van_jaar=jaar,
                tot_jaar=jaar + 1,
            )


def _aannemen(w: Wereld, mens: Mens) -> Medewerker:
    persoon, _ = Persoon.objects.get_or_create(
        e_mail=mens.e_mail,
        defaults={"naam": mens.naam, "functie": mens.functie, "telefoon": mens.telefoon},
    )
    persoon.set_unusable_password()
    persoon.save()
    for naam in mens.gebieden or ("",):
        RolToewijzing.objects.create(
            gemeente=w.gemeente,
            persoon=persoon,
            rol=mens.rol,
            gebied=w.gebied.get(naam),
            organisatie=w.organisatie.get(mens.organisatie),
            van=w.dag(740),
            publiek_zichtbaar=mens.publiek,
            reden="Verzonnen collega in de demo",
        )
    actor = actor_van(persoon, w.gemeente)
    assert isinstance(actor, Medewerker)
    return actor


# --- steps that every thread takes ---------------------------------------------------------------


def _bundel(
    w: Wereld, stemmen_: Iterable[Stem], dagen: int, wijk: str, **velden: str
) -> Draad[Opgave]:
    """Voices come in, are taken up, and together make an opgave (titel, duiding, thema)."""
    gehoord = []
    fatima = w.wijkambtenaar(w.gebied[wijk])
    for stem in stemmen_:
        yield stem.dagen
        signaal = zeg(w, stem)
        with w.op_werkdag(stem.dagen - 1):
            gehoord.append(signalen.signaal_oppakken(signaal, actor=fatima))
    yield dagen
    with w.op_werkdag(dagen):
        return signalen.opgave_maken(
            actor=fatima,
            gebied=w.gebied[wijk],
            titel=velden["titel"],
            duiding=velden["duiding"],
            thema=w.thema[velden["thema"]],
            signalen=gehoord,
            publiek=True,
        )


def _agendeer(
    w: Wereld, opgave: Opgave, dagen: int, titels: tuple[str, str, str], wie: Mens, klaar: int
) -> Draad[Inspanning]:
    """On the agenda, with a goal and a first effort. `titels`: point, goal, effort."""
    yield dagen
    with w.op_werkdag(dagen):
        punt = cyclus.opgave_agenderen(
            opgave,
            actor=w.wijkambtenaar(opgave.gebied),
            agenda=w.agenda[opgave.gebied.naam],
            punt_titel=titels[0],
            doel_titel=titels[1],
            inspanning_titel=titels[2],
            organisatie=w.organisatie[wie.organisatie],
            persoon=w.actor[wie].persoon,
            klaar_voor=w.dag(klaar),
        )
    return punt.inspanninglinks.select_related("inspanning__gebied").get().inspanning


def _beantwoord_allen(
    w: Wereld, opgave: Opgave, dagen: int, uitkomst: str, tekst: str, reden: str
) -> Draad[None]:
    yield dagen
    for koppeling in opgave.koppelingen.select_related("signaal__gebied"):
        beantwoord(w, koppeling.signaal, dagen, uitkomst, tekst, reden)


def _klaar(
    w: Wereld, inspanning: Inspanning, dagen: int, tekst: str, beeld: str, alt: str
) -> Draad[None]:
    """Begun three weeks before, and done: with a photo."""
    actor = w.wijkambtenaar(inspanning.gebied)
    yield dagen + 20
    with w.op_werkdag(dagen + 20):
        doelen.inspanning_starten(inspanning, actor=actor)
    yield dagen
    with w.op_werkdag(dagen, 15, 30):
        bestand = bestand_bewaren(actor=actor, gemeente=w.gemeente, upload=foto(beeld), alt=alt)
        doelen.resultaat_vastleggen(
            inspanning, actor=actor, tekst=tekst, gehaald="ja", fotos=[bestand]
        )


# --- the threads -------------------------------------------------------------------------------


VASTGESTELD = {"Molenveld": 177, "Vogelhof": 290}


def _vastgesteld(w: Wereld, wijk: str, dagen: int) -> Draad[None]:
    """The agenda of an area is agreed; its efforts are promises from that day on."""
    yield dagen
    with w.op_werkdag(dagen, 16):
        cyclus.agenda_vaststellen(w.agenda[wijk], actor=w.wijkambtenaar(w.gebied[wijk]))


def _ezelspad(w: Wereld) -> Draad[None]:
    """The thread that a newcomer follows from the first voice to the lamps, and on."""
    opgave = yield from _bundel(
        w,
        stemmen.EZELSPAD,
        265,
        "Molenveld",
        titel="Veilig over het Ezelspad",
        duiding="Kinderen lopen en fietsen over het Ezelspad naar school. Het pad is donker, "
        "nat en dichtgegroeid. Daardoor rijden ouders met de auto en gaan ouderen niet meer "
        "naar de winkel.",
        thema="Verlichting",
    )
    titels = (
        "Het Ezelspad veilig maken",
        "Meer kinderen gaan lopend of met de fiets naar school",
        "Zes lampen op het Ezelspad",
    )
    lampen = yield from _agendeer(w, opgave, 255, titels, mensen.ANNEKE, 21)
    yield 216
    snoeien = _verder_op_het_ezelspad(w, opgave, lampen)
    yield from _beantwoord_allen(
        w,
        opgave,
        216,
        "kan_deels",
        "Er komen zes lampen op het Ezelspad. Wij snoeien ook de struiken. Een nieuwe, droge "
        "laag op het pad komt later.",
        "Onder het pad ligt een oude waterleiding. Het waterbedrijf vervangt die in februari. "
        "Als wij het pad nu maken, moet het daarna weer open. Dat vinden wij zonde van het geld.",
    )
    yield from _klaar(
        w,
        lampen,
        39,
        "De zes lampen op het Ezelspad branden. Dat is ruim twee weken eerder dan beloofd.",
        "lampen",
        "Het Ezelspad in de avond, met drie brandende lampen",
    )
    yield 10
    with w.op_werkdag(10):
        doelen.inspanning_starten(snoeien, actor=w.actor[mensen.FATIMA])


def _verder_op_het_ezelspad(w: Wereld, opgave: Opgave, lampen: Inspanning) -> Inspanning:
    """Two more efforts for the same goal; returns the one that is going on now."""
    gedeeld: dict[str, Any] = {
        "actor": w.actor[mensen.FATIMA],
        "gebied": opgave.gebied,
        "organisatie": w.organisatie["Openbare ruimte"],
        "persoon": w.actor[mensen.ANNEKE].persoon,
        "doelen": [lampen.doellinks.select_related("doel").get().doel],
        "opgaven": [opgave],
    }
    nieuw = []
    for titel, klaar in (
        ("Struiken langs het Ezelspad snoeien", -23),
        ("Een nieuwe, droge laag op het Ezelspad", -125),
    ):
        with w.op_werkdag(216, 11):
            inspanning = doelen.inspanning_maken(titel=titel, klaar_voor=w.dag(klaar), **gedeeld)
            nieuw.append(inspanning)
    with w.op_werkdag(216, 12):
        cyclus.agendapunt_maken(
            actor=w.actor[mensen.FATIMA],
            agenda=w.agenda["Molenveld"],
            titel="Het Ezelspad droog en open houden",
            opgaven=[opgave],
            doelen=gedeeld["doelen"],
            inspanningen=nieuw,
        )
    return nieuw[0]


def _bank(w: Wereld) -> Draad[None]:
    opgave = yield from _bundel(
        w,
        stemmen.BANK,
        188,
        "Molenveld",
        titel="Een plek om te zitten bij het kanaal",
        duiding="Langs het kanaal is geen bank. Wie slecht loopt, kan nergens uitrusten.",
        thema="Ontmoeten",
    )
    titels = (
        "Zitten bij het kanaal",
        "Ouderen kunnen een rondje langs het kanaal lopen",
        "Een bank bij het kanaal",
    )
    bank = yield from _agendeer(w, opgave, 180, titels, mensen.ANNEKE, 75)
    yield from _beantwoord_allen(
        w,
        opgave,
        172,
        "kan",
        "Er komt een bank bij het kanaal. Bewoners kiezen zelf de plek.",
        "De grond is van ons en er is geld voor.",
    )
    yield from _klaar(
        w,
        bank,
        81,
        "De bank staat er. Het idee kwam van een bewoner. Buren kozen samen de plek.",
        "bank",
        "Een bank onder een boom aan het kanaal",
    )


def _zebrapad(w: Wereld) -> Draad[None]:
    opgave = yield from _bundel(
        w,
        stemmen.ZEBRA,
        225,
        "Molenveld",
        titel="Veilig naar het Fonteinplein",
        duiding="Het zebrapad is versleten. Auto’s stoppen niet meer voor kinderen.",
        thema="Verkeer",
    )
    titels = (
        "Oversteken bij het Fonteinplein",
        "Kinderen steken veilig over bij het Fonteinplein",
        "Het zebrapad opnieuw verven",
    )
    verven = yield from _agendeer(w, opgave, 220, titels, mensen.JORIS, 150)
    yield from _beantwoord_allen(
        w,
        opgave,
        218,
        "kan",
        "Wij verven het zebrapad opnieuw.",
        "Het is versleten en kinderen steken hier over.",
    )
    yield from _klaar(
        w,
        verven,
        155,
        "Het oude zebrapad was versleten. Wij verfden het opnieuw.",
        "zebrapad",
        "Een nieuw zebrapad bij het Fonteinplein",
    )


def _bakken(w: Wereld) -> Draad[None]:
    opgave = yield from _bundel(
        w,
        stemmen.BAKKEN,
        365,
        "Vogelhof",
        titel="Kleur in de Merelstraat",
        duiding="Bewoners willen zelf voor bloemen zorgen. Daarvoor is een bak nodig.",
        thema="Groen",
    )
    titels = (
        "Bloembakken in de Merelstraat",
        "De Merelstraat is groener en buren kennen elkaar",
        "Vier bloembakken plaatsen",
    )
    bakken = yield from _agendeer(w, opgave, 299, titels, mensen.ANNEKE, 255)
    yield from _beantwoord_allen(
        w,
        opgave,
        295,
        "kan",
        "U krijgt vier bloembakken. U geeft zelf water.",
        "Bewoners zorgen er samen voor.",
    )
    yield from _klaar(
        w,
        bakken,
        260,
        "Er staan vier bloembakken. Twaalf bewoners geven om de beurt water.",
        "bloembakken",
        "Bloembakken vol bloemen op de stoep",
    )


def _dagelijks(w: Wereld) -> Iterator[Draad[None]]:
    """Two years of ordinary days: three rounds of small things, nearly all answered in time."""
    rng = random.Random(31)
    for ronde, (van, tot) in enumerate(((720, 400), (390, 160), (150, 25))):
        for buurt, thema, tekst, *antwoord in stemmen.DAGELIJKS:
            kanaal = rng.choice(("formulier", "formulier", "telefoon", "balie", "spreekuur"))
            contact = rng.choice(("mail", "mail", "mail", "geen"))
            dagen = rng.randrange(tot, van)
            traag = 18 if rng.random() < TRAAG else rng.randrange(3, 10)
            stem = Stem(dagen, buurt, thema, _anders(tekst, ronde), kanaal, contact=contact)
            yield _gewone_dag(w, stem, dagen - traag, antwoord)


TRAAG = 0.12  # the share that is answered too late


def _gewone_dag(w: Wereld, stem: Stem, dagen: int, antwoord: list[str]) -> Draad[None]:
    yield stem.dagen
    signaal = zeg(w, stem)
    yield stem.dagen - 1
    with w.op_werkdag(stem.dagen - 1):
        signaal = signalen.signaal_oppakken(signaal, actor=w.wijkambtenaar(signaal.gebied))
    yield dagen
    beantwoord(w, signaal, dagen, *antwoord)


def _anders(tekst: str, ronde: int) -> str:
    return (
        tekst,
        f"Weer hetzelfde als vorig jaar: {tekst[0].lower()}{tekst[1:]}",
        f"Ik zag dit: {tekst[0].lower()}{tekst[1:]}",
    )[ronde]


def _te_laat(w: Wereld) -> Draad[None]:
    """Three residents wait too long, each with somebody else."""
    fatima = w.actor[mensen.FATIMA]
    vragen = {
        "Schoon": ("Woonstede", "Kunt u de bestrijder laten komen? Het is uw steeg."),
        "Verlichting": ("Openbare ruimte", "Wanneer wordt de lamp bij Oude Dijk 14 gemaakt?"),
    }
    for stem in stemmen.TE_LAAT:
        yield stem.dagen
        signaal = zeg(w, stem)
        with w.op_werkdag(stem.dagen - 1):
            signaal = signalen.signaal_oppakken(signaal, actor=fatima)
        if stem.thema in vragen:
            naar, vraag = vragen[stem.thema]
            with w.op_werkdag(stem.dagen - 1, 11):
                signalen.signaal_doorgeven(
                    signaal,
                    actor=fatima,
                    naar=w.organisatie[naar],
                    vraag=vraag,
                    voor=w.dag(stem.dagen - 7),
                )


def _nieuw(w: Wereld) -> Draad[None]:
    for stem in sorted(stemmen.NIEUW, key=lambda stem: -stem.dagen):
        yield stem.dagen
        zeg(w, stem)


VERHALEN = (_bakken, _zebrapad, _bank, _ezelspad, _te_laat, _nieuw)


def _alles_verzonden(gemeente: Gemeente) -> None:
    """The mail of two years is not sent again; letters and calls of the last weeks still wait."""
    recent = klok.nu() - timedelta(days=45)
    uit = Verzending.objects.filter(gemeente=gemeente, status=Verzending.Status.KLAAR)
    for verzending in uit.exclude(kanaal__in=("brief", "bel"), terugkoppeling__op__gte=recent):
        verzending.status = Verzending.Status.VERZONDEN
        verzending.verzonden_op = verzending.volgende_op
        verzending.pogingen = 1
        verzending.save(update_fields=["status", "verzonden_op", "pogingen"])
