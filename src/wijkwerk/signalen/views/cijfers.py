"""Pages of the workplace: what the numbers say about answers, per wijk and per theme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wijkwerk.core import klok
from wijkwerk.core.toegang import toegang
from wijkwerk.core.uitvoer import csv_antwoord
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.cijfers import per_duizend
from wijkwerk.signalen.selectors.cijfers import Cijfers, Rij, cijfers, verdwaalden
from wijkwerk.ui.grafiek import Staafgrafiek

JAAR: Final = timedelta(days=365)
PERIODEN: Final = {
    "jaar": gettext_lazy("De laatste 12 maanden"),
    "kwartaal": gettext_lazy("Dit kwartaal"),
    "vorig": gettext_lazy("Vorig kwartaal"),
    "eigen": gettext_lazy("Eigen periode"),
}


def periode(get: QueryDict) -> tuple[str, date, date]:
    """Which period is asked for: its name, first and last day. Nonsense asks for a year."""
    vandaag = klok.vandaag()
    kwartaal = vandaag.replace(month=vandaag.month - (vandaag.month - 1) % 3, day=1)
    vorig = (kwartaal - timedelta(days=1)).replace(day=1)
    vorig = vorig.replace(month=vorig.month - (vorig.month - 1) % 3)
    naam = get.get("periode", "")
    if naam == "kwartaal":
        return naam, kwartaal, vandaag
    if naam == "vorig":
        return naam, vorig, kwartaal - timedelta(days=1)
    if naam == "eigen":
        try:
            van = date.fromisoformat(get.get("van", ""))
            tot = date.fromisoformat(get.get("tot", ""))
        except ValueError:
            return "jaar", vandaag - JAAR, vandaag
        return naam, min(van, tot), max(van, tot)
    return "jaar", vandaag - JAAR, vandaag


@toegang("signaal.cijfers")
@require_safe
def signaal_cijfers(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    naam, van, tot = periode(request.GET)
    beeld = cijfers(request.actor, gemeente, van, tot)
    context: dict[str, Any] = {
        "periode": naam,
        "perioden": PERIODEN,
        "beeld": beeld,
        "wijken": [regel(rij, _("Elders in de gemeente")) for rij in beeld.wijken],
        "themas": [regel(rij, _("Zonder thema")) for rij in beeld.themas],
        "totaal": regel(beeld.totaal, _("Samen")),
        "soorten": [(capfirst(labels.SOORT[s]), n) for s, n in beeld.soorten.most_common()],
        "verdwaald": verdwaalden(request.actor),
    }
    context["staven"], context["staven_tekst"] = _staven(beeld)
    return render(request, "signalen/signaal_cijfers.html", context)


def regel(rij: Rij, zonder_naam: str) -> dict[str, Any]:
    """A line of the table: the counts with what is worked out of them."""
    return {
        "naam": rij.naam or zonder_naam,
        "n": rij.telling,
        "mediaan": rij.mediaan,
        "per_duizend": per_duizend(rij.telling.ontvangen, rij.inwoners),
        "slug": rij.gebied.slug if rij.gebied else "",
    }


def _staven(beeld: Cijfers) -> tuple[Staafgrafiek, str]:
    """How voices reached us, as bars and in words."""
    namen = [(kanaal, str(naam)) for kanaal, naam in labels.KANAAL.items()]
    grafiek = Staafgrafiek(
        [naam for _kanaal, naam in namen],
        [[beeld.kanalen[kanaal] for kanaal, _naam in namen]],
        breedte=640,
    )
    delen = ", ".join(f"{naam} {beeld.kanalen[kanaal]}" for kanaal, naam in namen)
    return grafiek, _("Hoe bewoners ons bereikten: %(rij)s.") % {"rij": delen}


@toegang("signaal.cijfers")
@require_safe
def signaal_cijfers_csv(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """The tables as a file: counts only, nothing about one person."""
    _naam, van, tot = periode(request.GET)
    beeld = cijfers(request.actor, gemeente, van, tot)
    return csv_antwoord(f"cijfers-signalen-{van}-{tot}", [*_kop()], _rijen(beeld))


def _kop() -> Iterator[str]:
    yield from (_("soort"), _("naam"), _("ontvangen"), _("complimenten"), _("per 1.000 inwoners"))
    yield from (_("antwoord nodig"), _("op tijd"), _("op tijd in procent"))
    yield from (_("werkdagen tot antwoord (mediaan)"), _("in een opgave"), _("vervolg verteld"))
    yield from (_("heropend"), _("oordelen"), _("gehoord in procent"), _("naar serviceteam"))
    yield from (_("nu open"), _("nu te laat"), _("klein grut te laat"), _("basis te laat"))


def _rijen(beeld: Cijfers) -> Iterator[list[object]]:
    for soort, rijen, zonder in (
        (_("samen"), [beeld.totaal], _("Samen")),
        (_("gebied"), beeld.wijken, _("Elders in de gemeente")),
        (_("thema"), beeld.themas, _("Zonder thema")),
    ):
        for rij in rijen:
            n = rij.telling
            yield [
                soort,
                rij.naam or zonder,
                n.ontvangen,
                n.complimenten,
                per_duizend(n.ontvangen, rij.inwoners),
                n.af,
                n.op_tijd,
                n.deel_op_tijd,
                rij.mediaan,
                n.bundel,
                n.verteld,
                n.heropend,
                n.oordelen if n.deel_gehoord is not None else "",
                n.deel_gehoord,
                n.serviceteam,
                n.open,
                n.laat,
                n.klein_laat,
                n.basis_laat,
            ]
