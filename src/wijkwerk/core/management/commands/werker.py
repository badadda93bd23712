from django.core.management.base import BaseCommand

from wijkwerk.core import opstart
from wijkwerk.core.werker import Werker


class Command(BaseCommand):
    help = "Voert taken uit (mail, brieven) tot hij wordt gestopt"

    def handle(self, *args: object, **opties: object) -> None:
        opstart.controleer()
        werker = Werker()
        werker.configure_signals()
        werker.run()
