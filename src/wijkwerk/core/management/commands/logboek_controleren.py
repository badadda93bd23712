"""Check the audit log: every chain, from the first line to the head."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wijkwerk.core import logboek
from wijkwerk.core.models import Logkop


class Command(BaseCommand):
    help = "Controleer het logboek: is er niets veranderd, ingevoegd, verplaatst of weggehaald?"

    def handle(self, *args: Any, **options: Any) -> None:
        fouten = list(logboek.controleren())
        for fout in fouten:
            self.stderr.write(f"gemeente {fout.gemeente_id}, regel {fout.volgnr}: {fout.reden}")
        if fouten:
            raise CommandError(f"Het logboek klopt niet: {len(fouten)} fout(en).", returncode=1)
        koppen = Logkop.objects.order_by("gemeente_id")
        for kop in koppen:
            self.stdout.write(f"gemeente {kop.gemeente_id}: {kop.volgnr} regels, kop {kop.hash}")
        self.stdout.write(self.style.SUCCESS(f"Het logboek is heel ({len(koppen)} ketens)."))
