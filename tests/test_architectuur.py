"""Rooms know what lies below them, by the doors only: imports, foreign keys and links."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import grimp
import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

WORTEL = Path(__file__).resolve().parent.parent
BRON = WORTEL / "src" / "wijkwerk"
DEUREN = {
    *("models", "services", "selectors", "permissions", "events", "domain"),
    *("labels", "weergave"),  # how its things are named and shown
    "geheugen",  # what is kept per process
}
OVERAL = {"core", "ui", "config"}
ACTOR = "accounts.medewerker"  # who asks: selectors and services of every room take one
CONTRACTEN = tomllib.loads((WORTEL / "pyproject.toml").read_text())["tool"]["importlinter"]
LAGEN = CONTRACTEN["contracts"][0]["layers"]
VERDIEPING = {
    kamer: len(LAGEN) - hoogte
    for hoogte, laag in enumerate(LAGEN)
    for kamer in laag.replace(" ", "").split("|")
}
KAMERS = set(VERDIEPING) - OVERAL


def mag_kennen(kamer: str, ander: str) -> bool:
    return kamer == ander or VERDIEPING[ander] < VERDIEPING[kamer]


# --- doors -----------------------------------------------------------------------------------


def buiten_de_deuren(graaf: grimp.ImportGraph) -> list[str]:
    fout = []
    for van in graaf.modules:
        for naar in graaf.find_modules_directly_imported_by(van):
            kamer, ander = van.split(".")[1:2], naar.split(".")[1:3]
            if not ander or kamer == ander[:1] or {*kamer, ander[0]} & OVERAL:
                continue
            open_deur = not ander[1:] or ander[1] in DEUREN or ".".join(ander) == ACTOR
            if ".tests." not in f"{van}." and not open_deur:
                fout.append(f"{van} → {naar}")
    return sorted(fout)


@pytest.fixture(scope="module")
def graaf() -> grimp.ImportGraph:
    return grimp.build_graph("wijkwerk")


def test_kamers_kennen_alleen_elkaars_deuren(graaf):
    assert buiten_de_deuren(graaf) == []


def test_een_zijdeur_valt_op():
    graaf = grimp.ImportGraph()
    for module in ("doelen.views", "signalen.forms", "signalen.services"):
        graaf.add_module(f"wijkwerk.{module}")
    for naar in ("signalen.forms", "signalen.services"):
        graaf.add_import(importer="wijkwerk.doelen.views", imported=f"wijkwerk.{naar}")
    assert buiten_de_deuren(graaf) == ["wijkwerk.doelen.views → wijkwerk.signalen.forms"]


def test_elke_kamer_heeft_een_verdieping():
    assert {pad.parent.name for pad in BRON.glob("*/__init__.py")} == set(VERDIEPING)


# --- foreign keys ----------------------------------------------------------------------------


def verwijzingen_omhoog(tabellen: Iterable[type[models.Model]]) -> list[str]:
    fout = []
    for tabel in tabellen:
        for veld in tabel._meta.get_fields():
            naar = veld.related_model
            if not veld.is_relation or veld.auto_created or not isinstance(naar, type):
                continue
            kamer, ander = tabel._meta.app_label, naar._meta.app_label
            if {kamer, ander} <= set(VERDIEPING) and not mag_kennen(kamer, ander):
                fout.append(f"{tabel._meta.label}.{veld.name} → {naar._meta.label}")
    return fout


def test_verwijssleutels_wijzen_omlaag():
    eigen = [tabel for tabel in apps.get_models() if tabel._meta.app_label in VERDIEPING]
    assert len(eigen) > 20
    assert verwijzingen_omhoog(eigen) == []


def test_een_sleutel_omhoog_valt_op():
    class Proef(models.Model):
        doel = models.ForeignKey(apps.get_model("doelen.Doel"), on_delete=models.CASCADE)

        class Meta:
            app_label = "signalen"
            apps = Apps()

        def __str__(self) -> str:
            return "proef"

    assert verwijzingen_omhoog([Proef]) == ["signalen.Proef.doel → doelen.Doel"]


def test_core_kent_geen_tabel_van_een_kamer():
    for tabel in apps.get_app_config("core").get_models():
        sleutels = [veld for veld in tabel._meta.get_fields() if veld.is_relation]
        assert not sleutels, tabel._meta.label


# --- links -----------------------------------------------------------------------------------

IN_SJABLOON = re.compile(r"""{%-?\s*url\s+["']([\w:-]+)["']""")
IN_CODE = {"reverse", "reverse_lazy", "redirect"}


def namen_in_sjabloon(tekst: str) -> list[str]:
    return IN_SJABLOON.findall(tekst)


def namen_in_code(tekst: str) -> Iterator[str]:
    for knoop in ast.walk(ast.parse(tekst)):
        if not (isinstance(knoop, ast.Call) and knoop.args):
            continue
        functie = knoop.func
        naam = functie.id if isinstance(functie, ast.Name) else getattr(functie, "attr", "")
        eerste = knoop.args[0]
        if naam in IN_CODE and isinstance(eerste, ast.Constant) and isinstance(eerste.value, str):
            yield eerste.value


def koppelingen() -> Iterator[tuple[str, str, str]]:
    """(room, URL name, file) of every link in templates and code."""
    for kamer in VERDIEPING:
        for pad in (BRON / kamer).rglob("*.html"):
            for naam in namen_in_sjabloon(pad.read_text()):
                yield kamer, naam, str(pad.relative_to(BRON))
        for pad in (BRON / kamer).rglob("*.py"):
            if "tests" not in pad.parts:
                for naam in namen_in_code(pad.read_text()):
                    yield kamer, naam, str(pad.relative_to(BRON))


def kamer_van(url_naam: str) -> str:
    """`signalen:x` and `signalen_publiek:x` belong to signalen; a name without room to nobody."""
    ruimte = url_naam.rpartition(":")[0].split(":")[0]
    return next((kamer for kamer in KAMERS if ruimte.split("_")[0] == kamer), "")


def koppelingen_omhoog(gevonden: Iterable[tuple[str, str, str]]) -> list[str]:
    return [
        f"{bestand}: {naam}"
        for kamer, naam, bestand in gevonden
        if kamer_van(naam) and not mag_kennen(kamer, kamer_van(naam))
    ]


def url_namen(resolver: URLResolver | None = None, voor: str = "") -> Iterator[str]:
    for deel in (resolver or get_resolver()).url_patterns:
        if isinstance(deel, URLResolver):
            yield from url_namen(deel, f"{voor}{deel.namespace}:" if deel.namespace else voor)
        elif isinstance(deel, URLPattern) and deel.name:
            yield voor + deel.name


def test_koppelingen_wijzen_omlaag():
    gevonden = list(koppelingen())
    assert len(gevonden) > 30
    assert koppelingen_omhoog(gevonden) == []


def test_een_koppeling_omhoog_valt_op():
    sjabloon = '<a href="{% url "doelen:doel_detail" gemeente doel.kenmerk %}">'
    code = 'def f():\n    return redirect("gebiedscyclus:agenda_detail", 1)'
    gevonden = [("signalen", naam, "proef.html") for naam in namen_in_sjabloon(sjabloon)]
    gevonden += [("signalen", naam, "proef.py") for naam in namen_in_code(code)]
    assert koppelingen_omhoog(gevonden) == [
        "proef.html: doelen:doel_detail",
        "proef.py: gebiedscyclus:agenda_detail",
    ]


def test_elke_koppeling_bestaat():
    bestaat = set(url_namen())
    dood = {f"{bestand}: {naam}" for _kamer, naam, bestand in koppelingen() if naam not in bestaat}
    dood = {regel for regel in dood if not regel.partition(": ")[2].startswith(("/", "http"))}
    assert dood == set()
