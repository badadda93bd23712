"""What voices add up to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.signalen import labels
from wijkwerk.signalen.forms.basis import Formulier, Keuzeveld, keuzes, themas
from wijkwerk.signalen.models import Schaal


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


class AfrondenForm(Formulier):
    toelichting = forms.CharField(max_length=3_000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["toelichting"].label = _("Wat is ervan gekomen?")
        self.fields["toelichting"].help_text = _("Iedereen die erover begon, krijgt deze tekst.")
