"""Pages of the workplace, behind `<gemeente>/werk/mengpaneel/`."""

from django.urls import URLPattern, URLResolver, path

from wijkwerk.mengpaneel.views import leeg, oefeningen, uitvoer

app_name = "mengpaneel"
OEFENING = "<kenmerk:kenmerk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", oefeningen.oefening_lijst, name="oefening_lijst"),
    path("nieuw/", oefeningen.oefening_maken, name="oefening_maken"),
    path(OEFENING, oefeningen.oefening_detail, name="oefening_detail"),
    path(OEFENING + "wijzigen/", oefeningen.oefening_wijzigen, name="oefening_wijzigen"),
    path(OEFENING + "openen/", oefeningen.oefening_openen, name="oefening_openen"),
    path(
        OEFENING + "samen-invullen/",
        oefeningen.oefening_samen_invullen,
        name="oefening_samen_invullen",
    ),
    path(
        OEFENING + "proefdraaien/", oefeningen.oefening_proefdraaien, name="oefening_proefdraaien"
    ),
    path(OEFENING + "wissen/", oefeningen.oefening_wissen, name="oefening_wissen"),
    path(OEFENING + "leeg/", leeg.oefening_leeg, name="oefening_leeg"),
    path(OEFENING + "rapport/", uitvoer.rapport, name="rapport"),
    path(OEFENING + "rapport.pdf", uitvoer.rapport_pdf, name="rapport_pdf"),
    path(OEFENING + "paneel.<str:soort>", uitvoer.tekening, name="tekening"),
    path(OEFENING + "gegevens.<str:soort>", uitvoer.gegevens, name="gegevens"),
]
