"""Lists that leave the house as a file. A cell never becomes a formula in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from django.http import HttpResponse

GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")


def veilige_cel(waarde: object) -> str:
    """As text; what a spreadsheet would take for a formula gets an apostrophe in front."""
    tekst = "" if waarde is None else str(waarde)
    return f"'{tekst}" if tekst.startswith(GEVAARLIJK) else tekst


def csv_antwoord(naam: str, kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> HttpResponse:
    """A CSV as Dutch spreadsheets open it: semicolons, and UTF-8 with a mark."""
    buffer = StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerows([veilige_cel(cel) for cel in rij] for rij in (kop, *rijen))
    antwoord = HttpResponse("\ufeff" + buffer.getvalue(), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.csv"'
    return antwoord
