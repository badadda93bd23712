from django.apps import AppConfig


class DoelenConfig(AppConfig):
    name = "wijkwerk.doelen"
    label = "doelen"

    def ready(self) -> None:
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from wijkwerk.accounts.events import overdracht
        from wijkwerk.core.adressen import adres
        from wijkwerk.core.onveranderlijk import VERANDEREN, bescherm
        from wijkwerk.doelen import gegevens, permissions, services
        from wijkwerk.doelen.models import InspanningStap, Resultaat

        assert permissions  # importing it registers the rules
        gegevens.registreren()
        bescherm(InspanningStap, VERANDEREN)
        bescherm(Resultaat, VERANDEREN)
        for naam, pagina in {
            "inspanning": "doelen:inspanning_detail",
            "doel": "doelen:doel_detail",
            "resultaat": "doelen:resultaat_publiek",
        }.items():
            adres(naam, lambda ding, p=pagina: reverse(p, args=[ding.gemeente, ding.kenmerk]))
        adres(
            "inspanning.lijst", lambda gemeente: reverse("doelen:inspanning_lijst", args=[gemeente])
        )
        overdracht(
            "inspanningen",
            _("inspanningen"),
            tellen=services.inspanningen_tellen,
            overdragen=services.inspanningen_overdragen,
        )
