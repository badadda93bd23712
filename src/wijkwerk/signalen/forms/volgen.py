"""By the private link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.core import kenmerk
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.melder import MelderGegevens
from wijkwerk.signalen.forms.basis import Formulier
from wijkwerk.signalen.forms.indienen import ContactForm, MeerFotos, Tekst
from wijkwerk.signalen.models import Melder
from wijkwerk.signalen.services.adressen import VELD


class VolgZoekenForm(Formulier):
    kenmerk = forms.CharField(max_length=20)
    e_mail = forms.EmailField(
        max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kenmerk"].label = _("Uw nummer")
        self.fields["kenmerk"].help_text = _(
            "Bijvoorbeeld 7KD4-QXM. Het staat in onze e-mail of brief."
        )
        self.fields["e_mail"].label = _("Uw e-mailadres")
        self.fields["e_mail"].help_text = _("Het adres dat u toen gaf.")

    def clean_kenmerk(self) -> str:
        gelezen = kenmerk.lees(self.cleaned_data["kenmerk"])
        if gelezen is None:
            raise forms.ValidationError(
                _("Dit nummer klopt niet. Het heeft 7 tekens, bijvoorbeeld 7KD4-QXM.")
            )
        return gelezen


class AanvullenForm(Formulier):
    """Words, photos, or both. `foto` only shows the input; `publiek.fotos` keeps what it sends."""

    tekst = Tekst(max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))
    foto = forms.Field(
        required=False,
        widget=MeerFotos(attrs={"multiple": True, "accept": "image/jpeg,image/png,image/webp"}),
    )

    def __init__(self, *args: Any, met_fotos: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].label = _("Wat wilt u toevoegen?")
        self.fields["tekst"].error_messages["required"] = _("Schrijf op wat u wilt toevoegen.")
        self.fields["tekst"].required = not met_fotos
        self.fields["foto"].label = _("Foto’s")
        self.fields["foto"].help_text = _("Liever geen gezichten of kentekens.")


class GehoordForm(Formulier):
    gehoord = forms.ChoiceField(widget=forms.RadioSelect)
    toelichting = Tekst(max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gehoord = self.fields["gehoord"]
        gehoord.choices = list(labels.GEHOORD.items())  # type: ignore[attr-defined]
        gehoord.label = _("Luisterden wij naar u?")
        gehoord.error_messages["required"] = _("Kies ja, een beetje of nee.")
        self.fields["toelichting"].label = _("Wilt u er iets bij zeggen?")


class IntrekkenForm(Formulier):
    reden = Tekst(max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].label = _("Waarom trekt u het in?")


class OpnieuwForm(Formulier):
    reden = Tekst(max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].label = _("Wat klopt er niet aan ons antwoord?")
        self.fields["reden"].error_messages["required"] = _(
            "Schrijf op waarom wij er opnieuw naar moeten kijken."
        )


class AdresForm(ContactForm):
    """Another way to reach this person. What we know already may stay empty."""

    def __init__(self, *args: Any, melder: Melder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.melder = melder
        del self.fields["naam"]
        self._contactwoorden()

    def _contactwoorden(self) -> None:
        velden = self.fields
        velden["antwoord"].choices = [  # type: ignore[attr-defined]
            ("mail", _("E-mail")),
            ("brief", _("Brief")),
            ("bel", _("Telefoon")),
            ("geen", _("Ik wil geen berichten")),
        ]
        velden["antwoord"].initial = self.melder.kanaal
        velden["antwoord"].label = _("Hoe wilt u van ons horen?")
        velden["e_mail"].label = _("Uw nieuwe e-mailadres")
        velden["e_mail"].error_messages["invalid"] = _(
            "Er klopt iets niet aan het e-mailadres. Bijvoorbeeld: naam@voorbeeld.nl"
        )
        velden["telefoon"].label = _("Uw nieuwe telefoonnummer")
        velden["postadres"].label = _("Uw nieuwe adres")
        for veld in VELD.values():
            if getattr(self.melder, veld):
                velden[veld].help_text = _("Laat dit leeg als het niet verandert.")
        for naam, soort in (
            ("e_mail", "email"),
            ("telefoon", "tel"),
            ("postadres", "street-address"),
        ):
            velden[naam].widget.attrs["autocomplete"] = soort
        velden["telefoon"].widget.input_type = "tel"  # type: ignore[attr-defined]

    def _bereikbaar(self, data: dict[str, Any]) -> None:
        """What we know already counts too."""
        veld = VELD.get(data["antwoord"], "")
        if not veld or not getattr(self.melder, veld):
            super()._bereikbaar(data)

    def gegevens(self) -> MelderGegevens:
        return self.melder_gegevens()
