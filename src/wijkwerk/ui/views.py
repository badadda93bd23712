"""The style page: every component in every state, for makers and for the accessibility test."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.ui import stijlblad


@toegang(PUBLIEK)
@require_safe
def stijl(request: HttpRequest) -> HttpResponse:
    """Everything that `ui` offers, filled with invented content."""
    return render(request, "ui/stijl.html", stijlblad.inhoud(request.GET.get("kleur", "")))
