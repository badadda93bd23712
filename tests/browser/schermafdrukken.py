"""Pictures of every main page of the demo, on a phone and on a desktop: `make schermafdrukken`.

`python3 start.py schermafdrukken [naam ...]` writes build/schermafdrukken/<naam>-<breedte>.png.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.paginas import BREEDTES, PAGINAS, Pagina
from tests.browser.plug import GEEN_BROWSER, VLAGGEN, WORTEL, Demo, Sessies, chromium

MAP = WORTEL / "build" / "schermafdrukken"


def main(namen: list[str]) -> int:
    if not chromium():
        sys.exit(GEEN_BROWSER)
    MAP.mkdir(parents=True, exist_ok=True)
    gekozen = [pagina for pagina in PAGINAS if not namen or pagina.naam in namen]
    with tempfile.TemporaryDirectory() as data, sync_playwright() as speler:
        demo = Demo(Path(data))
        try:
            browser = speler.chromium.launch(executable_path=chromium(), args=VLAGGEN)
            mis = [pagina.naam for pagina in gekozen if not _afdrukken(browser, demo, pagina)]
            browser.close()
        finally:
            demo.stop()
    print(f"{len(gekozen) - len(mis)} pages in {MAP}", f"; failed: {mis}" if mis else "")
    return bool(mis)


def _afdrukken(browser: Browser, demo: Demo, pagina: Pagina) -> bool:
    sessies = Sessies(browser, demo)
    try:
        for naam, breedte in BREEDTES.items():
            scherm = sessies.open(pagina.wie, breedte)
            pagina.open(scherm)
            scherm.screenshot(path=MAP / f"{pagina.naam}-{naam}.png", full_page=True)
    except Exception as fout:  # one page that fails must not cost the pictures of the others
        print(f"{pagina.naam}: {str(fout).splitlines()[0]}")
        return False
    finally:
        sessies.sluiten()
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
