"""A list that leaves the house never becomes a formula."""

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.core.uitvoer import GEVAARLIJK, csv_antwoord, veilige_cel


@given(st.text())
def test_geen_cel_begint_als_een_formule(tekst):
    cel = veilige_cel(tekst)
    assert not cel.startswith(GEVAARLIJK)
    assert cel in (tekst, f"'{tekst}")


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=2)
    )
)
def test_wat_erin_gaat_komt_eruit(rijen):
    inhoud = csv_antwoord("lijst", ["a", "b"], rijen).content.decode("utf-8-sig")
    terug = list(csv.reader(StringIO(inhoud), delimiter=";"))
    assert terug == [["a", "b"], *([veilige_cel(cel) for cel in rij] for rij in rijen)]


def test_het_is_een_bestand_om_te_bewaren():
    antwoord = csv_antwoord("lijst", ["a"], [[None], [3]])
    assert antwoord["Content-Disposition"] == 'attachment; filename="lijst.csv"'
    assert antwoord.content.decode("utf-8-sig") == 'a\r\n""\r\n3\r\n'
