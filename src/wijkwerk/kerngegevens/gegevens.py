"""What the tables of this room hold: public figures about areas, nothing about persons."""

from wijkwerk.core.gegevens import Gegeven, gegevens

IEDEREEN = "iedereen"

gegevens(
    Gegeven("kerngegevens.Bron", "*", "herkomst van cijfers", wie=IEDEREEN),
    Gegeven("kerngegevens.Indicator", "*", "wat er geteld wordt", wie=IEDEREEN),
    Gegeven("kerngegevens.Waarde", "*", "openbare cijfers per gebied en jaar", wie=IEDEREEN),
)
