"""Setting the panel together: positions with a reason, decisions about hints, actions, stages.

A position is never overwritten: a change is a new version. Setting it ends the exercise: the
answers of people go and the code stops working; the spread of them stays.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Organisatie, Persoon
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.doelen.models import Inspanning
from wijkwerk.doelen.selectors import inspanningen_zichtbaar
from wijkwerk.doelen.services import inspanning_maken
from wijkwerk.gebieden.models import Gebied
from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.domain import hints, profielen
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, SCHUIVEN, gekozen
from wijkwerk.mengpaneel.models import (
    Afweging,
    Cultuur,
    Deelnemer,
    Etappe,
    Oefening,
    OefeningInspanning,
    OefeningStap,
    Schuifstand,
)
from wijkwerk.mengpaneel.selectors.standen import standen_van
from wijkwerk.mengpaneel.selectors.vaststellen import (
    eigenaren,
    gebied_van,
    standen_met_vorige,
    wat_mist,
)
from wijkwerk.mengpaneel.services.verloop import keur_fase, stap, vast, vers

TEKSTEN: Final = (
    "reden",
    "reden_ambitie",
    "aannames",
    "anders",
    "cultuur_tekst",
    "wat_veranderde",
)
VELDEN: Final = (
    "nu",
    "ambitie",
    *TEKSTEN,
    "cultuur",
    "eigenaar",
    "klaar_voor",
    "aannames_klopten",
)
MEESTE_ETAPPES: Final = 8
EEN_JAAR: Final = timedelta(days=365)
LAATSTE: Final = timedelta(days=5 * 365)  # further away nobody looks again
VERWACHTING: Final = ("gediend", "gerekt")


# --- the position of a slider --------------------------------------------------------------------


@handeling("oefening.stand_zetten")
def stand_zetten(
    oefening: Oefening, schuif: str, *, actor: Actor, versie: int | None = None, **velden: Any
) -> Schuifstand:
    """Set one slider: a new version, or the same one when nothing changed. What is not named stays.
    `versie` is what was on the screen (0: nothing yet); DomainError "stand.ondertussen" when a
    colleague was first."""
    oefening = vast(oefening)
    require(actor, "oefening.stand_zetten", oefening)
    keur_fase(oefening, Fase.VASTSTELLEN)
    _keur_schuif(schuif)
    standen = standen_van(oefening)
    eerder = standen.get(schuif)
    nieuw = _nieuwe_stand(eerder, velden)
    _keur_stand(oefening, nieuw, standen)
    if eerder is not None and all(nieuw[naam] == getattr(eerder, naam) for naam in VELDEN):
        return eerder
    nummer = eerder.versie if eerder is not None else 0
    if versie is not None and versie != nummer:
        tekst = _("Een collega bewaarde deze schuif ondertussen. Vergelijk beide teksten.")
        raise DomainError("stand.ondertussen", tekst)
    rij = Schuifstand.objects.create(
        oefening=oefening,
        schuif=schuif,
        versie=nummer + 1,
        door=actor.persoon,
        op=klok.nu(),
        **nieuw,
    )
    log(oefening, doel=f"{schuif} {rij.versie}")
    return rij


def _nieuwe_stand(eerder: Schuifstand | None, velden: Mapping[str, Any]) -> dict[str, Any]:
    if vreemd := set(velden) - set(VELDEN):
        raise TypeError(f"no such fields: {sorted(vreemd)}")
    leeg = Schuifstand() if eerder is None else eerder
    nieuw = {naam: velden.get(naam, getattr(leeg, naam)) for naam in VELDEN}
    return {
        naam: (waarde or "").replace("\r\n", "\n").strip() if naam in TEKSTEN else waarde
        for naam, waarde in nieuw.items()
    }


def _keur_stand(
    oefening: Oefening, nieuw: Mapping[str, Any], standen: Mapping[str, Schuifstand]
) -> None:
    for naam in ("nu", "ambitie"):
        if nieuw[naam] is not None and nieuw[naam] not in range(LAAGST, HOOGST + 1):
            raise DomainError(f"stand.{naam}", _("Kies een stand van 1 tot en met 9."))
    if not nieuw["reden"]:
        raise DomainError("stand.reden", _("Schrijf op waarom de schuif hier staat."))
    _keur_lengte(nieuw)
    if nieuw["cultuur"] not in ("", *Cultuur.values):
        raise DomainError("stand.cultuur", _("Kies een van de antwoorden."))
    if nieuw["aannames_klopten"] not in ("", *Schuifstand.Klopte.values):
        raise DomainError("stand.aannames_klopten", _("Kies een van de antwoorden."))
    persoon = nieuw["eigenaar"]
    if persoon is not None and not eigenaren(oefening, standen).filter(pk=persoon.pk).exists():
        raise DomainError("stand.eigenaar", _("Deze collega heeft hier geen rol."))


def _keur_lengte(nieuw: Mapping[str, Any]) -> None:
    for naam in TEKSTEN:
        meeste = getattr(Schuifstand._meta.get_field(naam), "max_length", 0)
        if len(nieuw[naam]) > meeste:
            tekst = _("Deze tekst is te lang. Gebruik hoogstens %(n)s tekens.")
            raise DomainError(f"stand.{naam}", tekst % {"n": meeste})


def _keur_schuif(schuif: str) -> None:
    if schuif not in SCHUIVEN:
        raise DomainError("oefening.schuif", _("Deze schuif bestaat niet."))


# --- hints ---------------------------------------------------------------------------------------


@handeling("oefening.afwegen")
def afwegen(
    oefening: Oefening, hint: str, *, actor: Actor, besluit: str, reden: str = ""
) -> Afweging:
    """Decide about a hint: take it up, leave it with a reason, or "" to open it again."""
    oefening = vast(oefening)
    require(actor, "oefening.afwegen", oefening)
    keur_fase(oefening, Fase.VASTSTELLEN)
    if hint not in hints.OP_CODE or besluit not in ("", *Afweging.Besluit.values):
        raise DomainError("afweging.hint", _("Deze vraag bestaat niet."))
    reden = reden.strip()
    if besluit == Afweging.Besluit.BEWUST and not reden:
        raise DomainError("afweging.reden", _("Schrijf op waarom dit zo bedoeld is."))
    meeste = 1_000
    if len(reden) > meeste:
        tekst = _("Deze tekst is te lang. Gebruik hoogstens %(n)s tekens.")
        raise DomainError("afweging.reden", tekst % {"n": meeste})
    rijen = Afweging.objects.filter(oefening=oefening, hint=hint)
    laatste = rijen.order_by("-op", "-pk").first()
    if laatste is not None and (laatste.besluit, laatste.reden) == (besluit, reden):
        return laatste
    rij = Afweging.objects.create(
        oefening=oefening,
        hint=hint,
        besluit=besluit,
        reden=reden,
        door=actor.persoon,
        op=klok.nu(),
    )
    log(oefening, doel=f"{hint} {besluit}".strip())
    return rij


# --- actions -------------------------------------------------------------------------------------


def _keur_actie(oefening: Oefening, schuif: str) -> None:
    keur_fase(oefening, Fase.VASTSTELLEN, Fase.EVALUEREN)
    _keur_schuif(schuif)
    if oefening.proef:
        tekst = _(
            "Dit is een proef. Acties zouden echt in de werkplek komen, dus die maakt u niet."
        )
        raise DomainError("oefening.proef", tekst)


@handeling("oefening.actie_maken")
def actie_maken(  # noqa: PLR0913
    oefening: Oefening,
    schuif: str,
    *,
    actor: Actor,
    titel: str,
    organisatie: Organisatie,
    klaar_voor: date,
    persoon: Persoon | None = None,
    gebied: Gebied | None = None,
) -> OefeningInspanning:
    """Agree who does what to close the gap: an inspanning like any other, and its link."""
    oefening = vast(oefening)
    require(actor, "oefening.actie_maken", oefening)
    _keur_actie(oefening, schuif)
    plek = gebied or gebied_van(oefening)
    if plek is None:
        raise DomainError("actie.gebied", _("Kies waar deze actie hoort."))
    if not titel.strip():
        raise DomainError("actie.titel", _("Schrijf op wat u gaat doen."))
    inspanning = inspanning_maken(
        actor=actor,
        gebied=plek,
        titel=titel,
        organisatie=organisatie,
        klaar_voor=klaar_voor,
        persoon=persoon,
    )
    return _koppel(oefening, schuif, inspanning, actor)


@handeling("oefening.actie_koppelen")
def actie_koppelen(
    oefening: Oefening, schuif: str, *, actor: Actor, inspanning: Inspanning
) -> OefeningInspanning:
    """What is done already counts too. Linking twice is linking once."""
    oefening = vast(oefening)
    require(actor, "oefening.actie_koppelen", oefening)
    _keur_actie(oefening, schuif)
    if not inspanningen_zichtbaar(actor).filter(pk=inspanning.pk).exists():
        raise DomainError("actie.inspanning", _("Kies een inspanning uit de lijst."))
    return _koppel(oefening, schuif, inspanning, actor)


def _koppel(
    oefening: Oefening, schuif: str, inspanning: Inspanning, actor: Actor
) -> OefeningInspanning:
    rij, nieuw = OefeningInspanning.objects.get_or_create(
        oefening=oefening,
        schuif=schuif,
        inspanning=inspanning,
        defaults={"door": actor.persoon, "op": klok.nu()},
    )
    if nieuw:
        log(oefening, doel=f"{schuif} {inspanning.kenmerk}")
    return rij


@handeling("oefening.actie_losmaken")
def actie_losmaken(oefening: Oefening, schuif: str, *, actor: Actor, kenmerk: str) -> Oefening:
    """Take the link away; the inspanning itself stays."""
    oefening = vast(oefening)
    require(actor, "oefening.actie_losmaken", oefening)
    _keur_actie(oefening, schuif)
    rijen = oefening.acties.filter(schuif=schuif, inspanning__kenmerk=kenmerk)  # type: ignore[attr-defined]
    if rijen.delete()[0]:
        log(oefening, doel=f"{schuif} {kenmerk}")
    return oefening


# --- stages --------------------------------------------------------------------------------------


@handeling("oefening.etappe_maken")
def etappe_maken(
    oefening: Oefening,
    *,
    actor: Actor,
    naam: str,
    klaar_voor: date,
    standen: Mapping[str, int | None],
    toelichting: str = "",
) -> Etappe:
    """A stage on the way: where the sliders should stand on a day. `standen`: only those that are
    chosen count."""
    oefening = vast(oefening)
    require(actor, "oefening.etappe_maken", oefening)
    keur_fase(oefening, Fase.VASTSTELLEN)
    naam, toelichting = naam.strip(), toelichting.strip()
    if not naam:
        raise DomainError("etappe.naam", _("Geef de stap een naam."))
    if klaar_voor <= klok.vandaag():
        raise DomainError("etappe.klaar_voor", _("Kies een dag na vandaag."))
    keuzes = {schuif: standen[schuif] for schuif in gekozen(standen)}
    if not keuzes:
        raise DomainError("etappe.standen", _("Zet minstens één schuif."))
    if not all(stand in range(LAAGST, HOOGST + 1) for stand in keuzes.values()):
        raise DomainError("etappe.standen", _("Kies een stand van 1 tot en met 9."))
    if Etappe.objects.filter(oefening=oefening).count() >= MEESTE_ETAPPES:
        tekst = _("Er zijn al %(n)s stappen. Haal er eerst een weg.")
        raise DomainError("etappe.veel", tekst % {"n": MEESTE_ETAPPES})
    rij = Etappe.objects.create(
        oefening=oefening,
        naam=naam,
        klaar_voor=klaar_voor,
        standen=keuzes,
        toelichting=toelichting,
    )
    log(oefening, doel=naam)
    return rij


@handeling("oefening.etappe_wissen")
def etappe_wissen(oefening: Oefening, nummer: int, *, actor: Actor) -> Oefening:
    """Take a stage away; gone already is gone."""
    oefening = vast(oefening)
    require(actor, "oefening.etappe_wissen", oefening)
    keur_fase(oefening, Fase.VASTSTELLEN)
    rij = Etappe.objects.filter(oefening=oefening, pk=nummer).first()
    if rij is not None:
        rij.delete()
        log(oefening, doel=rij.naam)
    return oefening


# --- the end -------------------------------------------------------------------------------------


@handeling("oefening.vaststellen")
def oefening_vaststellen(  # noqa: PLR0913
    oefening: Oefening,
    *,
    actor: Actor,
    besluit_door: str,
    herkenning: Collection[str] = (),
    herkenning_tekst: str = "",
    opnieuw_op: date | None = None,
    wat_veranderde: str = "",
    verwachtingen: Mapping[str, str] | None = None,
) -> Oefening:
    """This is what we choose, and why. Deletes what single people answered; the spread stays."""
    oefening = vast(oefening)
    require(actor, "oefening.vaststellen", oefening)
    stap(oefening, "oefening.vaststellen")
    _keur_volledig(oefening)
    oefening.herkenning = [p.code for p in profielen.PROFIELEN if p.code in set(herkenning)]
    oefening.herkenning_tekst = _tekst(oefening, "herkenning_tekst", herkenning_tekst)
    oefening.besluit_door = _tekst(oefening, "besluit_door", besluit_door)
    oefening.wat_veranderde = _tekst(oefening, "wat_veranderde", wat_veranderde)
    oefening.opnieuw_op = opnieuw_op or klok.vandaag() + EEN_JAAR
    oefening.verwachtingen = _verwachtingen(verwachtingen or {})
    if not oefening.besluit_door:
        raise DomainError("oefening.besluit_door", _("Schrijf op wie dit besluit."))
    if oefening.vorige_id and not oefening.wat_veranderde:
        tekst = _("Schrijf op wat er veranderde sinds de vorige keer.")
        raise DomainError("oefening.wat_veranderde", tekst)
    if not klok.vandaag() < oefening.opnieuw_op <= klok.vandaag() + LAATSTE:
        tekst = _("Kies een dag na vandaag, binnen vijf jaar.")
        raise DomainError("oefening.opnieuw_op", tekst)
    Deelnemer.objects.filter(oefening=oefening).delete()
    oefening.code_hash, oefening.invullen_tot = None, None
    oefening.vastgesteld_op = klok.nu()
    oefening.save()
    _noteer(oefening, "oefening.vaststellen", actor, oefening.besluit_door)
    return vers(oefening)


def _keur_volledig(oefening: Oefening) -> None:
    standen, vorige = standen_met_vorige(oefening)
    if gemis := wat_mist(standen, vorige):
        namen = dict.fromkeys(str(teksten.SCHUIF[rij.schuif].naam) for rij in gemis)
        tekst = _("Nog niet alles is ingevuld. Kijk bij: %(namen)s.")
        raise DomainError("oefening.onvolledig", tekst % {"namen": ", ".join(namen)})


def _tekst(oefening: Oefening, veld: str, waarde: str) -> str:
    waarde = waarde.strip()
    meeste = getattr(Oefening._meta.get_field(veld), "max_length", 0)
    if len(waarde) > meeste:
        tekst = _("Deze tekst is te lang. Gebruik hoogstens %(n)s tekens.")
        raise DomainError(f"oefening.{veld}", tekst % {"n": meeste})
    return waarde


def _verwachtingen(gekozen_: Mapping[str, str]) -> dict[str, str]:
    """Which expectation this serves and which it strains; what is neither is left out."""
    bekend = {**teksten.VERWACHTING_ZORGVULDIG, **teksten.VERWACHTING_SOEPEL}
    return {code: gekozen_[code] for code in bekend if gekozen_.get(code) in VERWACHTING}


@handeling("oefening.heropenen")
def oefening_heropenen(oefening: Oefening, *, actor: Actor, reden: str) -> Oefening:
    """Work on it again; what was set stays readable until it is set anew."""
    oefening = vast(oefening)
    require(actor, "oefening.heropenen", oefening)
    stap(oefening, "oefening.heropenen")
    if not reden.strip():
        raise DomainError("oefening.reden", _("Schrijf op waarom u de oefening heropent."))
    meeste = 1_000
    if len(reden) > meeste:
        tekst = _("Deze tekst is te lang. Gebruik hoogstens %(n)s tekens.")
        raise DomainError("oefening.reden", tekst % {"n": meeste})
    if Oefening.objects.filter(vorige=oefening).exists():
        tekst = _("Er is al een volgende oefening. Leg de verandering daar vast.")
        raise DomainError("oefening.volgende", tekst)
    oefening.save(update_fields=["fase"])
    _noteer(oefening, "oefening.heropenen", actor, reden.strip())
    return vers(oefening)


def _noteer(oefening: Oefening, naam: str, actor: Actor, toelichting: str) -> None:
    OefeningStap.objects.create(
        oefening=oefening,
        handeling=naam,
        door=actor.persoon,
        op=klok.nu(),
        toelichting=toelichting,
    )
    log(oefening)
