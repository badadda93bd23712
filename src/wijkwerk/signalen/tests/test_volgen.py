"""The private link: opens one thread, changes nothing by looking, and can be withdrawn."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.formats import date_format

from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.tests.fotos import jpeg
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Melder, Signaal, SignaalFoto, Verzending
from wijkwerk.signalen.services.stappen import zet_stap
from wijkwerk.signalen.tasks import post_versturen
from wijkwerk.signalen.tests.factories import ANS, maak_opgave, maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD, NEE
from wijkwerk.signalen.tests.volgers import melder_van, pad_van, sluit_aan
from wijkwerk.signalen.volger import Volger


@pytest.fixture
def signaal(gebied):
    return maak_signaal(gebied)


@pytest.fixture
def melder(signaal):
    return signaal.melders.get()


@pytest.fixture
def pad(gemeente, melder):
    return f"/{gemeente.slug}/volg/{melder.volgtoken}/"


def test_de_hele_draad_staat_er(client, pad, signaal, gebied, wijkambtenaar, organisatie):
    services.signaal_oppakken(signaal, actor=wijkambtenaar)
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[signaal], publiek=True)
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    antwoord = client.get(pad)
    tekst = antwoord.content.decode()
    stukken = (
        "U liet iets weten",
        "Wilma las uw bericht",
        opgave.titel,
        "ja, voor een deel",
        "Waarom zo?",
    )
    plekken = [tekst.index(stuk) for stuk in stukken]
    assert plekken == sorted(plekken)
    assert "a•••@voorbeeld.nl" in tekst
    assert "ans@voorbeeld.nl" not in tekst
    assert "no-store" in antwoord["Cache-Control"]
    assert antwoord["X-Robots-Tag"].startswith("noindex")
    assert antwoord["Referrer-Policy"] == "same-origin"  # no other site learns the link


def test_wat_nog_komt_staat_er_ook(client, pad):
    tekst = client.get(pad).content.decode()
    assert "ww-draad__stap--nu" in tekst
    assert "ww-draad__stap--later" in tekst


def test_de_vertaling_van_collegas_staat_er_nooit(client, pad, signaal, wijkambtenaar):
    services.signaal_vertalen(signaal, actor=wijkambtenaar, vertaling="Lastige klager", thema=None)
    assert "Lastige klager" not in client.get(pad).content.decode()


def test_kijken_verandert_niets(client, pad, signaal):
    voor = (signaal.stappen.count(), Logregel.objects.count(), Melder.objects.values().get())
    for achter in ("", "stoppen/", "wissen/"):
        assert client.get(pad + achter).status_code == 200
        assert client.head(pad + achter).status_code == 200
    assert (
        signaal.stappen.count(),
        Logregel.objects.count(),
        Melder.objects.values().get(),
    ) == voor


def test_kijken_kost_weinig_vragen(client, pad, gebied, wijkambtenaar, signaal):
    maak_opgave(gebied, wijkambtenaar, signalen=[signaal])
    with tel_vragen() as vragen:
        client.get(pad)
    assert vragen.aantal <= 8, vragen


@pytest.mark.parametrize("onzin", ["a", "a" * 40, "7" * 40, "1" * 40, "A" * 40])
def test_een_verzonnen_link_bestaat_niet(client, gemeente, signaal, onzin):
    assert client.get(f"/{gemeente.slug}/volg/{onzin}/").status_code == 404


def test_bekende_sleutel_met_vals_bewijs_bestaat_niet(client, pad):
    vals = pad[:-9] + ("aaaaaaaa/" if not pad.endswith("aaaaaaaa/") else "bbbbbbbb/")
    assert client.get(pad).status_code == 200
    assert client.get(vals).status_code == 404


def test_de_link_werkt_niet_onder_een_andere_gemeente(client, pad, andere_gemeente):
    assert client.get(pad.replace("proefdam", andere_gemeente.slug)).status_code == 404


def test_ingetrokken_link_werkt_niet_en_de_nieuwe_wel(client, pad, melder, gemeente, wijkambtenaar):
    nieuw = services.volglink_vernieuwen(melder, actor=wijkambtenaar)
    assert client.get(pad).status_code == 404
    assert client.get(f"/{gemeente.slug}/volg/{nieuw.volgtoken}/").status_code == 200


def test_aanvullen_bewaart_wat_er_eerst_stond(client, pad, signaal):
    inhoud = {"tekst": "Er ligt nu ook glas.", "eenmalig": "een"}
    assert client.post(pad + "aanvullen/", inhoud).status_code == 302
    client.post(pad + "aanvullen/", inhoud)
    eerste = signaal.tekst
    signaal.refresh_from_db()
    assert signaal.tekst == eerste
    assert signaal.stappen.get(handeling="signaal.aanvullen").toelichting == "Er ligt nu ook glas."
    assert "glas" in signaal.zoektekst
    assert "Er ligt nu ook glas." in client.get(pad).content.decode()


def test_een_lege_aanvulling_zegt_wat_er_mist(client, pad):
    antwoord = client.post(pad + "aanvullen/", {"tekst": ""})
    assert antwoord.status_code == 422
    assert "Schrijf op wat u wilt toevoegen" in antwoord.content.decode()


def test_stoppen_met_een_klik_uit_het_mailprogramma(pad, melder, signaal):
    from django.test import Client

    streng = Client(enforce_csrf_checks=True)
    antwoord = streng.post(pad + "stoppen/", {"List-Unsubscribe": "One-Click"})
    assert antwoord.status_code == 302
    melder.refresh_from_db()
    assert (melder.kanaal, melder.e_mail) == ("geen", "ans@voorbeeld.nl")
    assert Verzending.objects.get().status == "vervallen"
    assert signaal.stappen.filter(handeling="melder.stoppen").count() == 1
    streng.post(pad + "stoppen/")
    assert signaal.stappen.filter(handeling="melder.stoppen").count() == 1


def test_andere_knoppen_vragen_wel_om_het_formulier(pad, melder):
    from django.test import Client

    streng = Client(enforce_csrf_checks=True)
    assert streng.post(pad + "wissen/").status_code == 403
    melder.refresh_from_db()
    assert melder.gewist_op is None


def test_wissen_laat_niets_van_de_persoon_staan(client, pad, melder, signaal):
    assert "Dat kan niet terug" in client.get(pad + "wissen/").content.decode()
    client.post(pad + "wissen/")
    melder.refresh_from_db()
    assert (melder.naam, melder.e_mail, melder.telefoon, melder.postadres) == ("", "", "", "")
    assert (melder.kanaal, melder.gewist_op is not None) == ("geen", True)
    post_versturen.func()
    assert mail.outbox == []
    na = client.get(pad)
    assert na.status_code == 410
    assert "gewist" in na.content.decode()
    signaal.refresh_from_db()
    assert signaal.tekst


def test_collega_van_elders_mag_niet_wissen(melder, collega_elders, wijkambtenaar):
    from wijkwerk.core.errors import NotAllowed

    for dienst in (services.melder_wissen, services.volglink_vernieuwen):
        with pytest.raises(NotAllowed):
            dienst(melder, actor=collega_elders)
    assert services.melder_wissen(melder, actor=wijkambtenaar).gewist_op


def test_een_volger_mag_niets_met_het_bericht_van_een_ander(gebied, melder):
    from wijkwerk.core.errors import NotAllowed

    ander = maak_signaal(gebied).melders.get()
    for dienst, velden in (
        (services.melder_wissen, {}),
        (services.melder_stoppen, {}),
        (services.signaal_aanvullen, {"tekst": "x"}),
    ):
        with pytest.raises(NotAllowed):
            dienst(ander, actor=Volger(melder), **velden)


# --- the link again ---------------------------------------------------------------------------


def vraag(client, gemeente, kenmerk, e_mail="ans@voorbeeld.nl"):
    return client.post(f"/{gemeente.slug}/volg/", {"kenmerk": kenmerk, "e_mail": e_mail})


def test_bekend_en_onbekend_krijgen_hetzelfde_antwoord_met_hetzelfde_werk(
    client, gemeente, signaal
):
    with tel_vragen() as bekend:
        goed = vraag(client, gemeente, signaal.kenmerk)
    with tel_vragen() as onbekend:
        fout = vraag(client, gemeente, signaal.kenmerk, "iemand@voorbeeld.nl")
    assert (goed.status_code, goed["Location"]) == (fout.status_code, fout["Location"])
    assert abs(bekend.aantal - onbekend.aantal) <= 1
    assert "Kijk in uw e-mail" in client.get(goed["Location"]).content.decode()


def test_een_getypt_nummer_met_streepje_en_kleine_letters_mag(client, gemeente, signaal):
    from django_tasks_db.models import DBTaskResult

    getypt = f"{signaal.kenmerk[:4]}-{signaal.kenmerk[4:]}".lower()
    vraag(client, gemeente, getypt, "ANS@voorbeeld.nl")
    taak = DBTaskResult.objects.get(task_path__endswith="volglink_mailen")
    assert taak.args_kwargs["args"] == [signaal.melders.get().pk]


def test_een_onmogelijk_nummer_wordt_uitgelegd(client, gemeente, signaal):
    antwoord = vraag(client, gemeente, "0000001")
    assert antwoord.status_code == 422
    assert "Dit nummer klopt niet" in antwoord.content.decode()


def test_raden_wordt_geremd(client, gemeente, signaal, monkeypatch):
    from wijkwerk.signalen.publiek import volgen as publiek

    monkeypatch.setattr(publiek, "ZOEKEN", publiek.Grens("proef", 2, 3600))
    codes = [vraag(client, gemeente, signaal.kenmerk).status_code for _ in range(3)]
    assert codes == [302, 302, 422]


def test_adres_van_ans_is_gegeven(melder):
    assert melder.adres == ANS.e_mail


# --- the states of the page -------------------------------------------------------------------


def lees(client, melder, achter: str = "") -> str:
    return client.get(pad_van(melder, achter)).content.decode()


def test_wachten_op_een_sector_staat_er_in_woorden_en_de_datum_blijft(
    client, signaal, melder, wijkambtenaar, organisatie
):
    voor = date_format(signaal.antwoord_voor, "j F")
    services.signaal_doorgeven(
        signaal, actor=wijkambtenaar, naar=organisatie, vraag="Geheim?", voor=klok.vandaag()
    )
    tekst = lees(client, melder)
    assert "Wij wachten op een collega" in tekst
    assert "Stadsbeheer zegt ons voor" in tekst
    assert "verandert daardoor niet" in tekst
    assert f"U krijgt antwoord voor {voor}." in tekst
    assert "Geheim?" not in tekst


def test_te_laat_zegt_het_zelf(client, gebied):
    with klok.verzet(klok.nu() - timedelta(days=90)):
        melder = melder_van(maak_signaal(gebied))
    assert "Wij zijn te laat" in lees(client, melder)


def test_alles_wat_bij_een_antwoord_hoort(client, signaal, melder, wijkambtenaar):
    services.signaal_beantwoorden(
        signaal,
        actor=wijkambtenaar,
        **{**NEE, "zelf": "Meld een losse tegel bij de balie."},
        belofte="Wij kijken in maart opnieuw",
        belofte_voor=klok.vandaag() + timedelta(days=40),
    )
    tekst = lees(client, melder)
    for stuk in (
        "Ons antwoord: <strong>nee</strong>",
        "Er is geen geld voor.",
        "Wat wij hebben afgewogen",
        "Andere paden zijn slechter.",
        "Meld een losse tegel bij de balie.",
        "Wij beloven: Wij kijken in maart opnieuw",
    ):
        assert re.search(re.escape(stuk).replace(r"\ ", r"\s+"), tekst), stuk


def test_een_gebroken_belofte_staat_er_met_de_reden(client, signaal, melder, wijkambtenaar):
    belofte = services.toezegging_maken(
        actor=wijkambtenaar, signaal=signaal, tekst="Een lamp", voor=klok.vandaag()
    )
    services.toezegging_breken(belofte, actor=wijkambtenaar, reden="De leverancier is failliet.")
    tekst = lees(client, melder)
    assert "Dat gaat niet lukken" in tekst
    assert "De leverancier is failliet." in tekst
    assert "Wij beloven: Een lamp</h2>" not in tekst


def test_notities_en_routes_staan_er_nooit(client, signaal, melder, wijkambtenaar):
    services.signaal_noteren(signaal, actor=wijkambtenaar, notitie="Lastig gesprek gehad")
    zet_stap(signaal, "signaal.routeren", actor=SYSTEM, toelichting="Regel 3: naar handhaving")
    tekst = lees(client, melder)
    assert "Lastig gesprek" not in tekst
    assert "handhaving" not in tekst


def test_samengevoegd_leest_het_antwoord_op_het_hoofdbericht(
    client, gebied, signaal, melder, wijkambtenaar
):
    hoofd = maak_signaal(gebied, tekst="Mijn buurman Piet laat zijn hond daar uit.")
    services.signaal_samenvoegen(hoofd, actor=wijkambtenaar, andere=[signaal])
    assert "U krijgt samen één antwoord" in lees(client, melder)
    services.signaal_beantwoorden(hoofd, actor=wijkambtenaar, **ANTWOORD)
    tekst = lees(client, melder)
    assert "Er komen lampen." in tekst
    assert "U hebt antwoord." in tekst
    assert "Piet" not in tekst


def test_gesplitst_leest_over_elk_deel(client, signaal, melder, wijkambtenaar):
    _een, twee = services.signaal_splitsen(
        signaal, actor=wijkambtenaar, teksten=["De lamp is stuk", "Het pad is nat"]
    )
    services.signaal_beantwoorden(twee, actor=wijkambtenaar, **ANTWOORD)
    tekst = lees(client, melder)
    assert "Deel 2: ‘Het pad is nat’" in tekst
    assert tekst.index("Er komen lampen.") > tekst.index("Deel 2: ‘Het pad is nat’")
    assert "Deel 1: ‘De lamp is stuk’" in tekst


def test_wie_zich_aansloot_leest_alleen_de_openbare_tekst(client, signaal, melder, wijkambtenaar):
    Signaal.objects.filter(pk=signaal.pk).update(
        publieke_tekst="Het schoolpad is nat", plek_tekst="Voor nummer 12", openbaar_op=klok.nu()
    )
    services.signaal_aanvullen(melder, actor=Volger(melder), tekst="Ik woon op nummer 12.")
    ben = sluit_aan(signaal, "Bij mij ook, ik ben Ben.")
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    van_ben, van_ans = lees(client, ben), lees(client, melder)
    for stuk in ("Het schoolpad is nat", "Bij mij ook, ik ben Ben.", "Er komen lampen."):
        assert stuk in van_ben
    for stuk in ("nummer 12", signaal.tekst[:30], "Ans"):
        assert stuk not in van_ben
    assert "ik ben Ben" not in van_ans
    assert "Ik woon op nummer 12." in van_ans


def test_een_aanvulling_van_een_ander_zegt_niet_wat(client, signaal, melder):
    ben = sluit_aan(signaal)
    services.signaal_aanvullen(ben, actor=Volger(ben), tekst="Mijn fiets is gestolen.")
    assert "Mijn fiets is gestolen." in lees(client, ben)
    assert "Mijn fiets" not in lees(client, melder)
    assert "Een andere bewoner vulde iets aan" in lees(client, melder)


def test_een_ingetrokken_link_zegt_hoe_men_een_nieuwe_krijgt(client, melder, wijkambtenaar):
    pad = pad_van(melder)
    services.volglink_vernieuwen(melder, actor=wijkambtenaar)
    antwoord = client.get(pad)
    assert antwoord.status_code == 404
    assert "Laat u de link opnieuw mailen" in antwoord.content.decode()
    assert antwoord["Referrer-Policy"] == "same-origin"


def test_de_volste_pagina_kost_twaalf_vragen(client, gebied, wijkambtenaar, organisatie):
    hoofd, signaal = maak_signaal(gebied), maak_signaal(gebied)
    maak_opgave(gebied, wijkambtenaar, signalen=[hoofd], publiek=True)
    services.signaal_samenvoegen(hoofd, actor=wijkambtenaar, andere=[signaal])
    services.toezegging_maken(
        actor=wijkambtenaar, signaal=hoofd, tekst="Een lamp", voor=klok.vandaag()
    )
    services.signaal_beantwoorden(hoofd, actor=wijkambtenaar, **ANTWOORD)
    melder = melder_van(signaal)
    services.signaal_beoordelen(melder, actor=Volger(melder), gehoord="ja")
    services.signaal_opnieuw_vragen(melder, actor=Volger(melder), reden="Nog nat")
    services.signaal_doorgeven(
        hoofd, actor=wijkambtenaar, naar=organisatie, vraag="Kan dit?", voor=klok.vandaag()
    )
    with tel_vragen() as vragen:
        tekst = lees(client, melder)
    assert "Stadsbeheer zegt ons" in tekst
    assert vragen.aantal <= 12, vragen


# --- photos -----------------------------------------------------------------------------------


def stuur_foto(client, melder, tekst: str = "", inhoud: bytes | None = None):
    foto = SimpleUploadedFile("f.jpg", inhoud or jpeg(), "image/jpeg")
    return client.post(
        pad_van(melder, "aanvullen/"), {"tekst": tekst, "foto": foto, "eenmalig": "foto"}
    )


def test_een_foto_erbij_en_alleen_de_zender_ziet_hem(client, signaal, melder, gebied):
    assert stuur_foto(client, melder).status_code == 302
    foto = SignaalFoto.objects.get(signaal=signaal)
    assert (foto.melder, foto.bestand.status) == (melder, "bewaard")
    pad = pad_van(melder, f"foto/{foto.bestand.token}/")
    assert pad in lees(client, melder)
    beeld = client.get(pad + "?maat=klein")
    assert (beeld.status_code, beeld["Content-Type"]) == (200, "image/jpeg")
    assert "no-store" in beeld["Cache-Control"]
    assert b"".join(beeld.streaming_content).startswith(b"\xff\xd8")
    ben, vreemd = sluit_aan(signaal), melder_van(maak_signaal(gebied))
    for ander in (ben, vreemd):
        assert foto.bestand.token not in lees(client, ander)
        assert client.get(pad_van(ander, f"foto/{foto.bestand.token}/")).status_code == 404


def test_een_foto_die_geen_foto_is_houdt_de_tekst_vast(client, signaal, melder):
    antwoord = stuur_foto(client, melder, "Kijk maar.", b"geen foto")
    assert antwoord.status_code == 422
    assert "Kijk maar." in antwoord.content.decode()
    assert not SignaalFoto.objects.exists()


def test_een_te_lange_tekst_houdt_de_foto_vast(client, signaal, melder):
    antwoord = stuur_foto(client, melder, "a" * 2_001)
    assert antwoord.status_code == 422
    bewaard = Bestand.objects.get()
    assert bewaard.token in antwoord.content.decode()
    inhoud = {"tekst": "Korter.", "fotos": bewaard.token, "eenmalig": "nog-eens"}
    assert client.post(pad_van(melder, "aanvullen/"), inhoud).status_code == 302
    assert SignaalFoto.objects.get().bestand == bewaard


def test_bij_een_ingetrokken_bericht_valt_niets_meer_aan_te_vullen(client, signaal, melder):
    services.signaal_intrekken(melder, actor=Volger(melder))
    antwoord = client.post(pad_van(melder, "aanvullen/"), {"tekst": "Toch nog iets."})
    assert antwoord.status_code == 409
    assert "Schrijf ons gerust een nieuw bericht" in antwoord.content.decode()
    assert not signaal.stappen.filter(handeling="signaal.aanvullen").exists()


def test_heel_vaak_aanvullen_wordt_geremd_en_houdt_de_tekst_vast(client, melder, monkeypatch):
    from wijkwerk.signalen.publiek import volgen as publiek

    monkeypatch.setattr(publiek, "AANVULLEN", publiek.Grens("proef", 1, 3600))
    pad = pad_van(melder, "aanvullen/")
    assert client.post(pad, {"tekst": "Een."}).status_code == 302
    antwoord = client.post(pad, {"tekst": "Twee."})
    assert antwoord.status_code == 422
    assert "Twee." in antwoord.content.decode()
    assert "over een uur nog eens" in antwoord.content.decode()
