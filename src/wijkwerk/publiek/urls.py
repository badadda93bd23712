from django.urls import path

from wijkwerk.publiek import views

app_name = "publiek"
urlpatterns = [
    path("", views.voorpagina, name="voorpagina"),
    path("gebieden/", views.gebieden, name="gebieden"),
    path("gebieden/<slug:slug>/", views.gebied, name="gebied"),
    path("gebieden/<slug:slug>/resultaten/", views.resultaten, name="resultaten"),
    path("gebieden/<slug:slug>/beloften/", views.beloften, name="beloften"),
    path("privacy/", views.privacy, name="privacy"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("cookies/", views.cookies, name="cookies"),
]
