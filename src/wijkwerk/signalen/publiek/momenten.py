"""Where residents meet us, and proposals they may think along about."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkwerk.core import klok
from wijkwerk.core.actor import Bewoner
from wijkwerk.core.eenmalig import AndereInhoud, eenmalig
from wijkwerk.core.errors import DomainError
from wijkwerk.core.limiet import neem
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.gebieden.selectors import gebied_met_slug, gebieden_op_werkniveau
from wijkwerk.signalen import services
from wijkwerk.signalen.forms.momenten import ReactieForm
from wijkwerk.signalen.models import Wijktoets
from wijkwerk.signalen.publiek.indienen import PER_ADRES
from wijkwerk.signalen.selectors import momenten as selectors

MEESTE = 100


@toegang(PUBLIEK)
@require_safe
def momenten(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """Spreekuren, schouwen and meetings to come, and what was said at the last ones."""
    slug = request.GET.get("gebied", "").replace("\0", "")
    gebied = gebied_met_slug(gemeente, slug) if slug else None
    alle = selectors.openbare_momenten(gebied)
    context = {
        "gebied": gebied,
        "gebieden": gebieden_op_werkniveau(gemeente),
        "komend": list(selectors.komende(alle)[:MEESTE]),
        "geweest": list(selectors.met_stemmen(selectors.gehouden(alle))[:MEESTE]),
    }
    return render(request, "signalen/momenten_publiek.html", context)


@toegang(PUBLIEK)
@require_safe
def wijktoetsen(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """Proposals: those one may react to now on top."""
    rijen = selectors.wijktoetsen_zichtbaar(Bewoner()).order_by("-tot", "pk")[:MEESTE]
    vandaag = klok.vandaag()
    context = {"toetsen": [(toets, _loopt(toets, vandaag)) for toets in rijen]}
    return render(request, "signalen/wijktoetsen_publiek.html", context)


@toegang(PUBLIEK)
@require_http_methods(["GET", "HEAD", "POST"])
def wijktoets(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """One proposal, with the form to react while that is possible, and the decision after it."""
    rijen = selectors.wijktoetsen_zichtbaar(Bewoner())
    toets: Wijktoets = get_object_or_404(rijen, kenmerk=kenmerk)
    if request.method != "POST":
        return _pagina(request, toets, ReactieForm(vraag=toets.vraag))
    form = ReactieForm(request.POST, vraag=toets.vraag)
    if not form.is_valid():
        return _pagina(request, toets, form, status=422)
    if not _loopt(toets, klok.vandaag()):
        form.add_error(None, _("Reageren kan niet meer. De laatste dag is voorbij."))
        return _pagina(request, toets, form, status=409)
    if not neem(PER_ADRES, request.META["REMOTE_ADDR"]):
        form.add_error(
            None, _("Vanaf dit adres kwamen veel berichten. Probeer het over een uur nog eens.")
        )
        return _pagina(request, toets, form, status=429)

    def doe() -> str:
        signaal = services.signaal_indienen(
            actor=Bewoner(),
            gemeente=gemeente,
            gebied=toets.gebied,
            tekst=form.cleaned_data["tekst"],
            melder=form.melder_gegevens(),
            hele_gebied=True,
            wijktoets=toets,
        )
        return reverse("signalen:signaal_ontvangen", args=[gemeente, signaal.indiener.volgtoken])

    try:
        return redirect(eenmalig(request, gemeente.pk, "signaal.indienen", doe))
    except AndereInhoud:
        form.add_error(None, _("U verstuurde dit formulier al. Hieronder staat uw nieuwe tekst."))
    except DomainError as fout:
        form.add_error(None, fout.melding)
    return _pagina(request, toets, form, status=409)


def _loopt(toets: Wijktoets, vandaag: date) -> bool:
    return toets.status == Wijktoets.Status.OPEN and toets.van <= vandaag <= toets.tot


def _pagina(
    request: HttpRequest, toets: Wijktoets, form: ReactieForm, status: int = 200
) -> HttpResponse:
    vandaag = klok.vandaag()
    context = {
        "toets": toets,
        "form": form,
        "loopt": _loopt(toets, vandaag),
        "komt_nog": toets.status == Wijktoets.Status.OPEN and vandaag < toets.van,
    }
    return render(request, "signalen/wijktoets_publiek.html", context, status=status)
