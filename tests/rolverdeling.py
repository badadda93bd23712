"""The fixed cast of every test: a gemeente with areas, and thirteen kinds of people.

Eight roles, the anonymous resident, a colleague of another wijk, a stranger of another gemeente,
somebody whose role expired and somebody who left. `client_van(actor)` signs in as one of them.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django_scopes import scope

from wijkwerk.accounts.domain import rollen
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing
from wijkwerk.accounts.selectors import actor_van
from wijkwerk.core import klok
from wijkwerk.core.actor import Bewoner
from wijkwerk.gebieden.models import Gebied, GebiedPad, GebiedVersie, Gemeente, Soort, Thema

JAAR = 2024
LENGTE, BREEDTE = 5.0, 52.0  # south-west corner of Proefdam
STAP = 0.02

# The cast as the access table names it; the order is that of its columns.
ROLVERDELING = (
    "bewoner",
    *rollen.ROLLEN,
    "collega_elders",
    "vreemde",
    "verlopen",
    "vertrokken",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--toegang-bijwerken", action="store_true", help="write tests/toegang/toegang.csv again"
    )


# --- the gemeente and its areas ----------------------------------------------------------------


def vierkant(kolom: float, rij: float, breed: float = 1, hoog: float = 1) -> dict[str, Any]:
    """A GeoJSON rectangle, in steps from the south-west corner."""
    west, zuid = LENGTE + kolom * STAP, BREEDTE + rij * STAP
    oost, noord = west + breed * STAP, zuid + hoog * STAP
    ring = [[west, zuid], [oost, zuid], [oost, noord], [west, noord], [west, zuid]]
    return {"type": "Polygon", "coordinates": [ring]}


def maak_gebied(
    gemeente: Gemeente,
    soort: str,
    naam: str,
    code: str,
    ouder: Gebied | None = None,
    geometrie: dict[str, Any] | None = None,
) -> Gebied:
    """An area with its version and its place in the tree."""
    gebied = _gebied(gemeente, soort, naam)
    gebied.save()
    _versie(gebied, code, ouder, geometrie).save()
    GebiedPad.objects.create(voorouder=gebied, nakomeling=gebied)
    for pad in GebiedPad.objects.filter(nakomeling=ouder) if ouder else ():
        GebiedPad.objects.create(voorouder_id=pad.voorouder_id, nakomeling=gebied)
    return gebied


def _gebied(gemeente: Gemeente, soort: str, naam: str) -> Gebied:
    slug = naam.lower().replace(" ", "-")
    return Gebied(soort=soort, cbs_gemeente=gemeente.cbs_code, slug=slug, naam=naam)


def _versie(
    gebied: Gebied, code: str, ouder: Gebied | None, geometrie: dict[str, Any] | None
) -> GebiedVersie:
    ring = geometrie["coordinates"][0] if geometrie else None
    return GebiedVersie(
        gebied=gebied,
        van_jaar=JAAR,
        code=code,
        naam=gebied.naam,
        ouder=ouder,
        geometrie=geometrie,
        bbox=[*ring[0], *ring[2]] if ring else None,
        geometrie_jaar=JAAR if ring else None,
        bron="proef",
    )


def maak_gemeente(slug: str, naam: str, code: str) -> Gemeente:
    """A gemeente of two wijken of two buurten each, in few queries: most tests begin with it."""
    gemeente = Gemeente.objects.create(
        slug=slug,
        naam=naam,
        cbs_code=code,
        adres="Raadhuisplein 1",
        telefoon="14 0999",
        e_mail=f"info@{slug}.voorbeeld.nl",
    )
    nummer = code[2:]
    stad = _gebied(gemeente, Soort.GEMEENTE, naam)
    takken = [(code, [stad], vierkant(0, 0, 2, 2))]  # an area comes last, after what it lies in
    for rij, wijknaam in enumerate(("Zuid", "Noord")):
        wijk = _gebied(gemeente, Soort.WIJK, wijknaam)
        takken.append((f"WK{nummer}{rij + 1:02}", [stad, wijk], vierkant(0, rij, 2)))
        for kolom, kant in enumerate(("west", "oost")):
            buurt = _gebied(gemeente, Soort.BUURT, f"{wijknaam} {kant}")
            buurtcode = f"BU{nummer}{rij + 1:02}{kolom + 1:02}"
            takken.append((buurtcode, [stad, wijk, buurt], vierkant(kolom, rij)))
    Gebied.objects.bulk_create(tak[-1] for _code, tak, _vorm in takken)
    GebiedVersie.objects.bulk_create(
        _versie(tak[-1], code_, tak[-2] if len(tak) > 1 else None, vorm)
        for code_, tak, vorm in takken
    )
    GebiedPad.objects.bulk_create(
        GebiedPad(voorouder=hoger, nakomeling=tak[-1])
        for _code, tak, _vorm in takken
        for hoger in tak
    )
    return gemeente


@pytest.fixture
def gemeente(db: None) -> Iterator[Gemeente]:
    """Proefdam. Everything in the test sees this gemeente only, as in a request."""
    proefdam = maak_gemeente("proefdam", "Proefdam", "GM9998")
    with scope(gemeente=proefdam):
        yield proefdam


@pytest.fixture
def andere_gemeente(db: None) -> Gemeente:
    return maak_gemeente("elderveen", "Elderveen", "GM9997")


@pytest.fixture
def gebied(gemeente: Gemeente) -> Gebied:
    """The wijk where the cast works."""
    return Gebied.objects.get(cbs_gemeente=gemeente.cbs_code, slug="noord")


@pytest.fixture
def buurt(gemeente: Gemeente) -> Gebied:
    """A buurt of `gebied`."""
    return Gebied.objects.get(cbs_gemeente=gemeente.cbs_code, slug="noord-oost")


@pytest.fixture
def ander_gebied(gemeente: Gemeente) -> Gebied:
    """The wijk where the cast does not work."""
    return Gebied.objects.get(cbs_gemeente=gemeente.cbs_code, slug="zuid")


@pytest.fixture
def thema(gemeente: Gemeente) -> Thema:
    return Thema.objects.get_or_create(gemeente=gemeente, slug="groen", defaults={"naam": "Groen"})[
        0
    ]


@pytest.fixture
def organisatie(gemeente: Gemeente) -> Organisatie:
    """The dienst of sectorambtenaar and aandachtsfunctionaris."""
    return Organisatie.objects.create(
        gemeente=gemeente, naam="Stadsbeheer", soort=Organisatie.Soort.DIENST
    )


@pytest.fixture
def partnerorganisatie(gemeente: Gemeente) -> Organisatie:
    return Organisatie.objects.create(
        gemeente=gemeente, naam="Woonwaard", soort=Organisatie.Soort.CORPORATIE
    )


# --- the people --------------------------------------------------------------------------------


def maak_medewerker(gemeente: Gemeente, naam: str, rol: str = "", **velden: Any) -> Medewerker:
    """A person with one role (none when `rol` is empty), as actor in this gemeente."""
    voornaam = naam.split(" ", maxsplit=1)[0].lower()
    persoon = Persoon.objects.create_user(
        f"{voornaam}@{gemeente.slug}.voorbeeld.nl", naam=naam, functie=rol.capitalize()
    )
    if rol:
        geef_rol(gemeente, persoon, rol, **velden)
    actor = actor_van(persoon, gemeente)
    assert isinstance(actor, Medewerker)
    return actor


def geef_rol(gemeente: Gemeente, persoon: Persoon, rol: str, **velden: Any) -> RolToewijzing:
    """A role in force since a year."""
    opties = {"van": klok.vandaag() - timedelta(days=365), "reden": "proef", **velden}
    with scope(gemeente=gemeente):
        return RolToewijzing.objects.create(gemeente=gemeente, persoon=persoon, rol=rol, **opties)


@pytest.fixture
def wijkambtenaar(gemeente: Gemeente, gebied: Gebied) -> Medewerker:
    return maak_medewerker(gemeente, "Wilma Wijk", rollen.WIJKAMBTENAAR, gebied=gebied)


@pytest.fixture
def sectorambtenaar(gemeente: Gemeente, organisatie: Organisatie) -> Medewerker:
    return maak_medewerker(gemeente, "Sem Sector", rollen.SECTORAMBTENAAR, organisatie=organisatie)


@pytest.fixture
def aandachtsfunctionaris(
    gemeente: Gemeente, gebied: Gebied, organisatie: Organisatie
) -> Medewerker:
    return maak_medewerker(
        gemeente,
        "Aad Aandacht",
        rollen.AANDACHTSFUNCTIONARIS,
        gebied=gebied,
        organisatie=organisatie,
    )


@pytest.fixture
def leidinggevende(gemeente: Gemeente) -> Medewerker:
    return maak_medewerker(gemeente, "Lies Leiding", rollen.LEIDINGGEVENDE)


@pytest.fixture
def wijkwethouder(gemeente: Gemeente, gebied: Gebied) -> Medewerker:
    return maak_medewerker(gemeente, "Wout Wethouder", rollen.WIJKWETHOUDER, gebied=gebied)


@pytest.fixture
def raadslid(gemeente: Gemeente) -> Medewerker:
    return maak_medewerker(gemeente, "Rachid Raad", rollen.RAADSLID)


@pytest.fixture
def partner(gemeente: Gemeente, gebied: Gebied, partnerorganisatie: Organisatie) -> Medewerker:
    return maak_medewerker(
        gemeente, "Pim Partner", rollen.PARTNER, gebied=gebied, organisatie=partnerorganisatie
    )


@pytest.fixture
def gemeentebeheerder(gemeente: Gemeente) -> Medewerker:
    return maak_medewerker(gemeente, "Bea Beheer", rollen.GEMEENTEBEHEERDER)


@pytest.fixture
def collega_elders(gemeente: Gemeente, ander_gebied: Gebied) -> Medewerker:
    """The same role, another wijk."""
    return maak_medewerker(gemeente, "Cor Collega", rollen.WIJKAMBTENAAR, gebied=ander_gebied)


@pytest.fixture
def vreemde(andere_gemeente: Gemeente) -> Medewerker:
    """Beheerder and leidinggevende of the whole of another gemeente; nobody here."""
    actor = maak_medewerker(andere_gemeente, "Vera Vreemd", rollen.GEMEENTEBEHEERDER)
    geef_rol(andere_gemeente, actor.persoon, rollen.LEIDINGGEVENDE)
    actor = actor_van(actor.persoon, andere_gemeente)
    assert isinstance(actor, Medewerker)
    return actor


@pytest.fixture
def verlopen(gemeente: Gemeente, gebied: Gebied) -> Medewerker:
    """Wijkambtenaar until yesterday; still has an account."""
    return maak_medewerker(
        gemeente, "Vincent Verlopen", rollen.WIJKAMBTENAAR, gebied=gebied, tot=klok.vandaag()
    )


@pytest.fixture
def vertrokken(gemeente: Gemeente, gebied: Gebied) -> Medewerker:
    """Left last month, and a role was forgotten: the account alone must stop them."""
    actor = maak_medewerker(gemeente, "Veerle Vertrokken", rollen.WIJKAMBTENAAR, gebied=gebied)
    persoon = actor.persoon
    persoon.is_active = False
    persoon.uit_dienst_op = klok.vandaag() - timedelta(days=30)
    persoon.save()
    return Medewerker(persoon)


@pytest.fixture
def bewoner() -> Bewoner:
    return Bewoner()


@pytest.fixture
def client_van() -> Callable[[Any], Client]:
    """`client_van(wijkambtenaar)`: a test client signed in as this actor (a Bewoner: not)."""

    def maak(actor: Any) -> Client:
        client = Client()
        if actor.persoon is not None:
            client.force_login(actor.persoon)
        return client

    return maak


@pytest.fixture
def rolverdeling(request: pytest.FixtureRequest, db: None) -> dict[str, Any]:
    """All thirteen, by name."""
    return {naam: request.getfixturevalue(naam) for naam in ROLVERDELING}


def een_werkdag() -> date:
    """A Tuesday without holidays around it, for tests that freeze the clock."""
    return date(2026, 9, 15)
