"""What a resident fills in to join in with something that is known already."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.signalen.forms.indienen import BewonerForm, Tekst, te_lang


class AansluitenForm(BewonerForm):
    """Nothing is required: joining in counts by itself."""

    kortste_tijd = timedelta(seconds=1)

    tekst = Tekst(max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 4}))

    field_order = ("tekst",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].label = _("Wilt u er iets bij vertellen?")
        self.fields["tekst"].help_text = _(
            "Schrijf geen namen of telefoonnummers van andere mensen op."
        )
        self.fields["tekst"].error_messages["max_length"] = te_lang()
        self._contactwoorden()
