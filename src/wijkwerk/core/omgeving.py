"""Reading the environment: refuses nonsense at once and says which variable it is about."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

JA = {"1", "ja", "true", "aan"}
NEE = {"", "0", "nee", "false", "uit"}


def env_tekst(naam: str, standaard: str = "") -> str:
    return os.environ.get(naam, standaard).strip()


def env_keuze(naam: str, keuzes: tuple[str, ...], standaard: str) -> str:
    waarde = env_tekst(naam, standaard)
    if waarde not in keuzes:
        raise ImproperlyConfigured(f"{naam}={waarde!r}: choose one of {', '.join(keuzes)}")
    return waarde


def env_bool(naam: str, standaard: bool = False) -> bool:
    waarde = env_tekst(naam, "1" if standaard else "0").lower()
    if waarde not in JA | NEE:
        raise ImproperlyConfigured(f"{naam}={waarde!r}: use 1 or 0")
    return waarde in JA


def env_int(naam: str, standaard: int) -> int:
    waarde = env_tekst(naam, str(standaard))
    if not waarde.isdigit():
        raise ImproperlyConfigured(f"{naam}={waarde!r}: use a whole number")
    return int(waarde)


def env_lijst(naam: str, standaard: str = "") -> list[str]:
    return [deel.strip() for deel in env_tekst(naam, standaard).split(",") if deel.strip()]


def env_geheim(naam: str) -> str:
    """The secret itself, or the content of the file that NAME_FILE points to."""
    bestand = env_tekst(f"{naam}_FILE")
    if not bestand:
        return env_tekst(naam)
    try:
        return Path(bestand).read_text(encoding="utf-8").strip()
    except OSError as fout:
        raise ImproperlyConfigured(f"{naam}_FILE={bestand!r}: {fout.strerror}") from fout
