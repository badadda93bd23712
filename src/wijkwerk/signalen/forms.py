"""The forms of this room: what people type, and what is wrong with it in their words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Organisatie
from wijkwerk.core import kenmerk, klok
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.gebieden.selectors import gebied_bij_punt
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.melder import MelderGegevens
from wijkwerk.signalen.models import Kanaal, Melder, Schaal, Signaal, Soort, Uitkomst

KORTSTE_TIJD = timedelta(seconds=3)
GESTART_ZOUT = "signalen.gestart"
VOORWAARDELIJK = ("gebied", "e_mail", "telefoon", "postadres")
Keuzes = list[tuple[str, Any]]
Keuzeveld = forms.ModelChoiceField[Any]


def nu_gestart() -> str:
    """When this form was opened, signed: a machine fills it in faster than a person."""
    return signing.dumps(klok.nu().timestamp(), salt=GESTART_ZOUT)


def _te_snel(gestart: str) -> bool:
    try:
        seconden = klok.nu().timestamp() - float(signing.loads(gestart, salt=GESTART_ZOUT))
    except signing.BadSignature:
        return True
    return seconden < KORTSTE_TIJD.total_seconds()


class _Formulier(forms.Form):
    """Without the checks of the browser: an empty field is not red before anybody typed."""

    use_required_attribute = False


class _PlekForm(_Formulier):
    """What it is about, where, and how to answer: shared by residents and colleagues."""

    tekst = forms.CharField(max_length=5_000, widget=forms.Textarea(attrs={"rows": 6}))
    waar = forms.ChoiceField(widget=forms.RadioSelect, initial="plek")
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)
    gebied: Keuzeveld = forms.ModelChoiceField(None, to_field_name="slug")
    plek_tekst = forms.CharField(max_length=200, required=False)
    antwoord = forms.ChoiceField(widget=forms.RadioSelect, initial=Melder.Kanaal.MAIL)
    naam = forms.CharField(max_length=100, required=False)
    e_mail = forms.EmailField(max_length=254)
    telefoon = forms.CharField(max_length=20)
    postadres = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

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
        for naam in VOORWAARDELIJK:
            self.fields[naam].required = False
        super().full_clean()
        for naam in VOORWAARDELIJK:
            self.fields[naam].required = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "waar" in data:
            data["gebied"] = self._gebied(data)
        if "antwoord" in data:
            self._bereikbaar(data)
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
            veld = "gebied" if data["waar"] == "heel" else "waar"
            woorden = {"een": self.gemeente.woord("een"), "enkel": self.gemeente.woord("enkel")}
            tekst = (
                _("Kies %(een)s %(enkel)s.") % woorden
                if veld == "gebied"
                else _("Zet een prikker op de kaart, of kies %(een)s %(enkel)s.") % woorden
            )
            self.add_error(veld, tekst)
        return gekozen

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


def _buiten(gemeente: Gemeente) -> str:
    return _("Deze plek ligt niet in %(gemeente)s. Kies een plek binnen de gemeente.") % {
        "gemeente": gemeente.naam
    }


class IndienenForm(_PlekForm):
    """The form of a resident: without account, with a trap for machines."""

    openbaar = forms.BooleanField(required=False)
    website = forms.CharField(required=False)  # nobody sees it; who fills it in is a machine
    gestart = forms.CharField(required=False, widget=forms.HiddenInput)

    def _woorden(self, gemeente: Gemeente) -> None:
        super()._woorden(gemeente)
        self.fields["tekst"].help_text = _(
            "Schrijf geen namen of telefoonnummers van andere mensen op."
        )
        self.fields["antwoord"].help_text = _(
            "Wij gebruiken dit alleen voor het antwoord. "
            "Een jaar na ons laatste antwoord wissen wij het."
        )
        self.fields["openbaar"].label = _("Mijn tekst mag op de site staan")
        self.fields["openbaar"].help_text = _("Zonder uw naam. Wij lezen de tekst eerst na.")
        self.fields["e_mail"].widget.attrs["autocomplete"] = "email"
        self.fields["naam"].widget.attrs["autocomplete"] = "name"
        self.fields["telefoon"].widget.attrs["autocomplete"] = "tel"
        self.fields["postadres"].widget.attrs["autocomplete"] = "street-address"
        self.fields["gestart"].initial = nu_gestart

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("website") or _te_snel(data.get("gestart", "")):
            raise forms.ValidationError(
                _("Dat ging erg snel. Kijk uw tekst nog eens na en verstuur hem opnieuw.")
            )
        return data

    def taal(self) -> str:
        return "en" if (get_language() or "nl").startswith("en") else "nl"

    def gegevens(self) -> dict[str, Any]:
        return {**super().gegevens(), "wil_openbaar": self.cleaned_data["openbaar"]}


class InvoerenForm(_PlekForm):
    """A colleague writes down what somebody said on the phone, at the desk or in the street."""

    kanaal = forms.ChoiceField()
    soort = forms.ChoiceField()
    thema: Keuzeveld = forms.ModelChoiceField(None, required=False)

    field_order = ("kanaal", "soort", "thema", "tekst")

    def _woorden(self, gemeente: Gemeente) -> None:
        super()._woorden(gemeente)
        velden = self.fields
        velden["tekst"].label = _("In de woorden van de bewoner")
        velden["kanaal"].label = _("Hoe kwam het binnen?")
        velden["kanaal"].choices = _keuzes(labels.KANAAL, zonder=Kanaal.FORMULIER)  # type: ignore[attr-defined]
        velden["soort"].label = _("Wat is het?")
        velden["soort"].choices = _keuzes(labels.SOORT)  # type: ignore[attr-defined]
        velden["soort"].initial = Soort.MELDING
        _themas(velden["thema"])
        velden["antwoord"].label = _("Hoe wil de bewoner het antwoord?")
        velden["antwoord"].choices = _keuzes(labels.MELDER_KANAAL)  # type: ignore[attr-defined]
        velden["naam"].label = _("Naam van de bewoner")
        velden["e_mail"].label = _("E-mailadres")
        velden["telefoon"].label = _("Telefoonnummer")
        velden["postadres"].label = _("Postadres")

    def gegevens(self) -> dict[str, Any]:
        eigen = {naam: self.cleaned_data[naam] for naam in ("kanaal", "soort", "thema")}
        return {**super().gegevens(), **eigen}


def _keuzes(bron: dict[str, Any], zonder: str = "") -> Keuzes:
    return [(waarde, naam) for waarde, naam in bron.items() if waarde != zonder]


def _themas(veld: forms.Field) -> None:
    veld.label = _("Thema")
    veld.queryset = Thema.objects.filter(actief=True).order_by("naam")  # type: ignore[attr-defined]
    veld.empty_label = _("Nog geen thema")  # type: ignore[attr-defined]
    veld.to_field_name = "slug"  # type: ignore[attr-defined]


# --- by the private link ----------------------------------------------------------------------


class VolgZoekenForm(_Formulier):
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


class AanvullenForm(_Formulier):
    tekst = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].label = _("Wat wilt u toevoegen?")
        self.fields["tekst"].error_messages["required"] = _("Schrijf op wat u wilt toevoegen.")


# --- the office -------------------------------------------------------------------------------


class VersieForm(_Formulier):
    """Carries how far the history was when the page was made: who was first, wins politely."""

    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)


class VertaalForm(VersieForm):
    vertaling = forms.CharField(
        max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    thema: Keuzeveld = forms.ModelChoiceField(None, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _themas(self.fields["thema"])
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


class VraagAntwoordForm(_Formulier):
    """The answer of a sector or partner."""

    antwoord = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].label = _("Wat kan er, en wanneer?")
        self.fields["antwoord"].error_messages["required"] = _("Schrijf op wat er kan.")


class OpenbaarForm(_Formulier):
    publieke_tekst = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publieke_tekst"].label = _("Zo leest iedereen het")
        self.fields["publieke_tekst"].help_text = _(
            "Zonder namen, en zonder wat op één persoon wijst."
        )


class ToonForm(_Formulier):
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


class OpgaveForm(_Formulier):
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
        self.fields["schaal"].choices = _keuzes(labels.SCHAAL)  # type: ignore[attr-defined]
        self.fields["schaal"].initial = Schaal.WIJK
        self.fields["schaal"].label = _("Op welke schaal hoort het thuis?")
        _themas(self.fields["thema"])
        self.fields["publiek"].label = _("Iedereen mag deze opgave lezen")
        self.fields["publiek"].help_text = _("De stemmen zelf staan er niet bij.")


class AfrondenForm(_Formulier):
    toelichting = forms.CharField(max_length=3_000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["toelichting"].label = _("Wat is ervan gekomen?")
        self.fields["toelichting"].help_text = _("Iedereen die erover begon, krijgt deze tekst.")
