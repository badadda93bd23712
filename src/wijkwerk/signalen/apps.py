from django.apps import AppConfig


class SignalenConfig(AppConfig):
    name = "wijkwerk.signalen"
    label = "signalen"

    def ready(self) -> None:
        from wijkwerk.core.onveranderlijk import VERANDEREN, bescherm
        from wijkwerk.core.veger import veger
        from wijkwerk.signalen import gegevens, permissions
        from wijkwerk.signalen.models import SignaalStap, Terugkoppeling
        from wijkwerk.signalen.services.bewaren import contact_na_termijn_wissen
        from wijkwerk.signalen.tasks import post_vegen

        assert permissions  # importing it registers the rules
        gegevens.registreren()
        bescherm(SignaalStap, VERANDEREN)
        bescherm(Terugkoppeling, VERANDEREN)
        veger("signalen.post", post_vegen)
        veger("signalen.contact", contact_na_termijn_wissen)
