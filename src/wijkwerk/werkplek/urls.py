from django.urls import path

from wijkwerk.werkplek import views

app_name = "werkplek"
urlpatterns = [
    path("", views.werkplek, name="werkplek"),
    path("zoeken/", views.zoeken, name="zoeken"),
    path("gebieden/<slug:slug>/stand/", views.stand, name="stand"),
]
