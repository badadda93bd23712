"""Making a photo harmless: read by content, checked before decoding, redrawn on a fresh canvas.

Nothing of the file that came in survives except its pixels: no EXIF, GPS, comments, profiles or
trailing bytes, so a file that is also something else (HTML, ZIP) comes out as a plain JPEG.
"""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass
from typing import BinaryIO, Final

from PIL import Image, ImageFile, ImageOps

SOORTEN: Final = ("JPEG", "PNG", "WEBP")
GROOT, KLEIN = 2048, 480  # longest side in pixels
MAX_PIXELS: Final = 25_000_000
MAX_ZIJDE: Final = 20_000
KWALITEIT: Final = 82
_HEIF: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
# What Pillow throws at broken files, by format and by how they are broken.
_STUK: Final = (OSError, ValueError, SyntaxError, struct.error, EOFError, IndexError, TypeError)

# Pillow looks at this before it reserves any memory, also for frames inside a file.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # from here on _keur_maat refuses


class FotoFout(Exception):
    """This is no photo that we can keep; `reden` is one of the keys of services.MELDINGEN."""

    def __init__(self, reden: str) -> None:
        self.reden = reden
        super().__init__(reden)


@dataclass(frozen=True)
class Foto:
    """A redrawn photo in two sizes (JPEG bytes) and the size in pixels of the large one."""

    groot: bytes
    klein: bytes
    breedte: int
    hoogte: int


def hertekenen(bron: BinaryIO, max_bytes: int) -> Foto:
    """The photo in `bron` as new JPEG files; FotoFout says what is wrong with it."""
    inhoud = bron.read(max_bytes + 1)
    if len(inhoud) > max_bytes:
        raise FotoFout("te_groot")
    groot = _passend(_lees(inhoud), GROOT)
    return Foto(
        groot=_als_jpeg(groot),
        klein=_als_jpeg(_passend(groot, KLEIN)),
        breedte=groot.width,
        hoogte=groot.height,
    )


def _lees(inhoud: bytes) -> Image.Image:
    """Upright pixels on a white RGB canvas."""
    try:
        with Image.open(io.BytesIO(inhoud), formats=SOORTEN) as beeld:
            _keur_maat(beeld.size)
            beeld.draft("RGB", (GROOT, GROOT))  # a JPEG is read at the scale that is needed
            ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the process
            beeld.load()
            return _op_wit(_rechtop(beeld))
    except Image.UnidentifiedImageError:
        raise FotoFout("heic" if _is_heif(inhoud) else "soort") from None
    except Image.DecompressionBombError:
        raise FotoFout("te_veel_pixels") from None
    except _STUK:
        raise FotoFout("stuk") from None


def _rechtop(beeld: Image.Image) -> Image.Image:
    """Turned as the camera says; what it says is ignored when it makes no sense."""
    try:
        return ImageOps.exif_transpose(beeld)
    except _STUK:
        return beeld


def _keur_maat(maat: tuple[int, int]) -> None:
    breedte, hoogte = maat
    if breedte * hoogte > MAX_PIXELS or max(maat) > MAX_ZIJDE:
        raise FotoFout("te_veel_pixels")


def _op_wit(beeld: Image.Image) -> Image.Image:
    doek = Image.new("RGB", beeld.size, "white")
    kleuren = beeld.convert("RGBA")
    doek.paste(kleuren, mask=kleuren.getchannel("A"))
    return doek


def _passend(beeld: Image.Image, zijde: int) -> Image.Image:
    kopie = beeld.copy()
    kopie.thumbnail((zijde, zijde), Image.Resampling.LANCZOS)
    return kopie


def _als_jpeg(beeld: Image.Image) -> bytes:
    uit = io.BytesIO()
    beeld.save(uit, "JPEG", quality=KWALITEIT, optimize=True, progressive=True)
    return uit.getvalue()


def _is_heif(inhoud: bytes) -> bool:
    return inhoud[4:8] == b"ftyp" and inhoud[8:12] in _HEIF
