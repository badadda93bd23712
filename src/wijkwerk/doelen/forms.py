"""The forms of goals and efforts. Rules stand in the services; here only what was filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.doelen import labels
from wijkwerk.doelen.models import Inspanning
from wijkwerk.doelen.selectors import doelen_bij, opgaven_bij, organisaties, uitvoerders
from wijkwerk.doelen.services import MEESTE_FOTOS
from wijkwerk.gebieden.models import Gemeente

REDEN = _("Bewoners die hierover iets lieten weten, krijgen deze uitleg.")
FOTO_ACCEPT = "image/jpeg,image/png,image/webp"


class Formulier(forms.Form):
    """Our own words for what is missing; the browser colours nothing red before that."""

    use_required_attribute = False


def _veld(form: forms.Form, naam: str) -> Any:
    """A field whose choices depend on where we are."""
    return form.fields[naam]


class RedenForm(Formulier):
    reden = forms.CharField(
        label=_("Waarom?"),
        help_text=REDEN,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class UitstelForm(RedenForm):
    klaar_voor = forms.DateField(label=_("Nieuwe datum"), help_text=_("Wanneer is het dan klaar?"))

    field_order = ("klaar_voor", "reden")


class WieWanneerForm(Formulier):
    """What is done, by which organisatie, by whom, before which day."""

    titel = forms.CharField(
        label=_("Wat doen wij?"),
        help_text=_("Bijvoorbeeld: zes lampen plaatsen."),
        max_length=160,
    )
    organisatie: Any = forms.ModelChoiceField(
        label=_("Welke organisatie doet dit?"), queryset=None, empty_label=_("Kies een organisatie")
    )
    persoon: Any = forms.ModelChoiceField(
        label=_("Wie zorgt ervoor?"),
        help_text=_("Weet u het nog niet? Laat dit dan leeg."),
        queryset=None,
        required=False,
        empty_label=_("Nog niet bekend"),
    )
    klaar_voor = forms.DateField(
        label=_("Klaar voor"), help_text=_("Deze datum is een belofte aan bewoners.")
    )

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _veld(self, "organisatie").queryset = organisaties(gemeente)
        _veld(self, "persoon").queryset = uitvoerders(gemeente)


class KoppelForm(Formulier):
    """Close a gap: which goal does this serve, which opgave does it answer?"""

    doel: Any = forms.ModelChoiceField(
        label=_("Doel"),
        help_text=_("Waarvoor doen wij dit?"),
        queryset=None,
        required=False,
        empty_label=_("Kies een doel"),
    )
    opgave: Any = forms.ModelChoiceField(
        label=_("Opgave"),
        help_text=_("Bewoners die hierover iets lieten weten, krijgen voortaan bericht."),
        queryset=None,
        required=False,
        empty_label=_("Kies een opgave"),
    )
    reden = forms.CharField(label=_("Waarom hoort dit bij elkaar?"), max_length=300, required=False)

    def __init__(self, *args: Any, inspanning: Inspanning, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _veld(self, "doel").queryset = doelen_bij(inspanning)
        _veld(self, "opgave").queryset = opgaven_bij(inspanning)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if not self.errors and not (gegevens.get("doel") or gegevens.get("opgave")):
            raise forms.ValidationError(_("Kies een doel of een opgave."))
        return gegevens


class ResultaatForm(Formulier):
    """What came of it, with up to three photos that each say what is on them."""

    tekst = forms.CharField(
        label=_("Wat is er gedaan?"),
        help_text=_("Schrijf het zoals u het aan een bewoner vertelt."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    gehaald = forms.ChoiceField(
        label=_("Is het gelukt?"),
        choices=lambda: list(labels.GEHAALD.items()),
        widget=forms.RadioSelect,
    )
    publiek = forms.BooleanField(
        label=_("Zet dit op de website"),
        help_text=_(
            "Vinkt u dit uit? Dan krijgt alleen wie iets liet weten bericht. "
            "De foto’s blijven dan intern."
        ),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nummer in range(1, MEESTE_FOTOS + 1):
            self.fields[f"foto_{nummer}"] = forms.FileField(
                label=_("Foto %(nummer)s") % {"nummer": nummer},
                help_text=_("JPEG, PNG of WebP, hoogstens 15 MB. Geen herkenbare gezichten."),
                required=False,
                widget=forms.FileInput(attrs={"accept": FOTO_ACCEPT}),
            )
            self.fields[f"alt_{nummer}"] = forms.CharField(
                label=_("Wat staat er op foto %(nummer)s?") % {"nummer": nummer},
                help_text=_("Een zin, voor wie de foto niet kan zien."),
                max_length=200,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        for nummer in range(1, MEESTE_FOTOS + 1):
            foto, alt = gegevens.get(f"foto_{nummer}"), gegevens.get(f"alt_{nummer}", "")
            if foto and not alt.strip():
                self.add_error(f"alt_{nummer}", _("Beschrijf in een zin wat er op de foto staat."))
            if alt and not foto and not self.has_error(f"foto_{nummer}"):
                self.add_error(f"foto_{nummer}", _("Kies de foto, of haal de beschrijving weg."))
        return gegevens

    def uploads(self) -> Iterator[tuple[int, Any, str]]:
        """(number, file, what is on it) of every photo that was chosen."""
        for nummer in range(1, MEESTE_FOTOS + 1):
            if foto := self.cleaned_data.get(f"foto_{nummer}"):
                yield nummer, foto, self.cleaned_data[f"alt_{nummer}"]

    def fotovelden(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"foto_{n}"], self[f"alt_{n}"]) for n in range(1, MEESTE_FOTOS + 1)]
