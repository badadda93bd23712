import pytest
from django.urls import reverse

from wijkwerk.gebieden.models import Gebied, GebiedOpvolging, GebiedVersie
from wijkwerk.kerngegevens.models import Bron, Indicator, Waarde
from wijkwerk.kerngegevens.selectors import keuze_indicatoren, keuze_jaren, profiel, vergelijking
from wijkwerk.kerngegevens.services import indicatoren_bijwerken


@pytest.fixture
def bron(db):
    return Bron.objects.create(naam="CBS proef", tabel="85984NED", jaar=2024, licentie="CC BY 4.0")


def zet(gebied, sleutel, waarde, bron, jaar=None, reden=""):
    """A figure on the version of that year (made when it is not there), by default the newest."""
    versie = gebied.versies.order_by("-van_jaar").first()
    if jaar is not None and versie.van_jaar != jaar:
        versie, _nieuw = GebiedVersie.objects.get_or_create(
            gebied=gebied, van_jaar=jaar, code=versie.code, defaults={"naam": gebied.naam}
        )
    indicator = Indicator.objects.get(sleutel=sleutel)
    return Waarde.objects.create(
        indicator=indicator,
        gebiedversie=versie,
        jaar=versie.van_jaar,
        waarde=waarde,
        reden_leeg=reden,
        bron=bron,
    )


@pytest.fixture
def cijfers(gemeente, bron):
    """Inhabitants of two wijken and the whole, share of owners of one wijk."""
    indicatoren_bijwerken()
    zuid, noord = Gebied.objects.op_werkniveau(gemeente).order_by("-naam")
    stad = Gebied.objects.van(gemeente).get(soort="gemeente")
    for gebied, aantal in ((zuid, 1000), (noord, 3000), (stad, 4100)):
        zet(gebied, "inwoners", aantal, bron)
    zet(zuid, "koopwoningen", 40, bron)
    zet(noord, "koopwoningen", None, bron, reden="geheim")
    return zuid, noord, stad


def test_profiel_zet_een_gebied_naast_de_anderen_en_het_geheel(cijfers):
    zuid, _noord, _stad = cijfers
    inwoners, koop = profiel(zuid)
    assert (inwoners.waarde, inwoners.gemeente, inwoners.gemeente_berekend) == (1000, 4100, False)
    assert (inwoners.anderen.aantal, inwoners.anderen.midden) == (1, 3000)
    assert (koop.waarde, koop.gemeente, koop.anderen) == (40, None, None)


def test_het_geheel_wordt_opgeteld_als_alle_delen_bekend_zijn(cijfers, bron):
    zuid, noord, _stad = cijfers
    zet(zuid, "woningen", 10, bron)
    zet(noord, "woningen", 30, bron)
    regel = {r.indicator.sleutel: r for r in profiel(zuid)}["woningen"]
    assert (regel.gemeente, regel.gemeente_berekend) == (40, True)
    Waarde.objects.filter(gebiedversie__gebied=noord, indicator__sleutel="woningen").update(
        waarde=None
    )
    assert {r.indicator.sleutel: r for r in profiel(zuid)}["woningen"].gemeente is None


def test_het_nieuwste_gevulde_jaar_staat_vooraan_en_een_breuk_is_zichtbaar(cijfers, bron):
    zuid, _noord, _stad = cijfers
    nu = zuid.versies.get().van_jaar
    zet(zuid, "inwoners", 1100, bron, jaar=nu + 2)
    zet(zuid, "inwoners", None, bron, jaar=nu + 3, reden="onbekend")
    GebiedVersie.objects.filter(gebied=zuid, van_jaar=nu + 2).update(wijziging=3)
    regel = profiel(zuid, ["inwoners"])[0]
    assert (regel.jaar, regel.waarde) == (nu + 2, 1100)
    assert regel.reeks.waarden == (1000, None, 1100)
    assert regel.reeks.breuken == (nu + 2,)


def test_cijfers_van_een_voorganger_tellen_pas_mee_na_bevestiging(cijfers, bron):
    zuid, noord, _stad = cijfers
    nu = zuid.versies.get().van_jaar
    zet(noord, "inwoners", 900, bron, jaar=nu - 2)
    opvolging = GebiedOpvolging.objects.create(oud=noord, nieuw=zuid, jaar=nu, soort="vervangen")
    Waarde.objects.filter(gebiedversie__gebied=noord, jaar=nu).delete()
    assert profiel(zuid, ["inwoners"])[0].reeks.jaren == (nu,)
    opvolging.bevestigd = True
    opvolging.save()
    assert profiel(zuid, ["inwoners"])[0].reeks.jaren == (nu - 2, nu - 1, nu)


def test_vergelijking_op_naam_met_alle_gebieden(cijfers, gemeente):
    zuid, noord, _stad = cijfers
    inwoners, koop = (Indicator.objects.get(sleutel=s) for s in ("inwoners", "koopwoningen"))
    assert keuze_indicatoren(gemeente) == [inwoners]  # of koopwoningen only one area has a figure
    (jaar,) = keuze_jaren(gemeente, inwoners)
    uit = vergelijking(gemeente, inwoners, jaar)
    assert [(r.versie.gebied, r.waarde) for r in uit.regels] == [(noord, 3000), (zuid, 1000)]
    assert (uit.gemeente, uit.spreiding.midden) == (4100, 2000)
    assert [r.reden_leeg for r in vergelijking(gemeente, koop, jaar).regels] == ["geheim", ""]


def test_publieke_pagina_met_herkomst_en_zonder_rangorde(
    cijfers, gemeente, client, django_assert_max_num_queries
):
    zuid, _noord, _stad = cijfers
    adres = reverse("kerngegevens:gebied", args=[gemeente, zuid.slug])
    with django_assert_max_num_queries(12):
        pagina = client.get(adres).content.decode()
    assert "1.000" in pagina
    assert "4.100" in pagina
    assert "CBS proef 2024, tabel 85984NED, CC BY 4.0" in pagina
    for woord in ("beste", "slechtste", "rangorde", "score"):
        assert woord not in pagina.lower()


def test_pagina_zonder_cijfers_en_van_een_onbekend_gebied(gemeente, gebied, client):
    assert (
        "Nog geen cijfers"
        in client.get(reverse("kerngegevens:gebied", args=[gemeente, gebied.slug])).content.decode()
    )
    assert client.get(reverse("kerngegevens:gebied", args=[gemeente, "nergens"])).status_code == 404


def test_een_gebied_van_een_andere_gemeente_is_er_niet(cijfers, gemeente, andere_gemeente, client):
    elders = Gebied.objects.van(andere_gemeente).get(soort="gemeente")
    for naam in ("gebied", "gebied_csv"):
        assert (
            client.get(reverse(f"kerngegevens:{naam}", args=[gemeente, elders.slug])).status_code
            == 404
        )


def test_csv_van_een_gebied_is_veilig_in_een_rekenblad(cijfers, gemeente, client):
    zuid, _noord, _stad = cijfers
    Gebied.objects.filter(pk=zuid.pk).update(naam="=HYPERLINK(1)")
    antwoord = client.get(reverse("kerngegevens:gebied_csv", args=[gemeente, zuid.slug]))
    kop, eerste, *_ = antwoord.content.decode("utf-8-sig").splitlines()
    assert kop == "code;gebied;cijfer;eenheid;jaar;waarde;reden leeg;bron"
    assert ";'=HYPERLINK(1);Aantal inwoners;aantal;" in eerste


def test_medewerker_vergelijkt_en_downloadt(
    cijfers, gemeente, wijkambtenaar, client_van, django_assert_max_num_queries
):
    client = client_van(wijkambtenaar)
    adres = reverse("kerngegevens:vergelijken", args=[gemeente])
    with django_assert_max_num_queries(12):
        pagina = client.get(adres).content.decode()
    assert pagina.index(">Noord<") < pagina.index(">Zuid<")
    assert "als geheel: <strong>4.100</strong>" in pagina
    assert client.get(adres, {"indicator": "bestaat-niet", "jaar": "x"}).status_code == 200
    csv = client.get(reverse("kerngegevens:vergelijken_csv", args=[gemeente])).content.decode(
        "utf-8-sig"
    )
    assert csv.splitlines()[1].split(";")[1:4:2] == ["Noord", "3000.0"]


def test_medewerker_zonder_cijfers_ziet_wat_te_doen(gemeente, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    assert (
        "Nog geen cijfers"
        in client.get(reverse("kerngegevens:vergelijken", args=[gemeente])).content.decode()
    )
    assert client.get(reverse("kerngegevens:vergelijken_csv", args=[gemeente])).status_code == 404


def test_een_bewoner_moet_inloggen_en_een_vreemde_ziet_niets(gemeente, client, vreemde, client_van):
    adres = reverse("kerngegevens:vergelijken", args=[gemeente])
    assert client.get(adres).status_code == 302
    assert client_van(vreemde).get(adres).status_code == 404
