"""Real objects for every page: in the own wijk, in the next one, and in another gemeente."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django_scopes import scope

from tests.rolverdeling import maak_medewerker
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing, Vervanging
from wijkwerk.accounts.services import uitnodigingen
from wijkwerk.bestanden.models import Bestand
from wijkwerk.core import kenmerk, klok
from wijkwerk.core.actor import SYSTEM
from wijkwerk.doelen.models import (
    Doel,
    DoelInspanning,
    DoelOpgave,
    Inspanning,
    InspanningOpgave,
    Resultaat,
)
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.gebiedscyclus.models import Agenda, Agendapunt
from wijkwerk.kerngegevens.models import Indicator
from wijkwerk.mengpaneel.domain.code import hash_van
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.selectors.deelname import code_van
from wijkwerk.mengpaneel.tests.maken import maak_oefening, zet_standen
from wijkwerk.signalen.domain import volgtoken
from wijkwerk.signalen.models import (
    Afzenderstop,
    Bestuursbericht,
    Doelgroep,
    Doorgeleiding,
    Escalatie,
    Melder,
    Meldpunt,
    Moment,
    Opgave,
    OpgaveSignaal,
    Routeerregel,
    Signaal,
    SignaalFoto,
    Standaardtekst,
    Terugkoppeling,
    Toezegging,
    Verzending,
    Weergave,
    Wijktoets,
)

Objecten = SimpleNamespace


def maak_objecten(
    gemeente: Gemeente, gebied: Gebied, naar: Organisatie, door: Persoon, begeleider: Medewerker
) -> Objecten:
    """One of everything in this area, linked as a thread; exercises in three phases."""
    with scope(gemeente=gemeente):
        objecten = _maak(gemeente, gebied, naar, door)
        for fase in (Fase.INVULLEN, Fase.VASTSTELLEN, Fase.EVALUEREN):
            oefening = maak_oefening(
                gemeente, begeleider, fase=fase, bereik="gebied", gebied=gebied
            )
            setattr(objecten, f"oefening_{fase}", oefening)
        objecten.oefening_invullen.code_hash = hash_van(
            settings.SECRET_KEY, code_van(objecten.oefening_invullen)
        )
        objecten.oefening_invullen.save()
        zet_standen(objecten.oefening_evalueren)
        return objecten


def _maak(gemeente: Gemeente, gebied: Gebied, naar: Organisatie, door: Persoon) -> Objecten:
    nu, straks = klok.nu(), klok.vandaag() + timedelta(days=30)
    hier = {"gemeente": gemeente, "gebied": gebied}
    signaal = Signaal.objects.create(
        **hier,
        kenmerk=kenmerk.nieuw(),
        tekst="De lamp is stuk.",
        ontvangen_op=nu,
        antwoord_voor=straks,
    )
    melder = Melder.objects.create(
        gemeente=gemeente,
        signaal=signaal,
        kanaal=Melder.Kanaal.BRIEF,
        postadres="Kade 1",
        sleutel=volgtoken.nieuwe_sleutel(),
    )
    antwoord = Terugkoppeling.objects.create(
        gemeente=gemeente, signaal=signaal, soort="antwoord", tekst="Wij komen.", op=nu
    )
    verzending = Verzending.objects.create(
        gemeente=gemeente,
        terugkoppeling=antwoord,
        melder=melder,
        kanaal=melder.kanaal,
        volgende_op=nu,
        message_id=f"<{secrets.token_hex(8)}@voorbeeld.nl>",
    )
    doorgeleiding = Doorgeleiding.objects.create(
        gemeente=gemeente,
        signaal=signaal,
        naar=naar,
        vraag="Wanneer?",
        voor=straks,
        door=door,
        op=nu,
    )
    opgave = Opgave.objects.create(
        **hier,
        kenmerk=kenmerk.nieuw(),
        titel="Donkere paden",
        duiding="Drie lampen zijn stuk.",
        publiek=True,
        gemaakt_op=nu,
    )
    OpgaveSignaal.objects.create(opgave=opgave, signaal=signaal, op=nu)
    doel = Doel.objects.create(**hier, kenmerk=kenmerk.nieuw(), titel="Licht op het pad")
    inspanning = Inspanning.objects.create(
        **hier,
        kenmerk=kenmerk.nieuw(),
        titel="Lampen maken",
        organisatie=naar,
        klaar_voor=straks,
        bekend_op=nu,
    )
    DoelOpgave.objects.create(doel=doel, opgave=opgave, op=nu)
    DoelInspanning.objects.create(doel=doel, inspanning=inspanning, op=nu)
    InspanningOpgave.objects.create(inspanning=inspanning, opgave=opgave, op=nu)
    Resultaat.objects.create(
        gemeente=gemeente,
        inspanning=inspanning,
        tekst="Ze branden.",
        gehaald="ja",
        door=door,
        op=nu,
    )
    agenda = Agenda.objects.create(
        **hier, kenmerk=kenmerk.nieuw(), van_jaar=straks.year, tot_jaar=straks.year + 1
    )
    agendapunt = Agendapunt.objects.create(
        gemeente=gemeente, agenda=agenda, kenmerk=kenmerk.nieuw(), titel="Licht"
    )
    bestand = Bestand.objects.create(
        gemeente=gemeente,
        token=f"{gebied.pk:032x}",
        sha256="0" * 64,
        pad="weg.jpg",
        mime="image/jpeg",
        bytes=1,
        breedte=1,
        hoogte=1,
        status=Bestand.Status.BEWAARD,
        op=nu,
    )
    SignaalFoto.objects.create(signaal=signaal, bestand=bestand)
    nieuw = maak_medewerker(gemeente, f"Nieuw{gebied.pk} Collega", "raadslid").persoon
    return Objecten(
        gemeente=gemeente,
        gebied=gebied,
        signaal=signaal,
        melder=melder,
        verzending=verzending,
        doorgeleiding=doorgeleiding,
        opgave=opgave,
        doel=doel,
        inspanning=inspanning,
        agenda=agenda,
        agendapunt=agendapunt,
        bestand=bestand,
        persoon=nieuw,
        rol=RolToewijzing.objects.get(persoon=nieuw),
        uitnodiging=uitnodigingen.uitnodiging_maken(nieuw, actor=SYSTEM, gemeente=gemeente),
        indicator=_indicator(),
        **_gehoor(gemeente, gebied, signaal, door),
    )


def _gehoor(gemeente: Gemeente, gebied: Gebied, signaal: Signaal, door: Persoon) -> dict[str, Any]:
    """Rules, promises, moments and messages: one of each, by the first word of their pages."""
    nu, straks = klok.nu(), klok.vandaag() + timedelta(days=30)

    def maak(model: Any, **velden: Any) -> Any:
        return model.objects.create(gemeente=gemeente, kenmerk=kenmerk.nieuw(), **velden)

    hier = {"gebied": gebied}
    Escalatie.objects.create(
        gemeente=gemeente,
        signaal=signaal,
        trede=1,
        naar_rol="leidinggevende",
        reden="Het loopt vast.",
        gevraagd="Mag het?",
        voor=straks,
        door=door,
        op=nu,
    )
    return {
        "afzenderstop": maak(
            Afzenderstop,
            soort="e_mail",
            adres_hash="0" * 64,
            reden="Spam",
            tot=straks,
            door=door,
            op=nu,
        ),
        "bestuursbericht": maak(
            Bestuursbericht,
            **hier,
            soort="bericht",
            aan=door,
            onderwerp="Vraag",
            tekst="?",
            door=door,
            op=nu,
        ),
        "doelgroep": maak(Doelgroep, **hier, naam="Jongeren"),
        "meldpunt": maak(
            Meldpunt, **hier, naam="De Spil", adres="Kade 1", open_op="ma", nagekeken_op=straks
        ),
        "moment": maak(
            Moment,
            **hier,
            soort="spreekuur",
            titel="Spreekuur",
            begint_op=nu,
            persoon=door,
            publiek=False,
        ),
        "regel": maak(Routeerregel, volgorde=1, naam="Grofvuil", actief=False),
        "standaardtekst": maak(Standaardtekst, titel="Dank", tekst="Dank u wel."),
        "toezegging": maak(
            Toezegging,
            **hier,
            tekst="Wij bellen.",
            voor=straks,
            eigenaar=door,
            door=door,
            op=nu,
            publiek=False,
        ),
        "thema": Thema.objects.get_or_create(
            gemeente=gemeente, slug="groen", defaults={"naam": "Groen"}
        )[0],
        "vervanging": maak(
            Vervanging,
            persoon=door,
            vervanger=maak_medewerker(
                gemeente, f"Vervanger{gebied.pk} Collega", "raadslid"
            ).persoon,
            van=straks,
            tot=straks,
            door=door,
        ),
        "weergave": maak(Weergave, persoon=door, naam=f"Van mij {gebied.pk}", vraag="status=nieuw"),
        "wijktoets": maak(
            Wijktoets,
            **hier,
            titel="Dicht",
            voorstel="Straat dicht.",
            vraag="Goed?",
            van=klok.vandaag(),
            tot=straks,
            eigenaar=door,
        ),
    }


def _indicator() -> Indicator:
    return Indicator.objects.get_or_create(
        sleutel="inwoners", defaults={"naam": "Inwoners", "eenheid": "personen"}
    )[0]


# --- which object a page is about --------------------------------------------------------------


def _soort(pagina: str) -> str:
    """`doelen:inspanning_starten` is about an inspanning: one action, one name."""
    naam = pagina.rpartition(":")[2].split("_")[0]
    return ANDERS.get(pagina, ANDERS.get(naam, naam))


# Where the first word of the name is not the object in the path.
ANDERS = {
    "doorgeleiding": "signaal",
    "escalatie": "signaal",
    "melder": "signaal",
    "volglink": "signaal",
    "resultaat": "inspanning",
    "uitnodiging": "persoon",
    "doelen:inspanning_maken": "doel",
    "api-1:paneel": "oefening_evalueren",
}


@dataclass
class Onbekend(Exception):
    """A page with a part in its path that this module cannot fill."""

    pagina: str
    naam: str

    def __str__(self) -> str:
        return f"{self.pagina}: no object for <{self.naam}>; add it in tests/toegang/wereld.py"


# The phase of the exercise that a page is about; the others are about one that was set.
TIJDENS_INVULLEN = {
    "begeleiden", "begeleiden_deel", "scherm", "scherm_deel", "papier", "papier_weghalen",
    "oefening_onthullen", "oefening_verlengen", "oefening_terugzetten", "oefening_wijzigen",
}  # fmt: skip
TIJDENS_VASTSTELLEN = {
    "vaststellen", "oefening_vaststellen", "afwegen", "etappe_maken", "etappe_wissen",
    "stand_zetten", "actie_maken", "actie_koppelen", "actie_losmaken", "feiten",
    "oefening_naar_gesprek",
}  # fmt: skip
FASE = dict.fromkeys(TIJDENS_INVULLEN, Fase.INVULLEN)
FASE |= dict.fromkeys(TIJDENS_VASTSTELLEN, Fase.VASTSTELLEN)


# Parts of a path that are filled in the same way on every page.
OVERAL: dict[str, Callable[[Objecten], Any]] = {
    "gemeente": lambda o: o.gemeente.slug,
    "slug": lambda o: o.gebied.slug,
    "schuilnaam": lambda o: o.persoon.schuilnaam,
    "nummer": lambda o: 1,
    "uidb36": lambda o: "1",
    "key": lambda o: "verzonnen",
    "pk": lambda o: 1,  # a passkey of nobody
    "indicator": lambda o: o.indicator.sleutel,
    "schuif": lambda o: "PI",
    "hint": lambda o: "eiland",
    "stap": lambda o: 1,
    "richting": lambda o: "omhoog",
    "ander": lambda o: o.opgave.kenmerk,  # no signaal of that number
    "foto": lambda o: o.bestand.token,
    "code": lambda o: code_van(o.oefening_invullen),
}
SOORT = {"tekening": "svg", "gegevens": "json", "bestuursbericht_nieuw": "bericht"}


# The secret or random part of an address, by room.
SLEUTELS: dict[str, Callable[[Objecten], Any]] = {
    "accounts_inlog": lambda o: uitnodigingen.token(o.uitnodiging),
    "bestanden": lambda o: o.bestand.token,
    "signalen": lambda o: o.melder.volgtoken,
    "signalen:verzending": lambda o: o.verzending.sleutel,
}


def deel(pagina: str, naam: str, objecten: Objecten) -> Any:
    """What to write in the path of this page for `<naam>`."""
    kamer = pagina.partition(":")[0]
    if naam in {"token", "sleutel"}:
        geheim = SLEUTELS.get(f"{kamer}:{_soort(pagina)}") or SLEUTELS.get(kamer)
        if geheim is not None:
            return geheim(objecten)
    if naam == "slug" and _soort(pagina) == "thema":
        return objecten.thema.slug
    if naam in OVERAL:
        return OVERAL[naam](objecten)
    pagina_naam = pagina.rpartition(":")[2]
    if naam == "soort":
        return SOORT[pagina_naam]
    if kamer == "mengpaneel" and naam == "kenmerk":
        fase = FASE.get(pagina_naam, Fase.EVALUEREN)
        return getattr(objecten, f"oefening_{fase}").kenmerk
    ding = getattr(objecten, _soort(pagina) if naam == "kenmerk" else naam, None)
    if hasattr(ding, "kenmerk"):
        return ding.kenmerk
    raise Onbekend(pagina, naam)
