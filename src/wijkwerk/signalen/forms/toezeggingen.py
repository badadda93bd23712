"""What we promise, and what became of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.signalen.forms.basis import Formulier, Keuzeveld


class ToezeggingForm(Formulier):
    """A new promise. Without `gebieden` the place is known already."""

    tekst = forms.CharField(max_length=300)
    voor = forms.DateField(widget=forms.DateInput)
    aan = forms.CharField(max_length=120, required=False)
    gebied: Keuzeveld = forms.ModelChoiceField(None, to_field_name="slug")
    eigenaar: Keuzeveld = forms.ModelChoiceField(None, to_field_name="schuilnaam", required=False)
    publiek = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, gebieden: Any, collegas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["tekst"].label = _("Wat belooft u?")
        velden["tekst"].help_text = _("Zonder namen van bewoners: iedereen mag dit lezen.")
        velden["voor"].label = _("Voor welke dag?")
        velden["aan"].label = _("Aan wie?")
        velden["aan"].help_text = _("Een groep of een straat, geen naam van een bewoner.")
        velden["eigenaar"].queryset = collegas
        velden["eigenaar"].label = _("Wie zorgt ervoor?")
        velden["eigenaar"].empty_label = _("Ikzelf")
        velden["publiek"].label = _("Zet de belofte op de site")
        if gebieden is None:
            del self.fields["gebied"]
        else:
            velden["gebied"].queryset = gebieden
            velden["gebied"].label = _("Waar?")
            velden["gebied"].empty_label = _("Kies een gebied")

    def clean_voor(self) -> Any:
        voor = self.cleaned_data["voor"]
        if voor < klok.vandaag():
            raise forms.ValidationError(_("Kies een datum die nog komt."))
        return voor


class NakomenForm(Formulier):
    toelichting = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["toelichting"]
        veld.label = _("Wat kwam ervan?")
        veld.help_text = _("Wie het aangaat, krijgt deze tekst. Op de site staat hij ook.")
        veld.error_messages["required"] = _("Schrijf op wat ervan kwam.")


class BrekenForm(Formulier):
    reden = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))
    nieuwe_datum = forms.DateField(required=False, widget=forms.DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].label = _("Waarom lukt het niet?")
        self.fields["reden"].help_text = _("Bewoners lezen dit. Leg het goed uit.")
        self.fields["reden"].error_messages["required"] = _("Leg uit waarom.")
        self.fields["nieuwe_datum"].label = _("Wanneer lukt het wel?")
        self.fields["nieuwe_datum"].help_text = _("Leeg: u doet het niet meer.")
