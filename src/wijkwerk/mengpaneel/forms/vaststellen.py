"""The forms of setting a panel together. Rules stand in the services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkwerk.accounts.models import Persoon
from wijkwerk.core.errors import DomainError
from wijkwerk.doelen.selectors import organisaties, uitvoerders
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.beeld.tekening import zeg
from wijkwerk.mengpaneel.domain.profielen import PROFIELEN
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.forms import StandField
from wijkwerk.mengpaneel.models import Schuifstand
from wijkwerk.mengpaneel.services.vaststellen import VELDEN

LANG: Final = 2_000
TERUGBLIK: Final = ("wat_veranderde", "aannames_klopten")
# Needed before it can be set for good, though a draft may be saved without most of them.
NODIG: Final = ("reden", "aannames", *TERUGBLIK)


def _tekst(label: Any, hulp: Any = "", rijen: int = 2, meeste: int = LANG) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hulp,
        required=False,
        max_length=meeste,
        widget=forms.Textarea(attrs={"rows": rijen}),
    )


class Formulier(forms.Form):
    """Our own words for what is missing, and what a service said at the field it is about."""

    use_required_attribute = False

    def zeg(self, fout: DomainError) -> None:
        veld = fout.code.rpartition(".")[2]
        self.add_error(veld if veld in self.fields else None, fout.melding)


class Persoonveld(forms.ChoiceField):
    """A colleague out of a list that was loaded once for all forms of the page."""

    personen: Mapping[str, Persoon] = {}

    def uit(self, personen: Iterable[Persoon]) -> None:
        self.personen = {str(persoon.pk): persoon for persoon in personen}
        namen = [(sleutel, persoon.naam) for sleutel, persoon in self.personen.items()]
        self.choices = [("", _("Nog niemand")), *namen]

    def clean(self, value: Any) -> Any:
        return self.personen.get(super().clean(value))


class StandForm(Formulier):
    """One slider: where it stands and should stand, why, and what must be true for that."""

    nu = StandField(code="nu", label=gettext_lazy("Samen: nu"))
    ambitie = StandField(
        code="ambitie", label=gettext_lazy("Samen: ambitie"), klasse="mp-kanaal--ambitie"
    )
    reden = _tekst(gettext_lazy("Reden"), gettext_lazy("Waarom staat de schuif hier?"))
    reden_ambitie = _tekst(
        gettext_lazy("Reden van de ambitie"),
        gettext_lazy("Waarom wilt u hierheen, of juist blijven?"),
    )
    aannames = _tekst(
        gettext_lazy("Aannames"),
        gettext_lazy("Wat moet waar zijn? Over een jaar kijkt u of het klopt."),
    )
    anders = _tekst(
        gettext_lazy("Wie ziet het anders?"),
        gettext_lazy("Schrijf geen namen op. Een ander beeld blijft bewaard."),
    )
    cultuur = forms.ChoiceField(
        label=gettext_lazy("Past onze cultuur hierbij?"),
        help_text=gettext_lazy("Iets afspreken is niet genoeg: doen wij het ook zo?"),
        required=False,
        widget=forms.RadioSelect,
        choices=lambda: list(teksten.CULTUUR.items()),
    )
    cultuur_tekst = _tekst(gettext_lazy("Waar merkt u dat aan?"), meeste=1_000)
    eigenaar = Persoonveld(label=gettext_lazy("Eigenaar"), required=False)
    klaar_voor = forms.DateField(label=gettext_lazy("Ambitie bereikt voor"), required=False)
    wat_veranderde = _tekst(
        gettext_lazy("Wat gebeurde er sinds de vorige keer?"),
        gettext_lazy("Nodig als de schuif nu ergens anders staat."),
    )
    aannames_klopten = forms.ChoiceField(
        label=gettext_lazy("Klopten de aannames van de vorige keer?"),
        required=False,
        widget=forms.RadioSelect,
        choices=lambda: list(teksten.KLOPTE.items()),
    )
    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        schuif: str,
        stand: Schuifstand | None,
        basis: Schuifstand | None,
        vorige: Schuifstand | None,
        personen: Iterable[Persoon],
        **kw: Any,
    ) -> None:
        super().__init__(*args, **{**kw, "prefix": schuif, "initial": _begin(stand)})
        self.schuif, self.stand, self.vorige = schuif, stand, vorige
        self.basis = basis  # what stood on the screen; a colleague may have saved since
        self.ondertussen: list[tuple[str, str, str]] = []  # label, theirs, ours
        veld: Any = self.fields["eigenaar"]
        veld.uit(personen)
        if vorige is None:
            for naam in TERUGBLIK:
                del self.fields[naam]
        if not self.is_bound:
            self._wijs_aan_wat_nodig_is()

    def full_clean(self) -> None:
        super().full_clean()
        self._wijs_aan_wat_nodig_is()

    def _wijs_aan_wat_nodig_is(self) -> None:
        """Only what may stay empty for good is told to be optional. After the check: the service
        says what it needs of the slider that is saved."""
        for naam in NODIG:
            if naam in self.fields:
                self.fields[naam].required = True

    def is_gewijzigd(self) -> bool:
        """Was anything typed or moved here, beside what stood on the screen?"""
        return any(
            naam in self.errors
            or (self.cleaned_data.get(naam) or None) != (getattr(self.basis, naam, None) or None)
            for naam in self.fields
            if naam != "versie"
        )

    def velden(self) -> dict[str, Any]:
        """For `stand_zetten`."""
        return {naam: self.cleaned_data[naam] for naam in VELDEN if naam in self.cleaned_data} | {
            "versie": self.cleaned_data.get("versie") or 0
        }

    def vergelijk(self, ander: Schuifstand) -> None:
        """A colleague was first: show both, and go on from theirs when this is sent again."""
        for naam in VELDEN:
            hun, mijn = getattr(ander, naam), self.cleaned_data.get(naam)
            if naam in self.fields and (hun or None) != (mijn or None):
                label = str(self.fields[naam].label)
                self.ondertussen.append((label, _leesbaar(naam, hun), _leesbaar(naam, mijn)))
        ingevuld: Any = self.data
        data = ingevuld.copy()
        data[self.add_prefix("versie")] = str(ander.versie)
        self.data = data


def _leesbaar(naam: str, waarde: Any) -> str:
    if naam in ("nu", "ambitie"):
        return zeg(waarde)
    if isinstance(waarde, date):
        return waarde.strftime("%d-%m-%Y")
    keuzes = {"cultuur": teksten.CULTUUR, "aannames_klopten": teksten.KLOPTE}.get(naam, {})
    return str(keuzes.get(waarde, waarde or "-"))


def _begin(stand: Schuifstand | None) -> dict[str, Any]:
    if stand is None:
        return {"versie": 0}
    velden = {naam: getattr(stand, naam) for naam in VELDEN}
    return {**velden, "eigenaar": stand.eigenaar_id, "versie": stand.versie}


class AfwegenForm(Formulier):
    """What is decided about a hint; the pressed button says which."""

    besluit = forms.CharField(required=False)
    reden = _tekst(gettext_lazy("Waarom is dit zo bedoeld?"), meeste=1_000)


class ActieForm(Formulier):
    """Who does what, and when it is done: an inspanning."""

    titel = forms.CharField(
        label=gettext_lazy("Wat gaat u doen?"),
        help_text=gettext_lazy("Bijvoorbeeld: elke maand een overleg met alle sectoren."),
        max_length=160,
        error_messages={"required": gettext_lazy("Schrijf op wat u gaat doen.")},
    )
    organisatie: Any = forms.ModelChoiceField(
        label=gettext_lazy("Welke organisatie doet dit?"),
        queryset=None,
        empty_label=gettext_lazy("Kies een organisatie"),
        error_messages={"required": gettext_lazy("Kies een organisatie.")},
    )
    persoon: Any = forms.ModelChoiceField(
        label=gettext_lazy("Wie zorgt ervoor?"),
        help_text=gettext_lazy("Weet u het nog niet? Laat dit dan leeg."),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Nog niet bekend"),
    )
    klaar_voor = forms.DateField(
        label=gettext_lazy("Klaar voor"),
        error_messages={"required": gettext_lazy("Kies een datum.")},
    )
    gebied: Any = forms.ModelChoiceField(
        label=gettext_lazy("Waar hoort het bij?"),
        queryset=None,
        empty_label=None,
        to_field_name="slug",
        error_messages={"required": gettext_lazy("Kies waar deze actie hoort.")},
    )

    def __init__(
        self, *args: Any, gemeente: Gemeente, gebieden: QuerySet[Gebied], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        veld: Any = self.fields
        veld["organisatie"].queryset = organisaties(gemeente)
        veld["persoon"].queryset = uitvoerders(gemeente)
        veld["gebied"].queryset = gebieden


class KoppelForm(Formulier):
    """Something that is done already."""

    inspanning: Any = forms.ModelChoiceField(
        label=gettext_lazy("Welke inspanning?"),
        queryset=None,
        to_field_name="kenmerk",
        empty_label=gettext_lazy("Kies een inspanning"),
        error_messages={"required": gettext_lazy("Kies een inspanning uit de lijst.")},
    )

    def __init__(self, *args: Any, inspanningen: QuerySet[Any], **kw: Any) -> None:
        super().__init__(*args, **kw)
        veld: Any = self.fields["inspanning"]
        veld.queryset = inspanningen


class EtappeForm(Formulier):
    """A stage: its name, its day, where the sliders should stand by then."""

    naam = forms.CharField(
        label=gettext_lazy("Hoe heet deze stap?"),
        help_text=gettext_lazy("Bijvoorbeeld: eerst de samenwerking binnen."),
        max_length=120,
        error_messages={"required": gettext_lazy("Geef de stap een naam.")},
    )
    klaar_voor = forms.DateField(
        label=gettext_lazy("Klaar voor"),
        error_messages={"required": gettext_lazy("Kies een datum.")},
    )
    toelichting = _tekst(
        gettext_lazy("Accenten"),
        gettext_lazy("Waar, bij welk onderwerp of in welke volgorde doet u het anders?"),
        rijen=3,
        meeste=1_000,
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for code in SCHUIVEN:
            tekst = teksten.SCHUIF[code]
            self.fields[code] = StandField(code=code, kort=tekst.kort, label=tekst.naam)

    @property
    def schuiven(self) -> list[forms.BoundField]:
        return [self[code] for code in SCHUIVEN]

    def standen(self) -> dict[str, int | None]:
        return {code: self.cleaned_data.get(code) for code in SCHUIVEN}

    def zeg(self, fout: DomainError) -> None:
        veld = fout.code.rpartition(".")[2]
        self.add_error(veld if veld in self.fields else None, fout.melding)


class VaststelForm(Formulier):
    """The last page: what people recognise, what it serves and strains, who decides, when again."""

    herkenning = forms.MultipleChoiceField(
        label=gettext_lazy("In welke profielen herkennen wij ons?"),
        help_text=gettext_lazy("Dit kiest u zelf, ook meer dan één. De berekening beslist niets."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=(),
    )
    herkenning_tekst = _tekst(gettext_lazy("Wat herkent u, en wat niet?"), meeste=1_000)
    wat_veranderde = _tekst(
        gettext_lazy("Wat veranderde er sinds de vorige keer?"),
        gettext_lazy("In de gemeente, of in de casus waarover dit gaat."),
        rijen=3,
        meeste=3_000,
    )
    besluit_door = forms.CharField(
        label=gettext_lazy("Wie besluit dit?"),
        help_text=gettext_lazy("Bijvoorbeeld: het college, of het gebiedsteam."),
        max_length=120,
        error_messages={"required": gettext_lazy("Schrijf op wie dit besluit.")},
    )
    opnieuw_op = forms.DateField(
        label=gettext_lazy("Wanneer kijkt u opnieuw?"),
        help_text=gettext_lazy("Een jaar is gewoon. U krijgt dan een herinnering."),
        error_messages={"required": gettext_lazy("Kies een datum.")},
    )

    def __init__(self, *args: Any, met_vorige: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        veld: Any = self.fields
        veld["herkenning"].choices = [(p.code, profielnaam(p.code)) for p in PROFIELEN]
        if met_vorige:
            veld["wat_veranderde"].required = True
            veld["wat_veranderde"].error_messages["required"] = _(
                "Schrijf op wat er veranderde sinds de vorige keer."
            )
        else:
            del self.fields["wat_veranderde"]
        for code, tekst in VERWACHTINGEN.items():
            self.fields[f"v_{code}"] = forms.ChoiceField(
                label=tekst,
                required=False,
                widget=forms.RadioSelect,
                choices=[
                    ("", _("geen van beide")),
                    ("gediend", _("helpt dit")),
                    ("gerekt", _("staat onder druk")),
                ],
            )

    def verwachtingen(self) -> dict[str, str]:
        return {code: self.cleaned_data.get(f"v_{code}", "") for code in VERWACHTINGEN}

    @property
    def zorgvuldig(self) -> list[forms.BoundField]:
        return [self[f"v_{code}"] for code in teksten.VERWACHTING_ZORGVULDIG]

    @property
    def soepel(self) -> list[forms.BoundField]:
        return [self[f"v_{code}"] for code in teksten.VERWACHTING_SOEPEL]


VERWACHTINGEN: Final = {**teksten.VERWACHTING_ZORGVULDIG, **teksten.VERWACHTING_SOEPEL}


def profielnaam(code: str) -> str:
    """The name; what does not exist is marked."""
    naam = str(teksten.PROFIEL[code].naam)
    fictief = next(p.fictief for p in PROFIELEN if p.code == code)
    return _("%(naam)s (gedachte-experiment)") % {"naam": naam} if fictief else naam


class RedenForm(Formulier):
    reden = forms.CharField(
        label=gettext_lazy("Waarom heropent u dit?"),
        help_text=gettext_lazy("Dit blijft te lezen bij de geschiedenis."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf op waarom u de oefening heropent.")},
    )


class OpdrachtForm(Formulier):
    """The task of the wijkambtenaar, from a profile or in own words."""

    tekst = forms.CharField(
        label=gettext_lazy("De opdracht"),
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": gettext_lazy("Schrijf op wat u van de wijkambtenaar vraagt.")},
    )
    profiel = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[("", ""), *((p.code, p.code) for p in PROFIELEN)],
    )
    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)
