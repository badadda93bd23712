"""The courses of a doel and an inspanning."""

from enum import StrEnum

from wijkwerk.core.statusflow import StatusFlow


class DoelStatus(StrEnum):
    LOPEND = "lopend"
    BEREIKT = "bereikt"
    GESTOPT = "gestopt"


DOEL = StatusFlow(
    start=DoelStatus.LOPEND,
    steps={
        "doel.bereiken": (frozenset({DoelStatus.LOPEND}), DoelStatus.BEREIKT),
        "doel.stoppen": (frozenset({DoelStatus.LOPEND}), DoelStatus.GESTOPT),
        "doel.heropenen": (
            frozenset({DoelStatus.BEREIKT, DoelStatus.GESTOPT}),
            DoelStatus.LOPEND,
        ),
    },
)


class InspanningStatus(StrEnum):
    """Putting off changes the date, never the status: who is busy stays busy."""

    GEPLAND = "gepland"
    BEZIG = "bezig"
    KLAAR = "klaar"
    GESTOPT = "gestopt"


LOPEND = frozenset({InspanningStatus.GEPLAND, InspanningStatus.BEZIG})

INSPANNING = StatusFlow(
    start=InspanningStatus.GEPLAND,
    steps={
        "inspanning.starten": (frozenset({InspanningStatus.GEPLAND}), InspanningStatus.BEZIG),
        "inspanning.stoppen": (LOPEND, InspanningStatus.GESTOPT),
        "resultaat.vastleggen": (LOPEND, InspanningStatus.KLAAR),
        "inspanning.heropenen": (
            frozenset({InspanningStatus.KLAAR, InspanningStatus.GESTOPT}),
            InspanningStatus.BEZIG,
        ),
    },
)
