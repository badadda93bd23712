"""Forms of the beheerder and of signing in. A last day on a form is one day before `tot`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from allauth.mfa.base.forms import AuthenticateForm as AllauthCodeForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthCodeOpnieuwForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wijkwerk.accounts import selectors
from wijkwerk.accounts.domain import rollen
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing
from wijkwerk.accounts.services import Instellingen, Nieuwkomer, Opdracht
from wijkwerk.core import klok, limiet
from wijkwerk.core.limiet import Grens
from wijkwerk.gebieden.domain import woorden
from wijkwerk.gebieden.models import Gebied, Gemeente, Soort
from wijkwerk.ui import kleur

EEN_DAG = timedelta(days=1)
ROLNAMEN = {
    rollen.WIJKAMBTENAAR: _("Wijkambtenaar"),
    rollen.SECTORAMBTENAAR: _("Sectorambtenaar"),
    rollen.AANDACHTSFUNCTIONARIS: _("Aandachtsfunctionaris"),
    rollen.LEIDINGGEVENDE: _("Leidinggevende"),
    rollen.WIJKWETHOUDER: _("Wijkwethouder"),
    rollen.RAADSLID: _("Raadslid"),
    rollen.PARTNER: _("Partner"),
    rollen.GEMEENTEBEHEERDER: _("Gemeentebeheerder"),
}
ORGANISATIESOORTEN = {
    Organisatie.Soort.DIENST: _("Dienst van de gemeente"),
    Organisatie.Soort.CORPORATIE: _("Woningcorporatie"),
    Organisatie.Soort.POLITIE: _("Politie"),
    Organisatie.Soort.WELZIJN: _("Welzijn"),
    Organisatie.Soort.BEWONERSGROEP: _("Bewonersgroep"),
    Organisatie.Soort.SERVICETEAM: _("Buurtserviceteam"),
    Organisatie.Soort.BESTUUR: _("Bestuur"),
    Organisatie.Soort.OVERIG: pgettext_lazy("organisatie", "Overig"),
}
WOORDENSETNAMEN = {naam: taal["nl"]["enkel"] for naam, taal in woorden.SETS.items()}


def keuzes(namen: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return list(namen.items())


# --- roles -----------------------------------------------------------------------------------


class PeriodeForm(forms.Form):
    van = forms.DateField(label=_("Eerste dag"), widget=forms.DateInput)
    laatste_dag = forms.DateField(
        label=_("Laatste dag"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Leeg: tot iemand de rol beëindigt."),
    )

    @property
    def tot(self) -> date | None:
        laatste = self.cleaned_data.get("laatste_dag")
        return laatste + EEN_DAG if laatste else None


class OpdrachtForm(PeriodeForm):
    """What a role is. Areas and organisations are chosen by name: keys stay in the house."""

    field_order = [
        "e_mail", "naam", "functie", "rol", "gebieden", "gebied", "organisatie",
        "van", "laatste_dag", "publiek_zichtbaar", "reden",
    ]  # fmt: skip
    rol = forms.ChoiceField(label=_("Rol"), choices=lambda: keuzes(ROLNAMEN))
    organisatie: forms.ModelChoiceField[Organisatie] = forms.ModelChoiceField(
        label=_("Organisatie"),
        queryset=None,
        required=False,
        to_field_name="naam",
        empty_label=_("De gemeente zelf"),
        help_text=_("Nodig voor sectorambtenaar, aandachtsfunctionaris en partner."),
    )
    publiek_zichtbaar = forms.BooleanField(
        label=_("Bewoners mogen naam, functie en telefoonnummer zien"), required=False
    )
    reden = forms.CharField(
        label=_("Reden"),
        max_length=300,
        help_text=_("Bijvoorbeeld: nieuwe collega, vervanging. Staat in de geschiedenis."),
    )

    def __init__(self, gemeente: Gemeente, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["van"].initial = klok.vandaag
        self.fields["organisatie"].queryset = selectors.organisaties()  # type: ignore[attr-defined]

    def opdracht(self) -> Opdracht:
        gegevens = self.cleaned_data
        return Opdracht(
            rol=gegevens["rol"],
            gebied=gegevens.get("gebied"),
            organisatie=gegevens["organisatie"],
            van=gegevens["van"],
            tot=self.tot,
            publiek_zichtbaar=gegevens["publiek_zichtbaar"],
        )


def _gebieden(gemeente: Gemeente) -> Any:
    """Where a role can hold: the areas of the working level, and stadsdelen above them."""
    van_hier = Gebied.objects.van(gemeente).filter(vervallen_op=None)
    soorten = {gemeente.werkniveau, Soort.STADSDEEL}
    return van_hier.filter(soort__in=soorten).order_by("naam", "pk")


class RolForm(OpdrachtForm):
    gebied: forms.ModelChoiceField[Gebied] = forms.ModelChoiceField(
        queryset=None,
        required=False,
        to_field_name="slug",
        empty_label=_("De hele gemeente"),
    )

    def __init__(self, gemeente: Gemeente, *args: Any, **kwargs: Any) -> None:
        super().__init__(gemeente, *args, **kwargs)
        self.fields["gebied"].queryset = _gebieden(gemeente)  # type: ignore[attr-defined]
        self.fields["gebied"].label = gemeente.woord("enkel").capitalize()

    @staticmethod
    def begin(toewijzing: RolToewijzing) -> dict[str, Any]:
        """How a role stands now, to change it."""
        return {
            "rol": toewijzing.rol,
            "gebied": toewijzing.gebied.slug if toewijzing.gebied else None,
            "organisatie": toewijzing.organisatie.naam if toewijzing.organisatie else None,
            "van": klok.vandaag(),
            "laatste_dag": toewijzing.tot - EEN_DAG if toewijzing.tot else None,
            "publiek_zichtbaar": toewijzing.publiek_zichtbaar,
        }


class UitnodigForm(OpdrachtForm):
    e_mail = forms.EmailField(label=_("E-mailadres"), max_length=254)
    naam = forms.CharField(label=_("Naam"), max_length=100)
    functie = forms.CharField(label=_("Functie"), max_length=100, required=False)
    gebieden: forms.ModelMultipleChoiceField[Gebied] = forms.ModelMultipleChoiceField(
        queryset=None,
        required=False,
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Niets gekozen: de hele gemeente."),
    )

    def __init__(self, gemeente: Gemeente, *args: Any, **kwargs: Any) -> None:
        super().__init__(gemeente, *args, **kwargs)
        self.fields["gebieden"].queryset = _gebieden(gemeente)  # type: ignore[attr-defined]
        self.fields["gebieden"].label = gemeente.woord("meervoud").capitalize()

    def wie(self) -> Nieuwkomer:
        gegevens = self.cleaned_data
        return Nieuwkomer(gegevens["e_mail"], gegevens["naam"], gegevens["functie"])


class BeeindigForm(forms.Form):
    laatste_dag = forms.DateField(
        label=_("Laatste dag"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Leeg: de rol stopt nu."),
    )
    reden = forms.CharField(label=_("Reden"), max_length=300)

    @property
    def tot(self) -> date | None:
        laatste = self.cleaned_data["laatste_dag"]
        return laatste + EEN_DAG if laatste else None


class UitDienstForm(forms.Form):
    opvolger: forms.ModelChoiceField[Persoon] = forms.ModelChoiceField(
        label=_("Wie neemt het werk over?"),
        queryset=None,
        required=False,
        to_field_name="schuilnaam",
        empty_label=_("Niemand: het werk komt zonder behandelaar te staan"),
    )
    reden = forms.CharField(label=_("Reden"), max_length=300)

    def __init__(self, persoon: Persoon, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opvolger"].queryset = selectors.opvolgers_van(persoon)  # type: ignore[attr-defined]


class OrganisatieForm(forms.Form):
    naam = forms.CharField(label=_("Naam"), max_length=100)
    soort = forms.ChoiceField(label=_("Soort"), choices=lambda: keuzes(ORGANISATIESOORTEN))
    ouder: forms.ModelChoiceField[Organisatie] = forms.ModelChoiceField(
        label=_("Hoort bij"),
        queryset=None,
        required=False,
        to_field_name="naam",
        empty_label=_("Hoort nergens bij"),
    )
    publiek = forms.BooleanField(
        label=_("Bewoners mogen deze organisatie zien"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ouder"].queryset = selectors.organisaties()  # type: ignore[attr-defined]


# --- the gemeente ----------------------------------------------------------------------------


class GemeenteForm(forms.Form):
    woordenset = forms.ChoiceField(
        label=_("Hoe noemt u uw gebieden?"), choices=lambda: keuzes(WOORDENSETNAMEN)
    )
    kleur = forms.CharField(
        label=_("Kleur"),
        max_length=7,
        required=False,
        help_text=_("Bijvoorbeeld #1b6b72. Leeg: de kleur van Wijkwerk."),
    )
    adres = forms.CharField(label=_("Postadres"), max_length=200, required=False)
    telefoon = forms.CharField(label=_("Telefoonnummer"), max_length=20, required=False)
    e_mail = forms.EmailField(label=_("E-mailadres"), required=False)
    termijn_dagen = forms.IntegerField(
        label=_("Antwoord binnen hoeveel werkdagen?"), min_value=1, max_value=60
    )
    klein_grut_dagen = forms.IntegerField(
        label=_("En klein grut: binnen hoeveel werkdagen?"),
        min_value=1,
        max_value=60,
        help_text=_("Kleine dingen die snel kunnen, zoals een losse tegel."),
    )
    sluitingsdagen = forms.CharField(
        label=_("Dagen waarop het gemeentehuis dicht is"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Eén datum per regel, bijvoorbeeld 27-12-2026. Feestdagen tellen al niet mee."),
    )

    def clean_kleur(self) -> str:
        """Any colour: for one that is too light for text `ui` takes a darker one, and says so."""
        waarde = str(self.cleaned_data["kleur"]).strip()
        try:
            return kleur.schoon(waarde) if waarde else ""
        except ValueError:
            fout = _g("Schrijf de kleur als # en zes tekens, zoals #1b6b72.")
            raise forms.ValidationError(fout) from None

    def clean_sluitingsdagen(self) -> tuple[date, ...]:
        veld = forms.DateField(input_formats=["%d-%m-%Y", "%Y-%m-%d"])
        dagen = []
        for regel in filter(None, map(str.strip, self.cleaned_data["sluitingsdagen"].splitlines())):
            try:
                dagen.append(veld.to_python(regel))
            except forms.ValidationError:
                fout = _g("‘%(regel)s’ is geen datum. Schrijf dag-maand-jaar.") % {"regel": regel}
                raise forms.ValidationError(fout) from None
        return tuple(dag for dag in dagen if dag is not None)

    def instellingen(self) -> Instellingen:
        return Instellingen(**self.cleaned_data)

    @staticmethod
    def begin(gemeente: Gemeente) -> dict[str, Any]:
        velden = ["woordenset", "kleur", "adres", "telefoon", "e_mail"]
        velden += ["termijn_dagen", "klein_grut_dagen"]
        dagen = "\n".join(f"{dag:%d-%m-%Y}" for dag in sorted(gemeente.gesloten))
        return {**{veld: getattr(gemeente, veld) for veld in velden}, "sluitingsdagen": dagen}


# --- signing in ------------------------------------------------------------------------------


class WachtwoordForm(forms.Form):
    """Choosing the first password."""

    wachtwoord = forms.CharField(
        label=_("Kies een wachtwoord"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ten minste 12 tekens. Een zin is makkelijk te onthouden."),
    )
    nogmaals = forms.CharField(
        label=_("Hetzelfde wachtwoord nog een keer"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, persoon: Persoon, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.persoon = persoon

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        wachtwoord = gegevens.get("wachtwoord")
        if wachtwoord and gegevens.get("nogmaals") not in (None, wachtwoord):
            self.add_error("nogmaals", _g("Dit is een ander wachtwoord."))
        elif wachtwoord:
            try:
                validate_password(wachtwoord, self.persoon)
            except forms.ValidationError as fout:
                self.add_error("wachtwoord", fout)
        return gegevens


def _benoem(form: forms.Form, **labels: Any) -> None:
    """Our labels on the fields of allauth, and no placeholders beside them."""
    for naam, label in labels.items():
        veld = form.fields[naam]
        veld.label, veld.help_text = label, ""
        veld.widget.attrs.pop("placeholder", None)


class InlogForm(AllauthLoginForm):  # type: ignore[misc]
    """Labels instead of placeholders; the link to a forgotten password stands below the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _benoem(self, login=_("E-mailadres"), password=_("Wachtwoord"))


class WachtwoordVergetenForm(AllauthResetPasswordForm):  # type: ignore[misc]
    """The answer and the time it takes are the same for a known and an unknown address."""

    PER_PERSOON = Grens("wachtwoord.persoon", 5, 60 * 60)
    PER_ADRES = Grens("wachtwoord.adres", 20, 60 * 60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _benoem(self, email=_("E-mailadres"))

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        e_mail = str(self.cleaned_data["email"]).lower()
        adres = get_adapter(request).get_client_ip(request)
        vrij = [limiet.neem(self.PER_PERSOON, e_mail), limiet.neem(self.PER_ADRES, adres)]
        persoon_id = self.users[0].pk if self.users and all(vrij) else 0
        import_string("wijkwerk.accounts.tasks.wachtwoordlink_mailen").enqueue(persoon_id)
        return e_mail


class _Codegrens:
    """Ten wrong codes in a quarter of an hour, for whoever already knows the password."""

    PER_PERSOON = Grens("tweestaps.persoon", 10, 15 * 60)
    user: Persoon

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _benoem(self, code=_("Code"))  # type: ignore[arg-type]

    def clean_code(self) -> str:
        sleutel = str(self.user.pk)
        if not limiet.neem(self.PER_PERSOON, sleutel):
            raise forms.ValidationError(_g("Te vaak geprobeerd. Wacht een kwartier."))
        code: str = super().clean_code()  # type: ignore[misc]
        limiet.geef_terug(self.PER_PERSOON, sleutel)
        return code


class CodeForm(_Codegrens, AllauthCodeForm):  # type: ignore[misc]
    """The code of the app, or a recovery code."""


class CodeOpnieuwForm(_Codegrens, AllauthCodeOpnieuwForm):  # type: ignore[misc]
    """The same, to confirm something that must be extra safe."""


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _benoem(self, code=_("Code uit de app"))


class SleutelForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey or loose key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _benoem(
            self, name=_("Naam van de sleutel"), passwordless=_("Ook inloggen zonder wachtwoord")
        )


# --- away --------------------------------------------------------------------------------------


class VervangingForm(forms.Form):
    """One's own absence; who leads may arrange it for somebody else. No reason is asked."""

    field_order = ["persoon", "vervanger", "van", "tot"]
    vervanger: forms.ModelChoiceField[Persoon] = forms.ModelChoiceField(
        label=_("Wie neemt waar?"),
        queryset=None,
        to_field_name="schuilnaam",
        empty_label=_("Kies een collega"),
    )
    van = forms.DateField(label=_("Eerste dag afwezig"), widget=forms.DateInput)
    tot = forms.DateField(label=_("Laatste dag afwezig"), widget=forms.DateInput)

    def __init__(self, persoon: Persoon, *args: Any, kiezen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._persoon = persoon
        mensen = selectors.werken_hier(klok.vandaag())
        if kiezen:
            self.fields["persoon"] = forms.ModelChoiceField(
                label=_("Wie is er afwezig?"),
                queryset=mensen,
                to_field_name="schuilnaam",
                empty_label=None,
                initial=persoon.schuilnaam,
            )
            self.order_fields(self.field_order)
        else:
            mensen = mensen.exclude(pk=persoon.pk)
        self.fields["vervanger"].queryset = mensen  # type: ignore[attr-defined]
        self.fields["van"].initial = klok.vandaag

    def persoon(self) -> Persoon:
        gekozen: Persoon = self.cleaned_data.get("persoon", self._persoon)
        return gekozen

    def dagen(self) -> dict[str, Any]:
        return {naam: self.cleaned_data[naam] for naam in ("vervanger", "van", "tot")}


# --- one's own mail ----------------------------------------------------------------------------


class BerichtenForm(forms.Form):
    """Which mail I want."""

    mail_dag = forms.BooleanField(
        label=_("Iedere werkdag om acht uur wat op mij wacht"),
        help_text=_("Nieuw in uw gebied, wat te laat is en wat aan u is gevraagd."),
        required=False,
    )
    mail_direct = forms.BooleanField(
        label=_("Meteen als een collega iets aan mij vraagt"),
        help_text=_("Een vraag, een besluit of werk dat op uw naam komt."),
        required=False,
    )
