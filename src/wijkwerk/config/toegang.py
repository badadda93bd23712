"""Access rules of pages that are not ours (sign-in), by view name."""

from typing import Final

PUBLIEK, AANGEMELD = "publiek", "aangemeld"

VREEMD: Final = {
    "account_login": PUBLIEK,
    "account_logout": AANGEMELD,
    "account_inactive": PUBLIEK,
    "account_change_password": AANGEMELD,
    "account_set_password": AANGEMELD,
    "account_reset_password": PUBLIEK,
    "account_reset_password_done": PUBLIEK,
    "account_reset_password_from_key": PUBLIEK,
    "account_reset_password_from_key_done": PUBLIEK,
    "account_reauthenticate": AANGEMELD,
    "mfa_index": AANGEMELD,
    "mfa_authenticate": PUBLIEK,
    "mfa_reauthenticate": AANGEMELD,
    "mfa_activate_totp": AANGEMELD,
    "mfa_deactivate_totp": AANGEMELD,
    "mfa_view_recovery_codes": AANGEMELD,
    "mfa_generate_recovery_codes": AANGEMELD,
    "mfa_download_recovery_codes": AANGEMELD,
    "mfa_list_webauthn": AANGEMELD,
    "mfa_add_webauthn": AANGEMELD,
    "mfa_edit_webauthn": AANGEMELD,
    "mfa_remove_webauthn": AANGEMELD,
    "mfa_login_webauthn": PUBLIEK,
    "mfa_reauthenticate_webauthn": AANGEMELD,
}
