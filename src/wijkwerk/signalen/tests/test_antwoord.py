"""The answer on the screen: a text to start from, the preview, the hints, and who gets it."""

import re
from datetime import timedelta
from html import unescape

import pytest

from wijkwerk.core import klok
from wijkwerk.signalen import services
from wijkwerk.signalen.models import (
    Melder,
    Signaal,
    Standaardtekst,
    Terugkoppeling,
    Toezegging,
    Verzending,
)
from wijkwerk.signalen.selectors.antwoord import gehoor_per_signaal, tel_gehoor
from wijkwerk.signalen.selectors.draad import gehoor_ids
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import ANS, maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD, NEE, voeg_samen

BRIEF = MelderGegevens(naam="Bep", postadres="Kade 4", kanaal="brief")
BEL = MelderGegevens(telefoon="0612345678", kanaal="bel")


@pytest.fixture
def signaal(gebied, thema):
    return maak_signaal(gebied, thema=thema)


@pytest.fixture
def pad(gemeente, signaal):
    return f"/{gemeente.slug}/werk/signalen/{signaal.kenmerk}/beantwoorden/"


@pytest.fixture
def client(wijkambtenaar, client_van):
    return client_van(wijkambtenaar)


def sluit_aan(signaal: Signaal, e_mail: str, kanaal: str = "mail") -> Melder:
    return Melder.objects.create(
        gemeente=signaal.gemeente,
        signaal=signaal,
        soort="aansluiter",
        e_mail=e_mail,
        kanaal=kanaal,
        sleutel=e_mail[:32],
    )


def tekst_van(antwoord) -> str:
    """What stands on the page, without its marks."""
    kaal = re.sub(r"<[^>]+>", "", unescape(antwoord.content.decode()))
    return " ".join(kaal.split()).replace(" ,", ",").replace(" .", ".")


def stuur(client, pad, **velden):
    """As somebody does it: look first, then send what was shown."""
    gezien = client.post(pad, {**velden, "voorbeeld": "1"}).context["antwoord_form"]["gezien"]
    return client.post(pad, {**velden, "gezien": gezien.value()})


# --- the preview --------------------------------------------------------------------------------


def test_het_voorbeeld_toont_alles_en_verstuurt_niets(client, pad, signaal):
    voor = klok.vandaag() + timedelta(days=10)
    velden = {**NEE, "zelf": "U kunt om het pad heen.", "belofte": "Een bord", "belofte_voor": voor}
    antwoord = client.post(pad, {**velden, "voorbeeld": "1"})
    pagina = tekst_van(antwoord)
    assert antwoord.status_code == 200
    for stuk in (
        "Zo leest de bewoner het, per e-mail",
        "Ons antwoord: nee.",
        "Er komen lampen.",
        "Andere paden zijn slechter.",
        "U kunt om het pad heen.",
        "Dit beloven wij:",
        "Een bord, voor ",
        "Dit gaat naar 1 mens",
        "1 per e-mail",
    ):
        assert stuk in pagina, stuk
    assert "ans@voorbeeld.nl" not in pagina
    assert not Terugkoppeling.objects.filter(soort="antwoord").exists()
    assert not Toezegging.objects.exists()


def test_versturen_na_het_voorbeeld(client, pad, signaal):
    voor = klok.vandaag() + timedelta(days=10)
    velden = {**ANTWOORD, "belofte": "Een bord", "belofte_voor": str(voor)}
    assert stuur(client, pad, **velden).status_code == 302
    signaal.refresh_from_db()
    assert (signaal.status, signaal.op_tijd) == ("beantwoord", True)
    assert Toezegging.objects.get(signaal=signaal).voor == voor
    pagina = tekst_van(client.get(pad.removesuffix("beantwoorden/")))
    assert "Er komen lampen." in pagina


def test_wat_na_het_voorbeeld_veranderde_wordt_eerst_getoond(client, pad):
    gezien = client.post(pad, {**ANTWOORD, "voorbeeld": "1"}).context["antwoord_form"]["gezien"]
    anders = {**ANTWOORD, "tekst": "Er komen geen lampen.", "gezien": gezien.value()}
    antwoord = client.post(pad, anders)
    assert antwoord.status_code == 200
    assert "U veranderde de tekst" in tekst_van(antwoord)
    assert not Terugkoppeling.objects.filter(soort="antwoord").exists()


@pytest.mark.parametrize(
    ("melder", "kop"),
    [(BRIEF, "in een brief"), (BEL, "aan de telefoon"), (None, "op de volgpagina")],
)
def test_het_voorbeeld_volgt_het_kanaal(gebied, client, gemeente, melder, kop):
    signaal = maak_signaal(gebied, melder=melder)
    pad = f"/{gemeente.slug}/werk/signalen/{signaal.kenmerk}/beantwoorden/"
    pagina = tekst_van(client.post(pad, {**ANTWOORD, "voorbeeld": "1"}))
    assert kop in pagina
    assert "Kade 4" not in pagina
    assert "0612345678" not in pagina
    assert ("Niemand krijgt hiervan bericht" in pagina) is (melder is None)


# --- who gets it --------------------------------------------------------------------------------


def test_wie_het_voorbeeld_noemt_krijgt_het_ook(gebied, client, pad, signaal, wijkambtenaar):
    samen = maak_signaal(gebied, melder=BRIEF)
    maak_signaal(gebied, melder=BEL)  # somebody else altogether
    voeg_samen(samen, signaal)
    for e_mail in ("cor@voorbeeld.nl", "dia@voorbeeld.nl", "ans@voorbeeld.nl"):
        sluit_aan(signaal, e_mail)
    sluit_aan(signaal, "", kanaal="geen")
    pagina = tekst_van(client.post(pad, {**ANTWOORD, "voorbeeld": "1"}))
    assert "Dit gaat naar 4 mensen: 3 per e-mail, 1 per brief" in pagina
    assert "1 mens wil geen bericht" in pagina
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    klaar = Verzending.objects.filter(terugkoppeling__soort="antwoord", status="klaar")
    assert sorted(klaar.values_list("kanaal", flat=True)) == ["brief", "mail", "mail", "mail"]


def test_het_gehoor_is_dat_van_de_draad(gebied, signaal):
    een, dieper, geheel, deel = (maak_signaal(gebied) for _nummer in range(4))
    voeg_samen(een, signaal)
    voeg_samen(dieper, een)
    Signaal.objects.filter(pk=deel.pk).update(gesplitst_uit=geheel)
    deel.refresh_from_db()
    per_signaal = gehoor_per_signaal([signaal, deel])
    for kop in (signaal, deel):
        assert {m.signaal_id for m in per_signaal[kop.pk]} == gehoor_ids(kop)


def test_aansluiters_worden_apart_geteld(signaal):
    sluit_aan(signaal, "cor@voorbeeld.nl")
    telling = tel_gehoor(gehoor_per_signaal([signaal])[signaal.pk])
    assert (telling.mensen, telling.mail, telling.aansluiters) == (2, 2, 1)


# --- what is missing, and what reads badly -------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({**ANTWOORD, "uitkomst": ""}, "Kies of het kan"),
        ({**ANTWOORD, "tekst": ""}, "Schrijf op wat wij doen"),
        ({**ANTWOORD, "reden": ""}, "De bewoner krijgt altijd de reden"),
        ({**ANTWOORD, "reden_soort": ""}, "Kies wat voor reden"),
        ({**NEE, "afgewogen": ""}, "Schrijf op wat wij hebben afgewogen"),
        ({**ANTWOORD, "belofte": "Een bord"}, "voor welke datum"),
        ({**ANTWOORD, "belofte": "Een bord", "belofte_voor": "2020-01-01"}, "die nog komt"),
    ],
)
def test_wat_ontbreekt_staat_erbij_en_de_tekst_blijft(client, pad, velden, melding):
    antwoord = client.post(pad, {**velden, "zelf": "Om het pad heen."})
    pagina = tekst_van(antwoord)
    assert antwoord.status_code == 422
    assert melding in pagina
    assert "Om het pad heen." in pagina
    assert not Terugkoppeling.objects.filter(soort="antwoord").exists()


def test_ja_vraagt_geen_soort_reden(client, pad):
    ja = {**ANTWOORD, "uitkomst": "kan", "reden_soort": ""}
    assert stuur(client, pad, **ja).status_code == 302


def test_de_taal_wordt_nagelezen_en_houdt_niets_tegen(client, pad):
    stroef = {**ANTWOORD, "tekst": "Conform de APV wordt het pad aangepakt.", "reden": "Zo is het."}
    antwoord = client.post(pad, {**stroef, "voorbeeld": "1"})
    pagina = tekst_van(antwoord)
    assert "Moeilijk woord: ‘conform’" in pagina
    assert "Schrijf liever ‘volgens’" in pagina
    assert "Zeg wie het doet" in pagina
    assert stuur(client, pad, **stroef).status_code == 302


def test_makkelijke_taal_krijgt_een_vinkje(client, pad):
    assert "leest bijna iedereen makkelijk" in tekst_van(
        client.post(pad, {**ANTWOORD, "voorbeeld": "1"})
    )


# --- a text to start from -----------------------------------------------------------------------


@pytest.fixture
def standaard(gemeente, thema):
    return Standaardtekst.objects.create(
        gemeente=gemeente,
        kenmerk="7KD4QXM",
        thema=thema,
        uitkomst="kan_niet",
        titel="Geen geld voor een bankje",
        tekst="Wij zetten hier geen bank.",
        reden="Er is dit jaar geen geld.",
    )


def test_een_standaardtekst_vult_de_velden(client, pad, standaard):
    antwoord = client.post(pad, {"standaardtekst": standaard.kenmerk, "gebruik": "1"})
    form = antwoord.context["antwoord_form"]
    assert antwoord.status_code == 200
    assert [form[naam].value() for naam in ("uitkomst", "tekst", "reden")] == [
        "kan_niet",
        "Wij zetten hier geen bank.",
        "Er is dit jaar geen geld.",
    ]
    assert not form.errors


def test_wat_er_al_stond_blijft(client, pad, standaard):
    velden = {"tekst": "Dag Ans.", "standaardtekst": standaard.kenmerk, "gebruik": "1"}
    form = client.post(pad, velden).context["antwoord_form"]
    assert form["tekst"].value() == "Wij zetten hier geen bank.\n\nDag Ans."


def test_zonder_keuze_wordt_niets_ingevuld(client, pad, standaard):
    antwoord = client.post(pad, {"tekst": "Dag.", "gebruik": "1"})
    assert "Kies eerst een standaardtekst" in tekst_van(antwoord)
    assert antwoord.context["antwoord_form"]["tekst"].value() == "Dag."


def test_hoe_vaak_een_tekst_is_gebruikt(client, pad, standaard):
    stuur(client, pad, **NEE, standaardtekst=standaard.kenmerk)
    standaard.refresh_from_db()
    assert standaard.gebruikt == 1


@pytest.mark.parametrize(
    ("velden", "zichtbaar"),
    [({}, True), ({"thema": None}, True), ({"actief": False}, False), ({"thema": "ander"}, False)],
)
def test_alleen_passende_teksten_zijn_te_kiezen(
    client, gemeente, pad, standaard, velden, zichtbaar
):
    if velden.get("thema") == "ander":
        velden = {"thema": gemeente.thema_set.create(slug="afval", naam="Afval")}
    for naam, waarde in velden.items():
        setattr(standaard, naam, waarde)
    standaard.save()
    pagina = tekst_van(client.get(pad.removesuffix("beantwoorden/") + "?doe=antwoord"))
    assert (standaard.titel in pagina) is zichtbaar


# --- two at once, and who may not ---------------------------------------------------------------


def test_wie_te_laat_is_hoort_van_wie_en_houdt_zijn_tekst(client, pad, signaal, leidinggevende):
    versie = signaal.stappen.count()
    services.signaal_beantwoorden(signaal, actor=leidinggevende, **ANTWOORD)
    antwoord = client.post(pad, {**ANTWOORD, "tekst": "Mijn eigen tekst.", "versie": versie})
    pagina = tekst_van(antwoord)
    assert antwoord.status_code == 409
    assert "Lies Leiding wijzigde dit signaal" in pagina
    assert "Mijn eigen tekst." in pagina
    assert Terugkoppeling.objects.filter(soort="antwoord").count() == 1


def test_na_het_lezen_van_de_wijziging_kan_het_alsnog(client, pad, signaal, leidinggevende):
    versie = signaal.stappen.count()
    services.signaal_oppakken(signaal, actor=leidinggevende)
    antwoord = client.post(pad, {**ANTWOORD, "versie": versie})
    assert antwoord.status_code == 409
    nieuw = antwoord.context["antwoord_form"]["versie"].value()
    assert client.post(pad, {**ANTWOORD, "versie": nieuw}).status_code == 302


@pytest.mark.parametrize("rol", ["sectorambtenaar", "collega_elders", "partner", "vreemde"])
def test_wie_het_niet_ziet_kan_het_niet_beantwoorden(pad, rolverdeling, client_van, rol):
    assert client_van(rolverdeling[rol]).post(pad, ANTWOORD).status_code == 404


@pytest.mark.parametrize("rol", ["wijkwethouder", "raadslid"])
def test_meelezers_beantwoorden_niet(pad, rolverdeling, client_van, rol):
    assert client_van(rolverdeling[rol]).post(pad, ANTWOORD).status_code in {403, 404}


def test_de_melder_van_een_ander_staat_niet_in_het_voorbeeld(client, pad, signaal):
    assert ANS.naam not in tekst_van(client.post(pad, {**ANTWOORD, "voorbeeld": "1"}))


def test_vijfentwintig_vragen_om_te_antwoorden(client, pad, signaal, standaard):
    for nummer in range(12):
        sluit_aan(signaal, f"b{nummer}@voorbeeld.nl")
    client.get(pad.removesuffix("beantwoorden/"))
    velden = {
        **ANTWOORD,
        "belofte": "Een bord",
        "belofte_voor": str(klok.vandaag()),
        "standaardtekst": standaard.kenmerk,
    }
    with tel_vragen() as vragen:
        assert client.post(pad, velden).status_code == 302
    assert vragen.aantal <= 25, vragen
