from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    name = "wijkwerk.werkplek"
    label = "werkplek"

    def ready(self) -> None:
        from django.urls import reverse

        from wijkwerk.core.adressen import adres
        from wijkwerk.werkplek import permissions  # noqa: F401 -- registers its rules

        adres("werkplek", lambda gemeente: reverse("werkplek:werkplek", args=[gemeente]))
