"""Photos of a voice, and who sees them."""

from __future__ import annotations

from collections.abc import Sequence

from wijkwerk.bestanden.models import Bestand
from wijkwerk.core.actor import Actor
from wijkwerk.signalen.models import Signaal, SignaalFoto
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar


def fotos_van(signaal: Signaal) -> list[SignaalFoto]:
    """The photos of a signaal that are still there, in the order they were sent."""
    fotos = SignaalFoto.objects.filter(signaal=signaal).select_related("bestand")
    return list(fotos.exclude(bestand__status=Bestand.Status.GEWIST).order_by("pk"))


def mag_foto_zien(actor: Actor, bestand: Bestand) -> bool:
    """Only who may see the signaal; a photo that hangs in no signaal is not ours to guard."""
    foto = SignaalFoto.objects.filter(bestand=bestand).first()
    return foto is None or signalen_zichtbaar(actor).filter(pk=foto.signaal_id).exists()


def foto_concepten(tokens: Sequence[str]) -> list[Bestand]:
    """The photos of an unfinished form, in the order of their tokens; what is gone is left out."""
    rijen = Bestand.objects.filter(token__in=tokens, status=Bestand.Status.CONCEPT)
    per_token = {bestand.token: bestand for bestand in rijen}
    return [per_token[token] for token in dict.fromkeys(tokens) if token in per_token]
