"""The link to join as a QR code: one path in an SVG, so that any style sheet can colour it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import segno
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

RAND: Final = 4  # quiet modules around the code, as the standard asks


@lru_cache(maxsize=64)
def qr_svg(link: str, label: str) -> SafeString:
    """A square drawing; `label` is what a screen reader says."""
    rijen = [list(rij) for rij in segno.make(link, error="m", micro=False).matrix]
    maat = len(rijen) + 2 * RAND
    pad = "".join(
        f"M{x + RAND} {y + RAND}h1v1h-1z"
        for y, rij in enumerate(rijen)
        for x, zwart in enumerate(rij)
        if zwart
    )
    return mark_safe(  # noqa: S308 (a path of numbers; the label is escaped)
        f'<svg class="mp-qr" viewBox="0 0 {maat} {maat}" role="img" '
        f'aria-label="{escape(label)}"><path d="{pad}"/></svg>'
    )
