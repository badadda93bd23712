from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wijkwerk.core import reservekopie
from wijkwerk.core.errors import DomainError


class Command(BaseCommand):
    help = "Maakt een reservekopie van database en bestanden in een nieuwe map"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("map", type=Path, metavar="DIR")

    def handle(self, *args: object, **opties: Path) -> None:
        try:
            inhoud = reservekopie.maken(opties["map"])
        except DomainError as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(
            f"{opties['map']}: {sum(inhoud.tabellen.values())} rijen in "
            f"{len(inhoud.tabellen)} tabellen, {len(inhoud.bestanden) - 1} bestanden, "
            f"{len(inhoud.ketens)} logboeken. Bewaar WIJKWERK_GEHEIM apart: die zit er niet in."
        )
