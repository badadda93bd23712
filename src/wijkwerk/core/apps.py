from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.urls import register_converter


class CoreConfig(AppConfig):
    name = "wijkwerk.core"
    label = "core"

    def ready(self) -> None:
        from wijkwerk.core import gegevens, onveranderlijk, paden, staat
        from wijkwerk.core.models import Logregel

        register_converter(paden.KenmerkConverter, "kenmerk")
        register_converter(paden.GemeenteConverter, "gemeente")
        onveranderlijk.bescherm(Logregel, onveranderlijk.VERANDEREN, onveranderlijk.WISSEN)
        post_migrate.connect(onveranderlijk.plaatsen, dispatch_uid="onveranderlijk")
        staat.staat("logboek", staat.logboek_stand)
        staat.staat("taken", staat.taken_stand)
        gegevens.gegevens(
            gegevens.Gegeven(
                "core.Logregel",
                "*",
                "Verantwoorden wie wat deed; alleen schuilnamen",
                termijn="7 jaar",
            ),
            gegevens.Gegeven("core.Logkop", "*", "Laatste regel van het logboek"),
            gegevens.Gegeven(
                "core.Eenmalig", "*", "Een formulier telt maar één keer", termijn="30 dagen"
            ),
            gegevens.Gegeven(
                "core.Limiet", "*", "Misbruik afremmen; de sleutel is een hash", termijn="1 dag"
            ),
            gegevens.Gegeven("core.Invoer", "*", "Welk bestand wanneer is ingelezen"),
        )
