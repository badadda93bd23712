"""What one writes to the bestuur."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.signalen.forms.basis import Formulier, Keuzeveld

VAK = forms.Textarea(attrs={"rows": 6})


class _AanForm(Formulier):
    gebied: Keuzeveld = forms.ModelChoiceField(None, to_field_name="slug")
    aan: Keuzeveld = forms.ModelChoiceField(None, to_field_name="schuilnaam")
    tekst = forms.CharField(max_length=5_000, widget=VAK)
    gevraagd = forms.CharField(max_length=300, required=False)
    kopie = forms.BooleanField(required=False)

    def __init__(self, *args: Any, gebieden: Any, bestuurders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["gebied"].queryset, velden["gebied"].label = gebieden, _("Over welk gebied?")
        velden["aan"].queryset, velden["aan"].label = bestuurders, _("Aan wie?")
        velden["gebied"].empty_label = velden["aan"].empty_label = None
        velden["gevraagd"].label = _("Welk besluit vraagt u?")
        velden["gevraagd"].help_text = _("Mag leeg blijven. In een zin.")
        velden["kopie"].label = _("Mijn leidinggevende leest mee")


class BerichtForm(_AanForm):
    onderwerp = forms.CharField(max_length=120)
    field_order = ("gebied", "aan", "onderwerp", "tekst", "gevraagd", "kopie")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["onderwerp"].label = _("Waar gaat het over?")
        self.fields["tekst"].label = _("Uw bericht")


class RapportForm(_AanForm):
    van = forms.DateField(widget=forms.DateInput())
    tot = forms.DateField(widget=forms.DateInput())
    field_order = ("gebied", "aan", "van", "tot", "tekst", "gevraagd", "kopie")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["van"].label = _("Periode: van")
        self.fields["tot"].label = _("tot en met")
        self.fields["tekst"].label = _("Wat speelt er, in uw eigen woorden?")
        self.fields["tekst"].help_text = _("De cijfers komen er vanzelf bij en blijven zo staan.")


class BestuursantwoordForm(Formulier):
    antwoord = forms.CharField(max_length=3_000, widget=VAK)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].label = _("Uw antwoord")
