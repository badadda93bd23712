"""Forms with which a gemeente sets this room: themes and the ladder."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wijkwerk.accounts.domain.rollen import LEIDINGGEVENDE, WIJKWETHOUDER
from wijkwerk.accounts.models import Escalatiestap
from wijkwerk.gebieden.models import Thema
from wijkwerk.signalen import labels
from wijkwerk.signalen.forms.basis import Formulier
from wijkwerk.signalen.services import Themagegevens

LADDERROLLEN = (LEIDINGGEVENDE, WIJKWETHOUDER)
TREDEN = len(LADDERROLLEN)


class ThemaForm(Formulier):
    naam = forms.CharField(max_length=60)
    servicetermijn_dagen = forms.IntegerField(min_value=1, max_value=60, required=False)
    trefwoorden = forms.CharField(
        max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    basis = forms.BooleanField(required=False)
    actief = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, termijn: int, thema: Thema | None = None, **kwargs: Any) -> None:
        if thema is not None:
            kwargs["initial"] = {naam: getattr(thema, naam) for naam in self.base_fields}
        super().__init__(*args, **kwargs)
        opschriften = {
            "naam": _("Hoe heet het thema?"),
            "servicetermijn_dagen": _("Antwoord binnen hoeveel werkdagen?"),
            "trefwoorden": _("Woorden die bij dit thema horen"),
            "basis": _("Dit gaat over schoon, heel of veilig"),
            "actief": _("Dit thema kan worden gekozen"),
        }
        for naam, opschrift in opschriften.items():
            self.fields[naam].label = opschrift
        self.fields["naam"].error_messages["required"] = _("Geef het thema een naam.")
        self.fields["servicetermijn_dagen"].help_text = _(
            "Leeg: %(n)d werkdagen, zoals overal in de gemeente."
        ) % {"n": termijn}
        self.fields["trefwoorden"].help_text = _(
            "Eén op elke regel. Staan ze in een bericht, dan stellen wij dit thema voor. "
            "Met een sterretje tellen ook langere woorden: boom* vindt boomwortel."
        )

    def gegevens(self) -> Themagegevens:
        return Themagegevens(**self.cleaned_data)


class LadderForm(Formulier):
    """A row per step: which role decides, and within how many working days. Empty = no step."""

    def __init__(self, *args: Any, stappen: list[Escalatiestap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rollen = [("", _("Geen stap"))] + [(rol, labels.TREDE[rol]) for rol in LADDERROLLEN]
        staat = dict(enumerate(stappen))
        for nummer in range(TREDEN):
            stap = staat.get(nummer)
            self.fields[f"rol_{nummer}"] = forms.ChoiceField(
                choices=rollen,
                required=False,
                label=_("Stap %(n)d: wie beslist?") % {"n": nummer + 1},
                initial=stap.naar_rol if stap else "",
            )
            self.fields[f"dagen_{nummer}"] = forms.IntegerField(
                min_value=1,
                max_value=60,
                required=False,
                label=_("Binnen hoeveel werkdagen?"),
                initial=stap.na_werkdagen if stap else None,
            )

    @property
    def treden(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"rol_{nummer}"], self[f"dagen_{nummer}"]) for nummer in range(TREDEN)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for nummer in range(TREDEN):
            rol, dagen = data.get(f"rol_{nummer}"), data.get(f"dagen_{nummer}")
            if rol and dagen is None and f"dagen_{nummer}" not in self.errors:
                self.add_error(f"dagen_{nummer}", _("Vul in binnen hoeveel werkdagen."))
        return data

    def stappen(self) -> list[tuple[str, int]]:
        data = self.cleaned_data
        return [
            (data[f"rol_{nummer}"], data[f"dagen_{nummer}"])
            for nummer in range(TREDEN)
            if data[f"rol_{nummer}"]
        ]
