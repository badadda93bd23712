from django.urls import path

from wijkwerk.kerngegevens import publiek, views

app_name = "kerngegevens"
urlpatterns = [
    path("gebieden/<slug:slug>/cijfers/", publiek.gebied, name="gebied"),
    path("gebieden/<slug:slug>/cijfers.csv", publiek.gebied_csv, name="gebied_csv"),
    path("werk/cijfers/", views.vergelijken, name="vergelijken"),
    path("werk/cijfers.csv", views.vergelijken_csv, name="vergelijken_csv"),
]
