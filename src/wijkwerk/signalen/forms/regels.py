"""The form of a routing rule: readable conditions, all of which must hold."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wijkwerk.accounts.domain.rollen import BEHANDELAARS
from wijkwerk.accounts.models import Persoon, RolToewijzing
from wijkwerk.accounts.selectors import organisaties
from wijkwerk.core import klok
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.gebieden.selectors import gebieden_op_werkniveau, themas_van
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.regels import Veld, Voorwaarde, lees
from wijkwerk.signalen.forms.basis import Formulier, Keuzeveld
from wijkwerk.signalen.forms.basis import themas as als_thema
from wijkwerk.signalen.models import Routeerregel
from wijkwerk.signalen.services import Regelgegevens

WOORDRIJEN, MEESTE_WOORDRIJEN = 2, 5
KEUZEVELDEN = (Veld.GEBIED, Veld.SOORT, Veld.KANAAL, Veld.THEMA)
_SCHEIDING = re.compile(r"[,;\n]")


class RegelForm(Formulier):
    """Rows of words (each row must hold, by any of its words) and one group for the other fields.

    `rijen` is how many rows of words there are; the button "nog een rij" asks for one more.
    """

    naam = forms.CharField(max_length=80)
    gebied = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    soort = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    kanaal = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    thema = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    zet_thema: Keuzeveld = forms.ModelChoiceField(None, required=False)
    klein_grut = forms.BooleanField(required=False)
    behandelaar: Keuzeveld = forms.ModelChoiceField(
        None, required=False, to_field_name="schuilnaam"
    )
    naar: Keuzeveld = forms.ModelChoiceField(None, required=False, to_field_name="naam")
    vraag = forms.CharField(
        max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    dagen = forms.IntegerField(min_value=1, max_value=60, initial=5)

    def __init__(
        self, *args: Any, gemeente: Gemeente, regel: Routeerregel | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", begin(regel) if regel else {})
        super().__init__(*args, **kwargs)
        self._woordrijen()
        self._keuzes(gemeente)
        self._opschriften()

    @property
    def woordvelden(self) -> list[forms.BoundField]:
        return [self[f"woorden_{nummer}"] for nummer in range(self.rijen)]

    @property
    def kan_nog_een(self) -> bool:
        return self.rijen < MEESTE_WOORDRIJEN

    def _woordrijen(self) -> None:
        nu = str(self.data.get("rijen", ""))
        gevuld = sum(naam.startswith("woorden_") for naam in self.initial)
        self.rijen = int(nu) if nu.isdecimal() else max(WOORDRIJEN, gevuld)
        self.rijen = min(self.rijen + ("nog_een" in self.data), MEESTE_WOORDRIJEN)
        for nummer in range(self.rijen):
            self.fields[f"woorden_{nummer}"] = forms.CharField(
                max_length=2_000,
                required=False,
                label=_("In de tekst staat") if nummer == 0 else _("En er staat ook"),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def _keuzes(self, gemeente: Gemeente) -> None:
        gebieden = {g.slug: g.naam for g in gebieden_op_werkniveau(gemeente)}
        themas = {t.slug: t.naam for t in themas_van(gemeente) if t.actief}
        for veld, bron in (
            ("gebied", gebieden),
            ("soort", labels.SOORT),
            ("kanaal", labels.KANAAL),
            ("thema", themas),
        ):
            ook = {waarde: waarde for waarde in self.initial.get(veld, ())}  # a buurt, or gone
            self.fields[veld].choices = list({**ook, **bron}.items())  # type: ignore[attr-defined]
        als_thema(self.fields["zet_thema"])
        self.fields["behandelaar"].queryset = _behandelaars()  # type: ignore[attr-defined]
        self.fields["naar"].queryset = organisaties()  # type: ignore[attr-defined]

    def _opschriften(self) -> None:
        opschriften = {
            "naam": _("Hoe heet deze regel?"),
            "gebied": _("Het gaat over"),
            "soort": _("Het is een"),
            "kanaal": _("Het kwam binnen via"),
            "thema": _("Het thema is"),
            "zet_thema": _("Geef het dit thema"),
            "klein_grut": _("Dit is klein grut: antwoord met een korte termijn"),
            "behandelaar": _("Geef het aan deze collega"),
            "naar": _("Stel een vraag aan"),
            "vraag": _("Wat wilt u van hen weten?"),
            "dagen": _("Werkdagen voor hun antwoord"),
        }
        for naam, opschrift in opschriften.items():
            self.fields[naam].label = opschrift
        self.fields["naam"].error_messages["required"] = _("Geef de regel een naam.")
        self.fields["naam"].help_text = _("Bijvoorbeeld: grofvuil. Staat bij elk bericht.")
        self.fields["woorden_0"].help_text = _(
            "Een van deze woorden is genoeg. Zet er een komma tussen. Met een sterretje tellen "
            "ook langere woorden: boom* vindt boomwortel."
        )
        for naam in ("behandelaar", "naar"):
            self.fields[naam].empty_label = _("Niemand")  # type: ignore[attr-defined]
        self.fields["zet_thema"].empty_label = _("Geen thema")  # type: ignore[attr-defined]

    def voorwaarden(self) -> tuple[Voorwaarde, ...]:
        """What is asked, as far as it was filled in."""
        data = self.cleaned_data
        rijen = [
            Voorwaarde(Veld.WOORDEN, splits(data.get(f"woorden_{nummer}", "")))
            for nummer in range(self.rijen)
        ]
        rijen += [Voorwaarde(veld, tuple(data.get(str(veld), ()))) for veld in KEUZEVELDEN]
        return tuple(rij for rij in rijen if rij.waarden)

    def gegevens(self) -> Regelgegevens:
        data = self.cleaned_data
        return Regelgegevens(
            naam=data["naam"],
            voorwaarden=self.voorwaarden(),
            thema=data["zet_thema"],
            klein_grut=data["klein_grut"],
            behandelaar=data["behandelaar"],
            naar=data["naar"],
            vraag=data["vraag"],
            dagen=data["dagen"],
        )


def splits(tekst: str) -> tuple[str, ...]:
    """Words and phrases between commas or on lines of their own, each once."""
    delen = (deel.strip() for deel in _SCHEIDING.split(tekst))
    return tuple(dict.fromkeys(deel for deel in delen if deel))


def begin(regel: Routeerregel) -> dict[str, Any]:
    """A rule as it stands, to change it."""
    gegevens: dict[str, Any] = {
        "naam": regel.naam,
        "zet_thema": regel.thema and regel.thema.slug,
        "klein_grut": regel.klein_grut,
        "behandelaar": regel.behandelaar and regel.behandelaar.schuilnaam,
        "naar": regel.naar and regel.naar.naam,
        "vraag": regel.vraag,
        "dagen": regel.dagen,
    }
    woordrij = 0
    for voorwaarde in lees(regel.voorwaarden):
        if voorwaarde.veld == Veld.WOORDEN:
            gegevens[f"woorden_{woordrij}"] = ", ".join(voorwaarde.waarden)
            woordrij += 1
        elif voorwaarde.veld in KEUZEVELDEN:
            gegevens.setdefault(voorwaarde.veld, []).extend(voorwaarde.waarden)
    return gegevens


def _behandelaars() -> QuerySet[Persoon]:
    """Who looks after voices somewhere in this gemeente today, by name."""
    rollen = RolToewijzing.objects.geldig(klok.vandaag()).filter(rol__in=BEHANDELAARS)
    mensen = Persoon.objects.filter(pk__in=rollen.values("persoon_id"), is_active=True)
    return mensen.order_by("naam", "pk")
