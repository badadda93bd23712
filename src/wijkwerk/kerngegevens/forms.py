"""Choosing what to compare."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.kerngegevens.models import Indicator
from wijkwerk.kerngegevens.selectors import naam_van


class VergelijkForm(forms.Form):
    """Which indicator, in which year. What cannot be chosen falls back to the first."""

    indicator = forms.ChoiceField(label=_("Cijfer"))
    jaar = forms.TypedChoiceField(label=_("Jaar"), coerce=int)

    def zet_keuzes(self, indicatoren: Sequence[Indicator], jaren: Sequence[int]) -> None:
        self.fields["indicator"].choices = [(i.sleutel, naam_van(i)) for i in indicatoren]  # type: ignore[attr-defined]
        self.fields["jaar"].choices = [(jaar, str(jaar)) for jaar in jaren]  # type: ignore[attr-defined]
