"""The routing rules of a gemeente: what they say, whether they work, and trying one out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import services
from wijkwerk.signalen.forms import RegelForm
from wijkwerk.signalen.models import Routeerregel
from wijkwerk.signalen.selectors import regels as selectors

TONEN = 25  # of the voices that a rule would have fitted


@toegang("routeerregel.lijst")
@require_safe
def regel_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    standen = selectors.regelstanden(gemeente)
    context = {
        "standen": standen,
        "aan": [stand for stand in standen if stand.rij.actief],
        "stuk": [stand for stand in standen if stand.rij.actief and stand.problemen],
        "dagen": selectors.TEL_DAGEN,
    }
    return render(request, "signalen/inrichten/regel_lijst.html", context)


@toegang("routeerregel.beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def regel_maken(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    return _formulier(request, gemeente, None)


@toegang("routeerregel.beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def regel_wijzigen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    return _formulier(request, gemeente, _regel(kenmerk))


def _regel(kenmerk: str) -> Routeerregel:
    rijen = Routeerregel.objects.select_related("gemeente", "thema", "behandelaar", "naar")
    return get_object_or_404(rijen, kenmerk=kenmerk)


def _formulier(request: Verzoek, gemeente: Gemeente, regel: Routeerregel | None) -> HttpResponse:
    """Fill in, try out (nothing is stored), store. One more row of words keeps what was typed."""
    data: QueryDict | None = request.POST if request.method == "POST" else None
    form = RegelForm(data, gemeente=gemeente, regel=regel)
    context: dict[str, Any] = {"form": form, "regel": regel, "tonen": TONEN}
    if data is not None and "nog_een" in data:
        form.is_valid()
        form.errors.clear()  # nobody has finished yet
    elif data is not None and "proef" in data:
        context |= _proef(request, gemeente, form, regel)
    elif data is not None and form.is_valid():
        try:
            return redirect(_bewaren(request, gemeente, form, regel))
        except NotAllowed:
            raise
        except DomainError as fout:
            form.add_error(None, fout.melding)
    elif regel is not None:
        context["geschiedenis"] = selectors.regelgeschiedenis(regel)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "signalen/inrichten/regel_form.html", context, status=status)


def _proef(
    request: Verzoek, gemeente: Gemeente, form: RegelForm, regel: Routeerregel | None
) -> dict[str, Any]:
    form.is_valid()
    form.errors.pop("naam", None)  # a rule can be tried before it has a name
    voorwaarden = form.voorwaarden()
    if not voorwaarden:
        form.add_error(None, _("Vul minstens één voorwaarde in."))
        return {}
    proef = selectors.regel_proberen(gemeente, voorwaarden, actor=request.actor, regel=regel)
    return {"proef": proef}


def _bewaren(
    request: Verzoek, gemeente: Gemeente, form: RegelForm, regel: Routeerregel | None
) -> str:
    def doe() -> str:
        gegevens, actor = form.gegevens(), request.actor
        if regel is None:
            gedaan = services.regel_maken(gegevens, actor=actor, gemeente=gemeente)
        else:
            gedaan = services.regel_wijzigen(regel, gegevens, actor=actor)
        tekst = _("Regel ‘%(naam)s’ is bewaard en geldt voor wat nu binnenkomt.")
        messages.success(request, tekst % {"naam": gedaan.naam})
        return reverse("signalen:regel_lijst", args=[gemeente])

    return eenmalig(request, gemeente.pk, "routeerregel.beheren", doe)


@toegang("routeerregel.beheren")
@require_POST
def regel_verplaatsen(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, *, omhoog: bool
) -> HttpResponse:
    services.regel_verplaatsen(_regel(kenmerk), actor=request.actor, omhoog=omhoog)
    return redirect(reverse("signalen:regel_lijst", args=[gemeente]) + f"#{kenmerk}")


@toegang("routeerregel.beheren")
@require_POST
def regel_aan(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    regel = services.regel_aan(_regel(kenmerk), actor=request.actor)
    messages.success(request, _("Regel ‘%(naam)s’ staat aan.") % {"naam": regel.naam})
    return redirect("signalen:regel_lijst", gemeente)


@toegang("routeerregel.beheren")
@require_POST
def regel_uit(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    regel = services.regel_uit(_regel(kenmerk), actor=request.actor)
    messages.success(
        request,
        _("Regel ‘%(naam)s’ staat uit. Wat al verdeeld is, blijft zo.") % {"naam": regel.naam},
    )
    return redirect("signalen:regel_lijst", gemeente)
