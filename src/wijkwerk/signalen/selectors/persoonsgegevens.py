"""Everything we keep about one person who spoke, for themselves or for a colleague who is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wijkwerk.accounts.domain.rollen import BEHANDELAARS
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import klok
from wijkwerk.core.kenmerk import toon
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.afzender import telefoon_vorm
from wijkwerk.signalen.models import (
    Melder,
    Signaal,
    SignaalFoto,
    SignaalStap,
    Terugkoppeling,
    Verzending,
)
from wijkwerk.signalen.selectors.draad import draad_ids, nieuws_van, opgaven_van, stappen_van
from wijkwerk.signalen.selectors.fotos import fotos_van
from wijkwerk.signalen.selectors.zicht import in_mijn_gebied

Rij = dict[str, Any]
VELDEN: Final[dict[str, str | Promise]] = {
    "nummer": _("Nummer"),
    "ontvangen": _("Ontvangen"),
    "antwoord_voor": _("Antwoord voor"),
    "beantwoord": _("Beantwoord"),
    "status": _("Status"),
    "soort": _("Soort"),
    "kanaal": _("Hoe het bij ons kwam"),
    "gebied": _("Gebied"),
    "thema": _("Onderwerp"),
    "tekst": _("Tekst"),
    "plek": _("Plek"),
    "breedtegraad": _("Breedtegraad"),
    "lengtegraad": _("Lengtegraad"),
    "mag_openbaar": _("Mag openbaar"),
    "openbare_tekst": _("Openbare tekst"),
    "naam": _("Naam"),
    "e_mail": _("E-mailadres"),
    "nieuw_e_mail": _("Nieuw e-mailadres, nog niet bevestigd"),
    "telefoon": _("Telefoonnummer"),
    "postadres": _("Adres"),
    "antwoord_per": _("Antwoord per"),
    "taal": _("Taal"),
    "op": _("Datum"),
    "wat": _("Wat"),
    "uitkomst": _("Uitkomst"),
    "reden": _("Reden"),
    "afgewogen": _("Wat wij afwogen"),
    "zelf": _("Wat u zelf kunt doen"),
    "gehoord": _("Gehoord"),
    "toelichting": _("Toelichting"),
    "beschrijving": _("Beschrijving"),
}
DAG_EN_TIJD = "%Y-%m-%d %H:%M"


@dataclass(frozen=True)
class Groep:
    """Rows of one kind under a heading; what is empty is left out."""

    sleutel: str
    kop: str | Promise
    rijen: Sequence[Rij]

    @property
    def feiten(self) -> list[list[tuple[str | Promise, Any]]]:
        """The rows as pairs of a label and a value, to read."""
        return [
            [(VELDEN[naam], _in_woorden(waarde)) for naam, waarde in rij.items()]
            for rij in self.rijen
        ]


@dataclass(frozen=True)
class Dossier:
    """What we keep about one person and one voice."""

    melder: Melder
    groepen: Sequence[Groep]
    fotos: Sequence[SignaalFoto] = ()

    def als_json(self) -> dict[str, Any]:
        return {
            groep.sleutel: [
                {naam: _in_bestand(waarde) for naam, waarde in rij.items()} for rij in groep.rijen
            ]
            for groep in self.groepen
        }


@dataclass(frozen=True)
class Gevonden:
    """Whose contact data these are, as far as this colleague may see; and how many others."""

    melders: Sequence[Melder]
    elders: int


def melders_van_persoon(actor: Medewerker, e_mail: str, telefoon: str) -> Gevonden:
    """By e-mail address or phone number, exactly; erased ones are nobody's any more."""
    wie = Q(pk__in=())
    if adres := e_mail.strip().lower():
        wie |= Q(e_mail=adres) | Q(nieuw_e_mail=adres)
    if nummer := telefoon_vorm(telefoon):
        wie |= Q(telefoon=nummer)
    alle = Melder.objects.filter(wie, gewist_op=None)
    mijn = alle.filter(in_mijn_gebied(actor, BEHANDELAARS, "signaal__gebied_id"))
    rijen = mijn.select_related("signaal__gebied", "signaal__thema", "gemeente")
    melders = list(rijen.order_by("-signaal__ontvangen_op", "-pk"))
    return Gevonden(melders, alle.count() - len(melders))


def dossier_van(melder: Melder) -> Dossier:
    """Without the notes and the reading of colleagues: those are about the matter, not the person.

    Who joined in gets the public text, not the words of who spoke first.
    """
    signaal = melder.signaal
    draad = draad_ids(signaal)
    ontvangst = Terugkoppeling.Soort.ONTVANGST
    nieuws = nieuws_van(signaal, opgaven_van(signaal, draad), draad)
    verteld = [rij for rij in nieuws if rij.soort != ontvangst]
    fotos = eigen_fotos(melder, fotos_van(signaal))
    groepen = (
        Groep("bericht", _("Uw bericht"), [_bericht(melder, signaal)]),
        Groep("contact", _("Uw contactgegevens"), [_contact(melder)]),
        Groep("gedaan", _("Wat u deed"), [_stap(rij) for rij in _eigen_stappen(melder)]),
        Groep("antwoorden", _("Wat wij u vertelden"), [_nieuws(rij) for rij in verteld]),
        Groep("verzonden", _("Wat wij u stuurden"), [_post(rij) for rij in _post_van(melder)]),
        Groep("oordelen", _("Wat u van ons antwoord vond"), _oordelen(melder)),
        Groep("fotos", _("Uw foto’s"), [_kort(beschrijving=f.bestand.alt) for f in fotos]),
    )
    return Dossier(melder, [groep for groep in groepen if groep.rijen], fotos)


def eigen_fotos(melder: Melder, fotos: Sequence[SignaalFoto]) -> list[SignaalFoto]:
    """Those this person sent: by their link, or along with what they said."""
    indiener = melder.soort == Melder.Soort.INDIENER
    return [
        foto
        for foto in fotos
        if foto.melder_id == melder.pk or (indiener and foto.melder_id is None)
    ]


def eigen_foto(melder: Melder, token: str) -> SignaalFoto | None:
    """The photo with this token, when this person sent it."""
    eigen = eigen_fotos(melder, fotos_van(melder.signaal))
    return next((foto for foto in eigen if foto.bestand.token == token), None)


def _kort(**velden: Any) -> Rij:
    """Without what is empty."""
    return {naam: waarde for naam, waarde in velden.items() if waarde not in ("", None)}


def _in_woorden(waarde: Any) -> Any:
    """As people read it: `3 februari 2026 14.05` by the clock of the Netherlands."""
    if isinstance(waarde, datetime):
        return date_format(waarde.astimezone(klok.AMSTERDAM), "j F Y G.i")
    return date_format(waarde, "j F Y") if isinstance(waarde, date) else waarde


def _in_bestand(waarde: Any) -> Any:
    """As a program reads it: ISO dates by the clock of the Netherlands, the rest as text."""
    if isinstance(waarde, datetime):
        return waarde.astimezone(klok.AMSTERDAM).strftime(DAG_EN_TIJD)
    if isinstance(waarde, date):
        return waarde.isoformat()
    return waarde if isinstance(waarde, bool | float) else str(waarde)


def _bericht(melder: Melder, signaal: Signaal) -> Rij:
    eigen: Rij = {}
    if melder.soort == Melder.Soort.INDIENER:
        eigen = {
            "plek": signaal.plek_tekst,
            "breedtegraad": signaal.lat,
            "lengtegraad": signaal.lon,
            "mag_openbaar": signaal.wil_openbaar,
        }
    return _kort(
        nummer=toon(signaal.kenmerk),
        ontvangen=signaal.ontvangen_op,
        antwoord_voor=signaal.antwoord_voor,
        beantwoord=signaal.beantwoord_op,
        status=labels.STATUS[signaal.status],
        soort=labels.SOORT[signaal.soort],
        kanaal=labels.KANAAL[signaal.kanaal],
        gebied=signaal.gebied.naam,
        thema=signaal.thema.naam if signaal.thema else "",
        tekst=melder.mag_lezen,
        **eigen,
        openbare_tekst=signaal.publieke_tekst if signaal.openbaar_op else "",
    )


def _contact(melder: Melder) -> Rij:
    return _kort(
        naam=melder.naam,
        e_mail=melder.e_mail,
        nieuw_e_mail=melder.nieuw_e_mail,
        telefoon=melder.telefoon,
        postadres=melder.postadres,
        antwoord_per=labels.MELDER_KANAAL[melder.kanaal],
        taal=melder.taal,
    )


def _eigen_stappen(melder: Melder) -> list[SignaalStap]:
    indiener = melder.soort == Melder.Soort.INDIENER
    return [
        stap
        for stap in stappen_van(melder.signaal)
        if stap.melder_id == melder.pk
        or (indiener and stap.melder_id is None and stap.handeling == "signaal.aanvullen")
    ]


def _stap(stap: SignaalStap) -> Rij:
    wat = labels.HANDELING.get(stap.handeling, stap.handeling)
    return _kort(op=stap.op, wat=wat, tekst=stap.toelichting)


def _nieuws(rij: Terugkoppeling) -> Rij:
    is_antwoord = rij.soort == Terugkoppeling.Soort.ANTWOORD
    return _kort(
        op=rij.op,
        uitkomst=labels.UITKOMST[rij.uitkomst] if is_antwoord else "",
        tekst=rij.tekst,
        reden=rij.reden,
        afgewogen=rij.afgewogen,
        zelf=rij.zelf,
    )


def _post_van(melder: Melder) -> list[Verzending]:
    verzonden = melder.verzendingen.filter(status=Verzending.Status.VERZONDEN)
    return list(verzonden.order_by("verzonden_op", "pk"))


def _post(rij: Verzending) -> Rij:
    return _kort(op=rij.verzonden_op, antwoord_per=labels.MELDER_KANAAL[rij.kanaal])


def _oordelen(melder: Melder) -> list[Rij]:
    return [
        _kort(op=rij.op, gehoord=labels.GEHOORD[rij.gehoord], toelichting=rij.toelichting)
        for rij in melder.oordelen.order_by("op", "pk")
    ]
