"""Words on the screen for stored values of this room; also for pages of higher rooms."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BoundField
from django.template import Context
from django.utils.safestring import SafeString

from wijkwerk.core import klok
from wijkwerk.core.paden import vast_pad
from wijkwerk.core.permissions import mag_ergens
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.melder import masker
from wijkwerk.signalen.kamer import MEER, PAGINAS, Paginas
from wijkwerk.signalen.models import Toezegging
from wijkwerk.signalen.selectors.toezeggingen import stand_van_toezegging
from wijkwerk.ui.templatetags.ui import als_invoer_van_de_browser, badge, klassen_van

register = template.Library()


@register.simple_tag
def status_badge(status: str) -> SafeString:
    """The status of a signaal or opgave as a badge: `{% status_badge signaal.status %}`."""
    naam = labels.STATUS.get(status) or labels.OPGAVE_STATUS[status]
    return badge(str(naam), labels.STATUS_SOORT[status])


@register.inclusion_tag("signalen/deel/kamer.html", takes_context=True)
def kamer(context: Context) -> dict[str, Any]:
    """The pages of this room that the reader may open, the one that is open marked."""
    request, gemeente = context["request"], context["gemeente"]

    def te_openen(paginas: Paginas) -> list[tuple[Any, str, bool]]:
        return [
            (naam, url, url == request.path)
            for url_naam, naam, handeling in paginas
            if mag_ergens(request.actor, handeling)
            for url in [vast_pad(url_naam, gemeente.slug)]
        ]

    meer = te_openen(MEER)
    open_ = any(hier for _naam, _url, hier in meer)
    return {"paginas": te_openen(PAGINAS), "meer": meer, "open": open_}


@register.inclusion_tag("signalen/deel/toetsen.html")
def toetsen() -> dict[str, Any]:
    """What each key does, and the switch to turn them off; for pages with `toetsen.js`."""
    return {"toetsenlijst": labels.TOETSEN}


def _naam(woorden: dict[str, Any]) -> Any:
    return lambda waarde: woorden.get(waarde, waarde)


register.filter("status_naam", _naam(labels.STATUS | labels.OPGAVE_STATUS))
register.filter("kanaal_naam", _naam(labels.KANAAL))
register.filter("soort_naam", _naam(labels.SOORT))
register.filter("schaal_naam", _naam(labels.SCHAAL))
register.filter("uitkomst_naam", _naam(labels.UITKOMST))
register.filter("handeling_naam", _naam(labels.HANDELING))
register.filter("melderkanaal_naam", _naam(labels.MELDER_KANAAL))
register.filter("moment_soort_naam", _naam(labels.MOMENT_SOORT))
register.filter("moment_status_naam", _naam(labels.MOMENT_STATUS))
register.filter("toets_status_naam", _naam(labels.TOETS_STATUS))


@register.simple_tag
def toezegging_badge(toezegging: Toezegging) -> SafeString:
    """How a promise stands: `{% toezegging_badge toezegging %}`."""
    stand = stand_van_toezegging(toezegging, klok.vandaag())
    return badge(str(labels.TOEZEGGING[stand]), labels.TOEZEGGING_SOORT[stand])


register.filter("reden_naam", _naam(labels.REDEN_SOORT))
register.filter("hint_naam", _naam(labels.HINT))
register.filter("voorbeeld_kop", _naam(labels.VOORBEELD))
register.filter("gehoord_naam", _naam(labels.GEHOORD))
register.filter("route_naam", _naam(labels.ROUTE))
register.filter("doorgeleiding_naam", _naam(labels.DOORGELEIDING))
register.filter("escalatie_naam", _naam(labels.ESCALATIE))
register.filter("rol_naam", _naam(labels.TREDE))
register.filter("masker", masker)


@register.simple_tag
def invoer(veld: BoundField) -> SafeString:
    """Only the input of a field, for rows where the label is set by the template."""
    widget = veld.field.widget
    als_invoer_van_de_browser(widget)
    attrs: dict[str, str | bool] = {"class": klassen_van(widget, bool(veld.errors))}
    if veld.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{veld.auto_id}-fout"}
    return veld.as_widget(attrs=attrs)
