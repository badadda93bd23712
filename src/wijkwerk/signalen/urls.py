from django.urls import path

from wijkwerk.signalen.publiek import (
    aansluiten,
    eigen_gegevens,
    fotos,
    indienen,
    volgen,
    wie_doet_wat,
)
from wijkwerk.signalen.publiek import momenten as momenten_publiek
from wijkwerk.signalen.publiek import opgaven as opgaven_publiek
from wijkwerk.signalen.publiek import post as post_publiek
from wijkwerk.signalen.views import (
    aanspreekpunten,
    afronden,
    afzenders,
    antwoord,
    bestuur,
    bulk_antwoord,
    cijfers,
    doorgeleidingen,
    escalaties,
    groepjes,
    inrichten,
    invoeren,
    inzage,
    kaart,
    lijst,
    momenten,
    opgaven,
    post,
    regels,
    samen,
    samenhang,
    signalen,
    standaardteksten,
    toezeggingen,
    wijktoetsen,
)

app_name = "signalen"

_bewoner = [
    path("laat-iets-weten/", indienen.signaal_indienen, name="signaal_indienen"),
    path("laat-iets-weten/foto/", fotos.foto_bewaren, name="foto_bewaren"),
    path("laat-iets-weten/foto/<slug:token>/", fotos.foto_voorbeeld, name="foto_voorbeeld"),
    path("laat-iets-weten/bekend/", indienen.bekend, name="bekend"),
    path(
        "laat-iets-weten/meedoen/<kenmerk:kenmerk>/",
        aansluiten.signaal_aansluiten,
        name="signaal_aansluiten",
    ),
    path(
        "opgaven/<kenmerk:kenmerk>/meedoen/", aansluiten.opgave_aansluiten, name="opgave_aansluiten"
    ),
    path("laat-iets-weten/kaart.svg", indienen.prikbeeld, name="prikbeeld"),
    path(
        "laat-iets-weten/ontvangen/<slug:token>/",
        volgen.signaal_ontvangen,
        name="signaal_ontvangen",
    ),
    path("volg/", volgen.volg_zoeken, name="volg_zoeken"),
    path("volg/<slug:token>/", volgen.volg, name="volg"),
    path("volg/<slug:token>/aanvullen/", volgen.signaal_aanvullen, name="signaal_aanvullen"),
    path("volg/<slug:token>/stoppen/", eigen_gegevens.melder_stoppen, name="melder_stoppen"),
    path("volg/<slug:token>/geen-post/", post_publiek.post_stoppen, name="post_stoppen"),
    path("volg/<slug:token>/wissen/", eigen_gegevens.melder_wissen, name="volger_wissen"),
    path("ontmoet-ons/", momenten_publiek.momenten, name="momenten_publiek"),
    path("denk-mee/", momenten_publiek.wijktoetsen, name="wijktoetsen_publiek"),
    path("denk-mee/<kenmerk:kenmerk>/", momenten_publiek.wijktoets, name="wijktoets_publiek"),
    path("volg/<slug:token>/gehoord/", volgen.signaal_beoordelen, name="signaal_beoordelen"),
    path("volg/<slug:token>/intrekken/", volgen.signaal_intrekken, name="signaal_intrekken"),
    path(
        "volg/<slug:token>/opnieuw/", volgen.signaal_opnieuw_vragen, name="signaal_opnieuw_vragen"
    ),
    path("volg/<slug:token>/foto/<slug:foto>/", volgen.volg_foto, name="volg_foto"),
    path(
        "volg/<slug:token>/adres/",
        eigen_gegevens.melder_adres_wijzigen,
        name="melder_adres_wijzigen",
    ),
    path("volg/<slug:token>/meenemen/", eigen_gegevens.melder_meenemen, name="melder_meenemen"),
    path(
        "nieuw-adres/<slug:token>/",
        eigen_gegevens.melder_adres_bevestigen,
        name="melder_adres_bevestigen",
    ),
    path("opgaven/<kenmerk:kenmerk>/", opgaven_publiek.opgave_publiek, name="opgave_publiek"),
]

SIGNAAL = "werk/signalen/<kenmerk:kenmerk>/"
_lijst = [
    path("werk/signalen/", lijst.signaal_lijst, name="signaal_lijst"),
    path("werk/signalen/exporteren/", lijst.signaal_exporteren, name="signaal_exporteren"),
    path("werk/signalen/weergaven/bewaren/", lijst.weergave_bewaren, name="weergave_bewaren"),
    path(
        "werk/signalen/weergaven/<kenmerk:kenmerk>/verwijderen/",
        lijst.weergave_verwijderen,
        name="weergave_verwijderen",
    ),
    path("werk/signalen/samen/bundelen/", samen.signalen_bundelen, name="signalen_bundelen"),
    path("werk/signalen/samen/toewijzen/", samen.signalen_toewijzen, name="signalen_toewijzen"),
    path("werk/signalen/kaart/", kaart.signaal_kaart, name="signaal_kaart"),
    path("werk/signalen/groepjes/", groepjes.groepje_lijst, name="groepje_lijst"),
    path("werk/signalen/groepjes/wegleggen/", groepjes.groepje_wegleggen, name="groepje_wegleggen"),
    path("werk/signalen/cijfers/", cijfers.signaal_cijfers, name="signaal_cijfers"),
    path("werk/signalen/cijfers/bestand/", cijfers.signaal_cijfers_csv, name="signaal_cijfers_csv"),
]

BESTUUR = "werk/bestuur/<kenmerk:kenmerk>/"
_bestuur = [
    path("werk/bestuur/", bestuur.bestuursbericht_lijst, name="bestuursbericht_lijst"),
    path(
        "werk/bestuur/nieuw/<slug:soort>/",
        bestuur.bestuursbericht_nieuw,
        name="bestuursbericht_nieuw",
    ),
    path(BESTUUR, bestuur.bestuursbericht_detail, name="bestuursbericht_detail"),
    path(BESTUUR + "gelezen/", bestuur.bestuursbericht_lezen, name="bestuursbericht_lezen"),
    path(
        BESTUUR + "beantwoorden/",
        bestuur.bestuursbericht_beantwoorden,
        name="bestuursbericht_beantwoorden",
    ),
]
_signalen = [
    path("werk/signalen/invoeren/", invoeren.signaal_invoeren, name="signaal_invoeren"),
    path("werk/signalen/bellers/", invoeren.melder_zoeken, name="melder_zoeken"),
    path(SIGNAAL, signalen.signaal_detail, name="signaal_detail"),
    path(SIGNAAL + "vorige/", signalen.signaal_vorige, name="signaal_vorige"),
    path(SIGNAAL + "volgende/", signalen.signaal_volgende, name="signaal_volgende"),
    path(SIGNAAL + "oppakken/", signalen.signaal_oppakken, name="signaal_oppakken"),
    path(SIGNAAL + "toewijzen/", signalen.signaal_toewijzen, name="signaal_toewijzen"),
    path(SIGNAAL + "noteren/", signalen.signaal_noteren, name="signaal_noteren"),
    path(SIGNAAL + "vertalen/", signalen.signaal_vertalen, name="signaal_vertalen"),
    path(SIGNAAL + "klein-grut/", signalen.signaal_klein_grut, name="signaal_klein_grut"),
    path(SIGNAAL + "route/", signalen.signaal_route_kiezen, name="signaal_route_kiezen"),
    path(SIGNAAL + "bundelen/", signalen.signaal_bundelen, name="signaal_bundelen"),
    path(
        SIGNAAL + "losmaken/<kenmerk:opgave>/", signalen.signaal_losmaken, name="signaal_losmaken"
    ),
    path(SIGNAAL + "beantwoorden/", antwoord.signaal_beantwoorden, name="signaal_beantwoorden"),
    path(SIGNAAL + "heropenen/", signalen.signaal_heropenen, name="signaal_heropenen"),
    path(SIGNAAL + "openbaar/", signalen.signaal_openbaar_maken, name="signaal_openbaar_maken"),
    path(
        SIGNAAL + "niet-openbaar/",
        signalen.signaal_openbaar_intrekken,
        name="signaal_openbaar_intrekken",
    ),
    path(SIGNAAL + "bewoner/<int:nummer>/tonen/", signalen.melder_tonen, name="melder_tonen"),
    path(SIGNAAL + "bewoner/<int:nummer>/wissen/", signalen.melder_wissen, name="melder_wissen"),
    path(
        SIGNAAL + "bewoner/<int:nummer>/nieuwe-link/",
        signalen.volglink_vernieuwen,
        name="volglink_vernieuwen",
    ),
]

VRAAG = SIGNAAL + "vraag/<int:nummer>/"
_vragen = [
    path(SIGNAAL + "doorgeven/", doorgeleidingen.signaal_doorgeven, name="signaal_doorgeven"),
    path(
        VRAAG + "aanvaarden/",
        doorgeleidingen.doorgeleiding_aanvaarden,
        name="doorgeleiding_aanvaarden",
    ),
    path(
        VRAAG + "weigeren/", doorgeleidingen.doorgeleiding_weigeren, name="doorgeleiding_weigeren"
    ),
    path(
        VRAAG + "beantwoorden/",
        doorgeleidingen.doorgeleiding_beantwoorden,
        name="doorgeleiding_beantwoorden",
    ),
    path(VRAAG + "terugnemen/", doorgeleidingen.signaal_terugnemen, name="signaal_terugnemen"),
    path("werk/escalaties/", escalaties.escalatie_lijst, name="escalatie_lijst"),
    path(SIGNAAL + "escaleren/", escalaties.escalatie_maken, name="escalatie_maken"),
    path(
        SIGNAAL + "escalatie/besluiten/", escalaties.escalatie_besluiten, name="escalatie_besluiten"
    ),
    path(
        SIGNAAL + "escalatie/intrekken/", escalaties.escalatie_intrekken, name="escalatie_intrekken"
    ),
]

_samenhang = [
    path(SIGNAAL + "samenvoegen/", samenhang.signaal_samenvoegen, name="signaal_samenvoegen"),
    path(
        SIGNAAL + "uit-elkaar/",
        samenhang.signaal_uit_elkaar_halen,
        name="signaal_uit_elkaar_halen",
    ),
    path(SIGNAAL + "splitsen/", samenhang.signaal_splitsen, name="signaal_splitsen"),
    path(SIGNAAL + "verbinden/", samenhang.signaal_verbinden, name="signaal_verbinden"),
    path(
        SIGNAAL + "verbonden/<kenmerk:ander>/losmaken/",
        samenhang.signaal_verband_losmaken,
        name="signaal_verband_losmaken",
    ),
]

_afzenders = [
    path("werk/afzenders/", afzenders.afzenderstop_lijst, name="afzenderstop_lijst"),
    path(
        "werk/afzenders/<kenmerk:kenmerk>/opheffen/",
        afzenders.afzenderstop_opheffen,
        name="afzenderstop_opheffen",
    ),
    path(
        SIGNAAL + "bewoner/<int:nummer>/stop/",
        afzenders.afzenderstop_maken,
        name="afzenderstop_maken",
    ),
]

_inzage = [
    path("werk/inzage/", inzage.inzage, name="inzage"),
    path("werk/inzage/uitvoer/", inzage.inzage_uitvoer, name="inzage_uitvoer"),
    path("werk/inzage/wissen/", inzage.inzage_wissen, name="inzage_wissen"),
]

_post = [
    path("werk/post/", post.verzending_lijst, name="verzending_lijst"),
    path("werk/post/brieven/", post.verzending_brief, name="verzending_brief"),
    path("werk/post/afvinken/", post.verzending_afvinken, name="verzending_afvinken"),
    path("werk/post/opnieuw/", post.verzending_opnieuw, name="verzending_opnieuw"),
]

OPGAVE = "werk/opgaven/<kenmerk:kenmerk>/"
_opgaven = [
    path("werk/opgaven/", opgaven.opgave_lijst, name="opgave_lijst"),
    path("werk/opgaven/nieuw/", opgaven.opgave_maken, name="opgave_maken"),
    path(OPGAVE, opgaven.opgave_detail, name="opgave_detail"),
    path(OPGAVE + "wijzigen/", opgaven.opgave_wijzigen, name="opgave_wijzigen"),
    path(OPGAVE + "publiceren/", opgaven.opgave_publiceren, name="opgave_publiceren"),
    path(OPGAVE + "verbergen/", opgaven.opgave_verbergen, name="opgave_verbergen"),
    path(OPGAVE + "afronden/", afronden.opgave_afronden, name="opgave_afronden"),
    path(OPGAVE + "heropenen/", opgaven.opgave_heropenen, name="opgave_heropenen"),
]

MOMENT = "werk/momenten/<kenmerk:kenmerk>/"
TOETS = "werk/voorstellen/<kenmerk:kenmerk>/"
_momenten = [
    path("werk/momenten/", momenten.moment_lijst, name="moment_lijst"),
    path("werk/momenten/nieuw/", momenten.moment_maken, name="moment_maken"),
    path(MOMENT, momenten.moment_detail, name="moment_detail"),
    path(MOMENT + "wijzigen/", momenten.moment_wijzigen, name="moment_wijzigen"),
    path(MOMENT + "afronden/", momenten.moment_afronden, name="moment_afronden"),
    path(MOMENT + "afgelasten/", momenten.moment_afgelasten, name="moment_afgelasten"),
    path("werk/doelgroepen/", momenten.doelgroep_lijst, name="doelgroep_lijst"),
    path("werk/doelgroepen/nieuw/", momenten.doelgroep_bewaren, name="doelgroep_maken"),
    path(
        "werk/doelgroepen/<kenmerk:kenmerk>/", momenten.doelgroep_bewaren, name="doelgroep_wijzigen"
    ),
    path("werk/meldpunten/", momenten.meldpunt_lijst, name="meldpunt_lijst"),
    path("werk/meldpunten/nieuw/", momenten.meldpunt_bewaren, name="meldpunt_maken"),
    path("werk/meldpunten/<kenmerk:kenmerk>/", momenten.meldpunt_bewaren, name="meldpunt_wijzigen"),
    path("werk/voorstellen/", wijktoetsen.wijktoets_lijst, name="wijktoets_lijst"),
    path("werk/voorstellen/nieuw/", wijktoetsen.wijktoets_maken, name="wijktoets_maken"),
    path(TOETS, wijktoetsen.wijktoets_detail, name="wijktoets_detail"),
    path(TOETS + "wijzigen/", wijktoetsen.wijktoets_wijzigen, name="wijktoets_wijzigen"),
    path(TOETS + "openen/", wijktoetsen.wijktoets_openen, name="wijktoets_openen"),
    path(TOETS + "besluiten/", wijktoetsen.wijktoets_besluiten, name="wijktoets_besluiten"),
]

_bewoner += [path("wie-doet-wat/", wie_doet_wat.wie_doet_wat, name="wie_doet_wat")]

INRICHTEN = "werk/signalen/inrichten/"
REGEL = "werk/signalen/regels/<kenmerk:kenmerk>/"
_inrichten = [
    path("werk/signalen/regels/", regels.regel_lijst, name="regel_lijst"),
    path("werk/signalen/regels/nieuw/", regels.regel_maken, name="regel_maken"),
    path(REGEL, regels.regel_wijzigen, name="regel_wijzigen"),
    path(REGEL + "aan/", regels.regel_aan, name="regel_aan"),
    path(REGEL + "uit/", regels.regel_uit, name="regel_uit"),
    path(REGEL + "omhoog/", regels.regel_verplaatsen, {"omhoog": True}, name="regel_omhoog"),
    path(REGEL + "omlaag/", regels.regel_verplaatsen, {"omhoog": False}, name="regel_omlaag"),
    path(INRICHTEN, inrichten.inrichten, name="inrichten"),
    path(INRICHTEN + "themas/", inrichten.thema_lijst, name="thema_lijst"),
    path(INRICHTEN + "themas/nieuw/", inrichten.thema_maken, name="thema_maken"),
    path(INRICHTEN + "thema/<slug:slug>/", inrichten.thema_wijzigen, name="thema_wijzigen"),
    path(INRICHTEN + "ladder/", inrichten.ladder, name="escalatieladder"),
    path("werk/signalen/aanspreekpunten/", aanspreekpunten.aanspreekpunten, name="aanspreekpunten"),
]

TOEZEGGING = "werk/toezeggingen/<kenmerk:kenmerk>/"
STANDAARD = "werk/standaardteksten/<kenmerk:kenmerk>/"
_antwoorden = [
    path("werk/signalen/samen/beantwoorden/", bulk_antwoord.bulk_antwoord, name="bulk_antwoord"),
    path("werk/toezeggingen/", toezeggingen.toezegging_lijst, name="toezegging_lijst"),
    path("werk/toezeggingen/lijst.csv", toezeggingen.toezegging_csv, name="toezegging_csv"),
    path("werk/toezeggingen/nieuw/", toezeggingen.toezegging_maken, name="toezegging_maken"),
    path(TOEZEGGING, toezeggingen.toezegging_detail, name="toezegging_detail"),
    path(TOEZEGGING + "nakomen/", toezeggingen.toezegging_nakomen, name="toezegging_nakomen"),
    path(TOEZEGGING + "breken/", toezeggingen.toezegging_breken, name="toezegging_breken"),
    path("werk/standaardteksten/", standaardteksten.lijst, name="standaardtekst_lijst"),
    path("werk/standaardteksten/nieuw/", standaardteksten.maken, name="standaardtekst_maken"),
    path(STANDAARD, standaardteksten.wijzigen, name="standaardtekst_wijzigen"),
    path(STANDAARD + "zetten/", standaardteksten.zetten, name="standaardtekst_zetten"),
]

urlpatterns = [
    *_inrichten,
    *_bewoner,
    *_lijst,
    *_bestuur,
    *_signalen,
    *_vragen,
    *_samenhang,
    *_afzenders,
    *_inzage,
    *_post,
    *_opgaven,
    *_antwoorden,
    *_momenten,
]
