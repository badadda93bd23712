"""Proposals put to the wijk, in the workplace."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core import klok
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError
from wijkwerk.core.permissions import may
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.forms.momenten import BesluitForm, ToetsForm
from wijkwerk.signalen.models import Wijktoets
from wijkwerk.signalen.selectors.momenten import wijktoetsen_zichtbaar

PER_PAGINA = 25


@toegang("wijktoets.lijst")
@require_safe
def wijktoets_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    rijen = wijktoetsen_zichtbaar(request.actor).order_by("-tot", "pk")
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "signalen/wijktoets_lijst.html", {"pagina": pagina})


@toegang("wijktoets.maken")
@require_http_methods(["GET", "HEAD", "POST"])
def wijktoets_maken(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """A new proposal; with `?opgave=` about that opgave."""
    begin = {"opgave": request.GET.get("opgave"), "van": klok.vandaag()}
    form = _form(request, gemeente, begin)
    if form.is_valid():

        def doe() -> str:
            toets = services.wijktoets_maken(
                actor=request.actor,
                gemeente=gemeente,
                gebied=form.cleaned_data["gebied"],
                gegevens=form.gegevens(),
            )
            messages.success(request, _("Het voorstel is bewaard. Bewoners zien het nog niet."))
            return reverse("signalen:wijktoets_detail", args=[gemeente, toets.kenmerk])

        try:
            return redirect(eenmalig(request, gemeente.pk, "wijktoets.maken", doe))
        except DomainError as fout:
            form.add_error(None, fout.melding)
    return _formulier(request, form)


@toegang("wijktoets.wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def wijktoets_wijzigen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    toets = _toets(request, kenmerk)
    begin = {naam: getattr(toets, naam) for naam in ("titel", "voorstel", "vraag", "van", "tot")}
    form = _form(request, gemeente, begin | {"opgave": toets.opgave and toets.opgave.kenmerk})
    del form.fields["gebied"]
    if form.is_valid():
        try:
            services.wijktoets_wijzigen(toets, actor=request.actor, gegevens=form.gegevens())
            return _naar(request, gemeente, toets, _("Het voorstel is gewijzigd."))
        except DomainError as fout:
            form.add_error(None, fout.melding)
    return _formulier(request, form, toets=toets)


@toegang("wijktoets.lijst")
@require_safe
def wijktoets_detail(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    return _detail(request, _toets(request, kenmerk), BesluitForm())


def _detail(
    request: Verzoek, toets: Wijktoets, form: BesluitForm, status: int = 200
) -> HttpResponse:
    actor = request.actor
    reacties = selectors.signalen_zichtbaar(actor).filter(wijktoets=toets)
    context: dict[str, Any] = {
        "toets": toets,
        "reacties": list(reacties.order_by("pk")),
        "mag_wijzigen": may(actor, "wijktoets.wijzigen", toets),
        "mag_besluiten": may(actor, "wijktoets.besluiten", toets),
        "loopt": toets.status == "open" and klok.vandaag() <= toets.tot,
        "besluit_form": form,
    }
    return render(request, "signalen/wijktoets_detail.html", context, status=status)


@toegang("wijktoets.openen")
@require_POST
def wijktoets_openen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    toets = services.wijktoets_openen(_toets(request, kenmerk), actor=request.actor)
    return _naar(request, gemeente, toets, _("Iedereen kan het voorstel nu lezen."))


@toegang("wijktoets.besluiten")
@require_POST
def wijktoets_besluiten(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    toets, form = _toets(request, kenmerk), BesluitForm(request.POST)
    if form.is_valid():
        try:
            services.wijktoets_besluiten(toets, actor=request.actor, **form.cleaned_data)
            melding = _("Het besluit is bewaard. Wie reageerde, krijgt bericht.")
            return _naar(request, gemeente, toets, melding)
        except DomainError as fout:
            form.add_error(None, fout.melding)
    return _detail(request, toets, form, status=422)


def _toets(request: Verzoek, kenmerk: str) -> Wijktoets:
    return get_object_or_404(wijktoetsen_zichtbaar(request.actor), kenmerk=kenmerk)


def _form(request: Verzoek, gemeente: Gemeente, begin: dict[str, Any]) -> ToetsForm:
    data = request.POST if request.method == "POST" else None
    opgaven = selectors.opgaven_zichtbaar(request.actor).order_by("titel")
    return ToetsForm(data, gemeente=gemeente, opgaven=opgaven, initial=begin)


def _formulier(request: Verzoek, form: ToetsForm, **extra: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "signalen/wijktoets_form.html", {"form": form, **extra}, status=status)


def _naar(request: Verzoek, gemeente: Gemeente, toets: Wijktoets, melding: str) -> HttpResponse:
    messages.success(request, melding)
    return redirect("signalen:wijktoets_detail", gemeente, toets.kenmerk)
