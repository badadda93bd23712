"""Pages without a gemeente: the public panel (`/mengpaneel/`) and taking part (`/meedoen/`)."""

from django.urls import URLPattern, URLResolver

app_name = "paneel"
urlpatterns: list[URLPattern | URLResolver] = []
