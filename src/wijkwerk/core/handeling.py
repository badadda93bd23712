"""The write path: one transaction per action, its log lines written last.

Lock order is always rows first, then the head of the log chain; that is why lines are buffered
until the end of the outermost action.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from wijkwerk.core import logboek
from wijkwerk.core.actor import Actor

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class _Lopend:
    """What is going on now: the names of the nested actions and the lines to write."""

    namen: list[str] = field(default_factory=list)
    actoren: list[Actor] = field(default_factory=list)
    regels: list[logboek.Regel] = field(default_factory=list)


_lopend: ContextVar[_Lopend | None] = ContextVar("handeling", default=None)


def handeling(naam: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a service an action: atomic, named, logged. The service takes `actor` by keyword."""

    def wikkel(functie: Callable[P, T]) -> Callable[P, T]:
        @wraps(functie)
        def uitvoeren(*args: P.args, **kwargs: P.kwargs) -> T:
            lopend = _lopend.get()
            if lopend is not None:
                return _binnen(lopend, naam, functie, *args, **kwargs)
            lopend = _Lopend()
            token = _lopend.set(lopend)
            try:
                with transaction.atomic():
                    antwoord = _binnen(lopend, naam, functie, *args, **kwargs)
                    logboek.schrijven(lopend.regels)
                return antwoord
            finally:
                _lopend.reset(token)

        uitvoeren.handeling = naam  # type: ignore[attr-defined]
        return uitvoeren

    return wikkel


def _binnen(
    lopend: _Lopend, naam: str, functie: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
) -> T:
    actor: Any = kwargs["actor"]
    lopend.namen.append(naam)
    lopend.actoren.append(actor)
    try:
        with transaction.atomic(savepoint=False):
            return functie(*args, **kwargs)
    finally:
        lopend.namen.pop()
        lopend.actoren.pop()


def log(onderwerp: Any, *, doel: str = "") -> None:
    """Add the log line of the running action about this object. Only inside a `@handeling`."""
    lopend = _lopend.get()
    if lopend is None:
        raise RuntimeError("log() is called outside a @handeling")
    actor = lopend.actoren[-1]
    lopend.regels.append(
        logboek.Regel(
            gemeente_id=logboek.gemeente_van(onderwerp),
            actor_ref=actor.ref,
            rol=actor.rol,
            handeling=lopend.namen[-1],
            object_soort=onderwerp._meta.model_name,
            object_kenmerk=str(getattr(onderwerp, "kenmerk", "") or onderwerp.pk),
            doel=doel,
        )
    )
