"""Who may do what with people, roles, organisations and the settings of a gemeente.

Only the gemeentebeheerder hands out rights, for the own gemeente; `core.permissions` compares the
gemeente of actor and object.
"""

from wijkwerk.accounts.domain.rollen import (
    GEMEENTEBEHEERDER,
    IEDEREEN,
    LEIDINGGEVENDE,
)
from wijkwerk.accounts.models import Persoon, Vervanging
from wijkwerk.core.actor import BEWONER, Actor
from wijkwerk.core.permissions import regel

BEHEER = frozenset({GEMEENTEBEHEERDER})
LEIDING = frozenset({LEIDINGGEVENDE, GEMEENTEBEHEERDER})
NIEMAND: frozenset[str] = frozenset()  # only a command on the machine (SYSTEM)


def _eigen_of_leiding(actor: Actor, vervanging: Vervanging) -> bool:
    """One arranges one's own absence; for somebody who fell ill, the leidinggevende does."""
    return actor.persoon == vervanging.persoon or actor.heeft_rol(LEIDING)


def _eigen_berichten(actor: Actor, persoon: Persoon) -> bool:
    return bool(actor.persoon == persoon)


regel("rol.lijst", BEHEER)
regel("rol.geven", BEHEER)
regel("rol.wijzigen", BEHEER)
regel("rol.beeindigen", BEHEER)
regel("rol.beoordelen", BEHEER)
regel("persoon.lijst", BEHEER)
regel("persoon.uitnodigen", BEHEER)
regel("persoon.uit_dienst", BEHEER)
regel("uitnodiging.maken", BEHEER)
regel("uitnodiging.aannemen", IEDEREEN | {BEWONER})  # the token is the proof
regel("organisatie.lijst", BEHEER)
regel("organisatie.toevoegen", BEHEER)
regel("aanspreekpunt.lijst", IEDEREEN)
regel("vervanging.lijst", IEDEREEN)
regel("vervanging.regelen", IEDEREEN, bij=_eigen_of_leiding)
regel("vervanging.beeindigen", IEDEREEN, bij=_eigen_of_leiding)
regel("berichten.instellen", IEDEREEN, bij=_eigen_berichten)
regel("berichten.stoppen", IEDEREEN | {BEWONER})  # the secret link of the mail is the proof
regel("gemeente.instellen", BEHEER)
regel("staat.bekijken", BEHEER)
regel("beheerder.aanstellen", NIEMAND)
