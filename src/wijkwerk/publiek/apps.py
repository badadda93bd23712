from django.apps import AppConfig


class PubliekConfig(AppConfig):
    name = "wijkwerk.publiek"
    label = "publiek"

    def ready(self) -> None:
        from django.urls import reverse

        from wijkwerk.core.adressen import adres

        adres("gebied", lambda gemeente, slug: reverse("publiek:gebied", args=[gemeente, slug]))
        adres("beloften", lambda gemeente, slug: reverse("publiek:beloften", args=[gemeente, slug]))
