"""Being away: who looks after the work, who may arrange it, and how the row of substitutes runs."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.accounts import services
from wijkwerk.accounts.domain.waarneming import eind_van_de_keten
from wijkwerk.accounts.models import Persoon, Vervanging
from wijkwerk.accounts.selectors import neemt_waar_voor, vervanger_van
from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel

WEEK = timedelta(days=7)


@pytest.fixture
def regel(gemeente):
    def regelen(afwezig, vervanger, *, door=None, van=None, tot=None) -> Vervanging:
        return services.vervanging_regelen(
            afwezig.persoon,
            actor=door or afwezig,
            gemeente=gemeente,
            vervanger=vervanger.persoon,
            van=van or klok.vandaag(),
            tot=tot or klok.vandaag() + WEEK,
        )

    return regelen


def test_een_vervanger_neemt_waar_zolang_het_duurt(regel, wijkambtenaar, leidinggevende):
    rij = regel(wijkambtenaar, leidinggevende, van=klok.vandaag() + WEEK, tot=klok.vandaag() + WEEK)
    op = rij.van
    assert vervanger_van(wijkambtenaar.persoon, op) == leidinggevende.persoon
    assert neemt_waar_voor(leidinggevende.persoon, op) == [wijkambtenaar.persoon]
    for niet in (op - timedelta(days=1), op + timedelta(days=1)):
        assert vervanger_van(wijkambtenaar.persoon, niet) is None
        assert neemt_waar_voor(leidinggevende.persoon, niet) == []
    assert Logregel.objects.get(handeling="vervanging.regelen").actor_ref == wijkambtenaar.ref


def test_de_vervanger_van_de_vervanger(regel, wijkambtenaar, leidinggevende, collega_elders):
    regel(wijkambtenaar, leidinggevende)
    regel(leidinggevende, collega_elders)
    vandaag = klok.vandaag()
    assert vervanger_van(wijkambtenaar.persoon, vandaag) == collega_elders.persoon
    assert neemt_waar_voor(collega_elders.persoon, vandaag) == [
        leidinggevende.persoon,
        wijkambtenaar.persoon,
    ]


def test_een_kring_of_een_vertrokken_vervanger_is_niemand(regel, wijkambtenaar, leidinggevende):
    regel(wijkambtenaar, leidinggevende)
    Persoon.objects.filter(pk=leidinggevende.persoon.pk).update(is_active=False)
    assert vervanger_van(wijkambtenaar.persoon, klok.vandaag()) is None
    Persoon.objects.filter(pk=leidinggevende.persoon.pk).update(is_active=True)
    regel(leidinggevende, wijkambtenaar)
    assert vervanger_van(wijkambtenaar.persoon, klok.vandaag()) is None


def test_de_leidinggevende_regelt_het_voor_een_ander(regel, wijkambtenaar, leidinggevende):
    assert regel(wijkambtenaar, leidinggevende, door=leidinggevende).door == leidinggevende.persoon


@pytest.mark.parametrize(
    "rol", ["collega_elders", "sectorambtenaar", "aandachtsfunctionaris", "wijkwethouder",
            "raadslid", "partner", "verlopen", "vreemde"]
)  # fmt: skip
def test_anderen_regelen_niet_wie_er_afwezig_is(regel, wijkambtenaar, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        regel(wijkambtenaar, rolverdeling["leidinggevende"], door=rolverdeling[rol])
    rij = regel(wijkambtenaar, rolverdeling["leidinggevende"])
    with pytest.raises(NotAllowed):
        services.vervanging_beeindigen(rij, actor=rolverdeling[rol])


@pytest.mark.parametrize("wie", ["vreemde", "vertrokken", "verlopen"])
def test_wie_hier_niet_werkt_kan_niet_waarnemen(regel, wijkambtenaar, rolverdeling, wie):
    with pytest.raises(DomainError, match="die hier werkt"):
        regel(wijkambtenaar, rolverdeling[wie])


def test_wie_hier_niet_werkt_is_hier_ook_niet_afwezig(regel, leidinggevende, rolverdeling):
    with pytest.raises(DomainError, match="werkt hier niet"):
        regel(rolverdeling["verlopen"], leidinggevende, door=leidinggevende)


@pytest.mark.parametrize(
    ("van", "tot", "melding"),
    [(3, 2, "voor de eerste"), (-9, -2, "die nog komt"), (0, 400, "hoogstens een jaar")],
)
def test_de_dagen_moeten_kloppen(regel, wijkambtenaar, leidinggevende, van, tot, melding):
    dag = klok.vandaag()
    with pytest.raises(DomainError, match=melding):
        regel(
            wijkambtenaar,
            leidinggevende,
            van=dag + timedelta(days=van),
            tot=dag + timedelta(days=tot),
        )


def test_niet_zichzelf_en_niet_twee_keer_dezelfde_dagen(regel, wijkambtenaar, leidinggevende):
    with pytest.raises(DomainError, match="andere collega"):
        regel(wijkambtenaar, wijkambtenaar)
    regel(wijkambtenaar, leidinggevende)
    with pytest.raises(DomainError, match="al een vervanger"):
        regel(
            wijkambtenaar, leidinggevende, van=klok.vandaag() + WEEK, tot=klok.vandaag() + 2 * WEEK
        )


def test_eerder_terug(regel, wijkambtenaar, leidinggevende):
    with klok.verzet(klok.nu() - timedelta(days=3)):
        rij = regel(wijkambtenaar, leidinggevende, tot=klok.vandaag() + WEEK)
    rij = services.vervanging_beeindigen(rij, actor=wijkambtenaar)
    assert rij.tot == klok.vandaag() - timedelta(days=1)
    assert vervanger_van(wijkambtenaar.persoon, klok.vandaag()) is None
    with pytest.raises(DomainError, match="al voorbij"):
        services.vervanging_beeindigen(rij, actor=wijkambtenaar)


def test_wat_nog_niet_begon_gaat_weg(regel, wijkambtenaar, leidinggevende):
    services.vervanging_beeindigen(
        regel(wijkambtenaar, leidinggevende, van=klok.vandaag() + WEEK), actor=leidinggevende
    )
    assert not Vervanging.objects.exists()
    assert Logregel.objects.filter(handeling="vervanging.beeindigen").exists()


@given(st.dictionaries(st.integers(0, 6), st.integers(0, 6)), st.integers(0, 6))
def test_de_keten_eindigt_altijd_bij_iemand_die_er_is(vervangers, wie):
    eind = eind_van_de_keten(wie, vervangers)
    assert eind is None or (eind not in vervangers and eind != wie)


# --- the page ------------------------------------------------------------------------------------


def velden(vervanger, **anders):
    vandaag = klok.vandaag()
    return {
        "vervanger": vervanger.persoon.schuilnaam,
        "van": vandaag.isoformat(),
        "tot": (vandaag + WEEK).isoformat(),
        **anders,
    }


def test_eigen_afwezigheid_op_de_pagina(gemeente, client_van, wijkambtenaar, leidinggevende):
    client = client_van(wijkambtenaar)
    pad = reverse("accounts:vervanging_lijst", args=[gemeente])
    assert "Wie is er afwezig?" not in client.get(pad).content.decode()
    gedaan = client.post(f"{pad}regelen/", velden(leidinggevende))
    assert gedaan.url == pad
    tekst = client.get(pad).content.decode()
    assert "Lies Leiding neemt waar voor Wilma Wijk" in tekst
    assert "Weer terug" in tekst
    bij_lies = client_van(leidinggevende).get(pad).content.decode()
    assert "U neemt nu waar voor Wilma Wijk" in bij_lies
    assert "Wie is er afwezig?" in bij_lies
    rij = Vervanging.objects.get()
    assert client.post(f"{pad}{rij.kenmerk}/beeindigen/").status_code == 302
    assert not Vervanging.objects.exists()


def test_wat_iemand_invulde_blijft_staan(gemeente, client_van, wijkambtenaar, leidinggevende):
    pad = reverse("accounts:vervanging_regelen", args=[gemeente])
    antwoord = client_van(wijkambtenaar).post(pad, velden(leidinggevende, tot="2020-01-01"))
    assert antwoord.status_code == 422
    assert 'value="2020-01-01"' in antwoord.content.decode()
    assert "De laatste dag ligt voor de eerste dag." in antwoord.content.decode()


def test_voor_een_ander_invullen_helpt_niet(gemeente, client_van, wijkambtenaar, leidinggevende):
    """The field is not on the form of who does not lead: what is posted is not read."""
    pad = reverse("accounts:vervanging_regelen", args=[gemeente])
    gegevens = velden(leidinggevende, persoon=leidinggevende.persoon.schuilnaam)
    client_van(wijkambtenaar).post(pad, gegevens)
    assert Vervanging.objects.get().persoon == wijkambtenaar.persoon


def test_van_een_andere_gemeente_is_er_niets(
    regel, wijkambtenaar, leidinggevende, client_van, vreemde
):
    rij = regel(wijkambtenaar, leidinggevende)
    pad = f"/elderveen/werk/beheer/afwezig/{rij.kenmerk}/beeindigen/"
    assert client_van(vreemde).post(pad).status_code == 404


@pytest.mark.parametrize("aantal", [1, 20])
def test_de_pagina_kost_niet_meer_met_meer_mensen(
    gemeente, gebied, client_van, leidinggevende, django_assert_max_num_queries, aantal
):
    from tests.rolverdeling import maak_medewerker

    for nummer in range(aantal):
        wie = maak_medewerker(gemeente, f"Collega{nummer} Nieuw", "wijkambtenaar", gebied=gebied)
        Vervanging.objects.create(
            gemeente=gemeente,
            persoon=wie.persoon,
            vervanger=leidinggevende.persoon,
            van=klok.vandaag(),
            tot=date(2999, 1, 1),
            door=wie.persoon,
        )
    client = client_van(leidinggevende)
    pad = reverse("accounts:vervanging_lijst", args=[gemeente])
    with django_assert_max_num_queries(12):
        client.get(pad)
