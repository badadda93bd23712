"""The components of Wijkwerk as template tags. Every one is shown, in every state, on `/ui/`."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.core.klok import AMSTERDAM, vandaag
from wijkwerk.ui.grafiek import Lijngrafiek, Staafgrafiek
from wijkwerk.ui.kaart import Kaart

register = template.Library()

BADGES = {"nieuw": "active", "actief": "active", "klaar": "valid", "gewoon": "neutral"}
TINTEN = "abcde"
ALTIJD_ZICHTBARE_BLADEN = 2


# --- words and marks -------------------------------------------------------------------------


@register.simple_tag
def icoon(naam: str) -> SafeString:
    """A small drawing beside a word, never instead of one: `{% icoon "clock" %}`."""
    return format_html(
        '<svg class="ww-ic" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("ui/icons.svg"),
        naam,
    )


@register.simple_tag
def badge(tekst: str, soort: str = "gewoon") -> SafeString:
    """A state in a word: soort gewoon (grey), nieuw or actief (ochre), klaar (petrol)."""
    klas = BADGES.get(soort, soort)
    return format_html(
        '<span class="utrecht-status-badge utrecht-status-badge--{}">{}</span>', klas, tekst
    )


def dagen_tot(moment: date | datetime | int | None) -> int | None:
    """Days from today (Amsterdam) to a date; negative when it has passed."""
    if moment is None or isinstance(moment, int):
        return moment
    if isinstance(moment, datetime):
        moment = moment.astimezone(AMSTERDAM).date()
    return (moment - vandaag()).days


def klok_tekst(dagen: int) -> str:
    """'nog 4 dagen', 'vandaag', '2 dagen te laat': the same words everywhere."""
    if dagen == 0:
        return _("vandaag")
    if dagen > 0:
        return ngettext("nog %(n)d dag", "nog %(n)d dagen", dagen) % {"n": dagen}
    return ngettext("%(n)d dag te laat", "%(n)d dagen te laat", -dagen) % {"n": -dagen}


@register.simple_tag
def klok(moment: date | datetime | int | None) -> SafeString | str:
    """The clock of a term: a date, a moment or a number of days. Nothing when there is no term."""
    dagen = dagen_tot(moment)
    if dagen is None:
        return ""
    soort = " ww-klok--laat" if dagen < 0 else " ww-klok--nu" if dagen == 0 else ""
    teken = icoon("circle-alert" if dagen < 0 else "clock")
    return format_html('<span class="ww-klok{}">{}{}</span>', soort, teken, klok_tekst(dagen))


def initialen(naam: str) -> str:
    """The first letter of the first and of the last name, without 'de' and 'van der'."""
    delen = [deel for deel in naam.replace("-", " ").split() if deel[:1].isalpha()]
    groot = [deel for deel in delen if deel[0].isupper()] or delen
    return "".join(deel[0] for deel in (groot[:1] + groot[1:][-1:])).upper() or "?"


@register.simple_tag
def gezicht(naam: str, maat: str = "") -> SafeString:
    """Initials on a tint that stays with the name; maat '' (64 px), 's' or 'xs'. No photos."""
    tint = TINTEN[zlib.crc32(naam.encode()) % len(TINTEN)]
    klassen = f"ww-gezicht ww-gezicht--{tint}" + (f" ww-gezicht--{maat}" if maat else "")
    return format_html(
        '<svg class="{}" viewBox="0 0 64 64" aria-hidden="true" focusable="false">'
        '<circle class="g-grond" cx="32" cy="32" r="32"/>'
        '<text class="g-letters" x="32" y="33">{}</text></svg>',
        klassen,
        initialen(naam),
    )


@register.filter
def tel(nummer: str) -> str:
    """A phone number as an address: `href="{{ nummer|tel }}"`."""
    return "tel:" + "".join(teken for teken in str(nummer) if teken.isdigit() or teken == "+")


# --- page parts ------------------------------------------------------------------------------


@register.inclusion_tag("ui/deel/kruimels.html")
def kruimels(*rij: str, hier: str) -> dict[str, Any]:
    """The way here: `{% kruimels "Home" url_1 "Gebieden" url_2 hier=gebied.naam %}`."""
    return {"rij": list(zip(rij[::2], rij[1::2], strict=True)), "hier": hier}


@register.inclusion_tag("ui/deel/leeg.html")
def leeg(titel: str, tekst: str, url: str = "", link: str = "") -> dict[str, Any]:
    """Nothing to see: says what is missing, why, and (link) what to do now."""
    return {"titel": titel, "tekst": tekst, "url": url, "link": link}


@register.inclusion_tag("ui/deel/mens.html")
def mens(
    naam: str, rol: str, tekst: str = "", telefoon: str = "", e_mail: str = ""
) -> dict[str, Any]:
    """A person who does something for you; stands in `<ul class="ww-mensen" role="list">`."""
    return {"naam": naam, "rol": rol, "tekst": tekst, "telefoon": telefoon, "e_mail": e_mail}


@register.inclusion_tag("ui/deel/belofte.html")
def belofte(tekst: str, stand: str, voor: date | None = None, reden: str = "") -> dict[str, Any]:
    """A promise and how it stands (open, nagekomen, gebroken); in `<ul class="ww-beloften">`."""
    return {"tekst": tekst, "stand": stand, "voor": voor, "reden": reden}


@register.inclusion_tag("ui/deel/draad.html")
def draad(stappen: Iterable[Any], maat: str = "klein", label: str = "") -> dict[str, Any]:
    """The thread; a step has tijd, titel, tekst, stem (a quote), url, stand ('', nu, later)."""
    return {"stappen": stappen, "maat": maat, "label": label}


@register.simple_block_tag
def stap(content: str, tijd: str = "", titel: str = "", stand: str = "") -> SafeString:
    """One step with content of its own, in `<ol class="ww-draad ww-draad--groot">`."""
    klas = f"ww-draad__stap ww-draad__stap--{stand}" if stand else "ww-draad__stap"
    tijd_p = format_html('<p class="ww-draad__tijd">{}</p>', tijd) if tijd else ""
    kop = format_html('<h2 class="nl-heading nl-heading--level-4">{}</h2>', titel) if titel else ""
    return format_html('<li class="{}">{}{}{}</li>', klas, tijd_p, kop, mark_safe(content))  # noqa: S308


@register.simple_block_tag
def blok(content: str, id: str, titel: str, soort: str = "", tel: int | None = None) -> SafeString:
    """A white block of the workplace with its heading; soort '', 'laat' (red edge) or 'u'."""
    klas = f"ww-blok ww-blok--{soort}" if soort else "ww-blok"
    teller = format_html(' <span class="ww-tel">{}</span>', tel) if tel is not None else ""
    return format_html(
        '<section class="{}" aria-labelledby="{}"><div class="ww-blok__kop">'
        '<h2 id="{}" class="nl-heading nl-heading--level-2">{}{}</h2></div>{}</section>',
        klas,
        id,
        id,
        titel,
        teller,
        mark_safe(content),  # noqa: S308
    )


@register.simple_block_tag
def waarheid(content: str) -> SafeString:
    """How it stands, in one or two plain sentences, above every table."""
    return format_html(
        '<section class="ww-waarheid" aria-label="{}"><p>{}</p></section>',
        _("In het kort"),
        mark_safe(content.strip()),  # noqa: S308
    )


@register.simple_block_tag
def gat(content: str, titel: str) -> SafeString:
    """Something that ought to be there and is not: what, why it matters, what to do."""
    return format_html(
        '<div class="ww-gat"><p><strong>{}</strong></p><p>{}</p></div>',
        titel,
        mark_safe(content.strip()),  # noqa: S308
    )


@register.simple_block_tag
def melding(content: str, soort: str = "info", titel: str = "") -> SafeString:
    """A message on the page: soort info, goed (read out politely) or fout (read out at once)."""
    klas, rol = {"goed": ("ww-goed", "status"), "fout": ("ww-foutlijst", "alert")}.get(
        soort, ("ww-noot ww-noot--los", "note")
    )
    kop = format_html('<h2 class="nl-heading nl-heading--level-4">{}</h2>', titel) if titel else ""
    return format_html(
        '<div class="{}" role="{}">{}<div>{}</div></div>',
        klas,
        rol,
        kop,
        mark_safe(content.strip()),  # noqa: S308
    )


@register.inclusion_tag("ui/deel/knop.html")
def knop(
    tekst: str,
    url: str = "",
    soort: str = "primary",
    icoon: str = "",
    naam: str = "",
    waarde: str = "",
) -> dict[str, Any]:
    """A link that looks like a button (url), or the submit button of the form around it."""
    return {
        "tekst": tekst,
        "url": url,
        "soort": soort,
        "icoon": icoon,
        "naam": naam,
        "waarde": waarde,
    }


@register.inclusion_tag("ui/deel/postknop.html", takes_context=True)
def postknop(
    context: dict[str, Any], tekst: str, url: str, soort: str = "secondary", icoon: str = ""
) -> dict[str, Any]:
    """A button that posts by itself: a form of one button, with csrf and once-only key."""
    return {
        "tekst": tekst,
        "url": url,
        "soort": soort,
        "icoon": icoon,
        "csrf_token": context.get("csrf_token"),
    }


# --- forms -----------------------------------------------------------------------------------

KLASSEN: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.FileInput, "ww-bestand"),
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.widgets.Input, "utrecht-textbox utrecht-textbox--html-input"),
)
TIJDVELDEN: tuple[
    tuple[type[forms.DateInput | forms.DateTimeInput | forms.TimeInput], str, str], ...
] = (
    (forms.DateInput, "date", "%Y-%m-%d"),
    (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
    (forms.TimeInput, "time", "%H:%M"),
)
SOORT_KEUZE = {
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
}


def klassen_van(widget: forms.Widget, fout: bool) -> str:
    """The design-system classes of a widget, with `--invalid` on the first when it has an error."""
    klas = next((klas for soort, klas in KLASSEN if isinstance(widget, soort)), "")
    if fout and klas.startswith("utrecht"):
        klas += f" {klas.split()[0]}--invalid"
    return f"{widget.attrs.get('class', '')} {klas}".strip()


def als_invoer_van_de_browser(widget: forms.Widget) -> None:
    """Dates and times use the picker of the browser, which speaks ISO."""
    for soort, invoer, vorm in TIJDVELDEN:
        if isinstance(widget, soort):
            widget.input_type, widget.format = invoer, vorm


def keuzes_van(bf: forms.BoundField, beschreven: str) -> list[dict[str, Any]]:
    """The options of a radio or checkbox group: their input, id and label."""
    rijen = []
    for optie in bf.subwidgets:
        gegevens = optie.data
        soort = str(gegevens["type"])
        attrs = {
            **gegevens["attrs"],
            "type": soort,
            "name": gegevens["name"],
            "value": str(gegevens["value"]),
            "class": SOORT_KEUZE[soort],
            **({"aria-describedby": beschreven} if beschreven else {}),
            **({"aria-invalid": "true"} if bf.errors else {}),
        }
        invoer = format_html("<input{}>", flatatt(attrs))
        rijen.append({"invoer": invoer, "id": attrs.get("id", ""), "label": gegevens["label"]})
    return rijen


@register.inclusion_tag("ui/deel/veld.html")
def veld(veld: forms.BoundField, hulp: str = "", vorm: str = "") -> dict[str, Any]:
    """A form field with label, help, error and everything a screen reader needs.

    `{% veld form.tekst %}`; hulp replaces the help text; vorm 'rij' or 'drie' puts choices side by
    side, 'sub' makes it a smaller field under another one.
    """
    bf, widget = veld, veld.field.widget
    als_invoer_van_de_browser(widget)
    hulp = hulp or str(bf.help_text)
    beschreven = " ".join(
        [f"{bf.auto_id}-hulp"] * bool(hulp) + [f"{bf.auto_id}-fout"] * bool(bf.errors)
    )
    soort = soort_van(widget)
    attrs: dict[str, Any] = {"class": klassen_van(widget, bool(bf.errors))}
    if beschreven:
        attrs["aria-describedby"] = beschreven
    return {
        "veld": bf,
        "soort": soort,
        "vorm": vorm,
        "hulp": hulp,
        "invoer": "" if soort == "keuzes" else bf.as_widget(attrs=attrs),
        "keuzes": keuzes_van(bf, beschreven) if soort == "keuzes" else [],
    }


def soort_van(widget: forms.Widget) -> str:
    """Which markup fits: verborgen, vink (one tick), keuzes (a group) or gewoon."""
    if widget.is_hidden:
        return "verborgen"
    if isinstance(widget, forms.CheckboxInput):
        return "vink"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "keuzes"
    return "gewoon"


@register.inclusion_tag("ui/deel/foutlijst.html")
def foutlijst(*formulieren: forms.BaseForm) -> dict[str, Any]:
    """What must be mended, above the form, with a link to each field."""
    rijen: list[tuple[str, str]] = []
    for formulier in formulieren:
        rijen += [("", str(fout)) for fout in formulier.non_field_errors()]
        for bf in formulier:
            anker = bf.id_for_label or bf.auto_id
            rijen += [(str(anker), f"{bf.label}: {fout}") for fout in bf.errors]
    return {"rijen": rijen}


# --- tables and lists ------------------------------------------------------------------------


@register.simple_tag
def bladerpad(request: HttpRequest, naam: str, waarde: object) -> str:
    """This page with one GET parameter changed; another order or filter starts at page one."""
    parameters = request.GET.copy()
    if naam != "pagina":
        parameters.pop("pagina", None)
    parameters[naam] = str(waarde)
    return f"?{parameters.urlencode()}"


@register.inclusion_tag("ui/deel/blader.html", takes_context=True)
def blader(context: dict[str, Any], pagina: Page[Any], naam: str = "pagina") -> dict[str, Any]:
    """Leaf through a list (a Django `Page`); keeps the filters, GET name `pagina`."""
    return {
        "pagina": pagina,
        "naam": naam,
        "bladen": zichtbare_bladen(pagina.number, pagina.paginator.num_pages),
        "request": context["request"],
    }


def zichtbare_bladen(hier: int, aantal: int) -> list[int | None]:
    """First, last and two around this page; None where pages are left out."""
    dichtbij = range(hier - ALTIJD_ZICHTBARE_BLADEN, hier + ALTIJD_ZICHTBARE_BLADEN + 1)
    tonen = [n for n in range(1, aantal + 1) if n in (1, aantal) or n in dichtbij]
    uit: list[int | None] = []
    for n in tonen:
        if uit and uit[-1] is not None and n - uit[-1] > 1:
            uit.append(None)
        uit.append(n)
    return uit


@register.inclusion_tag("ui/deel/sorteerkop.html", takes_context=True)
def sorteerkop(
    context: dict[str, Any], tekst: str, sleutel: str, huidig: str, klas: str = ""
) -> dict[str, Any]:
    """A `<th>` that sorts: GET `sorteer=sleutel` or `-sleutel`; huidig is the order now."""
    op, neer = huidig == sleutel, huidig == f"-{sleutel}"
    return {
        "tekst": tekst,
        "klas": klas,
        "stand": "ascending" if op else "descending" if neer else "",
        "volgende": f"-{sleutel}" if op else sleutel,
        "request": context["request"],
    }


@register.simple_tag
def feiten(*paren: Any) -> SafeString:
    """Facts in two columns: `{% feiten "Plek" plek "Kanaal" kanaal %}`, without what is empty."""
    rijen = [(naam, waarde) for naam, waarde in zip(paren[::2], paren[1::2], strict=True) if waarde]
    return format_html(
        '<dl class="ww-feiten">{}</dl>',
        format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", rijen),
    )


# --- drawings --------------------------------------------------------------------------------


@register.inclusion_tag("ui/deel/kaart.html")
def kaart(kaart: Kaart, lijst: str = "dicht", klas: str = "") -> dict[str, Any]:
    """A map with the list of its areas beside it; lijst 'open', 'dicht' (folded) or 'geen'."""
    return {"kaart": kaart, "lijst": lijst, "klas": klas}


@register.inclusion_tag("ui/deel/prikkaart.html")
def prikkaart(
    kaart: Kaart, lat: forms.BoundField, lon: forms.BoundField, prik_url: str = ""
) -> dict[str, Any]:
    """A map to put a pin on, for two hidden fields; prik_url is the picture without script."""
    return {"kaart": kaart, "lat": lat, "lon": lon, "prik_url": prik_url}


@register.inclusion_tag("ui/deel/trend.html")
def trend(grafiek: Lijngrafiek, label: str, groot: bool = False) -> dict[str, Any]:
    """A line over the years beside the comparison; label says the same in words."""
    return {"grafiek": grafiek, "label": label, "groot": groot}


@register.inclusion_tag("ui/deel/staven.html")
def staven(grafiek: Staafgrafiek, label: str) -> dict[str, Any]:
    """Bars, one or two a group, with the numbers on top; label says the same in words."""
    return {"grafiek": grafiek, "label": label}
