"""All addresses. Everything of a gemeente stands behind its slug; the rest is a short list."""

from django.urls import include, path

from wijkwerk.config import views
from wijkwerk.config.api import api

gemeente = [
    path("", include("wijkwerk.publiek.urls")),
    path("", include("wijkwerk.gebieden.urls")),
    path("", include("wijkwerk.kerngegevens.urls")),
    path("", include("wijkwerk.signalen.urls")),
    path("", include("wijkwerk.doelen.urls")),
    path("", include("wijkwerk.gebiedscyclus.urls")),
    path("werk/", include("wijkwerk.werkplek.urls")),
    path("werk/mengpaneel/", include("wijkwerk.mengpaneel.urls")),
    path("werk/beheer/", include("wijkwerk.accounts.urls")),
    path("api/v1/", api.urls),
]

urlpatterns = [
    path("", views.voorpagina, name="voorpagina"),
    path("gezond/", views.gezond, name="gezond"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("taal/", views.taal, name="taal"),
    path("inloggen/", include("wijkwerk.accounts.inlog_urls")),
    path("bestanden/", include("wijkwerk.bestanden.urls")),
    path("ui/", include("wijkwerk.ui.urls")),
    path("", include("wijkwerk.mengpaneel.urls_publiek")),
    path("<gemeente:gemeente>/", include(gemeente)),
]

handler400 = "wijkwerk.config.fouten.niet_te_lezen"
handler404 = "wijkwerk.config.fouten.niet_gevonden"
handler500 = "wijkwerk.config.fouten.fout"
