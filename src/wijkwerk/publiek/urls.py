from django.urls import URLPattern, URLResolver

app_name = "publiek"
urlpatterns: list[URLPattern | URLResolver] = []
