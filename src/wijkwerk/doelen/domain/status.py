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
    GEPLAND = "gepland"
    BEZIG = "bezig"
    KLAAR = "klaar"
    GESTOPT = "gestopt"


INSPANNING = StatusFlow(
    start=InspanningStatus.GEPLAND,
    steps={
        "inspanning.starten": (frozenset({InspanningStatus.GEPLAND}), InspanningStatus.BEZIG),
        "inspanning.uitstellen": (
            frozenset({InspanningStatus.GEPLAND, InspanningStatus.BEZIG}),
            InspanningStatus.GEPLAND,
        ),
        "inspanning.stoppen": (
            frozenset({InspanningStatus.GEPLAND, InspanningStatus.BEZIG}),
            InspanningStatus.GESTOPT,
        ),
        "resultaat.vastleggen": (
            frozenset({InspanningStatus.GEPLAND, InspanningStatus.BEZIG}),
            InspanningStatus.KLAAR,
        ),
        "inspanning.heropenen": (
            frozenset({InspanningStatus.KLAAR, InspanningStatus.GESTOPT}),
            InspanningStatus.BEZIG,
        ),
    },
)
