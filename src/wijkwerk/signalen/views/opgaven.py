"""Pages of the workplace about opgaven: what voices add up to."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core import adressen
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError
from wijkwerk.core.kenmerk import lees
from wijkwerk.core.permissions import may
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.domain.status import OPEN, OPGAVE
from wijkwerk.signalen.forms import OpgaveForm, OpgaveMakenForm
from wijkwerk.signalen.models import Opgave, Signaal, Terugkoppeling
from wijkwerk.signalen.selectors.toezeggingen import toezeggingen_van

PER_PAGINA = 25
KORT = 3
MEESTE_SIGNALEN = 100


@toegang("opgave.lijst")
@require_safe
def opgave_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    opgaven = selectors.met_stemmen(selectors.opgaven_zichtbaar(request.actor))
    rijen = opgaven.select_related("gebied", "thema", "eigenaar").order_by(
        "-status", "-gemaakt_op", "pk"
    )
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "signalen/opgave_lijst.html", {"pagina": pagina})


@toegang("opgave.lijst")
@require_safe
def opgave_detail(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    return _detail(request, gemeente, _opgave(request, kenmerk))


def _opgave(request: Verzoek, kenmerk: str) -> Opgave:
    rijen = selectors.opgaven_zichtbaar(request.actor).select_related("gebied", "thema", "eigenaar")
    return get_object_or_404(rijen, kenmerk=kenmerk)


def _detail(
    request: Verzoek, gemeente: Gemeente, opgave: Opgave, status: int = 200, **extra: Any
) -> HttpResponse:
    actor = request.actor
    opgave.gemeente = gemeente
    stemmen = selectors.stemmen_van(opgave, actor)
    nieuws = selectors.nieuws_over(opgave)
    melders = selectors.bericht_stand(opgave)
    context = {
        "opgave": opgave,
        "stemmen": stemmen if "stemmen" in request.GET else stemmen[:KORT],
        "aantal_stemmen": len({melder.signaal_id for melder in melders}),
        "aantal_gelezen": len(stemmen),
        "nieuws": nieuws,
        "schakels": _schakels(nieuws),
        "bericht": bericht_stand(melders, stemmen),
        "mag": may(actor, "opgave.wijzigen", opgave),
        "kan": set(OPGAVE.mogelijk(opgave.status)),
        "agenderen_pad": _agenderen_pad(opgave),
        "toezeggingen": toezeggingen_van(opgave),
        "beloof_pad": _beloof_pad(request, opgave),
        "wijzig_form": OpgaveForm(initial={"titel": opgave.titel, "duiding": opgave.duiding}),
    }
    return render(request, "signalen/opgave_detail.html", context | extra, status=status)


def _schakels(nieuws: list[Terugkoppeling]) -> list[tuple[int, str, str]]:
    """The middle of the chain: on the agenda, efforts, results, by what was told about them."""
    over = {(rij.over_soort, rij.over_kenmerk) for rij in nieuws}
    per_soort = Counter(soort for soort, _kenmerk in over)
    klaar = {rij.over_kenmerk for rij in nieuws if rij.over_soort == "inspanning" and rij.over_pad}
    return [
        (per_soort["agendapunt"], _("op de agenda"), _("nog niet")),
        (per_soort["inspanning"], _("inspanningen"), _("nog geen")),
        (len(klaar), _("met resultaat"), _("nog geen")),
    ]


def bericht_stand(melders: list[Any], stemmen: list[Signaal]) -> dict[str, Any]:
    """Who was told the last news, and who is still to be told by letter or phone."""
    verteld = [
        m for m in melders if m.berichten and m.berichten[0].status in {"verzonden", "vervallen"}
    ]
    onderweg = [
        m for m in melders if m.berichten and m.berichten[0].status in {"klaar", "bezig", "mislukt"}
    ]
    zichtbaar = {signaal.pk for signaal in stemmen}
    return {
        "bereikbaar": sum(1 for m in melders if m.kanaal != "geen"),
        "verteld": len(verteld),
        "met_de_hand": [
            m for m in onderweg if m.berichten[0].kanaal != "mail" and m.signaal_id in zichtbaar
        ],
        "onderweg": len(onderweg),
        "open": [s for s in stemmen if s.status in OPEN][:KORT],
    }


def _beloof_pad(request: Verzoek, opgave: Opgave) -> str:
    """Where one promises something about this opgave; nothing for who may not."""
    if opgave.status == "afgerond" or not may(request.actor, "toezegging.maken", opgave):
        return ""
    nieuw = reverse("signalen:toezegging_maken", args=[opgave.gemeente])
    return f"{nieuw}?opgave={opgave.kenmerk}"


def _agenderen_pad(opgave: Opgave) -> str:
    """Where a higher room puts this opgave on the agenda; nothing when there is no such room."""
    try:
        return adressen.pad("opgave.agenderen", opgave)
    except KeyError:
        return ""


# --- make and change --------------------------------------------------------------------------


@toegang("opgave.maken")
@require_http_methods(["GET", "HEAD", "POST"])
def opgave_maken(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """A new opgave, with the signalen that were ticked in the list (`?signaal=7KD4-QXM`)."""
    signalen = _gekozen(request)
    begin: dict[str, Any] = {"titel": request.GET.get("titel", "").replace("\0", "")[:120]}
    if signalen:
        begin |= {
            "gebied": signalen[0].gebied.slug,
            "thema": signalen[0].thema and signalen[0].thema.slug,
        }
    data = request.POST if request.method == "POST" else None
    form = OpgaveMakenForm(
        data,
        gebieden=Gebied.objects.van(gemeente).filter(vervallen_op=None).order_by("naam"),
        initial=begin,
    )
    if form.is_valid():
        try:
            return redirect(_maken(request, gemeente, form, signalen))
        except DomainError as fout:
            form.add_error(None, fout.melding)
    context = {"form": form, "signalen": signalen}
    return render(request, "signalen/opgave_form.html", context, status=422 if form.errors else 200)


def _gekozen(request: Verzoek) -> list[Signaal]:
    bron = request.POST if request.method == "POST" else request.GET
    kenmerken = [lees(waarde) for waarde in bron.getlist("signaal")[:MEESTE_SIGNALEN]]
    zichtbaar = selectors.signalen_zichtbaar(request.actor).select_related("gebied", "thema")
    return list(zichtbaar.filter(kenmerk__in=[k for k in kenmerken if k]).order_by("ontvangen_op"))


def _maken(
    request: Verzoek, gemeente: Gemeente, form: OpgaveMakenForm, signalen: list[Signaal]
) -> str:
    def doe() -> str:
        opgave = services.opgave_maken(actor=request.actor, signalen=signalen, **form.cleaned_data)
        messages.success(request, _("De opgave is gemaakt."))
        return reverse("signalen:opgave_detail", args=[gemeente, opgave.kenmerk])

    return eenmalig(request, gemeente.pk, "opgave.maken", doe)


@toegang("opgave.wijzigen")
@require_POST
def opgave_wijzigen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    opgave, form = _opgave(request, kenmerk), OpgaveForm(request.POST)
    if not form.is_valid():
        return _detail(request, gemeente, opgave, status=422, wijzig_form=form)
    services.opgave_wijzigen(opgave, actor=request.actor, **form.cleaned_data)
    return _terug(request, gemeente, opgave, _("De opgave is gewijzigd."))


@toegang("opgave.publiceren")
@require_POST
def opgave_publiceren(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    opgave = services.opgave_publiceren(_opgave(request, kenmerk), actor=request.actor)
    return _terug(request, gemeente, opgave, _("Iedereen kan deze opgave nu lezen."))


@toegang("opgave.verbergen")
@require_POST
def opgave_verbergen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    opgave = services.opgave_verbergen(_opgave(request, kenmerk), actor=request.actor)
    return _terug(request, gemeente, opgave, _("De opgave staat niet meer op de site."))


@toegang("opgave.heropenen")
@require_POST
def opgave_heropenen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    opgave = services.opgave_heropenen(_opgave(request, kenmerk), actor=request.actor)
    return _terug(request, gemeente, opgave, _("De opgave loopt weer."))


def _terug(request: Verzoek, gemeente: Gemeente, opgave: Opgave, melding: str) -> HttpResponse:
    messages.success(request, melding)
    return redirect("signalen:opgave_detail", gemeente, opgave.kenmerk)
