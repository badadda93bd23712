"""Whose data a colleague looks up, and what for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.signalen import labels
from wijkwerk.signalen.forms.basis import Formulier


class InzageForm(Formulier):
    """An e-mail address or a phone number; one of the two is enough."""

    e_mail = forms.EmailField(max_length=254, required=False)
    telefoon = forms.CharField(max_length=20, required=False)
    reden = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden = self.fields
        velden["e_mail"].label = _("E-mailadres van de bewoner")
        velden["telefoon"].label = _("Of telefoonnummer")
        velden["reden"].label = _("Waarvoor?")
        velden["reden"].help_text = _("Dit komt in het logboek, zonder de naam van de bewoner.")
        velden["reden"].choices = list(labels.INZAGE_REDEN.items())  # type: ignore[attr-defined]
        velden["reden"].error_messages["required"] = _("Kies waarvoor u de gegevens nodig hebt.")
        for veld in ("e_mail", "telefoon"):
            velden[veld].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("e_mail") or data.get("telefoon") or self.errors):
            self.add_error("e_mail", _("Vul een e-mailadres of een telefoonnummer in."))
        return data
