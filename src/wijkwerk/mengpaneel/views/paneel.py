"""The reading page of what was set, the facts beside a panel, and the task that follows from it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError
from wijkwerk.core.permissions import may, require
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel import feiten as feiten_
from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.beeld import rolsleutel, spreidingskanalen, uitslag, weergave
from wijkwerk.mengpaneel.beeld import standweergave as beeld
from wijkwerk.mengpaneel.beeld.tekening import kanalen_van, paneel
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.profielen import PROFIELEN
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.forms.vaststellen import OpdrachtForm, profielnaam
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.selectors import vaststellen as selectors
from wijkwerk.mengpaneel.selectors.opdracht import opdrachten_van
from wijkwerk.mengpaneel.selectors.standen import ambitie_van, nu_van
from wijkwerk.mengpaneel.services.opdracht import wijkopdracht_vaststellen
from wijkwerk.mengpaneel.views.ophalen import ingevuld, oefening_van

formulier = require_http_methods(["GET", "HEAD", "POST"])
HANDELING = {
    "oefening.vaststellen": gettext_lazy("Vastgesteld"),
    "oefening.heropenen": gettext_lazy("Heropend"),
}


@toegang("oefening.bekijken")
@require_safe
def lees_paneel(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """What was set, why, and what is done about it: for every colleague."""
    oefening = oefening_van(request, kenmerk)
    if not oefening.is_vastgesteld:
        return redirect("mengpaneel:oefening_detail", gemeente, kenmerk)
    versies = selectors.versies_van(oefening)
    standen = selectors.standen_bij(oefening, versies)
    grens = oefening.vastgesteld_op
    if (
        oefening.fase != Fase.EVALUEREN and grens is not None
    ):  # what is being worked on is not for readers yet
        versies = [rij for rij in versies if rij.op <= grens]
    acties = selectors.acties_van(oefening)
    regels = beeld.actieregels(
        acties,
        selectors.verloop_van(acties),
        selectors.zichtbaar_voor(request.actor, acties),
        klok.vandaag(),
    )
    nu, ambitie = nu_van(standen), ambitie_van(standen)
    vragen = selectors.hints_van(standen, selectors.afwegingen_van(oefening))
    woorden = uitslag.woorden()
    volgende = getattr(oefening, "volgende", None)
    inhoud = {
        "oefening": oefening,
        "waarover": weergave.waarover(oefening),
        "tekening": paneel(kanalen_van(nu, ambitie), titel=oefening.titel),
        "delen": [_deel(schuif, standen.get(schuif), regels[schuif]) for schuif in SCHUIVEN],
        "vragen": [beeld.Vraagregel(vraag) for vraag in vragen],
        "regels": uitslag.regels(nu, woorden),
        "zin": uitslag.zin(uitslag.regels(nu, woorden), nu, woorden),
        "herkend": [profielnaam(code) for code in oefening.herkenning],
        "zorgvuldig": _verwacht(oefening, teksten.VERWACHTING_ZORGVULDIG),
        "soepel": _verwacht(oefening, teksten.VERWACHTING_SOEPEL),
        "stappen": beeld.stappenplan(selectors.etappes_van(oefening), nu),
        "versies": [(rij, teksten.SCHUIF[rij.schuif].naam) for rij in versies],
        "verloop": [
            (rij, HANDELING.get(rij.handeling, rij.handeling))
            for rij in selectors.stappen_van(oefening)
        ],
        "spreiding": _spreiding(oefening),
        "context": _context(oefening),
        "begeleidt": may(request.actor, "oefening.begeleiden", oefening),
        "volgende": volgende,
        "opnieuw": volgende is None
        and oefening.opnieuw_op is not None
        and oefening.opnieuw_op <= klok.vandaag(),
        "bezig": oefening.fase != Fase.EVALUEREN,
    }
    return render(request, "mengpaneel/paneel.html", inhoud)


def _deel(schuif: str, stand: Any, acties: Any) -> dict[str, Any]:
    return {
        "code": schuif,
        "tekst": teksten.SCHUIF[schuif],
        "stand": stand,
        "beweging": beeld.beweging(stand.nu, stand.ambitie) if stand else "",
        "cultuur": teksten.CULTUUR.get(stand.cultuur, "") if stand else "",
        "klopten": teksten.KLOPTE.get(stand.aannames_klopten, "") if stand else "",
        "acties": acties,
    }


def _verwacht(oefening: Oefening, lijst: Any) -> list[tuple[Any, Any]]:
    woord = {"gediend": _("helpt dit"), "gerekt": _("staat onder druk")}
    keuze = oefening.verwachtingen
    return [(tekst, woord[keuze[code]]) for code, tekst in lijst.items() if code in keuze]


def _spreiding(oefening: Oefening) -> dict[str, Any] | None:
    if not oefening.spreiding or oefening.spreiding["te_klein"]:
        return None
    return {
        "tekening": paneel(spreidingskanalen(oefening.spreiding), titel=_("Wat mensen invulden")),
        "sleutel": rolsleutel(oefening.spreiding),
        "aantal": oefening.spreiding["aantal"],
    }


def _context(oefening: Oefening) -> list[tuple[Any, str]]:
    rijen = [
        (_("Aanleiding"), str(teksten.AANLEIDING[oefening.aanleiding])),
        (_("Wat er aan de hand was"), oefening.aanleiding_tekst),
        (_("Organisatie"), str(teksten.ORGANISATIEMODEL.get(oefening.organisatiemodel, ""))),
        (_("Cultuur"), oefening.organisatiecultuur),
        (_("Visie van de bestuurders"), oefening.visie),
        (_("Kenmerken"), oefening.wijkkenmerken),
        (_("Sterke kanten"), oefening.sterke_kanten),
    ]
    return [(naam, tekst) for naam, tekst in rijen if tekst]


@toegang("oefening.bekijken")
@require_safe
def feiten(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """What is counted elsewhere, beside each slider; people set the slider, not a fact."""
    oefening = oefening_van(request, kenmerk)
    gevonden = feiten_.feiten_van(gemeente)
    inhoud = {
        "oefening": oefening,
        "delen": [(code, teksten.SCHUIF[code], gevonden[code]) for code in SCHUIVEN],
        "vandaag": klok.vandaag(),
    }
    return render(request, "mengpaneel/feiten.html", inhoud)


# --- the task of the wijkambtenaar ---------------------------------------------------------------


@toegang("oefening.lijst")
@formulier
def wijkopdracht(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """What holds now, five proposals, and who changed it when."""
    kan = may(request.actor, "wijkopdracht.vaststellen", gemeente)
    versies = opdrachten_van(gemeente)
    nu = versies[0] if versies else None
    begin = {"tekst": nu.tekst if nu else "", "versie": nu.versie if nu else 0}
    voorstel = request.GET.get("voorstel", "")
    if voorstel in teksten.PROFIEL:
        begin |= {"tekst": str(teksten.PROFIEL[voorstel].opdracht), "profiel": voorstel}
    form = OpdrachtForm(ingevuld(request), initial=begin)
    ander = None
    if request.method == "POST":
        require(request.actor, "wijkopdracht.vaststellen", gemeente)
    if form.is_valid():
        velden = form.cleaned_data
        velden["versie"] = velden["versie"] or 0
        try:
            wijkopdracht_vaststellen(actor=request.actor, gemeente=gemeente, **velden)
        except DomainError as fout:
            form.zeg(fout)
            if fout.code == "wijkopdracht.ondertussen":
                versies = opdrachten_van(gemeente)
                ander = versies[0]
                form.data = {**request.POST.dict(), "versie": str(ander.versie)}
        else:
            messages.success(request, _("De opdracht is vastgesteld."))
            return redirect("mengpaneel:wijkopdracht", gemeente)
    inhoud = {
        "form": form,
        "kan": kan,
        "nu": versies[0] if versies else None,
        "versies": [(rij, profielnaam(rij.profiel) if rij.profiel else "") for rij in versies],
        "ander": ander,
        "voorstel": profielnaam(voorstel) if voorstel in teksten.PROFIEL else "",
        "voorstellen": [
            (p.code, profielnaam(p.code), teksten.PROFIEL[p.code], p.fictief) for p in PROFIELEN
        ],
    }
    return render(request, "mengpaneel/opdracht.html", inhoud, status=422 if form.is_bound else 200)
