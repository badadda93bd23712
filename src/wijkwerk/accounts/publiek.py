"""Coming in: the invitation, the demo buttons, and where to go after signing in."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.accounts import selectors, services
from wijkwerk.accounts.forms import WachtwoordForm
from wijkwerk.accounts.models import Persoon
from wijkwerk.core.actor import Bewoner
from wijkwerk.core.adressen import pad
from wijkwerk.core.toegang import AANGEMELD, PUBLIEK, toegang

SLEUTEL_VERLOPEN = 410


@toegang(AANGEMELD)
@require_safe
def binnen(request: HttpRequest) -> HttpResponse:
    """To the workplace of the only gemeente, or a choice."""
    assert isinstance(request.user, Persoon)  # the rule of this page
    gemeenten = selectors.gemeenten_van(request.user)
    if len(gemeenten) == 1:
        return redirect(pad("werkplek", gemeenten[0]))
    keuzes = [(gemeente, pad("werkplek", gemeente)) for gemeente in gemeenten]
    return render(request, "accounts/binnen.html", {"keuzes": keuzes})


@toegang(PUBLIEK)
@never_cache
@sensitive_post_parameters()
def uitnodiging_aannemen(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Choose the first password. Looking uses nothing up; a mail scanner may open the link."""
    uitnodiging = selectors.uitnodiging_met_token_hash(services.token_hash(sleutel))
    if uitnodiging is None:
        return render(request, "accounts/uitnodiging_verlopen.html", status=SLEUTEL_VERLOPEN)
    form = WachtwoordForm(uitnodiging.persoon, request.POST or None)
    if request.method == "POST" and form.is_valid():
        persoon = services.uitnodiging_aannemen(
            sleutel,
            actor=request.actor,  # type: ignore[attr-defined]
            wachtwoord=form.cleaned_data["wachtwoord"],
        )
        record_authentication(request, persoon, method="password", email=persoon.e_mail)
        return perform_login(request, Login(user=persoon, email=persoon.e_mail))
    inhoud = {"form": form, "persoon": uitnodiging.persoon, "tot": uitnodiging.geldig_tot}
    return render(request, "accounts/uitnodiging_aannemen.html", inhoud)


@toegang(PUBLIEK)
@require_POST
def demo_inloggen(request: HttpRequest, schuilnaam: str) -> HttpResponse:
    """Sign in as somebody of the demo. Exists in demo mode only, for demo people only."""
    persoon = selectors.demopersoon(schuilnaam) if settings.DEMO else None
    if persoon is None:
        raise Http404
    login(request, persoon)
    return redirect(settings.LOGIN_REDIRECT_URL)


@toegang(PUBLIEK)
@never_cache
@csrf_exempt  # one-click from a mail program (RFC 8058): the secret link is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def berichten_stoppen(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Stop one kind of mail to a colleague. Looking changes nothing; a mail scanner may look."""
    gevonden = services.lees_stopsleutel(sleutel)
    if gevonden is None:
        raise Http404
    persoon, soort = gevonden
    if request.method == "POST":
        services.berichten_stoppen(persoon, soort, actor=Bewoner())
        return redirect(request.path)
    inhoud = {"soort": soort, "aan": getattr(persoon, f"mail_{soort}")}
    return render(request, "accounts/berichten_stoppen.html", inhoud)
