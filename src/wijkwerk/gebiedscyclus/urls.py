from django.urls import URLPattern, URLResolver

app_name = "gebiedscyclus"
urlpatterns: list[URLPattern | URLResolver] = []
