from django.urls import URLPattern, URLResolver, path

from wijkwerk.gebiedscyclus import publiek, views

app_name = "gebiedscyclus"
AGENDA = "werk/agenda/<kenmerk:kenmerk>/"
PUNT = "werk/agenda/punten/<kenmerk:kenmerk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("gebieden/<slug:slug>/agenda/", publiek.agenda_publiek, name="agenda_publiek"),
    path("werk/agenda/", views.agenda_lijst, name="agenda_lijst"),
    path("werk/agenda/openen/", views.agenda_openen, name="agenda_openen"),
    path(AGENDA, views.agenda_detail, name="agenda_detail"),
    path(f"{AGENDA}vaststellen/", views.agenda_vaststellen, name="agenda_vaststellen"),
    path(f"{AGENDA}heropenen/", views.agenda_heropenen, name="agenda_heropenen"),
    path(f"{AGENDA}punt/", views.agendapunt_maken, name="agendapunt_maken"),
    path(PUNT, views.agendapunt_detail, name="agendapunt_detail"),
    path(f"{PUNT}verplaatsen/", views.agendapunt_verplaatsen, name="agendapunt_verplaatsen"),
    path(f"{PUNT}afronden/", views.agendapunt_afronden, name="agendapunt_afronden"),
    path(f"{PUNT}vervallen/", views.agendapunt_vervallen, name="agendapunt_vervallen"),
    path(f"{PUNT}heropenen/", views.agendapunt_heropenen, name="agendapunt_heropenen"),
    path(
        "werk/opgaven/<kenmerk:kenmerk>/agenderen/", views.opgave_agenderen, name="opgave_agenderen"
    ),
]
