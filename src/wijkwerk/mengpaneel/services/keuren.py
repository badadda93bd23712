"""What must hold for an exercise: what it is about, its roles, its texts, who leads it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Persoon
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.permissions import require
from wijkwerk.doelen.selectors import gemeente_van
from wijkwerk.mengpaneel.domain import rollen
from wijkwerk.mengpaneel.domain.aanleiding import Aanleiding
from wijkwerk.mengpaneel.domain.spreiding import ANDERE
from wijkwerk.mengpaneel.models import Bereik, Oefening
from wijkwerk.mengpaneel.selectors.sessie import kan_leiden
from wijkwerk.signalen.selectors import opgaven_zichtbaar

TEKSTEN: Final = (
    "titel",
    "aanleiding_tekst",
    "organisatiecultuur",
    "visie",
    "wijkkenmerken",
    "sterke_kanten",
)
KEUZES: Final = ("aanleiding", "organisatiemodel")
OVER: Final = ("gebied", "thema", "opgave")
# What people saw when they joined: fixed once the exercise is open.
VOOR_HET_OPENEN: Final = ("bereik", *OVER, "rollen")
VELDEN: Final = frozenset((*TEKSTEN, *KEUZES, *VOOR_HET_OPENEN))


def vul(oefening: Oefening, velden: dict[str, Any]) -> None:
    """Put these fields in, checked. TypeError for a field that nobody may fill in."""
    if vreemd := set(velden) - VELDEN:
        raise TypeError(f"no such fields: {sorted(vreemd)}")
    for naam, waarde in velden.items():
        setattr(oefening, naam, waarde.strip() if naam in TEKSTEN else waarde)
    _keur_teksten(oefening)
    oefening.rollen = _rollen(oefening.rollen)
    if oefening.bereik not in Bereik.values:
        raise DomainError("oefening.bereik", _("Kies waarover het paneel gaat."))
    for naam in OVER:
        if naam != oefening.bereik:
            setattr(oefening, naam, None)


def _keur_teksten(oefening: Oefening) -> None:
    if not oefening.titel:
        raise DomainError("oefening.titel", _("Geef de oefening een naam."))
    for naam in TEKSTEN:
        meeste = langste(naam)
        if len(getattr(oefening, naam)) > meeste:
            tekst = _("Deze tekst is te lang. Gebruik hoogstens %(n)s tekens.")
            raise DomainError(f"oefening.{naam}", tekst % {"n": meeste})
    if oefening.aanleiding not in list(Aanleiding):
        raise DomainError("oefening.aanleiding", _("Kies een van de aanleidingen."))
    if oefening.organisatiemodel not in ("", *Oefening.Organisatiemodel.values):
        raise DomainError("oefening.organisatiemodel", _("Kies een van de modellen."))


def langste(naam: str) -> int:
    """How many characters fit in this field."""
    veld: Any = Oefening._meta.get_field(naam)
    return int(veld.max_length)


def _rollen(namen: Collection[str]) -> list[str]:
    """The roles as people will see them; order stays."""
    schoon = [" ".join(str(naam).split()) for naam in namen]
    schoon = [naam for naam in schoon if naam]
    if not rollen.MINSTE <= len(schoon) <= rollen.MEESTE:
        tekst = _("Geef minstens %(minste)s en hoogstens %(meeste)s rollen.")
        grenzen = {"minste": rollen.MINSTE, "meeste": rollen.MEESTE}
        raise DomainError("oefening.rollen", tekst % grenzen)
    if te_lang := [naam for naam in schoon if len(naam) > rollen.LANGSTE]:
        tekst = _("‘%(rol)s’ is te lang. Gebruik hoogstens %(n)s tekens.")
        grenzen_tekst = {"rol": te_lang[0], "n": rollen.LANGSTE}
        raise DomainError("oefening.rollen", tekst % grenzen_tekst)
    klein = [naam.casefold() for naam in schoon]
    if dubbel := [naam for naam in schoon if klein.count(naam.casefold()) > 1]:
        tekst = _("‘%(rol)s’ staat er twee keer in.")
        raise DomainError("oefening.rollen", tekst % {"rol": dubbel[0]})
    if ANDERE.casefold() in klein:
        tekst = _("‘%(rol)s’ gebruiken wij al voor rollen met weinig mensen. Kies een andere naam.")
        raise DomainError("oefening.rollen", tekst % {"rol": ANDERE})
    return schoon


def keur_bereik(oefening: Oefening, actor: Actor) -> None:
    """What it is about lies in this gemeente, and this actor may prepare an exercise about it."""
    over = getattr(oefening, oefening.bereik, None) if oefening.bereik in OVER else None
    if over is None and oefening.bereik != Bereik.GEMEENTE:
        raise DomainError("oefening.bereik", _("Kies waarover het paneel gaat."))
    if oefening.gebied is not None:
        gemeente_van(oefening.gebied)
    if oefening.thema is not None and oefening.thema.gemeente_id != oefening.gemeente_id:
        raise DomainError("gemeente.anders", _("Dit hoort bij een andere gemeente."))
    require(actor, "oefening.maken", oefening)
    if oefening.opgave is not None:
        if not opgaven_zichtbaar(actor).filter(pk=oefening.opgave.pk).exists():
            raise DomainError("oefening.opgave", _("Deze opgave kunt u niet kiezen."))
        require(actor, "oefening.maken", oefening.opgave)


def keur_begeleiders(oefening: Oefening, personen: Iterable[Persoon]) -> None:
    """Each works here today, for the area it is about."""
    kan = set(kan_leiden(oefening.gemeente, oefening.gebied_id).values_list("pk", flat=True))
    for persoon in personen:
        if persoon.pk not in kan:
            tekst = _("%(naam)s kan deze oefening niet begeleiden: geen rol hier, of geen collega.")
            raise DomainError("oefening.begeleider", tekst % {"naam": persoon.naam})
