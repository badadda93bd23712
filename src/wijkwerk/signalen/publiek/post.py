"""Stop all messages to one address: the stop link of a mail about more than one voice."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.models import Melder
from wijkwerk.signalen.publiek.prive import met_link
from wijkwerk.signalen.volger import Volger


@toegang(PUBLIEK)
@csrf_exempt  # one-click from a mail program (RFC 8058): the secret link is the proof
@require_http_methods(["GET", "HEAD", "POST"])
@met_link
def post_stoppen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    melders = selectors.melders_op_adres(melder)
    if request.method != "POST":
        context = {"melder": melder, "melders": melders}
        return render(request, "signalen/post_stoppen.html", context)
    for ander in melders:
        services.melder_stoppen(ander, actor=Volger(ander))
    return redirect("signalen:volg", gemeente, melder.volgtoken)
