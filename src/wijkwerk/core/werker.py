"""The task worker: runs the queue, and once a minute the housekeeping around it.

A task is only a nudge; the row it is about is the truth. So a worker may be killed at any moment:
the reaper gives its task to another, and the sweeper finds what was never enqueued.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
import time
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, close_old_connections
from django_tasks_db.compat import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from wijkwerk.core import klok, veger

log = logging.getLogger("wijkwerk.werker")
TAAK_DUURT_HOOGSTENS = timedelta(minutes=15)
TAAK_MAG_SNEUVELEN = 3
UITSLAG_BEWAREN = timedelta(days=14)
HUISHOUDEN_ELKE = 60.0
RUST = 1.0
RUST_NA_STORING = 5.0


class Werker(Worker):
    """Worker of django-tasks-db with a pulse of its own; survives a database that is away."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=_naam(),
            excluded_queue_names=[],
        )
        self._volgende_keer = 0.0

    def run(self) -> None:
        log.info("Task worker %s at work", self.worker_id)
        while self.running:
            try:
                self._ronde()
                rust = RUST
            except DatabaseError:
                log.exception("The database does not answer; trying again")
                rust = RUST_NA_STORING
            close_old_connections()
            if self.running:
                time.sleep(rust)

    def _ronde(self) -> None:
        if time.monotonic() >= self._volgende_keer:
            self._volgende_keer = time.monotonic() + HUISHOUDEN_ELKE
            huishouden()
        if DBTaskResult.objects.ready().exists():  # looking takes no lock, fetching does
            super().run()


def huishouden() -> None:
    """Give back what a killed worker held, take up what is due, forget old outcomes."""
    if aantal := maaien():
        log.warning("%d task(s) of a killed worker given back", aantal)
    veger.veeg()
    klaar = DBTaskResult.objects.finished()
    klaar.filter(finished_at__lt=klok.nu() - UITSLAG_BEWAREN).delete()


def maaien() -> int:
    """Free the tasks whose worker is gone or that run too long; how many there were."""
    grens = klok.nu() - TAAK_DUURT_HOOGSTENS
    vast = [
        taak
        for taak in DBTaskResult.objects.running()
        if taak.started_at is None or taak.started_at < grens or _is_weg(taak.worker_ids)
    ]
    for taak in vast:
        _vrijgeven(taak)
    return len(vast)


def _vrijgeven(taak: DBTaskResult[Any, Any]) -> None:
    """Back in the queue; a task that keeps killing its worker is put aside as failed."""
    rij = DBTaskResult.objects.running().filter(pk=taak.pk, started_at=taak.started_at)
    if len(taak.worker_ids) < TAAK_MAG_SNEUVELEN:
        rij.update(status=TaskResultStatus.READY, started_at=None)
    else:
        log.error("Task %s stopped its worker %d times", taak.task_path, TAAK_MAG_SNEUVELEN)
        rij.update(
            status=TaskResultStatus.FAILED,
            finished_at=klok.nu(),
            traceback=f"the worker was gone {TAAK_MAG_SNEUVELEN} times",
        )


def _naam() -> str:
    """`machine:process:chance`, so that a worker on the same machine is known to be gone."""
    return f"{socket.gethostname()[:32]}:{os.getpid()}:{secrets.token_hex(4)}"


def _is_weg(worker_ids: list[str]) -> bool:
    machine, proces, _toeval = (worker_ids or ["::"])[-1].rsplit(":", 2)
    if machine != socket.gethostname()[:32] or not proces.isdigit():
        return False
    try:
        os.kill(int(proces), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
