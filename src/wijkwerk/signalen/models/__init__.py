"""Voices, what they add up to, and the answers owed."""

from wijkwerk.signalen.models.antwoord import (
    RedenSoort,
    Standaardtekst,
    Terugkoppeling,
    Toezegging,
    Uitkomst,
    Verzending,
)
from wijkwerk.signalen.models.bestuur import Bestuursbericht
from wijkwerk.signalen.models.melder import Afzenderstop, Gehoord, Melder, Oordeel
from wijkwerk.signalen.models.moment import Doelgroep, Meldpunt, Moment, Wijktoets
from wijkwerk.signalen.models.opgave import Opgave, OpgaveSignaal, Schaal
from wijkwerk.signalen.models.route import Doorgeleiding, Escalatie, Routeerregel
from wijkwerk.signalen.models.signaal import (
    Kanaal,
    Signaal,
    SignaalFoto,
    SignaalQuerySet,
    SignaalStap,
    SignaalVerband,
    Soort,
    Weergave,
)

__all__ = [
    "Afzenderstop",
    "Bestuursbericht",
    "Doelgroep",
    "Doorgeleiding",
    "Escalatie",
    "Gehoord",
    "Kanaal",
    "Melder",
    "Meldpunt",
    "Moment",
    "Oordeel",
    "Opgave",
    "OpgaveSignaal",
    "RedenSoort",
    "Routeerregel",
    "Schaal",
    "Signaal",
    "SignaalFoto",
    "SignaalQuerySet",
    "SignaalStap",
    "SignaalVerband",
    "Soort",
    "Standaardtekst",
    "Terugkoppeling",
    "Toezegging",
    "Uitkomst",
    "Verzending",
    "Weergave",
    "Wijktoets",
]
