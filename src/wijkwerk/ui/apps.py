from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "wijkwerk.ui"
    label = "ui"
