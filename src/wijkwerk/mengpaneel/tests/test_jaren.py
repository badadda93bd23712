"""A year later: reminded, carried forward, side by side. Never ranked."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.rolverdeling import maak_gebied, maak_medewerker
from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.kerngegevens.models import Bron, Indicator, Waarde
from wijkwerk.mengpaneel.beeld.verloop import lijn
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Begeleider, Oefening
from wijkwerk.mengpaneel.selectors import jaren as selectors
from wijkwerk.mengpaneel.services import jaren as services
from wijkwerk.mengpaneel.tests.maken import NU, maak_oefening, zet_standen
from wijkwerk.mengpaneel.tests.vol import maak_vol, zet_verslag

LATER = {"PI": 7, "PB": 3, "PM": 6, "BP": 8, "C": None}


def pad(gemeente, achter="jaren/"):
    return f"/{gemeente.slug}/werk/mengpaneel/{achter}"


@pytest.fixture
def vol(gemeente, wijkambtenaar, gebied):
    return maak_vol(gemeente, wijkambtenaar, gebied)


def een_jaar_later():
    return klok.verzet(klok.nu() + timedelta(days=366))


def maak_vervolg(gemeente, actor, vol):
    """The same exercise, set a year later."""
    with een_jaar_later():
        nieuw = services.oefening_herhalen(vol, actor=actor)
        Oefening.objects.filter(pk=nieuw.pk).update(
            fase=Fase.EVALUEREN, vastgesteld_op=klok.nu(), onthuld_op=klok.nu()
        )
        zet_verslag(nieuw, nu=LATER, wat_veranderde="Een nieuw team.", aannames_klopten="nee")
    return Oefening.objects.get(pk=nieuw.pk)


# --- looking again -------------------------------------------------------------------------------


def test_herinnering_na_een_jaar(gemeente, wijkambtenaar, leidinggevende, vol):
    assert not selectors.te_herhalen(wijkambtenaar, klok.vandaag()).exists()
    with een_jaar_later():
        assert list(selectors.te_herhalen(wijkambtenaar, klok.vandaag())) == [vol]
        assert not selectors.te_herhalen(leidinggevende, klok.vandaag()).exists()
        services.oefening_herhalen(vol, actor=wijkambtenaar)
        assert not selectors.te_herhalen(wijkambtenaar, klok.vandaag()).exists()


def test_context_gaat_mee_en_uitkomst_niet(gemeente, wijkambtenaar, vol):
    with een_jaar_later():
        nieuw = services.oefening_herhalen(vol, actor=wijkambtenaar)
        jaar = klok.vandaag().year
    assert nieuw.titel == f"Mengpaneel Proefdam {jaar}"
    assert (nieuw.vorige, nieuw.fase, nieuw.aanleiding) == (vol, "voorbereiden", "jaarlijks")
    assert nieuw.sterke_kanten == vol.sterke_kanten
    assert nieuw.rollen == vol.rollen
    for veld in ("spreiding", "vastgesteld_op", "onthuld_op", "opnieuw_op", "code_hash"):
        assert getattr(nieuw, veld) is None, veld
    assert (nieuw.herkenning, nieuw.publicatie, nieuw.besluit_door) == ([], "", "")


def test_wie_weg_is_gaat_niet_mee(gemeente, wijkambtenaar, leidinggevende, vertrokken, vol):
    for wie in (leidinggevende, vertrokken):
        Begeleider.objects.create(oefening=vol, persoon=wie.persoon, op=klok.nu())
    nieuw = services.oefening_herhalen(vol, actor=wijkambtenaar)
    mensen = {rij.persoon_id for rij in nieuw.begeleiders.all()}
    assert mensen == {wijkambtenaar.persoon.pk, leidinggevende.persoon.pk}


def test_titel_zonder_jaar_krijgt_er_een(gemeente, wijkambtenaar):
    for titel in ("Schuiven", "S" * 120):
        oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN, titel=titel)
        nieuw = services.oefening_herhalen(oefening, actor=wijkambtenaar)
        assert nieuw.titel.endswith(str(klok.vandaag().year))
        assert len(nieuw.titel) <= 120


def test_herhalen_kan_een_keer(gemeente, wijkambtenaar, vol):
    services.oefening_herhalen(vol, actor=wijkambtenaar)
    with pytest.raises(DomainError, match="al begonnen"):
        services.oefening_herhalen(vol, actor=wijkambtenaar)
    assert Oefening.objects.filter(vorige=vol).count() == 1


@pytest.mark.parametrize("fase", [Fase.VOORBEREIDEN, Fase.GESPREK, Fase.VASTSTELLEN])
def test_alleen_wat_is_vastgesteld(gemeente, wijkambtenaar, fase):
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=fase)
    with pytest.raises(DomainError, match="fase"):
        services.oefening_herhalen(oefening, actor=wijkambtenaar)


def test_een_proef_herhaalt_niet(gemeente, wijkambtenaar):
    proef = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN, proef=True)
    with pytest.raises(DomainError, match="proef"):
        services.oefening_herhalen(proef, actor=wijkambtenaar)


def test_alleen_wie_begeleidt(gemeente, leidinggevende, raadslid, vol):
    for wie in (leidinggevende, raadslid):
        with pytest.raises(NotAllowed):
            services.oefening_herhalen(vol, actor=wie)


def test_knop_maakt_er_een(client_van, wijkambtenaar, gemeente, vol):
    client = client_van(wijkambtenaar)
    waar = pad(gemeente, f"{vol.kenmerk}/herhalen/")
    assert client.get(waar).status_code == 405
    soort = "application/x-www-form-urlencoded"
    eerste, tweede = (client.post(waar, f"eenmalig={'x' * 20}", soort) for _keer in range(2))
    nieuw = Oefening.objects.get(vorige=vol)
    assert eerste.url == tweede.url
    assert eerste.url.replace("-", "").endswith(f"/{nieuw.kenmerk}/")


# --- the page ------------------------------------------------------------------------------------


def test_lege_bladzijde(client_van, wijkambtenaar, gemeente):
    tekst = client_van(wijkambtenaar).get(pad(gemeente)).content.decode()
    assert "Er is nog geen paneel vastgesteld" in tekst


def test_een_jaar_later_naast_elkaar(client_van, wijkambtenaar, gemeente, vol):
    maak_vervolg(gemeente, wijkambtenaar, vol)
    tekst = client_van(wijkambtenaar).get(pad(gemeente)).content.decode()
    assert "2 panelen" in tekst
    assert "van midden naar hoog" in tekst
    assert "van midden naar geen keuze" in tekst
    assert "hoog, van 7 naar 8" in tekst
    assert "Een nieuw team." in tekst
    assert "Nee, dat klopte niet" in tekst
    assert "Begin de evaluatie van" in tekst
    assert tekst.count("mp-jaarlijn") == 5


def test_knop_is_er_alleen_voor_wie_begeleidt(client_van, wijkambtenaar, raadslid, gemeente, vol):
    assert "/herhalen/" in client_van(wijkambtenaar).get(pad(gemeente)).content.decode()
    assert "/herhalen/" not in client_van(raadslid).get(pad(gemeente)).content.decode()


def test_geen_keuze_breekt_de_lijn():
    heel = lijn("Proef", ["2024", "2025", "2026"], [2, 3, 4])
    gat = lijn("Proef", ["2024", "2025", "2026"], [2, None, 4])
    assert heel.count("mp-lijnstuk") == 1
    assert gat.count("mp-lijnstuk") == 0
    assert gat.count("mp-eigen--geen") == 1
    assert "2025: geen keuze" in gat
    assert "mp-eigen--geen" not in heel


def test_lijn_ontsnapt_namen():
    assert "<b>" not in lijn("<b>", ['"2024'], [3])


def test_elke_reeks_apart(client_van, wijkambtenaar, gemeente, gebied, thema, vol):
    velden = {"fase": Fase.EVALUEREN, "titel": "Groen"}
    over = maak_oefening(gemeente, wijkambtenaar, bereik="thema", thema=thema, **velden)
    zet_standen(over)
    assert [r.sleutel for r in selectors.reeksen()] == ["gemeente", f"thema-{thema.pk}"]
    assert [p.oefening for p in selectors.reeks_van(over)] == [over]
    tekst = client_van(wijkambtenaar).get(pad(gemeente, f"jaren/?over=thema-{thema.pk}"))
    assert "Groen: één paneel" in tekst.content.decode()
    gek = client_van(wijkambtenaar).get(pad(gemeente, "jaren/?over=<script>"))
    assert gek.status_code == 200


def test_wat_loopt_en_een_proef_doen_niet_mee(gemeente, wijkambtenaar, vol):
    maak_oefening(gemeente, wijkambtenaar, fase=Fase.GESPREK)
    maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN, proef=True)
    assert [p.oefening for r in selectors.reeksen() for p in r.panelen] == [vol]


# --- areas beside the gemeente -------------------------------------------------------------------


def maak_delen(gemeente, actor, gebieden):
    for nummer, gebied in enumerate(gebieden):
        oefening = maak_oefening(
            gemeente,
            actor,
            fase=Fase.EVALUEREN,
            bereik="gebied",
            gebied=gebied,
            wijkkenmerken="Veel jonge gezinnen." if nummer == 0 else "",
        )
        zet_standen(oefening, nu={**NU, "PI": max(1, 9 - nummer)})


def test_gebieden_op_alfabet(client_van, wijkambtenaar, gemeente, gebied, ander_gebied, vol):
    maak_delen(gemeente, wijkambtenaar, [ander_gebied, gebied])
    tekst = client_van(wijkambtenaar).get(pad(gemeente)).content.decode()
    deel = tekst[tekst.index('id="delen"') :]
    assert re.findall(r'rapport/">(Noord|Zuid)</a>', deel) == ["Noord", "Zuid"]
    assert "Anders: positionering intern." in deel
    assert "eerder midden, stand 4" in deel
    assert "Kenmerken, geen stand" not in deel


def test_zesde_strook_staat_uit_tot_iemand_kiest(
    client_van, wijkambtenaar, gemeente, gebied, ander_gebied, vol
):
    maak_delen(gemeente, wijkambtenaar, [gebied, ander_gebied])
    indicator = Indicator.objects.create(sleutel="proef-groen", naam="Groen", eenheid="%")
    bron = Bron.objects.create(naam="CBS", jaar=2024)
    for jaar, getal in ((2023, 11.0), (2024, 12.0)):
        Waarde.objects.create(
            indicator=indicator,
            gebiedversie=gebied.versies.get(),
            jaar=jaar,
            waarde=getal,
            bron=bron,
        )
    oefening = Oefening.objects.get(gebied=gebied)
    assert selectors.zesde_strook(oefening) is None
    services.paneelinstelling_wijzigen(
        gemeente, actor=wijkambtenaar, zesde_strook=True, indicatoren=["proef-groen"]
    )
    strook = selectors.zesde_strook(oefening)
    assert strook
    assert [(rij.jaar, rij.waarde) for rij in strook.cijfers] == [(2024, 12.0)]
    tekst = client_van(wijkambtenaar).get(pad(gemeente)).content.decode()
    assert "Veel jonge gezinnen." in tekst
    assert "12 %" in tekst
    assert "Nog geen kenmerken bekend." in tekst


def test_instelling_bewaren_en_grenzen(client_van, gemeentebeheerder, sectorambtenaar, gemeente):
    waar = pad(gemeente, "instelling/")
    assert client_van(sectorambtenaar).get(waar).status_code == 404
    client = client_van(gemeentebeheerder)
    assert client.get(waar).status_code == 200
    assert client.post(waar, {"indicatoren": ["bestaat-niet"]}).status_code == 422
    assert client.post(waar, {"zesde_strook": "on"}).status_code == 302
    assert selectors.instelling_van(gemeente).zesde_strook
    for nummer in range(7):
        Indicator.objects.create(sleutel=f"p-{nummer}", naam=str(nummer))
    with pytest.raises(DomainError, match="hoogstens 6"):
        services.paneelinstelling_wijzigen(
            gemeente,
            actor=gemeentebeheerder,
            zesde_strook=True,
            indicatoren=[f"p-{n}" for n in range(7)],
        )


def test_jaren_in_twaalf_vragen(
    client_van, wijkambtenaar, gemeente, vol, django_assert_max_num_queries
):
    maak_vervolg(gemeente, wijkambtenaar, vol)
    gebieden = [maak_gebied(gemeente, "wijk", f"Deel {n:02}", f"WK9998{n + 10}") for n in range(12)]
    maak_delen(gemeente, wijkambtenaar, gebieden)
    services.paneelinstelling_wijzigen(gemeente, actor=wijkambtenaar, zesde_strook=True)
    client = client_van(wijkambtenaar)
    client.get(pad(gemeente))
    with django_assert_max_num_queries(12):
        client.get(pad(gemeente))


def test_vreemde_ziet_eigen_lege_bladzijde(client_van, andere_gemeente, gemeente, vol):
    collega = maak_medewerker(andere_gemeente, "Eva Elders", "wijkambtenaar")
    assert client_van(collega).get(pad(gemeente)).status_code == 404
    tekst = client_van(collega).get(pad(andere_gemeente)).content.decode()
    assert vol.kenmerk not in tekst
    assert "Er is nog geen paneel vastgesteld" in tekst
