"""Papers: entered fast, each counted once, before the reveal; nothing typed is lost."""

import pytest
from django.urls import reverse

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.domain.spreiding import Antwoord
from wijkwerk.mengpaneel.forms import papier as papierinvoer
from wijkwerk.mengpaneel.models import Deelnemer, Inzending, Oefening
from wijkwerk.mengpaneel.selectors.deelname import antwoorden_van
from wijkwerk.mengpaneel.selectors.papier import nummers_van
from wijkwerk.mengpaneel.services.oefening import oefening_onthullen
from wijkwerk.mengpaneel.services.papier import Formulier, papier_invoeren, papier_weghalen
from wijkwerk.mengpaneel.tests.maken import maak_deelnemer, maak_oefening

MEESTE_VRAGEN = 12
NU = (3, 2, None, 7, 5)
AMBITIE = (9, 6, 7, None, 8)


def formulier(nummer=1, rol="Bewoner", nu=NU, ambitie=AMBITIE, **velden):
    standen = dict(zip(SCHUIVEN, zip(nu, ambitie, strict=True), strict=True))
    return Formulier(nummer, rol, standen, **velden)


def regel(plek, nummer, rol="Bewoner", cijfers="3207590678", **meer):
    """The fields of one line as a browser sends them."""
    velden = {f"nr-{plek}": str(nummer), f"rol-{plek}": rol}
    for (moment, schuif), teken in zip(papierinvoer.VAKKEN, cijfers, strict=True):
        velden[f"{moment}-{schuif}-{plek}"] = "" if teken == "_" else teken
    return velden | {f"{naam}-{plek}": waarde for naam, waarde in meer.items()}


def bladzijde(*regels, aantal=6, **meer):
    velden = {"regels": str(aantal), **meer}
    for een in regels:
        velden |= een
    return velden


def pad(oefening, naam="papier"):
    return reverse(f"mengpaneel:{naam}", args=[oefening.gemeente, oefening.kenmerk])


def tekst_van(antwoord, status=200):
    assert antwoord.status_code == status, antwoord.content.decode()[:3_000]
    return antwoord.content.decode()


def code_van(doe):
    with pytest.raises(DomainError) as fout:
        doe()
    return fout.value.code


@pytest.fixture
def oefening(gemeente, wijkambtenaar):
    return maak_oefening(gemeente, wijkambtenaar, fase=Fase.INVULLEN, code_hash="a" * 64)


@pytest.fixture
def client(client_van, wijkambtenaar):
    return client_van(wijkambtenaar)


# --- the service ---------------------------------------------------------------------------------


def test_een_formulier_telt_mee_als_een_mens_die_klaar_is(oefening, wijkambtenaar):
    papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[formulier(7), formulier(3)])
    assert nummers_van(oefening) == [3, 7]
    assert Deelnemer.objects.filter(ingediend_op=None).count() == 0
    standen = dict(zip(SCHUIVEN, zip(NU, AMBITIE, strict=True), strict=True))
    leeg = {schuif: [] for schuif in SCHUIVEN}
    zonder = dict.fromkeys(SCHUIVEN, "")
    assert antwoorden_van(oefening) == [Antwoord("Bewoner", standen, leeg, zonder)] * 2


def test_hetzelfde_nummer_komt_alleen_in_de_plaats_als_dat_gezegd_is(oefening, wijkambtenaar):
    papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[formulier(1), formulier(2)])
    anders = formulier(1, "Partner", nu=(9, 9, 9, 9, 9))
    dubbel = code_van(
        lambda: papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[formulier(3), anders])
    )
    assert dubbel == "papier.dubbel"
    assert nummers_van(oefening) == [1, 2]  # all or none
    erin = formulier(1, "Partner", nu=(9, 9, 9, 9, 9), vervangt=True)
    papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[erin])
    assert nummers_van(oefening) == [1, 2]
    assert Deelnemer.objects.get(papiernummer=1).rol == "Partner"
    assert Inzending.objects.filter(deelnemer__papiernummer=1, nu=9).count() == 5
    assert Inzending.objects.count() == 10


def test_na_het_onthullen_telt_papier_niet_meer_mee(oefening, wijkambtenaar):
    papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[formulier(n) for n in (1, 2, 3)])
    onthuld = oefening_onthullen(oefening, actor=wijkambtenaar)
    for doe in (
        lambda: papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[formulier(4)]),
        lambda: papier_weghalen(oefening, actor=wijkambtenaar, nummer=1),
    ):
        assert code_van(doe) == "papier.te_laat"
    assert nummers_van(oefening) == [1, 2, 3]
    assert Oefening.objects.get(pk=oefening.pk).spreiding == onthuld.spreiding


def test_voor_het_openen_is_er_geen_papier(gemeente, wijkambtenaar):
    oefening = maak_oefening(gemeente, wijkambtenaar)
    fout = code_van(
        lambda: papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[formulier()])
    )
    assert fout == "verloop"


@pytest.mark.parametrize(
    ("fout", "formulieren"),
    [
        ("papier.leeg", []),
        ("papier.tweemaal", [formulier(1), formulier(1)]),
        ("papier.nummer", [formulier(0)]),
        ("papier.nummer", [formulier(10_000)]),
        ("deelname.rol", [formulier(rol="Burgemeester")]),
        ("inzending.stand", [formulier(nu=(3, 2, 7, 10, 5))]),
        ("inzending.stand", [formulier(ambitie=(0, 2, 7, 7, 5))]),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(oefening, wijkambtenaar, fout, formulieren):
    gezegd = code_van(
        lambda: papier_invoeren(oefening, actor=wijkambtenaar, formulieren=formulieren)
    )
    assert gezegd == fout
    assert not Deelnemer.objects.exists()
    papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[formulier()])  # this one can
    assert Deelnemer.objects.count() == 1


def test_weghalen_neemt_een_formulier_terug(oefening, wijkambtenaar):
    telefoon = maak_deelnemer(oefening)
    papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[formulier(1), formulier(44)])
    papier_weghalen(oefening, actor=wijkambtenaar, nummer=44)
    assert nummers_van(oefening) == [1]
    assert Deelnemer.objects.filter(pk=telefoon.pk).exists()
    onbekend = code_van(lambda: papier_weghalen(oefening, actor=wijkambtenaar, nummer=44))
    assert onbekend == "papier.onbekend"


def test_alleen_wie_begeleidt_voert_in(oefening, sectorambtenaar, wijkambtenaar):
    for doe in (
        lambda actor: papier_invoeren(oefening, actor=actor, formulieren=[formulier()]),
        lambda actor: papier_weghalen(oefening, actor=actor, nummer=1),
    ):
        with pytest.raises(NotAllowed):
            doe(sectorambtenaar)
        doe(wijkambtenaar)


# --- reading what was typed ----------------------------------------------------------------------


def test_tien_toetsen_zijn_een_formulier():
    (eerste, *_rest) = papierinvoer.lees_regels(bladzijde(regel(0, 12)))
    assert papierinvoer.keur([eerste], ["Bewoner"])
    (uit,) = papierinvoer.formulieren_van([eerste], ())
    assert uit == formulier(12, nu=(3, 2, None, 7, 5), ambitie=(9, None, 6, 7, 8))


@pytest.mark.parametrize("teken", ["0", " ", "-", "–"])
def test_nul_spatie_en_streep_zijn_geen_keuze(teken):
    (eerste, *_rest) = papierinvoer.lees_regels(bladzijde(regel(0, 1, cijfers=teken * 10)))
    assert papierinvoer.keur([eerste], ["Bewoner"])
    (uit,) = papierinvoer.formulieren_van([eerste], ())
    assert set(uit.standen.values()) == {(None, None)}
    assert {vak.waarde for vak in eerste.vakken} == {"–"}


@pytest.mark.parametrize("aantal", ["", "x", "-1", "99999999999", "²"])
def test_een_onzinnig_aantal_regels_is_geen_ramp(aantal):
    regels = papierinvoer.lees_regels({"regels": aantal})
    assert len(regels) in {papierinvoer.REGELS, papierinvoer.MEESTE_REGELS}
    assert all(regel.is_leeg for regel in regels)


def test_nummers_die_ontbreken_vallen_op():
    assert papierinvoer.opeenvolgend([1, 2, 3, 5, 7, 8]) == "1-3, 5, 7-8"
    assert papierinvoer.opeenvolgend([]) == ""


# --- the page ------------------------------------------------------------------------------------


def test_invoeren_op_het_scherm_en_verder_nummeren(client, oefening):
    tekst = tekst_van(client.get(pad(oefening)))
    assert "Er is nog geen papier ingevoerd" in tekst
    post = bladzijde(regel(0, 1), regel(1, 2, "Partner"), regel(2, 3, "", "__________"))
    antwoord = client.post(pad(oefening), post, follow=True)
    tekst = tekst_van(antwoord)
    assert "2 formulieren bewaard." in tekst
    assert "2 formulieren: nummer 1-2." in tekst
    assert 'name="nr-0" value="3"' in tekst
    assert nummers_van(oefening) == [1, 2]


def test_een_fout_in_een_regel_verliest_niets(client, oefening):
    post = bladzijde(
        regel(0, 1),
        regel(1, 2, "", "3207590678"),
        regel(2, 3, "Partner", "32_7590678"),
        regel(3, "", "Partner", "32x7590678"),
    )
    tekst = tekst_van(client.post(pad(oefening), post), 422)
    assert not Deelnemer.objects.exists()
    for melding in (
        "Regel 2: Kies de rol die op het papier staat.",
        "Regel 3: 1 vak is nog leeg. Typ 0 als er geen keuze is gemaakt.",
        "Regel 4: Typ het nummer dat op het papier staat",
        "Regel 4: Typ in elk vak een cijfer van 1 tot en met 9",
    ):
        assert melding in tekst
    assert 'href="#nu-PM-2"' in tekst
    assert 'id="nu-PM-3" name="nu-PM-3" value="x"' in tekst
    assert tekst.count('value="–"') == 2 + 2 + 1 + 1  # each 0 of what was typed
    assert tekst.count('<option value="Partner" selected>') == 2
    # put right, everything goes in
    goed = post | {"rol-1": "Bewoner", "nu-PM-2": "5", "nr-3": "4", "nu-PM-3": "5"}
    assert client.post(pad(oefening), goed).status_code == 302
    assert nummers_van(oefening) == [1, 2, 3, 4]


def test_meer_regels_houdt_wat_er_staat(client, oefening):
    tekst = tekst_van(client.post(pad(oefening), bladzijde(regel(0, 9), meer="1")))
    assert 'name="nr-11" value="15"' in tekst
    assert 'name="regels" value="12"' in tekst
    assert 'id="nu-BP-0" name="nu-BP-0" value="7"' in tekst
    assert not Deelnemer.objects.exists()


@pytest.mark.parametrize(("keuze", "rol"), [("eerder", "Bewoner"), ("deze", "Partner")])
def test_een_nummer_dat_er_al_is_vraagt_welke(client, oefening, wijkambtenaar, keuze, rol):
    papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[formulier(1, nu=(4, 4, 4, 4, 4))])
    post = bladzijde(regel(0, 1, "Partner", "9999999999"))
    tekst = tekst_van(client.post(pad(oefening), post), 422)
    assert "Nummer 1 is al ingevoerd. Welke bewaart u?" in tekst
    assert Deelnemer.objects.get().rol == "Bewoner"
    assert client.post(pad(oefening), post | {"keuze-0": keuze}).status_code == 302
    assert Deelnemer.objects.get().rol == rol


@pytest.mark.parametrize(("keuze", "rol"), [("eerder", "Bewoner"), ("deze", "Partner")])
def test_tweemaal_hetzelfde_nummer_op_een_scherm_vraagt_welke(client, oefening, keuze, rol):
    post = bladzijde(regel(0, 1), regel(1, 1, "Partner", "9999999999"))
    tekst = tekst_van(client.post(pad(oefening), post), 422)
    assert "Nummer 1 staat hierboven ook. Welke bewaart u?" in tekst
    assert not Deelnemer.objects.exists()
    assert client.post(pad(oefening), post | {"keuze-1": keuze}).status_code == 302
    assert Deelnemer.objects.get().rol == rol


def test_tweemaal_versturen_is_een_keer(client, oefening):
    post = bladzijde(regel(0, 1), eenmalig="dezelfde")
    assert client.post(pad(oefening), post).status_code == 302
    assert client.post(pad(oefening), post).status_code == 302  # a double click asks nothing
    assert Deelnemer.objects.count() == 1


def test_niets_getypt_zegt_dat(client, oefening):
    tekst = tekst_van(client.post(pad(oefening), bladzijde()), 409)
    assert "U hebt nog niets ingevuld." in tekst


def test_te_laat_bewaart_niets_en_laat_staan_wat_er_stond(client, oefening, wijkambtenaar):
    papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[formulier(1)])
    oefening_onthullen(oefening, actor=wijkambtenaar)
    tekst = tekst_van(client.post(pad(oefening), bladzijde(regel(0, 2))), 409)
    assert "De antwoorden zijn al getoond. Papier telt niet meer mee." in tekst
    assert 'id="nu-BP-0" name="nu-BP-0" value="7"' in tekst
    assert nummers_van(oefening) == [1]
    assert client.get(pad(oefening)).status_code == 302


def test_weghalen_op_het_scherm(client, oefening, wijkambtenaar):
    papier_invoeren(oefening, actor=wijkambtenaar, formulieren=[formulier(1), formulier(44)])
    for nummer, melding in (("", "Typ het nummer"), ("44", "is weggehaald"), ("44", "Er is geen")):
        antwoord = client.post(pad(oefening, "papier_weghalen"), {"nummer": nummer})
        assert antwoord.status_code == 302
        assert any(melding in str(m) for m in _meldingen(antwoord)), melding
    assert nummers_van(oefening) == [1]


def _meldingen(antwoord):
    from django.contrib.messages import get_messages

    return list(get_messages(antwoord.wsgi_request))


def test_wat_op_een_formulier_stond_staat_nergens_meer(client, oefening):
    post = bladzijde(regel(0, 31, "Partner", "8888888888"), regel(1, 32, "", "__________"))
    post["rol-1"] = ""
    fout = tekst_van(client.post(pad(oefening), post | {"nu-PI-0": "x"}), 422)
    assert fout.count('value="8"') == 9  # what one is typing comes back
    client.post(pad(oefening), post)
    tekst = tekst_van(client.get(pad(oefening)))
    assert "nummer 31" in tekst
    assert 'value="8"' not in tekst
    assert "selected" not in tekst


def test_anderen_zien_niets(client_van, oefening, sectorambtenaar, vreemde, wijkambtenaar):
    for naam in ("papier", "papier_weghalen"):
        for actor in (sectorambtenaar, vreemde):
            for verzoek in ("get", "post") if naam == "papier" else ("post",):
                antwoord = getattr(client_van(actor), verzoek)(pad(oefening, naam))
                assert antwoord.status_code == 404, (naam, verzoek)
    assert client_van(wijkambtenaar).get(pad(oefening)).status_code == 200


def test_ook_wie_leest_wat_is_vastgesteld_ziet_geen_papier(client_van, oefening, sectorambtenaar):
    Oefening.objects.filter(pk=oefening.pk).update(vastgesteld_op=klok.nu())
    assert client_van(sectorambtenaar).get(pad(oefening)).status_code == 404


def test_met_driehonderd_formulieren_weinig_vragen(
    client, oefening, wijkambtenaar, django_assert_max_num_queries
):
    stapel = [formulier(n) for n in range(1, 301)]
    papier_invoeren(oefening, actor=wijkambtenaar, formulieren=stapel)
    client.get(pad(oefening))
    with django_assert_max_num_queries(MEESTE_VRAGEN):
        tekst = tekst_van(client.get(pad(oefening)))
    assert "300 formulieren: nummer 1-300." in tekst
