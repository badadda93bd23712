"""What voices add up to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.signalen import labels
from wijkwerk.signalen.forms.antwoord import AntwoordVelden
from wijkwerk.signalen.forms.basis import Formulier, Keuzeveld, keuzes, themas
from wijkwerk.signalen.models import Schaal, Uitkomst


class OpgaveForm(Formulier):
    titel = forms.CharField(max_length=120)
    duiding = forms.CharField(max_length=3_000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["titel"].label = _("Hoe noemen wij het?")
        self.fields["titel"].help_text = _("Kort, in woorden die bewoners ook gebruiken.")
        self.fields["duiding"].label = _("Wat speelt er?")
        self.fields["duiding"].help_text = _("Een of twee zinnen: wat moet er anders zijn?")


class OpgaveMakenForm(OpgaveForm):
    gebied: Keuzeveld = forms.ModelChoiceField(None, to_field_name="slug")
    schaal = forms.ChoiceField()
    thema: Keuzeveld = forms.ModelChoiceField(None, required=False)
    publiek = forms.BooleanField(required=False)

    field_order = ("titel", "duiding", "gebied", "schaal", "thema", "publiek")

    def __init__(self, *args: Any, gebieden: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gebied"].queryset = gebieden  # type: ignore[attr-defined]
        self.fields["gebied"].label = _("Waar?")
        self.fields["gebied"].empty_label = None  # type: ignore[attr-defined]
        self.fields["schaal"].choices = keuzes(labels.SCHAAL)  # type: ignore[attr-defined]
        self.fields["schaal"].initial = Schaal.WIJK
        self.fields["schaal"].label = _("Op welke schaal hoort het thuis?")
        themas(self.fields["thema"])
        self.fields["publiek"].label = _("Iedereen mag deze opgave lezen")
        self.fields["publiek"].help_text = _("De stemmen zelf staan er niet bij.")


class AfrondenForm(AntwoordVelden):
    """What came of it: the answer to everybody in the opgave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        uitkomst: Any = self.fields["uitkomst"]
        uitkomst.label = _("Is het gelukt?")
        uitkomst.choices = [
            *uitkomst.choices[:-1],
            (Uitkomst.INFO.value, _("Dat is niet de vraag")),
        ]
        self.fields["tekst"].label = _("Wat is ervan gekomen?")
        self.fields["tekst"].error_messages["required"] = _("Schrijf op wat ervan gekomen is.")

    def gegevens(self) -> dict[str, Any]:
        """As `opgave_afronden` takes them."""
        velden = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "gezien"}
        return {"toelichting": velden.pop("tekst"), **velden}
