"""`wijkwerk cijfers_importeren FILE`."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wijkwerk.core.actor import SYSTEM
from wijkwerk.core.errors import DomainError
from wijkwerk.core.invoer import Balk, verslag_tekst
from wijkwerk.kerngegevens.services import cijfers_importeren


class Command(BaseCommand):
    help = "Cijfers inlezen: CBS Kerncijfers als Statline-CSV, OData-JSON, GeoJSON of xlsx"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "bestand", type=Path, nargs="+", help="een of meer bestanden met cijfers"
        )
        parser.add_argument("--jaar", type=int, help="jaar van de cijfers (anders uit het bestand)")
        parser.add_argument("--bron", default="", help="waar de cijfers vandaan komen")
        parser.add_argument("--gemeente", default="", help="alleen deze gemeente, bv. GM0307")
        parser.add_argument(
            "--bevestigd",
            action="append",
            default=[],
            metavar="GM0307",
            help="hier is een gelijke code hetzelfde gebied; dat heeft iemand nagekeken",
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        for pad in opties["bestand"]:
            balk = Balk(sys.stderr)
            try:
                verslag = cijfers_importeren(
                    pad,
                    actor=SYSTEM,
                    jaar=opties["jaar"],
                    bron=opties["bron"],
                    gemeente=opties["gemeente"].upper(),
                    bevestigd=[code.upper() for code in opties["bevestigd"]],
                    voortgang=balk,
                )
            except DomainError as fout:
                raise CommandError(fout.melding) from None
            finally:
                balk.klaar()
            self.stdout.write(verslag_tekst(verslag))
