"""Moments in the wijk, groups we reach, places to walk in, and proposals put to the wijk."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.accounts.domain.rollen import WIJKWETHOUDER
from wijkwerk.accounts.models import Persoon, RolToewijzing
from wijkwerk.core import klok
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen import labels
from wijkwerk.signalen.forms.basis import Formulier, Keuzeveld, keuzes
from wijkwerk.signalen.forms.indienen import BewonerForm, Tekst, te_lang
from wijkwerk.signalen.models import Doelgroep
from wijkwerk.signalen.services.momenten import MomentGegevens
from wijkwerk.signalen.services.wijktoetsen import ToetsGegevens


def _tekstvak(rijen: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


def _gebieden(veld: forms.Field, gemeente: Gemeente) -> None:
    """Every area of today, from the gemeente down to a buurt."""
    van_nu = Gebied.objects.van(gemeente).filter(vervallen_op=None).order_by("naam")
    veld.queryset = van_nu  # type: ignore[attr-defined]
    veld.label = _("Waar?")
    veld.empty_label = _("Kies een gebied")  # type: ignore[attr-defined]
    veld.error_messages["required"] = _("Kies een gebied.")


def _op(dag: date, uur: time) -> datetime:
    return datetime.combine(dag, uur, tzinfo=klok.AMSTERDAM)


class MomentForm(Formulier):
    soort = forms.ChoiceField()
    titel = forms.CharField(max_length=120)
    gebied: Keuzeveld = forms.ModelChoiceField(None, to_field_name="slug")
    plek = forms.CharField(max_length=200, required=False)
    dag = forms.DateField(widget=forms.DateInput)
    van = forms.TimeField(widget=forms.TimeInput)
    tot = forms.TimeField(widget=forms.TimeInput, required=False)
    toelichting = Tekst(max_length=2_000, required=False, widget=_tekstvak(3))
    doelgroep: Keuzeveld = forms.ModelChoiceField(None, required=False, to_field_name="kenmerk")
    namens: Keuzeveld = forms.ModelChoiceField(None, required=False, to_field_name="schuilnaam")
    publiek = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = keuzes(labels.MOMENT_SOORT)
        _gebieden(velden["gebied"], gemeente)
        velden["doelgroep"].queryset = Doelgroep.objects.filter(actief=True).order_by("naam")
        wethouders = RolToewijzing.objects.filter(rol=WIJKWETHOUDER).geldig(klok.vandaag())
        velden["namens"].queryset = Persoon.objects.filter(
            pk__in=wethouders.values("persoon_id")
        ).order_by("naam")
        namen = {
            "soort": _("Wat is het?"),
            "titel": _("Hoe heet het?"),
            "plek": _("Plek"),
            "dag": _("Dag"),
            "van": _("Begint om"),
            "tot": _("Duurt tot"),
            "toelichting": _("Wat moeten mensen weten?"),
            "doelgroep": _("Voor een groep die wij weinig horen?"),
            "namens": _("Neemt u waar voor een wethouder?"),
            "publiek": _("Iedereen mag komen; het staat op de site"),
        }
        for naam, label in namen.items():
            velden[naam].label = label
        velden["titel"].help_text = _("Bijvoorbeeld: Spreekuur in buurthuis De Spil")
        velden["toelichting"].help_text = _("Bij een schouw: waar u begint en hoe u loopt.")
        velden["doelgroep"].empty_label = _("Nee, voor iedereen")
        velden["namens"].empty_label = _("Nee")
        velden["namens"].help_text = _("Dan vragen wij na afloop wat de wethouder moet weten.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("van") and data.get("tot") and data["tot"] <= data["van"]:
            self.add_error("tot", _("Het einde moet na het begin komen."))
        return data

    def gegevens(self) -> MomentGegevens:
        data = self.cleaned_data
        return MomentGegevens(
            titel=data["titel"],
            begint_op=_op(data["dag"], data["van"]),
            eindigt_op=_op(data["dag"], data["tot"]) if data["tot"] else None,
            **{naam: data[naam] for naam in ("plek", "toelichting", "namens", "doelgroep")},
            publiek=data["publiek"],
        )


class AfrondMomentForm(Formulier):
    """What came of it. `samenvatting` only when somebody took the place of a wethouder."""

    aanwezig = forms.IntegerField(min_value=0, max_value=5_000, required=False)
    verslag = Tekst(max_length=5_000, required=False, widget=_tekstvak(4))
    samenvatting = Tekst(max_length=3_000, required=False, widget=_tekstvak(3))

    def __init__(self, *args: Any, namens: Persoon | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aanwezig"].label = _("Hoeveel mensen kwamen er?")
        self.fields["verslag"].label = _("Wat mag iedereen lezen?")
        self.fields["verslag"].help_text = _("Zonder namen. Het staat twee maanden op de site.")
        self.fields["samenvatting"].label = _("Wat moet de wethouder weten?")
        self.fields["samenvatting"].error_messages["required"] = _(
            "Schrijf op wat de wethouder moet weten."
        )
        if namens is None:
            del self.fields["samenvatting"]
        else:
            self.fields["samenvatting"].required = True


class DoelgroepForm(Formulier):
    naam = forms.CharField(max_length=80)
    gebied: Keuzeveld = forms.ModelChoiceField(None, required=False, to_field_name="slug")
    aanpak = Tekst(max_length=2_000, required=False, widget=_tekstvak(3))
    kanaal = forms.CharField(max_length=80, required=False)
    taal = forms.CharField(max_length=40, required=False)
    tussenpersoon = forms.CharField(max_length=120, required=False)
    actief = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _gebieden(self.fields["gebied"], gemeente)
        namen = {
            "naam": _("Welke groep?"),
            "aanpak": _("Hoe bereiken wij hen?"),
            "kanaal": _("Waar of waarmee?"),
            "taal": _("In welke taal?"),
            "tussenpersoon": _("Wie helpt ons daarbij?"),
            "actief": _("Wij werken hieraan"),
        }
        for naam, label in namen.items():
            self.fields[naam].label = label
        self.fields["gebied"].empty_label = _("Overal")  # type: ignore[attr-defined]
        self.fields["naam"].help_text = _("Een groep, nooit een persoon. Bijvoorbeeld: jongeren")
        self.fields["kanaal"].help_text = _("Bijvoorbeeld: het schoolplein, de moskee, WhatsApp")
        self.fields["tussenpersoon"].help_text = _("Een organisatie of functie, geen naam.")


class MeldpuntForm(Formulier):
    naam = forms.CharField(max_length=100)
    gebied: Keuzeveld = forms.ModelChoiceField(None, to_field_name="slug")
    adres = forms.CharField(max_length=200)
    telefoon = forms.CharField(max_length=20, required=False)
    open_op = Tekst(max_length=300, widget=_tekstvak(3))
    actief = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _gebieden(self.fields["gebied"], gemeente)
        namen = {
            "naam": _("Hoe heet het?"),
            "adres": _("Adres"),
            "telefoon": _("Telefoon"),
            "open_op": _("Wanneer is het open?"),
            "actief": _("Het is in gebruik"),
        }
        for naam, label in namen.items():
            self.fields[naam].label = label
        self.fields["open_op"].help_text = _("Een regel per dag, zoals het op de deur hangt.")


class ToetsForm(Formulier):
    titel = forms.CharField(max_length=120)
    gebied: Keuzeveld = forms.ModelChoiceField(None, to_field_name="slug")
    voorstel = Tekst(max_length=5_000, widget=_tekstvak(6))
    vraag = forms.CharField(max_length=300)
    opgave: Keuzeveld = forms.ModelChoiceField(None, required=False, to_field_name="kenmerk")
    van = forms.DateField(widget=forms.DateInput)
    tot = forms.DateField(widget=forms.DateInput)

    def __init__(self, *args: Any, gemeente: Gemeente, opgaven: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _gebieden(self.fields["gebied"], gemeente)
        self.fields["opgave"].queryset = opgaven  # type: ignore[attr-defined]
        self.fields["opgave"].empty_label = _("Geen opgave")  # type: ignore[attr-defined]
        namen = {
            "titel": _("Hoe heet het voorstel?"),
            "voorstel": _("Wat stelt u voor?"),
            "vraag": _("Wat wilt u van de wijk weten?"),
            "opgave": _("Hoort het bij een opgave?"),
            "van": _("Reageren kan vanaf"),
            "tot": _("Reageren kan tot en met"),
        }
        for naam, label in namen.items():
            self.fields[naam].label = label
        self.fields["voorstel"].help_text = _("In gewone taal: wat verandert er, en voor wie?")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("van") and data.get("tot") and data["tot"] < data["van"]:
            self.add_error("tot", _("De laatste dag moet na de eerste komen."))
        return data

    def gegevens(self) -> ToetsGegevens:
        namen = ("titel", "voorstel", "vraag", "van", "tot", "opgave")
        return ToetsGegevens(**{naam: self.cleaned_data[naam] for naam in namen})


class BesluitForm(Formulier):
    besluit = Tekst(max_length=3_000, widget=_tekstvak(4))
    afgewogen = Tekst(max_length=3_000, widget=_tekstvak(4))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["besluit"].label = _("Wat is er besloten?")
        self.fields["besluit"].error_messages["required"] = _("Schrijf op wat er is besloten.")
        self.fields["afgewogen"].label = _("Hoe zijn de reacties meegewogen?")
        self.fields["afgewogen"].help_text = _("Wie reageerde, leest dit.")
        self.fields["afgewogen"].error_messages["required"] = _(
            "Schrijf op hoe de reacties en het belang van de wijk zijn meegewogen."
        )


class ReactieForm(BewonerForm):
    """What a resident thinks of a proposal; it becomes a signaal and is answered as one."""

    tekst = Tekst(max_length=5_000, widget=_tekstvak(5))

    field_order = ("tekst",)

    def __init__(self, *args: Any, vraag: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._contactwoorden()
        self.fields["tekst"].label = vraag
        self.fields["tekst"].error_messages["required"] = _("Schrijf op wat u ervan vindt.")
        self.fields["tekst"].error_messages["max_length"] = te_lang()
