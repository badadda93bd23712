"""Words on the screen for what is stored. A better word costs no migration."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wijkwerk.doelen.domain.belofte import Stand

INSPANNING = {
    "gepland": _("Gepland"),
    "bezig": _("Mee bezig"),
    "klaar": _("Klaar"),
    "gestopt": _("Gestopt"),
}
DOEL = {"lopend": _("Loopt"), "bereikt": _("Bereikt"), "gestopt": _("Gestopt")}
BADGE = {  # colour of the badge
    "gepland": "gewoon",
    "bezig": "actief",
    "klaar": "klaar",
    "gestopt": "gewoon",
    "lopend": "actief",
    "bereikt": "klaar",
}
GEHAALD = {
    "ja": _("Ja, dit is gelukt"),
    "deels": _("Voor een deel"),
    "nee": _("Nee, dit is niet gelukt"),
}
GEHAALD_KORT = {"ja": _("Gedaan"), "deels": _("Voor een deel gedaan"), "nee": _("Niet gelukt")}
STAND = {
    Stand.GEDAAN: _("Gedaan, op tijd"),
    Stand.DEELS: _("Voor een deel gedaan"),
    Stand.LATER_GEDAAN: _("Gedaan, later dan wij zeiden"),
    Stand.BEZIG: _("Mee bezig"),
    Stand.GEPLAND: _("Gepland"),
    Stand.VERZET: _("De datum is verzet"),
    Stand.TE_LAAT: _("Dit is te laat"),
    Stand.NIET_GELUKT: _("Niet gelukt"),
    Stand.GESTOPT: _("Gestopt"),
}
HANDELING = {
    "inspanning.maken": _("Afgesproken"),
    "inspanning.starten": _("Begonnen"),
    "inspanning.uitstellen": _("Datum verzet"),
    "inspanning.stoppen": _("Gestopt"),
    "inspanning.heropenen": _("Weer opgepakt"),
    "resultaat.vastleggen": _("Resultaat vastgelegd"),
    "persoon.uit_dienst": _("Overgedragen: de collega ging weg"),
}
