"""Forms in which a slider is set. One field, one widget, one rule for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, MIDDEN, SCHUIVEN, band
from wijkwerk.mengpaneel.teksten import BAND, GEEN_KEUZE, GEZEGD, ONGEZEGD, SCHUIF

GELDIG: Final = {str(stand): stand for stand in range(LAAGST, HOOGST + 1)}


@dataclass(frozen=True)
class Ingevuld:
    """What a browser sends for one slider: the range always sends something, also untouched."""

    schuif: str
    cijfer: str
    keuze: bool
    was: str

    def lees(self) -> int | None:
        """The position, None for no choice. KeyError for what is no position.

        The number when it was typed; else the range when it was moved or the choice was ticked.
        """
        was = GELDIG.get(self.was)
        if self.cijfer and self.cijfer != self.was:
            return GELDIG[self.cijfer]
        if self.keuze or GELDIG[self.schuif] != (was or MIDDEN):
            return GELDIG[self.schuif]
        return None


class StandWidget(forms.Widget):
    """A channel: a vertical range, the same as a number, and the lamp "keuze gemaakt"."""

    template_name = "mengpaneel/deel/kanaal.html"

    def __init__(self, *, code: str, kort: Any = "", klasse: str = "") -> None:
        super().__init__()
        self.code, self.kort, self.klasse = code, kort, klasse
        self.naam: Any = ""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        was = cijfer = value
        if isinstance(value, Ingevuld):
            was, cijfer = value.was, value.cijfer
            value = GELDIG.get(value.schuif) if value.keuze else None
        stand = value if value in GELDIG.values() else None
        context["kanaal"] = {
            "code": self.code,
            "naam": self.naam,
            "kort": self.kort,
            "klasse": self.klasse,
            "stand": stand,
            "cijfer": cijfer,
            "was": was,
            "woord": BAND[band(stand)] if stand else GEEN_KEUZE,
            "gezegd": GEZEGD.format(band=BAND[band(stand)], stand=stand) if stand else ONGEZEGD,
        }
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Ingevuld:
        def waarde(achter: str = "") -> str:
            return str(data.get(f"{name}{achter}") or "").strip()

        schuif = waarde() or waarde("_was") or str(MIDDEN)
        return Ingevuld(schuif, waarde("_cijfer"), bool(waarde("_keuze")), waarde("_was"))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return False  # an unticked lamp sends nothing

    def id_for_label(self, id_: str) -> str:
        return id_


class StandField(forms.Field):
    """A position 1 to 9, or None: no choice. `code` is what the script calls this channel."""

    widget: Any
    default_error_messages = {
        "invalid": _("Typ een heel getal van 1 tot en met 9, of laat het vak leeg."),
    }

    def __init__(self, *, code: str, kort: Any = "", klasse: str = "", **opties: Any) -> None:
        widget = StandWidget(code=code, kort=kort, klasse=klasse)
        super().__init__(required=False, widget=widget, **opties)
        self.widget.naam = self.label

    def clean(self, value: Any) -> int | None:
        try:
            return value.lees() if isinstance(value, Ingevuld) else None
        except KeyError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class ProbeerForm(forms.Form):
    """The public panel: the five sliders, each under its own code, so that a link is short."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="s-%s", **kwargs)
        for code in SCHUIVEN:
            tekst = SCHUIF[code]
            self.fields[code] = StandField(code=code, kort=tekst.kort, label=tekst.naam)

    def standen(self) -> dict[str, int | None]:
        """The panel, once it was checked; what is no position reads as no choice."""
        return {code: self.cleaned_data.get(code) for code in SCHUIVEN}
