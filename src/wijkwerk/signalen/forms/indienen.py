"""What a resident, or a colleague for a resident, fills in to say something."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebieden.selectors import gebied_bij_punt
from wijkwerk.signalen.domain.afzender import telefoon_vorm
from wijkwerk.signalen.domain.melder import MelderGegevens
from wijkwerk.signalen.forms.basis import Formulier, Keuzeveld
from wijkwerk.signalen.models import Melder
from wijkwerk.signalen.services.fotos import MEESTE_FOTOS

KORTSTE_TIJD = timedelta(seconds=3)
KORTSTE_NUMMER = 8
GESTART_ZOUT = "signalen.gestart"
VOORWAARDELIJK = {"gebied", "e_mail", "telefoon", "postadres"}


def nu_gestart() -> str:
    """When this form was opened, signed: a machine fills it in faster than a person."""
    return signing.dumps(klok.nu().timestamp(), salt=GESTART_ZOUT)


def _te_snel(gestart: str, kortste: timedelta) -> bool:
    try:
        seconden = klok.nu().timestamp() - float(signing.loads(gestart, salt=GESTART_ZOUT))
    except signing.BadSignature:
        return True
    return seconden < kortste.total_seconds()


class Tekst(forms.CharField):
    """Text of people: one kind of line end, so that it is as long as the browser counts; no NUL."""

    def to_python(self, value: Any) -> Any:
        tekst = super().to_python(value)
        if not isinstance(tekst, str):
            return tekst
        return tekst.replace("\r\n", "\n").replace("\0", "")


class ContactForm(Formulier):
    """How to answer who speaks; nothing at all is fine too."""

    antwoord = forms.ChoiceField(widget=forms.RadioSelect, initial=Melder.Kanaal.MAIL)
    naam = Tekst(max_length=100, required=False)
    e_mail = forms.EmailField(max_length=254)
    telefoon = forms.CharField(max_length=20)
    postadres = Tekst(max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def _contactwoorden(self) -> None:
        velden = self.fields
        velden["antwoord"].choices = [  # type: ignore[attr-defined]
            ("mail", _("E-mail")),
            ("brief", _("Brief")),
            ("bel", _("Telefoon")),
            ("geen", _("Ik hoef geen antwoord")),
        ]
        velden["antwoord"].label = _("Hoe wilt u het antwoord?")
        velden["naam"].label = _("Uw naam")
        velden["e_mail"].label = _("Uw e-mailadres")
        velden["e_mail"].error_messages["invalid"] = _(
            "Er klopt iets niet aan het e-mailadres. Bijvoorbeeld: naam@voorbeeld.nl"
        )
        velden["telefoon"].label = _("Uw telefoonnummer")
        velden["postadres"].label = _("Uw adres")

    def full_clean(self) -> None:
        """Fields that depend on a choice are shown as needed; `clean` decides whether they are."""
        for naam in VOORWAARDELIJK & self.fields.keys():
            self.fields[naam].required = False
        super().full_clean()
        for naam in VOORWAARDELIJK & self.fields.keys():
            self.fields[naam].required = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "antwoord" in data:
            self._bereikbaar(data)
        return data

    def clean_telefoon(self) -> str:
        """As it was typed, when it is long enough to dial; only asked for when we must call."""
        nummer: str = self.cleaned_data["telefoon"]
        wil_gebeld = self.cleaned_data.get("antwoord") == Melder.Kanaal.BEL
        if wil_gebeld and nummer and len(telefoon_vorm(nummer)) < KORTSTE_NUMMER:
            raise forms.ValidationError(
                _("Vul het hele nummer in, in cijfers. Bijvoorbeeld: 06 12345678")
            )
        return nummer

    def _bereikbaar(self, data: dict[str, Any]) -> None:
        meldingen = {
            "e_mail": _("Vul uw e-mailadres in. Of kies een andere manier."),
            "telefoon": _("Vul uw telefoonnummer in. Of kies een andere manier."),
            "postadres": _("Vul uw adres in. Of kies een andere manier."),
        }
        veld = self.melder_gegevens(data).ontbreekt
        if veld and veld not in self.errors:
            self.add_error(veld, meldingen[veld])

    def melder_gegevens(self, data: dict[str, Any] | None = None) -> MelderGegevens:
        """Only what the chosen channel needs; the rest is not kept."""
        data = data or self.cleaned_data
        nodig = {"mail": "e_mail", "brief": "postadres", "bel": "telefoon"}.get(data["antwoord"])
        velden = {nodig: data.get(nodig, "")} if nodig else {}
        naam = data.get("naam", "") if nodig else ""
        return MelderGegevens(naam=naam, kanaal=data["antwoord"], taal=self.taal(), **velden)

    def taal(self) -> str:
        return "nl"


class _Plek(Formulier):
    """What it is about, and where."""

    tekst = Tekst(max_length=5_000, widget=forms.Textarea(attrs={"rows": 6}))
    waar = forms.ChoiceField(widget=forms.RadioSelect, initial="plek")
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)
    gebied: Keuzeveld = forms.ModelChoiceField(None, to_field_name="slug")
    plek_tekst = Tekst(max_length=200, required=False)


class PlekForm(ContactForm, _Plek):
    """What it is about, where, and how to answer: shared by residents and colleagues."""

    def __init__(
        self, *args: Any, gemeente: Gemeente, extra: Gebied | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.gemeente = gemeente
        gebieden = Gebied.objects.op_werkniveau(gemeente)
        if extra is not None:
            gebieden = gebieden | Gebied.objects.filter(pk=extra.pk)
        self.fields["gebied"].queryset = gebieden  # type: ignore[attr-defined]
        self._woorden(gemeente)

    def _woorden(self, gemeente: Gemeente) -> None:
        woorden = {vorm: gemeente.woord(vorm) for vorm in ("enkel", "lidwoord", "een")}
        woorden["groot"] = woorden["lidwoord"].capitalize()
        velden = self.fields
        velden["tekst"].label = _("Wat wilt u vertellen?")
        velden["tekst"].error_messages["required"] = _(
            "Vertel in een paar woorden wat u wilt laten weten."
        )
        velden["tekst"].error_messages["max_length"] = te_lang()
        velden["waar"].label = _("Waar gaat het over?")
        velden["waar"].choices = [  # type: ignore[attr-defined]
            ("plek", _("Een plek")),
            ("heel", _("%(groot)s hele %(enkel)s") % woorden),
        ]
        velden["gebied"].label = (
            _("Welk %(enkel)s?") if woorden["lidwoord"] == "het" else _("Welke %(enkel)s?")
        ) % woorden
        velden["gebied"].help_text = _("Niet nodig als u een prikker zet.")
        velden["gebied"].empty_label = _("Kies %(een)s %(enkel)s") % woorden  # type: ignore[attr-defined]
        velden["plek_tekst"].label = _("Straat, nummer of plek")
        self._contactwoorden()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "waar" in data:
            data["gebied"] = self._gebied(data)
        return data

    def _gebied(self, data: dict[str, Any]) -> Gebied | None:
        """By the point when there is one, else what was chosen."""
        gekozen: Gebied | None = data.get("gebied")
        lat, lon = data.get("lat"), data.get("lon")
        if data["waar"] == "plek" and lat is not None and lon is not None:
            gekozen = gebied_bij_punt(lat, lon, self.gemeente)
            if gekozen is None:
                self.add_error("waar", _buiten(self.gemeente))
            return gekozen
        data["lat"] = data["lon"] = None
        if gekozen is None and "gebied" not in self.errors:
            veld = "waar" if data["waar"] == "plek" else "gebied"
            woorden = {"een": self.gemeente.woord("een"), "enkel": self.gemeente.woord("enkel")}
            tekst = (
                _("Kies %(een)s %(enkel)s.") % woorden
                if veld == "gebied"
                else _("Zet een prikker op de kaart, of kies %(een)s %(enkel)s.") % woorden
            )
            self.add_error(veld, tekst)
        return gekozen

    def gegevens(self) -> dict[str, Any]:
        """What `signaal_indienen` takes."""
        data = self.cleaned_data
        return {
            "gebied": data["gebied"],
            "tekst": data["tekst"],
            "melder": self.melder_gegevens(),
            "lat": data["lat"],
            "lon": data["lon"],
            "plek_tekst": data["plek_tekst"],
            "hele_gebied": data["waar"] == "heel",
        }


def te_lang() -> str:
    return _(
        "Uw tekst is te lang: %(show_value)d tekens. Er passen %(limit_value)d tekens. "
        "Maak de tekst korter."
    )


def _buiten(gemeente: Gemeente) -> str:
    return _("Deze plek ligt niet in %(gemeente)s. Kies een plek binnen de gemeente.") % {
        "gemeente": gemeente.naam
    }


class Valstrik(Formulier):
    """For everybody without an account: a field that only machines fill in, and a least time."""

    kortste_tijd = KORTSTE_TIJD

    website = forms.CharField(required=False)  # nobody sees it; who fills it in is a machine
    gestart = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("website") or _te_snel(data.get("gestart", ""), self.kortste_tijd):
            self.add_error(
                None, _("Dat ging erg snel. Kijk uw tekst nog eens na en verstuur hem opnieuw.")
            )
        return data


class BewonerForm(Valstrik, ContactForm):
    """What a resident leaves behind to be answered, with why we ask each thing."""

    def _contactwoorden(self) -> None:
        super()._contactwoorden()
        velden = self.fields
        velden["antwoord"].help_text = _(
            "Wij gebruiken dit alleen voor het antwoord. "
            "Een jaar na ons laatste antwoord wissen wij het."
        )
        velden["naam"].help_text = _("Alleen om u aan te spreken.")
        velden["e_mail"].help_text = _("Alleen voor berichten over wat u nu vertelt.")
        velden["telefoon"].help_text = _("Wij bellen alleen met het antwoord, of met een vraag.")
        velden["postadres"].help_text = _("Alleen om u een brief te sturen.")
        for naam, soort in {
            "e_mail": "email",
            "naam": "name",
            "telefoon": "tel",
            "postadres": "street-address",
        }.items():
            velden[naam].widget.attrs["autocomplete"] = soort
        velden["telefoon"].widget.input_type = "tel"  # type: ignore[attr-defined]
        velden["gestart"].initial = nu_gestart

    def taal(self) -> str:
        return "en" if (get_language() or "nl").startswith("en") else "nl"


class MeerFotos(forms.FileInput):
    allow_multiple_selected = True


class IndienenForm(BewonerForm, PlekForm):
    """The form of a resident. `foto` only shows the input; `publiek.fotos` keeps what it sends."""

    foto = forms.Field(
        required=False,
        widget=MeerFotos(attrs={"multiple": True, "accept": "image/jpeg,image/png,image/webp"}),
    )
    openbaar = forms.BooleanField(required=False)

    field_order = ("tekst", "waar", "lat", "lon", "plek_tekst", "gebied", "foto", "openbaar")

    def _woorden(self, gemeente: Gemeente) -> None:
        super()._woorden(gemeente)
        velden = self.fields
        velden["tekst"].help_text = _("Schrijf geen namen of telefoonnummers van andere mensen op.")
        velden["waar"].help_text = _("Alleen wie u helpt, ziet deze plek.")
        plek, heel = velden["waar"].choices  # type: ignore[attr-defined]
        velden["waar"].choices = [  # type: ignore[attr-defined]
            (plek[0], _("Een plek op de kaart")),
            ("adres", _("Een adres")),
            heel,
        ]
        velden["gebied"].help_text = ""
        velden["foto"].label = _("Foto’s")
        velden["foto"].help_text = _(
            "Hoogstens %(n)d. Liever geen gezichten of kentekens. "
            "Wij halen de plaats en tijd uit de foto. Alleen wie u helpt, ziet hem."
        ) % {"n": MEESTE_FOTOS}
        velden["openbaar"].label = _("Mijn tekst mag op de site staan")
        velden["openbaar"].help_text = _("Zonder uw naam. Wij lezen de tekst eerst na.")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("waar") == "adres" and not data.get("plek_tekst"):
            self.add_error("plek_tekst", _("Typ de straat of de plek."))
        return data

    def gegevens(self) -> dict[str, Any]:
        return {**super().gegevens(), "wil_openbaar": self.cleaned_data["openbaar"]}
