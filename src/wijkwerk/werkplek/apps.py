from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    name = "wijkwerk.werkplek"
    label = "werkplek"
