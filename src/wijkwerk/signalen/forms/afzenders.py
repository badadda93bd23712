"""Why an address is stopped, and until when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.signalen.forms.basis import Formulier


class StopForm(Formulier):
    reden = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    tot = forms.DateField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].label = _("Waarom?")
        self.fields["reden"].help_text = _(
            "Alleen bij bedreiging, schelden of veel onzin. Collega’s lezen dit. "
            "Noem geen namen of adressen."
        )
        self.fields["tot"].label = _("Tot en met")
        self.fields["tot"].help_text = _("Hoogstens een jaar. Daarna mag het vanzelf weer.")
