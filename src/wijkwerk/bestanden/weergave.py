"""A photo as an answer to a request. Who asks has been checked by the caller."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils.cache import patch_cache_control

from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import klein_pad

EEN_DAG = 86_400


def foto_antwoord(bestand: Bestand, *, klein: bool) -> FileResponse:
    """The photo, or the small size of it. Http404 when the file is gone."""
    pad = klein_pad(bestand.pad) if klein else bestand.pad
    try:
        antwoord = FileResponse(default_storage.open(pad), content_type=bestand.mime)
    except FileNotFoundError:
        raise Http404 from None
    antwoord.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    _bewaren_mag(antwoord, bestand)
    return antwoord


def _bewaren_mag(antwoord: FileResponse, bestand: Bestand) -> None:
    """How long others may keep it: a released photo a day (it can be withdrawn), the rest never."""
    if bestand.status == Bestand.Status.VRIJGEGEVEN:
        patch_cache_control(antwoord, public=True, max_age=EEN_DAG)
    else:
        patch_cache_control(antwoord, private=True, no_store=True)
