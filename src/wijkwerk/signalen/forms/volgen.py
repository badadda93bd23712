"""By the private link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.core import kenmerk
from wijkwerk.signalen.forms.basis import Formulier


class VolgZoekenForm(Formulier):
    kenmerk = forms.CharField(max_length=20)
    e_mail = forms.EmailField(
        max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kenmerk"].label = _("Uw nummer")
        self.fields["kenmerk"].help_text = _(
            "Bijvoorbeeld 7KD4-QXM. Het staat in onze e-mail of brief."
        )
        self.fields["e_mail"].label = _("Uw e-mailadres")
        self.fields["e_mail"].help_text = _("Het adres dat u toen gaf.")

    def clean_kenmerk(self) -> str:
        gelezen = kenmerk.lees(self.cleaned_data["kenmerk"])
        if gelezen is None:
            raise forms.ValidationError(
                _("Dit nummer klopt niet. Het heeft 7 tekens, bijvoorbeeld 7KD4-QXM.")
            )
        return gelezen


class AanvullenForm(Formulier):
    tekst = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].label = _("Wat wilt u toevoegen?")
        self.fields["tekst"].error_messages["required"] = _("Schrijf op wat u wilt toevoegen.")
