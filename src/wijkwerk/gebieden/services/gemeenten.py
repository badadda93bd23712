"""Opening a gemeente: the tenant, its words and the level it works on."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.domain import codes, woorden
from wijkwerk.gebieden.models import Gebied, Gemeente, Soort

GERESERVEERD = frozenset(
    {
        "bestanden", "gezond", "inloggen", "meedoen", "mengpaneel", "robots", "robots.txt",
        "sitemap", "sitemap.xml", "static", "taal", "ui", "well-known", "favicon",
    }
)  # fmt: skip


@handeling("gemeente.openen")
def gemeente_openen(  # noqa: PLR0913 (every one is a choice of the gemeente)
    code: str,
    *,
    actor: Actor,
    naam: str | None = None,
    slug: str | None = None,
    woordenset: str = woorden.STANDAARD,
    werkniveau: str = Soort.WIJK,
    demo: bool = False,
) -> Gemeente:
    """Make the tenant. Its areas may be imported before or after.

    The name is taken from the areas when they are known. DomainError when the code is no gemeente,
    the gemeente is open already, or a choice does not exist.
    """
    require(actor, "gemeente.openen", None)
    schone = codes.schoon(code)
    if schone is None or codes.soort(schone) != codes.GEMEENTE:
        raise DomainError(
            "code_onbekend", _("%(code)s is geen gemeentecode zoals GM0307.") % {"code": code}
        )
    if settings.DEMO and not demo:
        raise DomainError(
            "alleen_demo", _("In de demo kan alleen een gemeente geopend worden die zelf demo is.")
        )
    _kies(woordenset, woorden.SETS, "woordenset_onbekend")
    _kies(werkniveau, Soort.values, "werkniveau_onbekend")
    naam = naam or _naam_uit_gebieden(schone)
    slug = slug or slugify(naam)
    if not slug or slug != slugify(slug) or slug in GERESERVEERD:
        raise DomainError(
            "slug_bezet", _("‘%(slug)s’ kan niet als adres; kies een ander.") % {"slug": slug}
        )
    gemeente = _maak(
        Gemeente(
            cbs_code=schone,
            naam=naam,
            slug=slug,
            woordenset=woordenset,
            werkniveau=werkniveau,
            demo=demo,
        )
    )
    log(gemeente)
    return gemeente


def _kies(keuze: str, mogelijk: Collection[str], code: str) -> None:
    if keuze not in mogelijk:
        waarden = {"keuze": keuze, "mogelijk": ", ".join(mogelijk)}
        raise DomainError(code, _("‘%(keuze)s’ kan niet; kies uit %(mogelijk)s.") % waarden)


def _naam_uit_gebieden(code: str) -> str:
    naam = (
        Gebied.objects.filter(soort=Soort.GEMEENTE, cbs_gemeente=code)
        .values_list("naam", flat=True)
        .first()
    )
    if not naam:
        tekst = _(
            "De naam van %(code)s is nog niet bekend; geef hem mee of importeer eerst de gebieden."
        )
        raise DomainError("naam_onbekend", tekst % {"code": code})
    return naam


def _maak(gemeente: Gemeente) -> Gemeente:
    try:
        with transaction.atomic():
            gemeente.save(force_insert=True)
    except IntegrityError:
        tekst = _("%(naam)s (%(code)s) is al geopend, of het adres ‘%(slug)s’ is bezet.")
        waarden = {"naam": gemeente.naam, "code": gemeente.cbs_code, "slug": gemeente.slug}
        raise DomainError("gemeente_bestaat", tekst % waarden) from None
    return gemeente
