"""Pages without a gemeente: the public panel (`/mengpaneel/`) and taking part (`/meedoen/`)."""

from django.urls import URLPattern, URLResolver, path

from wijkwerk.mengpaneel import publiek
from wijkwerk.mengpaneel.views import leeg

app_name = "paneel"
urlpatterns: list[URLPattern | URLResolver] = [
    path("mengpaneel/", publiek.proberen, name="proberen"),
    path("mengpaneel/combinaties/", publiek.combinaties, name="combinaties"),
    path("mengpaneel/gemeenten/", publiek.gemeenten, name="gemeenten"),
    path("mengpaneel/uitleg/", publiek.uitleg, name="uitleg"),
    path("mengpaneel/leeg/", leeg.leeg, name="leeg"),
]
