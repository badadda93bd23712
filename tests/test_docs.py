"""The documentation is true: what it names exists, and what exists is named."""

import ast
import csv
import importlib
import re
import shlex
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class
from packaging.requirements import Requirement

from tests import teksten
from wijkwerk.accounts.domain.rollen import ROLLEN
from wijkwerk.core.permissions import regels

pytestmark = pytest.mark.een_keer

WORTEL = Path(__file__).resolve().parents[1]
BRON = WORTEL / "src" / "wijkwerk"
CATALOGUS = WORTEL.parent / "shared" / "ontwerp" / "catalogus.csv"
BLADEN = sorted([*WORTEL.glob("*.md"), *(WORTEL / "docs").rglob("*.md")])
VERDIEPINGEN = tomllib.loads((WORTEL / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
][0]["layers"]
KAMERS = {kamer for laag in VERDIEPINGEN for kamer in laag.replace(" ", "").split("|")}
NOG_TE_BOUWEN = {"mengpaneel", "advies", "bewonersbudget", "participatie", "netwerk", "budget"}


def lees(naam: str) -> str:
    return (WORTEL / naam).read_text(encoding="utf-8")


def tabel(tekst: str) -> list[list[str]]:
    """The rows of all Markdown tables in a text, without heads and lines."""
    rijen = [regel.strip().strip("|") for regel in tekst.splitlines() if regel.startswith("|")]
    cellen = [[cel.strip() for cel in re.split(r"(?<!\\)\|", rij)] for rij in rijen]
    streep = {i for i, rij in enumerate(cellen) if set("".join(rij)) <= set("-: ")}
    return [rij for i, rij in enumerate(cellen) if i not in streep and i + 1 not in streep]


# --- source rows -----------------------------------------------------------------------------

KOP = ["id", "kamer", "stand", "toelichting", "test"]
STANDEN = {"gebouwd", "later", "niet"}


def herkomst() -> list[dict[str, str]]:
    with (WORTEL / "docs" / "herkomst.csv").open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand)
        assert lezer.fieldnames == KOP
        return list(lezer)


def bestaat_test(verwijzing: str) -> bool:
    """`path::name`, looked up by reading the file."""
    pad, _, naam = verwijzing.partition("::")
    if not naam.startswith("test_") or not (WORTEL / pad).is_file():
        return False
    boom = ast.parse((WORTEL / pad).read_text(encoding="utf-8"))
    return any(isinstance(k, ast.FunctionDef) and k.name == naam for k in ast.walk(boom))


def fouten_in(rij: Mapping[str, str]) -> Iterator[str]:
    stand = rij["stand"]
    if stand not in STANDEN:
        yield f"{rij['id']}: unknown stand {stand}"
    if not rij["toelichting"]:
        yield f"{rij['id']}: no toelichting"
    if stand != "niet" and rij["kamer"] not in KAMERS | NOG_TE_BOUWEN:
        yield f"{rij['id']}: unknown room {rij['kamer']}"
    if stand == "gebouwd" and rij["kamer"] not in KAMERS:
        yield f"{rij['id']}: built in a room that does not exist"
    if stand == "gebouwd" and not rij["test"]:
        yield f"{rij['id']}: built, but no test shows it"
    if rij["test"] and not bestaat_test(rij["test"]):
        yield f"{rij['id']}: no test {rij['test']}"


def test_herkomst_klopt() -> None:
    rijen = herkomst()
    assert [fout for rij in rijen for fout in fouten_in(rij)] == []
    assert len({rij["id"] for rij in rijen}) == len(rijen)


def test_een_verzonnen_test_valt_op() -> None:
    goed = {"id": "S-A31", "kamer": "gebieden", "stand": "gebouwd", "toelichting": "woord"}
    echt = "tests/test_docs.py::test_een_verzonnen_test_valt_op"
    assert list(fouten_in({**goed, "test": echt})) == []
    assert list(fouten_in({**goed, "test": "tests/test_docs.py::test_er_is_niets"}))
    assert list(fouten_in({**goed, "test": ""}))
    assert list(fouten_in({**goed, "kamer": "zolder", "test": echt}))
    assert list(fouten_in({**goed, "stand": "bijna", "test": echt}))


def test_elke_rij_van_de_catalogus_heeft_een_stand() -> None:
    if not CATALOGUS.exists():
        pytest.skip(f"{CATALOGUS} is not here: cannot compare docs/herkomst.csv with the catalogue")
    with CATALOGUS.open(encoding="utf-8", newline="") as bestand:
        catalogus = [rij["id"] for rij in csv.DictReader(bestand)]
    assert len(catalogus) > 400
    assert {rij["id"] for rij in herkomst()} == set(catalogus)


# --- commands --------------------------------------------------------------------------------

START = importlib.import_module("start")
IN_CODE = re.compile(r"```.*?\n(.*?)```|`([^`\n]+)`", re.DOTALL)
OPDRACHT = re.compile(r"^(?:\.venv/bin/)?wijkwerk ([a-z_]+)(.*)$")
STARTREGEL = re.compile(r"^(?:python3 )?start\.py ([a-z]+)\b")


def code_in(tekst: str) -> Iterator[str]:
    for blok, los in IN_CODE.findall(tekst):
        for regel in (blok or los).splitlines():
            yield regel.split("#")[0].strip()


def onbekende_opdrachten(tekst: str) -> list[str]:
    """Commands and options in code that the program does not have."""
    fout = []
    for regel in code_in(tekst):
        if (start := STARTREGEL.match(regel)) and start[1] not in START.OPDRACHTEN:
            fout.append(regel)
        if (opdracht := OPDRACHT.match(regel)) and not _kan(opdracht[1], opdracht[2]):
            fout.append(regel)
    return fout


def _kan(naam: str, rest: str) -> bool:
    app = get_commands().get(naam)
    if app is None:
        return naam == "help"
    opdracht = app if not isinstance(app, str) else load_command_class(app, naam)
    bekend = opdracht.create_parser("wijkwerk", naam)._option_string_actions
    kaal = re.sub(r"[\[\]]", " ", rest).split()
    return all(deel in bekend for deel in kaal if deel.startswith("--"))


@pytest.mark.parametrize("blad", BLADEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_opdrachten_in_de_documentatie_bestaan(blad: Path) -> None:
    assert onbekende_opdrachten(blad.read_text(encoding="utf-8")) == []


def test_een_verzonnen_opdracht_valt_op() -> None:
    assert onbekende_opdrachten("`python3 start.py toveren`") == ["python3 start.py toveren"]
    assert onbekende_opdrachten("```\nwijkwerk reservekopie DIR --snel\n```")
    assert onbekende_opdrachten("`wijkwerk toveren`") == ["wijkwerk toveren"]
    assert onbekende_opdrachten("`wijkwerk terugzetten DIR --vervang`") == []


def test_de_readme_is_kort_en_noemt_de_twee_opdrachten() -> None:
    for naam in ("README.md", "README.nl.md"):
        assert len(lees(naam).splitlines()) <= 150
        assert "git clone" in lees(naam)
        assert "python3 start.py" in [
            shlex.join(shlex.split(r)) for r in code_in(lees(naam)) if r.startswith("python3")
        ]


# --- settings --------------------------------------------------------------------------------


def gelezen_instellingen(bron: str) -> set[str]:
    """The environment variables that a source reads through `core.omgeving`."""
    namen = set()
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.args:
            eerste = knoop.args[0]
            if knoop.func.id.startswith("env_") and isinstance(eerste, ast.Constant):
                namen.add(eerste.value)
                if knoop.func.id == "env_geheim":
                    namen.add(f"{eerste.value}_FILE")
    return namen


def test_elke_instelling_staat_in_de_documentatie() -> None:
    gelezen = gelezen_instellingen((BRON / "config" / "settings.py").read_text(encoding="utf-8"))
    beschreven = {rij[0].strip("`") for rij in tabel(lees("docs/instellingen.md"))}
    assert len(gelezen) > 12
    assert beschreven == gelezen


def test_een_nieuwe_instelling_valt_op() -> None:
    assert gelezen_instellingen('X = env_geheim("WIJKWERK_X")\nY = env_int("WIJKWERK_Y", 3)') == {
        "WIJKWERK_X",
        "WIJKWERK_X_FILE",
        "WIJKWERK_Y",
    }


def test_code_en_documentatie_noemen_geen_verzonnen_instelling() -> None:
    beschreven = {rij[0].strip("`") for rij in tabel(lees("docs/instellingen.md"))}
    plekken = [*BLADEN, *(p for p in BRON.rglob("*.py") if "tests" not in p.parts)]
    for pad in plekken:
        genoemd = set(re.findall(r"WIJKWERK_[A-Z][A-Z_]*[A-Z]", pad.read_text(encoding="utf-8")))
        assert genoemd - {"WIJKWERK_OIDC"} <= beschreven, pad


# --- words -----------------------------------------------------------------------------------

# Dutch nouns that English texts may only give by their fixed word, with their plurals.
VASTE_WOORDEN = {
    "signaal": "signalen", "opgave": "opgaven", "agendapunt": "agendapunten",
    "inspanning": "inspanningen", "resultaat": "resultaten", "thema": "thema’s",
    "organisatie": "organisaties",
}  # fmt: skip

MEERVOUD = {"gebieden": "gebied", "cijfers": "waarde", "kerngegevens": "waarde"}


def begrippen() -> dict[str, list[str]]:
    return {rij[0]: rij for rij in tabel(lees("docs/begrippen.md"))}


def woorden_van_de_code() -> Iterator[str]:
    """Models, roles, statuses and actions, split into the words of the glossary."""
    yield from ROLLEN
    for handeling in regels():
        yield from (MEERVOUD.get(deel, deel) for deel in handeling.split("."))
    for model in apps.get_models():
        if model.__module__.startswith("wijkwerk."):
            yield from re.findall(r"[A-Z][a-z]+", model.__name__)
            keuzes = (
                getattr(model._meta.get_field("status"), "choices", None)
                if _heeft_status(model)
                else ()
            )
            yield from (str(waarde) for waarde, _label in keuzes or ())


def _heeft_status(model: type) -> bool:
    return any(veld.name == "status" for veld in model._meta.get_fields())


def onbekende_woorden(woorden: Iterable[str], bekend: Iterable[str]) -> list[str]:
    gewoon = {woord.replace("_", " ").lower() for woord in bekend}
    return sorted({w for w in woorden if w.replace("_", " ").lower() not in gewoon})


def test_elk_woord_van_de_code_staat_in_de_begrippenlijst() -> None:
    assert onbekende_woorden(woorden_van_de_code(), begrippen()) == []


def test_een_nieuw_woord_valt_op() -> None:
    assert onbekende_woorden(["Signaal", "in_behandeling", "pannenkoek"], begrippen()) == [
        "pannenkoek"
    ]


def test_de_begrippenlijst_is_heel() -> None:
    ids = {rij["id"] for rij in herkomst()}
    rijen = tabel(lees("docs/begrippen.md"))
    assert len({rij[0] for rij in rijen}) == len(rijen)
    for rij in rijen:
        assert len(rij) == 5, rij
        assert all(rij), rij
        assert rij[4] in ids | {"-"}, rij


PLAATSHOUDER = re.compile(r"%\(\w+\)[sd]")


def afwijkende_vertalingen(teksten_en: Mapping[str, str]) -> list[str]:
    """English texts that do not use the fixed word of the glossary."""
    fout, termen = [], begrippen()
    vaste = [
        (re.compile(rf"\b({enkel}|{meervoud})\b"), termen[enkel][1].lower())
        for enkel, meervoud in VASTE_WOORDEN.items()
    ]
    for nl, en in ((PLAATSHOUDER.sub("", nl), en) for nl, en in teksten_en.items()):
        rij = termen.get(nl.lower())
        if rij and rij[1].lower() != en.lower():
            fout.append(f"{nl}: {en}, should be {rij[1]}")
        for woord, vast in vaste:
            if woord.search(nl.lower()) and vast[:-1] not in en.lower():
                fout.append(f"{nl}: {en}, should say {vast}")
    return fout


def test_engels_gebruikt_de_vaste_woorden() -> None:
    catalogus = {str(b.id): str(b.string) for b in teksten.lees() if isinstance(b.id, str) and b.id}
    assert afwijkende_vertalingen(catalogus) == []


def test_een_ander_engels_woord_valt_op() -> None:
    assert afwijkende_vertalingen({"Open dit signaal": "Open this signal"}) == []
    assert afwijkende_vertalingen({"Open dit signaal": "Open this complaint"})
    assert afwijkende_vertalingen({"Opgave": "Challenge"})


# --- links, tables and drawings --------------------------------------------------------------

LINK = re.compile(r"\]\(([^)\s]+)\)")


def dode_links(tekst: str, map_: Path) -> list[str]:
    doelen = [doel.split("#")[0] for doel in LINK.findall(tekst)]
    eigen = [doel for doel in doelen if doel and not re.match(r"[a-z]+:", doel)]
    return [doel for doel in eigen if not (map_ / doel).exists()]


@pytest.mark.parametrize("blad", BLADEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_links_komen_ergens_uit(blad: Path) -> None:
    assert dode_links(blad.read_text(encoding="utf-8"), blad.parent) == []


def test_een_dode_link_valt_op() -> None:
    tekst = "[goed](README.md#kop) [web](https://example.org) [fout](weg.md)"
    assert dode_links(tekst, WORTEL) == ["weg.md"]


def test_besluiten_in_de_code_bestaan() -> None:
    for pad in [*BRON.rglob("*.py"), *WORTEL.glob("requirements/*.in")]:
        for besluit in re.findall(r"docs/adr/([\w-]+\.md)", pad.read_text(encoding="utf-8")):
            assert (WORTEL / "docs" / "adr" / besluit).exists(), f"{pad}: {besluit}"


def test_de_architectuur_noemt_elke_kamer_met_haar_verdieping() -> None:
    genoemd = {
        rij[1].strip("`"): rij[0] for rij in tabel(lees("ARCHITECTURE.md")) if rij[0].isdigit()
    }
    hoogte = {
        kamer: str(len(VERDIEPINGEN) - nummer)
        for nummer, laag in enumerate(VERDIEPINGEN)
        for kamer in laag.replace(" ", "").split("|")
    }
    assert genoemd == hoogte


def test_de_tekening_van_de_draad_klopt_met_de_tabellen() -> None:
    blad = lees("docs/ontwikkelen/draad.md")
    modellen = {model.__name__: model for model in apps.get_models()}
    pijlen = re.findall(r"^ +(\w+) \S+--\S+ (\w+) :", blad, re.MULTILINE)
    assert len(pijlen) > 20
    for een, veel in pijlen:
        naar = {
            veld.related_model for veld in modellen[veel]._meta.get_fields() if veld.is_relation
        }
        assert modellen[een] in naar, f"{veel} has no link to {een}"


def test_de_standen_van_de_draad_kloppen_met_de_tabellen() -> None:
    modellen = {model.__name__.lower(): model for model in apps.get_models()}
    rijen = [rij for rij in tabel(lees("docs/ontwikkelen/draad.md")) if len(rij) == 2]
    assert len(rijen) > 5
    for naam, standen in rijen:
        keuzes = modellen[naam]._meta.get_field("status").choices
        assert standen.split(", ") == [str(waarde) for waarde, _label in keuzes], naam


def test_afhankelijkheden_staan_met_hun_versie_in_het_besluit() -> None:
    beschreven = {
        rij[0]: rij[1].split(" / ") for rij in tabel(lees("docs/adr/0003-afhankelijkheden.md"))
    }
    for lock in ("gereedschap", "basis", "ontwikkel"):
        for regel in lees(f"requirements/{lock}.txt").splitlines():
            if vast := re.match(r"([a-z0-9][\w.-]*)==([^\s\\;]+)", regel):
                assert vast[2] in beschreven.get(vast[1], []), f"docs/adr/0003: {vast[0]}"
    for bestand in ("basis", "ontwikkel", "gereedschap"):
        for regel in lees(f"requirements/{bestand}.in").splitlines():
            if regel and regel[0].isalpha():
                naam = Requirement(regel.split("#")[0].strip()).name
                rij = next(
                    r for r in tabel(lees("docs/adr/0003-afhankelijkheden.md")) if r[0] == naam
                )
                assert len(rij) == 4, f"docs/adr/0003: {naam} needs a reason"


def test_het_verloop_is_getekend_zoals_het_is():
    from tests import verloop

    assert verloop.BESTAND.read_text(encoding="utf-8") == verloop.teken()
