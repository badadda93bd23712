"""A resident asks what we keep: a colleague looks it up, gives it, or erases it."""

import json

import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Melder
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import TEKST, maak_signaal, tel_vragen

ANS = "ans@voorbeeld.nl"
WIE = {"e_mail": ANS, "telefoon": "", "reden": "inzage"}


@pytest.fixture
def stemmen(gebied, ander_gebied):
    """Two of Ans here, one elsewhere, one of somebody else."""
    ander = MelderGegevens(naam="Bo", e_mail="bo@voorbeeld.nl", kanaal="mail")
    return (
        [maak_signaal(gebied), maak_signaal(gebied)],
        maak_signaal(ander_gebied),
        maak_signaal(gebied, melder=ander),
    )


def zoek(gemeente, actor, **velden):
    return services.melder_inzien(gemeente, actor=actor, **{**WIE, **velden})


def test_alleen_de_berichten_in_het_eigen_gebied_en_hoeveel_elders(
    gemeente, wijkambtenaar, stemmen
):
    hier, _elders, _ander = stemmen
    gevonden = zoek(gemeente, wijkambtenaar)
    assert {melder.signaal for melder in gevonden.melders} == set(hier)
    assert gevonden.elders == 1


def test_wie_alles_mag_ziet_alles(gemeente, leidinggevende, stemmen):
    gevonden = zoek(gemeente, leidinggevende, e_mail=ANS.upper())
    assert (len(gevonden.melders), gevonden.elders) == (3, 0)


def test_zoeken_op_nummer_zoals_mensen_het_schrijven(gemeente, gebied, wijkambtenaar):
    met_nummer = MelderGegevens(telefoon="06-12345678", kanaal="bel")
    signaal = maak_signaal(gebied, melder=met_nummer)
    gevonden = zoek(gemeente, wijkambtenaar, e_mail="", telefoon="+31 6 1234 5678")
    assert [melder.signaal for melder in gevonden.melders] == [signaal]


def test_niets_ingevuld_vindt_niemand(gemeente, gebied, wijkambtenaar):
    maak_signaal(gebied, melder=MelderGegevens(kanaal="geen"))
    assert zoek(gemeente, wijkambtenaar, e_mail="").melders == []


def test_het_logboek_zegt_wie_en_waarvoor_en_noemt_niemand(gemeente, wijkambtenaar, stemmen):
    zoek(gemeente, wijkambtenaar)
    regels = Logregel.objects.filter(handeling="melder.inzien")
    assert {regel.object_kenmerk for regel in regels} == {s.kenmerk for s in stemmen[0]}
    assert {regel.doel for regel in regels} == {"inzage"}


def test_wie_geen_behandelaar_is_mag_het_niet(gemeente, rolverdeling, stemmen):
    for naam, actor in rolverdeling.items():
        if naam in {"wijkambtenaar", "leidinggevende", "collega_elders"}:
            continue
        with pytest.raises(NotAllowed):
            zoek(gemeente, actor)


def test_wissen_wist_alleen_in_het_eigen_gebied(gemeente, wijkambtenaar, stemmen):
    wie = {"e_mail": ANS, "telefoon": ""}
    assert services.persoon_wissen(gemeente, actor=wijkambtenaar, aantal=2, **wie) == 2
    assert Melder.objects.filter(e_mail=ANS).count() == 1
    assert Melder.objects.filter(e_mail="bo@voorbeeld.nl").count() == 1
    assert Logregel.objects.filter(handeling="melder.wissen").count() == 2


def test_met_een_ander_aantal_wordt_er_niets_gewist(gemeente, wijkambtenaar, stemmen):
    wie = {"e_mail": ANS, "telefoon": ""}
    with pytest.raises(DomainError, match="zijn nu 2 berichten"):
        services.persoon_wissen(gemeente, actor=wijkambtenaar, aantal=1, **wie)
    assert Melder.objects.filter(e_mail=ANS).count() == 3


# --- the pages ---------------------------------------------------------------------------------


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/werk/inzage/"


def test_de_pagina_laat_contactgegevens_gemaskeerd_zien(client_van, wijkambtenaar, pad, stemmen):
    client = client_van(wijkambtenaar)
    assert client.get(pad).status_code == 200
    antwoord = client.post(pad, WIE)
    tekst = antwoord.content.decode()
    assert "2 berichten" in tekst
    assert "a•••@voorbeeld.nl" in tekst
    assert "er nog 1 bericht" in tekst
    assert tekst.count(ANS) == 3  # what was typed, in the three forms that go on with it
    assert "no-store" in antwoord["Cache-Control"]


def test_een_fout_in_het_formulier_houdt_vast_wat_er_stond(client_van, wijkambtenaar, pad):
    antwoord = client_van(wijkambtenaar).post(pad, {"e_mail": ANS})
    assert antwoord.status_code == 422
    assert ANS in antwoord.content.decode()
    leeg = client_van(wijkambtenaar).post(pad, {"reden": "inzage"})
    assert "Vul een e-mailadres of een telefoonnummer in" in leeg.content.decode()


def test_uitvoer_als_bestand_en_als_pagina(client_van, wijkambtenaar, pad, stemmen):
    client = client_van(wijkambtenaar)
    bestand = client.post(pad + "uitvoer/", {**WIE, "json": "1"})
    inhoud = json.loads(bestand.content)
    assert [rij["bericht"][0]["tekst"] for rij in inhoud] == [TEKST, TEKST]
    assert "ans" not in bestand["Content-Disposition"]
    pagina = client.post(pad + "uitvoer/", WIE).content.decode()
    assert ANS in pagina
    assert Logregel.objects.filter(doel="inzage, uitvoer").count() == 4


def test_wissen_vraagt_eerst_om_bevestiging(client_van, wijkambtenaar, pad, stemmen):
    client = client_van(wijkambtenaar)
    vraag = client.post(pad + "wissen/", WIE).content.decode()
    assert "Wis bij 2 berichten" in vraag
    assert Melder.objects.filter(e_mail=ANS).count() == 3
    maak_signaal(stemmen[0][0].gebied)
    nog_eens = client.post(pad + "wissen/", {**WIE, "aantal": "2"}).content.decode()
    assert "Het zijn nu 3 berichten" in nog_eens
    klaar = client.post(pad + "wissen/", {**WIE, "aantal": "3"}, follow=True)
    assert "De contactgegevens bij 3 berichten zijn gewist" in klaar.content.decode()
    assert klaar.redirect_chain[0][0] == pad
    assert Melder.objects.filter(e_mail=ANS).count() == 1


def test_zonder_rol_bestaat_de_pagina_niet(client_van, sectorambtenaar, gemeentebeheerder, pad):
    for actor in (sectorambtenaar, gemeentebeheerder):
        for achter in ("", "uitvoer/", "wissen/"):
            assert client_van(actor).post(pad + achter, WIE).status_code == 404


def test_zoeken_kost_weinig_vragen(client_van, wijkambtenaar, pad, stemmen):
    client = client_van(wijkambtenaar)
    with tel_vragen() as vragen:
        client.post(pad, WIE)
    assert vragen.aantal <= 12, vragen
