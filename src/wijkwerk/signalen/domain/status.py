"""The courses of a signaal, a doorgeleiding and an opgave."""

from enum import StrEnum

from wijkwerk.core.statusflow import StatusFlow


class Status(StrEnum):
    NIEUW = "nieuw"
    IN_BEHANDELING = "in_behandeling"
    BIJ_SECTOR = "bij_sector"
    BEANTWOORD = "beantwoord"


SIGNAAL = StatusFlow(
    start=Status.NIEUW,
    steps={
        "signaal.oppakken": (frozenset({Status.NIEUW}), Status.IN_BEHANDELING),
        "signaal.doorgeven": (
            frozenset({Status.NIEUW, Status.IN_BEHANDELING}),
            Status.BIJ_SECTOR,
        ),
        "doorgeleiding.beantwoorden": (frozenset({Status.BIJ_SECTOR}), Status.IN_BEHANDELING),
        "signaal.terugnemen": (frozenset({Status.BIJ_SECTOR}), Status.IN_BEHANDELING),
        "signaal.bundelen": (
            frozenset({Status.NIEUW, Status.IN_BEHANDELING}),
            Status.IN_BEHANDELING,
        ),
        "signaal.beantwoorden": (
            frozenset({Status.NIEUW, Status.IN_BEHANDELING, Status.BIJ_SECTOR}),
            Status.BEANTWOORD,
        ),
        "signaal.heropenen": (frozenset({Status.BEANTWOORD}), Status.IN_BEHANDELING),
    },
)
OPEN = frozenset({Status.NIEUW, Status.IN_BEHANDELING, Status.BIJ_SECTOR})


class OpgaveStatus(StrEnum):
    OPEN = "open"
    AFGEROND = "afgerond"


OPGAVE = StatusFlow(
    start=OpgaveStatus.OPEN,
    steps={
        "opgave.afronden": (frozenset({OpgaveStatus.OPEN}), OpgaveStatus.AFGEROND),
        "opgave.heropenen": (frozenset({OpgaveStatus.AFGEROND}), OpgaveStatus.OPEN),
    },
)
