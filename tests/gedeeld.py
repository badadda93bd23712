"""Real data of CBS, read from where the developer has it. Never part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

MAP = Path(
    os.environ.get("WIJKWERK_PROEFDATA", Path(__file__).resolve().parents[2] / "shared" / "data")
)


@pytest.fixture(scope="session")
def gedeelde_data() -> Path:
    """The folder with real files; skips out loud where there is none."""
    if not (MAP / "cbs").is_dir():
        pytest.skip(f"NOT TESTED on real data: {MAP} is not there (set WIJKWERK_PROEFDATA)")
    return MAP


@pytest.fixture(scope="session")
def cbs(gedeelde_data: Path) -> Path:
    """The files of CBS in it."""
    return gedeelde_data / "cbs"
