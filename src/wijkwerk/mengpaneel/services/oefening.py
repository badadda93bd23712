"""What happens to an exercise: prepared, opened, revealed once, talked about, erased.

Setting it (`vaststellen`), paper and taking part have their own module.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wijkwerk.accounts.models import Persoon
from wijkwerk.core import kenmerk, klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel.domain.code import code_van, hash_van
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.proef import proefpersonen
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.domain.spreiding import spreiding
from wijkwerk.mengpaneel.models import Begeleider, Deelnemer, Inzending, Oefening
from wijkwerk.mengpaneel.selectors.deelname import antwoorden_van
from wijkwerk.mengpaneel.selectors.sessie import heeft_antwoorden
from wijkwerk.mengpaneel.services.keuren import (
    KEUZES,
    OVER,
    TEKSTEN,
    VOOR_HET_OPENEN,
    keur_begeleiders,
    keur_bereik,
    langste,
    vul,
)
from wijkwerk.mengpaneel.services.verloop import keur_fase, stap, vast, vers

MINUTEN: Final = 15  # to fill in, when it opens
MEESTE_MINUTEN: Final = 120
MEESTE_CODES: Final = 50
PROEF: Final = gettext_noop("Proef: %(titel)s")


# --- preparing -----------------------------------------------------------------------------------


@handeling("oefening.maken")
def oefening_maken(
    *,
    actor: Actor,
    gemeente: Gemeente,
    titel: str,
    begeleiders: Collection[Persoon] = (),
    **velden: Any,
) -> Oefening:
    """Prepare an exercise. `velden`: bereik with gebied, thema or opgave; the context; rollen. Who
    makes it leads it, with the colleagues in `begeleiders`."""
    oefening = _nieuw(gemeente, actor)
    vul(oefening, {"titel": titel, **velden})
    keur_bereik(oefening, actor)
    leiders = {persoon.pk: persoon for persoon in begeleiders}
    keur_begeleiders(oefening, leiders.values())
    if actor.persoon is not None:
        leiders[actor.persoon.pk] = actor.persoon
    oefening.save()
    _voeg_begeleiders_toe(oefening, leiders.values())
    log(oefening)
    return vers(oefening)


def _nieuw(gemeente: Gemeente, actor: Actor) -> Oefening:
    return Oefening(
        gemeente=gemeente,
        kenmerk=kenmerk.vrij(Oefening.objects.filter(gemeente=gemeente)),
        gemaakt_door=actor.persoon,
        gemaakt_op=klok.nu(),
    )


def _voeg_begeleiders_toe(oefening: Oefening, personen: Collection[Persoon]) -> None:
    for persoon in personen:
        Begeleider.objects.create(oefening=oefening, persoon=persoon, op=klok.nu())


@handeling("oefening.wijzigen")
def oefening_wijzigen(
    oefening: Oefening,
    *,
    actor: Actor,
    begeleiders: Collection[Persoon] | None = None,
    **velden: Any,
) -> Oefening:
    """Change what was prepared. Scope and roles are fixed once it is open, everything but the
    begeleiders once the position is set."""
    oefening = vast(oefening)
    require(actor, "oefening.wijzigen", oefening)
    anders = {naam for naam, waarde in velden.items() if getattr(oefening, naam) != waarde}
    if anders and oefening.fase == Fase.EVALUEREN:
        tekst = _("De stand is vastgesteld. Heropen de oefening om dit te wijzigen.")
        raise DomainError("oefening.vastgesteld", tekst)
    if anders & set(VOOR_HET_OPENEN) and oefening.fase != Fase.VOORBEREIDEN:
        tekst = _("De oefening is al open. Waarover het gaat en de rollen liggen nu vast.")
        raise DomainError("oefening.open", tekst)
    if anders:
        vul(oefening, velden)
    if anders & {"bereik", *OVER}:
        keur_bereik(oefening, actor)
    if begeleiders is not None:
        _wissel_begeleiders(oefening, begeleiders, alles_opnieuw="gebied" in anders)
    oefening.save()
    log(oefening)
    return vers(oefening)


def _wissel_begeleiders(
    oefening: Oefening, personen: Collection[Persoon], *, alles_opnieuw: bool
) -> None:
    """Exactly these lead it from now on; who led it already is only looked at again when it became
    about another area."""
    gewenst = {persoon.pk: persoon for persoon in personen}
    if not gewenst:
        raise DomainError("oefening.begeleider", _("Minstens één collega begeleidt de oefening."))
    nu = {rij.persoon_id for rij in oefening.begeleiders.all()}
    nieuw = [persoon for pk, persoon in gewenst.items() if pk not in nu]
    keur_begeleiders(oefening, gewenst.values() if alles_opnieuw else nieuw)
    Begeleider.objects.filter(oefening=oefening).exclude(persoon__in=gewenst).delete()
    _voeg_begeleiders_toe(oefening, nieuw)


@handeling("oefening.wissen")
def oefening_wissen(oefening: Oefening, *, actor: Actor) -> None:
    """Erase it with all that was filled in and set; inspanningen that came of it stay."""
    oefening = vast(oefening)
    require(actor, "oefening.wissen", oefening)
    if Oefening.objects.filter(vorige=oefening).exists():
        tekst = _("Een latere oefening bouwt hierop voort. Wis die eerst.")
        raise DomainError("oefening.volgende", tekst)
    log(oefening)
    oefening.delete()


@handeling("oefening.proefdraaien")
def oefening_proefdraaien(oefening: Oefening, *, actor: Actor) -> Oefening:
    """A copy with the invented answers of fourteen people, to practise the conversation with. It
    is never published and never part of a series."""
    oefening = vast(oefening)
    require(actor, "oefening.proefdraaien", oefening)
    if oefening.proef:
        raise DomainError("oefening.proef", _("Dit is al een proef."))
    proef = _kopie(oefening, actor)
    proef.save()
    leiders = Persoon.objects.filter(pk__in=[rij.persoon_id for rij in oefening.begeleiders.all()])
    _voeg_begeleiders_toe(proef, list(leiders))
    _verzin_antwoorden(proef)
    proef.spreiding = _beeld(proef)
    proef.save(update_fields=["spreiding"])
    log(proef)
    return vers(proef)


def _kopie(oefening: Oefening, actor: Actor) -> Oefening:
    proef = _nieuw(oefening.gemeente, actor)
    for naam in (*TEKSTEN, *KEUZES, *VOOR_HET_OPENEN):
        setattr(proef, naam, getattr(oefening, naam))
    proef.titel = (_(PROEF) % {"titel": oefening.titel})[: langste("titel")]
    proef.proef, proef.fase, proef.onthuld_op = True, Fase.GESPREK, klok.nu()
    return proef


def _verzin_antwoorden(proef: Oefening) -> None:
    inzendingen = []
    for persoon in proefpersonen(proef.rollen):
        deelnemer = Deelnemer.objects.create(
            oefening=proef, rol=persoon.rol, ingediend_op=klok.nu()
        )
        inzendingen += [
            Inzending(
                deelnemer=deelnemer,
                schuif=schuif,
                nu=antwoord.nu,
                ambitie=antwoord.ambitie,
                kenmerken=list(antwoord.kenmerken),
                cultuur=antwoord.cultuur,
            )
            for schuif, antwoord in persoon.antwoorden.items()
        ]
    Inzending.objects.bulk_create(inzendingen)


# --- the session ---------------------------------------------------------------------------------


@handeling("oefening.openen")
def oefening_openen(oefening: Oefening, *, actor: Actor) -> Oefening:
    """People can join by code from now on."""
    oefening = vast(oefening)
    require(actor, "oefening.openen", oefening)
    stap(oefening, "oefening.openen")
    oefening.invullen_tot = klok.nu() + timedelta(minutes=MINUTEN)
    _geef_code(oefening)
    log(oefening)
    return vers(oefening)


def _geef_code(oefening: Oefening) -> None:
    """The first version of its code that no exercise of any gemeente uses now."""
    for _poging in range(MEESTE_CODES):
        code = code_van(settings.SECRET_KEY, oefening.pk, oefening.codeversie)
        oefening.code_hash = hash_van(settings.SECRET_KEY, code)
        try:
            with transaction.atomic():
                oefening.save(update_fields=["fase", "invullen_tot", "code_hash", "codeversie"])
            return
        except IntegrityError:
            oefening.codeversie += 1
    raise DomainError("oefening.code", _("Er is nu geen code vrij. Probeer het later opnieuw."))


@handeling("oefening.terugzetten")
def oefening_terugzetten(oefening: Oefening, *, actor: Actor) -> Oefening:
    """Back to preparing, as long as nobody answered. Who joined chooses a role again later; the
    code stays the same."""
    oefening = vast(oefening)
    require(actor, "oefening.terugzetten", oefening)
    stap(oefening, "oefening.terugzetten")
    if heeft_antwoorden(oefening):
        tekst = _("Er zijn al antwoorden. Wis deze oefening en bereid een nieuwe voor.")
        raise DomainError("oefening.ingevuld", tekst)
    Deelnemer.objects.filter(oefening=oefening).delete()
    oefening.invullen_tot = oefening.code_hash = None
    oefening.save(update_fields=["fase", "invullen_tot", "code_hash"])
    log(oefening)
    return vers(oefening)


@handeling("oefening.samen_invullen")
def oefening_samen_invullen(oefening: Oefening, *, actor: Actor) -> Oefening:
    """Without phones: a trio sets the panel together at once."""
    oefening = vast(oefening)
    require(actor, "oefening.samen_invullen", oefening)
    stap(oefening, "oefening.samen_invullen")
    oefening.save(update_fields=["fase"])
    log(oefening)
    return vers(oefening)


@handeling("oefening.verlengen")
def oefening_verlengen(oefening: Oefening, *, actor: Actor, minuten: int) -> Oefening:
    """More time on the clock; from now when the time was over."""
    oefening = vast(oefening)
    require(actor, "oefening.verlengen", oefening)
    keur_fase(oefening, Fase.INVULLEN)
    if not 1 <= minuten <= MEESTE_MINUTEN:
        tekst = _("Kies 1 tot en met %(n)s minuten.")
        raise DomainError("oefening.minuten", tekst % {"n": MEESTE_MINUTEN})
    begin = max(oefening.invullen_tot or klok.nu(), klok.nu())
    oefening.invullen_tot = begin + timedelta(minutes=minuten)
    oefening.save(update_fields=["invullen_tot"])
    log(oefening)
    return vers(oefening)


@handeling("oefening.onthullen")
def oefening_onthullen(oefening: Oefening, *, actor: Actor) -> Oefening:
    """Close filling in and freeze the spread of the answers: once, see docs/adr/0012."""
    oefening = vast(oefening)
    require(actor, "oefening.onthullen", oefening)
    if oefening.onthuld_op is not None:
        uur = timezone.localtime(oefening.onthuld_op, klok.AMSTERDAM).strftime("%H:%M")
        tekst = _(
            "De antwoorden zijn al getoond, om %(uur)s. Dat kan één keer; er is niets dubbel."
        )
        raise DomainError("oefening.al_onthuld", tekst % {"uur": uur})
    stap(oefening, "oefening.onthullen")
    beeld = _beeld(oefening)
    if not beeld["aantal"]:
        tekst = _("Niemand heeft nog iets ingevuld. Wacht even: tonen kan maar één keer.")
        raise DomainError("oefening.leeg", tekst)
    oefening.spreiding, oefening.onthuld_op, oefening.gesprek_schuif = beeld, klok.nu(), ""
    oefening.save(update_fields=["fase", "spreiding", "onthuld_op", "gesprek_schuif"])
    log(oefening)
    return vers(oefening)


def _beeld(oefening: Oefening) -> dict[str, Any]:
    return spreiding(antwoorden_van(oefening), oefening.rollen)


@handeling("oefening.tonen")
def oefening_tonen(oefening: Oefening, *, actor: Actor, schuif: str) -> Oefening:
    """Which slider the big screen shows; "" is all five."""
    oefening = vast(oefening)
    require(actor, "oefening.tonen", oefening)
    keur_fase(oefening, Fase.GESPREK)
    if schuif and schuif not in SCHUIVEN:
        raise DomainError("oefening.schuif", _("Deze schuif bestaat niet."))
    oefening.gesprek_schuif = schuif
    oefening.save(update_fields=["gesprek_schuif"])
    log(oefening)
    return vers(oefening)


@handeling("oefening.naar_vaststellen")
def oefening_naar_vaststellen(oefening: Oefening, *, actor: Actor) -> Oefening:
    """The conversation was held: set the position together."""
    oefening = vast(oefening)
    require(actor, "oefening.naar_vaststellen", oefening)
    stap(oefening, "oefening.naar_vaststellen")
    oefening.save(update_fields=["fase"])
    log(oefening)
    return vers(oefening)


@handeling("oefening.naar_gesprek")
def oefening_naar_gesprek(oefening: Oefening, *, actor: Actor) -> Oefening:
    """Back to the spread, to talk on."""
    oefening = vast(oefening)
    require(actor, "oefening.naar_gesprek", oefening)
    stap(oefening, "oefening.naar_gesprek")
    if oefening.spreiding is None:
        tekst = _("Deze oefening is samen ingevuld. Er is geen spreiding om over te praten.")
        raise DomainError("oefening.zonder_spreiding", tekst)
    oefening.save(update_fields=["fase"])
    log(oefening)
    return vers(oefening)
