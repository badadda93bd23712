"""One answer to many."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.signalen.forms.antwoord import AntwoordVelden


class BulkAntwoordForm(AntwoordVelden):
    """The same answer for all that were chosen; sent after a preview and a tick."""

    akkoord = forms.BooleanField(required=False)

    def __init__(self, *args: Any, aantal: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["akkoord"].label = _("Ja, verstuur dit antwoord op %(n)d signalen") % {
            "n": aantal
        }

    def gegevens(self) -> dict[str, Any]:
        """As `signaal_beantwoorden` takes them."""
        weg = {"gezien", "akkoord"}
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in weg}
