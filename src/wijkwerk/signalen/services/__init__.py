"""What changes in this room: the public door for pages, commands and higher rooms."""

from wijkwerk.signalen.domain.melder import MelderGegevens
from wijkwerk.signalen.services.doorgeleidingen import (
    doorgeleiding_beantwoorden,
    signaal_doorgeven,
    signaal_terugnemen,
)
from wijkwerk.signalen.services.indienen import signaal_indienen
from wijkwerk.signalen.services.melders import (
    melder_stoppen,
    melder_tonen,
    melder_wissen,
    signaal_aanvullen,
    verzending_afvinken,
    volglink_sturen,
    volglink_vernieuwen,
    volglink_vragen,
)
from wijkwerk.signalen.services.opgaven import (
    opgave_afronden,
    opgave_heropenen,
    opgave_maken,
    opgave_publiceren,
    opgave_verbergen,
    opgave_wijzigen,
    signaal_bundelen,
    signaal_losmaken,
)
from wijkwerk.signalen.services.signalen import (
    signaal_beantwoorden,
    signaal_exporteren,
    signaal_heropenen,
    signaal_openbaar_intrekken,
    signaal_openbaar_maken,
    signaal_oppakken,
    signaal_vertalen,
)
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen

__all__ = [
    "MelderGegevens",
    "doorgeleiding_beantwoorden",
    "melder_stoppen",
    "melder_tonen",
    "melder_wissen",
    "opgave_afronden",
    "opgave_heropenen",
    "opgave_maken",
    "opgave_publiceren",
    "opgave_verbergen",
    "opgave_wijzigen",
    "signaal_aanvullen",
    "signaal_beantwoorden",
    "signaal_bundelen",
    "signaal_doorgeven",
    "signaal_exporteren",
    "signaal_heropenen",
    "signaal_indienen",
    "signaal_losmaken",
    "signaal_openbaar_intrekken",
    "signaal_openbaar_maken",
    "signaal_oppakken",
    "signaal_terugnemen",
    "signaal_vertalen",
    "terugkoppeling_vastleggen",
    "verzending_afvinken",
    "volglink_sturen",
    "volglink_vernieuwen",
    "volglink_vragen",
]
