"""The request as the middleware of this house leaves it: with the actor in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


class Verzoek(HttpRequest):
    """For annotations only. `actor` is a Medewerker, or a Bewoner who is nobody here."""

    actor: Any
