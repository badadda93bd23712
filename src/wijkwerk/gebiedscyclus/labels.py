"""Words on the screen for what is stored. A better word costs no migration."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

AGENDA = {"concept": _("Concept"), "vastgesteld": _("Vastgesteld")}
PUNT = {"open": _("Op de agenda"), "afgerond": _("Afgerond"), "vervallen": _("Vervallen")}
BADGE = {
    "concept": "gewoon",
    "vastgesteld": "klaar",
    "open": "actief",
    "afgerond": "klaar",
    "vervallen": "gewoon",
}
HORIZON = {"kort": _("Kort: dit of volgend jaar"), "lang": _("Lang: daarna")}
HANDELING = {
    "agendapunt.maken": _("Op de agenda gezet"),
    "agendapunt.afronden": _("Afgerond"),
    "agendapunt.vervallen": _("Van de agenda gehaald"),
    "agendapunt.heropenen": _("Terug op de agenda"),
}
