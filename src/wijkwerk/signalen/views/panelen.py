"""What one can do with a signaal: one form at a time, opened by `?doe=notitie`.

A page of ten forms is slow to make and hard to read; each of these is a link until it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wijkwerk.core.actor import Actor
from wijkwerk.signalen import selectors
from wijkwerk.signalen.domain.status import OPEN, Route, Status
from wijkwerk.signalen.forms.kantoor import (
    BewonersForm,
    BundelForm,
    DoorgevenForm,
    EscalatieForm,
    NotitieForm,
    SamenvoegForm,
    SplitsForm,
    ToewijzenForm,
    VerbindForm,
)
from wijkwerk.signalen.models import Signaal

Maker = Callable[[Actor, Signaal], Form]
WERK: Final = frozenset({Status.NIEUW, Status.IN_BEHANDELING})
ALTIJD: Final = frozenset(Status)


@dataclass(frozen=True)
class Paneel:
    """`toets` opens it; `bij` are the statuses in which it makes sense."""

    naam: str
    titel: str | Promise
    uitleg: str | Promise
    url: str
    knop: str | Promise
    maak: Maker
    toets: str = ""
    bij: frozenset[Status] = OPEN
    handeling: str = ""


def _doorgeven(route: Route) -> Maker:
    def maak(_actor: Actor, signaal: Signaal) -> Form:
        return DoorgevenForm(signaal=signaal, route=route, initial={"route": route.value})

    return maak


def _vraag(route: Route, titel: Promise, uitleg: Promise, toets: str = "") -> Paneel:
    return Paneel(
        route.value,
        titel,
        uitleg,
        "signalen:signaal_doorgeven",
        _("Stel de vraag"),
        _doorgeven(route),
        toets,
        handeling="signaal.doorgeven",
    )


ROUTES: Final = (
    _vraag(Route.DIENST, _("Naar een dienst"), _("Een sector van de gemeente"), "d"),
    _vraag(Route.PARTNER, _("Naar een partner"), _("Corporatie, politie, welzijn")),
    _vraag(Route.SERVICETEAM, _("Naar het serviceteam"), _("Snel te regelen in de buurt")),
    _vraag(Route.BESTUUR, _("Naar het bestuur"), _("De wijkwethouder moet dit weten")),
    Paneel(
        "bewoners",
        _("Bewoners zelf"),
        _("Zij kunnen dit, met hulp"),
        "signalen:signaal_route_kiezen",
        _("Vertel het de bewoner"),
        lambda _actor, _signaal: BewonersForm(),
        bij=WERK,
        handeling="signaal.route_kiezen",
    ),
    Paneel(
        "opgave",
        _("In een opgave"),
        _("Meer mensen zeggen dit"),
        "signalen:signaal_bundelen",
        _("Bundel"),
        lambda actor, _signaal: BundelForm(opgaven=selectors.opgaven_om_te_bundelen(actor)),
        bij=WERK,
        handeling="signaal.bundelen",
    ),
)
ANDERE: Final = (
    Paneel(
        "notitie",
        _("Schrijf een notitie"),
        _("Alleen collega’s lezen wat u hier schrijft."),
        "signalen:signaal_noteren",
        _("Bewaar de notitie"),
        lambda _actor, _signaal: NotitieForm(),
        "n",
        ALTIJD,
        "signaal.noteren",
    ),
    Paneel(
        "toewijzen",
        _("Geef het aan een collega"),
        _("Deze collega is dan de behandelaar."),
        "signalen:signaal_toewijzen",
        _("Wijs toe"),
        lambda _actor, signaal: ToewijzenForm(signaal=signaal),
        handeling="signaal.toewijzen",
    ),
    Paneel(
        "escaleren",
        _("Vraag een besluit"),
        _("Komt u er samen niet uit? Dan beslist wie een trede hoger staat."),
        "signalen:escalatie_maken",
        _("Vraag het besluit"),
        lambda _actor, _signaal: EscalatieForm(),
        handeling="escalatie.maken",
    ),
    Paneel(
        "samenvoegen",
        _("Voeg samen"),
        _("Voor berichten over precies hetzelfde. U kunt het ongedaan maken."),
        "signalen:signaal_samenvoegen",
        _("Voeg samen"),
        lambda _actor, _signaal: SamenvoegForm(),
        handeling="signaal.samenvoegen",
    ),
    Paneel(
        "splitsen",
        _("Splits"),
        _("Voor een bericht over meer dan één ding. Schrijf elk ding in een eigen veld."),
        "signalen:signaal_splitsen",
        _("Splits"),
        lambda _actor, _signaal: SplitsForm(),
        handeling="signaal.splitsen",
    ),
    Paneel(
        "verbinden",
        _("Verbind met een ander"),
        _("Voor signalen die met elkaar te maken hebben."),
        "signalen:signaal_verbinden",
        _("Verbind"),
        lambda _actor, _signaal: VerbindForm(),
        bij=ALTIJD,
        handeling="signaal.verbinden",
    ),
)
PANELEN: Final = {paneel.naam: paneel for paneel in (*ROUTES, *ANDERE)}


def mogelijk(rij: tuple[Paneel, ...], status: str, mag: Callable[[str], bool]) -> list[Paneel]:
    """Those that make sense now for who may do them."""
    return [paneel for paneel in rij if status in paneel.bij and mag(paneel.handeling)]


def open_paneel(naam: str, actor: Actor, signaal: Signaal) -> dict[str, Any]:
    """For the template: the panel with its form, as nobody filled it in yet."""
    paneel = PANELEN[naam]
    return {"paneel": paneel, "paneel_form": paneel.maak(actor, signaal)}
