"""Every page with its rule and the roles that may open it."""

import csv
from typing import Any

from django.core.management.base import BaseCommand

from wijkwerk.core.permissions import regels
from wijkwerk.core.toegang import paginas, regel_van


class Command(BaseCommand):
    help = "Toon van elke pagina de regel en de rollen, als CSV."

    def handle(self, *args: Any, **options: Any) -> None:
        schrijver = csv.writer(self.stdout, lineterminator="")
        schrijver.writerow(["pagina", "pad", "regel", "rollen"])
        bekend = regels()
        for naam, pad, view in paginas():
            regel = regel_van(naam, view)
            rollen = sorted(bekend[regel].rollen) if regel in bekend else []
            schrijver.writerow([naam, pad, regel, " ".join(rollen)])
