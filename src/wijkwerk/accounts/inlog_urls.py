"""Signing in: the pages of allauth that we use, each by name, and ours. The rest does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as herstel
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from wijkwerk.accounts import publiek
from wijkwerk.core.toegang import PUBLIEK, toegang

eigen = [
    path("", toegang(PUBLIEK)(RedirectView.as_view(pattern_name="account_login")), name="inloggen"),
    path("binnen/", publiek.binnen, name="binnen"),
    path("demo/<slug:schuilnaam>/", publiek.demo_inloggen, name="demo_inloggen"),
    path("berichten/<slug:sleutel>/", publiek.berichten_stoppen, name="berichten_stoppen"),
    path("uitnodiging/<slug:sleutel>/", publiek.uitnodiging_aannemen, name="uitnodiging_aannemen"),
]

tweestaps = [
    path("", mfa.index, name="mfa_index"),
    path("code/", mfa.authenticate, name="mfa_authenticate"),
    path("bevestigen/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("app/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/uit/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("herstelcodes/", herstel.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "herstelcodes/nieuw/", herstel.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        "herstelcodes/bestand/", herstel.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
    path("sleutels/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("sleutels/nieuw/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("sleutels/inloggen/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(
        "sleutels/bevestigen/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
    ),
    path("sleutels/<int:pk>/naam/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("sleutels/<int:pk>/weg/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]

urlpatterns = [
    path("", include((eigen, "accounts_inlog"))),
    path("login/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("gesloten/", account.account_inactive, name="account_inactive"),
    path("bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/wijzigen/", account.password_change, name="account_change_password"),
    path("wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("tweestaps/", include(tweestaps)),
]
