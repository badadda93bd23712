"""Joining in with what is known: counted once per address, answered with the rest, nobody shown."""

import pytest
from django.urls import reverse

from wijkwerk.accounts.domain import rollen
from wijkwerk.core.actor import Bewoner
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.brief import bericht
from wijkwerk.signalen.models import Melder, Opgave, Signaal, SignaalStap, Verzending
from wijkwerk.signalen.publiek import aansluiten as publiek
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import ANS, maak_opgave, maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_laat_iets_weten import invulling

BAS = MelderGegevens(naam="Bas", e_mail="bas@voorbeeld.nl", kanaal="mail")
GEHEIM = "Mijn buurman op nummer 4 rijdt te hard."
OPENBAAR = "Er wordt hard gereden bij de speeltuin."


@pytest.fixture
def signaal(gebied, wijkambtenaar):
    eerste = maak_signaal(gebied, tekst=GEHEIM, wil_openbaar=True)
    return services.signaal_openbaar_maken(eerste, actor=wijkambtenaar, publieke_tekst=OPENBAAR)


@pytest.fixture
def opgave(gebied, wijkambtenaar):
    return maak_opgave(gebied, wijkambtenaar, publiek=True)


@pytest.fixture
def pad(gemeente, signaal):
    return reverse("signalen:signaal_aansluiten", args=[gemeente, signaal.kenmerk])


@pytest.fixture
def opgavepad(gemeente, opgave):
    return reverse("signalen:opgave_aansluiten", args=[gemeente, opgave.kenmerk])


def sluit_aan(onderwerp, melder=BAS, **velden):
    return services.signaal_aansluiten(onderwerp, actor=Bewoner(), melder=melder, **velden)


def bewoners(signaal) -> int:
    return selectors.signalen_met_bewoners(Signaal.objects.all()).get(pk=signaal.pk).bewoners


# --- with a public signaal ----------------------------------------------------------------------


def test_wie_zich_aansluit_krijgt_een_link_en_bericht(signaal):
    melder = sluit_aan(signaal, tekst="Bij mij ook, elke ochtend.")
    assert (melder.soort, melder.signaal_id, melder.kanaal) == ("aansluiter", signaal.pk, "mail")
    assert bewoners(signaal) == 2
    stap = SignaalStap.objects.get(handeling="signaal.aansluiten")
    assert (stap.melder, stap.toelichting) == (melder, "Bij mij ook, elke ochtend.")
    assert Verzending.objects.get(melder=melder).status == "klaar"
    signaal.refresh_from_db()
    assert signaal.status == "nieuw"
    assert "ochtend" in signaal.zoektekst


def test_het_antwoord_gaat_ook_naar_wie_zich_aansloot(signaal, wijkambtenaar):
    melder = sluit_aan(signaal)
    services.signaal_beantwoorden(
        signaal, actor=wijkambtenaar, uitkomst="kan", tekst="Er komt een drempel.", reden="Nodig."
    )
    berichten = Verzending.objects.filter(terugkoppeling__soort="antwoord")
    assert {bericht.melder_id for bericht in berichten} == {
        melder.pk,
        signaal.melders.get(soort="indiener").pk,
    }


def test_hetzelfde_adres_telt_een_keer_en_krijgt_elk_bericht_een_keer(signaal, wijkambtenaar):
    for _keer in range(2):
        sluit_aan(signaal)
    sluit_aan(signaal, melder=ANS)  # who said it first
    sluit_aan(signaal, melder=MelderGegevens(e_mail="BAS@voorbeeld.nl ", kanaal="mail"))
    assert bewoners(signaal) == 2
    services.signaal_beantwoorden(
        signaal, actor=wijkambtenaar, uitkomst="kan", tekst="Er komt een drempel.", reden="Nodig."
    )
    gaan = Verzending.objects.filter(terugkoppeling__soort="antwoord", status="klaar")
    assert sorted(bericht.melder.e_mail for bericht in gaan) == [
        "ans@voorbeeld.nl",
        "bas@voorbeeld.nl",
    ]


def test_zonder_adres_telt_iedereen(signaal):
    for _keer in range(2):
        sluit_aan(signaal, melder=MelderGegevens())
    assert bewoners(signaal) == 3


def test_wie_meedoet_leest_nooit_wat_de_eerste_schreef(client, gemeente, signaal):
    melder = sluit_aan(signaal)
    bladzij = client.get(f"/{gemeente.slug}/volg/{melder.volgtoken}/").content.decode()
    assert "buurman" not in bladzij
    assert melder.mag_lezen == OPENBAAR


def test_wie_meedoet_krijgt_in_de_mail_alleen_de_openbare_tekst(signaal):
    melder = sluit_aan(signaal)
    verzending = Verzending.objects.select_related("terugkoppeling").get(melder=melder)
    tekst = bericht(verzending.terugkoppeling, melder).als_tekst("nl")
    assert "buurman" not in tekst
    assert "U sloot zich aan bij: ‘Er wordt hard gereden" in tekst


@pytest.mark.parametrize("stand", [{"openbaar_op": None}, {"status": "beantwoord"}])
def test_wat_niet_openbaar_of_klaar_is_neemt_niemand_op(signaal, stand):
    Signaal.objects.filter(pk=signaal.pk).update(**stand)
    with pytest.raises(DomainError, match="eigen woorden"):
        sluit_aan(signaal)
    assert Melder.objects.count() == 1


@pytest.mark.parametrize("rol", sorted(rollen.ROLLEN))
def test_een_medewerker_sluit_zich_niet_aan(signaal, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        services.signaal_aansluiten(signaal, actor=rolverdeling[rol], melder=BAS)


# --- with a public opgave -----------------------------------------------------------------------


def test_aansluiten_bij_een_opgave_is_een_eigen_stem_in_de_bundel(opgave, gebied):
    melder = sluit_aan(opgave, tekst="Ook bij ons is het glad.")
    signaal = Signaal.objects.get(pk=melder.signaal_id)
    assert (signaal.tekst, signaal.gebied, signaal.status) == (
        "Ook bij ons is het glad.",
        gebied,
        "in_behandeling",
    )
    assert [stem.pk for stem in selectors.stemmen_van(opgave)] == [signaal.pk]
    assert melder.soort == Melder.Soort.INDIENER
    stap = signaal.stappen.get(handeling="signaal.bundelen")
    assert stap.door is None


def test_zonder_eigen_woorden_zegt_de_stem_waar_het_over_gaat(opgave):
    assert sluit_aan(opgave).signaal.tekst == "Dit speelt ook bij mij: Veilig over het pad"


@pytest.mark.parametrize("stand", [{"publiek": False}, {"status": "afgerond"}])
def test_een_opgave_die_dicht_is_neemt_niemand_op(opgave, stand):
    Opgave.objects.filter(pk=opgave.pk).update(**stand)
    with pytest.raises(DomainError, match="eigen woorden"):
        sluit_aan(opgave)
    assert not Signaal.objects.exists()


# --- the page -----------------------------------------------------------------------------------


def test_de_bladzij_toont_de_openbare_tekst_en_met_hoeveel(client, pad, signaal):
    sluit_aan(signaal)
    inhoud = client.get(pad).content.decode()
    assert OPENBAAR in inhoud
    assert "2 bewoners vertelden hierover" in inhoud
    assert "buurman" not in inhoud


@pytest.mark.parametrize("welk", ["pad", "opgavepad"])
def test_meedoen_geeft_een_bevestiging_met_de_eigen_link(client, welk, request):
    pad = request.getfixturevalue(welk)
    antwoord = client.post(pad, invulling(tekst="", e_mail="bas@voorbeeld.nl"))
    assert antwoord.status_code == 302
    melder = Melder.objects.get(e_mail="bas@voorbeeld.nl")
    assert melder.volgtoken in client.get(antwoord["Location"]).content.decode()


def test_alles_mag_leeg_blijven(client, pad, signaal):
    velden = invulling(tekst="", antwoord="geen", e_mail="")
    assert client.post(pad, velden).status_code == 302
    assert bewoners(signaal) == 2


def test_wat_op_het_formulier_stond_komt_mee_zonder_in_het_adres_te_staan(client, opgavepad):
    antwoord = client.post(opgavepad, invulling(tekst="Half getypt", begin="1"))
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Half getypt" in inhoud
    assert 'value="ans@voorbeeld.nl"' in inhoud
    assert "ww-foutlijst" not in inhoud
    assert not Signaal.objects.exists()


def test_een_fout_houdt_wat_getypt_is(client, pad):
    antwoord = client.post(pad, invulling(tekst="Bij mij ook", e_mail="bas"))
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "naam@voorbeeld.nl" in inhoud
    assert "Bij mij ook" in inhoud
    assert Melder.objects.count() == 1


def test_een_machine_valt_in_de_val(client, pad):
    assert client.post(pad, invulling(website="http://spam")).status_code == 422
    assert Melder.objects.count() == 1


def test_twee_keer_geklikt_is_een_keer_en_met_andere_tekst_een_keuze(client, pad):
    velden = invulling(tekst="Bij mij ook")
    eerste, tweede = client.post(pad, velden), client.post(pad, velden)
    assert eerste["Location"] == tweede["Location"]
    assert Melder.objects.count() == 2
    anders = client.post(pad, invulling(tekst="Toch anders"))
    assert anders.status_code == 409
    assert eerste["Location"] in anders.content.decode()


def test_te_veel_van_een_plek_wordt_geremd(client, pad, monkeypatch):
    monkeypatch.setattr(publiek, "PER_ADRES", publiek.PER_ADRES.__class__("proef", 1, 3600))
    assert client.post(pad, invulling(tekst="")).status_code == 302
    assert client.post(pad, invulling(tekst="", eenmalig="2")).status_code == 429


def test_na_het_antwoord_zegt_de_bladzij_wat_nog_wel_kan(client, pad, signaal, gemeente):
    Signaal.objects.filter(pk=signaal.pk).update(status="beantwoord")
    inhoud = client.get(pad).content.decode()
    assert "Aansluiten kan hier niet meer" in inhoud
    assert "<form" not in inhoud.split("<main")[1].split("</main>")[0]
    assert client.post(pad, invulling()).status_code == 409


def test_wat_niet_openbaar_is_bestaat_niet(client, pad, signaal, gemeente, andere_gemeente):
    elders = pad.replace(gemeente.slug, andere_gemeente.slug)
    assert client.get(elders).status_code == 404
    Signaal.objects.filter(pk=signaal.pk).update(openbaar_op=None)
    assert client.get(pad).status_code == 404
    assert client.post(pad, invulling()).status_code == 404


def test_vanaf_de_opgave_kan_men_zich_aansluiten(client, gemeente, opgave, opgavepad):
    inhoud = client.get(f"/{gemeente.slug}/opgaven/{opgave.kenmerk}/").content.decode()
    assert f'href="{opgavepad}"' in inhoud


# --- figures ------------------------------------------------------------------------------------


def test_meedoen_kost_weinig_vragen(client, pad, opgavepad):
    client.post(pad, invulling(tekst="", eenmalig="a"))
    with tel_vragen() as bij_signaal:
        assert client.post(pad, invulling(tekst="", eenmalig="b")).status_code == 302
    assert bij_signaal.aantal <= 15, bij_signaal
    with tel_vragen() as bij_opgave:
        assert client.post(opgavepad, invulling(tekst="", eenmalig="c")).status_code == 302
    assert bij_opgave.aantal <= 23, bij_opgave
    with tel_vragen() as bladzij:
        client.get(pad)
    assert bladzij.aantal <= 8, bladzij
