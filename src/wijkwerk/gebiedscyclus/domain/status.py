"""The courses of an agenda and its points (thin: one agenda per area and year)."""

from enum import StrEnum

from wijkwerk.core.statusflow import StatusFlow


class AgendaStatus(StrEnum):
    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"


AGENDA = StatusFlow(
    start=AgendaStatus.CONCEPT,
    steps={
        "agenda.vaststellen": (frozenset({AgendaStatus.CONCEPT}), AgendaStatus.VASTGESTELD),
        "agenda.heropenen": (frozenset({AgendaStatus.VASTGESTELD}), AgendaStatus.CONCEPT),
    },
)


class PuntStatus(StrEnum):
    OPEN = "open"
    AFGEROND = "afgerond"
    VERVALLEN = "vervallen"


AGENDAPUNT = StatusFlow(
    start=PuntStatus.OPEN,
    steps={
        "agendapunt.afronden": (frozenset({PuntStatus.OPEN}), PuntStatus.AFGEROND),
        "agendapunt.vervallen": (frozenset({PuntStatus.OPEN}), PuntStatus.VERVALLEN),
        "agendapunt.heropenen": (
            frozenset({PuntStatus.AFGEROND, PuntStatus.VERVALLEN}),
            PuntStatus.OPEN,
        ),
    },
)
