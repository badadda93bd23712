from django.urls import URLPattern, URLResolver

app_name = "gebieden"
urlpatterns: list[URLPattern | URLResolver] = []
