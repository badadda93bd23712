"""What changes in this room: the public door for pages, commands and higher rooms."""

from wijkwerk.signalen.domain.melder import MelderGegevens
from wijkwerk.signalen.services.aansluiten import signaal_aansluiten
from wijkwerk.signalen.services.adressen import melder_adres_bevestigen, melder_adres_wijzigen
from wijkwerk.signalen.services.afzenders import (
    afzenderstop_maken,
    afzenderstop_opheffen,
    afzenderstops_wissen,
)
from wijkwerk.signalen.services.antwoord import signaal_beantwoorden
from wijkwerk.signalen.services.bellers import melder_zoeken
from wijkwerk.signalen.services.bestuur import (
    bestuursbericht_beantwoorden,
    bestuursbericht_lezen,
    bestuursbericht_sturen,
    rapport_maken,
)
from wijkwerk.signalen.services.doelgroepen import (
    doelgroep_bewaren,
    meldpunt_bewaren,
)
from wijkwerk.signalen.services.doorgeleidingen import (
    doorgeleiding_aanvaarden,
    doorgeleiding_beantwoorden,
    doorgeleiding_weigeren,
    signaal_doorgeven,
    signaal_terugnemen,
)
from wijkwerk.signalen.services.escalaties import (
    escalatie_besluiten,
    escalatie_intrekken,
    escalatie_maken,
)
from wijkwerk.signalen.services.indienen import antwoord_voor, signaal_indienen
from wijkwerk.signalen.services.inrichten import (
    Themagegevens,
    ladder_zetten,
    thema_maken,
    thema_wijzigen,
)
from wijkwerk.signalen.services.inzage import melder_inzien, melder_meenemen, persoon_wissen
from wijkwerk.signalen.services.melders import (
    melder_stoppen,
    melder_tonen,
    melder_wissen,
    volglink_sturen,
    volglink_vernieuwen,
    volglink_vragen,
)
from wijkwerk.signalen.services.momenten import (
    MomentGegevens,
    moment_afgelasten,
    moment_afronden,
    moment_maken,
    moment_wijzigen,
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
from wijkwerk.signalen.services.post import (
    verzending_afdrukken,
    verzending_afvinken,
    verzending_opnieuw,
)
from wijkwerk.signalen.services.regelbeheer import (
    Regelgegevens,
    regel_aan,
    regel_maken,
    regel_uit,
    regel_verplaatsen,
    regel_wijzigen,
)
from wijkwerk.signalen.services.regels import routeer
from wijkwerk.signalen.services.samenvoegen import (
    signaal_samenvoegen,
    signaal_splitsen,
    signaal_uit_elkaar_halen,
    signaal_verband_losmaken,
    signaal_verbinden,
)
from wijkwerk.signalen.services.signalen import (
    signaal_exporteren,
    signaal_heropenen,
    signaal_klein_grut,
    signaal_noteren,
    signaal_openbaar_intrekken,
    signaal_openbaar_maken,
    signaal_oppakken,
    signaal_route_kiezen,
    signaal_toewijzen,
    signaal_vertalen,
)
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen
from wijkwerk.signalen.services.toezeggingen import (
    toezegging_breken,
    toezegging_maken,
    toezegging_nakomen,
)
from wijkwerk.signalen.services.volgen import (
    anderen_wachten,
    signaal_aanvullen,
    signaal_beoordelen,
    signaal_intrekken,
    signaal_opnieuw_vragen,
)
from wijkwerk.signalen.services.weergaven import weergave_bewaren, weergave_verwijderen
from wijkwerk.signalen.services.wijktoetsen import (
    ToetsGegevens,
    wijktoets_besluiten,
    wijktoets_maken,
    wijktoets_openen,
    wijktoets_wijzigen,
)

__all__ = [
    "MelderGegevens",
    "MomentGegevens",
    "Regelgegevens",
    "Themagegevens",
    "ToetsGegevens",
    "afzenderstop_maken",
    "afzenderstop_opheffen",
    "afzenderstops_wissen",
    "anderen_wachten",
    "antwoord_voor",
    "bestuursbericht_beantwoorden",
    "bestuursbericht_lezen",
    "bestuursbericht_sturen",
    "doelgroep_bewaren",
    "doorgeleiding_aanvaarden",
    "doorgeleiding_beantwoorden",
    "doorgeleiding_weigeren",
    "escalatie_besluiten",
    "escalatie_intrekken",
    "escalatie_maken",
    "ladder_zetten",
    "melder_adres_bevestigen",
    "melder_adres_wijzigen",
    "melder_inzien",
    "melder_meenemen",
    "melder_stoppen",
    "melder_tonen",
    "melder_wissen",
    "melder_zoeken",
    "meldpunt_bewaren",
    "moment_afgelasten",
    "moment_afronden",
    "moment_maken",
    "moment_wijzigen",
    "opgave_afronden",
    "opgave_heropenen",
    "opgave_maken",
    "opgave_publiceren",
    "opgave_verbergen",
    "opgave_wijzigen",
    "persoon_wissen",
    "rapport_maken",
    "regel_aan",
    "regel_maken",
    "regel_uit",
    "regel_verplaatsen",
    "regel_wijzigen",
    "routeer",
    "signaal_aansluiten",
    "signaal_aanvullen",
    "signaal_beantwoorden",
    "signaal_beoordelen",
    "signaal_bundelen",
    "signaal_doorgeven",
    "signaal_exporteren",
    "signaal_heropenen",
    "signaal_indienen",
    "signaal_intrekken",
    "signaal_klein_grut",
    "signaal_losmaken",
    "signaal_noteren",
    "signaal_openbaar_intrekken",
    "signaal_openbaar_maken",
    "signaal_opnieuw_vragen",
    "signaal_oppakken",
    "signaal_route_kiezen",
    "signaal_samenvoegen",
    "signaal_splitsen",
    "signaal_terugnemen",
    "signaal_toewijzen",
    "signaal_uit_elkaar_halen",
    "signaal_verband_losmaken",
    "signaal_verbinden",
    "signaal_vertalen",
    "terugkoppeling_vastleggen",
    "thema_maken",
    "thema_wijzigen",
    "toezegging_breken",
    "toezegging_maken",
    "toezegging_nakomen",
    "verzending_afdrukken",
    "verzending_afvinken",
    "verzending_opnieuw",
    "volglink_sturen",
    "volglink_vernieuwen",
    "volglink_vragen",
    "weergave_bewaren",
    "weergave_verwijderen",
    "wijktoets_besluiten",
    "wijktoets_maken",
    "wijktoets_openen",
    "wijktoets_wijzigen",
]
