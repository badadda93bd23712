"""The task of the wijkambtenaar: adopted from a profile or in own words (S-A19)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel.domain.profielen import OP_CODE
from wijkwerk.mengpaneel.models import Oefening, Wijkopdracht
from wijkwerk.mengpaneel.selectors.opdracht import opdracht_van

LANGSTE = 3_000


@handeling("wijkopdracht.vaststellen")
def wijkopdracht_vaststellen(
    *,
    actor: Actor,
    gemeente: Gemeente,
    tekst: str,
    profiel: str = "",
    oefening: Oefening | None = None,
    versie: int | None = None,
) -> Wijkopdracht:
    """A new version; the same text again makes none. `versie`: what was on the screen (0: nothing),
    so that nobody writes over a colleague unseen."""
    Gemeente.objects.select_for_update().get(pk=gemeente.pk)
    require(actor, "wijkopdracht.vaststellen", gemeente)
    tekst = tekst.strip()
    if not tekst:
        raise DomainError("wijkopdracht.tekst", _("Schrijf op wat u van de wijkambtenaar vraagt."))
    if len(tekst) > LANGSTE:
        melding = _("Deze tekst is te lang. Gebruik hoogstens %(n)s tekens.")
        raise DomainError("wijkopdracht.tekst", melding % {"n": LANGSTE})
    if profiel and profiel not in OP_CODE:
        raise DomainError("wijkopdracht.profiel", _("Dit profiel bestaat niet."))
    if oefening is not None and oefening.gemeente_id != gemeente.pk:
        raise DomainError("wijkopdracht.oefening", _("Deze oefening is van een andere gemeente."))
    nu = opdracht_van(gemeente)
    if nu is not None and nu.tekst == tekst:
        return nu
    nummer = nu.versie if nu is not None else 0
    if versie is not None and versie != nummer:
        melding = _("Een collega wijzigde de opdracht ondertussen. Vergelijk beide teksten.")
        raise DomainError("wijkopdracht.ondertussen", melding)
    rij = Wijkopdracht.objects.create(
        gemeente=gemeente,
        versie=nummer + 1,
        profiel=profiel,
        tekst=tekst,
        oefening=oefening,
        door=actor.persoon,
        op=klok.nu(),
    )
    log(rij)
    return rij
