"""The map of signalen: the list in another form, with the same filters."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import lijst
from wijkwerk.signalen.lijstkeuzes import chips, keuzevelden
from wijkwerk.signalen.signaalkaart import MEESTE, samenvatting, signaalkaart


@toegang("signaal.lijst")
@require_safe
def signaal_kaart(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    vraag = lijst.Vraag.uit(request.GET)
    beeld = signaalkaart(request.actor, gemeente, vraag)
    keuzes = keuzevelden(gemeente, vraag)
    context = {
        "vraag": vraag,
        "vraag_tekst": vraag.als_vraag(),
        "beeld": beeld,
        "omschrijving": samenvatting(beeld),
        "meeste": MEESTE,
        "signaal_pad": reverse("signalen:signaal_lijst", args=[gemeente]),
        "weergaven": [
            (sleutel, str(naam) % {"meervoud": gemeente.woord("meervoud")})
            for sleutel, naam in lijst.WEERGAVEN.items()
        ],
        "keuzes": keuzes,
        "chips": chips(vraag, keuzes),
        "alleen": [(naam, tekst, naam in vraag.alleen) for naam, tekst in lijst.ALLEEN.items()],
    }
    return render(request, "signalen/signaal_kaart.html", context)
