from django.apps import AppConfig


class KerngegevensConfig(AppConfig):
    name = "wijkwerk.kerngegevens"
    label = "kerngegevens"
