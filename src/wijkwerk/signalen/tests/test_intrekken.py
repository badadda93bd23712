"""Who spoke takes it back; nobody else loses their answer by it."""

import pytest

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.models import Doorgeleiding, Melder, Signaal, Verzending
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.tests.volgers import melder_van, pad_van, sluit_aan, volger
from wijkwerk.signalen.volger import Volger


@pytest.fixture
def signaal(gebied):
    return maak_signaal(gebied)


def trek_in(signaal: Signaal, reden: str = "") -> Signaal:
    services.signaal_intrekken(melder_van(signaal), actor=volger(signaal), reden=reden)
    signaal.refresh_from_db()
    return signaal


def test_intrekken_sluit_het_bericht_en_neemt_de_vraag_terug(signaal, wijkambtenaar, organisatie):
    services.signaal_doorgeven(
        signaal, actor=wijkambtenaar, naar=organisatie, vraag="Kan dit?", voor=klok.vandaag()
    )
    Signaal.objects.filter(pk=signaal.pk).update(openbaar_op=klok.nu(), publieke_tekst="Pad")
    trek_in(signaal, "Het is al opgelost.")
    assert (signaal.status, signaal.openbaar_op) == (Status.INGETROKKEN, None)
    stap = signaal.stappen.get(handeling="signaal.intrekken")
    assert stap.toelichting == "Het is al opgelost."
    assert stap.melder == melder_van(signaal)
    assert Doorgeleiding.objects.get().status == Doorgeleiding.Status.TERUGGENOMEN
    assert set(Verzending.objects.values_list("status", flat=True)) == {"vervallen"}
    assert Logregel.objects.filter(handeling="signaal.intrekken").count() == 1


def test_wie_ingetrokken_heeft_hoort_ook_niets_meer_van_de_opgave(signaal, gebied, wijkambtenaar):
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[signaal])
    assert selectors.gehoor_van_opgave(opgave) == {signaal.pk}
    trek_in(signaal)
    assert selectors.gehoor_van_opgave(opgave) == set()


def test_een_collega_kan_het_herstellen(signaal, wijkambtenaar):
    trek_in(signaal)
    services.signaal_heropenen(signaal, actor=wijkambtenaar, reden="Per ongeluk")
    signaal.refresh_from_db()
    assert signaal.status == Status.IN_BEHANDELING
    assert melder_van(signaal).kanaal == Melder.Kanaal.MAIL


def test_na_het_antwoord_kan_intrekken_niet_meer(signaal, wijkambtenaar):
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    with pytest.raises(DomainError, match="Stop dan de berichten"):
        trek_in(signaal)


def test_als_anderen_wachten_gaat_het_bericht_door(signaal):
    ben = sluit_aan(signaal)
    trek_in(signaal)
    assert signaal.status == Status.NIEUW
    assert melder_van(signaal).kanaal == Melder.Kanaal.GEEN
    ben.refresh_from_db()
    assert (ben.kanaal, ben.gewist_op) == (Melder.Kanaal.MAIL, None)


def test_een_samengevoegd_bericht_intrekken_laat_het_hoofdbericht_staan(gebied, signaal):
    hoofd = maak_signaal(gebied)
    signaal.samengevoegd_in, signaal.status = hoofd, Status.SAMENGEVOEGD
    signaal.save()
    trek_in(signaal)
    hoofd.refresh_from_db()
    assert (signaal.status, hoofd.status) == (Status.SAMENGEVOEGD, Status.NIEUW)
    assert melder_van(signaal).kanaal == Melder.Kanaal.GEEN
    assert melder_van(hoofd).kanaal == Melder.Kanaal.MAIL


def test_wie_zich_aansloot_trekt_alleen_dat_terug(signaal):
    ben = sluit_aan(signaal)
    services.signaal_intrekken(ben, actor=Volger(ben), reden="")
    signaal.refresh_from_db()
    ben.refresh_from_db()
    assert signaal.status == Status.NIEUW
    assert (ben.e_mail, ben.gewist_op is not None) == ("", True)
    assert melder_van(signaal).e_mail == "ans@voorbeeld.nl"


def test_open_delen_gaan_mee(signaal, wijkambtenaar):
    services.signaal_splitsen(signaal, actor=wijkambtenaar, teksten=["De lamp", "Het pad"])
    trek_in(signaal)
    assert set(signaal.delen.values_list("status", flat=True)) == {Status.INGETROKKEN}


def test_niemand_anders_mag_het(gebied, signaal, wijkambtenaar, bewoner):
    ander = volger(maak_signaal(gebied))
    for actor in (ander, wijkambtenaar, bewoner):
        with pytest.raises(NotAllowed):
            services.signaal_intrekken(melder_van(signaal), actor=actor)


# --- the pages ---------------------------------------------------------------------------------


def test_eerst_vragen_dan_doen(client, signaal):
    melder = melder_van(signaal)
    assert "Trek mijn bericht in" in client.get(pad_van(melder)).content.decode()
    vraag = client.get(pad_van(melder, "intrekken/"))
    assert "Wij doen er dan niets meer mee" in vraag.content.decode()
    signaal.refresh_from_db()
    assert signaal.status == Status.NIEUW
    antwoord = client.post(pad_van(melder, "intrekken/"), {"reden": "Opgelost"}, follow=True)
    tekst = antwoord.content.decode()
    assert "U krijgt er geen antwoord meer op" in tekst
    assert "Opgelost" in tekst
    assert "Trek mijn bericht in" not in tekst
    assert "Vul aan" not in tekst


def test_de_pagina_zegt_wat_er_gebeurt_als_anderen_wachten(client, signaal):
    sluit_aan(signaal)
    melder = melder_van(signaal)
    tekst = client.get(pad_van(melder, "intrekken/")).content.decode()
    assert "Andere bewoners wachten op hetzelfde antwoord" in tekst
    client.post(pad_van(melder, "intrekken/"))
    na = client.get(pad_van(melder)).content.decode()
    assert "Voor hen gaan wij verder" in na
    assert "U krijgt antwoord" not in na


def test_een_te_lange_reden_blijft_staan(client, signaal):
    lang = "Omdat het zo is. " * 200
    antwoord = client.post(pad_van(melder_van(signaal), "intrekken/"), {"reden": lang})
    assert antwoord.status_code == 422
    assert "Omdat het zo is." in antwoord.content.decode()


def test_na_het_antwoord_leidt_de_pagina_terug(client, signaal, wijkambtenaar):
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    melder = melder_van(signaal)
    assert client.get(pad_van(melder, "intrekken/"))["Location"] == pad_van(melder)
