"""The forms of the agenda. Rules stand in the services; here only what was filled in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wijkwerk.core import klok
from wijkwerk.doelen.selectors import organisaties, uitvoerders
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebiedscyclus import labels
from wijkwerk.gebiedscyclus.models import Agenda, Agendapunt
from wijkwerk.signalen.models import Opgave

VROEGSTE_JAAR, LAATSTE_JAAR = 2000, 2100


class Formulier(forms.Form):
    """Our own words for what is missing; the browser colours nothing red before that."""

    use_required_attribute = False


def _veld(form: forms.Form, naam: str) -> Any:
    """A field whose choices depend on where we are."""
    return form.fields[naam]


class AgendaForm(Formulier):
    gebied: Any = forms.ModelChoiceField(
        label=_("Voor welk gebied?"), queryset=None, empty_label=_("Kies een gebied")
    )
    van_jaar = forms.IntegerField(
        label=_("Eerste jaar"), min_value=VROEGSTE_JAAR, max_value=LAATSTE_JAAR
    )
    tot_jaar = forms.IntegerField(
        label=_("Laatste jaar"), min_value=VROEGSTE_JAAR, max_value=LAATSTE_JAAR
    )

    def __init__(self, *args: Any, gebieden: QuerySet[Gebied], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _veld(self, "gebied").queryset = gebieden
        jaar = klok.vandaag().year
        self.initial = {"van_jaar": jaar, "tot_jaar": jaar, **self.initial}


class PuntForm(Formulier):
    titel = forms.CharField(label=_("Punt"), max_length=160)
    tekst = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Bewoners lezen dit op de website."),
        max_length=3_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    horizon = forms.ChoiceField(
        label=_("Wanneer pakken wij dit op?"),
        choices=lambda: list(labels.HORIZON.items()),
        initial=Agendapunt.Horizon.KORT,
        widget=forms.RadioSelect,
    )
    opgaven: Any = forms.ModelMultipleChoiceField(
        label=_("Over welke opgaven gaat het?"),
        help_text=_("Bewoners die hierover iets lieten weten, krijgen bericht."),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, opgaven: QuerySet[Opgave], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _veld(self, "opgaven").queryset = opgaven


class RedenForm(Formulier):
    reden = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Bewoners die hierover iets lieten weten, krijgen deze uitleg."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ToelichtingForm(Formulier):
    toelichting = forms.CharField(
        label=_("Wat is er bereikt?"),
        help_text=_("Voor collega’s. Bewoners lezen de resultaten."),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AgenderenForm(Formulier):
    """One screen: the point, what should change, what is done, by whom and before which day."""

    # never required: a form posted again is the same form, also when its agenda was made by now
    agenda: Any = forms.ModelChoiceField(label=_("Op welke agenda?"), queryset=None, required=False)
    punt_titel = forms.CharField(
        label=_("Punt op de agenda"), help_text=_("Zoals bewoners het lezen."), max_length=160
    )
    doel_titel = forms.CharField(
        label=_("Doel"),
        help_text=_("Wat moet er anders zijn? Bijvoorbeeld: kinderen lopen veilig naar school."),
        max_length=160,
    )
    inspanning_titel = forms.CharField(
        label=_("Eerste inspanning"),
        help_text=_("Wat doen wij daarvoor? Bijvoorbeeld: zes lampen plaatsen."),
        max_length=160,
    )
    organisatie: Any = forms.ModelChoiceField(
        label=_("Welke organisatie doet dit?"), queryset=None, empty_label=_("Kies een organisatie")
    )
    persoon: Any = forms.ModelChoiceField(
        label=_("Wie zorgt ervoor?"),
        help_text=_("Weet u het nog niet? Laat dit dan leeg."),
        queryset=None,
        required=False,
        empty_label=_("Nog niet bekend"),
    )
    klaar_voor = forms.DateField(
        label=_("Klaar voor"), help_text=_("Deze datum is een belofte aan bewoners.")
    )

    def __init__(
        self, *args: Any, gemeente: Gemeente, agendas: QuerySet[Agenda], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._agenda(agendas)
        _veld(self, "organisatie").queryset = organisaties(gemeente)
        _veld(self, "persoon").queryset = uitvoerders(gemeente)

    def _agenda(self, agendas: QuerySet[Agenda]) -> None:
        """Offer what there is; for a year without an agenda, say that it is made now."""
        veld, jaar = _veld(self, "agenda"), klok.vandaag().year
        veld.queryset = agendas
        van_nu = [agenda for agenda in agendas if agenda.van_jaar <= jaar <= agenda.tot_jaar]
        if van_nu:
            veld.empty_label = None
            self.initial["agenda"] = van_nu[0]
        else:
            veld.empty_label = _("De agenda van %(jaar)s: die maken wij nu") % {"jaar": jaar}
