"""A year later: the panels over the years, looking again, and what becomes public."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core import klok
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError
from wijkwerk.core.permissions import may
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.kerngegevens.selectors import keuze_indicatoren, naam_van
from wijkwerk.kerngegevens.weergave import getal
from wijkwerk.mengpaneel.beeld import uitslag, verloop
from wijkwerk.mengpaneel.models import Bereik, Oefening
from wijkwerk.mengpaneel.selectors import jaren as selectors
from wijkwerk.mengpaneel.selectors.standen import nu_van, standen_voor_lezers
from wijkwerk.mengpaneel.services import jaren as services
from wijkwerk.mengpaneel.views.ophalen import ingevuld, oefening_van

formulier = require_http_methods(["GET", "HEAD", "POST"])
ALS: Final = (
    ("naam", gettext_lazy("Met de naam van de gemeente")),
    ("anoniem", gettext_lazy("Zonder naam")),
    ("", gettext_lazy("Niet openbaar")),
)


@toegang("oefening.lijst")
@require_safe
def jaren(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """One series at a time (`?over=`), the gemeente first; with it the areas beside each other."""
    alle = selectors.reeksen()
    over = request.GET.get("over", "")
    reeks = next((r for r in alle if r.sleutel == over), alle[0] if alle else None)
    inhoud: dict[str, Any] = {"keuzes": verloop.keuzes_van(alle), "reeks": reeks}
    if reeks is not None:
        inhoud |= _reeks(request, reeks)
    if reeks is None or reeks.bereik == Bereik.GEMEENTE:
        inhoud |= _naast(gemeente, alle)
    return render(request, "mengpaneel/jaren.html", inhoud)


def _reeks(request: Verzoek, reeks: selectors.Reeks) -> dict[str, Any]:
    laatste = reeks.laatste.oefening
    volgende = getattr(laatste, "volgende", None)
    vandaag = klok.vandaag()
    return {
        "beelden": verloop.jaarbeelden(reeks.panelen),
        "lijnen": verloop.lijnen(reeks.panelen) if len(reeks.panelen) > 1 else [],
        "veranderingen": verloop.veranderingen(reeks.panelen),
        "aannames": verloop.aannames(reeks.panelen),
        "laatste": laatste,
        "volgende": volgende,
        "volgende_te_zien": volgende and may(request.actor, "oefening.bekijken", volgende),
        "mag_herhalen": may(request.actor, "oefening.herhalen", laatste),
        "tijd": laatste.opnieuw_op is not None and laatste.opnieuw_op <= vandaag,
        "nu_jaar": str(vandaag.year),
    }


def _naast(gemeente: Gemeente, alle: list[selectors.Reeks]) -> dict[str, Any]:
    geheel, delen = selectors.wijken_naast_gemeente(alle)
    instelling = selectors.instelling_van(gemeente)
    stroken = {}
    if instelling.zesde_strook:
        oefeningen = [paneel.oefening for _gebied, paneel in delen]
        stroken = selectors.stroken(oefeningen, instelling.indicatoren)
    rijen = []
    for gebied, paneel in delen:
        tekening, anders = verloop.naast(paneel, geheel, gebied.naam)
        rijen.append(
            {
                "gebied": gebied,
                "paneel": paneel,
                "jaar": str(paneel.dag.year),
                "tekening": tekening,
                "anders": anders,
                "strook": _strook(stroken.get(paneel.oefening.pk)),
            }
        )
    return {"delen": rijen, "geheel": geheel, "zesde_strook": instelling.zesde_strook}


def _strook(strook: selectors.Strook | None) -> dict[str, Any] | None:
    if strook is None:
        return None
    cijfers = [
        (naam_van(rij.indicator), getal(rij.waarde, rij.indicator), str(rij.jaar))
        for rij in strook.cijfers
    ]
    return {"tekst": strook.tekst, "cijfers": cijfers}


@toegang("oefening.herhalen")
@require_POST
def oefening_herhalen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oefening = oefening_van(request, kenmerk)

    def doe() -> str:
        nieuw = services.oefening_herhalen(oefening, actor=request.actor)
        messages.success(request, _("De nieuwe oefening staat klaar. Kijk of alles nog klopt."))
        return reverse("mengpaneel:oefening_detail", args=[gemeente, nieuw.kenmerk])

    return redirect(eenmalig(request, gemeente.pk, "oefening.herhalen", doe))


# --- public or not -------------------------------------------------------------------------------


@toegang("oefening.publiceren")
@formulier
def oefening_publiceren(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Shows exactly what becomes public before anything does; can be taken back at any time."""
    oefening = oefening_van(request, kenmerk, "oefening.publiceren")
    fout = ""
    if request.method == "POST":
        als = request.POST.get("als", "?")
        try:
            services.oefening_publiceren(oefening, actor=request.actor, als=als)
        except DomainError as geen:
            fout = geen.melding
        else:
            messages.success(request, _gezegd(als))
            return redirect("mengpaneel:oefening_publiceren", gemeente, kenmerk)
    return render(
        request,
        "mengpaneel/publiceren.html",
        _openbaar(oefening) | {"fout": fout},
        status=422 if fout else 200,
    )


def _gezegd(als: str) -> str:
    if not als:
        return _("Het paneel is niet meer openbaar.")
    return _("Het paneel is openbaar. U kunt dat hier altijd intrekken.")


def _openbaar(oefening: Oefening) -> dict[str, Any]:
    standen = nu_van(standen_voor_lezers([oefening])[oefening.pk])
    jaar = str(klok.op_dag(oefening.vastgesteld_op).year) if oefening.vastgesteld_op else ""
    kan = oefening.is_vastgesteld and not oefening.proef and oefening.bereik == Bereik.GEMEENTE
    return {
        "oefening": oefening,
        "tekening": uitslag.teken_mini(standen),
        "jaar": jaar,
        "kan": kan,
        "keuzes": ALS,
        "kleinste": selectors.KLEINSTE_ANONIEM,
    }


# --- choices of the gemeente ---------------------------------------------------------------------


class InstellingForm(forms.Form):
    """Whether features of an area stand beside its panel, and which."""

    use_required_attribute = False

    zesde_strook = forms.BooleanField(
        label=gettext_lazy("Toon kenmerken naast het paneel van een gebied"),
        help_text=gettext_lazy("Een beschrijving in woorden en cijfers. Er hoort geen stand bij."),
        required=False,
    )
    indicatoren = forms.MultipleChoiceField(
        label=gettext_lazy("Welke cijfers?"),
        help_text=gettext_lazy("Kies er hoogstens zes. Wij tonen het nieuwste jaar."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Dit cijfer bestaat niet (meer).")},
    )

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(rij.sleutel, naam_van(rij)) for rij in keuze_indicatoren(gemeente)]
        veld = self.fields["indicatoren"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = keuzes


@toegang("paneelinstelling.wijzigen")
@formulier
def instelling(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    rij = selectors.instelling_van(gemeente)
    begin = {"zesde_strook": rij.zesde_strook, "indicatoren": rij.indicatoren}
    form = InstellingForm(ingevuld(request), gemeente=gemeente, initial=begin)
    if form.is_valid():
        try:
            services.paneelinstelling_wijzigen(gemeente, actor=request.actor, **form.cleaned_data)
        except DomainError as fout:
            form.add_error("indicatoren", fout.melding)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("mengpaneel:jaren", gemeente)
    status = 422 if form.errors else 200
    return render(request, "mengpaneel/instelling.html", {"form": form}, status=status)
