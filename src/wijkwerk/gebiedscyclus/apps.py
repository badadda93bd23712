from django.apps import AppConfig


class GebiedscyclusConfig(AppConfig):
    name = "wijkwerk.gebiedscyclus"
    label = "gebiedscyclus"

    def ready(self) -> None:
        from django.urls import reverse

        from wijkwerk.core.adressen import adres
        from wijkwerk.core.onveranderlijk import VERANDEREN, bescherm
        from wijkwerk.gebiedscyclus import gegevens, permissions
        from wijkwerk.gebiedscyclus.models import AgendapuntStap

        assert permissions  # importing it registers the rules
        gegevens.registreren()
        bescherm(AgendapuntStap, VERANDEREN)
        for naam, pagina in {
            "agenda": "gebiedscyclus:agenda_detail",
            "agendapunt": "gebiedscyclus:agendapunt_detail",
            "opgave.agenderen": "gebiedscyclus:opgave_agenderen",
        }.items():
            adres(naam, lambda ding, p=pagina: reverse(p, args=[ding.gemeente, ding.kenmerk]))
        adres(
            "agenda.publiek",
            lambda gemeente, slug: reverse("gebiedscyclus:agenda_publiek", args=[gemeente, slug]),
        )
