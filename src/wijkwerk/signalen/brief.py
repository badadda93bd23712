"""What a message to a resident says: the same words in a mail, a letter and the preview.

One piece of news is a message about one signaal (`bericht`); what happened on one day for one
address is one message with a heading for each subject (`bundel`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkwerk.accounts.models import Persoon
from wijkwerk.core import klok
from wijkwerk.core.kenmerk import toon
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.tekst import titel_van
from wijkwerk.signalen.models import Melder, Signaal, Terugkoppeling, Verzending
from wijkwerk.signalen.selectors.toezeggingen import belofte_bij

LANGSTE_CITAAT = 300


@dataclass(frozen=True)
class Alinea:
    """A paragraph: `titel` is a heading above it, `kop` is said in bold in front of it, `url` is
    where it leads and `link` what that is called."""

    tekst: str = ""
    kop: str = ""
    url: str = ""
    link: str = ""
    titel: str = ""


@dataclass(frozen=True)
class Bericht:
    """A message in one language, ready to be put on paper or in a mail."""

    onderwerp: str
    aanhef: str
    alineas: tuple[Alinea, ...]
    groet: tuple[str, ...]
    volg_url: str = ""
    stop_url: str = ""
    gebundeld: bool = False

    def als_tekst(self, taal: str) -> str:
        with override(taal):
            return render_to_string("signalen/bericht/bericht.txt", {"bericht": self})

    def als_html(self, taal: str) -> str:
        with override(taal):
            return render_to_string(
                "signalen/bericht/bericht.html", {"bericht": self, "taal": taal}
            )


def bericht(terugkoppeling: Terugkoppeling, melder: Melder, *, opnieuw: bool = False) -> Bericht:
    """The message to this melder, in their language. Texts of colleagues stay as written."""
    with override(melder.taal):
        signaal = melder.signaal
        return Bericht(
            onderwerp=_onderwerp(terugkoppeling, signaal, opnieuw),
            aanhef=_aanhef(melder),
            alineas=tuple(_alineas(terugkoppeling, melder, opnieuw)),
            groet=_groet(terugkoppeling.door, signaal.gemeente.naam),
            volg_url=volg_url(melder),
            stop_url=_stop_url(melder),
        )


def bericht_van(verzendingen: Sequence[Verzending]) -> Bericht:
    """The message that these rows of the outbox are together."""
    eerste = verzendingen[0]
    if eerste.bundel:
        return bundel(verzendingen)
    return bericht(eerste.terugkoppeling, eerste.melder, opnieuw=eerste.opnieuw)


def bundel(verzendingen: Sequence[Verzending]) -> Bericht:
    """The news of a day for one address: each thing once, with the link of everybody it is for."""
    melder = verzendingen[0].melder
    gemeente = melder.signaal.gemeente
    with override(melder.taal):
        return Bericht(
            onderwerp=_onderwerp_bundel([rij.melder.signaal for rij in verzendingen]),
            aanhef=_aanhef(melder),
            alineas=tuple(_alineas_bundel(verzendingen)),
            groet=_groet(None, gemeente.naam),
            stop_url=settings.ADRES
            + reverse("signalen:post_stoppen", args=[gemeente, melder.volgtoken]),
            gebundeld=True,
        )


def volg_url(melder: Melder) -> str:
    """The private link, absolute. The base comes from the settings only, never from a request."""
    return settings.ADRES + reverse(
        "signalen:volg", args=[melder.signaal.gemeente, melder.volgtoken]
    )


def dag(moment: date | datetime) -> str:
    """`3 februari 2026` in Amsterdam time."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(klok.AMSTERDAM).date()
    return date_format(moment, "j F Y")


def _stop_url(melder: Melder) -> str:
    return settings.ADRES + reverse(
        "signalen:melder_stoppen", args=[melder.signaal.gemeente, melder.volgtoken]
    )


def _aanhef(melder: Melder) -> str:
    return _("Beste %(naam)s,") % {"naam": melder.naam or _("bewoner")}


def _onderwerp_bundel(signalen: Sequence[Signaal]) -> str:
    kenmerken = list(dict.fromkeys(toon(signaal.kenmerk) for signaal in signalen))
    if len(kenmerken) == 1:
        return _("Nieuws over uw bericht (%(kenmerk)s)") % {"kenmerk": kenmerken[0]}
    return _("Nieuws over %(aantal)d berichten van u") % {"aantal": len(kenmerken)}


def _alineas_bundel(verzendingen: Sequence[Verzending]) -> Iterator[Alinea]:
    """Per subject (an opgave, or what somebody told us): its news in order, then the links."""
    onderwerpen: dict[tuple[str, int], list[Verzending]] = {}
    for rij in sorted(verzendingen, key=lambda rij: (rij.terugkoppeling.op, rij.pk)):
        opgave = rij.terugkoppeling.opgave_id
        sleutel = ("opgave", opgave) if opgave else ("signaal", rij.melder.signaal_id)
        onderwerpen.setdefault(sleutel, []).append(rij)
    for rijen in onderwerpen.values():
        yield Alinea(titel=_titel(rijen[0]))
        for terugkoppeling in {rij.terugkoppeling_id: rij.terugkoppeling for rij in rijen}.values():
            yield from _nieuws(terugkoppeling)
        for melder in {rij.melder_id: rij.melder for rij in rijen}.values():
            yield Alinea(
                url=volg_url(melder),
                link=_("Volg uw bericht %(kenmerk)s") % {"kenmerk": toon(melder.signaal.kenmerk)},
            )


def _titel(verzending: Verzending) -> str:
    opgave = verzending.terugkoppeling.opgave
    if opgave is not None:
        return opgave.titel
    melder = verzending.melder
    titel = titel_van(melder.mag_lezen)
    if melder.soort == Melder.Soort.AANSLUITER:
        return _("U sloot zich aan bij: ‘%(citaat)s’") % {"citaat": titel}
    return _("Uw bericht van %(dag)s: ‘%(titel)s’") % {
        "dag": dag(melder.signaal.ontvangen_op),
        "titel": titel or melder.signaal.titel,
    }


def _onderwerp(terugkoppeling: Terugkoppeling, signaal: Signaal, opnieuw: bool) -> str:
    waarden = {"kenmerk": toon(signaal.kenmerk)}
    if opnieuw:
        return _("De link om uw bericht te volgen (%(kenmerk)s)") % waarden
    if terugkoppeling.soort == Terugkoppeling.Soort.ONTVANGST:
        return _("Wij hebben uw bericht ontvangen (%(kenmerk)s)") % waarden
    if terugkoppeling.soort == Terugkoppeling.Soort.ANTWOORD:
        return _("Ons antwoord op uw bericht (%(kenmerk)s)") % waarden
    return _("Nieuws over uw bericht (%(kenmerk)s)") % waarden


def _alineas(terugkoppeling: Terugkoppeling, melder: Melder, opnieuw: bool) -> Iterator[Alinea]:
    if opnieuw:
        yield Alinea(_("U vroeg om de link waarmee u uw bericht volgt. Die staat hieronder."))
        return
    signaal, citaat = melder.signaal, melder.mag_lezen
    if len(citaat) > LANGSTE_CITAAT:
        citaat = citaat[:LANGSTE_CITAAT] + "…"
    zin = _("U schreef ons op %(dag)s: ‘%(citaat)s’")
    if melder.soort == Melder.Soort.AANSLUITER:
        zin = _("U sloot zich aan bij: ‘%(citaat)s’")
    yield Alinea(zin % {"dag": dag(signaal.ontvangen_op), "citaat": citaat})
    if terugkoppeling.soort == Terugkoppeling.Soort.ONTVANGST:
        yield from _ontvangst(signaal)
    else:
        yield from _nieuws(terugkoppeling)


def _ontvangst(signaal: Signaal) -> Iterator[Alinea]:
    yield Alinea(_("Dank u wel. Wij lezen uw bericht en kijken wie kan helpen."))
    yield Alinea(_("U krijgt antwoord voor %(dag)s.") % {"dag": dag(signaal.antwoord_voor)})
    yield Alinea(_("Uw nummer is %(kenmerk)s.") % {"kenmerk": toon(signaal.kenmerk)})


def _nieuws(terugkoppeling: Terugkoppeling) -> Iterator[Alinea]:
    kop = ""
    if terugkoppeling.soort == Terugkoppeling.Soort.ANTWOORD and terugkoppeling.uitkomst != "info":
        kop = _("Ons antwoord: %(uitkomst)s.") % {
            "uitkomst": labels.UITKOMST[terugkoppeling.uitkomst]
        }
    url = settings.ADRES + terugkoppeling.over_pad if terugkoppeling.over_pad else ""
    yield Alinea(terugkoppeling.tekst, kop, url, _("Bekijk wat wij deden"))
    if terugkoppeling.reden:
        yield Alinea(terugkoppeling.reden, _("Waarom zo?"))
    if terugkoppeling.afgewogen:
        yield Alinea(terugkoppeling.afgewogen, _("Wat wij hebben afgewogen:"))
    if terugkoppeling.zelf:
        yield Alinea(terugkoppeling.zelf, _("Wat u zelf kunt doen:"))
    if belofte := belofte_bij(terugkoppeling):
        zin = _("%(wat)s, voor %(dag)s.")
        waarden = {"wat": belofte.tekst.rstrip("."), "dag": dag(belofte.voor)}
        yield Alinea(zin % waarden, _("Dit beloven wij:"))


def _groet(door: Persoon | None, gemeente: str) -> tuple[str, ...]:
    van = _("Gemeente %(naam)s") % {"naam": gemeente}
    if door is None:
        return (_("Vriendelijke groet,"), van)
    return tuple(
        regel for regel in (_("Vriendelijke groet,"), door.naam, door.functie, van) if regel
    )
