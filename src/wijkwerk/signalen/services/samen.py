"""One thing for many signalen: each in a transaction of its own, so that what went well stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from wijkwerk.accounts.models import Persoon
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.signalen.models import Opgave, Signaal
from wijkwerk.signalen.services.opgaven import signaal_bundelen
from wijkwerk.signalen.services.signalen import signaal_toewijzen


@dataclass
class Uitslag:
    """How many it was done for, and why not for the others."""

    gelukt: int = 0
    niet: list[tuple[Signaal, str]] = field(default_factory=list)


def signalen_bundelen(
    signalen: Iterable[Signaal], *, actor: Actor, opgave: Opgave, reden: str = ""
) -> Uitslag:
    """Make these voices part of one opgave."""
    return _elk(
        signalen, lambda signaal: signaal_bundelen(signaal, actor=actor, opgave=opgave, reden=reden)
    )


def signalen_toewijzen(
    signalen: Iterable[Signaal], *, actor: Actor, behandelaar: Persoon
) -> Uitslag:
    """Put these on the name of one colleague."""
    return _elk(
        signalen, lambda signaal: signaal_toewijzen(signaal, actor=actor, behandelaar=behandelaar)
    )


def _elk(signalen: Iterable[Signaal], doe: Callable[[Signaal], object]) -> Uitslag:
    uitslag = Uitslag()
    for signaal in signalen:
        try:
            doe(signaal)
        except DomainError as fout:
            uitslag.niet.append((signaal, str(fout.melding)))
        else:
            uitslag.gelukt += 1
    return uitslag
