from django.urls import URLPattern, URLResolver, path

from wijkwerk.doelen import publiek, views

app_name = "doelen"
INSPANNING = "werk/inspanningen/<kenmerk:kenmerk>/"
DOEL = "werk/doelen/<kenmerk:kenmerk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("resultaten/<kenmerk:kenmerk>/", publiek.resultaat_publiek, name="resultaat_publiek"),
    path("werk/inspanningen/", views.inspanning_lijst, name="inspanning_lijst"),
    path(INSPANNING, views.inspanning_detail, name="inspanning_detail"),
    path(f"{INSPANNING}starten/", views.inspanning_starten, name="inspanning_starten"),
    path(f"{INSPANNING}uitstellen/", views.inspanning_uitstellen, name="inspanning_uitstellen"),
    path(f"{INSPANNING}stoppen/", views.inspanning_stoppen, name="inspanning_stoppen"),
    path(f"{INSPANNING}heropenen/", views.inspanning_heropenen, name="inspanning_heropenen"),
    path(f"{INSPANNING}koppelen/", views.inspanning_koppelen, name="inspanning_koppelen"),
    path(f"{INSPANNING}bekendmaken/", views.inspanning_bekendmaken, name="inspanning_bekendmaken"),
    path(f"{INSPANNING}resultaat/", views.resultaat_vastleggen, name="resultaat_vastleggen"),
    path(DOEL, views.doel_detail, name="doel_detail"),
    path(f"{DOEL}bereiken/", views.doel_bereiken, name="doel_bereiken"),
    path(f"{DOEL}stoppen/", views.doel_stoppen, name="doel_stoppen"),
    path(f"{DOEL}heropenen/", views.doel_heropenen, name="doel_heropenen"),
    path(f"{DOEL}inspanning/", views.inspanning_maken, name="inspanning_maken"),
]
