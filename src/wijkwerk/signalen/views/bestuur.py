"""Pages of the workplace: the line between wijkambtenaar and bestuurder."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.accounts.domain.rollen import BEHANDELAARS
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import klok
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.permissions import may
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen import services
from wijkwerk.signalen.forms.bestuur import BerichtForm, BestuursantwoordForm, RapportForm
from wijkwerk.signalen.models import Bestuursbericht
from wijkwerk.signalen.selectors.bestuur import bestuurders, bestuursberichten_zichtbaar

PER_PAGINA: Final = 25
MAAND: Final = timedelta(days=30)
BERICHT, RAPPORT = Bestuursbericht.Soort.BERICHT, Bestuursbericht.Soort.RAPPORT


@toegang("bestuursbericht.lijst")
@require_safe
def bestuursbericht_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    rijen = bestuursberichten_zichtbaar(request.actor)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "signalen/bestuursbericht_lijst.html", {"pagina": pagina})


@toegang("bestuursbericht.lijst")
@require_safe
def bestuursbericht_detail(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    return _detail(request, _bericht(request, kenmerk))


def _bericht(request: Verzoek, kenmerk: str) -> Bestuursbericht:
    return get_object_or_404(bestuursberichten_zichtbaar(request.actor), kenmerk=kenmerk)


def _detail(
    request: Verzoek, bericht: Bestuursbericht, status: int = 200, **extra: Any
) -> HttpResponse:
    toezeggingen = [
        {**rij, "dag": date.fromisoformat(rij["voor"])}
        for rij in bericht.cijfers.get("toezeggingen", ())
    ]
    escalaties = [
        {**rij, "dag": date.fromisoformat(rij["voor"])}
        for rij in bericht.cijfers.get("escalaties", ())
    ]
    context = {
        "bericht": bericht,
        "cijfers": bericht.cijfers,
        "toezeggingen": toezeggingen,
        "escalaties": escalaties,
        "is_rapport": bericht.soort == RAPPORT,
        "mag_antwoorden": may(request.actor, "bestuursbericht.beantwoorden", bericht),
        "form": BestuursantwoordForm(),
    }
    return render(request, "signalen/bestuursbericht_detail.html", context | extra, status=status)


@toegang("bestuursbericht.sturen")
@require_http_methods(["GET", "HEAD", "POST"])
def bestuursbericht_nieuw(request: Verzoek, gemeente: Gemeente, soort: str) -> HttpResponse:
    """Write a message, or a report of a period."""
    if soort not in Bestuursbericht.Soort.values:
        raise Http404
    vandaag = klok.vandaag()
    vorm = RapportForm if soort == RAPPORT else BerichtForm
    form = vorm(
        request.POST if request.method == "POST" else None,
        gebieden=_gebieden(request.actor, gemeente),
        bestuurders=bestuurders(),
        initial={"gebied": request.GET.get("gebied"), "van": vandaag - MAAND, "tot": vandaag},
    )
    if form.is_valid():
        try:
            return redirect(_sturen(request, gemeente, soort, form.cleaned_data))
        except NotAllowed:
            raise
        except DomainError as fout:
            form.add_error(None, fout.melding)
    context = {"form": form, "is_rapport": soort == RAPPORT}
    return render(
        request, "signalen/bestuursbericht_form.html", context, status=422 if form.errors else 200
    )


def _gebieden(actor: Any, gemeente: Gemeente) -> Any:
    """The areas that this person handles."""
    alle = Gebied.objects.op_werkniveau(gemeente)
    mijne = actor.gebieden_met(BEHANDELAARS) if isinstance(actor, Medewerker) else frozenset()
    return alle if mijne is None else alle.filter(pk__in=mijne)


def _sturen(request: Verzoek, gemeente: Gemeente, soort: str, velden: dict[str, Any]) -> str:
    def doe() -> str:
        maak = services.rapport_maken if soort == RAPPORT else services.bestuursbericht_sturen
        bericht = maak(gemeente, actor=request.actor, **velden)
        messages.success(request, _("Verstuurd aan %(naam)s.") % {"naam": bericht.aan.naam})
        return reverse("signalen:bestuursbericht_detail", args=[gemeente, bericht.kenmerk])

    return eenmalig(request, gemeente.pk, "bestuursbericht.sturen", doe)


@toegang("bestuursbericht.lezen")
@require_POST
def bestuursbericht_lezen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    services.bestuursbericht_lezen(_bericht(request, kenmerk), actor=request.actor)
    messages.success(request, _("De afzender ziet dat u dit hebt gelezen."))
    return redirect("signalen:bestuursbericht_detail", gemeente, kenmerk)


@toegang("bestuursbericht.beantwoorden")
@require_POST
def bestuursbericht_beantwoorden(
    request: Verzoek, gemeente: Gemeente, kenmerk: str
) -> HttpResponse:
    bericht, form = _bericht(request, kenmerk), BestuursantwoordForm(request.POST)
    if not form.is_valid():
        return _detail(request, bericht, status=422, form=form)
    try:
        services.bestuursbericht_beantwoorden(bericht, actor=request.actor, **form.cleaned_data)
    except NotAllowed:
        raise
    except DomainError as fout:
        form.add_error(None, fout.melding)
        return _detail(request, _bericht(request, kenmerk), status=409, form=form)
    messages.success(request, _("Uw antwoord is verstuurd."))
    return redirect("signalen:bestuursbericht_detail", gemeente, kenmerk)
