"""What changes in this room. Areas are shared by all gemeenten; a gemeente is the tenant."""

from wijkwerk.gebieden.services.boom import paden_herbouwen
from wijkwerk.gebieden.services.cijferversies import Aansluiting, cijfers_aansluiten
from wijkwerk.gebieden.services.gemeenten import gemeente_openen
from wijkwerk.gebieden.services.importeren import gebieden_importeren, jaar_van
from wijkwerk.gebieden.services.opvolging import opvolging_bevestigen

__all__ = [
    "Aansluiting",
    "cijfers_aansluiten",
    "gebieden_importeren",
    "gemeente_openen",
    "jaar_van",
    "opvolging_bevestigen",
    "paden_herbouwen",
]
