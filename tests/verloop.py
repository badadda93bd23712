"""Draw the courses of signaal, opgave and toezegging in docs/ontwikkelen/verloop.md, from code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkwerk.core.statusflow import StatusFlow

BESTAND = Path(__file__).resolve().parents[1] / "docs" / "ontwikkelen" / "verloop.md"
KOP = """# The course of a signaal, an opgave and a toezegging

Made from `signalen/domain/status.py` and `toezegging.py` by `python3 start.py bijwerken`; a test
compares.
An action that is not in a table is allowed in every status and leaves it as it is (a note, our
reading of it, the theme). What is past its date while it can still be answered is late; the clock
starts at receipt and never stops.
"""


def teken() -> str:
    """The whole page."""
    from wijkwerk.signalen.domain.status import OPEN, OPGAVE, SIGNAAL
    from wijkwerk.signalen.domain.toezegging import TOEZEGGING

    delen = [KOP, "## Signaal\n", *_verloop(SIGNAAL)]
    delen.append(f"Counts as open: {', '.join(f'`{s}`' for s in sorted(OPEN))}.\n")
    delen += ["## Opgave\n", *_verloop(OPGAVE)]
    return "\n".join([*delen, "## Toezegging\n", *_verloop(TOEZEGGING)])


def _verloop(flow: StatusFlow) -> list[str]:
    pijlen = [
        f"    {van} --> {naar}: {handeling}"
        for handeling, (vanuit, naar) in flow.steps.items()
        for van in sorted(vanuit)
    ]
    rijen = [
        f"| `{handeling}` | {', '.join(f'`{van}`' for van in sorted(vanuit))} | `{naar}` |"
        for handeling, (vanuit, naar) in flow.steps.items()
    ]
    beeld = ["```mermaid", "stateDiagram-v2", f"    [*] --> {flow.start}", *pijlen, "```", ""]
    return [*beeld, "| action | from | to |", "|---|---|---|", *rijen, ""]


def main() -> None:
    import django

    django.setup()
    BESTAND.write_text(teken(), encoding="utf-8")


if __name__ == "__main__":
    main()
