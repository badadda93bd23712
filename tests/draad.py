"""A thread from voices to a result, made the way the program makes it."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Organisatie
from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import bestand_bewaren
from wijkwerk.bestanden.tests.fotos import jpeg
from wijkwerk.core import klok
from wijkwerk.doelen import services as doelen
from wijkwerk.doelen.models import Inspanning, Resultaat
from wijkwerk.gebieden.models import Gebied, GebiedVersie, Gemeente
from wijkwerk.gebiedscyclus import services as cyclus
from wijkwerk.gebiedscyclus.models import Agenda
from wijkwerk.kerngegevens.models import Bron, Indicator, Waarde
from wijkwerk.signalen import services as signalen
from wijkwerk.signalen.models import Opgave
from wijkwerk.signalen.tests.factories import ANS, maak_signaal


@dataclass
class Draad:
    """One thread in an area, by one member of staff for one organisation."""

    gemeente: Gemeente
    gebied: Gebied
    actor: Medewerker
    organisatie: Organisatie

    def opgave(
        self, titel: str = "Het pad is donker", stemmen: int = 3, publiek: bool = True
    ) -> Opgave:
        buren = (replace(ANS, e_mail=f"ans{nr}@voorbeeld.nl") for nr in range(stemmen))
        gehoord = [maak_signaal(self.gebied, melder=buur) for buur in buren]
        return signalen.opgave_maken(
            actor=self.actor,
            gebied=self.gebied,
            titel=titel,
            duiding="Drie mensen zeggen het.",
            signalen=gehoord,
            publiek=publiek,
        )

    def inspanning(
        self, titel: str, opgave: Opgave, dagen: int = 30, bekend: bool = True
    ) -> Inspanning:
        inspanning = doelen.inspanning_maken(
            actor=self.actor,
            gebied=self.gebied,
            titel=titel,
            organisatie=self.organisatie,
            klaar_voor=klok.vandaag() + timedelta(days=dagen),
            opgaven=[opgave],
        )
        if bekend:
            inspanning = doelen.inspanning_bekendmaken(inspanning, actor=self.actor)
        return inspanning

    def resultaat(self, inspanning: Inspanning, *, foto: bool = False, **velden) -> Resultaat:
        fotos = [self._foto()] if foto else []
        opties = {"tekst": "Er staan zes lampen.", "gehaald": "ja", "fotos": fotos, **velden}
        return doelen.resultaat_vastleggen(inspanning, actor=self.actor, **opties)

    def _foto(self) -> Bestand:
        upload = SimpleUploadedFile("pad.jpg", jpeg(), "image/jpeg")
        wie = {"actor": self.actor, "gemeente": self.gemeente}
        return bestand_bewaren(**wie, upload=upload, alt="Het pad met lampen")

    def agenda(self, *punten: str, vaststellen: bool = True) -> Agenda:
        jaar = klok.vandaag().year
        agenda = cyclus.agenda_openen(
            actor=self.actor, gebied=self.gebied, van_jaar=jaar, tot_jaar=jaar
        )
        for punt in punten:
            cyclus.agendapunt_maken(actor=self.actor, agenda=agenda, titel=punt)
        return cyclus.agenda_vaststellen(agenda, actor=self.actor) if vaststellen else agenda


def maak_cijfers(gebied: Gebied, sleutel: str, waarden: dict[int, float], **velden) -> Indicator:
    """Figures of an area over the years, on the version it has now."""
    versie = GebiedVersie.objects.get(gebied=gebied)
    opties = {"naam": sleutel.capitalize(), "eenheid": "aantal", **velden}
    indicator, _ = Indicator.objects.get_or_create(sleutel=sleutel, defaults=opties)
    for jaar, waarde in waarden.items():
        bron, _ = Bron.objects.get_or_create(naam="CBS, kerncijfers", tabel="kwb", jaar=jaar)
        Waarde.objects.create(
            indicator=indicator, gebiedversie=versie, jaar=jaar, waarde=waarde, bron=bron
        )
    return indicator


@pytest.fixture
def draad(
    gemeente: Gemeente, gebied: Gebied, wijkambtenaar: Medewerker, organisatie: Organisatie
) -> Draad:
    """The wijkambtenaar of `gebied` at work."""
    return Draad(gemeente, gebied, wijkambtenaar, organisatie)
