"""A colleague writes down what somebody said, and looks up who is calling."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import labels
from wijkwerk.signalen.forms.basis import Formulier, Keuzeveld, keuzes, themas
from wijkwerk.signalen.forms.indienen import MeerFotos, PlekForm
from wijkwerk.signalen.models import Kanaal, Melder, Soort
from wijkwerk.signalen.services.fotos import MEESTE_FOTOS


class InvoerenForm(PlekForm):
    """What was heard on the phone, at the desk, in the street or read in a letter."""

    kanaal = forms.ChoiceField()
    soort = forms.ChoiceField()
    thema: Keuzeveld = forms.ModelChoiceField(None, required=False)
    ontvangen_op = forms.DateField(required=False, widget=forms.DateInput)
    foto = forms.Field(
        required=False,
        widget=MeerFotos(attrs={"multiple": True, "accept": "image/jpeg,image/png,image/webp"}),
    )

    field_order = ("kanaal", "soort", "thema", "ontvangen_op", "tekst")

    def _woorden(self, gemeente: Gemeente) -> None:
        super()._woorden(gemeente)
        velden: dict[str, Any] = self.fields
        velden["tekst"].label = _("In de woorden van de bewoner")
        velden["kanaal"].label = _("Hoe kwam het binnen?")
        velden["kanaal"].choices = keuzes(labels.KANAAL, zonder=Kanaal.FORMULIER)
        velden["soort"].label = _("Wat is het?")
        velden["soort"].choices = keuzes(labels.SOORT)
        velden["soort"].initial = Soort.MELDING
        themas(velden["thema"])
        velden["ontvangen_op"].label = _("Wanneer was dat?")
        velden["ontvangen_op"].help_text = _("Leeg is vandaag. De klok begint op die dag.")
        velden["foto"].label = _("Foto’s")
        velden["foto"].help_text = _("Hoogstens %(n)d. Geen gezichten of kentekens.") % {
            "n": MEESTE_FOTOS
        }
        velden["antwoord"].label = _("Hoe wil de bewoner het antwoord?")
        velden["antwoord"].choices = keuzes(labels.MELDER_KANAAL)
        velden["naam"].label = _("Naam van de bewoner")
        velden["e_mail"].label = _("E-mailadres")
        velden["telefoon"].label = _("Telefoonnummer")
        velden["postadres"].label = _("Postadres")

    def clean_ontvangen_op(self) -> Any:
        dag = self.cleaned_data["ontvangen_op"]
        if dag is not None and dag > klok.vandaag():
            raise forms.ValidationError(_("Kies vandaag of een dag daarvoor."))
        return dag

    def gegevens(self) -> dict[str, Any]:
        namen = ("kanaal", "soort", "thema", "ontvangen_op")
        return {**super().gegevens(), **{naam: self.cleaned_data[naam] for naam in namen}}


class BellerForm(Formulier):
    """A number on the display, an e-mail address, or the number of a letter."""

    vraag = forms.CharField(
        max_length=254, widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vraag"].label = _("Telefoonnummer, e-mailadres of nummer van het bericht")
        self.fields["vraag"].error_messages["required"] = _(
            "Typ een telefoonnummer, een e-mailadres of het nummer van het bericht."
        )


OVERNEMEN = ("naam", "e_mail", "telefoon", "postadres")


def contact_van(melder: Melder) -> dict[str, str]:
    """What the form starts with for somebody we know, under the names of `InvoerenForm`."""
    velden = {naam: str(getattr(melder, naam)) for naam in OVERNEMEN}
    return {**velden, "antwoord": melder.kanaal}
