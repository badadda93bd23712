"""Photos for the tests: ordinary ones, and files that mean harm. Made here, never stored."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image
from PIL.PngImagePlugin import PngInfo

GEHEIM = b"52.0907N"


def _bytes(beeld: Image.Image, soort: str, **opties: object) -> bytes:
    uit = io.BytesIO()
    beeld.save(uit, soort, **opties)
    return uit.getvalue()


def jpeg(breedte: int = 640, hoogte: int = 400, kleur: str = "green", **opties: object) -> bytes:
    return _bytes(Image.new("RGB", (breedte, hoogte), kleur), "JPEG", **opties)


def png(breedte: int = 640, hoogte: int = 400) -> bytes:
    return _bytes(Image.new("RGBA", (breedte, hoogte), (200, 30, 30, 128)), "PNG")


def webp(breedte: int = 640, hoogte: int = 400) -> bytes:
    return _bytes(Image.new("RGB", (breedte, hoogte), "blue"), "WEBP")


def met_gps() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "tuin van mevrouw De Boer"
    exif[0x8825] = {1: "N", 2: (52.0, 5.0, 26.5), 3: "E", 4: (5.0, 7.0, 3.1), 29: "2026:01:01"}
    return jpeg(exif=exif.tobytes())


def met_opmerking() -> bytes:
    return jpeg(comment=b"<script>alert(document.cookie)</script>")


def met_xmp() -> bytes:
    return jpeg(xmp=b"<x:xmpmeta><rdf>52.0907N</rdf></x:xmpmeta>", icc_profile=GEHEIM * 40)


def gekanteld() -> bytes:
    """Landscape pixels that say: show me standing (orientation 6)."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return jpeg(600, 300, exif=exif.tobytes())


def _brok(soort: bytes, inhoud: bytes) -> bytes:
    controle = struct.pack(">I", zlib.crc32(soort + inhoud))
    return struct.pack(">I", len(inhoud)) + soort + inhoud + controle


def png_van(breedte: int, hoogte: int, inhoud: bytes = b"", erbij: bytes = b"") -> bytes:
    """A PNG that claims a size, whatever its contents."""
    kop = struct.pack(">IIBBBBB", breedte, hoogte, 1, 0, 0, 0, 0)
    einde = _brok(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + _brok(b"IHDR", kop) + erbij + _brok(b"IDAT", inhoud) + einde


def bom() -> bytes:
    """13,000 x 13,000 pixels in a few kilobytes."""
    rij = b"\0" * (1 + 13_000 // 8)
    return png_van(13_000, 13_000, zlib.compress(rij * 13_000, 9))


def tekstbom() -> bytes:
    """A small picture with 256 MB of text squeezed into a chunk."""
    tekst = _brok(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 256_000_000, 9))
    return png_van(8, 8, zlib.compress(b"\0\0" * 8), tekst)


def met_tekst() -> bytes:
    info = PngInfo()
    info.add_text("Comment", "<script>alert(1)</script>", zip=True)
    return _bytes(Image.new("RGB", (80, 80)), "PNG", pnginfo=info)


GOED: dict[str, Callable[[], bytes]] = {
    "jpeg": jpeg,
    "png": png,
    "webp": webp,
    "grijs": lambda: _bytes(Image.new("L", (300, 200), 120), "JPEG"),
    "cmyk": lambda: _bytes(Image.new("CMYK", (300, 200)), "JPEG"),
    "palet": lambda: _bytes(Image.new("P", (300, 200)), "PNG", transparency=0),
    "16 bits": lambda: _bytes(Image.new("I;16", (300, 200)), "PNG"),
    "een punt": lambda: jpeg(1, 1),
    "heel smal": lambda: jpeg(20, 8_000),
    "gps": met_gps,
    "opmerking": met_opmerking,
    "xmp en profiel": met_xmp,
    "png met tekst": met_tekst,
    "gekanteld": gekanteld,
    "html erachter": lambda: jpeg() + b"<html><script>alert(1)</script></html>",
    "zip erachter": lambda: jpeg() + b"PK\x03\x04" + b"\0" * 100,
    "verkeerde naam": png,
    "webp met exif": lambda: _bytes(Image.new("RGB", (90, 90)), "WEBP", exif=b"Exif\0\0" + GEHEIM),
}

FOUT: dict[str, tuple[str, Callable[[], bytes]]] = {
    "bom": ("te_veel_pixels", bom),
    "26 megapixel": ("te_veel_pixels", lambda: jpeg(6_500, 4_001)),
    "kop van 4 miljard": ("te_veel_pixels", lambda: png_van(65_535, 65_535)),
    "tekstbom": ("stuk", tekstbom),
    "te veel bytes": ("te_groot", lambda: jpeg() + b"\0" * 15_728_640),
    "afgebroken jpeg": ("stuk", lambda: jpeg(1_000, 1_000)[:2_000]),
    "afgebroken png": ("stuk", lambda: png()[:200]),
    "afgebroken webp": ("stuk", lambda: webp()[: len(webp()) // 2]),
    "leeg": ("soort", lambda: b""),
    "alleen een kop": ("soort", lambda: b"\xff\xd8\xff"),
    "gif": ("soort", lambda: _bytes(Image.new("P", (50, 50)), "GIF")),
    "gif met script": ("soort", lambda: b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)"),
    "tiff": ("soort", lambda: _bytes(Image.new("RGB", (50, 50)), "TIFF")),
    "bmp": ("soort", lambda: _bytes(Image.new("RGB", (50, 50)), "BMP")),
    "ico": ("soort", lambda: _bytes(Image.new("RGB", (48, 48)), "ICO")),
    "pdf": ("soort", lambda: _bytes(Image.new("RGB", (50, 50)), "PDF")),
    "svg": ("soort", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    "html": ("soort", lambda: b"<!doctype html><script>alert(1)</script>"),
    "html voor jpeg": ("soort", lambda: b"<html><body>" + jpeg()),
    "zip": ("soort", lambda: b"PK\x03\x04" + b"\0" * 200),
    "php": ("soort", lambda: b"<?php system($_GET[0]); ?>"),
    "postscript": ("soort", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
    "heic": ("heic", lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    "avif": ("heic", lambda: b"\0\0\0\x1cftypavif\0\0\0\0avifmif1"),
}
