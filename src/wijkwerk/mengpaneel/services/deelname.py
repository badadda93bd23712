"""Taking part: join with a role, say something about a slider, send it in.

Every one of these holds the row of the exercise, as revealing does: an answer is in the spread or
refused, never in between. The same step twice is one row; the last one counts until the reveal.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor, Bewoner
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, SCHUIVEN
from wijkwerk.mengpaneel.models import Cultuur, Deelnemer, Inzending, Oefening
from wijkwerk.mengpaneel.selectors.deelname import hash_van_token
from wijkwerk.mengpaneel.teksten import SCHUIF

TOKEN_BYTES: Final = 16
LANGSTE_ANTWOORD: Final = 2_000
MEESTE_DEELNEMERS: Final = 1_000


def nieuw_token() -> str:
    """128 random bits."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def aanmelden(oefening: Oefening, *, rol: str, token: str = "") -> tuple[Deelnemer, str]:
    """Somebody joins: the deelnemer, and the token that only this phone will have. With the same
    token again it is the same deelnemer: a form that was sent twice."""
    token = token or nieuw_token()
    deelnemer = deelnemer_aanmelden(oefening, actor=Bewoner(), rol=rol, token=token)
    return deelnemer, token


@handeling("deelnemer.aanmelden")
def deelnemer_aanmelden(oefening: Oefening, *, actor: Actor, rol: str, token: str) -> Deelnemer:
    """A deelnemer with this role, who is known by the hash of the token."""
    oefening = _open(oefening.pk)
    require(actor, "deelnemer.aanmelden", oefening)
    _keur_rol(oefening, rol)
    if Deelnemer.objects.filter(oefening=oefening).count() >= MEESTE_DEELNEMERS:
        raise DomainError("deelname.vol", _("Er doen al te veel mensen mee aan deze oefening."))
    deelnemer, nieuw = Deelnemer.objects.get_or_create(
        oefening=oefening, token_hash=hash_van_token(token), defaults={"rol": rol}
    )
    if nieuw:
        log(oefening)
    return deelnemer


@handeling("deelnemer.wijzigen")
def deelnemer_wijzigen(deelnemer: Deelnemer, *, actor: Actor, rol: str) -> Deelnemer:
    """Another role, for who chose the wrong one."""
    oefening, deelnemer = _meedoend(deelnemer)
    require(actor, "deelnemer.wijzigen", deelnemer)
    _keur_rol(oefening, rol)
    deelnemer.rol = rol
    deelnemer.save(update_fields=["rol"])
    log(oefening)
    return deelnemer


@handeling("inzending.bewaren")
def inzending_bewaren(  # noqa: PLR0913 (what one says about one slider)
    deelnemer: Deelnemer,
    *,
    actor: Actor,
    schuif: str,
    nu: int | None = None,
    ambitie: int | None = None,
    kenmerken: Collection[int] = (),
    antwoorden: Mapping[Any, str] | None = None,
    cultuur: str = "",
) -> Inzending:
    """What this deelnemer says about one slider now, in the place of what was said before.

    `kenmerken` and the keys of `antwoorden` are the numbers of the texts, from 0. Not in the log:
    when somebody answered is nobody's business.
    """
    _oefening, deelnemer = _meedoend(deelnemer)
    require(actor, "inzending.bewaren", deelnemer)
    if schuif not in SCHUIVEN:
        raise DomainError("inzending.schuif", _("Deze schuif bestaat niet."))
    rij = Inzending(
        deelnemer=deelnemer,
        schuif=schuif,
        nu=_stand(nu),
        ambitie=_stand(ambitie),
        kenmerken=_nummers(kenmerken, len(SCHUIF[schuif].kenmerken)),
        antwoorden=_antwoorden(antwoorden or {}, len(SCHUIF[schuif].vragen)),
        cultuur=cultuur if cultuur in Cultuur.values else "",
    )
    Inzending.objects.bulk_create(
        [rij],
        update_conflicts=True,
        unique_fields=["deelnemer", "schuif"],
        update_fields=["nu", "ambitie", "kenmerken", "antwoorden", "cultuur"],
    )
    return rij


@handeling("inzending.indienen")
def inzending_indienen(deelnemer: Deelnemer, *, actor: Actor) -> Deelnemer:
    """Say "I am done". Sliders may be missing; at least one was answered. Twice is once."""
    oefening, deelnemer = _meedoend(deelnemer)
    require(actor, "inzending.indienen", deelnemer)
    if not Inzending.objects.filter(deelnemer=deelnemer).exists():
        tekst = _("U hebt nog niets ingevuld. Vul minstens één schuif in.")
        raise DomainError("inzending.leeg", tekst)
    if deelnemer.ingediend_op is None:
        deelnemer.ingediend_op = klok.nu()
        deelnemer.save(update_fields=["ingediend_op"])
        log(oefening)
    return deelnemer


def _open(oefening_id: int) -> Oefening:
    """The exercise, held, while people can fill in. DomainError in any other phase."""
    oefening = Oefening.objects.select_for_update().filter(pk=oefening_id).first()
    if oefening is None:
        raise DomainError("deelname.weg", _("Deze oefening is er niet meer."))
    if oefening.onthuld_op is not None or oefening.fase in {Fase.GESPREK, Fase.VASTSTELLEN}:
        raise DomainError(
            "deelname.te_laat",
            _(
                "De antwoorden zijn al getoond. Wat u nu invult, telt niet meer mee. Zeg het in "
                "het gesprek: ook een ander beeld wordt bewaard."
            ),
        )
    if oefening.fase != Fase.INVULLEN:
        raise DomainError("deelname.dicht", _("Deze oefening is nu niet open om in te vullen."))
    return oefening


def _meedoend(deelnemer: Deelnemer) -> tuple[Oefening, Deelnemer]:
    """The exercise, held, and this row as it is now."""
    oefening = _open(deelnemer.oefening_id)
    vers = Deelnemer.objects.filter(pk=deelnemer.pk).first()
    if vers is None:
        raise DomainError("deelname.weg", _("Deze oefening is er niet meer."))
    vers.oefening = oefening
    return oefening, vers


def _keur_rol(oefening: Oefening, rol: str) -> None:
    if rol not in oefening.rollen:
        raise DomainError("deelname.rol", _("Kies een rol uit de lijst."))


def _stand(waarde: int | None) -> int | None:
    if waarde is not None and not (isinstance(waarde, int) and LAAGST <= waarde <= HOOGST):
        raise DomainError("inzending.stand", _("Een stand is een getal van 1 tot en met 9."))
    return waarde


def _nummers(gekozen: Collection[int], aantal: int) -> list[int]:
    """Each once, in order; what is not on the list falls away."""
    return [nummer for nummer in range(aantal) if nummer in gekozen]


def _antwoorden(antwoorden: Mapping[Any, str], aantal: int) -> dict[str, str]:
    """By the number of the question; empty ones are left out."""
    teksten = {str(nummer): str(tekst).strip() for nummer, tekst in antwoorden.items()}
    if any(len(tekst) > LANGSTE_ANTWOORD for tekst in teksten.values()):
        tekst = _("Dit antwoord is te lang. Gebruik hoogstens %(n)s tekens.")
        raise DomainError("inzending.te_lang", tekst % {"n": LANGSTE_ANTWOORD})
    namen = (str(nummer) for nummer in range(aantal))
    return {naam: teksten[naam] for naam in namen if teksten.get(naam)}
