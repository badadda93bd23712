"""Drawn stand-ins for photos of the demo: nobody's street, nobody's face."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

BREED, HOOG = 1280, 800
Tekening = ImageDraw.ImageDraw


def _verloop(boven: str, onder: str) -> Image.Image:
    """A sky that goes from one colour to another."""
    masker = Image.linear_gradient("L").resize((BREED, HOOG))
    return Image.composite(
        Image.new("RGB", (BREED, HOOG), onder), Image.new("RGB", (BREED, HOOG), boven), masker
    )


def _huizen(teken: Tekening, y: int, kleur: str, raam: str) -> None:
    for i, x in enumerate(range(-40, BREED, 190)):
        top = y - 150 - 40 * (i % 3)
        teken.polygon(
            [(x, y), (x, top), (x + 75, top - 70), (x + 150, top), (x + 150, y)], fill=kleur
        )
        for rij in range(2):
            for kolom in range(2):
                links, boven = x + 28 + 60 * kolom, top + 25 + 60 * rij
                teken.rectangle([links, boven, links + 34, boven + 38], fill=raam)


def _boom(teken: Tekening, x: int, y: int, maat: int, blad: str) -> None:
    teken.rectangle([x - maat // 9, y - maat, x + maat // 9, y], fill="#5b4632")
    teken.ellipse([x - maat, y - 3 * maat, x + maat, y - maat * 2 // 3], fill=blad)


def lampen() -> Image.Image:
    """A path in the evening with three lamps that burn."""
    beeld = _verloop("#0c2431", "#24505a")
    teken = ImageDraw.Draw(beeld)
    _huizen(teken, 470, "#0a1d27", "#d9a441")
    teken.rectangle([0, 470, BREED, HOOG], fill="#142f26")
    teken.polygon([(560, 470), (660, 470), (1000, HOOG), (240, HOOG)], fill="#8d7f63")
    gloed = Image.new("L", (BREED, HOOG))
    licht = ImageDraw.Draw(gloed)
    for x, top, voet in ((330, 230, 640), (470, 320, 540), (900, 150, 720)):
        teken.line([(x, top), (x, voet)], fill="#06131a", width=9)
        teken.line([(x, top), (x + 46, top)], fill="#06131a", width=7)
        teken.ellipse([x + 34, top, x + 62, top + 20], fill="#fff3c4")
        straal = (voet - top) // 3
        licht.ellipse([x + 48 - straal, top - straal, x + 48 + straal, top + straal], fill=150)
    gloed = gloed.filter(ImageFilter.GaussianBlur(70))
    beeld.paste(Image.new("RGB", (BREED, HOOG), "#ffdf8f"), (0, 0), gloed)
    return beeld


def bank() -> Image.Image:
    """A bench under a tree beside a canal."""
    beeld = _verloop("#cfe6ef", "#f4f1e4")
    teken = ImageDraw.Draw(beeld)
    teken.ellipse([960, 90, 1060, 190], fill="#f6cf65")
    teken.rectangle([0, 430, BREED, 520], fill="#7fb2c8")
    teken.polygon([(0, 520), (BREED, 490), (BREED, HOOG), (0, HOOG)], fill="#8fb878")
    _boom(teken, 330, 640, 130, "#3c7a4e")
    _boom(teken, 1130, 560, 70, "#4d8c5b")
    for y in (560, 592, 640):
        teken.rectangle([540, y, 900, y + 18], fill="#96622f")
    for x in (570, 850):
        teken.rectangle([x, 640, x + 18, 712], fill="#4a3520")
    teken.polygon([(0, 760), (BREED, 724), (BREED, 772), (0, HOOG)], fill="#d8c8a4")
    return beeld


def zebrapad() -> Image.Image:
    """A crossing with fresh white stripes."""
    beeld = _verloop("#d6e7ee", "#eef2ee")
    teken = ImageDraw.Draw(beeld)
    _huizen(teken, 430, "#8fa7ad", "#f3d386")
    teken.rectangle([0, 430, BREED, 480], fill="#93b57c")
    teken.rectangle([0, 480, BREED, HOOG], fill="#6a655f")
    for i in range(6):
        boven, onder = 360 + 96 * i, 140 + 180 * i
        teken.polygon(
            [(boven, 500), (boven + 52, 500), (onder + 110, 780), (onder, 780)], fill="#f7f6f2"
        )
    _boom(teken, 1180, 470, 80, "#4d8c5b")
    return beeld


def bloembakken() -> Image.Image:
    """Planters full of flowers along a pavement."""
    beeld = _verloop("#d9e9f0", "#f7f1e3")
    teken = ImageDraw.Draw(beeld)
    _huizen(teken, 520, "#b58f7a", "#f7e6bd")
    teken.rectangle([0, 520, BREED, HOOG], fill="#bdb3a4")
    for x in range(90, BREED, 300):
        teken.rectangle([x, 600, x + 200, 700], fill="#7a5534")
        for i in range(7):
            kleur = ("#c9445c", "#e5a52f", "#8f5aa8")[i % 3]
            cx, cy = x + 18 + 27 * i, 590 - 26 * (i % 2)
            teken.line([(cx, cy), (cx, 604)], fill="#3f7a45", width=5)
            teken.ellipse([cx - 17, cy - 17, cx + 17, cy + 17], fill=kleur)
    return beeld


FOTOS: dict[str, Callable[[], Image.Image]] = {
    "lampen": lampen,
    "bank": bank,
    "zebrapad": zebrapad,
    "bloembakken": bloembakken,
}


def foto(naam: str) -> BytesIO:
    """A drawing as the JPEG file somebody would upload."""
    uit = BytesIO()
    FOTOS[naam]().save(uit, "JPEG", quality=85)
    uit.name = f"{naam}.jpg"
    uit.seek(0)
    return uit
