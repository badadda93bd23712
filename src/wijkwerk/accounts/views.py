"""Screens of the gemeentebeheerder: colleagues, roles, organisations, settings, how it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from wijkwerk.accounts import forms, permissions, selectors, services
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing, Uitnodiging, Vervanging
from wijkwerk.accounts.services import uitnodigingen
from wijkwerk.core import adressen, klok, staat
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.toegang import toegang
from wijkwerk.core.uitvoer import csv_antwoord
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.ui import kleur

T = TypeVar("T")
LINK = "uitnodiging_tonen"  # session: the invitation whose link the next page shows, once

# Handing out rights asks for the password again when it was typed more than five minutes ago.
bevestigd = reauthentication_required


def _probeer(form: Form, doe: Callable[[], T]) -> T | None:
    """Carry out an action; what a rule refuses becomes a message above the form."""
    try:
        return doe()
    except NotAllowed:
        raise
    except DomainError as fout:
        form.add_error(None, fout.melding)
        return None


def _persoon(schuilnaam: str) -> Persoon:
    persoon = selectors.persoon_hier(schuilnaam)
    if persoon is None:
        raise Http404
    return persoon


def _rol(kenmerk: str) -> RolToewijzing:
    rol = selectors.rol_hier(kenmerk)
    if rol is None:
        raise Http404
    return rol


# --- overview --------------------------------------------------------------------------------


@toegang("rol.lijst")
@require_safe
def beheer(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """What needs the attention of the beheerder, and the way to everything else."""
    rollen = selectors.rollen_ter_beoordeling()
    return render(
        request,
        "accounts/beheer.html",
        {
            "rollen": rollen,
            "te_laat": [regel for regel in rollen if regel.beoordeling.te_laat],
            "collegas": selectors.collegas(alle=False),
            "inrichten_pad": adressen.pad("signalen.inrichten", gemeente),
            "niet_goed": [stand for stand in staat.standen(gemeente) if not stand.goed],
        },
    )


@toegang("staat.bekijken")
@require_safe
def staat_bekijken(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """The age of what waits, and whether the log is whole."""
    return render(request, "accounts/staat.html", {"standen": staat.standen(gemeente)})


# --- people ----------------------------------------------------------------------------------


@toegang("persoon.lijst")
@require_safe
def persoon_lijst(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    zoek = request.GET.get("q", "").strip()[:100]
    collegas = selectors.collegas(zoek, alle="alle" in request.GET)
    inhoud = {"collegas": collegas, "zoek": zoek, "alle": "alle" in request.GET}
    return render(request, "accounts/persoon_lijst.html", inhoud)


@toegang("persoon.lijst")
@require_safe
def persoon_detail(request: HttpRequest, gemeente: Gemeente, schuilnaam: str) -> HttpResponse:
    """A colleague with all roles here, and the link of a fresh invitation, once."""
    persoon = _persoon(schuilnaam)
    pk = request.session.pop(LINK, None)
    uitnodiging = Uitnodiging.objects.filter(pk=pk, persoon=persoon).first() if pk else None
    return render(
        request,
        "accounts/persoon_detail.html",
        {
            "persoon": persoon,
            "rollen": selectors.rollen_van(persoon),
            "vandaag": klok.vandaag(),
            "link": uitnodigingen.link(uitnodiging) if uitnodiging else "",
            "uitnodiging": uitnodiging,
            "nog_niet_binnen": uitnodigingen.mag_link_zien(persoon, gemeente),
        },
    )


@toegang("persoon.uitnodigen")
@bevestigd
def persoon_uitnodigen(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """Invite a colleague: an account when there is none, roles, and a link to come in."""
    form = forms.UitnodigForm(gemeente, request.POST or None)
    if request.method == "POST" and form.is_valid():

        def uitnodigen() -> str:
            gedaan = services.persoon_uitnodigen(
                form.wie(),
                form.opdracht(),
                actor=request.actor,  # type: ignore[attr-defined]
                gemeente=gemeente,
                reden=form.cleaned_data["reden"],
                gebieden=list(form.cleaned_data["gebieden"]),
            )
            request.session[LINK] = gedaan.uitnodiging.pk if gedaan.uitnodiging else None
            return reverse("accounts:persoon_detail", args=[gemeente, gedaan.persoon.schuilnaam])

        pad = _probeer(
            form, lambda: eenmalig(request, gemeente.pk, "persoon.uitnodigen", uitnodigen)
        )
        if pad:
            return redirect(pad)
    return render(request, "accounts/persoon_uitnodigen.html", {"form": form})


@toegang("uitnodiging.maken")
@require_POST
@bevestigd
def uitnodiging_maken(request: HttpRequest, gemeente: Gemeente, schuilnaam: str) -> HttpResponse:
    """A new link for somebody who never came in."""
    persoon = _persoon(schuilnaam)
    uitnodiging = services.uitnodiging_maken(
        persoon,
        actor=request.actor,  # type: ignore[attr-defined]
        gemeente=gemeente,
    )
    request.session[LINK] = uitnodiging.pk
    return redirect("accounts:persoon_detail", gemeente, schuilnaam)


@toegang("persoon.uit_dienst")
@bevestigd
def persoon_uit_dienst(request: HttpRequest, gemeente: Gemeente, schuilnaam: str) -> HttpResponse:
    """Somebody leaves: show what they would leave behind, choose who takes over, end the roles."""
    persoon = _persoon(schuilnaam)
    form = forms.UitDienstForm(persoon, request.POST or None)
    if request.method == "POST" and form.is_valid():
        verhuisd = _probeer(
            form,
            lambda: services.persoon_uit_dienst(
                persoon,
                actor=request.actor,  # type: ignore[attr-defined]
                gemeente=gemeente,
                **form.cleaned_data,
            ),
        )
        if verhuisd is not None:
            aantal = sum(verhuisd.values())
            tekst = ngettext(
                "%(naam)s is uit dienst. %(n)d ding is overgedragen.",
                "%(naam)s is uit dienst. %(n)d dingen zijn overgedragen.",
                aantal,
            )
            messages.success(request, tekst % {"naam": persoon, "n": aantal})
            return redirect("accounts:persoon_detail", gemeente, schuilnaam)
    inhoud = {"persoon": persoon, "form": form, "werk": selectors.open_werk(gemeente, persoon)}
    return render(request, "accounts/persoon_uit_dienst.html", inhoud)


# --- roles -----------------------------------------------------------------------------------


@toegang("rol.geven")
@bevestigd
def rol_geven(request: HttpRequest, gemeente: Gemeente, schuilnaam: str) -> HttpResponse:
    persoon = _persoon(schuilnaam)
    form = forms.RolForm(gemeente, request.POST or None)
    if request.method == "POST" and form.is_valid():
        rol = _probeer(
            form,
            lambda: services.rol_geven(
                persoon,
                form.opdracht(),
                actor=request.actor,  # type: ignore[attr-defined]
                gemeente=gemeente,
                reden=form.cleaned_data["reden"],
            ),
        )
        if rol:
            messages.success(request, _("De rol is gegeven."))
            return redirect("accounts:persoon_detail", gemeente, schuilnaam)
    return render(request, "accounts/rol_form.html", {"form": form, "persoon": persoon})


@toegang("rol.wijzigen")
@bevestigd
def rol_wijzigen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oud = _rol(kenmerk)
    form = forms.RolForm(gemeente, request.POST or None, initial=forms.RolForm.begin(oud))
    if request.method == "POST" and form.is_valid():
        rol = _probeer(
            form,
            lambda: services.rol_wijzigen(
                oud,
                form.opdracht(),
                actor=request.actor,  # type: ignore[attr-defined]
                reden=form.cleaned_data["reden"],
            ),
        )
        if rol:
            messages.success(request, _("De rol is gewijzigd."))
            return redirect("accounts:persoon_detail", gemeente, oud.persoon.schuilnaam)
    return render(
        request, "accounts/rol_form.html", {"form": form, "persoon": oud.persoon, "rol": oud}
    )


@toegang("rol.beeindigen")
def rol_beeindigen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    rol = _rol(kenmerk)
    form = forms.BeeindigForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gedaan = _probeer(
            form,
            lambda: services.rol_beeindigen(
                rol,
                actor=request.actor,  # type: ignore[attr-defined]
                reden=form.cleaned_data["reden"],
                tot=form.tot,
            ),
        )
        if gedaan:
            messages.success(request, _("De rol is beëindigd."))
            return redirect("accounts:persoon_detail", gemeente, rol.persoon.schuilnaam)
    return render(request, "accounts/rol_beeindigen.html", {"form": form, "rol": rol})


@toegang("rol.beoordelen")
@require_POST
def rol_beoordelen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """This role is still needed."""
    services.rol_beoordelen(_rol(kenmerk), actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("Beoordeeld: de rol blijft."))
    return redirect("accounts:rol_lijst", gemeente)


@toegang("rol.lijst")
@require_safe
def rol_lijst(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """Every role in force with its last review: to look through, to print."""
    inhoud = {"regels": selectors.rollen_ter_beoordeling()}
    return render(request, "accounts/rol_lijst.html", inhoud)


@toegang("rol.lijst")
@require_safe
def rol_lijst_csv(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """The same list as a file for the auditor."""
    kop = ["naam", "e-mailadres", "rol", "gebied", "organisatie", "van", "tot", "gegeven door",
           "reden", "beoordeeld op", "beoordeeld door", "beoordelen voor"]  # fmt: skip
    rijen = [
        (
            rij.persoon.naam,
            rij.persoon.e_mail,
            rij.rol,
            rij.gebied or "",
            rij.organisatie or "",
            rij.van,
            rij.tot,
            rij.door or "",
            rij.reden,
            rij.beoordeeld_op,
            rij.beoordeeld_door or "",
            regel.beoordeling.voor,
        )
        for regel in selectors.rollen_ter_beoordeling()
        for rij in (regel.toewijzing,)
    ]
    return csv_antwoord(f"rollen-{gemeente.slug}-{klok.vandaag()}", kop, rijen)


# --- organisations and the gemeente ----------------------------------------------------------


@toegang("organisatie.lijst")
@require_safe
def organisatie_lijst(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    rijen = [
        (organisatie, forms.ORGANISATIESOORTEN[Organisatie.Soort(organisatie.soort)])
        for organisatie in selectors.organisaties().select_related("ouder")
    ]
    return render(request, "accounts/organisatie_lijst.html", {"organisaties": rijen})


@toegang("organisatie.toevoegen")
def organisatie_toevoegen(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    form = forms.OrganisatieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gedaan = _probeer(
            form,
            lambda: services.organisatie_toevoegen(
                actor=request.actor,  # type: ignore[attr-defined]
                gemeente=gemeente,
                **form.cleaned_data,
            ),
        )
        if gedaan:
            messages.success(request, _("%(naam)s is toegevoegd.") % {"naam": gedaan.naam})
            return redirect("accounts:organisatie_lijst", gemeente)
    return render(request, "accounts/organisatie_form.html", {"form": form})


@toegang("gemeente.instellen")
def gemeente_instellen(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    form = forms.GemeenteForm(request.POST or None, initial=forms.GemeenteForm.begin(gemeente))
    if request.method == "POST" and form.is_valid():
        gedaan = _probeer(
            form,
            lambda: services.gemeente_instellen(
                gemeente,
                form.instellingen(),
                actor=request.actor,  # type: ignore[attr-defined]
            ),
        )
        if gedaan:
            messages.success(request, _("De instellingen zijn bewaard."))
            return redirect("accounts:gemeente_instellen", gemeente)
    jaar = klok.vandaag().year
    feestdagen = [(j, klok.feestdagen_met_naam(j)) for j in (jaar, jaar + 1)]
    controle = kleur.controle(gemeente.kleur) if gemeente.kleur else None
    inhoud = {"form": form, "feestdagen": feestdagen, "kleur": controle}
    return render(request, "accounts/gemeente_instellen.html", inhoud)


# --- away ------------------------------------------------------------------------------------


def _vervanging_form(request: Verzoek, data: QueryDict | None = None) -> forms.VervangingForm:
    return forms.VervangingForm(
        request.actor.persoon, data, kiezen=request.actor.heeft_rol(permissions.LEIDING)
    )


def _afwezig(request: Verzoek, form: forms.VervangingForm) -> HttpResponse:
    vandaag = klok.vandaag()
    rijen = list(selectors.afwezigheid(vandaag))
    inhoud = {
        "form": form,
        "nu": [rij for rij in rijen if rij.van <= vandaag],
        "straks": [rij for rij in rijen if rij.van > vandaag],
        "neemt_waar_voor": [
            rij.persoon
            for rij in rijen
            if rij.van <= vandaag and rij.vervanger == request.actor.persoon
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "accounts/vervanging_lijst.html", inhoud, status=status)


@toegang("vervanging.lijst")
@require_safe
def vervanging_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Who is away now and later, who stands in, and a form for one's own absence."""
    return _afwezig(request, _vervanging_form(request))


@toegang("vervanging.regelen")
@require_POST
def vervanging_regelen(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    form = _vervanging_form(request, request.POST)
    if form.is_valid() and (pad := _probeer(form, lambda: _regelen(request, gemeente, form))):
        return redirect(pad)
    return _afwezig(request, form)


def _regelen(request: Verzoek, gemeente: Gemeente, form: forms.VervangingForm) -> str:
    def doe() -> str:
        gedaan = services.vervanging_regelen(
            form.persoon(), actor=request.actor, gemeente=gemeente, **form.dagen()
        )
        tekst = _("%(wie)s neemt waar voor %(naam)s.")
        messages.success(request, tekst % {"wie": gedaan.vervanger, "naam": gedaan.persoon})
        return reverse("accounts:vervanging_lijst", args=[gemeente])

    return eenmalig(request, gemeente.pk, "vervanging.regelen", doe)


@toegang("vervanging.beeindigen")
@require_POST
def vervanging_beeindigen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Back earlier than planned, or not going."""
    vervanging = get_object_or_404(Vervanging, kenmerk=kenmerk)
    services.vervanging_beeindigen(vervanging, actor=request.actor)
    messages.success(
        request, _("%(naam)s doet het eigen werk weer zelf.") % {"naam": vervanging.persoon}
    )
    return redirect("accounts:vervanging_lijst", gemeente)


# --- one's own mail ----------------------------------------------------------------------------


@toegang("berichten.instellen")
def berichten_instellen(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Which mail I want."""
    persoon = request.actor.persoon
    begin = {"mail_dag": persoon.mail_dag, "mail_direct": persoon.mail_direct}
    form = forms.BerichtenForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        services.berichten_instellen(persoon, actor=request.actor, **form.cleaned_data)
        messages.success(request, _("Uw keuze is bewaard."))
        return redirect("accounts:berichten_instellen", gemeente)
    return render(request, "accounts/berichten_instellen.html", {"form": form})
