"""Addresses from which nothing is taken in for a while: make a stop, see them, lift one."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.permissions import require
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.forms import StopForm
from wijkwerk.signalen.models import Afzenderstop, Melder, Signaal
from wijkwerk.signalen.views.signaal_detail import zoek_signaal

PER_PAGINA = 25
EEN_MAAND = timedelta(days=30)


@toegang("afzenderstop.lijst")
@require_safe
def afzenderstop_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    voorbij = Paginator(selectors.stoppen_voorbij(), PER_PAGINA)
    context = {
        "lopend": list(selectors.stoppen_lopend()),
        "voorbij": voorbij.get_page(request.GET.get("pagina")),
    }
    return render(request, "signalen/afzenderstop_lijst.html", context)


@toegang("afzenderstop.opheffen")
@require_POST
def afzenderstop_opheffen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    stop = get_object_or_404(Afzenderstop, kenmerk=kenmerk)
    services.afzenderstop_opheffen(stop, actor=request.actor)
    messages.success(request, _("De stop is opgeheven. Dit adres kan weer berichten sturen."))
    return redirect("signalen:afzenderstop_lijst", gemeente)


@toegang("afzenderstop.maken")
@require_http_methods(["GET", "HEAD", "POST"])
def afzenderstop_maken(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, nummer: int
) -> HttpResponse:
    """Stop the address of one person of a signaal; the address itself is not shown."""
    signaal = zoek_signaal(request, kenmerk)
    require(request.actor, "afzenderstop.maken", signaal)
    melder = _melder(signaal, nummer)
    begin = {"tot": klok.vandaag() + EEN_MAAND}
    form = StopForm(request.POST if request.method == "POST" else None, initial=begin)
    if form.is_valid():
        try:
            services.afzenderstop_maken(melder, actor=request.actor, **form.cleaned_data)
        except NotAllowed:
            raise
        except DomainError as fout:
            form.add_error(None, fout.melding)
        else:
            messages.success(request, _("Van dit adres nemen wij nu niets meer aan."))
            return redirect("signalen:signaal_detail", gemeente, signaal.kenmerk)
    context = {"form": form, "signaal": signaal, "melder": melder}
    status = 422 if form.errors else 200
    return render(request, "signalen/afzenderstop_form.html", context, status=status)


def _melder(signaal: Signaal, nummer: int) -> Melder:
    """The first, second, ... person of a signaal: no keys of the database in an address."""
    melders = list(signaal.melders.order_by("pk")[:nummer])
    if len(melders) < nummer or nummer < 1:
        raise Http404
    return melders[-1]
