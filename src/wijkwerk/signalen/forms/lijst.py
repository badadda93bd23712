"""Forms beside the list of signalen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Persoon
from wijkwerk.signalen.forms.basis import Formulier, Keuzeveld
from wijkwerk.signalen.models import Opgave


class WeergaveForm(Formulier):
    naam = forms.CharField(max_length=60)
    gedeeld = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naam"].label = _("Naam van de weergave")
        self.fields["gedeeld"].label = _("Collega’s zien deze weergave ook")


class ToewijzenForm(Formulier):
    behandelaar: Keuzeveld = forms.ModelChoiceField(None, to_field_name="schuilnaam")

    def __init__(self, *args: Any, behandelaars: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["behandelaar"].queryset = Persoon.objects.filter(  # type: ignore[attr-defined]
            pk__in=[persoon.pk for persoon in behandelaars]
        ).order_by("naam")
        self.fields["behandelaar"].label = _("Wie pakt dit op?")
        self.fields["behandelaar"].empty_label = None  # type: ignore[attr-defined]


class SamenBundelenForm(Formulier):
    opgave: Keuzeveld = forms.ModelChoiceField(None, to_field_name="kenmerk")
    reden = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, opgaven: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["opgave"]
        veld.queryset, veld.label = opgaven, _("Bij welke opgave horen zij?")
        veld.empty_label = _("Kies een opgave")
        veld.label_from_instance = _naam
        veld.error_messages["required"] = _("Kies een opgave.")
        self.fields["reden"].label = _("Waarom horen zij daarbij? (mag leeg blijven)")


def _naam(opgave: Opgave) -> str:
    return f"{opgave.titel} ({opgave.gebied.naam})"
