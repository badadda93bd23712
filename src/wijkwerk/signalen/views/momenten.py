"""Pages of the workplace about where residents meet us."""

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
from wijkwerk.signalen import services
from wijkwerk.signalen.forms.kantoor import RedenForm
from wijkwerk.signalen.forms.momenten import (
    AfrondMomentForm,
    DoelgroepForm,
    MeldpuntForm,
    MomentForm,
)
from wijkwerk.signalen.models import Doelgroep, Meldpunt, Moment
from wijkwerk.signalen.selectors import momenten as selectors
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar

PER_PAGINA = 25


@toegang("moment.lijst")
@require_safe
def moment_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """What is still to come, or (`?geweest`) what was held, the latest first."""
    momenten = selectors.met_stemmen(selectors.momenten_zichtbaar(request.actor))
    geweest = "geweest" in request.GET
    if geweest:
        komend = selectors.komende(Moment.objects.all()).values("pk")
        rijen = momenten.exclude(pk__in=komend).order_by("-begint_op", "pk")
    else:
        rijen = selectors.komende(momenten)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"pagina": pagina, "geweest": geweest}
    return render(request, "signalen/moment_lijst.html", context)


@toegang("moment.maken")
@require_http_methods(["GET", "HEAD", "POST"])
def moment_maken(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    form = MomentForm(_data(request), gemeente=gemeente)
    if form.is_valid():

        def doe() -> str:
            moment = services.moment_maken(
                actor=request.actor,
                gemeente=gemeente,
                gebied=form.cleaned_data["gebied"],
                soort=form.cleaned_data["soort"],
                gegevens=form.gegevens(),
            )
            messages.success(request, _("Het moment staat in de agenda."))
            return reverse("signalen:moment_detail", args=[gemeente, moment.kenmerk])

        try:
            return redirect(eenmalig(request, gemeente.pk, "moment.maken", doe))
        except DomainError as fout:
            form.add_error(None, fout.melding)
    return _formulier(request, form)


@toegang("moment.wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def moment_wijzigen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    moment = _moment(request, kenmerk)
    form = MomentForm(_data(request), gemeente=gemeente, initial=_begin(moment))
    for vast in ("soort", "gebied"):
        del form.fields[vast]
    if form.is_valid():
        try:
            services.moment_wijzigen(moment, actor=request.actor, gegevens=form.gegevens())
            return _naar(request, gemeente, moment, _("Het moment is gewijzigd."))
        except DomainError as fout:
            form.add_error(None, fout.melding)
    return _formulier(request, form, moment=moment)


@toegang("moment.lijst")
@require_safe
def moment_detail(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    return _detail(request, _moment(request, kenmerk))


def _detail(request: Verzoek, moment: Moment, status: int = 200, **extra: Any) -> HttpResponse:
    actor = request.actor
    stemmen = signalen_zichtbaar(actor).filter(moment=moment)
    context = {
        "moment": moment,
        "stemmen": list(stemmen.select_related("thema", "gebied").order_by("pk")),
        "aantal_stemmen": moment.signalen.count(),
        "mag": may(actor, "moment.wijzigen", moment),
        "is_begonnen": moment.begint_op <= klok.nu(),
        "afrond_form": AfrondMomentForm(
            namens=moment.namens,
            initial={
                veld: getattr(moment, veld) for veld in ("aanwezig", "verslag", "samenvatting")
            },
        ),
        "reden_form": RedenForm(label=_("Waarom gaat het niet door?")),
    }
    return render(request, "signalen/moment_detail.html", context | extra, status=status)


@toegang("moment.afronden")
@require_POST
def moment_afronden(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    moment = _moment(request, kenmerk)
    form = AfrondMomentForm(request.POST, namens=moment.namens)
    if form.is_valid():
        try:
            services.moment_afronden(moment, actor=request.actor, **form.cleaned_data)
            return _naar(request, gemeente, moment, _("Het verslag is bewaard."))
        except DomainError as fout:
            form.add_error(None, fout.melding)
    return _detail(request, moment, status=422, afrond_form=form)


@toegang("moment.afgelasten")
@require_POST
def moment_afgelasten(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    moment = _moment(request, kenmerk)
    form = RedenForm(request.POST, label=_("Waarom gaat het niet door?"))
    if form.is_valid():
        try:
            reden = form.cleaned_data["reden"]
            services.moment_afgelasten(moment, actor=request.actor, reden=reden)
            return _naar(request, gemeente, moment, _("Het moment is afgelast."))
        except DomainError as fout:
            form.add_error(None, fout.melding)
    return _detail(request, moment, status=422, reden_form=form)


# --- who we reach, and where one walks in -------------------------------------------------------


@toegang("doelgroep.lijst")
@require_safe
def doelgroep_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Groups we hear little of, how we reach them, and what that brought in a year."""
    groepen = list(selectors.doelgroepen_met_bereik())
    bereik = selectors.bereik(groepen)
    rijen = [(groep, *bereik[groep.pk]) for groep in groepen]
    return render(request, "signalen/doelgroep_lijst.html", {"rijen": rijen})


@toegang("doelgroep.beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def doelgroep_bewaren(request: Verzoek, gemeente: Gemeente, kenmerk: str = "") -> HttpResponse:
    groep = get_object_or_404(Doelgroep, kenmerk=kenmerk) if kenmerk else None
    form = DoelgroepForm(_data(request), gemeente=gemeente, initial=_velden(groep, DoelgroepForm))
    if form.is_valid():
        try:
            services.doelgroep_bewaren(
                groep, actor=request.actor, gemeente=gemeente, **form.cleaned_data
            )
            messages.success(request, _("De groep is bewaard."))
            return redirect("signalen:doelgroep_lijst", gemeente)
        except DomainError as fout:
            form.add_error(None, fout.melding)
    context = {
        "form": form,
        "titel": groep.naam if groep else _("Nieuwe groep"),
        "lijst": _("Groepen die wij weinig horen"),
        "lijst_pad": reverse("signalen:doelgroep_lijst", args=[gemeente]),
    }
    return _beheer(request, context)


@toegang("meldpunt.beheren")
@require_safe
def meldpunt_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    rijen = Meldpunt.objects.select_related("gebied").order_by("-actief", "naam")
    return render(request, "signalen/meldpunt_lijst.html", {"rijen": rijen})


@toegang("meldpunt.beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def meldpunt_bewaren(request: Verzoek, gemeente: Gemeente, kenmerk: str = "") -> HttpResponse:
    punt = get_object_or_404(Meldpunt, kenmerk=kenmerk) if kenmerk else None
    form = MeldpuntForm(_data(request), gemeente=gemeente, initial=_velden(punt, MeldpuntForm))
    if form.is_valid():
        try:
            services.meldpunt_bewaren(
                punt, actor=request.actor, gemeente=gemeente, **form.cleaned_data
            )
            messages.success(request, _("Het meldpunt is bewaard."))
            return redirect("signalen:meldpunt_lijst", gemeente)
        except DomainError as fout:
            form.add_error(None, fout.melding)
    context = {
        "form": form,
        "titel": punt.naam if punt else _("Nieuw meldpunt"),
        "lijst": _("Meldpunten"),
        "lijst_pad": reverse("signalen:meldpunt_lijst", args=[gemeente]),
    }
    return _beheer(request, context)


def _beheer(request: Verzoek, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].errors else 200
    return render(request, "signalen/beheer_form.html", context, status=status)


def _velden(rij: Any, soort: Any) -> dict[str, Any]:
    """What stands in the row, under the names of the form."""
    if rij is None:
        return {}
    begin = {naam: getattr(rij, naam) for naam in soort.base_fields}
    return begin | {"gebied": rij.gebied.slug if rij.gebied else None}


def _data(request: Verzoek) -> Any:
    return request.POST if request.method == "POST" else None


def _moment(request: Verzoek, kenmerk: str) -> Moment:
    rijen = selectors.momenten_zichtbaar(request.actor).select_related("namens", "doelgroep")
    return get_object_or_404(rijen, kenmerk=kenmerk)


def _begin(moment: Moment) -> dict[str, Any]:
    begint = moment.begint_op.astimezone(klok.AMSTERDAM)
    eindigt = moment.eindigt_op.astimezone(klok.AMSTERDAM) if moment.eindigt_op else None
    return {
        "titel": moment.titel,
        "plek": moment.plek,
        "dag": begint.date(),
        "van": begint.time(),
        "tot": eindigt.time() if eindigt else None,
        "toelichting": moment.toelichting,
        "doelgroep": moment.doelgroep.kenmerk if moment.doelgroep else None,
        "namens": moment.namens.schuilnaam if moment.namens else None,
        "publiek": moment.publiek,
    }


def _formulier(request: Verzoek, form: MomentForm, **extra: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "signalen/moment_form.html", {"form": form, **extra}, status=status)


def _naar(request: Verzoek, gemeente: Gemeente, moment: Moment, melding: str) -> HttpResponse:
    messages.success(request, melding)
    return redirect("signalen:moment_detail", gemeente, moment.kenmerk)
