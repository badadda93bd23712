"""How allauth behaves here: nobody signs up, guessing is slow, mail goes out by the task worker."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.sites.requests import RequestSite
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wijkwerk.accounts.models import Persoon
from wijkwerk.accounts.tasks import bericht_mailen
from wijkwerk.core import limiet
from wijkwerk.core.limiet import Grens

# Failures only: a log-in that succeeds gives its attempt back. Per account and address, so that
# nobody can lock out somebody else.
PER_ACCOUNT = Grens("inloggen.account", 10, 15 * 60)
PER_ADRES = Grens("inloggen.adres", 100, 60 * 60)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Het e-mailadres of het wachtwoord klopt niet."),
        "incorrect_password": _("Het wachtwoord klopt niet."),
        "incorrect_code": _("De code klopt niet."),
        "too_many_login_attempts": _(
            "U hebt te vaak geprobeerd in te loggen. Probeer het over een kwartier opnieuw."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Check a password, at most so many times."""
        adres = self.get_client_ip(request)
        pogingen = (
            (PER_ACCOUNT, f"{credentials.get('email', '').lower()}|{adres}"),
            (PER_ADRES, adres),
        )
        genomen = [limiet.neem(grens, sleutel) for grens, sleutel in pogingen]
        if not all(genomen):
            raise self.validation_error("too_many_login_attempts")
        user = super().authenticate(request, **credentials)
        if user is not None:
            for grens, sleutel in pogingen:
                limiet.geef_terug(grens, sleutel)
        return user

    def reauthenticate(self, user: Persoon, password: str) -> bool:
        """allauth would look for the address in a table of its own, which is empty here."""
        opnieuw = self.authenticate(self.request, email=user.e_mail, password=password)
        return opnieuw is not None and opnieuw.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within five minutes after signing in: the password was typed a moment ago."""
        records = get_authentication_records(self.request, self.request.user)
        grens = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not any(record["at"] > grens for record in records)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Notices of changes to an account; they hold no secrets, so the queue may carry them."""
        inhoud = {"request": self.request, "current_site": RequestSite(self.request), **context}
        bericht = self.render_mail(template_prefix, email, inhoud)
        bericht_mailen.enqueue(email, bericht.subject, bericht.body)

    def send_notification_mail(
        self, template_prefix: str, user: Persoon, context: Any = None, email: str | None = None
    ) -> None:
        super().send_notification_mail(template_prefix, user, context, email or user.e_mail)

    def format_email_subject(self, subject: str) -> str:
        return f"[Wijkwerk] {subject}"


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("De code klopt niet."),
        "cannot_delete_authenticator": _(
            "U kunt uw laatste tweede stap niet verwijderen. Voeg eerst een andere toe."
        ),
    }

    def encrypt(self, text: str) -> str:
        """A copy of the database alone must not be enough to make codes."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Where a second step is required, the last one stays."""
        andere = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return (
            not settings.MFA_VERPLICHT
            or andere.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        )

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Wijkwerk"}


def _fernet() -> Fernet:
    sleutel = hashlib.sha256(f"wijkwerk.tweestaps|{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(sleutel))
