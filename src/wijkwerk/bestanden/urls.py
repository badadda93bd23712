from django.urls import URLPattern, URLResolver, re_path

from wijkwerk.bestanden import views

app_name = "bestanden"
urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^(?P<token>[0-9a-f]{32})/$", views.bestand, name="bestand"),
]
