"""What waits by name or role: decisions, promises, messages, absence, lost voices, look-alikes."""

from datetime import timedelta

import pytest

from tests.draad import Draad
from wijkwerk.accounts.models import Organisatie, Vervanging
from wijkwerk.core import klok
from wijkwerk.signalen import labels, services
from wijkwerk.signalen.models import Doorgeleiding, Escalatie, Oordeel, Signaal, Toezegging
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen
from wijkwerk.werkplek.tests.test_werkplek import inhoud, oud_signaal
from wijkwerk.werkplek.weergave import GEBEURD

STAND = "/proefdam/werk/gebieden/noord/stand/"
MEESTE_VRAGEN = 12
ANONIEM = MelderGegevens()


def vraag_besluit(signaal: Signaal, door, naar_rol: str, dagen: int = 3) -> Escalatie:
    return Escalatie.objects.create(
        gemeente_id=signaal.gemeente_id,
        signaal=signaal,
        trede=1,
        naar_rol=naar_rol,
        reden="Wij komen er niet uit.",
        gevraagd="Mag het hek weg?",
        voor=klok.vandaag() + timedelta(days=dagen),
        door=door.persoon,
        op=klok.nu(),
    )


def test_een_besluit_wacht_op_wie_op_die_trede_staat(
    client_van, gebied, wijkambtenaar, wijkwethouder, leidinggevende, collega_elders
):
    signaal = maak_signaal(gebied, tekst="Het hek staat in de weg.")
    vraag_besluit(signaal, wijkambtenaar, "wijkwethouder")
    pagina = inhoud(client_van(wijkwethouder))
    assert "Mag het hek weg?" in pagina
    assert "neem een besluit" in pagina
    for ander in (leidinggevende, collega_elders):
        assert "Mag het hek weg?" not in inhoud(client_van(ander))
    Escalatie.objects.update(status="besloten")
    assert "Mag het hek weg?" not in inhoud(client_van(wijkwethouder))


def test_een_besluit_van_een_ander_gebied_wacht_niet_op_mij(
    client_van, ander_gebied, leidinggevende, wijkambtenaar
):
    vraag_besluit(maak_signaal(ander_gebied), leidinggevende, "wijkambtenaar")
    assert "Mag het hek weg?" not in inhoud(client_van(wijkambtenaar))


@pytest.mark.parametrize(("dagen", "ziet"), [(6, True), (8, False)])
def test_een_toezegging_van_mij_die_bijna_afloopt(
    client_van, gebied, wijkambtenaar, leidinggevende, dagen, ziet
):
    voor = klok.vandaag() + timedelta(days=dagen)
    services.toezegging_maken(
        actor=wijkambtenaar, gebied=gebied, tekst="De bank komt terug.", voor=voor
    )
    assert ("kom uw toezegging na" in inhoud(client_van(wijkambtenaar))) is ziet
    assert "kom uw toezegging na" not in inhoud(client_van(leidinggevende))


def test_een_toezegging_te_laat_staat_bij_te_laat(client_van, gebied, wijkambtenaar):
    services.toezegging_maken(
        actor=wijkambtenaar, gebied=gebied, tekst="De bank komt terug.", voor=klok.vandaag()
    )
    Toezegging.objects.update(voor=klok.vandaag() - timedelta(days=2))
    pagina = inhoud(client_van(wijkambtenaar))
    assert "Er is werk te laat." in pagina
    assert pagina.index("De bank komt terug.") < pagina.index("Wacht op u")


def test_de_lijn_met_het_bestuur_twee_kanten_op(
    client_van, gemeente, gebied, wijkambtenaar, wijkwethouder
):
    bericht = services.bestuursbericht_sturen(
        gemeente,
        actor=wijkambtenaar,
        gebied=gebied,
        aan=wijkwethouder.persoon,
        onderwerp="De markt",
        tekst="Bewoners zijn boos.",
    )
    assert "lees het bericht" in inhoud(client_van(wijkwethouder))
    assert "lees het bericht" not in inhoud(client_van(wijkambtenaar))
    services.bestuursbericht_beantwoorden(bericht, actor=wijkwethouder, antwoord="Ik kom.")
    assert "de bestuurder gaf antwoord" in inhoud(client_van(wijkambtenaar))
    assert "lees het bericht" not in inhoud(client_van(wijkwethouder))
    with klok.verzet(klok.nu() + timedelta(days=8)):
        assert "de bestuurder gaf antwoord" not in inhoud(client_van(wijkambtenaar))


def test_een_vraag_op_naam_en_aanvaard_blijft_staan(
    client_van, gebied, wijkambtenaar, sectorambtenaar, organisatie
):
    signaal = maak_signaal(gebied, tekst="De lamp is stuk.")
    morgen = klok.vandaag() + timedelta(days=1)
    services.signaal_doorgeven(
        signaal, actor=wijkambtenaar, naar=organisatie, vraag="Wanneer?", voor=morgen
    )
    assert "neem aan of weiger" in inhoud(client_van(sectorambtenaar))
    services.doorgeleiding_aanvaarden(Doorgeleiding.objects.get(), actor=sectorambtenaar)
    pagina = inhoud(client_van(sectorambtenaar))
    assert "De lamp is stuk" in pagina
    assert "geef antwoord aan een collega" in pagina


def test_een_vraag_aan_het_bestuur_wacht_op_de_wethouder(
    client_van, gemeente, gebied, wijkambtenaar, wijkwethouder, sectorambtenaar
):
    college = Organisatie.objects.create(gemeente=gemeente, naam="College", soort="bestuur")
    services.signaal_doorgeven(
        maak_signaal(gebied, tekst="Mag de school hier?"),
        actor=wijkambtenaar,
        naar=college,
        vraag="Wat vindt u?",
        voor=klok.vandaag() + timedelta(days=1),
    )
    assert "Mag de school hier?" in inhoud(client_van(wijkwethouder))
    assert "Mag de school hier?" not in inhoud(client_van(sectorambtenaar))


def test_werk_van_wie_ik_vervang(
    client_van, gemeente, gebied, wijkambtenaar, leidinggevende, collega_elders
):
    services.signaal_oppakken(maak_signaal(gebied), actor=wijkambtenaar)
    vandaag = klok.vandaag()

    def weg(wie, vervanger):
        Vervanging.objects.create(
            gemeente=gemeente,
            persoon=wie.persoon,
            vervanger=vervanger.persoon,
            van=vandaag,
            tot=vandaag,
            door=leidinggevende.persoon,
        )

    weg(wijkambtenaar, collega_elders)
    assert "U neemt waar" not in inhoud(client_van(leidinggevende))
    assert "U neemt waar" not in inhoud(client_van(collega_elders))  # sees nothing of that area
    weg(collega_elders, leidinggevende)
    assert "U neemt waar: 1 open signaal" in inhoud(client_van(leidinggevende))


def test_verdwaald_en_op_elkaar_lijkend(client_van, gebied, wijkambtenaar, wijkwethouder):
    for _nummer in range(2):
        oud_signaal(gebied, 20, tekst="Steeds grofvuil bij de container.", melder=ANONIEM)
    pagina = inhoud(client_van(wijkambtenaar))
    assert "Er zijn 2 signalen verdwaald" in pagina
    assert "Er is 1 groepje berichten dat op elkaar lijkt" in pagina
    assert "verdwaald" not in inhoud(client_van(wijkwethouder))


def test_elke_stap_heeft_een_zin():
    """A new step that forgets its sentence would read ‘Een bewoner werkte aan’."""
    zonder = set(labels.HANDELING) - set(GEBEURD)
    assert not zonder


def test_wat_een_regel_deed_deed_geen_bewoner(client_van, gebied, wijkambtenaar):
    signaal = maak_signaal(gebied)
    signaal.stappen.create(handeling="signaal.routeren", naar="nieuw", op=klok.nu())
    signaal.stappen.create(handeling="signaal.wissen", naar="nieuw", op=klok.nu())
    pagina = inhoud(client_van(wijkambtenaar))
    assert "Een vaste regel wees de weg:" in pagina
    assert "wiste na de bewaartermijn" not in pagina  # no news, and there may be hundreds


# --- how an area stands -------------------------------------------------------------------------


def test_de_stand_verzwijgt_niets(client_van, gebied, wijkambtenaar, wijkwethouder, organisatie):
    signaal = maak_signaal(gebied, tekst="De lamp is stuk.")
    services.signaal_doorgeven(
        signaal, actor=wijkambtenaar, naar=organisatie, vraag="Wanneer?", voor=klok.vandaag()
    )
    Doorgeleiding.objects.update(voor=klok.vandaag() - timedelta(days=4))
    vraag_besluit(signaal, wijkambtenaar, "wijkwethouder")
    belofte = services.toezegging_maken(
        actor=wijkambtenaar, gebied=gebied, tekst="De bank komt terug.", voor=klok.vandaag()
    )
    services.toezegging_breken(belofte, actor=wijkambtenaar, reden="Er is geen bank meer.")
    Oordeel.objects.create(
        gemeente_id=signaal.gemeente_id,
        melder=signaal.melders.get(),
        signaal=signaal,
        gehoord="nee",
        op=klok.nu(),
    )
    pagina = inhoud(client_van(wijkwethouder), STAND)
    for tekst in (
        "1</strong> bewoner zei: ik ben niet gehoord.",
        "Mag het hek weg?",
        "De lamp is stuk</a>, Stadsbeheer",
        "4 dagen geleden",
        "De bank komt terug.</a>, Wilma Wijk, gebroken",
    ):
        assert tekst in pagina


def test_de_stand_van_een_ander_gebied_staat_er_niet_bij(
    client_van, ander_gebied, leidinggevende, wijkwethouder
):
    vraag_besluit(maak_signaal(ander_gebied), leidinggevende, "wijkwethouder")
    assert "Wat nog meer wacht" not in inhoud(client_van(wijkwethouder), STAND)


def test_heropenen_maakt_een_laat_antwoord_niet_op_tijd(
    client_van, gebied, wijkambtenaar, wijkwethouder
):
    signaal = oud_signaal(gebied, 40, melder=ANONIEM)
    Signaal.objects.update(ontvangen_op=klok.nu())  # in this quarter, with an old term
    antwoord = {"uitkomst": "kan", "tekst": "Wij doen het.", "reden": "Het kan."}
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **antwoord)
    services.signaal_heropenen(signaal, actor=wijkambtenaar, reden="Er is meer.")
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **antwoord)
    pagina = inhoud(client_van(wijkwethouder), STAND)
    assert "<strong>0</strong> keer op tijd antwoord, <strong>1</strong> keer te laat" in pagina


@pytest.mark.parametrize("rol", ["wijkambtenaar", "wijkwethouder", "leidinggevende"])
def test_vragen_met_van_alles_wat(
    client_van, rolverdeling, gebied, wijkambtenaar, draad: Draad, rol
):
    for nummer in range(8):
        signaal = oud_signaal(gebied, 30, tekst=f"Bericht {nummer}", melder=ANONIEM)
        vraag_besluit(signaal, wijkambtenaar, rol)
        services.toezegging_maken(
            actor=wijkambtenaar, gebied=gebied, tekst=f"Belofte {nummer}", voor=klok.vandaag()
        )
    draad.inspanning("Werk", draad.opgave())
    client = client_van(rolverdeling[rol])
    for pad in ("/proefdam/werk/", STAND):
        inhoud(client, pad)
        with tel_vragen() as vragen:
            inhoud(client, pad)
        assert vragen.aantal <= MEESTE_VRAGEN, vragen
