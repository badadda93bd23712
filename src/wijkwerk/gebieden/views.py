"""The style of a gemeente."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.ui.kleur import huisstijl_css

EEN_DAG = 86_400


@toegang(PUBLIEK)
@cache_control(public=True, max_age=EEN_DAG)
def huisstijl(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """The colour of the gemeente as a style sheet; empty when it has none."""
    css = huisstijl_css(gemeente.kleur) if gemeente.kleur else ""
    return HttpResponse(css, content_type="text/css; charset=utf-8")
