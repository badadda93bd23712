"""The line to the bestuur: send, read, answer, and a report that stays as it was."""

from datetime import timedelta

import pytest

from wijkwerk.accounts.models import Collegabericht
from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Bestuursbericht, Signaal
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/werk/bestuur/"


@pytest.fixture
def stuur(gemeente, gebied, wijkambtenaar, wijkwethouder):
    def doe(**velden) -> Bestuursbericht:
        opties = {
            "actor": wijkambtenaar,
            "gebied": gebied,
            "aan": wijkwethouder.persoon,
            "onderwerp": "De markt moet weg",
            "tekst": "Bewoners zijn boos.",
            **velden,
        }
        return services.bestuursbericht_sturen(gemeente, **opties)

    return doe


@pytest.fixture
def rapport(gemeente, gebied, wijkambtenaar, wijkwethouder):
    def doe(**velden) -> Bestuursbericht:
        vandaag = klok.vandaag()
        opties = {
            "actor": wijkambtenaar,
            "gebied": gebied,
            "aan": wijkwethouder.persoon,
            "van": vandaag - timedelta(days=90),
            "tot": vandaag,
            "tekst": "Het gaat over afval.",
            **velden,
        }
        return services.rapport_maken(gemeente, **opties)

    return doe


def laat_signaal(gebied, tekst: str) -> Signaal:
    with klok.verzet(klok.nu() - timedelta(days=40)):
        return maak_signaal(gebied, tekst=tekst, melder=MelderGegevens())


def test_een_bericht_komt_aan_en_staat_in_het_logboek(stuur, wijkwethouder):
    bericht = stuur(gevraagd="Mag de markt naar het plein?")
    assert bericht.kenmerk
    assert bericht.gelezen_op is None
    assert Logregel.objects.filter(handeling="bestuursbericht.sturen").count() == 1
    mail = Collegabericht.objects.get()
    assert mail.persoon == wijkwethouder.persoon
    assert bericht.kenmerk[:4] in mail.pad


def test_wie_leidt_leest_alleen_mee_als_dat_gevraagd_is(stuur, leidinggevende, client_van, pad):
    zonder = stuur()
    met = stuur(kopie=True, onderwerp="Met kopie")
    client = client_van(leidinggevende)
    assert client.get(f"{pad}{zonder.kenmerk}/").status_code == 404
    assert client.get(f"{pad}{met.kenmerk}/").status_code == 200
    assert Collegabericht.objects.filter(persoon=leidinggevende.persoon).count() == 1


@pytest.mark.parametrize("rol", ["raadslid", "sectorambtenaar", "partner", "gemeentebeheerder"])
def test_wie_de_wijk_niet_behandelt_stuurt_niets(stuur, rolverdeling, client_van, pad, rol):
    with pytest.raises(NotAllowed):
        stuur(actor=rolverdeling[rol])
    assert client_van(rolverdeling[rol]).get(f"{pad}nieuw/bericht/").status_code == 404


def test_een_ander_gebied_en_geen_wethouder_mogen_niet(
    stuur, ander_gebied, collega_elders, leidinggevende, wijkambtenaar
):
    with pytest.raises(NotAllowed):
        stuur(actor=collega_elders)
    with pytest.raises(DomainError, match="geen wethouder voor dit gebied"):
        stuur(aan=wijkambtenaar.persoon)
    with pytest.raises(DomainError, match="geen wethouder voor dit gebied"):
        stuur(actor=leidinggevende, gebied=ander_gebied)
    with pytest.raises(DomainError, match="Schrijf uw bericht"):
        stuur(tekst="  ")


def test_kijken_is_nog_geen_lezen(stuur, wijkwethouder, wijkambtenaar, client_van, pad):
    bericht = stuur()
    client = client_van(wijkwethouder)
    client.get(f"{pad}{bericht.kenmerk}/")
    bericht.refresh_from_db()
    assert bericht.gelezen_op is None
    client.post(f"{pad}{bericht.kenmerk}/gelezen/")
    bericht.refresh_from_db()
    eerst = bericht.gelezen_op
    assert eerst is not None
    client.post(f"{pad}{bericht.kenmerk}/gelezen/")
    bericht.refresh_from_db()
    assert bericht.gelezen_op == eerst
    assert client_van(wijkambtenaar).post(f"{pad}{bericht.kenmerk}/gelezen/").status_code == 404
    with pytest.raises(NotAllowed):
        services.bestuursbericht_lezen(bericht, actor=wijkambtenaar)


def test_antwoord_een_keer_en_de_afzender_hoort_het(
    stuur, wijkambtenaar, wijkwethouder, client_van, pad
):
    bericht = stuur()
    client = client_van(wijkwethouder)
    leeg = client.post(f"{pad}{bericht.kenmerk}/beantwoorden/", {"antwoord": ""})
    assert leeg.status_code == 422
    antwoord = {"antwoord": "Ik kom kijken."}
    assert client.post(f"{pad}{bericht.kenmerk}/beantwoorden/", antwoord).status_code == 302
    bericht.refresh_from_db()
    assert bericht.antwoord == "Ik kom kijken."
    assert bericht.gelezen_op == bericht.beantwoord_op
    assert Collegabericht.objects.filter(persoon=wijkambtenaar.persoon).count() == 1
    nog = client.post(f"{pad}{bericht.kenmerk}/beantwoorden/", {"antwoord": "Toch niet."})
    assert nog.status_code == 409
    assert "Toch niet." in nog.content.decode()
    pagina = client_van(wijkambtenaar).get(f"{pad}{bericht.kenmerk}/").content.decode()
    assert "Ik kom kijken." in pagina


def test_alleen_aan_wie_het_gericht_is_antwoordt(stuur, wijkambtenaar, leidinggevende):
    bericht = stuur(kopie=True)
    for wie in (wijkambtenaar, leidinggevende):
        with pytest.raises(NotAllowed):
            services.bestuursbericht_beantwoorden(bericht, actor=wie, antwoord="Ik ook.")


def test_een_rapport_leest_later_hetzelfde(  # noqa: PLR0917 -- the cast
    rapport, gebied, buurt, ander_gebied, thema, wijkambtenaar, wijkwethouder, client_van, pad
):
    laat_signaal(buurt, "Er ligt al weken afval.")
    maak_signaal(gebied, tekst="Mooie bloemen.", soort="compliment", thema=thema)
    laat_signaal(ander_gebied, "Dit is elders.")
    belofte = klok.vandaag() + timedelta(days=3)
    toezegging = services.toezegging_maken(
        actor=wijkambtenaar, gebied=gebied, tekst="De bank komt terug.", voor=belofte
    )
    type(toezegging).objects.update(voor=klok.vandaag() - timedelta(days=3))
    bericht = rapport(gevraagd="Meer containers?")
    assert bericht.cijfers["ontvangen"] == 2
    assert bericht.cijfers["laat"] == 1
    assert bericht.cijfers["themas"] == [["", 1], ["Groen", 1]]
    assert [rij["tekst"] for rij in bericht.cijfers["toezeggingen"]] == ["De bank komt terug."]
    Signaal.objects.update(status="beantwoord")
    pagina = client_van(wijkwethouder).get(f"{pad}{bericht.kenmerk}/").content.decode()
    for tekst in ("Er ligt al weken afval", "niemand", "De bank komt terug.", "Meer containers?"):
        assert tekst in pagina
    assert "Dit is elders" not in pagina


def test_een_rapport_gaat_niet_over_morgen(rapport):
    morgen = klok.vandaag() + timedelta(days=1)
    with pytest.raises(DomainError, match="in de toekomst"):
        rapport(tot=morgen)
    with pytest.raises(DomainError, match="Draai ze om"):
        rapport(van=klok.vandaag(), tot=klok.vandaag() - timedelta(days=1))


@pytest.mark.parametrize("soort", ["bericht", "rapport"])
def test_het_formulier_stuurt_een_keer(
    gebied, pad, wijkambtenaar, wijkwethouder, client_van, soort
):
    client = client_van(wijkambtenaar)
    velden = {
        "gebied": gebied.slug,
        "aan": wijkwethouder.persoon.schuilnaam,
        "onderwerp": "Over de markt",
        "tekst": "",
        "van": (klok.vandaag() - timedelta(days=30)).isoformat(),
        "tot": klok.vandaag().isoformat(),
        "eenmalig": "sleutel-van-dit-formulier",
    }
    fout = client.post(f"{pad}nieuw/{soort}/", {**velden, "gevraagd": "Wat ik vraag"})
    assert fout.status_code == 422
    assert "Wat ik vraag" in fout.content.decode()
    velden["tekst"] = "Bewoners zijn boos."
    eerste = client.post(f"{pad}nieuw/{soort}/", velden)
    tweede = client.post(f"{pad}nieuw/{soort}/", velden)
    assert eerste.status_code == tweede.status_code == 302
    assert eerste.url == tweede.url
    assert Bestuursbericht.objects.get().soort == soort


def test_een_onbekende_soort_is_er_niet(pad, wijkambtenaar, client_van):
    assert client_van(wijkambtenaar).get(f"{pad}nieuw/onzin/").status_code == 404


def test_niemand_ziet_de_berichten_van_een_ander(
    stuur, pad, collega_elders, vreemde, wijkambtenaar, client_van
):
    bericht = stuur()
    assert "De markt moet weg" in client_van(wijkambtenaar).get(pad).content.decode()
    assert "De markt moet weg" not in client_van(collega_elders).get(pad).content.decode()
    assert client_van(collega_elders).get(f"{pad}{bericht.kenmerk}/").status_code == 404
    assert client_van(vreemde).get(f"{pad}{bericht.kenmerk}/").status_code == 404


def test_vragen_aan_de_database(rapport, gebied, pad, wijkwethouder, client_van):
    for nummer in range(12):
        laat_signaal(gebied, f"Bericht {nummer}")
    bericht = rapport()
    client = client_van(wijkwethouder)
    for plek in ("", f"{bericht.kenmerk}/"):
        client.get(pad + plek)
        with tel_vragen() as vragen:
            assert client.get(pad + plek).status_code == 200
        assert vragen.aantal <= 8, vragen
