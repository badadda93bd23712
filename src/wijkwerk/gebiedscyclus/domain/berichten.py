"""What residents read about the agenda. Stored as it was sent, in Dutch (B1)."""

from __future__ import annotations


def geplaatst(titel: str, agenda: str, jaren: str) -> str:
    """`agenda` is the word of the gemeente: wijkagenda, gebiedsagenda."""
    return f"Dit staat nu op de {agenda} van {jaren}: {titel.strip().rstrip('.')}."


def vervallen(titel: str, agenda: str) -> str:
    return f"Dit staat niet meer op de {agenda}: {titel.strip().rstrip('.')}."


def heropend(titel: str, agenda: str) -> str:
    return f"Dit staat weer op de {agenda}: {titel.strip().rstrip('.')}."
