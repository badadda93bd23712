"""Pages about preparing: the list of exercises, the form, the page before the session."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core import klok
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.permissions import may
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.beeld import weergave
from wijkwerk.mengpaneel.domain.aanleiding import EERSTE_SCHUIVEN
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.forms.oefening import CONTEXT, OefeningForm, beginwaarden
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.selectors import sessie
from wijkwerk.mengpaneel.services import oefening as services
from wijkwerk.mengpaneel.views.ophalen import ingevuld, oefening_van

formulier = require_http_methods(["GET", "HEAD", "POST"])
PER_BLAD: Final = 25
LANGSTE_VRAAG: Final = 100
# Where an exercise goes on, by phase.
PAGINA: Final[dict[str, str]] = {
    Fase.INVULLEN: "mengpaneel:begeleiden",
    Fase.GESPREK: "mengpaneel:begeleiden",
    Fase.VASTSTELLEN: "mengpaneel:vaststellen",
    Fase.EVALUEREN: "mengpaneel:paneel",
}
WEERGAVE: Final[dict[str, Any]] = {
    "alles": gettext_lazy("Alle"),
    "mij": gettext_lazy("Van mij"),
    "loopt": gettext_lazy("Bezig"),
    "vastgesteld": gettext_lazy("Vastgesteld"),
    "opnieuw": gettext_lazy("Opnieuw kijken"),
}


# --- the list ------------------------------------------------------------------------------------


@toegang("oefening.lijst")
@require_safe
def oefening_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Mine, those going on, those that were set, and those that are due for a new look."""
    actor, vandaag = request.actor, klok.vandaag()
    vraag = _vraag(request)
    telling = sessie.weergaven_tellen(actor, vraag, vandaag)
    rijen = sessie.weergave_van(actor, vraag, vandaag)
    inhoud = {
        "vraag": vraag,
        "blad": Paginator(rijen, PER_BLAD).get_page(request.GET.get("pagina")),
        "weergaven": [(code, WEERGAVE[code], telling[code]) for code in sessie.WEERGAVEN],
        "fasen": teksten.FASE,
        "bereiken": teksten.BEREIK,
        "vandaag": vandaag,
        "niets": not telling["alles"] and not vraag.actief,
        "voorbeeld": weergave.voorbeeld(),
    }
    return render(request, "mengpaneel/oefening_lijst.html", inhoud)


def _vraag(request: Verzoek) -> sessie.Filter:
    welke = request.GET.get("weergave", "alles")
    return sessie.Filter(
        weergave=welke if welke in sessie.WEERGAVEN else "alles",
        fase=request.GET.get("fase", ""),
        bereik=request.GET.get("bereik", ""),
        zoek=request.GET.get("q", "").strip()[:LANGSTE_VRAAG],
    )


# --- make and change -----------------------------------------------------------------------------


@toegang("oefening.maken")
@formulier
def oefening_maken(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    begin = _begin(request, gemeente)
    form = OefeningForm(ingevuld(request), gemeente=gemeente, actor=request.actor, initial=begin)

    def doe() -> str:
        velden = dict(form.cleaned_data)
        oefening = services.oefening_maken(actor=request.actor, gemeente=gemeente, **velden)
        messages.success(request, _("De oefening staat klaar. Kijk hieronder wat u nodig hebt."))
        return reverse("mengpaneel:oefening_detail", args=[gemeente, oefening.kenmerk])

    if form.is_valid():
        try:
            return redirect(eenmalig(request, gemeente.pk, "oefening.maken", doe))
        except NotAllowed:
            form.add_error("bereik", _("U werkt niet in dit gebied. Kies een ander gebied."))
        except DomainError as fout:
            form.zeg(fout)
    return _formulier(request, form, None)


def _begin(request: Verzoek, gemeente: Gemeente) -> dict[str, Any]:
    """A link from elsewhere can say what it is about: `?gebied=noord`, `?opgave=7KD4QXM`."""
    begin: dict[str, Any] = {
        "titel": _("Mengpaneel %(gemeente)s %(jaar)s")
        % {"gemeente": gemeente.naam, "jaar": klok.vandaag().year}
    }
    for naam in ("gebied", "thema", "opgave"):
        if waarde := request.GET.get(naam):
            begin |= {"bereik": naam, naam: waarde}
    return begin


@toegang("oefening.wijzigen")
@formulier
def oefening_wijzigen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oefening = oefening_van(request, kenmerk, "oefening.wijzigen")
    form = OefeningForm(
        ingevuld(request),
        gemeente=gemeente,
        actor=request.actor,
        oefening=oefening,
        initial=beginwaarden(oefening),
    )
    if form.is_valid():
        velden = dict(form.cleaned_data)
        velden["begeleiders"] = [*velden["begeleiders"], request.actor.persoon]
        try:
            services.oefening_wijzigen(oefening, actor=request.actor, **velden)
        except NotAllowed:
            form.add_error("bereik", _("U werkt niet in dit gebied. Kies een ander gebied."))
        except DomainError as fout:
            form.zeg(fout)
        else:
            messages.success(request, _("Gewijzigd."))
            return _naar(gemeente, oefening)
    return _formulier(request, form, oefening)


def _formulier(request: Verzoek, form: OefeningForm, oefening: Oefening | None) -> HttpResponse:
    inhoud = {"form": form, "oefening": oefening, "terug": _kan_terug(oefening)}
    status = 422 if form.errors else 200
    return render(request, "mengpaneel/oefening_form.html", inhoud, status=status)


def _kan_terug(oefening: Oefening | None) -> bool:
    """Open, and nobody answered: it can go back to preparing."""
    return (
        oefening is not None
        and oefening.fase == Fase.INVULLEN
        and not sessie.heeft_antwoorden(oefening)
    )


# --- one exercise --------------------------------------------------------------------------------


@toegang("oefening.bekijken")
@require_safe
def oefening_detail(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Before the session: what there is to prepare. After that: on to the page of its phase."""
    oefening = oefening_van(request, kenmerk)
    if oefening.fase != Fase.VOORBEREIDEN:
        return redirect(_pagina(request, oefening), gemeente, kenmerk)
    inhoud = {
        "oefening": oefening,
        "leiders": sessie.leiders_van(oefening),
        "eerste": [teksten.SCHUIF[code] for code in EERSTE_SCHUIVEN[oefening.aanleiding]],
        "fasen": weergave.fasebalk(oefening.fase),
        "tijden": weergave.tijdschema(),
        "tekening": weergave.begin_bij(EERSTE_SCHUIVEN[oefening.aanleiding]),
        "onvolledig": not all(getattr(oefening, naam) for naam in CONTEXT),
        "aanleiding": teksten.AANLEIDING[oefening.aanleiding],
        "model": teksten.ORGANISATIEMODEL.get(oefening.organisatiemodel, ""),
        "bereik": weergave.waarover(oefening),
        "kan": may(request.actor, "oefening.wijzigen", oefening),
    }
    return render(request, "mengpaneel/oefening_voorbereiden.html", inhoud)


def _pagina(request: Verzoek, oefening: Oefening) -> str:
    """Who does not lead it reads what was set, also while somebody works on it again."""
    if oefening.is_vastgesteld and not may(request.actor, "oefening.begeleiden", oefening):
        return "mengpaneel:paneel"
    return PAGINA[oefening.fase]


@toegang("oefening.openen")
@require_POST
def oefening_openen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oefening = oefening_van(request, kenmerk)
    services.oefening_openen(oefening, actor=request.actor)
    messages.success(request, _("De oefening is open. Deelnemers kunnen meedoen met de code."))
    return _naar(gemeente, oefening)


@toegang("oefening.terugzetten")
@require_POST
def oefening_terugzetten(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oefening = oefening_van(request, kenmerk)
    services.oefening_terugzetten(oefening, actor=request.actor)
    messages.success(request, _("De oefening is weer dicht. U kunt alles nog wijzigen."))
    return _naar(gemeente, oefening)


@toegang("oefening.proefdraaien")
@require_POST
def oefening_proefdraaien(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oefening = oefening_van(request, kenmerk)

    def doe() -> str:
        proef = services.oefening_proefdraaien(oefening, actor=request.actor)
        messages.success(request, _("Dit is een proef met verzonnen antwoorden. Oefen gerust."))
        return reverse("mengpaneel:oefening_detail", args=[gemeente, proef.kenmerk])

    return redirect(eenmalig(request, gemeente.pk, "oefening.proefdraaien", doe))


@toegang("oefening.samen_invullen")
@formulier
def oefening_samen_invullen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Asks first: there is no way back to collecting answers."""
    oefening = oefening_van(request, kenmerk, "oefening.samen_invullen")
    if request.method == "POST":
        services.oefening_samen_invullen(oefening, actor=request.actor)
        messages.success(request, _("Stel nu samen elke schuif vast."))
        return _naar(gemeente, oefening)
    return _vraag_eerst(request, oefening, "samen")


@toegang("oefening.wissen")
@formulier
def oefening_wissen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Asks first, and says what goes and what stays."""
    oefening = oefening_van(request, kenmerk, "oefening.wissen")
    if request.method == "POST" and "zeker" in request.POST:
        services.oefening_wissen(oefening, actor=request.actor)
        messages.success(request, _("De oefening is gewist."))
        return redirect("mengpaneel:oefening_lijst", gemeente)
    return _vraag_eerst(request, oefening, "wissen")


def _vraag_eerst(request: Verzoek, oefening: Oefening, soort: str) -> HttpResponse:
    inhoud = {
        "oefening": oefening,
        "telling": sessie.telling_van(oefening),
        "vergeten": request.method == "POST",
    }
    status = 422 if inhoud["vergeten"] else 200
    return render(request, f"mengpaneel/oefening_{soort}.html", inhoud, status=status)


def _naar(gemeente: Gemeente, oefening: Oefening) -> HttpResponse:
    return redirect("mengpaneel:oefening_detail", gemeente, oefening.kenmerk)
