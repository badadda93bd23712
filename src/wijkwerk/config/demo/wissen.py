"""Take away everything of a demo gemeente, so that it can be built again."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection, models, transaction
from django_scopes import scopes_disabled

from wijkwerk.accounts.models import Persoon
from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import klein_pad
from wijkwerk.core import onveranderlijk
from wijkwerk.core.models import Eenmalig, Logkop, Logregel
from wijkwerk.gebieden.models import Gemeente

DOMEIN = "@wijkendam.example"


@transaction.atomic
def wissen(gemeente: Gemeente) -> None:
    """Remove the tenant with all its rows and photos; areas and figures are shared and stay."""
    if not gemeente.demo:
        raise ValueError(f"{gemeente} is no demo")
    with scopes_disabled(), onveranderlijk.opgeheven():
        for pad in Bestand.objects.filter(gemeente=gemeente).values_list("pad", flat=True):
            default_storage.delete(pad)
            default_storage.delete(klein_pad(pad))
        # Foreign keys are checked at commit, so the order of the tables does not matter.
        for model, pad in _van_een_gemeente():
            rijen = model._base_manager.filter(**{pad: gemeente}).values("pk")
            model._base_manager.filter(pk__in=list(rijen.values_list("pk", flat=True)))._raw_delete(
                connection.alias
            )
        for tabel in (Logregel, Logkop, Eenmalig):
            tabel._base_manager.filter(gemeente_id=gemeente.pk)._raw_delete(connection.alias)
        Gemeente.objects.filter(pk=gemeente.pk)._raw_delete(connection.alias)
        Persoon.objects.filter(e_mail__endswith=DOMEIN, rollen=None).delete()


def _van_een_gemeente() -> Iterator[tuple[type[models.Model], str]]:
    """Every table of a tenant with the path of fields that leads to its gemeente, deepest first."""
    gevonden: dict[type[models.Model], str] = {}
    kandidaten = [m for m in apps.get_models() if m.__module__.startswith("wijkwerk.")]
    for _ronde in range(4):
        for model in set(kandidaten) - set(gevonden):
            for veld in model._meta.fields:
                doel = veld.related_model
                if veld.name == "gemeente" and doel is Gemeente:
                    gevonden[model] = "gemeente"
                elif doel in gevonden and doel is not None and not veld.null:
                    gevonden.setdefault(model, f"{veld.name}__{gevonden[doel]}")
    yield from sorted(gevonden.items(), key=lambda paar: -paar[1].count("__"))
