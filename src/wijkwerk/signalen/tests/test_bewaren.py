"""What residents gave us goes when its time is over; what can be counted stays."""

from datetime import timedelta

import pytest
from django_scopes import scopes_disabled

from wijkwerk.accounts.models import Organisatie
from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import bestand_bewaren
from wijkwerk.bestanden.tests.fotos import jpeg
from wijkwerk.core import klok
from wijkwerk.core.actor import Bewoner
from wijkwerk.core.errors import NotAllowed
from wijkwerk.core.gegevens import PERSOON, register
from wijkwerk.signalen import gegevens, services
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.models import Afzenderstop, Escalatie, Signaal, SignaalVerband
from wijkwerk.signalen.services import bewaren
from wijkwerk.signalen.services.bewaren import (
    contact_na_termijn_wissen,
    inhoud_na_termijn_wissen,
    stops_na_termijn_wissen,
)
from wijkwerk.signalen.tests.factories import TEKST, maak_opgave, maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.tests.volgers import melder_van, volger

JAAR, VIJF_JAAR = 365, 5 * 365 + 1


def geleden(dagen: int):
    return klok.verzet(klok.nu() - timedelta(days=dagen))


def gewist(signaal: Signaal) -> bool:
    return melder_van(signaal).gewist_op is not None


def beantwoord(gebied, actor, dagen: int) -> Signaal:
    with geleden(dagen):
        return services.signaal_beantwoorden(maak_signaal(gebied), actor=actor, **ANTWOORD)


# --- contact data: a year ----------------------------------------------------------------------


def test_een_jaar_na_het_intrekken_zijn_contactgegevens_weg(gebied):
    signaal = maak_signaal(gebied)
    with geleden(JAAR + 1):
        services.signaal_intrekken(melder_van(signaal), actor=volger(signaal))
    net = maak_signaal(gebied)
    with geleden(JAAR - 1):
        services.signaal_intrekken(melder_van(net), actor=volger(net))
    assert contact_na_termijn_wissen() == 1
    assert (gewist(signaal), gewist(net)) == (True, False)


def test_wie_is_samengevoegd_gaat_mee_met_het_antwoord(gebied, wijkambtenaar):
    with geleden(JAAR + 1):
        hoofd, erbij = maak_signaal(gebied), maak_signaal(gebied)
        services.signaal_samenvoegen(hoofd, actor=wijkambtenaar, andere=[erbij])
        services.signaal_beantwoorden(hoofd, actor=wijkambtenaar, **ANTWOORD)
    assert contact_na_termijn_wissen() == 2
    assert gewist(erbij)


def test_een_heropend_hoofdbericht_houdt_wie_erbij_hoort_bereikbaar(gebied, wijkambtenaar):
    with geleden(JAAR + 1):
        hoofd, erbij = maak_signaal(gebied), maak_signaal(gebied)
        services.signaal_samenvoegen(hoofd, actor=wijkambtenaar, andere=[erbij])
        services.signaal_beantwoorden(hoofd, actor=wijkambtenaar, **ANTWOORD)
        services.signaal_opnieuw_vragen(melder_van(erbij), actor=volger(erbij), reden="Nat")
    assert contact_na_termijn_wissen() == 0


def test_zolang_een_deel_loopt_blijft_de_bewoner_bereikbaar(gebied, wijkambtenaar):
    with geleden(JAAR + 1):
        signaal = maak_signaal(gebied)
        delen = services.signaal_splitsen(
            signaal, actor=wijkambtenaar, teksten=["De lamp", "Het pad"]
        )
        services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
        services.signaal_beantwoorden(delen[0], actor=wijkambtenaar, **ANTWOORD)
    assert contact_na_termijn_wissen() == 0
    with geleden(JAAR + 1):
        services.signaal_beantwoorden(delen[1], actor=wijkambtenaar, **ANTWOORD)
    assert contact_na_termijn_wissen() == 1


def test_een_belofte_die_nog_loopt_houdt_de_bewoner_bereikbaar(gebied, wijkambtenaar):
    signaal = beantwoord(gebied, wijkambtenaar, JAAR + 1)
    belofte = services.toezegging_maken(
        actor=wijkambtenaar, signaal=signaal, tekst="Een nieuw pad", voor=klok.vandaag()
    )
    assert contact_na_termijn_wissen() == 0
    services.toezegging_nakomen(belofte, actor=wijkambtenaar, toelichting="Het ligt er.")
    assert contact_na_termijn_wissen() == 1


def test_een_opgave_van_het_hoofdbericht_telt_ook(gebied, wijkambtenaar):
    with geleden(JAAR + 1):
        hoofd, erbij = maak_signaal(gebied), maak_signaal(gebied)
        maak_opgave(gebied, wijkambtenaar, signalen=[hoofd])
        services.signaal_samenvoegen(hoofd, actor=wijkambtenaar, andere=[erbij])
        services.signaal_beantwoorden(hoofd, actor=wijkambtenaar, **ANTWOORD)
    assert contact_na_termijn_wissen() == 0


# --- what was said: five years -----------------------------------------------------------------


@pytest.fixture
def oud(gebied, wijkambtenaar, organisatie: Organisatie) -> Signaal:
    """Everything one can write about a signaal, answered more than five years ago."""
    with geleden(VIJF_JAAR + 1):
        foto = bestand_bewaren(
            actor=Bewoner(), gemeente=organisatie.gemeente, upload=_upload(), alt="Mijn dochter"
        )
        signaal = maak_signaal(gebied, lat=52.1, lon=5.1, plek_tekst="Nummer 12", fotos=[foto])
        ander = maak_signaal(gebied)
        _alles_erover(signaal, ander, wijkambtenaar, organisatie)
    return signaal


def _upload():
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("foto.jpg", jpeg(), "image/jpeg")


def _alles_erover(signaal, ander, actor, organisatie) -> None:
    zelf = volger(signaal)
    opgave = maak_opgave(signaal.gebied, actor, signalen=[signaal])
    services.opgave_afronden(opgave, actor=actor, toelichting="Klaar")
    services.signaal_heropenen(signaal, actor=actor, reden="Toch niet")
    services.signaal_aanvullen(zelf.melder, actor=zelf, tekst="Ik ben Ans van nummer 12.")
    services.signaal_vertalen(signaal, actor=actor, vertaling="Duiding", thema=None)
    vraag = {"naar": organisatie, "vraag": "Kan dit?", "voor": klok.vandaag()}
    services.signaal_doorgeven(signaal, actor=actor, **vraag)
    Escalatie.objects.create(
        gemeente_id=signaal.gemeente_id,
        signaal=signaal,
        trede=1,
        naar_rol="leidinggevende",
        reden="R",
        gevraagd="G",
        voor=klok.vandaag(),
        door=actor.persoon,
        op=klok.nu(),
    )
    services.signaal_verbinden(signaal, actor=actor, ander=ander, reden="Zelfde pad")
    services.signaal_beantwoorden(signaal, actor=actor, **ANTWOORD)
    services.signaal_beoordelen(zelf.melder, actor=zelf, gehoord="nee", toelichting="Nee hoor")


def wis_alles() -> None:
    assert contact_na_termijn_wissen() >= 1
    assert inhoud_na_termijn_wissen() == 1


# Model -> the rows of one signaal. What is not here is of no single signaal, and stays.
RIJEN = {
    "Signaal": lambda s: Signaal.objects.filter(pk=s.pk),
    "Melder": lambda s: s.melders.all(),
    "SignaalStap": lambda s: s.stappen.all(),
    "Doorgeleiding": lambda s: s.doorgeleidingen.all(),
    "Escalatie": lambda s: s.escalaties.all(),
    "Oordeel": lambda s: s.oordelen.all(),
    "Terugkoppeling": lambda s: s.terugkoppelingen.all(),
    "OpgaveSignaal": lambda s: s.koppelingen.all(),
    "SignaalVerband": lambda s: (
        SignaalVerband.objects.filter(een=s) | SignaalVerband.objects.filter(ander=s)
    ),
}


def persoonlijk(signaal: Signaal, *termijnen: str) -> dict[str, list[object]]:
    """What still stands in fields that the register says are erased after these terms."""
    velden = [
        (rij.model.split(".")[1], rij.veld)
        for rij in register()
        if rij.model.startswith("signalen.") and rij.klasse == PERSOON and rij.termijn in termijnen
    ]
    assert len(velden) > 25
    assert {model for model, _veld in velden} == set(RIJEN)
    gevuld = {}
    for model, veld in velden:
        waarden = [w for w in RIJEN[model](signaal).values_list(veld, flat=True) if w]
        if waarden:
            gevuld[f"{model}.{veld}"] = waarden
    return gevuld


def test_na_vijf_jaar_staat_er_niets_meer_van_wat_het_register_belooft(oud):
    termijnen = (gegevens.CONTACT, gegevens.INHOUD)
    voor = persoonlijk(oud, *termijnen)
    assert len(voor) > 18, voor  # the control: without erasing all of it is there
    wis_alles()
    na = persoonlijk(oud, *termijnen)
    assert set(na) == {"Melder.sleutel"}
    assert na["Melder.sleutel"] != voor["Melder.sleutel"]


def test_wat_te_tellen_valt_blijft(oud):
    stappen = list(oud.stappen.values_list("pk", "handeling", "op"))
    nieuws = list(oud.terugkoppelingen.values_list("pk", "soort", "uitkomst", "reden_soort"))
    wis_alles()
    oud.refresh_from_db()
    assert (oud.status, oud.op_tijd is None, oud.beantwoord_op is None) == (
        Status.BEANTWOORD,
        False,
        False,
    )
    assert (
        list(oud.terugkoppelingen.values_list("pk", "soort", "uitkomst", "reden_soort")) == nieuws
    )
    assert set(stappen) < set(oud.stappen.values_list("pk", "handeling", "op"))
    assert oud.oordelen.get().gehoord == "nee"
    assert oud.titel == "Gewist na de bewaartermijn"
    assert inhoud_na_termijn_wissen() == 0


def test_de_foto_is_echt_weg(oud, django_capture_on_commit_callbacks):
    from django.core.files.storage import default_storage

    bestand = Bestand.objects.get()
    assert default_storage.exists(bestand.pad)
    with django_capture_on_commit_callbacks(execute=True):
        wis_alles()
    bestand.refresh_from_db()
    assert (bestand.status, bestand.alt) == (Bestand.Status.GEWIST, "")
    assert not default_storage.exists(bestand.pad)


def test_een_dag_eerder_staat_alles_er_nog(gebied, wijkambtenaar):
    signaal = beantwoord(gebied, wijkambtenaar, VIJF_JAAR - 1)
    contact_na_termijn_wissen()
    assert inhoud_na_termijn_wissen() == 0
    signaal.refresh_from_db()
    assert signaal.tekst == TEKST


def test_zonder_antwoord_wordt_er_niets_gewist(gebied):
    with geleden(VIJF_JAAR * 2):
        maak_signaal(gebied)
    assert contact_na_termijn_wissen() == 0
    assert inhoud_na_termijn_wissen() == 0


def test_alleen_het_programma_wist(gebied, wijkambtenaar, leidinggevende):
    signaal = beantwoord(gebied, wijkambtenaar, 1)
    for actor in (wijkambtenaar, leidinggevende, volger(signaal)):
        with pytest.raises(NotAllowed):
            bewaren.signaal_wissen(signaal, actor=actor)


def test_de_veger_kent_alle_drie():
    from wijkwerk.core import veger

    with scopes_disabled():
        assert {"signalen.contact", "signalen.inhoud", "signalen.stops"} <= veger._vegers.keys()


# --- who was kept out --------------------------------------------------------------------------


def test_een_stop_wordt_een_jaar_na_het_einde_vergeten(gemeente, wijkambtenaar):
    def stop(kenmerk: str, tot: int, opgeheven: int | None = None) -> None:
        Afzenderstop.objects.create(
            gemeente=gemeente,
            kenmerk=kenmerk,
            soort="e_mail",
            adres_hash="a" * 64,
            reden="Schelden",
            tot=klok.vandaag() - timedelta(days=tot),
            door=wijkambtenaar.persoon,
            op=klok.nu(),
            opgeheven_op=None if opgeheven is None else klok.nu() - timedelta(days=opgeheven),
        )

    stop("A", JAAR + 1)
    stop("B", JAAR - 1)
    stop("C", -30, opgeheven=JAAR + 1)
    stop("D", JAAR + 9, opgeheven=JAAR - 1)
    assert stops_na_termijn_wissen() == 2
    assert set(Afzenderstop.objects.values_list("kenmerk", flat=True)) == {"B", "D"}
