"""Pages of setting a panel together. One form holds all five sliders, so nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core import klok
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.doelen.selectors import inspanningen_zichtbaar
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.beeld import standweergave as beeld
from wijkwerk.mengpaneel.beeld import weergave
from wijkwerk.mengpaneel.beeld.tekening import kanalen_van, paneel
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.forms.vaststellen import (
    ActieForm,
    AfwegenForm,
    EtappeForm,
    KoppelForm,
    RedenForm,
    StandForm,
    VaststelForm,
)
from wijkwerk.mengpaneel.models import Oefening, Schuifstand
from wijkwerk.mengpaneel.selectors import vaststellen as selectors
from wijkwerk.mengpaneel.selectors.standen import ambitie_van, nu_van, standen_per_oefening
from wijkwerk.mengpaneel.services import vaststellen as services
from wijkwerk.mengpaneel.views.ophalen import ingevuld, oefening_van

formulier = require_http_methods(["GET", "HEAD", "POST"])


def _bezig(request: Verzoek, kenmerk: str, handeling: str) -> Oefening:
    """An exercise that this actor leads."""
    return oefening_van(request, kenmerk, handeling)


def _schuif(code: str) -> str:
    if code not in SCHUIVEN:
        raise Http404
    return code


def _terug(gemeente: Gemeente, oefening: Oefening, schuif: str = "") -> HttpResponse:
    pad = reverse("mengpaneel:vaststellen", args=[gemeente, oefening.kenmerk])
    return redirect(f"{pad}?schuif={schuif}#{schuif}" if schuif else pad)


# --- the page ------------------------------------------------------------------------------------


@toegang("oefening.stand_zetten")
@require_safe
def vaststellen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """All five sliders, the questions about them, and what still misses."""
    oefening = _bezig(request, kenmerk, "oefening.stand_zetten")
    if oefening.fase != Fase.VASTSTELLEN:
        return redirect("mengpaneel:oefening_detail", gemeente, kenmerk)
    standen, vorige = selectors.standen_met_vorige(oefening)
    formulieren = _formulieren(oefening, standen, vorige)
    return _pagina(request, oefening, standen, vorige, formulieren)


def _formulieren(
    oefening: Oefening, standen: Any, vorige: Any, data: Any = None, basis: Any = None
) -> dict[str, StandForm]:
    personen = list(selectors.eigenaren(oefening, standen))
    return {
        schuif: StandForm(
            data,
            schuif=schuif,
            stand=standen.get(schuif),
            basis=(basis or standen).get(schuif),
            vorige=vorige.get(schuif),
            personen=personen,
        )
        for schuif in SCHUIVEN
    }


def _pagina(  # noqa: PLR0913, PLR0917
    request: Verzoek,
    oefening: Oefening,
    standen: Any,
    vorige: Any,
    formulieren: dict[str, StandForm],
    vraagform: AfwegenForm | None = None,
    vraagcode: str = "",
) -> HttpResponse:
    acties = selectors.acties_van(oefening)
    regels = beeld.actieregels(
        acties,
        selectors.verloop_van(acties),
        selectors.zichtbaar_voor(request.actor, acties),
        klok.vandaag(),
    )
    gemis = selectors.wat_mist(standen, vorige)
    verdeling = beeld.verdelingen(oefening)
    fout = any(form.is_bound and (form.errors or form.ondertussen) for form in formulieren.values())
    open_ = request.GET.get("schuif") or next(iter([rij.schuif for rij in gemis]), "")
    delen = [
        beeld.Schuifdeel(
            form=form,
            verdeling=verdeling.get(schuif),
            acties=regels[schuif],
            gemis=beeld.gemis_van(gemis, schuif),
            open=bool(form.errors or form.ondertussen) if fout else schuif == open_,
        )
        for schuif, form in formulieren.items()
    ]
    nu, ambitie = nu_van(standen), ambitie_van(standen)
    eerder = nu_van(vorige) if vorige else None
    vragen = [
        beeld.Vraagregel(vraag)
        for vraag in selectors.hints_van(standen, selectors.afwegingen_van(oefening))
    ]
    inhoud = {
        "oefening": oefening,
        "delen": delen,
        "fasen": weergave.fasebalk(oefening.fase),
        "tekening": paneel(kanalen_van(nu, ambitie, eerder), titel=_("Ons paneel"), maat="klein"),
        "met_vorige": bool(vorige),
        "open_vragen": [vraag for vraag in vragen if vraag.vraag.afweging is None],
        "gedaan": [vraag for vraag in vragen if vraag.vraag.afweging is not None],
        "vraagform": vraagform,
        "vraagcode": vraagcode,
        "stappen": beeld.stappenplan(selectors.etappes_van(oefening), nu),
        "fouten": [form for form in formulieren.values() if form.is_bound and form.errors],
        "klaar": not gemis,
    }
    mis = fout or vraagform is not None
    return render(request, "mengpaneel/vaststellen.html", inhoud, status=422 if mis else 200)


@toegang("oefening.stand_zetten")
@require_POST
def stand_zetten(request: Verzoek, gemeente: Gemeente, kenmerk: str, schuif: str) -> HttpResponse:
    """Save every slider in which something was typed; `schuif` is where the button was."""
    oefening = _bezig(request, kenmerk, "oefening.stand_zetten")
    _schuif(schuif)
    versies = selectors.versies_van(oefening)
    standen, vorige = _standen(oefening, versies), _vorige(oefening)
    basis = _basis(request, versies)
    formulieren = _formulieren(oefening, standen, vorige, request.POST, basis)
    bewaard = []
    for code, form in formulieren.items():
        form.is_valid()
        if (code == schuif or form.is_gewijzigd()) and _bewaar(request, oefening, form):
            bewaard.append(code)
    if not any(form.errors or form.ondertussen for form in formulieren.values()):
        messages.success(request, _bewaard(bewaard))
        return _terug(gemeente, oefening, schuif)
    standen = _standen(oefening, selectors.versies_van(oefening))
    vers = _formulieren(oefening, standen, vorige)
    formulieren.update({code: vers[code] for code in bewaard})
    return _pagina(request, oefening, standen, vorige, formulieren)


def _standen(oefening: Oefening, versies: list[Schuifstand]) -> dict[str, Schuifstand]:
    laatste: dict[str, Schuifstand] = {}
    for rij in sorted(versies, key=lambda rij: rij.versie):
        laatste[rij.schuif] = rij
    return laatste


def _vorige(oefening: Oefening) -> dict[str, Schuifstand]:
    if oefening.vorige_id is None:
        return {}
    return standen_per_oefening([Oefening(pk=oefening.vorige_id)])[oefening.vorige_id]


def _basis(request: Verzoek, versies: list[Schuifstand]) -> dict[str, Schuifstand | None]:
    """Per slider the version that stood on the screen."""
    op_versie = {(rij.schuif, str(rij.versie)): rij for rij in versies}
    return {
        schuif: op_versie.get((schuif, request.POST.get(f"{schuif}-versie", "")))
        for schuif in SCHUIVEN
    }


def _bewaar(request: Verzoek, oefening: Oefening, form: StandForm) -> bool:
    if form.errors:
        return False
    velden = form.velden()
    try:
        services.stand_zetten(oefening, form.schuif, actor=request.actor, **velden)
    except DomainError as fout:
        nieuwste = _standen(oefening, selectors.versies_van(oefening)).get(form.schuif)
        if fout.code == "stand.ondertussen" and nieuwste is not None:
            form.vergelijk(nieuwste)
        elif fout.code == "verloop":
            raise
        else:
            form.zeg(fout)
        return False
    return True


def _bewaard(codes: list[str]) -> str:
    namen = ", ".join(str(teksten.SCHUIF[code].naam) for code in codes)
    return _("Bewaard: %(namen)s.") % {"namen": namen}


# --- questions -----------------------------------------------------------------------------------


@toegang("oefening.afwegen")
@require_POST
def afwegen(request: Verzoek, gemeente: Gemeente, kenmerk: str, hint: str) -> HttpResponse:
    oefening = _bezig(request, kenmerk, "oefening.afwegen")
    form = AfwegenForm(request.POST)
    if form.is_valid():
        try:
            services.afwegen(oefening, hint, actor=request.actor, **form.cleaned_data)
        except DomainError as fout:
            if fout.code == "verloop":
                raise
            form.zeg(fout)
        else:
            return _terug(gemeente, oefening)
    standen, vorige = selectors.standen_met_vorige(oefening)
    formulieren = _formulieren(oefening, standen, vorige)
    return _pagina(request, oefening, standen, vorige, formulieren, form, hint)


# --- actions -------------------------------------------------------------------------------------


@toegang("oefening.actie_maken")
@formulier
def actie_maken(request: Verzoek, gemeente: Gemeente, kenmerk: str, schuif: str) -> HttpResponse:
    """What is done about this slider: a new inspanning, or one that is there."""
    oefening = _bezig(request, kenmerk, "oefening.actie_maken")
    _schuif(schuif)
    gebieden = selectors.gebieden_voor_actie(request.actor, gemeente)
    plek = selectors.gebied_van(oefening)
    begin = {"gebied": plek.slug} if plek else {}
    form = ActieForm(ingevuld(request), gemeente=gemeente, gebieden=gebieden, initial=begin)

    def doe() -> str:
        services.actie_maken(oefening, schuif, actor=request.actor, **form.cleaned_data)
        messages.success(request, _("De actie staat nu ook in de werkplek."))
        return reverse("mengpaneel:actie_maken", args=[gemeente, kenmerk, schuif])

    if form.is_valid():
        try:
            return redirect(eenmalig(request, gemeente.pk, "oefening.actie_maken", doe))
        except NotAllowed:
            form.add_error("gebied", _("U mag hier geen actie afspreken. Kies een ander gebied."))
        except DomainError as fout:
            form.zeg(fout)
    return _actiepagina(request, oefening, schuif, form)


@toegang("oefening.actie_koppelen")
@require_POST
def actie_koppelen(request: Verzoek, gemeente: Gemeente, kenmerk: str, schuif: str) -> HttpResponse:
    oefening = _bezig(request, kenmerk, "oefening.actie_koppelen")
    form = KoppelForm(request.POST, inspanningen=_te_koppelen(request, oefening, _schuif(schuif)))
    if form.is_valid():
        services.actie_koppelen(oefening, schuif, actor=request.actor, **form.cleaned_data)
        messages.success(request, _("Gekoppeld."))
        return redirect("mengpaneel:actie_maken", gemeente, kenmerk, schuif)
    return _actiepagina(request, oefening, schuif, None, form)


@toegang("oefening.actie_losmaken")
@require_POST
def actie_losmaken(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, schuif: str, inspanning: str
) -> HttpResponse:
    oefening = _bezig(request, kenmerk, "oefening.actie_losmaken")
    _schuif(schuif)
    services.actie_losmaken(oefening, schuif, actor=request.actor, kenmerk=inspanning)
    messages.success(request, _("Losgemaakt. De inspanning zelf blijft bestaan."))
    return redirect("mengpaneel:actie_maken", gemeente, kenmerk, schuif)


def _te_koppelen(request: Verzoek, oefening: Oefening, schuif: str) -> Any:
    rijen = inspanningen_zichtbaar(request.actor).lopend().order_by("titel", "pk")
    al = oefening.acties.filter(schuif=schuif).values("inspanning_id")  # type: ignore[attr-defined]
    return rijen.exclude(pk__in=al)


def _actiepagina(
    request: Verzoek,
    oefening: Oefening,
    schuif: str,
    form: ActieForm | None,
    koppelform: KoppelForm | None = None,
) -> HttpResponse:
    gemeente = oefening.gemeente
    gebieden = selectors.gebieden_voor_actie(request.actor, gemeente)
    acties = {schuif: selectors.acties_van(oefening)[schuif]}
    regels = beeld.actieregels(
        acties,
        selectors.verloop_van(acties),
        selectors.zichtbaar_voor(request.actor, acties),
        klok.vandaag(),
    )
    fout = (form is not None and form.is_bound) or koppelform is not None
    te_koppelen = _te_koppelen(request, oefening, schuif)
    inhoud = {
        "oefening": oefening,
        "code": schuif,
        "schuif": teksten.SCHUIF[schuif],
        "form": form or ActieForm(gemeente=gemeente, gebieden=gebieden),
        "koppelform": koppelform or KoppelForm(inspanningen=te_koppelen),
        "acties": regels[schuif],
    }
    return render(request, "mengpaneel/actie.html", inhoud, status=422 if fout else 200)


# --- stages --------------------------------------------------------------------------------------


@toegang("oefening.etappe_maken")
@formulier
def etappe_maken(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oefening = _bezig(request, kenmerk, "oefening.etappe_maken")
    form = EtappeForm(ingevuld(request))

    def doe() -> str:
        velden = {naam: form.cleaned_data[naam] for naam in ("naam", "klaar_voor", "toelichting")}
        services.etappe_maken(oefening, actor=request.actor, standen=form.standen(), **velden)
        messages.success(request, _("De stap staat in het plan."))
        return reverse("mengpaneel:vaststellen", args=[gemeente, kenmerk]) + "#stappen"

    if form.is_valid():
        try:
            return redirect(eenmalig(request, gemeente.pk, "oefening.etappe_maken", doe))
        except DomainError as fout:
            form.zeg(fout)
    inhoud = {"oefening": oefening, "form": form}
    return render(request, "mengpaneel/etappe.html", inhoud, status=422 if form.is_bound else 200)


@toegang("oefening.etappe_wissen")
@require_POST
def etappe_wissen(request: Verzoek, gemeente: Gemeente, kenmerk: str, nummer: int) -> HttpResponse:
    oefening = _bezig(request, kenmerk, "oefening.etappe_wissen")
    services.etappe_wissen(oefening, nummer, actor=request.actor)
    messages.success(request, _("De stap is weg."))
    return _terug(gemeente, oefening)


# --- the end, and open again ---------------------------------------------------------------------


@toegang("oefening.vaststellen")
@formulier
def oefening_vaststellen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """What still misses, what people recognise, who decides; says what disappears."""
    oefening = _bezig(request, kenmerk, "oefening.vaststellen")
    if oefening.fase != Fase.VASTSTELLEN and request.method != "POST":
        return redirect("mengpaneel:oefening_detail", gemeente, kenmerk)
    begin = _vaststelbegin(oefening)
    form = VaststelForm(ingevuld(request), met_vorige=oefening.vorige_id is not None, initial=begin)
    if form.is_valid():
        namen = ("herkenning", "herkenning_tekst", "besluit_door", "opnieuw_op", "wat_veranderde")
        velden = {naam: form.cleaned_data[naam] for naam in namen if naam in form.cleaned_data}
        try:
            services.oefening_vaststellen(
                oefening, actor=request.actor, verwachtingen=form.verwachtingen(), **velden
            )
        except DomainError as fout:
            if fout.code == "verloop":
                raise
            form.zeg(fout)
        else:
            messages.success(request, _("Het mengpaneel is vastgesteld."))
            return redirect("mengpaneel:paneel", gemeente, kenmerk)
    standen, vorige = selectors.standen_met_vorige(oefening)
    gemis = selectors.wat_mist(standen, vorige)
    inhoud = {
        "oefening": oefening,
        "form": form,
        "gemis": [
            (code, teksten.SCHUIF[code].naam, beeld.gemis_van(gemis, code))
            for code in SCHUIVEN
            if beeld.gemis_van(gemis, code)
        ],
        "open_vragen": len(
            [
                vraag
                for vraag in selectors.hints_van(standen, selectors.afwegingen_van(oefening))
                if vraag.afweging is None
            ]
        ),
    }
    status = 422 if form.is_bound else 200
    return render(request, "mengpaneel/afronden.html", inhoud, status=status)


def _vaststelbegin(oefening: Oefening) -> dict[str, Any]:
    velden = ("herkenning", "herkenning_tekst", "besluit_door", "wat_veranderde")
    begin = {naam: getattr(oefening, naam) for naam in velden}
    later = klok.vandaag() + services.EEN_JAAR
    begin |= {f"v_{code}": waarde for code, waarde in oefening.verwachtingen.items()}
    gekozen = oefening.opnieuw_op
    return {**begin, "opnieuw_op": gekozen if gekozen and gekozen > klok.vandaag() else later}


@toegang("oefening.heropenen")
@formulier
def oefening_heropenen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oefening = _bezig(request, kenmerk, "oefening.heropenen")
    form = RedenForm(ingevuld(request))
    if form.is_valid():
        try:
            services.oefening_heropenen(oefening, actor=request.actor, **form.cleaned_data)
        except DomainError as fout:
            if fout.code == "verloop":
                raise
            form.zeg(fout)
        else:
            messages.success(request, _("De oefening is heropend. Stel haar opnieuw vast."))
            return _terug(gemeente, oefening)
    inhoud = {"oefening": oefening, "form": form}
    return render(
        request, "mengpaneel/heropenen.html", inhoud, status=422 if form.is_bound else 200
    )
