from django.apps import AppConfig


class GebiedenConfig(AppConfig):
    name = "wijkwerk.gebieden"
    label = "gebieden"
