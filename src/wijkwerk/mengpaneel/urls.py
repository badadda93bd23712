"""Pages of the workplace, behind `<gemeente>/werk/mengpaneel/`."""

from django.urls import URLPattern, URLResolver

app_name = "mengpaneel"
urlpatterns: list[URLPattern | URLResolver] = []
