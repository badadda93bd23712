from django.apps import AppConfig


class MengpaneelConfig(AppConfig):
    name = "wijkwerk.mengpaneel"
    label = "mengpaneel"

    def ready(self) -> None:
        from wijkwerk.core.onveranderlijk import VERANDEREN, bescherm
        from wijkwerk.mengpaneel import gegevens, permissions
        from wijkwerk.mengpaneel.models import Afweging, Schuifstand

        assert permissions  # importing it registers the rules
        gegevens.registreren()
        bescherm(Schuifstand, VERANDEREN)
        bescherm(Afweging, VERANDEREN)
