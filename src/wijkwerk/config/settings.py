"""All settings, read from the environment once. Documented in docs/instellingen.md."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from wijkwerk import __version__
from wijkwerk.config.toegang import VREEMD
from wijkwerk.core import sqlite
from wijkwerk.core.omgeving import env_geheim, env_keuze, env_lijst, env_tekst

sqlite.vervang()

BASE_DIR = Path(__file__).resolve().parents[3]
VERSIE = __version__

MODUS = env_keuze("WIJKWERK_MODUS", ("demo", "ontwikkeling", "productie"), "ontwikkeling")
DEMO = MODUS == "demo"
PRODUCTIE = MODUS == "productie"
DATA = Path(env_tekst("WIJKWERK_DATA", str(BASE_DIR / "data"))).resolve()
SECRET_KEY = env_geheim("WIJKWERK_GEHEIM")
if not SECRET_KEY:
    if PRODUCTIE:
        raise ImproperlyConfigured(
            "WIJKWERK_GEHEIM (or WIJKWERK_GEHEIM_FILE) is needed in productie"
        )
    SECRET_KEY = "alleen-voor-demo-en-ontwikkeling-op-deze-machine-nooit-elders"  # noqa: S105
ADRES = env_tekst("WIJKWERK_ADRES", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env_lijst("WIJKWERK_HOSTS", "localhost,127.0.0.1,[::1]")
TEGELS = env_tekst("WIJKWERK_TEGELS")
PROXYS = env_lijst("WIJKWERK_PROXYS")
DEBUG = False

INSTALLED_APPS = [
    "wijkwerk.core",
    "wijkwerk.ui",
    "wijkwerk.gebieden",
    "wijkwerk.bestanden",
    "wijkwerk.accounts",
    "wijkwerk.kerngegevens",
    "wijkwerk.signalen",
    "wijkwerk.doelen",
    "wijkwerk.gebiedscyclus",
    "wijkwerk.mengpaneel",
    "wijkwerk.publiek",
    "wijkwerk.werkplek",
    "wijkwerk.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",  # its widget templates, for FORM_RENDERER
    "django_htmx",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "wijkwerk.config.middleware.TaalMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wijkwerk.accounts.middleware.SessieMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wijkwerk.config.middleware.KoppenMiddleware",
    "wijkwerk.gebieden.middleware.GemeenteMiddleware",
    "wijkwerk.accounts.middleware.ActorMiddleware",
    "wijkwerk.accounts.middleware.TweestapsMiddleware",
    "wijkwerk.core.toegang.ToegangMiddleware",
    "wijkwerk.config.middleware.FoutMiddleware",
]

ROOT_URLCONF = "wijkwerk.config.urls"
WSGI_APPLICATION = "wijkwerk.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "wijkwerk.core.templatetags.core",
                "wijkwerk.ui.templatetags.ui",
                "wijkwerk.gebieden.templatetags.gebieden",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "wijkwerk.config.context.frame",
            ],
        },
    }
]


def _database() -> dict[str, object]:
    import sqlite3

    import dj_database_url

    url = env_tekst("WIJKWERK_DATABASE_URL")
    if url:
        instelling = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
        if "sqlite" not in str(instelling["ENGINE"]):
            return instelling
        bestand = Path(str(instelling["NAME"]))
    else:
        bestand = DATA / "wijkwerk.sqlite3"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(bestand),
        "CONN_MAX_AGE": 60,
        "OPTIONS": sqlite.opties(sqlite3.sqlite_version_info),  # type: ignore[arg-type]
        # A file, not memory: a shared memory database ignores the busy timeout.
        "TEST": {"NAME": str(bestand.with_name("test.sqlite3"))},
    }


DATA.mkdir(parents=True, exist_ok=True)
DATABASES = {"default": _database()}

# --- sign-in ---------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Persoon"
TOEGANG_VREEMD: dict[str, str] = dict(VREEMD)
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("e_mail", "naam")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts_inlog:binnen"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "wijkwerk.accounts.adapter.AccountAdapter"
MFA_ADAPTER = "wijkwerk.accounts.adapter.MFAAdapter"
ACCOUNT_FORMS = {
    "login": "wijkwerk.accounts.forms.InlogForm",
    "reset_password": "wijkwerk.accounts.forms.WachtwoordVergetenForm",
}
MFA_FORMS = {
    "authenticate": "wijkwerk.accounts.forms.CodeForm",
    "reauthenticate": "wijkwerk.accounts.forms.CodeOpnieuwForm",
    "activate_totp": "wijkwerk.accounts.forms.AppForm",
    "add_webauthn": "wijkwerk.accounts.forms.SleutelForm",
}
# Guessing is limited in the database (accounts.adapter); these count per process, on top of that.
# No limit per account alone: with that, anybody could lock out a colleague.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip", "reset_password": "30/m/ip"}
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "e_mail"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # staff are invited; the invitation proves the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(ADRES).scheme
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTIE
MFA_TOTP_ISSUER = "Wijkwerk"
MFA_VERPLICHT = PRODUCTIE

SECURITY_CONTACT = env_tekst("WIJKWERK_SECURITY_CONTACT", "security@localhost")

OIDC = {
    "server_url": env_tekst("WIJKWERK_OIDC_URL"),
    "client_id": env_tekst("WIJKWERK_OIDC_CLIENT"),
    "secret": env_geheim("WIJKWERK_OIDC_GEHEIM"),
    "naam": env_tekst("WIJKWERK_OIDC_NAAM", "Inloggen met uw werkaccount"),
}

# --- sessions, cookies, headers --------------------------------------------------------------
_VEILIG = ADRES.startswith("https://")
SESSION_COOKIE_NAME = "__Host-sessie" if _VEILIG else "sessie"
CSRF_COOKIE_NAME = "__Host-csrf" if _VEILIG else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _VEILIG
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [ADRES] if _VEILIG else []
CSRF_FAILURE_VIEW = "wijkwerk.config.fouten.formulier_verlopen"
SECURE_HSTS_SECONDS = 31_536_000 if _VEILIG else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _VEILIG
SECURE_SSL_REDIRECT = _VEILIG
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXYS else None
SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
_TEGEL_BRON = [f"{urlsplit(TEGELS).scheme}://{urlsplit(TEGELS).netloc}"] if TEGELS else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:", *_TEGEL_BRON],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_242_880
FOTO_MAX_BYTES = 15_728_640

# --- language and time -----------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "src" / "wijkwerk" / "locale"]
LANGUAGE_COOKIE_NAME = "taal"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# --- files, mail, tasks ----------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "bestanden"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "geheugen": {  # gebieden/geheugen.py
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "geheugen",
        "TIMEOUT": 10,
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
}
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT)},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

AFZENDER = env_tekst("WIJKWERK_AFZENDER", "Wijkwerk <niet-antwoorden@localhost>")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = AFZENDER
MAIL_URL = env_tekst("WIJKWERK_MAIL_URL", "bestand:")
EMAIL_TIMEOUT = 20
if MAIL_URL.startswith("bestand:"):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(Path(MAIL_URL.removeprefix("bestand:") or DATA / "mail"))
elif MAIL_URL.startswith(("smtp://", "smtps://")):
    _mail = urlsplit(MAIL_URL)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = (
        unquote(_mail.username or ""),
        unquote(_mail.password or ""),
    )
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = not EMAIL_USE_SSL and EMAIL_HOST not in {"localhost", "127.0.0.1"}
else:
    raise ImproperlyConfigured(f"WIJKWERK_MAIL_URL={MAIL_URL!r}: use smtp://, smtps:// or bestand:")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"geheim": {"()": "wijkwerk.core.geheimen.GeheimFilter"}},
    "handlers": {
        "uit": {"class": "logging.StreamHandler", "formatter": "regel", "filters": ["geheim"]}
    },
    "root": {"handlers": ["uit"], "level": "WARNING"},
    "loggers": {"wijkwerk": {"level": "INFO"}},
}
