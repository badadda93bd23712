"""The courses of a signaal, a doorgeleiding and an opgave."""

from enum import StrEnum

from wijkwerk.core.statusflow import StatusFlow


class Status(StrEnum):
    NIEUW = "nieuw"
    IN_BEHANDELING = "in_behandeling"
    BIJ_SECTOR = "bij_sector"
    BEANTWOORD = "beantwoord"
    SAMENGEVOEGD = "samengevoegd"
    INGETROKKEN = "ingetrokken"


class Route(StrEnum):
    """Where a voice goes (S-B03); nothing = not chosen yet."""

    ZELF = "zelf"
    DIENST = "dienst"
    PARTNER = "partner"
    SERVICETEAM = "serviceteam"
    BESTUUR = "bestuur"
    BEWONERS = "bewoners"
    OPGAVE = "opgave"


_WERK = frozenset({Status.NIEUW, Status.IN_BEHANDELING})
OPEN = _WERK | {Status.BIJ_SECTOR}


SIGNAAL = StatusFlow(
    start=Status.NIEUW,
    steps={
        "signaal.oppakken": (frozenset({Status.NIEUW}), Status.IN_BEHANDELING),
        "signaal.toewijzen": (_WERK, Status.IN_BEHANDELING),
        "signaal.route_kiezen": (_WERK, Status.IN_BEHANDELING),
        "signaal.doorgeven": (OPEN, Status.BIJ_SECTOR),
        "doorgeleiding.beantwoorden": (frozenset({Status.BIJ_SECTOR}), Status.IN_BEHANDELING),
        "doorgeleiding.weigeren": (frozenset({Status.BIJ_SECTOR}), Status.IN_BEHANDELING),
        "signaal.terugnemen": (frozenset({Status.BIJ_SECTOR}), Status.IN_BEHANDELING),
        "signaal.bundelen": (_WERK, Status.IN_BEHANDELING),
        "signaal.beantwoorden": (OPEN, Status.BEANTWOORD),
        "signaal.heropenen": (
            frozenset({Status.BEANTWOORD, Status.INGETROKKEN}),
            Status.IN_BEHANDELING,
        ),
        "signaal.samenvoegen": (OPEN, Status.SAMENGEVOEGD),
        "signaal.uit_elkaar_halen": (frozenset({Status.SAMENGEVOEGD}), Status.IN_BEHANDELING),
        "signaal.intrekken": (OPEN, Status.INGETROKKEN),
        "signaal.opnieuw_vragen": (frozenset({Status.BEANTWOORD}), Status.IN_BEHANDELING),
    },
)


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
