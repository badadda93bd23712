"""The private link: opens one thread, changes nothing by looking, and can be withdrawn."""

import pytest
from django.core import mail

from wijkwerk.core.models import Logregel
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Melder, Verzending
from wijkwerk.signalen.tasks import post_versturen
from wijkwerk.signalen.tests.factories import ANS, maak_opgave, maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD


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
    from wijkwerk.signalen.volger import Volger

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
