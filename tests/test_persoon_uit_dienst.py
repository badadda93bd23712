"""Who leaves hands over what is open; what is answered stays as it was."""

from datetime import timedelta

import pytest
from django_scopes import scope

from wijkwerk.accounts.services import persoon_uit_dienst
from wijkwerk.core import kenmerk, klok
from wijkwerk.core.models import Logregel
from wijkwerk.doelen.models import Inspanning
from wijkwerk.mengpaneel.models import Begeleider
from wijkwerk.mengpaneel.tests.maken import maak_oefening
from wijkwerk.signalen.models import Opgave, Routeerregel, Signaal, SignaalStap


@pytest.fixture
def werk(gemeente, gebied, organisatie, wijkambtenaar):
    """An open and an answered signaal, an open opgave, an inspanning and an oefening of one."""
    nu, straks = klok.nu(), klok.vandaag() + timedelta(days=9)
    hier = {"gemeente": gemeente, "gebied": gebied}
    for status in ("in_behandeling", "beantwoord"):
        Signaal.objects.create(
            **hier, kenmerk=kenmerk.nieuw(), tekst="Lamp stuk", status=status, ontvangen_op=nu,
            antwoord_voor=straks, behandelaar=wijkambtenaar.persoon,
        )  # fmt: skip
    Opgave.objects.create(
        **hier, kenmerk=kenmerk.nieuw(), titel="Licht", duiding="Donker", gemaakt_op=nu,
        eigenaar=wijkambtenaar.persoon,
    )  # fmt: skip
    Inspanning.objects.create(
        **hier, kenmerk=kenmerk.nieuw(), titel="Lampen", organisatie=organisatie,
        klaar_voor=straks, persoon=wijkambtenaar.persoon,
    )  # fmt: skip
    maak_oefening(gemeente, wijkambtenaar)
    Routeerregel.objects.create(
        gemeente=gemeente, kenmerk=kenmerk.nieuw(), volgorde=1, naam="Lampen",
        behandelaar=wijkambtenaar.persoon,
    )  # fmt: skip


@pytest.mark.usefixtures("werk")
@pytest.mark.parametrize("met_opvolger", [True, False])
def test_open_werk_verhuist(
    gemeente, wijkambtenaar, leidinggevende, gemeentebeheerder, met_opvolger
):
    naar = leidinggevende.persoon if met_opvolger else None
    verhuisd = persoon_uit_dienst(
        wijkambtenaar.persoon,
        actor=gemeentebeheerder,
        gemeente=gemeente,
        opvolger=naar,
        reden="andere baan",
    )
    een_van_elk = {"signalen": 1, "opgaven": 1, "inspanningen": 1, "oefeningen": 1}
    assert verhuisd == een_van_elk | {"regels": int(met_opvolger), "toezeggingen": 0}
    wie = {s.status: s.behandelaar for s in Signaal.objects.all()}
    assert wie == {"in_behandeling": naar, "beantwoord": wijkambtenaar.persoon}
    assert Opgave.objects.get().eigenaar == naar
    assert Routeerregel.objects.get().behandelaar == (naar or wijkambtenaar.persoon)
    assert Inspanning.objects.get().persoon == naar
    leiders = Begeleider.objects.values_list("persoon", flat=True)
    assert list(leiders) == ([naar.pk] if naar else [])
    stap = SignaalStap.objects.get()
    assert (stap.handeling, stap.toelichting) == ("persoon.uit_dienst", naar.naam if naar else "")
    soorten = set(Logregel.objects.values_list("object_soort", flat=True))
    assert {"signaal", "opgave", "inspanning", "oefening", "persoon", "roltoewijzing"} <= soorten


@pytest.mark.usefixtures("werk")
def test_werk_van_een_andere_gemeente_blijft(gemeente, andere_gemeente, wijkambtenaar):
    from wijkwerk.accounts.selectors import open_werk

    assert sum(open_werk(gemeente, wijkambtenaar.persoon).values()) == 5
    with scope(gemeente=andere_gemeente):
        assert set(open_werk(andere_gemeente, wijkambtenaar.persoon).values()) == {0}
