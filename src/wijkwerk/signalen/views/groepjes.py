"""Pages of the workplace: what looks alike and could be one opgave."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.selectors.groepjes import gelijken

WEG: Final = "groepjes_weg"
MEESTE_WEG: Final = 50
LANGSTE: Final = 800
TONEN: Final = 30


@toegang("signaal.bundelen")
@require_safe
def groepje_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    weg = set(request.session.get(WEG, ()))
    alle = gelijken(request.actor)
    groepen = [groep for groep in alle if groep.sleutel not in weg]
    context = {"groepen": groepen[:TONEN], "aantal": len(groepen), "weg": len(alle) - len(groepen)}
    return render(request, "signalen/groepje_lijst.html", context)


@toegang("signaal.bundelen")
@require_POST
def groepje_wegleggen(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Not alike after all: this person does not see this group again while signed in."""
    if "alles" in request.POST:
        request.session[WEG] = []
        return redirect("signalen:groepje_lijst", gemeente)
    sleutel = request.POST.get("groep", "")[:LANGSTE]
    request.session[WEG] = [*request.session.get(WEG, ()), sleutel][-MEESTE_WEG:]
    messages.success(request, _("Weggelegd. Komt er een stem bij, dan ziet u het groepje weer."))
    return redirect("signalen:groepje_lijst", gemeente)
