"""A text to start an answer from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wijkwerk.signalen import labels
from wijkwerk.signalen.domain import taal
from wijkwerk.signalen.forms.basis import Formulier, Keuzeveld, keuzes, themas


class StandaardtekstForm(Formulier):
    titel = forms.CharField(max_length=80)
    thema: Keuzeveld = forms.ModelChoiceField(None, required=False)
    uitkomst = forms.ChoiceField(required=False)
    tekst = forms.CharField(max_length=3_000, widget=forms.Textarea(attrs={"rows": 6}))
    reden = forms.CharField(
        max_length=3_000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["titel"].label = _("Hoe heet de tekst?")
        velden["titel"].help_text = _("Zo vinden collega’s hem. De bewoner ziet dit niet.")
        themas(velden["thema"])
        velden["thema"].empty_label = _("Voor elk thema")
        velden["uitkomst"].label = _("Voor welk antwoord?")
        velden["uitkomst"].choices = [
            ("", _("Voor elk antwoord")),
            *((waarde, capfirst(naam)) for waarde, naam in keuzes(labels.UITKOMST)),
        ]
        velden["tekst"].label = _("Wat doen wij, en wanneer?")
        velden["reden"].label = _("Waarom zo?")

    def oordeel(self) -> taal.Taaloordeel:
        """What the language check thinks of what stands in the fields now."""
        return taal.nalezen(str(self["tekst"].value() or ""), str(self["reden"].value() or ""))
