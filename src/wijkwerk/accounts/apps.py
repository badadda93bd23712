from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wijkwerk.accounts"
    label = "accounts"

    def ready(self) -> None:
        self._fotos()

    @staticmethod
    def _fotos() -> None:
        """Photos lie on a lower floor: tell that room who is who, and with which roles."""
        from wijkwerk.accounts.domain.rollen import COLLEGAS, MEELEZERS, PARTNER
        from wijkwerk.accounts.selectors import actor_van
        from wijkwerk.bestanden.permissions import inrichten

        schrijvers = COLLEGAS | {PARTNER}
        inrichten(actor_van, lezers=schrijvers | MEELEZERS, schrijvers=schrijvers)
