"""Open a gemeente: the tenant, its first beheerder, and a link to come in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django_scopes import scope

from wijkwerk.accounts.services import beheerder_aanstellen, uitnodigingen
from wijkwerk.core.actor import SYSTEM
from wijkwerk.core.errors import DomainError
from wijkwerk.gebieden.domain.codes import schoon
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.gebieden.services import gemeente_openen


class Command(BaseCommand):
    help = "Open een gemeente en geef haar eerste beheerder een link om binnen te komen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="gemeentecode van het CBS, zoals GM0307")
        parser.add_argument("--beheerder", required=True, metavar="E-MAIL")
        parser.add_argument("--naam", help="naam van de gemeente; anders die van de gebieden")
        parser.add_argument("--slug", help="eerste deel van het adres; anders gemaakt van de naam")
        parser.add_argument("--woordenset", help="wijk, gebied, buurt, kern of stadsdeel")
        parser.add_argument("--werkniveau", help="stadsdeel, wijk of buurt")
        parser.add_argument("--demo", action="store_true", help="een gemeente om te proberen")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["beheerder"])
            gemeente = _openen(options)
            with scope(gemeente=gemeente):
                uitnodiging = beheerder_aanstellen(
                    options["beheerder"], actor=SYSTEM, gemeente=gemeente
                )
        except DomainError as fout:
            raise CommandError(fout.melding) from fout
        except ValidationError as fout:
            raise CommandError(f"{options['beheerder']!r} is geen e-mailadres") from fout
        self.stdout.write(f"{gemeente.naam} staat open: {settings.ADRES}/{gemeente.slug}/")
        self.stdout.write(f"Eenmalige link voor {uitnodiging.persoon.e_mail}, 7 dagen geldig:")
        self.stdout.write(uitnodigingen.link(uitnodiging))


def _openen(opties: dict[str, Any]) -> Gemeente:
    """The gemeente of this code; made when it is new."""
    code = schoon(opties["code"]) or opties["code"]
    bestaand = Gemeente.objects.filter(cbs_code=code).first()
    if bestaand is not None:
        return bestaand
    keuzes = ("naam", "slug", "woordenset", "werkniveau", "demo")
    gegeven = {naam: opties[naam] for naam in keuzes if opties[naam]}
    return gemeente_openen(code, actor=SYSTEM, **gegeven)
