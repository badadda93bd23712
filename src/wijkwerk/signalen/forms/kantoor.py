"""One signaal, as the office handles it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Organisatie, Persoon
from wijkwerk.signalen.domain.route import VRAGEN, route_naar
from wijkwerk.signalen.domain.status import Route
from wijkwerk.signalen.forms.basis import Formulier, Keuzeveld, VersieForm, themas
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.selectors.aanspreken import behandelaars_in, sprekers_per_organisatie

KORT = {"rows": 2}


def _tekst(rijen: int = 3, meeste: int = 2_000, *, nodig: bool = True) -> forms.CharField:
    return forms.CharField(
        max_length=meeste, required=nodig, widget=forms.Textarea(attrs={"rows": rijen})
    )


class VertaalForm(VersieForm):
    vertaling = forms.CharField(
        max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    thema: Keuzeveld = forms.ModelChoiceField(None, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themas(self.fields["thema"])
        self.fields["vertaling"].label = _("Onze vertaling")


class ToewijzenForm(VersieForm):
    behandelaar: Keuzeveld = forms.ModelChoiceField(None, to_field_name="schuilnaam")

    def __init__(self, *args: Any, signaal: Signaal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["behandelaar"]
        veld.queryset = behandelaars_in(signaal.gebied)
        veld.label, veld.empty_label = _("Aan wie?"), _("Kies een collega")
        veld.help_text = _("Deze collega krijgt meteen bericht.")


class NotitieForm(VersieForm):
    notitie = _tekst()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["notitie"]
        veld.label = _("Wat moeten collega’s weten?")
        veld.help_text = _("Bewoners en partners lezen dit niet.")
        veld.error_messages["required"] = _("Schrijf op wat collega’s moeten weten.")


class _Organisatieveld(forms.ModelChoiceField[Organisatie]):
    """Each with the people who can answer for it, so that nobody asks an empty chair."""

    sprekers: dict[int, list[Persoon]]

    def label_from_instance(self, obj: Organisatie) -> str:
        namen = ", ".join(persoon.naam for persoon in self.sprekers.get(obj.pk, []))
        return f"{obj.naam} ({namen or _('nog niemand met een account')})"


class DoorgevenForm(VersieForm):
    """Whom we ask, what, and before when. `route` narrows the organisations to its own."""

    route = forms.CharField(required=False, widget=forms.HiddenInput)
    naar = _Organisatieveld(None, to_field_name="naam")
    persoon: Keuzeveld = forms.ModelChoiceField(None, to_field_name="schuilnaam", required=False)
    vraag = _tekst()
    voor = forms.DateField(widget=forms.DateInput)

    def __init__(self, *args: Any, signaal: Signaal, route: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisaties = list(Organisatie.objects.order_by("naam"))
        if route in VRAGEN:
            organisaties = [o for o in organisaties if route_naar(o.soort) == route]
        self.sprekers = sprekers_per_organisatie(signaal.gebied, organisaties)
        velden: dict[str, Any] = self.fields
        velden["naar"].sprekers = self.sprekers
        velden["naar"].queryset = Organisatie.objects.filter(
            pk__in=[organisatie.pk for organisatie in organisaties]
        ).order_by("naam")
        velden["persoon"].queryset = Persoon.objects.filter(
            pk__in=[persoon.pk for rij in self.sprekers.values() for persoon in rij]
        ).order_by("naam")
        velden["naar"].label = _("Naar wie?")
        velden["naar"].empty_label = _("Kies een organisatie")
        velden["persoon"].label = _("Aan wie bij naam?")
        velden["persoon"].empty_label = _("Wie daar het aanspreekpunt is")
        velden["vraag"].label = _("Wat wilt u van hen weten?")
        velden["voor"].label = _("Antwoord voor")

    def zonder_gehoor(self) -> Organisatie | None:
        """The chosen organisation when nobody there can read the question."""
        naar: Organisatie = self.cleaned_data["naar"]
        return None if self.sprekers.get(naar.pk) else naar

    def gegevens(self) -> dict[str, Any]:
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "route"}


class RouteForm(VersieForm):
    """We do it ourselves: nothing to fill in."""

    route = forms.CharField(initial=Route.ZELF.value, widget=forms.HiddenInput)
    reden = forms.CharField(max_length=2_000, required=False)
    zelf = forms.CharField(max_length=2_000, required=False)


class BewonersForm(VersieForm):
    """Residents do it themselves: they read why, and what they can do."""

    route = forms.CharField(initial=Route.BEWONERS.value, widget=forms.HiddenInput)
    reden = _tekst()
    zelf = _tekst(nodig=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].label = _("Waarom kunnen bewoners dit zelf?")
        self.fields["reden"].help_text = _("De bewoner leest dit meteen.")
        self.fields["reden"].error_messages["required"] = _(
            "Schrijf op waarom bewoners dit zelf kunnen doen."
        )
        self.fields["zelf"].label = _("Wat kunnen zij doen, en wie helpt?")


class BundelForm(VersieForm):
    opgave: Keuzeveld = forms.ModelChoiceField(None, to_field_name="kenmerk")
    reden = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, opgaven: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opgave"].queryset = opgaven  # type: ignore[attr-defined]
        self.fields["opgave"].label = _("Opgave")
        self.fields["opgave"].empty_label = _("Kies een opgave")  # type: ignore[attr-defined]
        self.fields["reden"].label = _("Waarom hoort het hierbij?")


class EscalatieForm(VersieForm):
    """What who decides needs to know; first whether it must go up at all (S-G20)."""

    zelf = forms.ChoiceField(widget=forms.RadioSelect)
    reden = _tekst()
    standpunten = _tekst(nodig=False)
    geprobeerd = _tekst(nodig=False)
    gevraagd = _tekst(2, 1_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden = self.fields
        velden["zelf"].label = _("Kunt u dit zelf beslissen?")
        velden["zelf"].choices = [("nee", _("Nee")), ("ja", _("Ja"))]  # type: ignore[attr-defined]
        velden["zelf"].error_messages["required"] = _("Kies ja of nee.")
        velden["reden"].label = _("Waarom niet?")
        velden["reden"].error_messages["required"] = _(
            "Schrijf op waarom u dit niet zelf kunt beslissen."
        )
        velden["standpunten"].label = _("Wat wil iedere partij?")
        velden["geprobeerd"].label = _("Wat is er al geprobeerd?")
        velden["gevraagd"].label = _("Welk besluit vraagt u?")
        velden["gevraagd"].error_messages["required"] = _("Schrijf op welk besluit u vraagt.")

    def gegevens(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        return {"zelf_beslissen": data.pop("zelf") == "ja", **data}


class BesluitForm(VersieForm):
    besluit = _tekst()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["besluit"].label = _("Wat besluit u, en waarom?")
        self.fields["besluit"].error_messages["required"] = _(
            "Schrijf op wat u besluit, en waarom."
        )


class _MetNummers(VersieForm):
    nummers = forms.CharField(max_length=300)
    reden = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nummers"].error_messages["required"] = _("Vul een nummer in.")
        self.fields["reden"].label = _("Waarom?")


class SamenvoegForm(_MetNummers):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["nummers"]
        veld.label = _("Welke signalen gaan over hetzelfde?")
        veld.help_text = _("Nummers, met een komma ertussen. U beantwoordt ze samen.")


class VerbindForm(_MetNummers):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["nummers"]
        veld.label = _("Met welk signaal heeft dit te maken?")
        veld.help_text = _("Een nummer. Elk signaal houdt zijn eigen antwoord.")


DELEN = tuple(f"deel_{nummer}" for nummer in range(1, 6))


class SplitsForm(VersieForm):
    """Two to five things that were said in one go, each in a field of its own."""

    deel_1 = _tekst(2, 5_000, nodig=False)
    deel_2 = _tekst(2, 5_000, nodig=False)
    deel_3 = _tekst(2, 5_000, nodig=False)
    deel_4 = _tekst(2, 5_000, nodig=False)
    deel_5 = _tekst(2, 5_000, nodig=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nummer, naam in enumerate(DELEN, 1):
            self.fields[naam].label = _("Deel %(nummer)d") % {"nummer": nummer}

    def teksten(self) -> list[str]:
        return [self.cleaned_data[naam] for naam in DELEN]


class RedenForm(VersieForm):
    reden = forms.CharField(max_length=500, widget=forms.Textarea(attrs=KORT))

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].label = label or _("Waarom?")
        self.fields["reden"].error_messages["required"] = _("Schrijf op waarom.")


class VraagAntwoordForm(VersieForm):
    """The answer of a sector or partner, or why they refuse."""

    antwoord = _tekst(4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].label = _("Wat kan er, en wanneer?")
        self.fields["antwoord"].error_messages["required"] = _("Schrijf op wat er kan.")


class OpenbaarForm(Formulier):
    publieke_tekst = _tekst()

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
        self.fields["reden"].choices = toon_redenen()  # type: ignore[attr-defined]
        self.fields["reden"].label = _("Waarvoor?")


def toon_redenen() -> list[tuple[str, str]]:
    """What contact data may be needed for."""
    return [
        ("bellen", _("om te bellen")),
        ("schrijven", _("om te schrijven")),
        ("bezoek", _("om langs te gaan")),
        ("controle", _("om te controleren")),
    ]
