"""How the gemeente sets this room: an overview, the themes and the ladder."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkwerk.accounts.models import Escalatiestap
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente, Thema
from wijkwerk.signalen import services
from wijkwerk.signalen.forms import LadderForm, ThemaForm
from wijkwerk.signalen.models import Routeerregel, Signaal


@toegang("thema.beheren")
@require_safe
def inrichten(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Everything that can be set, with how it stands."""
    context = {
        "themas": Thema.objects.filter(actief=True).count(),
        "regels": Routeerregel.objects.filter(actief=True).count(),
        "stappen": _ladder(),
    }
    return render(request, "signalen/inrichten/inrichten.html", context)


@toegang("thema.beheren")
@require_safe
def thema_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    gebruik = dict(
        Signaal.objects.exclude(thema=None)
        .values("thema_id")
        .annotate(n=Count("pk"))
        .values_list("thema_id", "n")
    )
    themas = [
        (thema, len(thema.trefwoorden.splitlines()), gebruik.get(thema.pk, 0))
        for thema in Thema.objects.order_by("-actief", "naam")
    ]
    return render(request, "signalen/inrichten/thema_lijst.html", {"themas": themas})


@toegang("thema.beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def thema_maken(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    return _thema(request, gemeente, None)


@toegang("thema.beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def thema_wijzigen(request: Verzoek, gemeente: Gemeente, slug: str) -> HttpResponse:
    return _thema(request, gemeente, get_object_or_404(Thema, slug=slug))


def _thema(request: Verzoek, gemeente: Gemeente, thema: Thema | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = ThemaForm(data, thema=thema, termijn=gemeente.termijn_dagen)

    def bewaren() -> str:
        gegevens, actor = form.gegevens(), request.actor
        if thema is None:
            gedaan = services.thema_maken(gegevens, actor=actor, gemeente=gemeente)
        else:
            gedaan = services.thema_wijzigen(thema, gegevens, actor=actor)
        messages.success(request, _("Thema %(naam)s is bewaard.") % {"naam": gedaan.naam})
        return reverse("signalen:thema_lijst", args=[gemeente])

    if form.is_valid() and (pad := _probeer(request, gemeente, form, "thema.beheren", bewaren)):
        return redirect(pad)
    return render(
        request,
        "signalen/inrichten/thema_form.html",
        {"form": form, "thema": thema},
        status=422 if form.errors else 200,
    )


@toegang("escalatieladder.beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def ladder(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = LadderForm(data, stappen=_ladder())

    def bewaren() -> str:
        services.ladder_zetten(form.stappen(), actor=request.actor, gemeente=gemeente)
        messages.success(request, _("De ladder is bewaard."))
        return reverse("signalen:escalatieladder", args=[gemeente])

    if form.is_valid():
        pad = _probeer(request, gemeente, form, "escalatieladder.beheren", bewaren)
        if pad:
            return redirect(pad)
    status = 422 if form.errors else 200
    return render(request, "signalen/inrichten/ladder.html", {"form": form}, status=status)


def _ladder() -> list[Escalatiestap]:
    return list(Escalatiestap.objects.order_by("volgorde"))


def _probeer(
    request: Verzoek,
    gemeente: Gemeente,
    form: ThemaForm | LadderForm,
    handeling: str,
    doe: Callable[[], str],
) -> str:
    """Where to go on, or nothing when a rule refused; then the form says why."""
    try:
        return eenmalig(request, gemeente.pk, handeling, doe)
    except NotAllowed:
        raise
    except DomainError as fout:
        form.add_error(None, fout.melding)
        return ""
