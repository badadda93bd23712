"""Themes and the ladder: who sets them, what is refused, and that nothing in use goes away."""

import pytest
from django.urls import reverse

from wijkwerk.accounts.models import Escalatiestap
from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.gebieden.models import Thema
from wijkwerk.signalen import services
from wijkwerk.signalen.selectors.regels import thema_voorstel
from wijkwerk.signalen.services import Themagegevens
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen

ANDEREN = ["wijkambtenaar", "sectorambtenaar", "aandachtsfunctionaris", "wijkwethouder",
           "raadslid", "partner", "collega_elders", "vreemde", "verlopen"]  # fmt: skip


@pytest.fixture
def pad(gemeente):
    return reverse("signalen:inrichten", args=[gemeente])


# --- themes ---------------------------------------------------------------------------------------


def test_een_nieuw_thema_met_een_eigen_adres(gemeente, leidinggevende, thema):
    nieuw = services.thema_maken(
        Themagegevens("Gróén!", 3, "boom \n\n heg\nboom"), actor=leidinggevende, gemeente=gemeente
    )
    assert (nieuw.slug, nieuw.trefwoorden) == ("groen-2", "boom\nheg")
    assert Logregel.objects.get(handeling="thema.beheren").actor_ref == leidinggevende.ref


def test_een_andere_termijn_verzet_niet_wat_beloofd_is(gebied, thema, leidinggevende):
    signaal = maak_signaal(gebied, thema=thema)
    services.thema_wijzigen(thema, Themagegevens("Bomen", 1), actor=leidinggevende)
    oud, nieuw = signaal.antwoord_voor, maak_signaal(gebied, thema=Thema.objects.get(pk=thema.pk))
    signaal.refresh_from_db()
    assert signaal.antwoord_voor == oud
    assert nieuw.antwoord_voor == klok.werkdagen_later(klok.vandaag(), 1)
    assert Thema.objects.get(pk=thema.pk).slug == "groen"


def test_uitzetten_haalt_niets_weg(gebied, thema, leidinggevende, gemeente):
    signaal = maak_signaal(gebied, thema=thema)
    services.thema_wijzigen(thema, Themagegevens("Groen", actief=False), actor=leidinggevende)
    signaal.refresh_from_db()
    assert signaal.thema == thema


@pytest.mark.parametrize(
    ("gegevens", "melding"),
    [
        (Themagegevens(" "), "een naam"),
        (Themagegevens("GROEN"), "al een thema"),
        (Themagegevens("Nieuw", 0), "60 werkdagen"),
        (Themagegevens("Nieuw", 61), "60 werkdagen"),
    ],
)
def test_een_thema_dat_niet_kan(gemeente, thema, leidinggevende, gegevens, melding):
    with pytest.raises(DomainError, match=melding):
        services.thema_maken(gegevens, actor=leidinggevende, gemeente=gemeente)


@pytest.mark.parametrize("rol", ANDEREN)
def test_anderen_richten_niets_in(gemeente, thema, rolverdeling, rol):
    actor = rolverdeling[rol]
    for doe in (
        lambda: services.thema_maken(Themagegevens("X"), actor=actor, gemeente=gemeente),
        lambda: services.thema_wijzigen(thema, Themagegevens("X"), actor=actor),
        lambda: services.ladder_zetten([("wijkwethouder", 5)], actor=actor, gemeente=gemeente),
    ):
        with pytest.raises(NotAllowed):
            doe()


@pytest.mark.parametrize("rol", ["leidinggevende", "gemeentebeheerder"])
def test_een_thema_maken_en_wijzigen_op_de_pagina(pad, gemeente, rolverdeling, client_van, rol):
    client = client_van(rolverdeling[rol])
    gegevens = {"naam": "Schoon", "trefwoorden": "afval\nbank", "basis": "on", "actief": "on"}
    assert client.post(f"{pad}themas/nieuw/", gegevens).status_code == 302
    thema = Thema.objects.get(slug="schoon")
    assert (thema.basis, thema.actief, thema.servicetermijn_dagen) == (True, True, None)
    tekst = client.get(f"{pad}thema/schoon/").content.decode()
    assert "afval\nbank" in tekst
    client.post(f"{pad}thema/schoon/", {**gegevens, "actief": "", "servicetermijn_dagen": "4"})
    lijst = client.get(f"{pad}themas/").content.decode()
    assert "4 werkdagen" in lijst
    assert "staat uit" in lijst


def test_een_fout_houdt_wat_er_stond(pad, client_van, leidinggevende, thema):
    client = client_van(leidinggevende)
    antwoord = client.post(f"{pad}themas/nieuw/", {"naam": "Groen", "trefwoorden": "mijn woord"})
    assert antwoord.status_code == 422
    assert "al een thema" in antwoord.content.decode()
    assert "mijn woord" in antwoord.content.decode()


@pytest.mark.parametrize("rol", ["wijkambtenaar", "raadslid", "partner"])
def test_anderen_vinden_de_paginas_niet(pad, rolverdeling, client_van, rol):
    client = client_van(rolverdeling[rol])
    for deel in ("", "themas/", "themas/nieuw/", "ladder/"):
        assert client.get(f"{pad}{deel}").status_code == 404


def test_een_thema_van_elders_is_er_niet(pad, client_van, leidinggevende, andere_gemeente):
    from django_scopes import scope

    with scope(gemeente=andere_gemeente):
        Thema.objects.create(gemeente=andere_gemeente, naam="Elders", slug="elders")
    assert client_van(leidinggevende).get(f"{pad}thema/elders/").status_code == 404


def test_de_paginas_zijn_goedkoop(pad, gebied, thema, client_van, leidinggevende):
    for nummer in range(20):
        Thema.objects.create(gemeente=thema.gemeente, naam=f"T{nummer}", slug=f"t{nummer}")
    client = client_van(leidinggevende)
    for deel in ("", "themas/", "thema/groen/", "ladder/"):
        with tel_vragen() as vragen:
            assert client.get(f"{pad}{deel}").status_code == 200
        assert vragen.aantal <= 12, vragen


def test_een_voorstel_noemt_de_woorden_en_kiest_niets(gebied, thema, gemeente):
    thema.trefwoorden = "boom*\nheg"
    thema.save()
    signaal = maak_signaal(gebied, tekst="De heg en de boomwortels")
    assert thema_voorstel(signaal, gemeente) == [(thema, "‘boom*’, ‘heg’")]
    assert signaal.thema is None
    assert thema_voorstel("De heg", gemeente) == [(thema, "‘heg’")]
    signaal.thema = thema
    assert thema_voorstel(signaal, gemeente) == []
    thema.actief = False
    thema.save()
    assert thema_voorstel("De heg", gemeente) == []


# --- the ladder -----------------------------------------------------------------------------------


def ladder():
    return list(Escalatiestap.objects.order_by("volgorde").values_list("naar_rol", "na_werkdagen"))


def test_de_ladder_zetten(gemeente, leidinggevende):
    services.ladder_zetten(
        [("leidinggevende", 5), ("wijkwethouder", 10)], actor=leidinggevende, gemeente=gemeente
    )
    services.ladder_zetten([("wijkwethouder", 3)], actor=leidinggevende, gemeente=gemeente)
    assert ladder() == [("wijkwethouder", 3)]
    assert Logregel.objects.filter(handeling="escalatieladder.beheren").count() == 2


@pytest.mark.parametrize(
    ("stappen", "melding"),
    [
        ([], "minstens één stap"),
        ([("wijkwethouder", 3), ("wijkwethouder", 5)], "één keer"),
        ([("keizer", 3)], "bestaat niet"),
        ([("wijkwethouder", 0)], "60 werkdagen"),
    ],
)
def test_een_ladder_die_niet_kan(gemeente, leidinggevende, stappen, melding):
    services.ladder_zetten([("leidinggevende", 5)], actor=leidinggevende, gemeente=gemeente)
    with pytest.raises(DomainError, match=melding):
        services.ladder_zetten(stappen, actor=leidinggevende, gemeente=gemeente)
    assert ladder() == [("leidinggevende", 5)]


def test_de_ladder_op_de_pagina(pad, client_van, leidinggevende):
    client = client_van(leidinggevende)
    gegevens = {"rol_0": "leidinggevende", "dagen_0": "4", "rol_1": "wijkwethouder", "dagen_1": ""}
    antwoord = client.post(f"{pad}ladder/", gegevens)
    assert antwoord.status_code == 422
    assert "Vul in binnen hoeveel werkdagen" in antwoord.content.decode()
    assert 'value="4"' in antwoord.content.decode()
    assert client.post(f"{pad}ladder/", {**gegevens, "dagen_1": "9"}).status_code == 302
    assert ladder() == [("leidinggevende", 4), ("wijkwethouder", 9)]
    assert 'value="9"' in client.get(f"{pad}ladder/").content.decode()
