"""Forms in which a slider is set. One field, one widget, one rule for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.mengpaneel.domain import code as codes
from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, MIDDEN, SCHUIVEN, band
from wijkwerk.mengpaneel.models import Inzending
from wijkwerk.mengpaneel.services.deelname import LANGSTE_ANTWOORD
from wijkwerk.mengpaneel.teksten import BAND, CULTUUR, GEEN_KEUZE, GEZEGD, ONGEZEGD, SCHUIF

TEKSTVAK: Final = "utrecht-textarea utrecht-textarea--html-textarea"
VINK: Final = "utrecht-checkbox utrecht-checkbox--html-input"
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

        The number when it was typed or wiped out; else the range when it was moved or the choice
        was ticked.
        """
        was = GELDIG.get(self.was)
        if self.cijfer and self.cijfer != self.was:
            return GELDIG[self.cijfer]
        if was and not self.cijfer and GELDIG[self.schuif] == was:
            return None  # the number was wiped out
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
            try:
                cijfer = value = value.lees()
            except KeyError:
                value = None  # what was typed stays to be mended
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
        super().__init__(*args, **{"auto_id": "s-%s", **kwargs})
        for code in SCHUIVEN:
            tekst = SCHUIF[code]
            self.fields[code] = StandField(code=code, kort=tekst.kort, label=tekst.naam)

    def standen(self) -> dict[str, int | None]:
        """The panel, once it was checked; what is no position reads as no choice."""
        return {code: self.cleaned_data.get(code) for code in SCHUIVEN}


# --- taking part ---------------------------------------------------------------------------------


class CodeForm(forms.Form):
    """Six digits, as they stand on the big screen."""

    use_required_attribute = False
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Typ de code die op het grote scherm staat.")},
    )

    def clean_code(self) -> str:
        if (code := codes.lees(self.cleaned_data["code"])) is None:
            raise ValidationError(_("Een code heeft zes cijfers, bijvoorbeeld 482 719."))
        return code


class RolForm(forms.Form):
    """In which role somebody takes part."""

    use_required_attribute = False
    rol = forms.ChoiceField(
        label=_("Hoe doet u mee?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe u meedoet.")},
    )
    token = forms.RegexField(r"^[\w-]{22}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, rollen: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["rol"]
        veld.choices = [(naam, naam) for naam in rollen]


class InvulForm(forms.Form):
    """What one says about one slider: now and the ambition, and what may stay empty."""

    use_required_attribute = False
    nu = StandField(code="nu", label=_("Nu"))
    ambitie = StandField(code="ambitie", label=_("Over twee jaar"), klasse="mp-kanaal--ambitie")
    kenmerken = forms.TypedMultipleChoiceField(
        required=False, coerce=int, widget=forms.CheckboxSelectMultiple(attrs={"class": VINK})
    )
    cultuur = forms.ChoiceField(
        required=False,
        widget=forms.RadioSelect,
        choices=lambda: [*CULTUUR.items(), ("", _("weet niet"))],
    )

    def __init__(self, *args: Any, schuif: str, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "s-%s")
        super().__init__(*args, **kwargs)
        self.tekst = SCHUIF[schuif]
        kenmerken: Any = self.fields["kenmerken"]
        kenmerken.choices = list(enumerate(self.tekst.kenmerken))
        for nummer, vraag in enumerate(self.tekst.vragen):
            self.fields[f"vraag{nummer}"] = forms.CharField(
                label=vraag,
                required=False,
                max_length=LANGSTE_ANTWOORD,
                widget=forms.Textarea(attrs={"rows": 2, "class": TEKSTVAK}),
            )

    @staticmethod
    def begin(inzending: Inzending | None) -> dict[str, Any]:
        """What was said before, to go on with."""
        if inzending is None:
            return {}
        velden = {veld: getattr(inzending, veld) for veld in ("nu", "ambitie", "cultuur")}
        vragen = {f"vraag{nummer}": tekst for nummer, tekst in inzending.antwoorden.items()}
        return {**velden, **vragen, "kenmerken": inzending.kenmerken}

    @property
    def vragen(self) -> list[forms.BoundField]:
        return [self[f"vraag{nummer}"] for nummer in range(len(self.tekst.vragen))]

    def gegevens(self) -> dict[str, Any]:
        """For `inzending_bewaren`."""
        data = self.cleaned_data
        vragen = range(len(self.tekst.vragen))
        antwoorden = {nummer: data[f"vraag{nummer}"] for nummer in vragen}
        velden = {veld: data[veld] for veld in ("nu", "ambitie", "kenmerken", "cultuur")}
        return {**velden, "antwoorden": antwoorden}

    def is_leeg(self) -> bool:
        """Was nothing said at all? To go back over a step is then not an answer."""
        gegevens = self.gegevens()
        gezegd = [*gegevens.pop("antwoorden").values(), *gegevens.values()]
        return not any(gezegd)
