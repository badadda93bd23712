"""Reads about people, roles and who stands in for whom: the public door of this room."""

from wijkwerk.accounts.selectors.aanspreekpunten import aandachtsfunctionaris_van, geldig_in
from wijkwerk.accounts.selectors.personen import (
    Collega,
    RolRegel,
    actor_van,
    collegas,
    demopersonen,
    demopersoon,
    gemeenten_van,
    heeft_rol_elders,
    is_laatste_beheerder,
    open_werk,
    opvolgers_van,
    organisaties,
    persoon_hier,
    rol_hier,
    rollen_ter_beoordeling,
    rollen_van,
    uitnodiging_met_token_hash,
    wie_is_wie,
)
from wijkwerk.accounts.selectors.waarneming import (
    neemt_waar_voor,
    vervanger_van,
    vervangers_op,
)

__all__ = [
    "Collega",
    "RolRegel",
    "aandachtsfunctionaris_van",
    "actor_van",
    "collegas",
    "demopersonen",
    "demopersoon",
    "geldig_in",
    "gemeenten_van",
    "heeft_rol_elders",
    "is_laatste_beheerder",
    "neemt_waar_voor",
    "open_werk",
    "opvolgers_van",
    "organisaties",
    "persoon_hier",
    "rol_hier",
    "rollen_ter_beoordeling",
    "rollen_van",
    "uitnodiging_met_token_hash",
    "vervanger_van",
    "vervangers_op",
    "wie_is_wie",
]
