"""Paper and pictures by WeasyPrint. Its libraries may be missing: then nothing is made (b"")."""

from __future__ import annotations

import base64
import io
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.contrib.staticfiles import finders

from wijkwerk.mengpaneel.beeld.opmaak import tokens

LETTERTYPE: Final = "Noto Sans Variable"
LETTERBESTAND: Final = "ui/fonts/noto-sans-latin-wght-normal.woff2"
STIJL: Final = "mengpaneel/rapport.css"
SCHERPTE: Final = 2  # pixels for every unit of the drawing
PUNT: Final = 96 / 72


def pdf(html: str, *, kleur: str = "") -> bytes:
    """PDF/UA: tagged, with the language and title of the page."""
    return _schrijf(
        html, [_tokens(kleur), _letters(), _bestand(STIJL).read_text()], pdf_variant="pdf/ua-1"
    )


def png(tekening: str) -> bytes:
    """A stand-alone drawing (`opmaak.zelfstandig`) as a picture."""
    breed, hoog = _maat(tekening)
    los = f"@page{{margin:0;size:{breed}px {hoog}px}}html,body,svg{{margin:0;display:block}}"
    inhoud = _schrijf(f"<html lang=nl><title>-</title><body>{tekening}", [los, _letters()])
    if not inhoud:
        return b""
    import pypdfium2

    beeld = pypdfium2.PdfDocument(inhoud)[0].render(scale=SCHERPTE * PUNT).to_pil()
    uit = io.BytesIO()
    beeld.save(uit, "PNG", optimize=True)
    return uit.getvalue()


def _maat(tekening: str) -> tuple[str, str]:
    from xml.etree import ElementTree as ET

    wortel = ET.fromstring(tekening)  # noqa: S314 (our own drawing)
    return wortel.get("width", ""), wortel.get("height", "")


def _schrijf(html: str, stijlen: list[str], **opties: Any) -> bytes:
    """Fetches nothing: letters and drawings stand in the document itself."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError):
        return b""
    letters, ophalen = FontConfiguration(), URLFetcher(allowed_protocols=("data",))
    bladen = [CSS(string=s, font_config=letters, url_fetcher=ophalen) for s in stijlen]
    document = HTML(string=html, url_fetcher=ophalen)
    inhoud: bytes = document.write_pdf(stylesheets=bladen, font_config=letters, **opties)
    return inhoud


@cache
def _letters() -> str:
    """The variable font, once for every weight that we use."""
    bron = base64.b64encode(_bestand(LETTERBESTAND).read_bytes()).decode()
    return "".join(
        f"@font-face{{font-family:'{LETTERTYPE}';font-weight:{dikte};"
        f"src:url('data:font/woff2;base64,{bron}') format('woff2')}}"
        for dikte in (400, 700)
    )


def _tokens(kleur: str) -> str:
    regels = ";".join(f"{naam}:{waarde}" for naam, waarde in tokens(kleur).items())
    return f":root{{{regels}}}"


def _bestand(naam: str) -> Path:
    gevonden = finders.find(naam)
    assert isinstance(gevonden, str)
    return Path(gevonden)
