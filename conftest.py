"""What every test shares: no network, the browser's places, and the cast of persons."""

import os
import socket

import pytest
from hypothesis import HealthCheck, settings

# A property does not depend on how busy the machine is.
settings.register_profile("rustig", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("rustig")

pytest_plugins = ["tests.browser.plug", "tests.gedeeld", "tests.rolverdeling"]

_verbind = socket.socket.connect


@pytest.fixture(autouse=True, scope="session")
def _geen_netwerk():
    """A test that reaches beyond this machine is a mistake, and says so at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _alleen_hier)
        yield


def _alleen_hier(zelf: socket.socket, adres):
    if zelf.family in (socket.AF_INET, socket.AF_INET6) and not _is_hier(str(adres[0])):
        raise AssertionError(f"a test wants to reach {adres[0]}: use a local server")
    return _verbind(zelf, adres)


def _is_hier(host: str) -> bool:
    return host in {"localhost", "::1"} or host.startswith("127.")


@pytest.fixture(autouse=True, scope="session")
def _asynchroon_mag():
    """Playwright keeps an event loop in this thread; Django then refuses its database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_configure() -> None:
    """Fast passwords, and styles that need no `collectstatic`."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    opslag = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": opslag}}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks the database: the rest is the same on any, and runs on SQLite only."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(fixtures):
            item.add_marker("database")


@pytest.fixture(autouse=True, scope="session")
def _leegmaken_mag():
    """Emptying the database between tests deletes rows that otherwise only grow. The rows that
    Django makes after a migration are not made again: nothing here reads them.
    """
    from django.core.management.commands import flush

    from wijkwerk.core import onveranderlijk

    leegmaken = flush.Command.handle

    def zonder_triggers(zelf, **opties):
        with onveranderlijk.opgeheven():
            return leegmaken(zelf, **{**opties, "inhibit_post_migrate": True})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", zonder_triggers)
        yield


@pytest.fixture(autouse=True)
def _zonder_geheugen():
    """Each test has its own gemeente; what the process kept of another one is forgotten."""
    from django.core.cache import caches

    caches["geheugen"].clear()
