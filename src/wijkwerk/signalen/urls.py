from django.urls import URLPattern, URLResolver

app_name = "signalen"
urlpatterns: list[URLPattern | URLResolver] = []
