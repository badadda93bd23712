"""What may never stand in a log: the secret part of a private link."""

from __future__ import annotations

import logging
import re
from typing import Final

GEHEIM: Final = re.compile(r"(?<=/)[a-z2-7]{40,}(?![\w-])")
"""Private links are lower case base32, 40 characters or more; no name in a path is that long."""
MASKER: Final = "***"


def zonder_geheimen(tekst: str) -> str:
    return GEHEIM.sub(MASKER, tekst)


class GeheimFilter(logging.Filter):
    """Django names the path of every refused request; a path may be the key to a page."""

    def filter(self, record: logging.LogRecord) -> bool:
        melding = record.getMessage()
        if (schoon := zonder_geheimen(melding)) != melding:
            record.msg, record.args = schoon, ()
        return True
