"""Joining, answering, sending in: what is stored, what is refused, and what happens at once."""

import threading

import pytest
from django.conf import settings
from django.db import connection
from django_scopes import scope, scopes_disabled

from tests.rolverdeling import maak_gemeente, maak_medewerker
from wijkwerk.accounts.domain import rollen as functies
from wijkwerk.core.actor import Bewoner
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.mengpaneel.actor import Invuller
from wijkwerk.mengpaneel.domain import code as codes
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.models import Deelnemer, Inzending, Oefening
from wijkwerk.mengpaneel.selectors import deelname as selectors
from wijkwerk.mengpaneel.services import deelname as services
from wijkwerk.mengpaneel.services.oefening import oefening_onthullen, oefening_openen
from wijkwerk.mengpaneel.tests.maken import maak_deelnemer, maak_oefening

DICHT = (Fase.VOORBEREIDEN, Fase.GESPREK, Fase.VASTSTELLEN, Fase.EVALUEREN)


@pytest.fixture
def oefening(gemeente, wijkambtenaar):
    """An exercise that people can join."""
    return oefening_openen(maak_oefening(gemeente, wijkambtenaar), actor=wijkambtenaar)


@pytest.fixture
def mens(oefening):
    deelnemer, _token = services.aanmelden(oefening, rol="Bewoner")
    return deelnemer


def bewaar(deelnemer, schuif="PM", **velden):
    actor = Invuller(deelnemer)
    return services.inzending_bewaren(deelnemer, actor=actor, schuif=schuif, **velden)


def fout_van(doe):
    with pytest.raises(DomainError) as fout:
        doe()
    return fout.value


# --- the code ------------------------------------------------------------------------------------


def test_de_code_is_zes_cijfers_en_staat_nergens():
    code = codes.code_van("geheim", 7, 0)
    assert len(code) == 6
    assert code.isdigit()
    assert code == codes.code_van("geheim", 7, 0)
    assert len({codes.code_van("geheim", 7, versie) for versie in range(50)}) > 45
    assert code != codes.code_van("ander geheim", 7, 0)
    assert code not in codes.hash_van("geheim", code)
    assert codes.hash_van("geheim", code) != codes.hash_van("ander geheim", code)


@pytest.mark.parametrize(
    ("getypt", "code"),
    [
        ("482719", "482719"),
        ("482 719", "482719"),
        (" 482-719 ", "482719"),
        ("482.719", "482719"),
        ("00482 7", "004827"),
        ("48271", None),
        ("4827190", None),
        ("48271a", None),
        ("٤٨٢٧١٩", None),
        ("", None),
    ],
)
def test_een_code_wordt_gelezen_zoals_hij_getypt_is(getypt, code):
    assert codes.lees(getypt) == code


def test_een_code_wordt_in_tweeen_voorgelezen():
    assert codes.toon("482719") == "482 719"


def test_de_code_vindt_zijn_oefening_ook_van_buiten_de_gemeente(oefening, andere_gemeente):
    code = selectors.code_van(oefening)
    with scope(gemeente=andere_gemeente):
        assert selectors.oefening_met_code(code).pk == oefening.pk
    assert oefening.code_hash == codes.hash_van(settings.SECRET_KEY, code)
    Oefening.objects.filter(pk=oefening.pk).update(code_hash=None)
    assert selectors.oefening_met_code(code) is None


# --- joining -------------------------------------------------------------------------------------


def test_meedoen_bewaart_een_rol_en_een_hash_en_verder_niets(oefening):
    deelnemer, token = services.aanmelden(oefening, rol="Bewoner")
    assert len(token) >= 22
    rij = Deelnemer.objects.filter(pk=deelnemer.pk).values().get()
    assert rij["token_hash"] == selectors.hash_van_token(token)
    assert token not in str(rij)
    assert set(rij) == {
        "id",
        "oefening_id",
        "rol",
        "token_hash",
        "papiernummer",
        "ingediend_op",
    }
    regel = Logregel.objects.get(handeling="deelnemer.aanmelden")
    assert (regel.actor_ref, regel.object_soort) == ("bewoner", "oefening")


def test_elke_telefoon_krijgt_een_ander_token(oefening):
    assert len({services.aanmelden(oefening, rol="Bewoner")[1] for _n in range(20)}) == 20


def test_hetzelfde_token_is_dezelfde_deelnemer(oefening):
    een, token = services.aanmelden(oefening, rol="Bewoner")
    twee, _token = services.aanmelden(oefening, rol="Bewoner", token=token)
    ander, _token = services.aanmelden(oefening, rol="Bewoner")
    assert een.pk == twee.pk != ander.pk
    assert Logregel.objects.filter(handeling="deelnemer.aanmelden").count() == 2


def test_een_rol_buiten_de_lijst_wordt_geweigerd(oefening, mens):
    assert fout_van(lambda: services.aanmelden(oefening, rol="Koning")).code == "deelname.rol"
    actor = Invuller(mens)
    wijzig = services.deelnemer_wijzigen
    assert fout_van(lambda: wijzig(mens, actor=actor, rol="Koning")).code == "deelname.rol"
    assert wijzig(mens, actor=actor, rol="Bestuur").rol == "Bestuur"


def test_een_volle_oefening_zegt_dat(oefening, monkeypatch):
    monkeypatch.setattr(services, "MEESTE_DEELNEMERS", 1)
    services.aanmelden(oefening, rol="Bewoner")
    assert fout_van(lambda: services.aanmelden(oefening, rol="Bewoner")).code == "deelname.vol"


@pytest.mark.parametrize("fase", DICHT)
def test_alleen_tijdens_het_invullen_kan_iemand_meedoen(gemeente, wijkambtenaar, fase):
    dicht = maak_oefening(gemeente, wijkambtenaar, fase=fase)
    fout = fout_van(lambda: services.aanmelden(dicht, rol="Bewoner"))
    assert fout.code in {"deelname.dicht", "deelname.te_laat"}
    Oefening.objects.filter(pk=dicht.pk).update(fase=Fase.INVULLEN, onthuld_op=None)
    assert services.aanmelden(dicht, rol="Bewoner")


def test_wie_een_gewiste_oefening_invult_leest_dat(mens, oefening):
    Oefening.objects.filter(pk=oefening.pk).delete()
    assert fout_van(lambda: bewaar(mens)).code == "deelname.weg"


# --- answering -----------------------------------------------------------------------------------


def test_bewaren_legt_alles_vast(mens):
    bewaar(
        mens,
        nu=7,
        ambitie=None,
        kenmerken=[2, 0, 2, 99, -1],
        antwoorden={0: "  Vooral bij mij.  ", "1": " ", 9: "weg"},
        cultuur="schuurt",
    )
    rij = Inzending.objects.get(deelnemer=mens)
    assert (rij.schuif, rij.nu, rij.ambitie, rij.cultuur) == ("PM", 7, None, "schuurt")
    assert rij.kenmerken == [0, 2]
    assert rij.antwoorden == {"0": "Vooral bij mij."}


def test_dezelfde_stap_twee_keer_is_een_rij_en_de_laatste_telt(mens):
    bewaar(mens, nu=7, kenmerken=[1], cultuur="past")
    bewaar(mens, nu=7, kenmerken=[1], cultuur="past")
    bewaar(mens, nu=2, ambitie=9)
    bewaar(mens, schuif="C", nu=4)
    rijen = Inzending.objects.filter(deelnemer=mens)
    assert sorted(rijen.values_list("schuif", "nu", "ambitie", "cultuur")) == [
        ("C", 4, None, ""),
        ("PM", 2, 9, ""),
    ]


@pytest.mark.parametrize("stand", [0, 10, -3, 5.5, "5"])
def test_een_stand_buiten_de_schaal_wordt_geweigerd(mens, stand):
    assert fout_van(lambda: bewaar(mens, nu=stand)).code == "inzending.stand"
    assert fout_van(lambda: bewaar(mens, ambitie=stand)).code == "inzending.stand"
    assert not Inzending.objects.exists()
    assert bewaar(mens, nu=9, ambitie=1).pk


def test_een_schuif_die_niet_bestaat_en_een_te_lang_antwoord(mens):
    assert fout_van(lambda: bewaar(mens, schuif="XX")).code == "inzending.schuif"
    lang = {0: "x" * 2_001}
    assert fout_van(lambda: bewaar(mens, antwoorden=lang)).code == "inzending.te_lang"
    assert bewaar(mens, antwoorden={0: "x" * 2_000}, cultuur="onzin").cultuur == ""


def test_niemand_vult_in_voor_een_ander(oefening, mens, wijkambtenaar):
    ander, _token = services.aanmelden(oefening, rol="Bewoner")
    for actor in (Invuller(ander), Bewoner(), wijkambtenaar):
        with pytest.raises(NotAllowed):
            services.inzending_bewaren(mens, actor=actor, schuif="PM", nu=3)
        with pytest.raises(NotAllowed):
            services.inzending_indienen(mens, actor=actor)
        with pytest.raises(NotAllowed):
            services.deelnemer_wijzigen(mens, actor=actor, rol="Bestuur")
    assert not Inzending.objects.exists()
    assert bewaar(mens, nu=3).nu == 3


def test_het_log_weet_niet_wie_wanneer_antwoordde(mens):
    bewaar(mens, nu=3)
    services.inzending_indienen(mens, actor=Invuller(mens))
    regels = Logregel.objects.filter(handeling__startswith="inzending")
    assert [(r.handeling, r.actor_ref, r.object_soort) for r in regels] == [
        ("inzending.indienen", "deelnemer", "oefening")
    ]


# --- sending in ----------------------------------------------------------------------------------


def test_indienen_kan_met_een_deel_en_twee_keer_is_een_keer(mens):
    actor = Invuller(mens)
    indienen = services.inzending_indienen
    assert fout_van(lambda: indienen(mens, actor=actor)).code == "inzending.leeg"
    bewaar(mens)  # a step that was answered with "no choice"
    eerste = indienen(mens, actor=actor).ingediend_op
    assert eerste is not None
    assert indienen(mens, actor=actor).ingediend_op == eerste
    bewaar(mens, nu=8)
    assert Inzending.objects.get(deelnemer=mens).nu == 8


def test_wie_er_is_telt_per_rol_zonder_antwoorden(oefening, django_assert_num_queries):
    for rol, klaar in (("Bewoner", True), ("Bewoner", False), ("Bestuur", False)):
        deelnemer, _token = services.aanmelden(oefening, rol=rol)
        if rol == "Bewoner":
            bewaar(deelnemer, nu=3)
        if klaar:
            services.inzending_indienen(deelnemer, actor=Invuller(deelnemer))
    with django_assert_num_queries(1):
        rijen = selectors.aanwezig(oefening)
    assert [rij.rol for rij in rijen] == oefening.rollen
    telling = {rij.rol: (rij.aantal, rij.bezig, rij.klaar) for rij in rijen}
    assert telling["Bewoner"] == (2, 1, 1)
    assert telling["Bestuur"] == (1, 0, 0)
    assert telling["Partner"] == (0, 0, 0)


def test_antwoorden_voor_de_spreiding_kosten_een_vraag(oefening, django_assert_num_queries):
    for nummer in range(6):
        maak_deelnemer(oefening, "Bewoner", PM=(nummer + 1, None))
    services.aanmelden(oefening, rol="Bestuur")  # never answered: not in it
    with django_assert_num_queries(1):
        antwoorden = selectors.antwoorden_van(oefening)
    assert [a.stand("PM", "nu") for a in antwoorden] == [1, 2, 3, 4, 5, 6]
    assert {tuple(a.standen) for a in antwoorden} == {tuple(SCHUIVEN)}


def test_een_token_opent_alleen_zijn_eigen_oefening(gemeente, wijkambtenaar, oefening, mens):
    ander = oefening_openen(maak_oefening(gemeente, wijkambtenaar), actor=wijkambtenaar)
    deelnemer, token = services.aanmelden(oefening, rol="Bewoner")
    code, andere_code = selectors.code_van(oefening), selectors.code_van(ander)
    assert selectors.deelnemer_met_code(code, token).pk == deelnemer.pk
    assert selectors.deelnemer_met_token(oefening, token).pk == deelnemer.pk
    assert selectors.peil_van(code, token).fase == Fase.INVULLEN
    for verkeerd in ("", token[:-1], token.swapcase(), deelnemer.token_hash):
        assert selectors.deelnemer_met_code(code, verkeerd) is None
        assert selectors.deelnemer_met_token(oefening, verkeerd) is None
    assert selectors.deelnemer_met_code(andere_code, token) is None
    assert selectors.deelnemer_met_token(ander, token) is None
    assert selectors.peil_van(andere_code, token) is None


# --- after the reveal ----------------------------------------------------------------------------


@pytest.mark.parametrize("fase", [Fase.GESPREK, Fase.VASTSTELLEN])
def test_na_het_tonen_verandert_er_niets_meer(oefening, mens, wijkambtenaar, fase):
    bewaar(mens, nu=3)
    oefening_onthullen(oefening, actor=wijkambtenaar)
    Oefening.objects.filter(pk=oefening.pk).update(fase=fase)
    spreiding = Oefening.objects.get(pk=oefening.pk).spreiding
    actor = Invuller(mens)
    for doe in (
        lambda: bewaar(mens, nu=9),
        lambda: services.inzending_indienen(mens, actor=actor),
        lambda: services.deelnemer_wijzigen(mens, actor=actor, rol="Bestuur"),
        lambda: services.aanmelden(oefening, rol="Bewoner"),
    ):
        fout = fout_van(doe)
        assert fout.code == "deelname.te_laat"
        assert "een ander beeld wordt bewaard" in fout.melding
    assert Inzending.objects.get(deelnemer=mens).nu == 3
    assert Oefening.objects.get(pk=oefening.pk).spreiding == spreiding


def _tegelijk(*taken):
    """Run these at the same moment, each on its own connection; what they came to, in order."""
    start, uitkomst = threading.Barrier(len(taken)), [""] * len(taken)

    def draai(nummer, gemeente, doe):
        start.wait()
        try:
            with scope(gemeente=gemeente):
                doe()
            uitkomst[nummer] = "gelukt"
        except DomainError as fout:
            uitkomst[nummer] = fout.code
        finally:
            connection.close()

    draden = [threading.Thread(target=draai, args=(n, *taak)) for n, taak in enumerate(taken)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return uitkomst


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("met_onthullen", [True, False])
def test_tonen_en_versturen_op_hetzelfde_moment(met_onthullen):
    """Each answer is in the spread or refused; the control without a reveal shows they all get
    through."""
    gemeente = maak_gemeente("proefdam", "Proefdam", "GM9998")
    with scope(gemeente=gemeente):
        leider = maak_medewerker(gemeente, "Wilma Wijk", functies.WIJKAMBTENAAR)
        oefening = oefening_openen(maak_oefening(gemeente, leider), actor=leider)
        maak_deelnemer(oefening)
        mensen = [services.aanmelden(oefening, rol="Bewoner")[0] for _n in range(6)]
    taken = [(gemeente, lambda mens=mens: bewaar(mens, nu=9)) for mens in mensen]
    if met_onthullen:
        taken.insert(3, (gemeente, lambda: oefening_onthullen(oefening, actor=leider)))
    uitkomst = _tegelijk(*taken)
    if met_onthullen:
        assert uitkomst.pop(3) == "gelukt"
    gelukt = uitkomst.count("gelukt")
    assert set(uitkomst) <= {"gelukt", "deelname.te_laat"}
    with scopes_disabled():
        assert Inzending.objects.filter(nu=9).count() == gelukt
        spreiding = Oefening.objects.get(pk=oefening.pk).spreiding
    if met_onthullen:
        assert spreiding["aantal"] == gelukt + 1
    else:
        assert gelukt == len(mensen)
        assert spreiding is None


@pytest.mark.django_db(transaction=True)
def test_dezelfde_stap_vier_keer_tegelijk_is_een_rij():
    gemeente = maak_gemeente("proefdam", "Proefdam", "GM9998")
    with scope(gemeente=gemeente):
        leider = maak_medewerker(gemeente, "Wilma Wijk", functies.WIJKAMBTENAAR)
        oefening = oefening_openen(maak_oefening(gemeente, leider), actor=leider)
        mens, _token = services.aanmelden(oefening, rol="Bewoner")
    assert _tegelijk(*[(gemeente, lambda: bewaar(mens, nu=4))] * 4) == ["gelukt"] * 4
    with scopes_disabled():
        assert Inzending.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("zelfde", "mensen"), [(True, 1), (False, 4)])
def test_vier_keer_tegelijk_aanmelden(zelfde, mensen):
    gemeente = maak_gemeente("proefdam", "Proefdam", "GM9998")
    with scope(gemeente=gemeente):
        leider = maak_medewerker(gemeente, "Wilma Wijk", functies.WIJKAMBTENAAR)
        oefening = oefening_openen(maak_oefening(gemeente, leider), actor=leider)
    tokens = [services.nieuw_token()] * 4 if zelfde else [services.nieuw_token() for _ in range(4)]
    doe = [
        (gemeente, lambda t=token: services.aanmelden(oefening, rol="Bewoner", token=t))
        for token in tokens
    ]
    assert _tegelijk(*doe) == ["gelukt"] * 4
    with scopes_disabled():
        assert Deelnemer.objects.count() == mensen
