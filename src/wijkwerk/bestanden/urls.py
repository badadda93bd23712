from django.urls import URLPattern, URLResolver

app_name = "bestanden"
urlpatterns: list[URLPattern | URLResolver] = []
