"""`wijkwerk gebieden_importeren FILE`."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wijkwerk.core.actor import SYSTEM
from wijkwerk.core.errors import DomainError
from wijkwerk.core.invoer import Balk, verslag_tekst
from wijkwerk.gebieden.services import gebieden_importeren


class Command(BaseCommand):
    help = "Gebieden inlezen uit GeoJSON (WGS84 of RD; heel Nederland of een gemeente)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, nargs="+", help="een of meer GeoJSON-bestanden")
        parser.add_argument(
            "--jaar", type=int, help="jaar van de indeling (anders uit de bestandsnaam)"
        )
        parser.add_argument(
            "--gemeente", default="", help="alleen deze gemeente, bijvoorbeeld GM0307"
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        for pad in opties["bestand"]:
            balk = Balk(sys.stderr)
            try:
                verslag = gebieden_importeren(
                    pad,
                    actor=SYSTEM,
                    jaar=opties["jaar"],
                    gemeente=opties["gemeente"].upper(),
                    voortgang=balk,
                )
            except DomainError as fout:
                raise CommandError(fout.melding) from None
            finally:
                balk.klaar()
            self.stdout.write(verslag_tekst(verslag))
