from django.urls import URLPattern, URLResolver

app_name = "kerngegevens"
urlpatterns: list[URLPattern | URLResolver] = []
