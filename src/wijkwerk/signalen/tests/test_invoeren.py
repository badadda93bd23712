"""A colleague writes down what somebody said; who calls is looked up, and that is logged."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wijkwerk.bestanden.tests.fotos import jpeg
from wijkwerk.core import klok
from wijkwerk.core.kenmerk import toon
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_momenten import maak as maak_moment

BELLER = MelderGegevens(naam="Mevrouw Kok", telefoon="06-1234 5678", kanaal="bel")


def als_upload():
    return SimpleUploadedFile("foto.jpg", jpeg(), "image/jpeg")


@pytest.fixture
def pad(gemeente):
    return reverse("signalen:signaal_invoeren", args=[gemeente])


def invulling(**velden):
    return {
        "kanaal": "telefoon",
        "soort": "klacht",
        "tekst": "De bak zit vol.",
        "waar": "heel",
        "gebied": "noord",
        "antwoord": "bel",
        "telefoon": "06-1234 5678",
        "eenmalig": "i-1",
        **velden,
    }


@pytest.mark.parametrize(
    "kanaal", ["telefoon", "balie", "spreekuur", "brief", "bijeenkomst", "wijkschouw", "partner"]
)
def test_elk_kanaal(client_van, pad, wijkambtenaar, kanaal):
    antwoord = client_van(wijkambtenaar).post(pad, invulling(kanaal=kanaal))
    signaal = Signaal.objects.get()
    assert antwoord["Location"].endswith(f"{toon(signaal.kenmerk)}/")
    assert (signaal.kanaal, signaal.soort) == (kanaal, "klacht")
    assert signaal.melders.get().telefoon == "0612345678"


def test_een_brief_van_eerder_begint_op_zijn_eigen_dag(client_van, pad, wijkambtenaar):
    dag = klok.vandaag() - timedelta(days=5)
    client_van(wijkambtenaar).post(pad, invulling(kanaal="brief", ontvangen_op=dag.isoformat()))
    signaal = Signaal.objects.get()
    assert klok.op_dag(signaal.ontvangen_op) == dag
    assert signaal.antwoord_voor == services.antwoord_voor(signaal.gemeente, None, dag)


def test_een_dag_die_nog_komt_kan_niet(client_van, pad, wijkambtenaar):
    morgen = klok.vandaag() + timedelta(days=1)
    antwoord = client_van(wijkambtenaar).post(pad, invulling(ontvangen_op=morgen.isoformat()))
    assert antwoord.status_code == 422
    assert "De bak zit vol." in antwoord.content.decode()
    assert not Signaal.objects.exists()


def test_met_een_foto(client_van, pad, wijkambtenaar):
    client_van(wijkambtenaar).post(pad, {**invulling(), "foto": [als_upload()]})
    foto = Signaal.objects.get().fotos.get().bestand
    assert (foto.status, foto.alt) == ("bewaard", "Foto van een bewoner")


def test_een_foto_erbij_bewaart_nog_niets(client_van, pad, wijkambtenaar):
    velden = {**invulling(), "foto": [als_upload()], "foto_erbij": "1"}
    antwoord = client_van(wijkambtenaar).post(pad, velden)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "De bak zit vol." in tekst
    assert 'name="fotos"' in tekst
    assert not Signaal.objects.exists()


def test_bij_een_moment_schrijft_men_door(client_van, pad, gemeente, gebied, wijkambtenaar):
    moment = maak_moment(gemeente, gebied, wijkambtenaar, soort="wijkschouw")
    hier = f"{pad}?moment={moment.kenmerk}"
    binnen = client_van(wijkambtenaar)
    leeg = binnen.get(hier).content.decode()
    assert '<option value="wijkschouw" selected' in leeg
    assert '<option value="observatie" selected' in leeg
    antwoord = binnen.post(hier, invulling(kanaal="wijkschouw", antwoord="geen"))
    assert antwoord["Location"] == hier
    assert Signaal.objects.get().moment == moment
    assert "De bak zit vol" in binnen.get(hier).content.decode()


def test_een_sectorambtenaar_mag_invoeren_wat_hij_daarna_niet_ziet(
    client_van, pad, gemeente, sectorambtenaar
):
    antwoord = client_van(sectorambtenaar).post(pad, invulling())
    assert antwoord["Location"] == reverse("signalen:signaal_lijst", args=[gemeente])


# --- who calls ----------------------------------------------------------------------------------


@pytest.mark.parametrize("vraag", ["0612345678", "06 12 34 56 78", "+31 6 1234 5678"])
def test_een_nummer_in_elke_spelling(gemeente, gebied, wijkambtenaar, vraag):
    signaal = maak_signaal(gebied, melder=BELLER)
    (gevonden,) = services.melder_zoeken(gemeente, actor=wijkambtenaar, vraag=vraag)
    assert gevonden.signaal == signaal


def test_ook_op_e_mail_en_nummer_van_het_bericht(gemeente, gebied, wijkambtenaar):
    signaal = maak_signaal(gebied)
    for vraag in ("ANS@voorbeeld.nl", toon(signaal.kenmerk)):
        assert services.melder_zoeken(gemeente, actor=wijkambtenaar, vraag=vraag)
    for vraag in ("an", "12", "niemand@voorbeeld.nl"):
        assert services.melder_zoeken(gemeente, actor=wijkambtenaar, vraag=vraag) == []


def test_opzoeken_staat_in_het_logboek_zonder_het_nummer(gemeente, gebied, wijkambtenaar):
    maak_signaal(gebied, melder=BELLER)
    services.melder_zoeken(gemeente, actor=wijkambtenaar, vraag="0612345678")
    regel = Logregel.objects.get(handeling="melder.zoeken")
    assert regel.actor_ref == wijkambtenaar.ref
    assert "061" not in str(vars(regel))


def test_wie_elders_werkt_vindt_hier_niets(gemeente, gebied, collega_elders):
    maak_signaal(gebied, melder=BELLER)
    assert services.melder_zoeken(gemeente, actor=collega_elders, vraag="0612345678") == []


def test_de_pagina_vindt_en_neemt_over(client_van, pad, gemeente, gebied, wijkambtenaar):
    maak_signaal(gebied, melder=BELLER)
    binnen = client_van(wijkambtenaar)
    zoek = reverse("signalen:melder_zoeken", args=[gemeente])
    assert binnen.get(zoek).status_code == 405
    tekst = binnen.post(zoek, {"vraag": "06 1234 5678"}).content.decode()
    assert "Mevrouw Kok" in tekst
    velden = {"kanaal": "telefoon", "telefoon": "0612345678", "naam": "Mevrouw Kok"}
    over = binnen.post(pad, {**velden, "antwoord": "bel", "overnemen": "1"})
    assert over.status_code == 200
    assert 'value="0612345678"' in over.content.decode()
    assert Signaal.objects.count() == 1
    assert "Niets gevonden" in binnen.post(zoek, {"vraag": "0699999999"}).content.decode()
    assert binnen.post(zoek, {"vraag": ""}).status_code == 422
