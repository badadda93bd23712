"""Who may do what with the agenda of an area."""

from wijkwerk.accounts.domain.rollen import BEHANDELAARS, MEELEZERS, SECTOR
from wijkwerk.core.permissions import regel

LEZERS = BEHANDELAARS | SECTOR | MEELEZERS

regel("agenda.lijst", LEZERS)
regel("agenda.bekijken", LEZERS)
regel("agenda.openen", BEHANDELAARS)
regel("agenda.vaststellen", BEHANDELAARS)
regel("agenda.heropenen", BEHANDELAARS)
regel("agendapunt.bekijken", LEZERS)
regel("agendapunt.maken", BEHANDELAARS)
regel("agendapunt.verplaatsen", BEHANDELAARS)
regel("agendapunt.afronden", BEHANDELAARS)
regel("agendapunt.vervallen", BEHANDELAARS)
regel("agendapunt.heropenen", BEHANDELAARS)
regel("opgave.agenderen", BEHANDELAARS)
