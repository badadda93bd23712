"""What the first rule that fits does with a voice that comes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkwerk.accounts.domain.rollen import (
    AANDACHTSFUNCTIONARIS,
    BEHANDELAARS,
    SECTOR,
    WIJKWETHOUDER,
)
from wijkwerk.accounts.domain.waarneming import eind_van_de_keten
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing, Vervanging
from wijkwerk.accounts.selectors import geldig_in
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM
from wijkwerk.gebieden.selectors import themas_van
from wijkwerk.signalen.domain.regels import Uitleg
from wijkwerk.signalen.domain.route import route_naar
from wijkwerk.signalen.domain.status import SIGNAAL
from wijkwerk.signalen.models import (
    Doorgeleiding,
    Routeerregel,
    Signaal,
    SignaalStap,
    Terugkoppeling,
)
from wijkwerk.signalen.regelzinnen import namen, uitlegzin
from wijkwerk.signalen.selectors.regels import Routering, routering_van
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen

GENOEMD = frozenset({AANDACHTSFUNCTIONARIS, WIJKWETHOUDER})


@dataclass(frozen=True)
class Gekozen:
    """What a rule chose for a voice that is not stored yet; `stap` and `vraag` are stored after."""

    stap: SignaalStap
    vraag: Doorgeleiding | None

    def vastleggen(self) -> None:
        """Store the question to an organisation, and tell who spoke that we asked."""
        if self.vraag is None:
            return
        self.vraag.save(force_insert=True)
        with override("nl"):
            bericht = _("Wij vroegen %(organisatie)s wat er kan.") % {
                "organisatie": self.vraag.naar.naam
            }
        terugkoppeling_vastleggen(
            actor=SYSTEM,
            signaal=self.vraag.signaal,
            soort=Terugkoppeling.Soort.DOORGELEID,
            tekst=bericht,
            melden=Terugkoppeling.Melden.NIET,
        )


def routeer(signaal: Signaal) -> Gekozen | None:
    """Let the first rule that fits say where a new voice goes. Sets fields; stores nothing.

    None when no rule fits. Called inside `signaal.indienen`, before the signaal is stored: so a
    rule costs no second write of it. A target that cannot be used is named in the step; the voice
    stays with the office.
    """
    routering = routering_van(signaal.gemeente)
    uitleg = routering.kies(signaal)
    if uitleg is None:
        return None
    signaal.regel = regel = routering.rijen[uitleg.sleutel]
    van = signaal.status
    with override("nl"):  # what is stored is read by everybody in the office
        zinnen, vraag = _uitvoeren(signaal, regel)
        toelichting = " ".join([_waarom(signaal, routering, uitleg), *zinnen])
    stap = SignaalStap(
        signaal=signaal,
        handeling="signaal.routeren",
        van=van,
        naar=signaal.status,
        op=klok.nu(),
        toelichting=toelichting,
    )
    return Gekozen(stap, vraag)


def _waarom(signaal: Signaal, routering: Routering, uitleg: Uitleg) -> str:
    """‘Regel ‘Grofvuil’: woord ‘grofvuil’, plek ‘Noord’.’"""
    themas = {thema.slug: thema.naam for thema in themas_van(signaal.gemeente)}
    heet = namen(routering.plekken.namen, themas)
    return _("Regel ‘%(naam)s’: %(waarom)s.") % {
        "naam": routering.rijen[uitleg.sleutel].naam,
        "waarom": uitlegzin(uitleg, heet),
    }


def _uitvoeren(signaal: Signaal, regel: Routeerregel) -> tuple[list[str], Doorgeleiding | None]:
    """Do what the rule says; a sentence about each thing done or not done, and the question."""
    zinnen = [_thema(signaal, regel), _klein_grut(signaal, regel)]
    vraag = None
    if regel.behandelaar or regel.naar:
        ploeg = _ploeg(signaal, regel.naar)
        zinnen.append(_behandelaar(signaal, regel, ploeg))
        if regel.naar:
            vraag = _vraag(signaal, regel, regel.naar, ploeg)
            zinnen.append(_vraagzin(regel.naar, vraag))
    return [zin for zin in zinnen if zin], vraag


def _thema(signaal: Signaal, regel: Routeerregel) -> str:
    if regel.thema is None or signaal.thema_id is not None:
        return ""
    if not regel.thema.actief:
        return _("Thema %(thema)s is niet meer in gebruik: kies zelf een thema.") % {
            "thema": regel.thema.naam
        }
    signaal.thema = regel.thema
    return _("Thema %(thema)s.") % {"thema": regel.thema.naam}


def _klein_grut(signaal: Signaal, regel: Routeerregel) -> str:
    """Small things have a shorter clock, from the day of receipt; never a longer one."""
    if not regel.klein_grut:
        return ""
    gemeente = signaal.gemeente
    snel = klok.werkdagen_later(
        klok.op_dag(signaal.ontvangen_op), gemeente.klein_grut_dagen, gemeente.gesloten
    )
    signaal.klein_grut = True
    signaal.antwoord_voor = min(signaal.antwoord_voor, snel)
    return _("Klein grut: antwoord voor %(dag)s.") % {"dag": _dag(signaal.antwoord_voor)}


# --- people ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Ploeg:
    """Who can do something in the area of this signaal today, and who stands in for whom."""

    behandelaars: Mapping[int, Persoon]
    sprekers: Mapping[int, Persoon]
    genoemd: Persoon | None  # who is asked in person: the named one of the nearest area
    vervangers: Mapping[int, int]

    def aanwezig(self, pk: int, uit: Mapping[int, Persoon]) -> Persoon | None:
        """This person, or who stands in for them; None when that is nobody of `uit`."""
        if pk not in self.vervangers:
            return uit.get(pk)
        waarnemer = eind_van_de_keten(pk, self.vervangers)
        return None if waarnemer is None else uit.get(waarnemer)


def _ploeg(signaal: Signaal, naar: Organisatie | None) -> _Ploeg:
    """In one query: the roles in this area, each with who stands in for the person today."""
    spreekt = _spreekt_voor(naar)
    afwezig = Vervanging.objects.geldig(klok.vandaag()).filter(persoon=OuterRef("persoon"))
    rollen = list(
        geldig_in(signaal.gebied)
        .filter(Q(rol__in=BEHANDELAARS) | spreekt)
        .select_related("persoon")
        .annotate(waarnemer=Subquery(afwezig.order_by("-pk").values("vervanger_id")[:1]))
    )
    namens = [rol for rol in rollen if _is_spreker(rol, naar)]
    return _Ploeg(
        behandelaars={rol.persoon_id: rol.persoon for rol in rollen if rol.rol in BEHANDELAARS},
        sprekers={rol.persoon_id: rol.persoon for rol in namens},
        genoemd=next((rol.persoon for rol in namens if rol.rol in GENOEMD), None),
        vervangers={
            rol.persoon_id: waarnemer
            for rol in rollen
            if (waarnemer := getattr(rol, "waarnemer", None)) is not None
        },
    )


def _spreekt_voor(naar: Organisatie | None) -> Q:
    if naar is None:
        return Q(pk__in=())
    if naar.soort == Organisatie.Soort.BESTUUR:
        return Q(rol=WIJKWETHOUDER)
    return Q(rol__in=SECTOR, organisatie=naar)


def _is_spreker(rol: RolToewijzing, naar: Organisatie | None) -> bool:
    if naar is None:
        return False
    if naar.soort == Organisatie.Soort.BESTUUR:
        return rol.rol == WIJKWETHOUDER
    return rol.rol in SECTOR and rol.organisatie_id == naar.pk


def _behandelaar(signaal: Signaal, regel: Routeerregel, ploeg: _Ploeg) -> str:
    bedoeld = regel.behandelaar
    if bedoeld is None:
        return ""
    wie = ploeg.aanwezig(bedoeld.pk, ploeg.behandelaars)
    woorden = {"naam": bedoeld.naam, "gebied": signaal.gebied.naam}
    if wie is None:
        if bedoeld.pk in ploeg.vervangers:
            return _("%(naam)s is afwezig en niemand neemt waar: kies zelf wie het doet.") % woorden
        return _("%(naam)s heeft geen rol in %(gebied)s: kies zelf wie het doet.") % woorden
    signaal.behandelaar = wie
    if wie == bedoeld:
        return _("Voor %(naam)s.") % woorden
    return _("Voor %(wie)s, die waarneemt voor %(naam)s.") % {"wie": wie.naam, **woorden}


def _vraag(
    signaal: Signaal, regel: Routeerregel, naar: Organisatie, ploeg: _Ploeg
) -> Doorgeleiding | None:
    """The question to this organisation; None when nobody can answer it here."""
    if not ploeg.sprekers:
        return None
    genoemd = ploeg.genoemd
    signaal.status = SIGNAAL.na("signaal.doorgeven", signaal.status)
    signaal.route = route_naar(naar.soort)
    return Doorgeleiding(
        gemeente_id=signaal.gemeente_id,
        signaal=signaal,
        naar=naar,
        persoon=genoemd and (ploeg.aanwezig(genoemd.pk, ploeg.sprekers) or genoemd),
        vraag=regel.vraag or _("Wat kunt u hieraan doen?"),
        voor=klok.werkdagen_later(klok.vandaag(), regel.dagen, signaal.gemeente.gesloten),
        op=klok.nu(),
    )


def _vraagzin(naar: Organisatie, vraag: Doorgeleiding | None) -> str:
    if vraag is None:
        return _("Niemand kan namens %(naar)s antwoorden: het is niet doorgegeven.") % {
            "naar": naar.naam
        }
    wie = f"{naar.naam} ({vraag.persoon.naam})" if vraag.persoon else naar.naam
    return _("Vraag aan %(wie)s, antwoord voor %(dag)s.") % {"wie": wie, "dag": _dag(vraag.voor)}


def _dag(dag: object) -> str:
    return date_format(dag, "j F")  # type: ignore[arg-type]
