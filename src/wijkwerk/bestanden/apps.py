from django.apps import AppConfig


class BestandenConfig(AppConfig):
    name = "wijkwerk.bestanden"
    label = "bestanden"
