"""The pages: who gets in, what they show, what a form does, and how many questions they ask."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django_scopes import scope

from wijkwerk.core import klok
from wijkwerk.doelen.models import Inspanning
from wijkwerk.doelen.services import doel_maken, inspanning_maken, resultaat_vastleggen
from wijkwerk.doelen.tests.factories import maak_foto, maak_opgave
from wijkwerk.gebiedscyclus.models import Agenda, Agendapunt
from wijkwerk.gebiedscyclus.services import agenda_vaststellen, agendapunt_maken

HOOGSTENS = 12


def pad(naam: str, gemeente, *args) -> str:
    return reverse(
        f"gebiedscyclus:{naam}", args=[gemeente, *(getattr(a, "kenmerk", a) for a in args)]
    )


@pytest.fixture
def druk(gemeente, gebied, agenda, punt, agendeer, wijkambtenaar):
    """Six points with opgaven, goals and efforts; one result with photos; all agreed."""
    for nummer in range(5):
        opgave = maak_opgave(gemeente, gebied, wijkambtenaar, stemmen=1, titel=f"Opgave {nummer}")
        agendeer(opgave, agenda, punt_titel=f"Punt {nummer}")
    inspanning = punt.inspanninglinks.get().inspanning
    fotos = [maak_foto(gemeente, wijkambtenaar) for _ in range(2)]
    resultaat_vastleggen(inspanning, actor=wijkambtenaar, tekst="Klaar", gehaald="ja", fotos=fotos)
    agenda_vaststellen(agenda, actor=wijkambtenaar)


@pytest.mark.parametrize(
    ("naam", "wat"),
    [
        ("agenda_lijst", ()),
        ("agenda_openen", ()),
        ("agenda_detail", ("agenda",)),
        ("agendapunt_maken", ("agenda",)),
        ("agendapunt_detail", ("punt",)),
        ("agendapunt_vervallen", ("punt",)),
        ("opgave_agenderen", ("opgave",)),
        ("agenda_publiek", ()),
    ],
)
def test_een_pagina_stelt_hoogstens_twaalf_vragen(  # noqa: PLR0917
    request, client_van, gemeente, wijkambtenaar, druk, django_assert_max_num_queries, naam, wat
):
    dingen = [request.getfixturevalue(ding) for ding in wat]
    adres = pad(naam, gemeente, *(dingen or (["noord"] if naam == "agenda_publiek" else [])))
    client = client_van(wijkambtenaar)
    client.get(adres)
    with django_assert_max_num_queries(HOOGSTENS):
        assert client.get(adres).status_code == 200


def test_van_een_andere_gemeente_bestaat_niets(  # noqa: PLR0917
    client_van, gemeente, andere_gemeente, vreemde, agenda, punt, opgave
):
    client = client_van(vreemde)
    with scope(gemeente=andere_gemeente):
        for plaats in (gemeente, andere_gemeente):
            for naam, ding in (
                ("agenda_detail", agenda),
                ("agendapunt_detail", punt),
                ("opgave_agenderen", opgave),
            ):
                assert client.get(pad(naam, plaats, ding)).status_code == 404
        assert client.post(pad("agenda_vaststellen", andere_gemeente, agenda)).status_code == 404


def test_een_collega_van_een_ander_gebied_ziet_de_agenda_niet(
    client_van, gemeente, collega_elders, agenda, punt
):
    client = client_van(collega_elders)
    assert client.get(pad("agenda_detail", gemeente, agenda)).status_code == 404
    assert client.get(pad("agendapunt_detail", gemeente, punt)).status_code == 404


def test_de_lijst_toont_ook_een_gebied_zonder_agenda(client_van, gemeente, leidinggevende, agenda):
    tekst = client_van(leidinggevende).get(pad("agenda_lijst", gemeente)).content.decode()
    assert "Nog geen agenda" in tekst
    assert "Wijkagenda’s" in tekst


def test_agenderen_in_het_scherm_en_maar_een_keer(
    client_van, gemeente, wijkambtenaar, opgave, organisatie
):
    client = client_van(wijkambtenaar)
    adres = pad("opgave_agenderen", gemeente, opgave)
    assert "die maken wij nu" in client.get(adres).content.decode()
    velden = {
        "punt_titel": "Licht",
        "doel_titel": "Veilig naar school",
        "inspanning_titel": "Zes lampen",
        "organisatie": organisatie.pk,
        "klaar_voor": (klok.vandaag() + timedelta(days=9)).isoformat(),
        "eenmalig": "sleutel",
    }
    eerste, tweede = client.post(adres, velden), client.post(adres, velden)
    assert eerste.status_code == tweede.status_code == 302
    assert eerste.headers["Location"] == tweede.headers["Location"]
    assert (Agendapunt.objects.count(), Inspanning.objects.count(), Agenda.objects.count()) == (
        1,
        1,
        1,
    )


def test_een_onvolledig_formulier_zegt_wat_er_mist(client_van, gemeente, wijkambtenaar, opgave):
    antwoord = client_van(wijkambtenaar).post(pad("opgave_agenderen", gemeente, opgave), {})
    mist = {"punt_titel", "doel_titel", "inspanning_titel", "organisatie", "klaar_voor"}
    assert set(antwoord.context["form"].errors) == mist
    assert not Agendapunt.objects.exists()


def test_wie_er_niet_over_gaat_krijgt_het_formulier_niet(client_van, gemeente, raadslid, opgave):
    antwoord = client_van(raadslid).get(pad("opgave_agenderen", gemeente, opgave))
    assert antwoord.status_code in (403, 404)


def test_omhoog_en_omlaag(client_van, gemeente, wijkambtenaar, agenda, punt):
    ander = agendapunt_maken(actor=wijkambtenaar, agenda=agenda, titel="Banken")
    client = client_van(wijkambtenaar)
    client.post(pad("agendapunt_verplaatsen", gemeente, ander), {"richting": "omhoog"})
    assert list(agenda.punten.order_by("volgorde")) == [ander, punt]


def test_gaten_staan_op_het_punt(client_van, gemeente, gebied, wijkambtenaar, agenda, organisatie):
    doel = doel_maken(actor=wijkambtenaar, gebied=gebied, titel="Leeg doel")
    los = inspanning_maken(
        actor=wijkambtenaar,
        gebied=gebied,
        titel="Camera",
        organisatie=organisatie,
        klaar_voor=klok.vandaag(),
    )
    punt = agendapunt_maken(
        actor=wijkambtenaar, agenda=agenda, titel="P", doelen=[doel], inspanningen=[los]
    )
    tekst = client_van(wijkambtenaar).get(pad("agendapunt_detail", gemeente, punt)).content.decode()
    for gat in (
        "Geen inspanning bij dit doel",
        "Inspanning zonder doel",
        "Geen stem achter dit punt",
    ):
        assert gat in tekst


def test_een_concept_staat_niet_op_de_website(client, gemeente, agenda, punt, wijkambtenaar):
    adres = pad("agenda_publiek", gemeente, "noord")
    assert punt.titel not in client.get(adres).content.decode()
    agenda_vaststellen(agenda, actor=wijkambtenaar)
    tekst = client.get(adres).content.decode()
    assert punt.titel in tekst
    assert "2 bewoners vertelden ons hierover." in tekst
    assert "Zes lampen plaatsen" in tekst
    assert client.get(pad("agenda_publiek", gemeente, "bestaat-niet")).status_code == 404
