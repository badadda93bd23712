"""What was promised: made, kept or openly broken, and who hears of it."""

from datetime import timedelta
from html import unescape

import pytest

from wijkwerk.accounts.services import persoon_uit_dienst
from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import services
from wijkwerk.signalen.domain.toezegging import Stand, stand_van, tel
from wijkwerk.signalen.models import Moment, Terugkoppeling, Toezegging, Verzending
from wijkwerk.signalen.selectors.toezeggingen import (
    toezeggingen_binnenkort,
    toezeggingen_van,
    toezeggingen_zichtbaar,
)
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal, tel_vragen

WERK = "/proefdam/werk/toezeggingen/"


def over(dagen: int):
    return klok.vandaag() + timedelta(days=dagen)


def beloof(actor, gebied, dagen: int = 10, **velden) -> Toezegging:
    opties = {"tekst": "Een bank bij de speeltuin", "voor": over(dagen), **velden}
    if not {"signaal", "opgave", "moment"} & velden.keys():
        opties["gebied"] = gebied
    return services.toezegging_maken(actor=actor, **opties)


def te_laat(actor, gebied, **velden) -> Toezegging:
    with klok.verzet(klok.nu() - timedelta(days=20)):
        return beloof(actor, gebied, dagen=10, **velden)


def berichten(toezegging: Toezegging):
    return Verzending.objects.filter(
        terugkoppeling__over_kenmerk=toezegging.kenmerk, terugkoppeling__soort="vervolg"
    )


# --- making -------------------------------------------------------------------------------------


def test_losse_belofte_aan_een_gebied(gebied, wijkambtenaar):
    toezegging = beloof(wijkambtenaar, gebied, aan="ouders van de Kade")
    assert (toezegging.status, toezegging.publiek) == ("open", True)
    assert (toezegging.eigenaar, toezegging.door) == (wijkambtenaar.persoon,) * 2
    assert not Terugkoppeling.objects.exists()
    assert Logregel.objects.filter(handeling="toezegging.maken").count() == 1


def test_belofte_bij_een_signaal_wordt_gebundeld_verteld(gebied, wijkambtenaar):
    signaal = maak_signaal(gebied)
    toezegging = beloof(wijkambtenaar, gebied, signaal=signaal)
    assert toezegging.gebied == signaal.gebied
    bericht = berichten(toezegging).get()
    assert bericht.bundel
    assert "Wij beloven: Een bank bij de speeltuin." in bericht.terugkoppeling.tekst
    assert bericht.terugkoppeling.over_pad == "/proefdam/gebieden/noord/beloften/"


def test_belofte_in_een_opgave_bereikt_iedereen(gebied, wijkambtenaar):
    opgave = maak_opgave(
        gebied, wijkambtenaar, signalen=[maak_signaal(gebied), maak_signaal(gebied)]
    )
    assert berichten(beloof(wijkambtenaar, gebied, opgave=opgave)).count() == 2


def test_belofte_bij_een_moment(gemeente, gebied, wijkwethouder):
    moment = Moment.objects.create(
        gemeente=gemeente,
        kenmerk="7KD4QXM",
        soort="bijeenkomst",
        gebied=gebied,
        titel="Avond over de Kade",
        begint_op=klok.nu(),
        persoon=wijkwethouder.persoon,
    )
    assert beloof(wijkwethouder, gebied, moment=moment).gebied == gebied


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"tekst": " "}, "leeg"),
        ({"voor": klok.vandaag() - timedelta(days=1)}, "datum_voorbij"),
        ({"gebied": None}, "gebied"),
    ],
)
def test_wat_niet_kan(gebied, wijkambtenaar, velden, code):
    opties = {"tekst": "Een bank", "voor": over(3), "gebied": gebied, **velden}
    with pytest.raises(DomainError) as fout:
        services.toezegging_maken(actor=wijkambtenaar, **opties)
    assert fout.value.code == code


def test_de_eigenaar_werkt_hier(gebied, wijkambtenaar, vertrokken, vreemde, sectorambtenaar):
    for persoon in (vreemde.persoon,):
        with pytest.raises(DomainError, match="collega"):
            beloof(wijkambtenaar, gebied, eigenaar=persoon)
    sector = sectorambtenaar.persoon
    assert beloof(wijkambtenaar, gebied, eigenaar=sector).eigenaar == sector


@pytest.mark.parametrize("rol", ["sectorambtenaar", "raadslid", "partner", "collega_elders"])
def test_wie_hier_niets_belooft(gebied, wijkambtenaar, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        beloof(rolverdeling[rol], gebied)
    toezegging = beloof(wijkambtenaar, gebied)
    with pytest.raises(NotAllowed):
        services.toezegging_nakomen(toezegging, actor=rolverdeling[rol], toelichting="Klaar.")
    with pytest.raises(NotAllowed):
        services.toezegging_breken(toezegging, actor=rolverdeling[rol], reden="Geen tijd.")


# --- kept, or broken ----------------------------------------------------------------------------


def test_nagekomen_gaat_met_het_nieuws_van_de_dag(gebied, wijkambtenaar):
    toezegging = beloof(wijkambtenaar, gebied, signaal=maak_signaal(gebied), vertellen=False)
    toezegging = services.toezegging_nakomen(
        toezegging, actor=wijkambtenaar, toelichting="De bank staat er."
    )
    assert (toezegging.status, toezegging.toelichting) == ("nagekomen", "De bank staat er.")
    bericht = berichten(toezegging).get()
    assert bericht.bundel
    assert "Dat is gedaan. De bank staat er." in bericht.terugkoppeling.tekst


def test_gebroken_wordt_meteen_verteld_met_de_reden(gebied, wijkambtenaar):
    toezegging = beloof(wijkambtenaar, gebied, signaal=maak_signaal(gebied), vertellen=False)
    gebroken = services.toezegging_breken(
        toezegging, actor=wijkambtenaar, reden="De grond is niet van ons."
    )
    assert (gebroken.pk, gebroken.status) == (toezegging.pk, "gebroken")
    bericht = berichten(toezegging).get()
    assert (bericht.bundel, bericht.terugkoppeling.melden) == (False, "direct")
    assert bericht.terugkoppeling.reden == "De grond is niet van ons."
    assert "Dat gaat niet lukken." in bericht.terugkoppeling.tekst


def test_een_nieuwe_datum_is_een_nieuwe_belofte(gebied, wijkambtenaar):
    eerst = beloof(wijkambtenaar, gebied, signaal=maak_signaal(gebied), vertellen=False)
    nu = services.toezegging_breken(
        eerst, actor=wijkambtenaar, reden="Vorst.", nieuwe_datum=over(40)
    )
    assert (nu.vorige, nu.tekst, nu.voor, nu.status) == (eerst, eerst.tekst, over(40), "open")
    assert "Het wordt" in berichten(eerst).get().terugkoppeling.tekst
    assert not berichten(nu).exists()


@pytest.mark.parametrize("dagen", [10, 5, -3])
def test_de_nieuwe_datum_ligt_later(gebied, wijkambtenaar, dagen):
    toezegging = beloof(wijkambtenaar, gebied)
    with pytest.raises(DomainError, match="datum"):
        services.toezegging_breken(
            toezegging, actor=wijkambtenaar, reden="Vorst.", nieuwe_datum=over(dagen)
        )
    toezegging.refresh_from_db()
    assert toezegging.status == "open"


def test_zonder_uitleg_geen_afloop(gebied, wijkambtenaar):
    toezegging = beloof(wijkambtenaar, gebied)
    with pytest.raises(DomainError, match="Leg uit"):
        services.toezegging_breken(toezegging, actor=wijkambtenaar, reden=" ")
    with pytest.raises(DomainError, match="ervan kwam"):
        services.toezegging_nakomen(toezegging, actor=wijkambtenaar, toelichting="")


def test_een_belofte_loopt_een_keer_af(gebied, wijkambtenaar):
    toezegging = beloof(wijkambtenaar, gebied)
    services.toezegging_nakomen(toezegging, actor=wijkambtenaar, toelichting="Klaar.")
    with pytest.raises(DomainError, match="collega"):
        services.toezegging_breken(toezegging, actor=wijkambtenaar, reden="Toch niet.")


# --- how it stands ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "dagen", "afgerond", "stand"),
    [
        ("open", 0, None, Stand.LOOPT),
        ("open", -1, None, Stand.TE_LAAT),
        ("nagekomen", -5, -5, Stand.NAGEKOMEN),
        ("nagekomen", -5, -4, Stand.LATER_NAGEKOMEN),
        ("gebroken", 5, -1, Stand.GEBROKEN),
    ],
)
def test_hoe_het_staat(status, dagen, afgerond, stand):
    klaar = None if afgerond is None else over(afgerond)
    assert stand_van(status, over(dagen), klaar, klok.vandaag()) == stand


def test_een_deel_gaat_over_wat_aan_de_beurt_was():
    telling = tel([Stand.NAGEKOMEN, Stand.LATER_NAGEKOMEN, Stand.TE_LAAT, Stand.LOOPT])
    assert (telling.aan_de_beurt, telling.procent, telling.samen) == (3, 66, 4)
    assert tel([Stand.LOOPT]).procent is None


def test_binnenkort_is_van_mij_en_met_wat_te_laat_is(gebied, wijkambtenaar, leidinggevende):
    laat = te_laat(wijkambtenaar, gebied)
    morgen = beloof(wijkambtenaar, gebied, dagen=1)
    beloof(wijkambtenaar, gebied, dagen=30)
    beloof(leidinggevende, gebied, dagen=1)
    assert list(toezeggingen_binnenkort(wijkambtenaar.persoon, 7)) == [laat, morgen]


def test_wie_weggaat_draagt_over(
    gemeente, gebied, wijkambtenaar, leidinggevende, gemeentebeheerder
):
    toezegging = beloof(wijkambtenaar, gebied)
    klaar = beloof(wijkambtenaar, gebied)
    services.toezegging_nakomen(klaar, actor=wijkambtenaar, toelichting="Klaar.")
    persoon_uit_dienst(
        wijkambtenaar.persoon,
        actor=gemeentebeheerder,
        gemeente=gemeente,
        opvolger=leidinggevende.persoon,
        reden="Andere baan",
    )
    for rij, wie in ((toezegging, leidinggevende), (klaar, wijkambtenaar)):
        rij.refresh_from_db()
        assert rij.eigenaar == wie.persoon


# --- who sees what ------------------------------------------------------------------------------


def test_wat_niet_op_de_site_staat_zien_alleen_collegas_van_hier(
    gebied, wijkambtenaar, rolverdeling
):
    stil = beloof(wijkambtenaar, gebied, publiek=False)
    ziet = {
        naam
        for naam, actor in rolverdeling.items()
        if toezeggingen_zichtbaar(actor).filter(pk=stil.pk).exists()
    }
    assert {"wijkambtenaar", "leidinggevende", "wijkwethouder"} <= ziet
    assert not {"bewoner", "collega_elders", "partner", "verlopen"} & ziet


# --- the pages ----------------------------------------------------------------------------------


@pytest.fixture
def client(wijkambtenaar, client_van):
    return client_van(wijkambtenaar)


def tekst_van(antwoord) -> str:
    return " ".join(unescape(antwoord.content.decode()).split())


def test_de_lijst_per_weergave(client, gebied, ander_gebied, wijkambtenaar, leidinggevende):
    beloof(wijkambtenaar, gebied, tekst="Van mij")
    beloof(leidinggevende, ander_gebied, tekst="Van Lies")
    te_laat(wijkambtenaar, gebied, tekst="Al voorbij")
    klaar = beloof(wijkambtenaar, gebied, tekst="Al gedaan")
    services.toezegging_nakomen(klaar, actor=wijkambtenaar, toelichting="Klaar.")
    namen = ("Van mij", "Van Lies", "Al voorbij", "Al gedaan")
    verwacht = {
        "?weergave=mijn": {"Van mij", "Al voorbij"},
        "": {"Van mij", "Van Lies", "Al voorbij"},
        "?weergave=te_laat": {"Al voorbij"},
        "?weergave=nagekomen": {"Al gedaan"},
        "?weergave=gebroken": set(),
        "?weergave=alles": set(namen),
        "?weergave=onzin": {"Van mij", "Van Lies", "Al voorbij"},
        "?gebied=zuid": {"Van Lies"},
        "?gebied=onzin&pagina=zoveel": {"Van mij", "Van Lies", "Al voorbij"},
    }
    for vraag, wie in verwacht.items():
        pagina = tekst_van(client.get(WERK + vraag))
        assert {naam for naam in namen if f">{naam}</a>" in pagina} == wie, vraag
    assert "Bij 1 belofte is de datum voorbij." in tekst_van(client.get(WERK))


def test_als_bestand(client, gebied, wijkambtenaar):
    beloof(wijkambtenaar, gebied, tekst="=2+2", aan="mevrouw De Boer")
    antwoord = client.get(WERK + "lijst.csv")
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert "'=2+2" in regels[1]
    assert "De Boer" not in antwoord.content.decode()


def test_een_belofte_van_begin_tot_eind_op_het_scherm(client, gebied, wijkambtenaar):
    begin = {"tekst": "Een bank", "voor": str(over(5)), "gebied": "noord", "publiek": "on"}
    assert client.post(WERK + "nieuw/", begin | {"tekst": ""}).status_code == 422
    antwoord = client.post(WERK + "nieuw/", begin)
    toezegging = Toezegging.objects.get()
    pad = f"{WERK}{toezegging.kenmerk}/"
    assert antwoord.status_code == 302
    assert "Is het gedaan?" in tekst_van(client.get(pad))
    fout = client.post(pad + "breken/", {"reden": "", "nieuwe_datum": str(over(20))})
    assert fout.status_code == 422
    assert str(over(20)) in tekst_van(fout)
    client.post(pad + "breken/", {"reden": "Het vriest.", "nieuwe_datum": str(over(20))})
    nu = Toezegging.objects.get(vorige=toezegging)
    pagina = tekst_van(client.get(pad))
    assert "Het vriest." in pagina
    assert "Nu beloofd voor" in pagina
    nieuw = f"{WERK}{nu.kenmerk}/"
    assert client.post(nieuw + "nakomen/", {"toelichting": ""}).status_code == 422
    client.post(nieuw + "nakomen/", {"toelichting": "De bank staat."})
    pagina = tekst_van(client.get(nieuw))
    for stuk in ("Opnieuw beloofd voor", "Het vriest.", "De bank staat.", "Nagekomen"):
        assert stuk in pagina, stuk
    assert client.post(nieuw + "breken/", {"reden": "Toch niet."}).status_code == 409


def test_een_belofte_bij_een_signaal_of_opgave(client, gebied, wijkambtenaar):
    signaal, opgave = maak_signaal(gebied), maak_opgave(gebied, wijkambtenaar)
    for naam, ding in (("signaal", signaal), ("opgave", opgave)):
        pagina = tekst_van(client.get(f"{WERK}nieuw/?{naam}={ding.kenmerk}"))
        assert ding.titel in pagina
        client.post(
            WERK + "nieuw/",
            {"tekst": "Een bank", "voor": str(over(5)), naam: ding.kenmerk, "publiek": "on"},
        )
        assert len(toezeggingen_van(ding)) == 1
    assert client.get(WERK + "nieuw/?signaal=onzin").status_code == 404


def test_twee_keer_klikken_is_een_belofte(client, gebied):
    begin = {"tekst": "Een bank", "voor": str(over(5)), "gebied": "noord", "eenmalig": "sleutel"}
    assert client.post(WERK + "nieuw/", begin).url == client.post(WERK + "nieuw/", begin).url
    assert Toezegging.objects.count() == 1


def test_een_ander_gebied_is_niet_te_kiezen(client, gebied):
    begin = {"tekst": "Een bank", "voor": str(over(5)), "gebied": "zuid"}
    assert client.post(WERK + "nieuw/", begin).status_code == 422


def test_een_belofte_van_een_andere_gemeente_is_er_niet(
    gebied, wijkambtenaar, vreemde, client_van, andere_gemeente
):
    toezegging = beloof(wijkambtenaar, gebied)
    client = client_van(vreemde)
    assert client.get(f"{WERK}{toezegging.kenmerk}/").status_code == 404
    assert client.get(f"/elderveen/werk/toezeggingen/{toezegging.kenmerk}/").status_code == 404


@pytest.mark.parametrize("waar", ["", "detail", "nieuw/"])
def test_twaalf_vragen(client, gebied, wijkambtenaar, waar):
    for nummer in range(12):
        laatste = beloof(
            wijkambtenaar, gebied, signaal=maak_signaal(gebied, melder=None), tekst=f"Bank {nummer}"
        )
    pad = WERK + (f"{laatste.kenmerk}/" if waar == "detail" else waar)
    client.get(pad)
    with tel_vragen() as vragen:
        assert client.get(pad).status_code == 200
    assert vragen.aantal <= 12, vragen
