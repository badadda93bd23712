"""Pages without a gemeente: the public panel (`/mengpaneel/`) and taking part (`/meedoen/`)."""

from django.urls import URLPattern, URLResolver, path

from wijkwerk.mengpaneel import meedoen, publiek
from wijkwerk.mengpaneel.views import leeg

app_name = "paneel"
urlpatterns: list[URLPattern | URLResolver] = [
    path("mengpaneel/", publiek.proberen, name="proberen"),
    path("mengpaneel/combinaties/", publiek.combinaties, name="combinaties"),
    path("mengpaneel/gemeenten/", publiek.gemeenten, name="gemeenten"),
    path("mengpaneel/uitleg/", publiek.uitleg, name="uitleg"),
    path("mengpaneel/leeg/", leeg.leeg, name="leeg"),
    path("meedoen/", meedoen.meedoen, name="meedoen"),
    path("meedoen/<str:code>/", meedoen.deelnemen, name="deelnemen"),
    path("meedoen/<str:code>/<int:stap>/", meedoen.invullen, name="invullen"),
    path("meedoen/<str:code>/klaar/", meedoen.klaar, name="klaar"),
    path("meedoen/<str:code>/stand/", meedoen.stand, name="stand"),
]
