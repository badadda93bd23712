from django.apps import AppConfig


class SignalenConfig(AppConfig):
    name = "wijkwerk.signalen"
    label = "signalen"

    def ready(self) -> None:
        from django.urls import reverse

        from wijkwerk.accounts.events import dagdelen
        from wijkwerk.bestanden.permissions import bewaker
        from wijkwerk.core import staat
        from wijkwerk.core.adressen import adres
        from wijkwerk.core.onveranderlijk import VERANDEREN, bescherm
        from wijkwerk.core.veger import veger
        from wijkwerk.gebieden.geheugen import vergeet_bij
        from wijkwerk.signalen import dagpost, gegevens, permissions, selectors
        from wijkwerk.signalen.models import (
            Routeerregel,
            SignaalStap,
            Standaardtekst,
            Terugkoppeling,
        )
        from wijkwerk.signalen.services.afzenders import afzenderstops_wissen
        from wijkwerk.signalen.services.bewaren import (
            contact_na_termijn_wissen,
            inhoud_na_termijn_wissen,
            stops_na_termijn_wissen,
        )
        from wijkwerk.signalen.tasks import post_vegen

        assert gegevens  # importing them fills the registers, once
        assert permissions
        adres("signalen.inrichten", lambda g: reverse("signalen:inrichten", args=[g]))
        bescherm(SignaalStap, VERANDEREN)
        bescherm(Terugkoppeling, VERANDEREN)
        vergeet_bij(Routeerregel, Standaardtekst)
        bewaker("signalen", selectors.mag_foto_zien)
        veger("signalen.afzenders", afzenderstops_wissen)
        veger("signalen.post", post_vegen)
        veger("signalen.contact", contact_na_termijn_wissen)
        veger("signalen.inhoud", inhoud_na_termijn_wissen)
        veger("signalen.stops", stops_na_termijn_wissen)
        dagdelen("signalen", dagpost.dagdelen)
        staat.staat("post", selectors.post_meting)
        self._overdrachten()

    @staticmethod
    def _overdrachten() -> None:
        """The work that moves when somebody leaves."""
        from django.utils.translation import gettext_lazy as _

        from wijkwerk.accounts.events import overdracht
        from wijkwerk.signalen.services import overdragen, toezeggingen

        overdracht(
            "signalen",
            _("signalen"),
            tellen=overdragen.signalen_tellen,
            overdragen=overdragen.signalen_overdragen,
        )
        overdracht(
            "regels",
            _("regels"),
            tellen=overdragen.regels_tellen,
            overdragen=overdragen.regels_overdragen,
        )
        overdracht(
            "opgaven",
            _("opgaven"),
            tellen=overdragen.opgaven_tellen,
            overdragen=overdragen.opgaven_overdragen,
        )
        overdracht(
            "toezeggingen",
            _("beloften"),
            tellen=toezeggingen.toezeggingen_tellen,
            overdragen=toezeggingen.toezeggingen_overdragen,
        )
