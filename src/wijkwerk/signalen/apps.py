from django.apps import AppConfig


class SignalenConfig(AppConfig):
    name = "wijkwerk.signalen"
    label = "signalen"

    def ready(self) -> None:
        from wijkwerk.core.veger import veger
        from wijkwerk.signalen import permissions  # noqa: F401 -- registers its rules
        from wijkwerk.signalen.tasks import post_vegen

        veger("signalen.post", post_vegen)
