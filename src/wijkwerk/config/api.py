"""The API of a gemeente: what the rooms offer, under one address and version."""

from wijkwerk.core.api import Api, problemen
from wijkwerk.doelen.api import router as doelen
from wijkwerk.gebieden.api import router as gebieden
from wijkwerk.kerngegevens.api import router as kerngegevens
from wijkwerk.mengpaneel.api import router as mengpaneel
from wijkwerk.signalen.api import router as signalen

api = Api(
    title="Wijkwerk",
    version="1.0.0",
    description="Gebieden, cijfers, resultaten en signalen van één gemeente.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api-1",
)
problemen(api)
api.add_router("/gebieden", gebieden)
api.add_router("/gebieden", kerngegevens)
api.add_router("/resultaten", doelen)
api.add_router("/signalen", signalen)
api.add_router("/mengpaneel", mengpaneel)
