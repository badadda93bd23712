"""Mail to colleagues: each working morning what waits, and at once what is asked by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django_scopes import scope, scopes_disabled

from wijkwerk.accounts.events import Dagdeel, alle_dagdelen
from wijkwerk.accounts.models import Collegabericht, Persoon, Vervanging
from wijkwerk.accounts.selectors import actor_van, zonder_dagbericht
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.adressen import pad as adres
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.core.post import nieuw_message_id
from wijkwerk.gebieden.models import Gemeente

COLLEGAPOST_VERSTUREN = "wijkwerk.accounts.tasks.collegapost_versturen"  # tasks lie above
OCHTEND = 8
PER_RONDE = 200  # colleagues looked at in one round of the sweeper
BEWAREN = timedelta(days=30)
LANGSTE_ONDERWERP = 150
Soort = Collegabericht.Soort
Status = Collegabericht.Status


def collega_berichten(
    personen: Iterable[Persoon],
    onderwerp: str | Promise,
    tekst: str | Promise,
    pad: str,
    *,
    gemeente: Gemeente,
    actor: Actor,
) -> int:
    """Mail these colleagues at once that something is asked of them by name; how many.

    Called inside a `@handeling`. Not for the actor, nor for who left or wants no such mail; who is
    away today is told, and their substitute too. The same twice on one day is told once. Texts may
    be lazy: each reads it in their own language. No words or contact data of residents in it.
    """
    zelf = getattr(actor.persoon, "pk", None)
    doel = {persoon.pk: persoon for persoon in personen}
    afwezig = Vervanging.objects.filter(gemeente=gemeente, persoon__in=doel)
    for vervanging in afwezig.geldig(klok.vandaag()).select_related("vervanger"):
        doel.setdefault(vervanging.vervanger_id, vervanging.vervanger)
    rijen = [
        _rij(persoon, gemeente, Soort.DIRECT, onderwerp, tekst, pad)
        for persoon in doel.values()
        if persoon.is_active and persoon.mail_direct and persoon.pk != zelf
    ]
    if rijen:
        Collegabericht.objects.bulk_create(rijen, ignore_conflicts=True)
        collegapost_aanstoten()
    return len(rijen)


def collegapost_aanstoten() -> None:
    """Wake the task worker, in the same transaction."""
    import_string(COLLEGAPOST_VERSTUREN).enqueue()


def dagberichten_maken() -> int:
    """The morning mails that are not made yet; for the sweeper. How many colleagues were looked at.

    From eight o'clock on working days of the gemeente, each in a transaction of their own.
    """
    if klok.nu().astimezone(klok.AMSTERDAM).hour < OCHTEND:
        return 0
    dag, gedaan = klok.vandaag(), 0
    for gemeente in Gemeente.objects.all():
        if klok.is_werkdag(dag, gemeente.gesloten):
            with scope(gemeente=gemeente):
                for persoon in zonder_dagbericht(gemeente, dag)[: PER_RONDE - gedaan]:
                    _dagbericht_maken(persoon, gemeente, dag)
                    gedaan += 1
    return gedaan


def collegaberichten_opruimen() -> int:
    """What was mailed a month ago has served; for the sweeper."""
    with scopes_disabled():
        oud = Collegabericht.objects.filter(dag__lt=klok.vandaag() - BEWAREN)
        return oud.delete()[0]


@handeling("berichten.instellen")
def berichten_instellen(
    persoon: Persoon, *, actor: Actor, mail_dag: bool, mail_direct: bool
) -> Persoon:
    """Which mail somebody wants."""
    require(actor, "berichten.instellen", persoon)
    persoon.mail_dag, persoon.mail_direct = mail_dag, mail_direct
    persoon.save(update_fields=["mail_dag", "mail_direct"])
    log(persoon)
    return persoon


@handeling("berichten.stoppen")
def berichten_stoppen(persoon: Persoon, soort: str, *, actor: Actor) -> Persoon:
    """No more mail of one kind, by the link in such a mail."""
    require(actor, "berichten.stoppen", persoon)
    veld = f"mail_{Soort(soort).value}"
    setattr(persoon, veld, False)
    persoon.save(update_fields=[veld])
    log(persoon)
    return persoon


def stopsleutel(persoon: Persoon, soort: str) -> str:
    """The secret of the stop link in a mail: who and which mail, with a proof."""
    bewijs = salted_hmac("wijkwerk.collegapost", f"{persoon.schuilnaam}|{soort}").hexdigest()[:32]
    return f"{persoon.schuilnaam}-{soort}-{bewijs}"


def lees_stopsleutel(sleutel: str) -> tuple[Persoon, str] | None:
    """Whose link it is and which mail it stops; None when we did not make it."""
    schuilnaam, _streep, rest = sleutel.partition("-")
    soort = rest.partition("-")[0]
    persoon = Persoon.objects.filter(schuilnaam=schuilnaam).first()
    if persoon is None or not constant_time_compare(sleutel, stopsleutel(persoon, soort)):
        return None
    return persoon, soort


@transaction.atomic
def _dagbericht_maken(persoon: Persoon, gemeente: Gemeente, dag: date) -> None:
    """A row for everybody; without anything to say it is not sent."""
    with override(persoon.taal):
        tekst, aantal = _tekst(persoon, gemeente, dag)
        onderwerp = ngettext(
            "%(aantal)d ding wacht op u in %(gemeente)s",
            "%(aantal)d dingen wachten op u in %(gemeente)s",
            aantal,
        ) % {"aantal": aantal, "gemeente": gemeente.naam}
    rij = _rij(persoon, gemeente, Soort.DAG, onderwerp, tekst, adres("werkplek", gemeente))
    if not aantal:
        rij.status = Status.VERVALLEN
    Collegabericht.objects.bulk_create([rij], ignore_conflicts=True)
    if aantal:
        collegapost_aanstoten()


def _tekst(persoon: Persoon, gemeente: Gemeente, dag: date) -> tuple[str, int]:
    """What waits for somebody, and for whom they look after the work today; and how much it is."""
    delen = alle_dagdelen(actor_van(persoon, gemeente), gemeente, dag)
    blokken = [_blok(deel) for deel in delen]
    aantal = sum(deel.aantal for deel in delen)
    afwezig = Vervanging.objects.filter(gemeente=gemeente, vervanger=persoon).geldig(dag)
    for vervanging in afwezig.select_related("persoon").order_by("persoon__naam"):
        ander = alle_dagdelen(actor_van(vervanging.persoon, gemeente), gemeente, dag)
        if ander:
            kop = _("U neemt waar voor %(naam)s:") % {"naam": vervanging.persoon.naam}
            blokken += [kop, *(_blok(deel) for deel in ander)]
            aantal += sum(deel.aantal for deel in ander)
    return "\n\n".join(blokken), aantal


def _blok(deel: Dagdeel) -> str:
    regels = [f"{deel.kop}: {deel.aantal}"]
    regels += [f"- {tekst}\n  {settings.ADRES}{pad}" for tekst, pad in deel.regels]
    if deel.aantal > len(deel.regels):
        regels.append(_("Alles bij elkaar: %(link)s") % {"link": settings.ADRES + deel.pad})
    return "\n".join(regels)


def _rij(
    persoon: Persoon,
    gemeente: Gemeente,
    soort: str,
    onderwerp: str | Promise,
    tekst: str | Promise,
    pad: str,
) -> Collegabericht:
    with override(persoon.taal):
        return Collegabericht(
            gemeente=gemeente,
            persoon=persoon,
            soort=soort,
            dag=klok.vandaag(),
            onderwerp=str(onderwerp)[:LANGSTE_ONDERWERP],
            tekst=str(tekst),
            pad=pad,
            volgende_op=klok.nu(),
            message_id=nieuw_message_id(),
        )
