"""Pages of the gemeentebeheerder, behind `/<gemeente>/werk/beheer/`."""

from django.urls import path

from wijkwerk.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.beheer, name="beheer"),
    path("staat/", views.staat_bekijken, name="staat"),
    path("collegas/", views.persoon_lijst, name="persoon_lijst"),
    path("collegas/uitnodigen/", views.persoon_uitnodigen, name="persoon_uitnodigen"),
    path("collegas/<slug:schuilnaam>/", views.persoon_detail, name="persoon_detail"),
    path("collegas/<slug:schuilnaam>/rol/", views.rol_geven, name="rol_geven"),
    path(
        "collegas/<slug:schuilnaam>/uitnodiging/", views.uitnodiging_maken, name="uitnodiging_maken"
    ),
    path(
        "collegas/<slug:schuilnaam>/uit-dienst/",
        views.persoon_uit_dienst,
        name="persoon_uit_dienst",
    ),
    path("rollen/", views.rol_lijst, name="rol_lijst"),
    path("rollen/csv/", views.rol_lijst_csv, name="rol_lijst_csv"),
    path("rollen/<kenmerk:kenmerk>/wijzigen/", views.rol_wijzigen, name="rol_wijzigen"),
    path("rollen/<kenmerk:kenmerk>/beeindigen/", views.rol_beeindigen, name="rol_beeindigen"),
    path("rollen/<kenmerk:kenmerk>/beoordelen/", views.rol_beoordelen, name="rol_beoordelen"),
    path("organisaties/", views.organisatie_lijst, name="organisatie_lijst"),
    path("organisaties/toevoegen/", views.organisatie_toevoegen, name="organisatie_toevoegen"),
    path("afwezig/", views.vervanging_lijst, name="vervanging_lijst"),
    path("afwezig/regelen/", views.vervanging_regelen, name="vervanging_regelen"),
    path(
        "afwezig/<kenmerk:kenmerk>/beeindigen/",
        views.vervanging_beeindigen,
        name="vervanging_beeindigen",
    ),
    path("berichten/", views.berichten_instellen, name="berichten_instellen"),
    path("instellingen/", views.gemeente_instellen, name="gemeente_instellen"),
]
