from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wijkwerk.core import reservekopie
from wijkwerk.core.errors import DomainError


class Command(BaseCommand):
    help = "Zet een reservekopie terug en controleert of alles gelijk is"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("map", type=Path, metavar="DIR")
        parser.add_argument(
            "--vervang", action="store_true", help="ook als er nu gegevens zijn: die gaan verloren"
        )

    def handle(self, *args: object, **opties: Any) -> None:
        try:
            inhoud = reservekopie.terugzetten(opties["map"], vervang=opties["vervang"])
        except DomainError as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(
            f"Teruggezet van {inhoud.gemaakt_op}: {sum(inhoud.tabellen.values())} rijen, "
            f"{len(inhoud.ketens)} logboeken, alles gelijk. Start Wijkwerk opnieuw; "
            "een oudere kopie wordt dan bijgewerkt."
        )
