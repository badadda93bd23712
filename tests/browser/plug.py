"""Browser and demo for the tests: Chromium of the machine, and one real start.py per run."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

WORTEL = Path(__file__).resolve().parents[2]
NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
GEEN_BROWSER = (
    "NO BROWSER TESTS: no Chromium found on this machine. "
    "Install one (Debian: apt-get install chromium) and run again."
)


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMEN)), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if chromium():
        return
    overslaan = pytest.mark.skip(reason=GEEN_BROWSER)
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(overslaan)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    overgeslagen = terminalreporter.stats.get("skipped", [])
    aantal = sum("NO BROWSER TESTS" in str(verslag.longrepr) for verslag in overgeslagen)
    if aantal:
        terminalreporter.write_sep("!", f"{aantal} skipped", red=True, bold=True)
        terminalreporter.write_line(GEEN_BROWSER, red=True, bold=True)


def vrije_poort() -> int:
    with socket.socket() as zoeker:
        zoeker.bind(("127.0.0.1", 0))
        return int(zoeker.getsockname()[1])


class Demo:
    """A running `start.py` with the demo gemeente, on a free port and its own data."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.koekjes: dict[str, Any] = {}
        self.poort = vrije_poort()
        self.adres = f"http://localhost:{self.poort}"
        self.uitvoer = data / f"uitvoer-{self.poort}.txt"
        with self.uitvoer.open("wb") as uitvoer:
            self.proces = subprocess.Popen(
                [sys.executable, "start.py", "--port", str(self.poort), "--data", str(data)],
                cwd=WORTEL,
                env={k: v for k, v in os.environ.items() if not k.startswith("WIJKWERK_")},
                stdout=uitvoer,
                stderr=subprocess.STDOUT,
            )
        self._wacht_tot_hij_antwoordt()

    def _wacht_tot_hij_antwoordt(self) -> None:
        while f"Wijkwerk: {self.adres}" not in self.uitvoer.read_text():
            if self.proces.poll() is not None:
                raise RuntimeError(f"start.py stopped:\n{self.uitvoer.read_text()}")
            time.sleep(0.1)

    def stop(self) -> None:
        self.proces.terminate()
        self.proces.wait(timeout=30)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    demo = Demo(tmp_path_factory.mktemp("demo"))
    yield demo
    demo.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=chromium(), args=VLAGGEN)
        yield browser
        browser.close()


class Sessies:
    """Fresh browser sessions on the demo, logged in by the button of a demo person or not."""

    def __init__(self, browser: "Browser", demo: Demo) -> None:
        self.browser, self.demo = browser, demo
        self._contexten: list[BrowserContext] = []

    def open(self, wie: str = "", breedte: int = 1280, **opties: Any) -> "Page":
        context = self.browser.new_context(
            base_url=self.demo.adres,
            viewport={"width": breedte, "height": 844 if breedte < 600 else 900},
            locale="nl-NL",
            reduced_motion="reduce",
            storage_state=self._ingelogd(wie) if wie else None,
            **opties,
        )
        self._contexten.append(context)
        pagina = context.new_page()
        pagina.set_default_timeout(30_000)
        return pagina

    def _ingelogd(self, wie: str) -> Any:
        """The cookies of this person; the button is pressed once per demo."""
        if wie not in self.demo.koekjes:
            context = self.browser.new_context(base_url=self.demo.adres, locale="nl-NL")
            pagina = context.new_page()
            pagina.goto("/inloggen/login/")
            pagina.get_by_role("button", name=wie).click()
            pagina.wait_for_url(lambda adres: "/inloggen/login/" not in adres)
            self.demo.koekjes[wie] = context.storage_state()
            context.close()
        return self.demo.koekjes[wie]

    def sluiten(self) -> None:
        for context in self._contexten:
            context.close()


@pytest.fixture
def sessies(browser: "Browser", demo: Demo) -> Iterator[Sessies]:
    """`sessies.open("Fatima Bouzid", breedte=390)` gives a page, signed in, on a phone."""
    sessies = Sessies(browser, demo)
    yield sessies
    sessies.sluiten()
