"""What can be done with people, roles, organisations and the settings of a gemeente."""

from wijkwerk.accounts.services.berichten import collega_berichten
from wijkwerk.accounts.services.gemeente import Instellingen, gemeente_instellen
from wijkwerk.accounts.services.organisaties import organisatie_toevoegen
from wijkwerk.accounts.services.personen import (
    Nieuwkomer,
    Uitgenodigd,
    beheerder_aanstellen,
    persoon_uit_dienst,
    persoon_uitnodigen,
)
from wijkwerk.accounts.services.rollen import (
    Opdracht,
    rol_beeindigen,
    rol_beoordelen,
    rol_geven,
    rol_wijzigen,
)
from wijkwerk.accounts.services.uitnodigingen import (
    token_hash,
    uitnodiging_aannemen,
    uitnodiging_maken,
    uitnodigingen_vegen,
)

__all__ = [
    "Instellingen",
    "Nieuwkomer",
    "Opdracht",
    "Uitgenodigd",
    "beheerder_aanstellen",
    "collega_berichten",
    "gemeente_instellen",
    "organisatie_toevoegen",
    "persoon_uit_dienst",
    "persoon_uitnodigen",
    "rol_beeindigen",
    "rol_beoordelen",
    "rol_geven",
    "rol_wijzigen",
    "token_hash",
    "uitnodiging_aannemen",
    "uitnodiging_maken",
    "uitnodigingen_vegen",
]
