from django.apps import AppConfig


class DoelenConfig(AppConfig):
    name = "wijkwerk.doelen"
    label = "doelen"
