from django.apps import AppConfig


class GebiedenConfig(AppConfig):
    name = "wijkwerk.gebieden"
    label = "gebieden"

    def ready(self) -> None:
        from wijkwerk.gebieden import gegevens, permissions  # noqa: F401 (they register themselves)
        from wijkwerk.gebieden.geheugen import vergeet_bij
        from wijkwerk.gebieden.models import Gebied, GebiedOpvolging, Gemeente, Thema

        vergeet_bij(Gemeente, Gebied, GebiedOpvolging, Thema)
