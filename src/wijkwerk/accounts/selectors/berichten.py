"""Who gets which mail."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from wijkwerk.accounts.models import Collegabericht, Persoon, RolToewijzing
from wijkwerk.gebieden.models import Gemeente


def zonder_dagbericht(gemeente: Gemeente, dag: date) -> QuerySet[Persoon]:
    """Who works here today, wants the morning mail and was not looked at yet this morning."""
    rollen = RolToewijzing.objects.filter(gemeente=gemeente, persoon=OuterRef("pk")).geldig(dag)
    gemaakt = Collegabericht.objects.filter(
        gemeente=gemeente, persoon=OuterRef("pk"), soort=Collegabericht.Soort.DAG, dag=dag
    )
    wil = Persoon.objects.filter(is_active=True, mail_dag=True)
    return wil.filter(Exists(rollen), ~Exists(gemaakt)).order_by("pk")
