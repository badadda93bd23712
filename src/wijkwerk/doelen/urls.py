from django.urls import URLPattern, URLResolver

app_name = "doelen"
urlpatterns: list[URLPattern | URLResolver] = []
