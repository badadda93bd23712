"""One answer to the signalen that were ticked in the list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError
from wijkwerk.core.kenmerk import lees, toon
from wijkwerk.core.permissions import may
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import labels, selectors, services
from wijkwerk.signalen.domain.status import OPEN
from wijkwerk.signalen.forms.bulk_antwoord import BulkAntwoordForm
from wijkwerk.signalen.models import Signaal, Terugkoppeling
from wijkwerk.signalen.selectors.antwoord import Gehoor, gehoor_per_signaal, tel_gehoor
from wijkwerk.signalen.services.antwoordregels import als_velden
from wijkwerk.signalen.voorbeeld import voorbeelden

HOOGSTENS: Final = 200


@dataclass(frozen=True)
class Keuze:
    """What was ticked: those that can be answered, and the others with why not."""

    signalen: list[Signaal]
    niet: list[tuple[Signaal, str]]
    te_veel: int

    @property
    def gebieden(self) -> list[tuple[str, int]]:
        return Counter(signaal.gebied.naam for signaal in self.signalen).most_common()


@toegang("signaal.beantwoorden")
@require_http_methods(["GET", "HEAD", "POST"])
def bulk_antwoord(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Write (GET), look (`voorbeeld`) and send, with a tick. Each is answered on its own."""
    keuze = _keuze(request, gemeente)
    post = request.method == "POST"
    form = BulkAntwoordForm(request.POST if post else None, aantal=len(keuze.signalen))
    if not post or not keuze.signalen:
        return _pagina(request, keuze, form)
    if not form.is_valid():
        return _pagina(request, keuze, form, status=422, oordeel=form.oordeel())
    if "voorbeeld" in request.POST or form.is_veranderd() or not form.cleaned_data["gezien"]:
        return _voorbeeld(request, keuze, form)
    if not form.cleaned_data["akkoord"]:
        form.add_error("akkoord", _("Zet een vinkje. Dan weten wij zeker dat u dit wilt."))
        return _voorbeeld(request, keuze, form, status=422)
    return _versturen(request, gemeente, keuze, form)


def _keuze(request: Verzoek, gemeente: Gemeente) -> Keuze:
    bron = request.POST if request.method == "POST" else request.GET
    nummers = list(dict.fromkeys(lees(waarde) or "" for waarde in bron.getlist("signaal")))
    zichtbaar = selectors.signalen_zichtbaar(request.actor).filter(kenmerk__in=nummers[:HOOGSTENS])
    keuze = Keuze([], [], max(len(nummers) - HOOGSTENS, 0))
    for signaal in zichtbaar.select_related("gebied", "thema").order_by("ontvangen_op", "pk"):
        signaal.gemeente = gemeente
        if reden := _waarom_niet(request, signaal):
            keuze.niet.append((signaal, reden))
        else:
            keuze.signalen.append(signaal)
    return keuze


def _waarom_niet(request: Verzoek, signaal: Signaal) -> str:
    if not may(request.actor, "signaal.beantwoorden", signaal):
        return _("U behandelt dit gebied niet.")
    if signaal.status not in OPEN:
        return _("De status is ‘%(status)s’.") % {"status": labels.STATUS[signaal.status]}
    return ""


def _pagina(
    request: Verzoek, keuze: Keuze, form: BulkAntwoordForm, status: int = 200, **extra: Any
) -> HttpResponse:
    melders = gehoor_per_signaal(keuze.signalen)
    tellingen = (tel_gehoor(rijen) for rijen in melders.values())
    context = {"keuze": keuze, "form": form, "gehoor": reduce(add, tellingen, Gehoor())}
    return render(request, "signalen/bulk_antwoord.html", context | extra, status=status)


def _voorbeeld(
    request: Verzoek, keuze: Keuze, form: BulkAntwoordForm, status: int = 200
) -> HttpResponse:
    """As the first of them reads it, by each channel that any of them is reached by."""
    eerste = keuze.signalen[0]
    melders = [m for rij in gehoor_per_signaal(keuze.signalen).values() for m in rij]
    soort = Terugkoppeling.Soort.ANTWOORD
    velden = als_velden(form.antwoord())
    antwoord = Terugkoppeling(soort=soort, door=request.actor.persoon, **velden)
    data = request.POST.copy()
    veranderd, data["gezien"] = form.is_veranderd(), form.merk()
    gezien = BulkAntwoordForm(data, aantal=len(keuze.signalen))
    for fout in form.errors.get("akkoord", []):
        gezien.add_error("akkoord", fout)
    return _pagina(
        request,
        keuze,
        gezien,
        status,
        veranderd=veranderd,
        voorbeelden=voorbeelden(eerste, melders, antwoord),
        voorbeeld_van=eerste,
        oordeel=form.oordeel(),
    )


def _versturen(
    request: Verzoek, gemeente: Gemeente, keuze: Keuze, form: BulkAntwoordForm
) -> HttpResponse:
    """One by one, each with its own transaction and its own key: a repeat answers none twice, and
    what fails holds up nobody else."""
    mislukt = list(keuze.niet)
    for signaal in keuze.signalen:
        try:
            _versturen_een(request, gemeente, signaal, form)
        except DomainError as fout:
            mislukt.append((signaal, fout.melding))
    gelukt = len(keuze.signalen) + len(keuze.niet) - len(mislukt)
    if gelukt:
        tekst = ngettext(
            "Het antwoord is verstuurd op %(n)d signaal.",
            "Het antwoord is verstuurd op %(n)d signalen.",
            gelukt,
        )
        messages.success(request, tekst % {"n": gelukt})
    for signaal, reden in mislukt:
        waarden = {"kenmerk": toon(signaal.kenmerk), "reden": reden}
        messages.error(request, _("%(kenmerk)s is niet beantwoord. %(reden)s") % waarden)
    return redirect("signalen:signaal_lijst", gemeente)


def _versturen_een(
    request: Verzoek, gemeente: Gemeente, signaal: Signaal, form: BulkAntwoordForm
) -> None:
    def doe() -> str:
        services.signaal_beantwoorden(signaal, actor=request.actor, **form.gegevens())
        return reverse("signalen:signaal_detail", args=[gemeente, signaal.kenmerk])

    eenmalig(request, gemeente.pk, f"signaal.beantwoorden {signaal.kenmerk}", doe)
