"""Follow by the private link on a phone: every state readable, every button does what it says."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.test_inloggen import Bezoek, bezoek  # noqa: F401
from wijkwerk.core import klok
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Melder, Signaal
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import NEE
from wijkwerk.signalen.tests.volgers import melder_van, sluit_aan, volger
from wijkwerk.signalen.volger import Volger

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def open_volg(bezoek: Bezoek, melder: Melder) -> None:  # noqa: F811
    bezoek.ga("signalen:volg", melder.gemeente.slug, melder.volgtoken)


@pytest.fixture
def signaal(gebied) -> Signaal:
    with klok.verzet(klok.nu() - timedelta(days=3)):
        return maak_signaal(gebied, plek_tekst="het Ezelspad")


def test_van_antwoord_tot_opnieuw_kijken_en_intrekken(bezoek, signaal, wijkambtenaar):  # noqa: F811
    services.signaal_beantwoorden(
        signaal,
        actor=wijkambtenaar,
        **NEE,
        belofte="Wij kijken in het voorjaar opnieuw",
        belofte_voor=klok.vandaag() + timedelta(days=90),
    )
    pagina = bezoek.pagina
    open_volg(bezoek, melder_van(signaal))
    bezoek.is_in_orde()
    pagina.get_by_text("Nee", exact=True).click()
    pagina.get_by_label("Wilt u er iets bij zeggen?").fill("Het pad is nog nat.")
    bezoek.knop("Verstuur")
    expect(pagina.get_by_text("Nee. U mag het veranderen")).to_be_visible()
    pagina.get_by_role("link", name="Vraag ons opnieuw te kijken").click()
    bezoek.is_in_orde()
    pagina.get_by_label("Wat klopt er niet aan ons antwoord?").fill("Niemand kwam kijken.")
    bezoek.knop("Kijk er opnieuw naar")
    expect(pagina.get_by_text("Wij kijken er opnieuw naar. U krijgt antwoord")).to_be_visible()
    pagina.get_by_label("Wat wilt u toevoegen?").fill("Er ligt nu ook glas.")
    bezoek.knop("Vul aan")
    expect(pagina.get_by_text("Er ligt nu ook glas.")).to_be_visible()
    pagina.get_by_role("link", name="Trek mijn bericht in").click()
    bezoek.is_in_orde()
    bezoek.knop("Ja, trek in")
    expect(pagina.get_by_text("U krijgt er geen antwoord meer op")).to_be_visible()
    bezoek.is_in_orde()


def _doorgegeven(signaal, actor, organisatie) -> Melder:
    services.signaal_doorgeven(
        signaal, actor=actor, naar=organisatie, vraag="Kan dit?", voor=klok.vandaag()
    )
    return melder_van(signaal)


def _gesplitst(signaal, actor, _organisatie) -> Melder:
    services.signaal_splitsen(signaal, actor=actor, teksten=["De lamp is stuk", "Het pad is nat"])
    return melder_van(signaal)


def _samengevoegd(signaal, actor, _organisatie) -> Melder:
    hoofd = maak_signaal(signaal.gebied)
    services.signaal_samenvoegen(hoofd, actor=actor, andere=[signaal])
    return melder_van(signaal)


def _aangesloten(signaal, _actor, _organisatie) -> Melder:
    signaal.publieke_tekst = "Het pad is nat"
    signaal.save()
    return sluit_aan(signaal, "Bij mij ook.")


def _afgemeld(signaal, _actor, _organisatie) -> Melder:
    sluit_aan(signaal)
    services.signaal_intrekken(melder_van(signaal), actor=volger(signaal))
    return melder_van(signaal)


def _gewist(signaal, _actor, _organisatie) -> Melder:
    melder = melder_van(signaal)
    services.melder_wissen(melder, actor=Volger(melder))
    return melder


STATEN: dict[str, tuple[Callable[..., Melder], str]] = {
    "bij sector": (_doorgegeven, "Stadsbeheer zegt ons"),
    "gesplitst": (_gesplitst, "Deel 2: ‘Het pad is nat’"),
    "samengevoegd": (_samengevoegd, "U krijgt samen één antwoord"),
    "aangesloten": (_aangesloten, "U sloot zich aan"),
    "afgemeld": (_afgemeld, "Voor hen gaan wij verder"),
    "gewist": (_gewist, "Deze link werkt niet meer"),
}


@pytest.mark.parametrize("staat", STATEN)
def test_elke_staat_is_te_lezen(bezoek, staat, signaal, wijkambtenaar, organisatie):  # noqa: F811
    maak, woorden = STATEN[staat]
    open_volg(bezoek, maak(signaal, wijkambtenaar, organisatie))
    expect(bezoek.pagina.get_by_text(woorden).first).to_be_visible()
    bezoek.klachten = [k for k in bezoek.klachten if "410" not in k]  # gone, as it should
    bezoek.is_in_orde()


def test_het_adres_wijzigen_en_de_gegevens_lezen(bezoek, signaal):  # noqa: F811
    pagina = bezoek.pagina
    open_volg(bezoek, melder_van(signaal))
    pagina.get_by_role("link", name="Wijzig hoe u van ons hoort").click()
    bezoek.is_in_orde()
    pagina.get_by_text("Brief", exact=True).click()
    pagina.get_by_label("Uw nieuwe adres").fill("Pad 1, Proefdam")
    bezoek.knop("Bewaar")
    expect(pagina.get_by_text("U krijgt een brief als er iets verandert")).to_be_visible()
    bezoek.knop("Lees wat wij van u bewaren")
    expect(pagina.get_by_text("Pad 1, Proefdam")).to_be_visible()
    bezoek.is_in_orde()
