from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wijkwerk.accounts"
    label = "accounts"
