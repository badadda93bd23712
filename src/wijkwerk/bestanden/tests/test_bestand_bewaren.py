"""Keeping a photo: what is good becomes a bare JPEG, what means harm gets a clear no."""

import io
import tracemalloc

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageFile

from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import (
    MELDINGEN,
    bestand_bewaren,
    bestand_vrijgeven,
    bestand_wissen,
    bestanden_gebruiken,
    klein_pad,
)
from wijkwerk.bestanden.tests.fotos import FOUT, GEHEIM, GOED, bom, gekanteld, jpeg
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel

VERBODEN = (b"Exif", b"http", b"xmp", b"ICC_PROFILE", b"script", b"PK\x03\x04", b"html", GEHEIM)


@pytest.fixture(autouse=True)
def _eigen_map(tmp_path, monkeypatch):
    monkeypatch.setattr(default_storage, "location", str(tmp_path), raising=False)


def bewaar(gemeente, actor, inhoud: bytes, naam: str = "foto.jpg", alt: str = "Een pad") -> Bestand:
    upload = SimpleUploadedFile(naam, inhoud, content_type="image/jpeg")
    return bestand_bewaren(actor=actor, gemeente=gemeente, upload=upload, alt=alt)


def lees(pad: str) -> bytes:
    with default_storage.open(pad) as bestand:
        return bestand.read()


@pytest.mark.parametrize("naam", GOED)
def test_een_goede_foto_komt_er_kaal_uit(gemeente, wijkambtenaar, naam):
    bestand = bewaar(gemeente, wijkambtenaar, GOED[naam](), naam="../../etc/passwd.svg")
    for pad, zijde in ((bestand.pad, 2048), (klein_pad(bestand.pad), 480)):
        inhoud = lees(pad)
        with Image.open(io.BytesIO(inhoud)) as beeld:
            beeld.load()
            assert beeld.format == "JPEG"
            assert beeld.mode == "RGB"
            assert max(beeld.size) <= zijde
            assert set(beeld.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
                "progressive",
                "progression",
            }
            assert not beeld.getexif()
        assert not [woord for woord in VERBODEN if woord in inhoud]
        assert inhoud.endswith(b"\xff\xd9")
    assert (bestand.mime, bestand.bytes) == ("image/jpeg", len(lees(bestand.pad)))


@pytest.mark.parametrize("naam", FOUT)
def test_een_foute_foto_krijgt_een_duidelijk_nee(gemeente, wijkambtenaar, tmp_path, naam):
    reden, maak = FOUT[naam]
    with pytest.raises(DomainError) as fout:
        bewaar(gemeente, wijkambtenaar, maak())
    assert fout.value.code == f"foto.{reden}"
    assert fout.value.melding == str(MELDINGEN[reden])
    assert not Bestand.objects.exists()
    assert not list(tmp_path.rglob("*.jpg"))


@pytest.mark.parametrize("naam", [naam for naam in FOUT if naam.startswith("afgebroken")])
def test_een_afgebroken_foto_is_stuk_ook_na_een_pdf(gemeente, wijkambtenaar, monkeypatch, naam):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    with pytest.raises(DomainError) as fout:
        bewaar(gemeente, wijkambtenaar, FOUT[naam][1]())
    assert fout.value.code == "foto.stuk"


def test_de_verzameling_is_groot_genoeg():
    assert len(GOED) + len(FOUT) >= 40


def test_een_bom_vraagt_geen_geheugen(gemeente, wijkambtenaar):
    inhoud = bom()
    tracemalloc.start()
    with pytest.raises(DomainError):
        bewaar(gemeente, wijkambtenaar, inhoud)
    _nu, top = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert top < 20_000_000


def test_de_foto_staat_rechtop(gemeente, wijkambtenaar):
    bestand = bewaar(gemeente, wijkambtenaar, gekanteld())
    assert (bestand.breedte, bestand.hoogte) == (300, 600)


def test_een_grote_foto_wordt_kleiner(gemeente, wijkambtenaar):
    bestand = bewaar(gemeente, wijkambtenaar, jpeg(4_000, 3_000))
    assert (bestand.breedte, bestand.hoogte) == (2048, 1536)


def test_de_plaats_komt_van_het_token(gemeente, wijkambtenaar):
    bestand = bewaar(gemeente, wijkambtenaar, jpeg())
    token = bestand.token
    assert len(token) == 32
    assert bestand.pad == f"{token[:2]}/{token[2:4]}/{token}.jpg"
    assert bestand.status == Bestand.Status.CONCEPT
    assert Logregel.objects.filter(handeling="bestand.bewaren").count() == 1


def test_zonder_beschrijving_bewaren_wij_niets(gemeente, wijkambtenaar):
    with pytest.raises(DomainError, match="Beschrijf"):
        bewaar(gemeente, wijkambtenaar, jpeg(), alt="  ")


def test_een_raadslid_mag_geen_foto_bewaren(gemeente, raadslid):
    with pytest.raises(NotAllowed):
        bewaar(gemeente, raadslid, jpeg())


def test_een_bewoner_stuurt_een_foto_mee_maar_geeft_niets_vrij_en_wist_niets(gemeente, bewoner):
    foto = bewaar(gemeente, bewoner, jpeg())
    bestanden_gebruiken([foto], actor=bewoner)
    assert Bestand.objects.get().status == Bestand.Status.BEWAARD
    for doen in (bestand_vrijgeven, bestand_wissen):
        with pytest.raises(NotAllowed):
            doen(foto, actor=bewoner)


def test_de_fotos_van_een_formulier_worden_alle_gebruikt_of_geen(gemeente, bewoner):
    een, twee = bewaar(gemeente, bewoner, jpeg()), bewaar(gemeente, bewoner, jpeg())
    een.alt = "De plas bij de school"
    bestanden_gebruiken([een], actor=bewoner)
    assert Bestand.objects.get(pk=een.pk).alt == "De plas bij de school"
    with pytest.raises(DomainError, match="Kies de foto opnieuw"):
        bestanden_gebruiken([twee, een], actor=bewoner)
    assert Bestand.objects.get(pk=twee.pk).status == Bestand.Status.CONCEPT
