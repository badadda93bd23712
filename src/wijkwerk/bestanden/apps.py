from django.apps import AppConfig


class BestandenConfig(AppConfig):
    name = "wijkwerk.bestanden"
    label = "bestanden"

    def ready(self) -> None:
        from wijkwerk.bestanden import gegevens, services
        from wijkwerk.core.veger import veger

        gegevens.registreren()
        veger("bestanden.concepten", services.concepten_wissen)
