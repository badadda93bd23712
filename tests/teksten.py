"""The texts of the screens: gather them from the source, keep the English catalogue, compile it.

Babel does it without GNU gettext; templates pass through Django's own `templatize` first.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

BRON = Path(__file__).resolve().parents[1] / "src" / "wijkwerk"
MAP = BRON / "locale" / "en" / "LC_MESSAGES"
PO, MO = MAP / "django.po", MAP / "django.mo"
SOORTEN = {".py", ".html", ".txt", ".xml"}
SLEUTELWOORDEN: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def bestanden() -> Iterator[Path]:
    """Every file of ours that can hold a text for a screen."""
    for pad in sorted(BRON.rglob("*")):
        deel = pad.relative_to(BRON).parts
        if pad.suffix in {".py", ".html", ".txt", ".xml"} and not {"tests", "migrations"} & set(
            deel
        ):
            yield pad


def verzamel() -> Catalog:
    """All texts as they stand in the source, with the files that use them."""
    catalogus = Catalog(locale="en", project="wijkwerk", fuzzy=False)
    for pad in bestanden():
        tekst = pad.read_text(encoding="utf-8")
        if pad.suffix != ".py":
            # Indentation of a template means nothing; to the Python tokenizer it would.
            tekst = "\n".join(regel.strip() for regel in templatize(tekst).splitlines())
        bron = BytesIO(tekst.encode("utf-8"))
        plaats = pad.relative_to(BRON).as_posix()
        for _regel, functie, bericht, toelichting in extract_python(
            bron, SLEUTELWOORDEN.keys(), ["Translators:"], {"encoding": "utf-8"}
        ):
            _toevoegen(catalogus, functie, bericht, plaats, toelichting)
    return catalogus


def _toevoegen(catalogus: Catalog, functie: str, bericht, plaats: str, toelichting) -> None:
    delen = [
        d for d in (bericht if isinstance(bericht, tuple) else (bericht,)) if isinstance(d, str)
    ]
    context = delen.pop(0) if "pgettext" in functie else None
    if not delen or not delen[0]:
        return
    meervoud = functie.startswith("n") and len(delen) > 1
    identiteit = (delen[0], delen[1]) if meervoud else delen[0]
    bestaand = catalogus.get(identiteit, context)
    if bestaand is None or (plaats, None) not in bestaand.locations:
        catalogus.add(
            identiteit, locations=[(plaats, None)], auto_comments=toelichting, context=context
        )


def lees() -> Catalog:
    """The English catalogue as it is kept."""
    if not PO.exists():
        return Catalog(locale="en", project="wijkwerk")
    with PO.open("rb") as bestand:
        return read_po(bestand, locale="en")


def bijwerken() -> int:
    """Bring the catalogue in line with the source and compile it; returns what is untranslated."""
    nieuw, oud = verzamel(), lees()
    for bericht in nieuw:
        if bericht.id and (eerder := oud.get(bericht.id, bericht.context)) is not None:
            bericht.string = eerder.string
    MAP.mkdir(parents=True, exist_ok=True)
    nieuw.creation_date = nieuw.revision_date = oud.creation_date
    with PO.open("wb") as bestand:
        write_po(bestand, nieuw, width=100, sort_output=True, omit_header=False)
    compileren(nieuw)
    return sum(1 for _ in onvertaald(nieuw))


def compileren(catalogus: Catalog) -> None:
    with MO.open("wb") as bestand:
        write_mo(bestand, catalogus)


def onvertaald(catalogus: Catalog) -> Iterator[str]:
    """Texts without English."""
    for bericht in catalogus:
        tekst = bericht.string
        leeg = not all(tekst) if isinstance(tekst, tuple) else not tekst
        if bericht.id and leeg:
            yield str(bericht.id)


if __name__ == "__main__":
    print(f"{bijwerken()} texts without English")
