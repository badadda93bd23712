"""A routing rule in plain sentences: what it asks, and what it does."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.regels import Uitleg, Veld, Voorwaarde
from wijkwerk.signalen.models import Routeerregel

Namen = Mapping[str, Mapping[str, str]]
"""By field: what a stored value is called on the screen."""


def namen(gebieden: Mapping[str, str], themas: Mapping[str, str]) -> Namen:
    return {
        Veld.GEBIED: gebieden,
        Veld.THEMA: themas,
        Veld.SOORT: {waarde: str(naam) for waarde, naam in labels.SOORT.items()},
        Veld.KANAAL: {waarde: str(naam) for waarde, naam in labels.KANAAL.items()},
    }


def voorwaardezin(voorwaarde: Voorwaarde, heet: Namen) -> str:
    """‘in de tekst staat grofvuil of bank’."""
    zinnen = {
        Veld.WOORDEN: _("in de tekst staat %(waarden)s"),
        Veld.THEMA: _("het thema is %(waarden)s"),
        Veld.GEBIED: _("het gaat over %(waarden)s"),
        Veld.SOORT: _("het is een %(waarden)s"),
        Veld.KANAAL: _("het kwam binnen via %(waarden)s"),
    }
    if voorwaarde.veld not in zinnen or not voorwaarde.werkzame:
        return _("een voorwaarde die niet meer te lezen is")
    return zinnen[Veld(voorwaarde.veld)] % {
        "waarden": _of(_heet(voorwaarde.veld, waarde, heet) for waarde in voorwaarde.werkzame)
    }


def gevolgzinnen(regel: Routeerregel) -> list[str]:
    """What it does, one thing a line."""
    zinnen = []
    if regel.thema:
        zinnen.append(_("thema %(thema)s, als er nog geen thema is") % {"thema": regel.thema.naam})
    if regel.klein_grut:
        zinnen.append(_("klein grut: een korte termijn"))
    if regel.behandelaar:
        zinnen.append(_("voor %(naam)s") % {"naam": regel.behandelaar.naam})
    if regel.naar:
        dagen = ngettext(
            "vraag aan %(naar)s, antwoord binnen %(n)d werkdag",
            "vraag aan %(naar)s, antwoord binnen %(n)d werkdagen",
            regel.dagen,
        )
        zinnen.append(dagen % {"naar": regel.naar.naam, "n": regel.dagen})
    return zinnen


def uitlegzin(uitleg: Uitleg, heet: Namen) -> str:
    """Why it fits one voice: ‘woord ‘grofvuil’, plek ‘Noord’’."""
    return ", ".join(
        _("%(veld)s ‘%(waarde)s’")
        % {
            "veld": labels.REGELVELD[veld],
            "waarde": "’, ‘".join(_heet(veld, waarde, heet) for waarde in waarden),
        }
        for veld, waarden in uitleg.door
    )


def _heet(veld: str, waarde: str, heet: Namen) -> str:
    return heet.get(veld, {}).get(waarde, waarde)


def _of(waarden: object) -> str:
    rij = list(waarden)  # type: ignore[call-overload]
    if len(rij) == 1:
        return str(rij[0])
    return _("%(rij)s of %(laatste)s") % {"rij": ", ".join(rij[:-1]), "laatste": rij[-1]}
