from django.apps import AppConfig


class PubliekConfig(AppConfig):
    name = "wijkwerk.publiek"
    label = "publiek"
