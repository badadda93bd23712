"""What can be done with people, roles, organisations and the settings of a gemeente."""

from wijkwerk.accounts.services.berichten import (
    berichten_instellen,
    berichten_stoppen,
    collega_berichten,
    collegaberichten_opruimen,
    dagberichten_maken,
    lees_stopsleutel,
    stopsleutel,
)
from wijkwerk.accounts.services.gemeente import Instellingen, gemeente_instellen
from wijkwerk.accounts.services.organisaties import organisatie_toevoegen
from wijkwerk.accounts.services.personen import (
    Nieuwkomer,
    Uitgenodigd,
    beheerder_aanstellen,
    ladder_beginnen,
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
from wijkwerk.accounts.services.vervanging import vervanging_beeindigen, vervanging_regelen

__all__ = [
    "Instellingen",
    "Nieuwkomer",
    "Opdracht",
    "Uitgenodigd",
    "beheerder_aanstellen",
    "berichten_instellen",
    "berichten_stoppen",
    "collega_berichten",
    "collegaberichten_opruimen",
    "dagberichten_maken",
    "gemeente_instellen",
    "ladder_beginnen",
    "lees_stopsleutel",
    "organisatie_toevoegen",
    "persoon_uit_dienst",
    "persoon_uitnodigen",
    "rol_beeindigen",
    "rol_beoordelen",
    "rol_geven",
    "rol_wijzigen",
    "stopsleutel",
    "token_hash",
    "uitnodiging_aannemen",
    "uitnodiging_maken",
    "uitnodigingen_vegen",
    "vervanging_beeindigen",
    "vervanging_regelen",
]
