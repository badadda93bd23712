"""What we promised: the list, one promise, making, keeping and breaking it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.accounts.domain.rollen import BEHANDELAARS, WIJKWETHOUDER
from wijkwerk.core import adressen, klok
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.kenmerk import lees, toon
from wijkwerk.core.permissions import may
from wijkwerk.core.toegang import toegang
from wijkwerk.core.uitvoer import csv_antwoord
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebieden.selectors import gebieden_op_werkniveau
from wijkwerk.signalen import labels, selectors, services
from wijkwerk.signalen.forms.toezeggingen import BrekenForm, NakomenForm, ToezeggingForm
from wijkwerk.signalen.models import Moment, Toezegging
from wijkwerk.signalen.selectors import toezeggingen as lezen

PER_PAGINA = 25
MEESTE_RIJEN = 5_000


# --- the list ---------------------------------------------------------------------------------


@toegang("toezegging.lijst")
@require_safe
def toezegging_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    weergave, gebied, rijen = _gevraagd(request, gemeente)
    aantallen = lezen.tel_weergaven(_in_gebied(request, gebied), request.actor)
    bladen = Paginator(rijen, PER_PAGINA)
    bladen.count = aantallen[weergave]  # type: ignore[misc]
    context = {
        "pagina": bladen.get_page(request.GET.get("pagina")),
        "weergave": weergave,
        "weergaven": [
            (naam, labels.TOEZEGGING_WEERGAVE[naam], aantallen[naam]) for naam in lezen.WEERGAVEN
        ],
        "gebieden": gebieden_op_werkniveau(gemeente),
        "gebied": gebied,
        "te_laat": aantallen["te_laat"],
    }
    return render(request, "signalen/toezegging_lijst.html", context)


def _gevraagd(request: Verzoek, gemeente: Gemeente) -> tuple[str, str, Any]:
    """The view and the area that were asked for, and the rows: the first date on top."""
    weergave = request.GET.get("weergave", "open")
    if weergave not in lezen.WEERGAVEN:
        weergave = "open"
    gebied = request.GET.get("gebied", "")
    if gebied not in {rij.slug for rij in gebieden_op_werkniveau(gemeente)}:
        gebied = ""
    rijen = _in_gebied(request, gebied).filter(lezen.weergave_q(weergave, request.actor))
    loopt = weergave in {"mijn", "open", "te_laat"}
    rijen = rijen.select_related("gebied", "eigenaar", "signaal", "opgave")
    return weergave, gebied, rijen.order_by("voor" if loopt else "-voor", "pk")


def _in_gebied(request: Verzoek, gebied: str) -> Any:
    rijen = lezen.toezeggingen_zichtbaar(request.actor)
    return rijen.filter(gebied__omhoog__voorouder__slug=gebied) if gebied else rijen


@toegang("toezegging.lijst")
@require_safe
def toezegging_csv(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """The list for a spreadsheet: what everybody may read, without to whom."""
    _weergave, _gebied, rijen = _gevraagd(request, gemeente)
    kop = [
        _("nummer"),
        _("belofte"),
        _("gebied"),
        _("voor"),
        _("stand"),
        _("wie"),
        _("uitleg"),
    ]
    return csv_antwoord(f"beloften-{klok.vandaag()}", kop, map(_cellen, rijen[:MEESTE_RIJEN]))


def _cellen(toezegging: Toezegging) -> list[object]:
    stand = lezen.stand_van_toezegging(toezegging, klok.vandaag())
    return [
        toon(toezegging.kenmerk),
        toezegging.tekst,
        toezegging.gebied.naam,
        toezegging.voor,
        labels.TOEZEGGING[stand],
        toezegging.eigenaar.naam,
        toezegging.toelichting,
    ]


# --- one promise ------------------------------------------------------------------------------


@toegang("toezegging.lijst")
@require_safe
def toezegging_detail(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    return _detail(request, _toezegging(request, kenmerk))


def _toezegging(request: Verzoek, kenmerk: str) -> Toezegging:
    rijen = lezen.toezeggingen_zichtbaar(request.actor).select_related(
        "gemeente", "gebied", "eigenaar", "door", "signaal", "opgave", "moment"
    )
    return get_object_or_404(rijen, kenmerk=kenmerk)


def _detail(
    request: Verzoek, toezegging: Toezegging, status: int = 200, **extra: Any
) -> HttpResponse:
    actor = request.actor
    mag = may(actor, "toezegging.nakomen", toezegging)
    keten = lezen.keten_van(toezegging)
    signaal = toezegging.signaal
    ziet = selectors.signalen_zichtbaar(actor).filter(pk=signaal.pk).exists() if signaal else False
    context = {
        "toezegging": toezegging,
        "mag": mag,
        "loopt": toezegging.status == Toezegging.Status.OPEN,
        "signaal": signaal if ziet else None,
        "opvolger": next((rij for rij in keten if rij.vorige_id == toezegging.pk), None),
        "verloop": _verloop(keten),
        "site_pad": adressen.pad("beloften", toezegging.gemeente, toezegging.gebied.slug),
        "nieuws": lezen.nieuws_over_toezeggingen(keten) if ziet or not signaal else [],
        "nakom_form": NakomenForm(),
        "breek_form": BrekenForm(),
    }
    return render(request, "signalen/toezegging_detail.html", context | extra, status=status)


def _verloop(keten: list[Toezegging]) -> list[dict[str, str]]:
    """Promised, another date, kept or broken: the thread of one promise, by date."""
    stappen = []
    for rij in keten:
        beloofd = (
            _("Beloofd voor %(dag)s, door %(wie)s")
            if rij.vorige_id is None
            else _("Opnieuw beloofd voor %(dag)s, door %(wie)s")
        )
        waarden = {"dag": _dag(rij.voor), "wie": rij.door.naam}
        stappen.append({"tijd": _dag(klok.op_dag(rij.op)), "titel": beloofd % waarden})
        if rij.afgerond_op:
            stappen.append(
                {
                    "tijd": _dag(klok.op_dag(rij.afgerond_op)),
                    "titel": str(labels.TOEZEGGING[rij.status]),
                    "tekst": rij.toelichting,
                }
            )
    return stappen


def _dag(dag: Any) -> str:
    return date_format(dag, "j F Y")


@toegang("toezegging.nakomen")
@require_POST
def toezegging_nakomen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    toezegging, form = _toezegging(request, kenmerk), NakomenForm(request.POST)
    if form.is_valid():
        try:
            services.toezegging_nakomen(toezegging, actor=request.actor, **form.cleaned_data)
        except NotAllowed:
            raise
        except DomainError as fout:
            form.add_error(None, fout.melding)
            return _detail(request, _toezegging(request, kenmerk), 409, nakom_form=form)
        messages.success(request, _("Mooi. Wie het aangaat, hoort het morgenochtend."))
        return redirect("signalen:toezegging_detail", gemeente, kenmerk)
    return _detail(request, toezegging, 422, nakom_form=form)


@toegang("toezegging.breken")
@require_POST
def toezegging_breken(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Say that it will not be done, or not in time; who it was promised to hears it at once."""
    toezegging, form = _toezegging(request, kenmerk), BrekenForm(request.POST)
    if form.is_valid():
        try:
            nu = services.toezegging_breken(toezegging, actor=request.actor, **form.cleaned_data)
        except NotAllowed:
            raise
        except DomainError as fout:
            form.add_error(None, fout.melding)
            return _detail(request, _toezegging(request, kenmerk), 409, breek_form=form)
        messages.success(request, _("Vastgelegd. Wie het aangaat, krijgt nu bericht."))
        return redirect("signalen:toezegging_detail", gemeente, nu.kenmerk)
    return _detail(request, toezegging, 422, breek_form=form)


# --- a new one --------------------------------------------------------------------------------


@toegang("toezegging.maken")
@require_http_methods(["GET", "HEAD", "POST"])
def toezegging_maken(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """A promise to a voice, in an opgave or at a moment (`?signaal=7KD4-QXM`), or to an area."""
    over = _over(request)
    form = ToezeggingForm(
        request.POST if request.method == "POST" else None,
        gebieden=None if over else _mijn_gebieden(request, gemeente),
        collegas=lezen.mogelijke_eigenaren(),
        initial={"gebied": request.GET.get("gebied", "")},
    )
    if form.is_valid():
        try:
            return redirect(_maken(request, gemeente, form, over))
        except NotAllowed:
            raise
        except DomainError as fout:
            form.add_error(None, fout.melding)
    context = {"form": form, "over": over}
    return render(
        request, "signalen/toezegging_form.html", context, status=422 if form.errors else 200
    )


def _over(request: Verzoek) -> dict[str, Any]:
    """What it is promised about; a number that this colleague may not see is not found."""
    actor = request.actor
    soorten: dict[str, Any] = {
        "signaal": selectors.signalen_zichtbaar(actor),
        "opgave": selectors.opgaven_zichtbaar(actor),
        "moment": Moment.objects.all(),
    }
    for naam, rijen in soorten.items():
        waarde = request.POST.get(naam) or request.GET.get(naam)
        if waarde:
            rijen = rijen.select_related("gebied", "gemeente")  # noqa: PLW2901
            return {naam: get_object_or_404(rijen, kenmerk=lees(waarde) or "")}
    return {}


def _mijn_gebieden(request: Verzoek, gemeente: Gemeente) -> Any:
    rijen = Gebied.objects.van(gemeente).filter(vervallen_op=None).order_by("naam")
    mijn = request.actor.gebieden_met(BEHANDELAARS | {WIJKWETHOUDER})
    return rijen if mijn is None else rijen.filter(pk__in=mijn)


def _maken(request: Verzoek, gemeente: Gemeente, form: ToezeggingForm, over: dict[str, Any]) -> str:
    def doe() -> str:
        toezegging = services.toezegging_maken(actor=request.actor, **form.cleaned_data, **over)
        messages.success(request, _("De belofte is vastgelegd."))
        return reverse("signalen:toezegging_detail", args=[gemeente, toezegging.kenmerk])

    return eenmalig(request, gemeente.pk, "toezegging.maken", doe)
