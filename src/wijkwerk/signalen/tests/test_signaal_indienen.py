from datetime import UTC, date, datetime, timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.actor import Bewoner
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.gebieden.models import Gebied, Thema
from wijkwerk.signalen import services
from wijkwerk.signalen.models import (
    Melder,
    Moment,
    Routeerregel,
    Signaal,
    SignaalStap,
    Terugkoppeling,
    Verzending,
    Wijktoets,
)
from wijkwerk.signalen.services import MelderGegevens, stappen
from wijkwerk.signalen.tests.factories import ANS, TEKST, maak_signaal, tel_vragen

DINSDAG = datetime(2026, 9, 15, 9, 0, tzinfo=UTC)


def test_een_bericht_krijgt_alles_wat_erbij_hoort(gebied):
    with klok.verzet(DINSDAG):
        signaal = maak_signaal(gebied, lat=52.03, lon=5.01, plek_tekst="bij de school")
    assert (signaal.status, signaal.gebied) == ("nieuw", gebied)
    assert signaal.antwoord_voor == date(2026, 9, 29)
    melder = signaal.melders.get()
    assert (melder.e_mail, melder.kanaal, len(melder.sleutel)) == ("ans@voorbeeld.nl", "mail", 18)
    stap = SignaalStap.objects.get(signaal=signaal)
    assert (stap.handeling, stap.van, stap.naar) == ("signaal.indienen", "", "nieuw")
    assert Terugkoppeling.objects.get(signaal=signaal).soort == "ontvangst"
    verzending = Verzending.objects.get(melder=melder)
    assert (verzending.kanaal, verzending.status) == ("mail", "klaar")
    regel = Logregel.objects.get()
    assert (regel.handeling, regel.object_kenmerk) == ("signaal.indienen", signaal.kenmerk)
    assert "ans" not in str(vars(regel)).lower()


def test_wie_niets_achterlaat_is_ook_een_melder_maar_krijgt_geen_post(gebied):
    signaal = maak_signaal(gebied, melder=None)
    assert signaal.melders.get().kanaal == Melder.Kanaal.GEEN
    assert not Verzending.objects.exists()


def test_termijn_van_thema_en_sluitingsdag_tellen_mee(gebied, gemeente):
    gemeente.sluitingsdagen = ["2026-09-16"]
    gemeente.save()
    thema = Thema.objects.create(
        gemeente=gemeente, naam="Water", slug="water", servicetermijn_dagen=3
    )
    with klok.verzet(DINSDAG):
        assert maak_signaal(gebied, thema=thema).antwoord_voor == date(2026, 9, 21)


def test_zoektekst_kent_plaats_kenmerk_en_geen_accenten(gebied):
    signaal = maak_signaal(gebied, tekst="Café Één is te luid", plek_tekst="Kapèlstraat")
    for woord in ("cafe", "een", "kapelstraat", "noord", signaal.kenmerk.lower()):
        assert woord in signaal.zoektekst


def test_bezet_kenmerk_wordt_een_ander(gebied, monkeypatch):
    eerste = maak_signaal(gebied)
    rij = iter([eerste.kenmerk, eerste.kenmerk, "0000000"])
    monkeypatch.setattr(stappen.kenmerk, "nieuw", lambda: next(rij))
    assert maak_signaal(gebied).kenmerk == "0000000"


@pytest.mark.parametrize("tekst", ["", "   \n ", "\u202e\u200f"])
def test_zonder_woorden_geen_bericht(gebied, tekst):
    with pytest.raises(DomainError, match="Vertel"):
        maak_signaal(gebied, tekst=tekst)
    assert not Signaal.objects.exists()


def test_omgekeerde_tekst_en_stuurtekens_gaan_eruit(gebied):
    signaal = maak_signaal(gebied, tekst="goed\u202eslecht\0\r\nregel")
    assert signaal.tekst == "goedslecht\nregel"


def test_gebied_van_een_andere_gemeente_wordt_geweigerd(gemeente, andere_gemeente):
    vreemd = Gebied.objects.get(cbs_gemeente=andere_gemeente.cbs_code, slug="noord")
    with pytest.raises(DomainError, match="Proefdam"):
        services.signaal_indienen(actor=Bewoner(), gemeente=gemeente, gebied=vreemd, tekst=TEKST)


def test_bewoner_kan_niet_namens_de_balie_invoeren(gebied):
    with pytest.raises(NotAllowed):
        maak_signaal(gebied, kanaal="balie")


@pytest.mark.parametrize(
    "rol", ["raadslid", "wijkwethouder", "gemeentebeheerder", "partner", "verlopen"]
)
def test_niet_iedereen_voert_in_namens_een_bewoner(gebied, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        maak_signaal(gebied, actor=rolverdeling[rol], kanaal="telefoon")


def test_collega_voert_in_wat_aan_de_telefoon_werd_gezegd(gebied, sectorambtenaar):
    signaal = maak_signaal(gebied, actor=sectorambtenaar, kanaal="telefoon")
    assert signaal.stappen.get().door == sectorambtenaar.persoon


@pytest.mark.parametrize("kanaal", ["mail", "brief", "bel"])
def test_gekozen_weg_zonder_adres_wordt_geweigerd(gebied, kanaal):
    with pytest.raises(DomainError, match="bereiken"):
        maak_signaal(gebied, melder=MelderGegevens(naam="Ans", kanaal=kanaal))
    assert not Signaal.objects.exists()


def test_een_bericht_kost_weinig_vragen(gebied, gemeente):
    maak_signaal(gebied)
    with tel_vragen() as vragen:
        services.signaal_indienen(
            actor=Bewoner(), gemeente=gemeente, gebied=gebied, tekst=TEKST, melder=ANS
        )
    assert vragen.aantal <= 10, vragen


# --- later, elsewhere, and with more ------------------------------------------------------------


@pytest.mark.parametrize(("geleden", "voor"), [(0, 29), (1, 28), (4, 25)])
def test_de_klok_begint_op_de_dag_van_de_brief(gebied, sectorambtenaar, geleden, voor):
    with klok.verzet(DINSDAG):
        dag = klok.vandaag() - timedelta(days=geleden)
        signaal = maak_signaal(gebied, actor=sectorambtenaar, kanaal="brief", ontvangen_op=dag)
        assert klok.op_dag(signaal.ontvangen_op) == dag
        assert signaal.antwoord_voor == date(2026, 9, voor)
        assert klok.op_dag(signaal.stappen.get().op) == klok.vandaag()


@pytest.mark.parametrize("dagen", [-61, 1])
def test_een_brief_van_morgen_of_van_lang_geleden_wordt_geweigerd(gebied, sectorambtenaar, dagen):
    dag = klok.vandaag() + timedelta(days=dagen)
    with pytest.raises(DomainError, match="afgelopen 60 dagen"):
        maak_signaal(gebied, actor=sectorambtenaar, kanaal="brief", ontvangen_op=dag)


def test_een_bewoner_kiest_de_dag_niet_zelf(gebied):
    with pytest.raises(DomainError, match="afgelopen"):
        maak_signaal(gebied, ontvangen_op=klok.vandaag() - timedelta(days=1))


def test_van_een_moment_en_over_een_voorstel(gebied, wijkambtenaar, gemeente, andere_gemeente):
    moment = Moment.objects.create(
        gemeente=gemeente,
        kenmerk="0000001",
        soort="wijkschouw",
        gebied=gebied,
        titel="Schouw",
        begint_op=klok.nu(),
        persoon=wijkambtenaar.persoon,
    )
    toets = Wijktoets.objects.create(
        gemeente=gemeente,
        kenmerk="0000001",
        gebied=gebied,
        titel="Bankjes",
        voorstel="Twee bankjes",
        vraag="Waar?",
        van=klok.vandaag(),
        tot=klok.vandaag(),
        eigenaar=wijkambtenaar.persoon,
    )
    signaal = maak_signaal(
        gebied, actor=wijkambtenaar, kanaal="wijkschouw", moment=moment, wijktoets=toets
    )
    assert (signaal.moment, signaal.wijktoets) == (moment, toets)
    moment.gemeente = andere_gemeente
    with pytest.raises(DomainError, match="Proefdam"):
        maak_signaal(gebied, actor=wijkambtenaar, kanaal="wijkschouw", moment=moment)


def test_een_telefoonnummer_wordt_cijfers(gebied):
    signaal = maak_signaal(
        gebied, melder=MelderGegevens(telefoon="+31 6 12 34 56 78", kanaal="bel")
    )
    assert signaal.melders.get().telefoon == "0612345678"


def test_een_nummer_zonder_cijfers_is_onbereikbaar(gebied):
    with pytest.raises(DomainError, match="bereiken"):
        maak_signaal(gebied, melder=MelderGegevens(telefoon="geen", kanaal="bel"))


def test_een_regel_zegt_waar_het_heen_gaat_en_een_aangesloten_stem_niet(
    gebied, gemeente, wijkambtenaar
):
    thema = Thema.objects.create(gemeente=gemeente, naam="Paden", slug="paden")
    Routeerregel.objects.create(
        gemeente=gemeente,
        kenmerk="0000001",
        volgorde=1,
        naam="Paden",
        voorwaarden=[{"veld": "woorden", "waarden": ["modderig"]}],
        thema=thema,
        behandelaar=wijkambtenaar.persoon,
    )
    signaal = maak_signaal(gebied)
    assert (signaal.thema, signaal.behandelaar) == (thema, wijkambtenaar.persoon)
    assert signaal.stappen.filter(handeling="signaal.routeren").count() == 1
    assert maak_signaal(gebied, routeren=False).regel is None
