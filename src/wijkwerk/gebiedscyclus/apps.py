from django.apps import AppConfig


class GebiedscyclusConfig(AppConfig):
    name = "wijkwerk.gebiedscyclus"
    label = "gebiedscyclus"
