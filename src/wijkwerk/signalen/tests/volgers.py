"""Those who follow by a private link, and what they stand in."""

from typing import Any

from wijkwerk.core import klok
from wijkwerk.signalen.domain import volgtoken
from wijkwerk.signalen.models import Melder, Signaal, SignaalStap
from wijkwerk.signalen.volger import Volger

BEN = "ben@voorbeeld.nl"


def melder_van(signaal: Signaal) -> Melder:
    """Who spoke first."""
    return signaal.melders.select_related("signaal").get(soort=Melder.Soort.INDIENER)


def volger(signaal: Signaal) -> Volger:
    return Volger(melder_van(signaal))


def sluit_aan(signaal: Signaal, tekst: str = "", **velden: Any) -> Melder:
    """Ben joins in."""
    melder = Melder.objects.create(
        gemeente=signaal.gemeente,
        signaal=signaal,
        soort=Melder.Soort.AANSLUITER,
        kanaal=Melder.Kanaal.MAIL,
        sleutel=volgtoken.nieuwe_sleutel(),
        **{"e_mail": BEN, "naam": "Ben", **velden},
    )
    SignaalStap.objects.create(
        signaal=signaal,
        melder=melder,
        handeling="signaal.aansluiten",
        van=signaal.status,
        naar=signaal.status,
        op=klok.nu(),
        toelichting=tekst,
    )
    return melder


def pad_van(melder: Melder, achter: str = "") -> str:
    return f"/{melder.gemeente.slug}/volg/{melder.volgtoken}/{achter}"
