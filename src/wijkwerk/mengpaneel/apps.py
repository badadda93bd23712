from django.apps import AppConfig


class MengpaneelConfig(AppConfig):
    name = "wijkwerk.mengpaneel"
    label = "mengpaneel"

    def ready(self) -> None:
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from wijkwerk.accounts.events import overdracht
        from wijkwerk.core.adressen import adres
        from wijkwerk.core.onveranderlijk import VERANDEREN, bescherm
        from wijkwerk.core.veger import veger
        from wijkwerk.mengpaneel import gegevens, permissions
        from wijkwerk.mengpaneel.models import Afweging, OefeningStap, Schuifstand
        from wijkwerk.mengpaneel.services import bewaren, overdragen

        assert permissions  # importing it registers the rules
        gegevens.registreren()
        bescherm(Schuifstand, VERANDEREN)
        bescherm(Afweging, VERANDEREN)
        bescherm(OefeningStap, VERANDEREN)
        adres(
            "oefening",
            lambda ding: reverse("mengpaneel:oefening_detail", args=[ding.gemeente, ding.kenmerk]),
        )
        adres("oefening.lijst", lambda g: reverse("mengpaneel:oefening_lijst", args=[g]))
        veger("mengpaneel.antwoorden", bewaren.antwoorden_na_termijn_wissen)
        veger("mengpaneel.proeven", bewaren.proeven_na_termijn_wissen)
        overdracht(
            "oefeningen",
            _("oefeningen met het mengpaneel"),
            tellen=overdragen.oefeningen_tellen,
            overdragen=overdragen.oefeningen_overdragen,
        )
