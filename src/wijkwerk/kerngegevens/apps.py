from django.apps import AppConfig


class KerngegevensConfig(AppConfig):
    name = "wijkwerk.kerngegevens"
    label = "kerngegevens"

    def ready(self) -> None:
        from wijkwerk.kerngegevens import gegevens, permissions  # noqa: F401 (they register themselves)
