from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wijkwerk.accounts"
    label = "accounts"

    def ready(self) -> None:
        from wijkwerk.accounts import gegevens, permissions, services  # noqa: F401 (they register)
        from wijkwerk.accounts.domain import rollen
        from wijkwerk.accounts.selectors import actor_van
        from wijkwerk.accounts.tasks import collegapost_vegen
        from wijkwerk.bestanden.permissions import inrichten
        from wijkwerk.core.veger import veger

        inrichten(
            actor_van,
            lezers=rollen.IEDEREEN - {rollen.GEMEENTEBEHEERDER},
            schrijvers=rollen.BEHANDELAARS | rollen.SECTOR,
        )
        veger("accounts.uitnodigingen", services.uitnodigingen_vegen)
        veger("accounts.dagberichten", services.dagberichten_maken)
        veger("accounts.collegapost", collegapost_vegen)
        veger("accounts.opruimen", services.collegaberichten_opruimen)
