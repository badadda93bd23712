"""A stop on an address, and how much one address may send."""

from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM, Bewoner
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.core.veger import veeg
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Afzenderstop, Signaal
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.services.afzenders import PER_AFZENDER
from wijkwerk.signalen.tests.factories import ANS, maak_opgave, maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_laat_iets_weten import invulling

BEL = MelderGegevens(telefoon="06 1234 5678", kanaal="bel")
REDEN = "Bedreigde een collega"


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/laat-iets-weten/"


@pytest.fixture
def melder(gebied):
    return maak_signaal(gebied).indiener


def stop(melder, actor, dagen: int = 30, reden: str = REDEN) -> list[Afzenderstop]:
    tot = klok.vandaag() + timedelta(days=dagen)
    return services.afzenderstop_maken(melder, actor=actor, reden=reden, tot=tot)


# --- the stop -----------------------------------------------------------------------------------


def test_na_een_stop_komt_er_niets_meer_binnen_en_staat_er_hoe_het_wel_kan(
    melder, gebied, wijkambtenaar
):
    stop(melder, wijkambtenaar)
    anders_geschreven = MelderGegevens(e_mail="ANS+nieuw@Voorbeeld.nl", kanaal="mail")
    for gegevens in (ANS, anders_geschreven):
        with pytest.raises(DomainError, match="Bel ons: 14 0999") as fout:
            maak_signaal(gebied, melder=gegevens)
        assert "Raadhuisplein 1" in fout.value.melding
    assert Signaal.objects.count() == 1
    maak_signaal(gebied, melder=BEL)


def test_ook_een_telefoonnummer_en_ook_bij_aansluiten(gebied, wijkambtenaar):
    stop(maak_signaal(gebied, melder=BEL).indiener, wijkambtenaar)
    zelfde = MelderGegevens(telefoon="+31 6 12345678", kanaal="bel")
    with pytest.raises(DomainError, match="Bel ons"):
        maak_signaal(gebied, melder=zelfde)
    opgave = maak_opgave(gebied, wijkambtenaar, publiek=True)
    with pytest.raises(DomainError, match="Bel ons"):
        services.signaal_aansluiten(opgave, actor=Bewoner(), melder=zelfde)


def test_een_medewerker_schrijft_nog_steeds_op_wat_iemand_belt(melder, gebied, wijkambtenaar):
    stop(melder, wijkambtenaar)
    maak_signaal(gebied, actor=wijkambtenaar, kanaal="telefoon")
    assert Signaal.objects.count() == 2


def test_er_staat_nergens_een_leesbaar_adres(melder, wijkambtenaar):
    (rij,) = stop(melder, wijkambtenaar)
    assert "ans" not in str(vars(rij)).lower()
    regel = Logregel.objects.filter(handeling="afzenderstop.maken").get()
    assert regel.object_kenmerk == rij.kenmerk
    assert "ans" not in str(vars(regel)).lower()


def test_een_stop_loopt_af_en_wordt_een_jaar_later_vergeten(melder, gebied, wijkambtenaar):
    stop(melder, wijkambtenaar, dagen=7)
    with klok.verzet(klok.nu() + timedelta(days=7)), pytest.raises(DomainError, match="Bel ons"):
        maak_signaal(gebied)
    with klok.verzet(klok.nu() + timedelta(days=8)):
        maak_signaal(gebied)
        assert veeg()["signalen.afzenders"] == 0
    with klok.verzet(klok.nu() + timedelta(days=373)):
        assert veeg()["signalen.afzenders"] == 1
    assert not Afzenderstop.objects.exists()


def test_opheffen_kan_een_keer_en_dan_mag_het_weer(melder, gebied, wijkambtenaar):
    (rij,) = stop(melder, wijkambtenaar)
    services.afzenderstop_opheffen(rij, actor=wijkambtenaar)
    maak_signaal(gebied)
    with pytest.raises(DomainError, match="al opgeheven"):
        services.afzenderstop_opheffen(rij, actor=wijkambtenaar)
    assert Logregel.objects.filter(handeling="afzenderstop.opheffen").count() == 1
    stop(melder, wijkambtenaar)


@pytest.mark.parametrize("dagen", [-1, 0, 366])
def test_langer_dan_een_jaar_of_in_het_verleden_kan_niet(melder, wijkambtenaar, dagen):
    with pytest.raises(DomainError, match="hoogstens een jaar"):
        stop(melder, wijkambtenaar, dagen=dagen)
    stop(melder, wijkambtenaar, dagen=365)


def test_zonder_reden_zonder_adres_of_twee_keer_kan_niet(melder, gebied, wijkambtenaar):
    with pytest.raises(DomainError, match="waarom"):
        stop(melder, wijkambtenaar, reden="  ")
    with pytest.raises(DomainError, match="geen e-mailadres"):
        stop(maak_signaal(gebied, melder=None).indiener, wijkambtenaar)
    stop(melder, wijkambtenaar)
    with pytest.raises(DomainError, match="al gestopt"):
        stop(melder, wijkambtenaar)


@pytest.mark.parametrize(
    "rol", ["bewoner", "sectorambtenaar", "wijkwethouder", "raadslid", "collega_elders", "vreemde"]
)
def test_alleen_wie_het_gebied_behandelt_maakt_een_stop(melder, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        stop(melder, rolverdeling[rol])


@pytest.mark.parametrize("rol", ["bewoner", "sectorambtenaar", "wijkwethouder", "vreemde"])
def test_niet_iedereen_heft_een_stop_op(melder, rolverdeling, rol):
    (rij,) = stop(melder, rolverdeling["wijkambtenaar"])
    with pytest.raises(NotAllowed):
        services.afzenderstop_opheffen(rij, actor=rolverdeling[rol])


def test_de_stop_van_een_gemeente_geldt_niet_in_een_andere(melder, wijkambtenaar):
    (rij,) = stop(melder, wijkambtenaar)
    from wijkwerk.signalen.domain.afzender import kenmerken

    elders = kenmerken(melder.gemeente_id + 1, melder.e_mail, "", "geheim")["e_mail"]
    assert rij.adres_hash != elders


# --- how much -----------------------------------------------------------------------------------


def test_een_adres_stuurt_hoogstens_tien_berichten_per_dag(gebied):
    for _keer in range(PER_AFZENDER):
        maak_signaal(gebied)
    with pytest.raises(DomainError, match="al 10 berichten"):
        maak_signaal(gebied)
    maak_signaal(gebied, melder=BEL)
    maak_signaal(gebied, actor=SYSTEM)
    with klok.verzet(klok.nu() + timedelta(hours=25)):
        maak_signaal(gebied)


def test_een_nummer_ook_hoe_het_ook_is_opgeschreven(gebied):
    for nummer in range(PER_AFZENDER):
        vorm = "0612345678" if nummer % 2 else "+31 6 1234 5678"
        maak_signaal(gebied, melder=MelderGegevens(telefoon=vorm, kanaal="bel"))
    with pytest.raises(DomainError, match="al 10 berichten"):
        maak_signaal(gebied, melder=BEL)


# --- the pages ----------------------------------------------------------------------------------


def test_het_formulier_zegt_het_en_houdt_de_tekst(client, pad, melder, wijkambtenaar):
    stop(melder, wijkambtenaar)
    antwoord = client.post(pad, invulling())
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Bel ons: 14 0999" in inhoud
    assert "Mijn dochter viel er twee keer" in inhoud


@pytest.fixture
def stoppad(gemeente, melder):
    return f"/{gemeente.slug}/werk/signalen/{melder.signaal.kenmerk}/bewoner/1/stop/"


def test_een_stop_maken_op_het_scherm(client_van, wijkambtenaar, stoppad, melder):
    client = client_van(wijkambtenaar)
    inhoud = client.get(stoppad).content.decode()
    assert "ans@voorbeeld.nl" not in inhoud
    assert "a•••@voorbeeld.nl" in inhoud
    tot = (klok.vandaag() + timedelta(days=9)).isoformat()
    fout = client.post(stoppad, {"reden": REDEN, "tot": "1999-01-01"})
    assert fout.status_code == 422
    assert REDEN in fout.content.decode()
    assert client.post(stoppad, {"reden": REDEN, "tot": tot}).status_code == 302
    assert Afzenderstop.objects.get().reden == REDEN


def test_de_lijst_toont_wat_loopt_en_wat_voorbij_is_en_heft_op(
    client_van, wijkambtenaar, gemeente, gebied, melder
):
    (eerste,) = stop(melder, wijkambtenaar)
    stop(maak_signaal(gebied, melder=BEL).indiener, wijkambtenaar, reden="Veel onzin")
    client, lijst = client_van(wijkambtenaar), f"/{gemeente.slug}/werk/afzenders/"
    client.get(lijst)
    with tel_vragen() as vragen:
        inhoud = client.get(lijst).content.decode()
    assert vragen.aantal <= 12, vragen
    assert REDEN in inhoud
    assert "Veel onzin" in inhoud
    assert client.post(f"{lijst}{eerste.kenmerk}/opheffen/").status_code == 302
    daarna = client.get(lijst).content.decode()
    assert "opgeheven op" in daarna
    assert daarna.count("/opheffen/") == 1


@pytest.mark.parametrize(
    ("rol", "code"), [("collega_elders", 404), ("vreemde", 404), ("sectorambtenaar", 404)]
)
def test_wie_het_signaal_niet_behandelt_vindt_de_bladzij_niet(
    client_van, rolverdeling, stoppad, rol, code
):
    assert client_van(rolverdeling[rol]).get(stoppad).status_code == code


@pytest.mark.parametrize("nummer", ["0", "2", "99"])
def test_een_bewoner_die_er_niet_is(client_van, wijkambtenaar, stoppad, nummer):
    antwoord = client_van(wijkambtenaar).get(stoppad.replace("/1/", f"/{nummer}/"))
    assert antwoord.status_code == 404
