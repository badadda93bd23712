"""A proposal put to the wijk: concept, open, decided; every reaction is a signaal."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen import services
from wijkwerk.signalen.forms import nu_gestart
from wijkwerk.signalen.models import Signaal, Terugkoppeling, Wijktoets
from wijkwerk.signalen.selectors.momenten import wijktoetsen_zichtbaar
from wijkwerk.signalen.services import ToetsGegevens

BESLUIT = {"besluit": "Wij doen het.", "afgewogen": "De meesten vonden het goed."}


def voorstel(**velden):
    vandaag = klok.vandaag()
    vast = {"titel": "Straat dicht", "voorstel": "De straat gaat dicht.", "vraag": "Goed zo?"}
    return ToetsGegevens(**{**vast, "van": vandaag, "tot": vandaag + timedelta(days=14), **velden})


def maak(gemeente, gebied, actor, *, open_=False, **velden):
    toets = services.wijktoets_maken(
        actor=actor, gemeente=gemeente, gebied=gebied, gegevens=voorstel(**velden)
    )
    return services.wijktoets_openen(toets, actor=actor) if open_ else toets


def url(naam, gemeente, *args):
    return reverse(f"signalen:{naam}", args=[gemeente, *args])


def reactie(**velden):
    with klok.verzet(klok.nu() - timedelta(minutes=1)):
        gestart = nu_gestart()
    return {
        "tekst": "Ik vind het goed, als de bus er nog langs kan.",
        "antwoord": "mail",
        "e_mail": "ans@voorbeeld.nl",
        "gestart": gestart,
        "eenmalig": "t-1",
        **velden,
    }


def test_een_concept_ziet_geen_bewoner(gemeente, gebied, wijkambtenaar, client):
    toets = maak(gemeente, gebied, wijkambtenaar)
    assert client.get(url("wijktoets_publiek", gemeente, toets.kenmerk)).status_code == 404
    assert "Straat dicht" not in client.get(url("wijktoetsen_publiek", gemeente)).content.decode()
    assert toets in wijktoetsen_zichtbaar(wijkambtenaar)


def test_een_reactie_is_een_signaal_en_krijgt_het_besluit(gemeente, gebied, wijkambtenaar, client):
    toets = maak(gemeente, gebied, wijkambtenaar, open_=True)
    pad = url("wijktoets_publiek", gemeente, toets.kenmerk)
    assert client.post(pad, reactie()).status_code == 302
    client.post(pad, reactie())
    signaal = Signaal.objects.get()
    assert (signaal.wijktoets, signaal.gebied, signaal.hele_gebied) == (toets, gebied, True)
    with pytest.raises(DomainError, match="nog reageren"):
        services.wijktoets_besluiten(toets, actor=wijkambtenaar, **BESLUIT)
    with klok.verzet(klok.nu() + timedelta(days=15)):
        te_laat = client.post(pad, reactie(eenmalig="t-2"))
        toets = services.wijktoets_besluiten(toets, actor=wijkambtenaar, **BESLUIT)
        assert "Dit is besloten" in client.get(pad).content.decode()
    assert te_laat.status_code in {409, 422}
    nieuws = Terugkoppeling.objects.get(signaal=signaal, over_soort="wijktoets")
    assert (nieuws.melden, nieuws.reden) == ("bundelen", BESLUIT["afgewogen"])
    assert nieuws.verzendingen.get().bundel
    assert signaal.status == "nieuw"  # the reaction itself is still owed an answer


def test_na_het_openen_staat_de_tekst_vast(gemeente, gebied, wijkambtenaar):
    toets = maak(gemeente, gebied, wijkambtenaar)
    toets = services.wijktoets_wijzigen(toets, actor=wijkambtenaar, gegevens=voorstel(titel="Zo"))
    assert toets.titel == "Zo"
    toets = services.wijktoets_openen(toets, actor=wijkambtenaar)
    for daad in (
        lambda: services.wijktoets_wijzigen(toets, actor=wijkambtenaar, gegevens=voorstel()),
        lambda: services.wijktoets_openen(toets, actor=wijkambtenaar),
    ):
        with pytest.raises(DomainError):
            daad()


def test_besluiten_vraagt_hoe_is_afgewogen(gemeente, gebied, wijkambtenaar):
    toets = maak(gemeente, gebied, wijkambtenaar, open_=True)
    with klok.verzet(klok.nu() + timedelta(days=15)), pytest.raises(DomainError, match="gewogen"):
        services.wijktoets_besluiten(toets, actor=wijkambtenaar, besluit="Ja.", afgewogen=" ")
    toets.refresh_from_db()
    assert toets.status == Wijktoets.Status.OPEN


@pytest.mark.parametrize(
    "velden", [{"titel": " "}, {"vraag": " "}, {"tot": klok.vandaag() - timedelta(days=1)}]
)
def test_wat_er_moet_zijn(gemeente, gebied, wijkambtenaar, velden):
    with pytest.raises(DomainError):
        maak(gemeente, gebied, wijkambtenaar, **velden)


@pytest.mark.parametrize("rol", ["sectorambtenaar", "raadslid", "partner", "collega_elders"])
def test_anderen_maken_geen_voorstel(gemeente, gebied, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        maak(gemeente, gebied, rolverdeling[rol])


def test_de_wethouder_besluit(gemeente, gebied, wijkambtenaar, rolverdeling):
    toets = maak(gemeente, gebied, wijkambtenaar, open_=True)
    with klok.verzet(klok.nu() + timedelta(days=15)):
        toets = services.wijktoets_besluiten(toets, actor=rolverdeling["wijkwethouder"], **BESLUIT)
    assert toets.status == "afgerond"


# --- pages --------------------------------------------------------------------------------------


def test_van_formulier_tot_besluit(client_van, gemeente, wijkambtenaar):
    binnen = client_van(wijkambtenaar)
    vandaag = klok.vandaag()
    velden = {
        "titel": "Straat dicht",
        "voorstel": "De straat gaat dicht.",
        "vraag": "Goed zo?",
        "gebied": "noord",
        "van": vandaag.isoformat(),
        "tot": (vandaag + timedelta(days=7)).isoformat(),
        "eenmalig": "t-9",
    }
    fout = binnen.post(url("wijktoets_maken", gemeente), {**velden, "tot": "2020-01-01"})
    assert fout.status_code == 422
    assert "De straat gaat dicht." in fout.content.decode()
    binnen.post(url("wijktoets_maken", gemeente), velden)
    toets = Wijktoets.objects.get()
    assert binnen.get(url("wijktoets_wijzigen", gemeente, toets.kenmerk)).status_code == 200
    binnen.post(url("wijktoets_openen", gemeente, toets.kenmerk))
    vroeg = binnen.post(url("wijktoets_besluiten", gemeente, toets.kenmerk), BESLUIT)
    assert vroeg.status_code == 422
    assert "nog reageren" in vroeg.content.decode()
    toets.refresh_from_db()
    assert toets.status == "open"


def test_paginas_kosten_weinig(
    client_van, gemeente, gebied, wijkambtenaar, client, django_assert_max_num_queries
):
    toets = maak(gemeente, gebied, wijkambtenaar, open_=True)
    for nummer in range(6):
        client.post(
            url("wijktoets_publiek", gemeente, toets.kenmerk),
            reactie(eenmalig=f"k-{nummer}", e_mail=f"ans{nummer}@voorbeeld.nl"),
        )
    assert Signaal.objects.count() == 6
    binnen = client_van(wijkambtenaar)
    for pad in (
        url("wijktoets_lijst", gemeente),
        url("wijktoets_detail", gemeente, toets.kenmerk),
        url("wijktoetsen_publiek", gemeente),
        url("wijktoets_publiek", gemeente, toets.kenmerk),
    ):
        binnen.get(pad)
        with django_assert_max_num_queries(12):
            assert binnen.get(pad).status_code == 200
