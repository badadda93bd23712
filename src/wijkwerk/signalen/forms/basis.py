"""What the forms of this room share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Thema

Keuzes = list[tuple[str, Any]]
Keuzeveld = forms.ModelChoiceField[Any]


class Formulier(forms.Form):
    """Without the checks of the browser: an empty field is not red before anybody typed."""

    use_required_attribute = False


class VersieForm(Formulier):
    """Carries how far the history was when the page was made: who was first, wins politely."""

    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)


def getypt(request: HttpRequest, soort: type[forms.Form]) -> dict[str, str]:
    """What was typed so far, for a form that is shown again without being checked."""
    return {naam: request.POST[naam] for naam in soort.base_fields if naam in request.POST}


def keuzes(bron: dict[str, Any], zonder: str = "") -> Keuzes:
    return [(waarde, naam) for waarde, naam in bron.items() if waarde != zonder]


def themas(veld: forms.Field) -> None:
    veld.label = _("Thema")
    veld.queryset = Thema.objects.filter(actief=True).order_by("naam")  # type: ignore[attr-defined]
    veld.empty_label = _("Nog geen thema")  # type: ignore[attr-defined]
    veld.to_field_name = "slug"  # type: ignore[attr-defined]
