from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from wijkwerk.config import demo
from wijkwerk.config.demo.bouwen import bouwen
from wijkwerk.config.demo.wissen import wissen
from wijkwerk.core.actor import SYSTEM
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.gebieden.services import gebieden_importeren, gemeente_openen
from wijkwerk.kerngegevens.services import cijfers_importeren

CODE = "GM9999"
EERSTE_JAAR = 2019
MAP = Path(demo.__file__).parent
INRICHTING = {
    "kleur": "#155e6b",
    "adres": "Sluisplein 1, 4321 AB Wijkendam",
    "telefoon": "14 0123",
    "e_mail": "gemeente@wijkendam.example",
}


class Command(BaseCommand):
    help = "Bouwt de verzonnen gemeente Wijkendam opnieuw op"

    def handle(self, *args: Any, **opties: Any) -> None:
        if settings.PRODUCTIE:
            raise CommandError("De demo hoort niet in een productie-omgeving.")
        gebieden_importeren(MAP / "wijkendam.geojson", actor=SYSTEM, jaar=EERSTE_JAAR)
        for bestand in sorted((MAP / "cijfers").glob("kwb*.csv")):
            cijfers_importeren(bestand, actor=SYSTEM, bron="Verzonnen cijfers")
        with transaction.atomic():
            oud = Gemeente.objects.filter(cbs_code=CODE).first()
            if oud is not None and not oud.demo:
                raise CommandError(f"{CODE} is in gebruik door een gemeente die geen demo is.")
            if oud is not None:
                wissen(oud)
            gemeente = gemeente_openen(CODE, actor=SYSTEM, slug="wijkendam", demo=True)
            Gemeente.objects.filter(pk=gemeente.pk).update(**INRICHTING)
            gemeente.refresh_from_db()
            bouwen(gemeente)
        self.stdout.write(f"Klaar: {settings.ADRES}/{gemeente.slug}/")
