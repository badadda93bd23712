"""Pages of the workplace, behind `<gemeente>/werk/mengpaneel/`."""

from django.urls import URLPattern, URLResolver, path

from wijkwerk.mengpaneel.views import (
    begeleiden,
    jaren,
    leeg,
    oefeningen,
    paneel,
    papier,
    scherm,
    uitvoer,
    vaststellen,
)

app_name = "mengpaneel"
OEFENING = "<kenmerk:kenmerk>/"
VAST = OEFENING + "vaststellen/"
ACTIE = VAST + "<slug:schuif>/actie/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", oefeningen.oefening_lijst, name="oefening_lijst"),
    path("nieuw/", oefeningen.oefening_maken, name="oefening_maken"),
    path("jaren/", jaren.jaren, name="jaren"),
    path("instelling/", jaren.instelling, name="instelling"),
    path(OEFENING, oefeningen.oefening_detail, name="oefening_detail"),
    path(OEFENING + "wijzigen/", oefeningen.oefening_wijzigen, name="oefening_wijzigen"),
    path(OEFENING + "openen/", oefeningen.oefening_openen, name="oefening_openen"),
    path(OEFENING + "terugzetten/", oefeningen.oefening_terugzetten, name="oefening_terugzetten"),
    path(
        OEFENING + "samen-invullen/",
        oefeningen.oefening_samen_invullen,
        name="oefening_samen_invullen",
    ),
    path(
        OEFENING + "proefdraaien/", oefeningen.oefening_proefdraaien, name="oefening_proefdraaien"
    ),
    path(OEFENING + "wissen/", oefeningen.oefening_wissen, name="oefening_wissen"),
    path(OEFENING + "begeleiden/", begeleiden.begeleiden, name="begeleiden"),
    path(OEFENING + "begeleiden/deel/", begeleiden.begeleiden_deel, name="begeleiden_deel"),
    path(OEFENING + "onthullen/", begeleiden.oefening_onthullen, name="oefening_onthullen"),
    path(OEFENING + "verlengen/", begeleiden.oefening_verlengen, name="oefening_verlengen"),
    path(OEFENING + "tonen/", begeleiden.oefening_tonen, name="oefening_tonen"),
    path(
        OEFENING + "naar-vaststellen/",
        begeleiden.oefening_naar_vaststellen,
        name="oefening_naar_vaststellen",
    ),
    path(
        OEFENING + "naar-gesprek/", begeleiden.oefening_naar_gesprek, name="oefening_naar_gesprek"
    ),
    path(OEFENING + "scherm/", scherm.scherm, name="scherm"),
    path(OEFENING + "scherm/deel/", scherm.scherm_deel, name="scherm_deel"),
    path(OEFENING + "leeg/", leeg.oefening_leeg, name="oefening_leeg"),
    path(OEFENING + "papier/", papier.papier, name="papier"),
    path(OEFENING + "papier/weghalen/", papier.papier_weghalen, name="papier_weghalen"),
    path(OEFENING + "herhalen/", jaren.oefening_herhalen, name="oefening_herhalen"),
    path(OEFENING + "publiceren/", jaren.oefening_publiceren, name="oefening_publiceren"),
    path("opdracht/", paneel.wijkopdracht, name="wijkopdracht"),
    path(VAST, vaststellen.vaststellen, name="vaststellen"),
    path(VAST + "afronden/", vaststellen.oefening_vaststellen, name="oefening_vaststellen"),
    path(VAST + "vraag/<slug:hint>/", vaststellen.afwegen, name="afwegen"),
    path(VAST + "stap/", vaststellen.etappe_maken, name="etappe_maken"),
    path(VAST + "stap/<int:nummer>/wissen/", vaststellen.etappe_wissen, name="etappe_wissen"),
    path(VAST + "<slug:schuif>/", vaststellen.stand_zetten, name="stand_zetten"),
    path(ACTIE, vaststellen.actie_maken, name="actie_maken"),
    path(ACTIE + "koppelen/", vaststellen.actie_koppelen, name="actie_koppelen"),
    path(
        ACTIE + "<kenmerk:inspanning>/losmaken/",
        vaststellen.actie_losmaken,
        name="actie_losmaken",
    ),
    path(OEFENING + "heropenen/", vaststellen.oefening_heropenen, name="oefening_heropenen"),
    path(OEFENING + "feiten/", paneel.feiten, name="feiten"),
    path(OEFENING + "paneel/", paneel.lees_paneel, name="paneel"),
    path(OEFENING + "rapport/", uitvoer.rapport, name="rapport"),
    path(OEFENING + "rapport.pdf", uitvoer.rapport_pdf, name="rapport_pdf"),
    path(OEFENING + "paneel.<str:soort>", uitvoer.tekening, name="tekening"),
    path(OEFENING + "gegevens.<str:soort>", uitvoer.gegevens, name="gegevens"),
]
