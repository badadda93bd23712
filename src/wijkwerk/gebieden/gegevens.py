"""What the tables of this room hold. Areas are public; a gemeente is an organisation."""

from wijkwerk.core.gegevens import Gegeven, gegevens

IEDEREEN = "iedereen"

gegevens(
    Gegeven("gebieden.Gemeente", "*", "instellingen van de gemeente", wie=IEDEREEN),
    Gegeven("gebieden.Gebied", "*", "openbare gebiedsindeling", wie=IEDEREEN),
    Gegeven("gebieden.GebiedVersie", "*", "openbare gebiedsindeling per jaar", wie=IEDEREEN),
    Gegeven("gebieden.GebiedPad", "*", "afgeleid: welk gebied waarin ligt", wie=IEDEREEN),
    Gegeven("gebieden.GebiedOpvolging", "*", "welk gebied in de plaats kwam", wie=IEDEREEN),
    Gegeven("gebieden.Thema", "*", "onderwerpen in de woorden van de gemeente", wie=IEDEREEN),
)
