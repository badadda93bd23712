"""One signaal, as the office handles it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Organisatie
from wijkwerk.signalen.forms.basis import Formulier, Keuzes, Keuzeveld, VersieForm, themas
from wijkwerk.signalen.models import Signaal, Soort, Uitkomst


class VertaalForm(VersieForm):
    vertaling = forms.CharField(
        max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    thema: Keuzeveld = forms.ModelChoiceField(None, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themas(self.fields["thema"])
        self.fields["vertaling"].label = _("Onze vertaling")


class DoorgevenForm(VersieForm):
    naar: Keuzeveld = forms.ModelChoiceField(None, to_field_name="naam")
    vraag = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))
    voor = forms.DateField(widget=forms.DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar"].queryset = Organisatie.objects.order_by("naam")  # type: ignore[attr-defined]
        self.fields["naar"].label = _("Naar wie?")
        self.fields["naar"].empty_label = _("Kies een organisatie")  # type: ignore[attr-defined]
        self.fields["vraag"].label = _("Wat wilt u van hen weten?")
        self.fields["voor"].label = _("Antwoord voor")


class BundelForm(VersieForm):
    opgave: Keuzeveld = forms.ModelChoiceField(None, to_field_name="kenmerk")
    reden = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, opgaven: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opgave"].queryset = opgaven  # type: ignore[attr-defined]
        self.fields["opgave"].label = _("Opgave")
        self.fields["opgave"].empty_label = _("Kies een opgave")  # type: ignore[attr-defined]
        self.fields["reden"].label = _("Waarom hoort het hierbij?")


class AntwoordForm(VersieForm):
    uitkomst = forms.ChoiceField(widget=forms.RadioSelect)
    tekst = forms.CharField(max_length=3_000, widget=forms.Textarea(attrs={"rows": 4}))
    reden = forms.CharField(
        max_length=3_000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, signaal: Signaal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes: Keuzes = [
            (Uitkomst.KAN, _("Ja")),
            (Uitkomst.KAN_DEELS, _("Deels")),
            (Uitkomst.KAN_NIET, _("Nee")),
        ]
        if signaal.soort in {Soort.COMPLIMENT, Soort.OBSERVATIE}:
            keuzes.append((Uitkomst.INFO, _("Geen vraag")))
        self.fields["uitkomst"].choices = keuzes  # type: ignore[attr-defined]
        self.fields["uitkomst"].label = _("Kan het?")
        self.fields["uitkomst"].error_messages["required"] = _("Kies of het kan: ja, deels of nee.")
        self.fields["tekst"].label = _("Wat doen wij?")
        self.fields["tekst"].error_messages["required"] = _("Schrijf op wat wij doen.")
        self.fields["reden"].label = _("Waarom zo?")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("reden") and data.get("uitkomst") != Uitkomst.INFO:
            self.add_error("reden", _("Schrijf op waarom. De bewoner krijgt altijd de reden."))
        return data


class RedenForm(VersieForm):
    reden = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].label = label or _("Waarom?")
        self.fields["reden"].error_messages["required"] = _("Schrijf op waarom.")


class VraagAntwoordForm(Formulier):
    """The answer of a sector or partner."""

    antwoord = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].label = _("Wat kan er, en wanneer?")
        self.fields["antwoord"].error_messages["required"] = _("Schrijf op wat er kan.")


class OpenbaarForm(Formulier):
    publieke_tekst = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publieke_tekst"].label = _("Zo leest iedereen het")
        self.fields["publieke_tekst"].help_text = _(
            "Zonder namen, en zonder wat op één persoon wijst."
        )


class ToonForm(Formulier):
    reden = forms.ChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].choices = [  # type: ignore[attr-defined]
            ("bellen", _("om te bellen")),
            ("schrijven", _("om te schrijven")),
            ("bezoek", _("om langs te gaan")),
            ("controle", _("om te controleren")),
        ]
        self.fields["reden"].label = _("Waarvoor?")
