"""Who may do what with voices and what they add up to."""

from __future__ import annotations

from typing import Any, Final

from wijkwerk.accounts.domain.rollen import (
    BEHANDELAARS,
    COLLEGAS,
    GEMEENTEBEHEERDER,
    IEDEREEN,
    LEIDINGGEVENDE,
    MEELEZERS,
    PARTNER,
    SECTOR,
    WIJKWETHOUDER,
)
from wijkwerk.accounts.models import Organisatie
from wijkwerk.core.actor import BEWONER, Actor
from wijkwerk.core.permissions import regel
from wijkwerk.signalen.models import (
    Bestuursbericht,
    Doorgeleiding,
    Escalatie,
    Melder,
    Weergave,
)

VOLGER: Final = "volger"
LEZERS: Final = COLLEGAS | MEELEZERS | {PARTNER}
OVERZICHT: Final = BEHANDELAARS | MEELEZERS
"""Roles that see every signaal of their area; the others only what was passed on to them."""
BEVRAAGDEN: Final = SECTOR | {WIJKWETHOUDER}
"""Roles that can be asked: for an organisation, or for the bestuur."""
INRICHTERS: Final = frozenset({LEIDINGGEVENDE, GEMEENTEBEHEERDER})
"""Roles that set rules, texts and terms for the whole gemeente."""


def _aan_mijn_organisatie(actor: Actor, doorgeleiding: Doorgeleiding) -> bool:
    """Asked of my organisation; what is asked of the bestuur, the wijkwethouder answers."""
    gebied_id = doorgeleiding.signaal.gebied_id
    if doorgeleiding.naar.soort == Organisatie.Soort.BESTUUR:
        return actor.heeft_rol({WIJKWETHOUDER}, gebied_id)
    return actor.heeft_rol(SECTOR, gebied_id, doorgeleiding.naar_id)


def _op_mijn_trede(actor: Actor, escalatie: Escalatie) -> bool:
    return actor.heeft_rol({escalatie.naar_rol}, escalatie.signaal.gebied_id)


def _van_mij(actor: Actor, weergave: Weergave) -> bool:
    return actor.persoon == weergave.persoon


def _aan_mij(actor: Actor, bericht: Bestuursbericht) -> bool:
    return actor.persoon == bericht.aan


def _eigen_of_gebied(actor: Any, melder: Melder) -> bool:
    """The melder by their own link, or whoever handles the area."""
    if actor.rol == VOLGER:
        return bool(actor.melder.pk == melder.pk)
    return actor.heeft_rol(BEHANDELAARS, melder.signaal.gebied_id)


def _eigen(actor: Any, melder: Melder) -> bool:
    return actor.rol != VOLGER or bool(actor.melder.pk == melder.pk)


# A voice, from intake to answer.
regel("signaal.indienen", {BEWONER} | IEDEREEN)
regel("signaal.aansluiten", {BEWONER})
regel("signaal.invoeren", COLLEGAS)
regel("signaal.lijst", LEZERS)
regel("signaal.exporteren", BEHANDELAARS)
regel("signaal.oppakken", BEHANDELAARS)
regel("signaal.toewijzen", BEHANDELAARS)
regel("signaal.noteren", COLLEGAS)
regel("signaal.route_kiezen", BEHANDELAARS)
regel("signaal.klein_grut", BEHANDELAARS)
regel("signaal.doorgeven", BEHANDELAARS)
regel("signaal.terugnemen", BEHANDELAARS)
regel("signaal.vertalen", BEHANDELAARS)
regel("signaal.vertaling_lezen", COLLEGAS | {WIJKWETHOUDER})
regel("signaal.beantwoorden", BEHANDELAARS)
regel("signaal.heropenen", BEHANDELAARS)
regel("signaal.bundelen", BEHANDELAARS)
regel("signaal.losmaken", BEHANDELAARS)
regel("signaal.samenvoegen", BEHANDELAARS)
regel("signaal.uit_elkaar_halen", BEHANDELAARS)
regel("signaal.splitsen", BEHANDELAARS)
regel("signaal.verbinden", BEHANDELAARS)
regel("signaal.verband_losmaken", BEHANDELAARS)
regel("signaal.openbaar_maken", BEHANDELAARS)
regel("signaal.openbaar_intrekken", BEHANDELAARS)
regel("signaal.wissen", ())  # the program, after five years
regel("signaal.cijfers", BEHANDELAARS | {WIJKWETHOUDER})
regel("doorgeleiding.beantwoorden", BEVRAAGDEN, bij=_aan_mijn_organisatie)
regel("doorgeleiding.aanvaarden", BEVRAAGDEN, bij=_aan_mijn_organisatie)
regel("doorgeleiding.weigeren", BEVRAAGDEN, bij=_aan_mijn_organisatie)
regel("escalatie.maken", BEHANDELAARS)
regel("escalatie.intrekken", BEHANDELAARS)
regel("escalatie.besluiten", IEDEREEN, bij=_op_mijn_trede)
regel("escalatie.lijst", BEHANDELAARS | {WIJKWETHOUDER})

# Who spoke, by their private link or at the desk.
regel("signaal.aanvullen", {VOLGER}, bij=_eigen)
regel("signaal.intrekken", {VOLGER}, bij=_eigen)
regel("signaal.opnieuw_vragen", {VOLGER}, bij=_eigen)
regel("signaal.beoordelen", {VOLGER}, bij=_eigen)
regel("melder.stoppen", {VOLGER}, bij=_eigen)
regel("melder.adres_wijzigen", {VOLGER}, bij=_eigen)
regel("melder.adres_bevestigen", {VOLGER}, bij=_eigen)
regel("melder.meenemen", {VOLGER}, bij=_eigen)
regel("melder.zoeken", COLLEGAS)
regel("melder.inzien", BEHANDELAARS)
regel("melder.tonen", BEHANDELAARS, bij=_eigen_of_gebied)
regel("melder.wissen", {VOLGER} | BEHANDELAARS, bij=_eigen_of_gebied)
regel("volglink.sturen", {BEWONER})
regel("volglink.vernieuwen", BEHANDELAARS, bij=_eigen_of_gebied)
regel("verzending.lijst", BEHANDELAARS)
regel("verzending.afvinken", BEHANDELAARS)
regel("verzending.opnieuw", BEHANDELAARS)
regel("verzending.afdrukken", BEHANDELAARS)
regel("afzenderstop.lijst", BEHANDELAARS)
regel("afzenderstop.maken", BEHANDELAARS)
regel("afzenderstop.opheffen", BEHANDELAARS)

# What voices add up to, and what we promise.
regel("opgave.lijst", LEZERS)
regel("opgave.maken", BEHANDELAARS)
regel("opgave.wijzigen", BEHANDELAARS)
regel("opgave.publiceren", BEHANDELAARS)
regel("opgave.verbergen", BEHANDELAARS)
regel("opgave.afronden", BEHANDELAARS)
regel("opgave.heropenen", BEHANDELAARS)
regel("toezegging.lijst", LEZERS)
regel("toezegging.maken", BEHANDELAARS | {WIJKWETHOUDER})
regel("toezegging.nakomen", BEHANDELAARS | {WIJKWETHOUDER})
regel("toezegging.breken", BEHANDELAARS | {WIJKWETHOUDER})

# Where residents meet us.
regel("moment.lijst", LEZERS)
regel("moment.maken", COLLEGAS)
regel("moment.wijzigen", COLLEGAS)
regel("moment.afronden", COLLEGAS)
regel("moment.afgelasten", COLLEGAS)
regel("doelgroep.lijst", COLLEGAS | {WIJKWETHOUDER})
regel("doelgroep.beheren", BEHANDELAARS)
regel("meldpunt.beheren", BEHANDELAARS)
regel("wijktoets.lijst", LEZERS)
regel("wijktoets.maken", BEHANDELAARS)
regel("wijktoets.wijzigen", BEHANDELAARS)
regel("wijktoets.openen", BEHANDELAARS)
regel("wijktoets.besluiten", BEHANDELAARS | {WIJKWETHOUDER})

# The bestuur, and how the gemeente sets this room.
regel("bestuursbericht.lijst", BEHANDELAARS | {WIJKWETHOUDER})
regel("bestuursbericht.sturen", BEHANDELAARS)
regel("bestuursbericht.lezen", {WIJKWETHOUDER}, bij=_aan_mij)
regel("bestuursbericht.beantwoorden", {WIJKWETHOUDER}, bij=_aan_mij)
regel("weergave.bewaren", LEZERS)
regel("weergave.verwijderen", LEZERS, bij=_van_mij)
regel("routeerregel.lijst", BEHANDELAARS | INRICHTERS)
regel("routeerregel.beheren", INRICHTERS)
regel("standaardtekst.lijst", COLLEGAS | INRICHTERS)
regel("standaardtekst.beheren", INRICHTERS)
regel("thema.beheren", INRICHTERS)
regel("escalatieladder.beheren", INRICHTERS)
