from django.urls import URLPattern, URLResolver

app_name = "werkplek"
urlpatterns: list[URLPattern | URLResolver] = []
