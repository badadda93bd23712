"""The form in which an exercise is prepared. Rules stand in the services."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wijkwerk.accounts.domain.rollen import COLLEGAS
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Persoon
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.domain import rollen
from wijkwerk.mengpaneel.domain.aanleiding import EERSTE_SCHUIVEN
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Bereik, Oefening
from wijkwerk.mengpaneel.selectors.sessie import kan_leiden
from wijkwerk.mengpaneel.services.keuren import OVER, VOOR_HET_OPENEN
from wijkwerk.signalen.selectors import opgaven_zichtbaar

CONTEXT = ("organisatiemodel", "organisatiecultuur", "visie", "wijkkenmerken", "sterke_kanten")


class Persoonkeuze(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.naam}, {obj.functie}" if obj.functie else str(obj.naam)


class Rollenveld(forms.CharField):
    """One role on each line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        return [regel.strip() for regel in super().clean(value).splitlines() if regel.strip()]


def _lang(rijen: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


class OefeningForm(forms.Form):
    """Why, about what, under which name, in which context, with which roles and colleagues."""

    use_required_attribute = False

    aanleiding = forms.ChoiceField(
        label=gettext_lazy("Waarom doet u deze oefening?"),
        help_text=gettext_lazy("De aanleiding wijst aan bij welke schuif u begint."),
        widget=forms.RadioSelect,
        choices=(),
        error_messages={"required": gettext_lazy("Kies wat het meest lijkt op uw aanleiding.")},
    )
    aanleiding_tekst = forms.CharField(
        label=gettext_lazy("Wat is er aan de hand?"),
        help_text=gettext_lazy("Een paar zinnen. Wie dit later leest, begrijpt dan waarom."),
        max_length=2_000,
        required=False,
        widget=_lang(),
    )
    bereik = forms.ChoiceField(
        label=gettext_lazy("Waarover gaat het paneel?"),
        widget=forms.RadioSelect,
        choices=lambda: list(teksten.BEREIK.items()),
        initial=Bereik.GEMEENTE.value,
    )
    gebied: Any = forms.ModelChoiceField(
        label="", queryset=None, required=False, to_field_name="slug", empty_label="-"
    )
    thema: Any = forms.ModelChoiceField(
        label=gettext_lazy("Welk thema?"),
        queryset=None,
        required=False,
        to_field_name="slug",
        empty_label=gettext_lazy("Kies een thema"),
    )
    opgave: Any = forms.ModelChoiceField(
        label=gettext_lazy("Welke opgave?"),
        queryset=None,
        required=False,
        to_field_name="kenmerk",
        empty_label=gettext_lazy("Kies een opgave"),
    )
    titel = forms.CharField(
        label=gettext_lazy("Hoe heet de oefening?"),
        help_text=gettext_lazy("Deelnemers zien deze naam op hun telefoon."),
        max_length=120,
        error_messages={"required": gettext_lazy("Geef de oefening een naam.")},
    )
    rollen = Rollenveld(
        label=gettext_lazy("In welke rollen doen mensen mee?"),
        max_length=2_000,
        widget=_lang(8),
        initial=list(rollen.STANDAARD),
        error_messages={"required": gettext_lazy("Schrijf minstens 2 rollen op.")},
    )
    organisatiemodel = forms.ChoiceField(
        label=gettext_lazy("Hoe is uw organisatie ingedeeld?"),
        required=False,
        choices=lambda: [("", _("Weet ik niet")), *teksten.ORGANISATIEMODEL.items()],
    )
    organisatiecultuur = forms.CharField(
        label=gettext_lazy("Hoe is de cultuur in uw organisatie?"),
        help_text=gettext_lazy("Hoe gaan collega’s met elkaar, met bewoners en met regels om?"),
        max_length=2_000,
        required=False,
        widget=_lang(),
    )
    visie = forms.CharField(
        label=gettext_lazy("Wat willen de bestuurders bereiken?"),
        max_length=2_000,
        required=False,
        widget=_lang(),
    )
    wijkkenmerken = forms.CharField(
        label="",
        help_text=gettext_lazy("Denk aan huizen, bewoners en opgaven. Noem geen mensen bij naam."),
        max_length=2_000,
        required=False,
        widget=_lang(),
    )
    sterke_kanten = forms.CharField(
        label=gettext_lazy("Waar bent u sterk in?"),
        max_length=2_000,
        required=False,
        widget=_lang(),
    )
    begeleiders = Persoonkeuze(
        label=gettext_lazy("Welke collega’s begeleiden mee?"),
        help_text=gettext_lazy("Zij kunnen alles wat u bij deze oefening kunt."),
        queryset=Persoon.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        gemeente: Gemeente,
        actor: Actor,
        oefening: Oefening | None = None,
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.open = oefening is not None and oefening.fase != Fase.VOORBEREIDEN
        enkel, meervoud = gemeente.woord("enkel"), gemeente.woord("meervoud")
        veld: Mapping[str, Any] = self.fields
        veld["aanleiding"].choices = [(code, aanleiding_label(code)) for code in EERSTE_SCHUIVEN]
        veld["rollen"].help_text = _(
            "Eén rol per regel, %(minste)s tot en met %(meeste)s rollen. Een rol van één persoon "
            "mag; wij laten rollen met minder dan 3 mensen niet apart zien."
        ) % {"minste": rollen.MINSTE, "meeste": rollen.MEESTE}
        veld["gebied"].label = _("Welk gebied?")
        veld["gebied"].empty_label = _("Kies: %(enkel)s") % {"enkel": enkel}
        veld["wijkkenmerken"].label = _("Hoe zijn uw %(meervoud)s?") % {"meervoud": meervoud}
        veld["gebied"].queryset = _gebieden(gemeente, actor, oefening)
        veld["thema"].queryset = Thema.objects.filter(gemeente=gemeente, actief=True).order_by(
            "naam"
        )
        veld["opgave"].queryset = _opgaven(actor)
        veld["begeleiders"].queryset = _collegas(gemeente, actor, oefening)
        for naam in OVER:  # asked for exactly one of them, so none is "may be left empty"
            veld[naam].required = not self.is_bound or self.data.get("bereik") == naam
            veld[naam].error_messages["required"] = _("Kies waarover het paneel gaat.")
        self.vast = oefening is not None and oefening.fase == Fase.EVALUEREN
        weg = set(self.fields) - {"begeleiders"} if self.vast else set(VOOR_HET_OPENEN)
        for naam in weg if self.open else ():
            del self.fields[naam]

    def zeg(self, fout: DomainError) -> None:
        """What the service said, at the field it is about when there is one."""
        veld = fout.code.rpartition(".")[2]
        veld = {"begeleider": "begeleiders"}.get(veld, veld)
        self.add_error(veld if veld in self.fields else None, fout.melding)

    @property
    def contextvelden(self) -> list[forms.BoundField]:
        return [self[naam] for naam in CONTEXT]

    @property
    def context_open(self) -> bool:
        """Unfolded when there is something in it, or something to mend."""
        return any(veld.value() or veld.errors for veld in self.contextvelden)


def aanleiding_label(code: str) -> str | SafeString:
    """The reason, with the sliders it points to in small print below it."""
    namen = [str(teksten.SCHUIF[schuif].naam) for schuif in EERSTE_SCHUIVEN[code]]
    if not namen:
        return str(teksten.AANLEIDING[code])
    begin = ngettext("Begin bij deze schuif: %(namen)s", "Begin bij: %(namen)s", len(namen))
    return format_html(
        '{}<small class="mp-keuzehulp">{}</small>',
        teksten.AANLEIDING[code],
        begin % {"namen": _(" en ").join(namen)},
    )


def _gebieden(gemeente: Gemeente, actor: Actor, oefening: Oefening | None) -> Any:
    """Where this actor works; an exercise keeps the area it had."""
    rijen = Gebied.objects.op_werkniveau(gemeente)
    mijne = actor.gebieden_met(COLLEGAS) if isinstance(actor, Medewerker) else None
    if mijne is not None:
        rijen = rijen.filter(pk__in=mijne)
    if oefening is not None and oefening.gebied_id is not None:
        rijen = (rijen | Gebied.objects.filter(pk=oefening.gebied_id)).distinct()
    return rijen


def _opgaven(actor: Actor) -> Any:
    rijen = opgaven_zichtbaar(actor)
    mijne = actor.gebieden_met(COLLEGAS) if isinstance(actor, Medewerker) else None
    if mijne is not None:
        rijen = rijen.filter(gebied__in=mijne)
    return rijen.order_by("titel", "pk")


def _collegas(gemeente: Gemeente, actor: Actor, oefening: Oefening | None) -> Any:
    """Everybody who may lead it, but not the one who fills in the form: they do anyway."""
    rijen = kan_leiden(gemeente)
    if oefening is not None:
        nu = [rij.persoon_id for rij in oefening.begeleiders.all()]
        rijen = rijen | Persoon.objects.filter(pk__in=nu)
    if actor.persoon is not None:
        rijen = rijen.exclude(pk=actor.persoon.pk)
    return rijen.distinct()


def beginwaarden(oefening: Oefening) -> dict[str, Any]:
    """What stands in the form when an exercise is changed."""
    velden = {
        naam: getattr(oefening, naam)
        for naam in OefeningForm.base_fields
        if naam not in {*OVER, "begeleiders"}
    }
    return {
        **velden,
        "gebied": oefening.gebied and oefening.gebied.slug,
        "thema": oefening.thema and oefening.thema.slug,
        "opgave": oefening.opgave and oefening.opgave.kenmerk,
        "begeleiders": [rij.persoon_id for rij in oefening.begeleiders.all()],
    }
