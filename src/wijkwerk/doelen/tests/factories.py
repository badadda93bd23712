"""Things to test with, made by the services that make them for real."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from wijkwerk.accounts.models import Organisatie
from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import bestand_bewaren
from wijkwerk.bestanden.tests.fotos import jpeg
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor, Bewoner
from wijkwerk.doelen.models import Doel, Inspanning
from wijkwerk.doelen.services import doel_maken, inspanning_maken
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen.models import Opgave
from wijkwerk.signalen.services import MelderGegevens, opgave_maken, signaal_indienen


def maak_opgave(
    gemeente: Gemeente, gebied: Gebied, actor: Actor, stemmen: int = 2, **velden: Any
) -> Opgave:
    """An opgave with voices; each left an e-mail address."""
    signalen = [
        signaal_indienen(
            actor=Bewoner(),
            gemeente=gemeente,
            gebied=gebied,
            tekst=f"Het is donker op het pad, zegt bewoner {nummer}.",
            melder=MelderGegevens(kanaal="mail", e_mail=f"bewoner{nummer}@post.example"),
        )
        for nummer in range(stemmen)
    ]
    return opgave_maken(
        actor=actor,
        gebied=gebied,
        titel=velden.pop("titel", "Veilig over het pad"),
        duiding="Het pad is donker.",
        signalen=signalen,
        **velden,
    )


def maak_doel(gebied: Gebied, actor: Actor, *opgaven: Opgave) -> Doel:
    return doel_maken(actor=actor, gebied=gebied, titel="Een licht pad", opgaven=opgaven)


def maak_inspanning(
    gebied: Gebied, actor: Actor, organisatie: Organisatie, **velden: Any
) -> Inspanning:
    opties = {
        "titel": "Zes lampen plaatsen",
        "klaar_voor": klok.vandaag() + timedelta(days=30),
        **velden,
    }
    return inspanning_maken(actor=actor, gebied=gebied, organisatie=organisatie, **opties)


def maak_foto(gemeente: Gemeente, actor: Actor, alt: str = "Zes lampen branden") -> Bestand:
    upload = SimpleUploadedFile("lamp.jpg", jpeg(1_200, 800))
    return bestand_bewaren(actor=actor, gemeente=gemeente, upload=upload, alt=alt)
