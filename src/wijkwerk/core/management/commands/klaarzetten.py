from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Maakt tabellen en stijlbestanden bij, na installeren of bijwerken"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="bouw ook de demo-gemeente")

    def handle(self, *args: object, **opties: bool) -> None:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if opties["demo"]:
            call_command("demo", stdout=self.stdout)
