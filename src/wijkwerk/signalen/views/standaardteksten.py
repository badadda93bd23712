"""Texts to start an answer from: the list, making and changing them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.kenmerk import lees
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.forms.standaardteksten import StandaardtekstForm
from wijkwerk.signalen.models import Standaardtekst
from wijkwerk.signalen.selectors.antwoord import standaardteksten
from wijkwerk.signalen.services.standaardteksten import (
    standaardtekst_bewaren,
    standaardtekst_zetten,
)

LIJST = "signalen:standaardtekst_lijst"


@toegang("standaardtekst.lijst")
@require_safe
def lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    context = {"teksten": standaardteksten(gemeente)}
    return render(request, "signalen/standaardtekst_lijst.html", context)


@toegang("standaardtekst.beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def maken(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """A new text, or a copy of another one to change (`?van=7KD4-QXM`)."""
    begin: dict[str, Any] = {}
    if van := request.GET.get("van"):
        bron = _tekst(lees(van) or "")
        begin = _als_begin(bron)
        begin["titel"] = (_("Kopie van %(titel)s") % {"titel": bron.titel})[:80]
    return _formulier(request, gemeente, None, begin)


@toegang("standaardtekst.beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    tekst = _tekst(kenmerk)
    return _formulier(request, gemeente, tekst, _als_begin(tekst))


def _tekst(kenmerk: str) -> Standaardtekst:
    return get_object_or_404(Standaardtekst.objects.select_related("thema"), kenmerk=kenmerk)


def _als_begin(tekst: Standaardtekst) -> dict[str, Any]:
    velden = {naam: getattr(tekst, naam) for naam in ("titel", "uitkomst", "tekst", "reden")}
    return {**velden, "thema": tekst.thema and tekst.thema.slug}


def _formulier(
    request: Verzoek, gemeente: Gemeente, tekst: Standaardtekst | None, begin: dict[str, Any]
) -> HttpResponse:
    """The form; with `nalezen` only the language check, with what was typed kept."""
    post = request.method == "POST"
    form = StandaardtekstForm(request.POST if post else None, initial=begin)
    if post and "nalezen" not in request.POST and form.is_valid():
        try:
            return redirect(_bewaren(request, gemeente, tekst, form))
        except NotAllowed:
            raise
        except DomainError as fout:
            form.add_error(None, fout.melding)
    afgekeurd = post and "nalezen" not in request.POST
    context = {"form": form, "tekst": tekst, "oordeel": form.oordeel() if post else None}
    return render(
        request, "signalen/standaardtekst_form.html", context, status=422 if afgekeurd else 200
    )


def _bewaren(
    request: Verzoek, gemeente: Gemeente, tekst: Standaardtekst | None, form: StandaardtekstForm
) -> str:
    def doe() -> str:
        standaardtekst_bewaren(tekst, actor=request.actor, gemeente=gemeente, **form.cleaned_data)
        messages.success(request, _("De tekst is bewaard."))
        return reverse(LIJST, args=[gemeente])

    return eenmalig(request, gemeente.pk, "standaardtekst.bewaren", doe)


@toegang("standaardtekst.beheren")
@require_POST
def zetten(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Put a text in use or out of it."""
    aan = request.POST.get("actief") == "1"
    standaardtekst_zetten(_tekst(kenmerk), actor=request.actor, actief=aan)
    messages.success(
        request, _("De tekst is weer te kiezen.") if aan else _("De tekst is niet meer te kiezen.")
    )
    return redirect(LIJST, gemeente)
