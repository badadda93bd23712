"""The answer: to one signaal, to many at once, or with an opgave."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain import taal
from wijkwerk.signalen.domain.antwoord import INFO, Antwoord
from wijkwerk.signalen.forms.basis import Formulier, Keuzes, VersieForm, keuzes
from wijkwerk.signalen.models import Signaal, Standaardtekst, Uitkomst
from wijkwerk.signalen.selectors.antwoord import standaardteksten_voor
from wijkwerk.signalen.services.antwoordregels import ONTBREEKT

TEKSTEN = ("uitkomst", "tekst", "reden", "reden_soort", "afgewogen", "zelf")


def _vlak(rijen: int, meeste: int, *, nodig: bool = False) -> forms.CharField:
    return forms.CharField(
        max_length=meeste, required=nodig, widget=forms.Textarea(attrs={"rows": rijen})
    )


class AntwoordVelden(Formulier):
    """The questions of S-B05: can it, what do we do and when, why, what can you do yourself."""

    uitkomst = forms.ChoiceField(widget=forms.RadioSelect)
    tekst = _vlak(4, 3_000, nodig=True)
    reden_soort = forms.ChoiceField(required=False)
    reden = _vlak(4, 3_000)
    afgewogen = _vlak(3, 2_000)
    zelf = _vlak(2, 2_000)
    gezien = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden = self.fields
        velden["uitkomst"].choices = _uitkomsten()  # type: ignore[attr-defined]
        velden["uitkomst"].label = _("Kan het?")
        velden["uitkomst"].error_messages["required"] = _("Kies of het kan: ja, deels of nee.")
        velden["tekst"].label = _("Wat doen wij, en wanneer?")
        velden["tekst"].error_messages["required"] = str(ONTBREEKT["tekst"])
        velden["reden_soort"].choices = [  # type: ignore[attr-defined]
            ("", _("Kies een soort reden")),
            *keuzes(labels.REDEN_SOORT),
        ]
        velden["reden_soort"].label = _("Wat voor reden is het?")
        velden["reden"].label = _("Waarom zo?")
        velden["afgewogen"].label = _("Wat hebben wij afgewogen?")
        velden["afgewogen"].help_text = _("Laat zien dat u het belang van bewoners meewoog.")
        velden["zelf"].label = _("Wat kan de bewoner zelf doen?")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "uitkomst" in data and "tekst" in data:
            for veld in self.antwoord(data).ontbreekt():
                if veld not in self.errors:
                    self.add_error(veld, str(ONTBREEKT[veld]))
        return data

    def antwoord(self, data: dict[str, Any] | None = None) -> Antwoord:
        gegevens = self.cleaned_data if data is None else data
        return Antwoord(**{naam: gegevens.get(naam, "") for naam in TEKSTEN})

    def oordeel(self) -> taal.Taaloordeel:
        """What the language check thinks of the texts, filled in completely or not."""
        gegevens = {naam: str(self[naam].value() or "") for naam in TEKSTEN}
        zonder_reden = gegevens["uitkomst"] != INFO and not gegevens["reden"].strip()
        teksten = (gegevens[naam] for naam in ("tekst", "reden", "afgewogen", "zelf"))
        return taal.nalezen(*teksten, reden_ontbreekt=zonder_reden)

    def merk(self) -> str:
        """Stands for what a preview showed; another text has another mark."""
        gezien = [f"{naam}={self.cleaned_data.get(naam)}" for naam in sorted(self._getoond())]
        return hashlib.sha256("\n".join(gezien).encode()).hexdigest()[:16]

    def is_veranderd(self) -> bool:
        """Was something changed after the preview? Without a preview nothing was."""
        return bool(self.cleaned_data["gezien"]) and self.cleaned_data["gezien"] != self.merk()

    def _getoond(self) -> set[str]:
        return set(TEKSTEN)


def _uitkomsten() -> Keuzes:
    return [
        (Uitkomst.KAN.value, _("Ja")),
        (Uitkomst.KAN_DEELS.value, _("Deels")),
        (Uitkomst.KAN_NIET.value, _("Nee")),
        (Uitkomst.INFO.value, _("Geen vraag")),
    ]


class AntwoordForm(VersieForm, AntwoordVelden):
    """The answer to one signaal, with room for a promise and a text to start from."""

    belofte = forms.CharField(max_length=300, required=False)
    belofte_voor = forms.DateField(required=False, widget=forms.DateInput)
    standaardtekst = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, signaal: Signaal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standaardteksten = standaardteksten_voor(signaal)
        velden = self.fields
        velden["belofte"].label = _("Wij beloven")
        velden["belofte"].help_text = _("Zonder namen: de belofte komt op de site.")
        velden["belofte_voor"].label = _("Voor welke dag?")
        velden["standaardtekst"].label = _("Begin met een standaardtekst")
        velden["standaardtekst"].choices = [  # type: ignore[attr-defined]
            ("", _("Kies een tekst")),
            *((tekst.kenmerk, tekst.titel) for tekst in self.standaardteksten),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        voor = data.get("belofte_voor")
        if data.get("belofte") and not voor and "belofte_voor" not in self.errors:
            self.add_error("belofte_voor", _("Kies voor welke datum u dit belooft."))
        if voor and voor < klok.vandaag():
            self.add_error("belofte_voor", _("Kies een datum die nog komt."))
        return data

    def gekozen_tekst(self) -> Standaardtekst | None:
        """The standard text that was chosen, whatever else is wrong with the form."""
        kenmerk = self["standaardtekst"].value()
        return next((tekst for tekst in self.standaardteksten if tekst.kenmerk == kenmerk), None)

    def waarden(self) -> dict[str, Any]:
        """What was typed, right or wrong."""
        return {naam: self[naam].value() for naam in self.fields}

    def met_tekst(self, tekst: Standaardtekst) -> dict[str, Any]:
        """What was typed, with the standard text in it: what was there stays below it."""
        waarden = self.waarden()
        waarden["uitkomst"] = tekst.uitkomst or waarden["uitkomst"]
        for naam, nieuw in (("tekst", tekst.tekst), ("reden", tekst.reden)):
            oud = (waarden[naam] or "").strip()
            waarden[naam] = nieuw if not oud or oud == nieuw else f"{nieuw}\n\n{oud}".strip()
        return waarden

    def gegevens(self) -> dict[str, Any]:
        """As `signaal_beantwoorden` takes them."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "gezien"}

    def _getoond(self) -> set[str]:
        return {*TEKSTEN, "belofte", "belofte_voor"}
