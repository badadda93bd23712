"""Our speed beside that of others: the same files, the same machine, one run. `make bench`.

Ours reads, checks, joins and stores in a database; pandas and geopandas read, repair and join in
memory. Real CBS files are not in the repository: they are read from WIJKWERK_CBS or, by default,
../shared/data/cbs.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
CBS = Path(os.environ.get("WIJKWERK_CBS") or WORTEL.parent / "shared" / "data" / "cbs")
GEBIEDEN = CBS / "gemeenten_2022.geojson", CBS / "wijken_2022.geojson"
CIJFERS = CBS / "kwb2022_wijken_2022.csv", CBS / "kwb2024_gm_wk.csv"
PUNTEN = 20_000

LEZEN_ELDERS = """
import sys, geopandas, pandas
gemeenten, wijken, oud, nieuw = sys.argv[1:5]
for pad in (gemeenten, wijken):
    vlakken = geopandas.read_file(pad)
    vlakken["geometry"] = vlakken.make_valid()
code = next(k for k in vlakken.columns if vlakken[k].astype(str).str.match(r"WK\\d{6}$").all())
for pad in (oud, nieuw):
    cijfers = pandas.read_csv(pad)
    naam = next(k for k in cijfers.columns if cijfers[k].astype(str).str.match(r"(WK|GM)").any())
    cijfers = cijfers.add_prefix(pad[-24:])
    vlakken = vlakken.merge(cijfers, how="left", left_on=code, right_on=pad[-24:] + naam)
assert len(vlakken) >= 3_340
"""

PUNT_BIJ_ONS = """
import json, random, shapely, sys, time
from wijkwerk.gebieden.domain.opzoeken import Zoeker
vlakken = [shapely.make_valid(shapely.geometry.shape(f["geometry"]))
           for f in json.load(open(sys.argv[1]))["features"]]
kans = random.Random(1)
punten = [v.representative_point() for v in kans.choices(vlakken, k=int(sys.argv[2]))]
zoeker = Zoeker(enumerate(vlakken))
zoeker.bij_punt(52.0, 5.0)
begin = time.perf_counter()
gevonden = sum(zoeker.bij_punt(punt.y, punt.x) is not None for punt in punten)
duur = time.perf_counter() - begin
assert gevonden == len(punten), gevonden
print(duur / len(punten) * 1e6)
"""

PUNT_ELDERS = """
import geopandas, random, sys, time
vlakken = geopandas.read_file(sys.argv[1])
vlakken["geometry"] = vlakken.make_valid()
kans = random.Random(1)
gekozen = kans.choices(list(vlakken.geometry), k=int(sys.argv[2]))
punten = [vlak.representative_point() for vlak in gekozen]
vlakken.sindex.query(punten[0], predicate="within")
begin = time.perf_counter()
gevonden = sum(len(vlakken.sindex.query(punt, predicate="within")) > 0 for punt in punten)
duur = time.perf_counter() - begin
assert gevonden == len(punten), gevonden
print(duur / len(punten) * 1e6)
"""


@dataclass(frozen=True)
class Meting:
    seconden: float
    megabytes: float
    uitvoer: str


def meet(*opdracht: object, **omgeving: str) -> Meting:
    """Wall time and peak memory of one process; its failure is ours."""
    with tempfile.TemporaryFile("w+") as uitvoer:
        begin = time.perf_counter()
        proces = subprocess.Popen(
            [sys.executable, *map(str, opdracht)],
            env={**os.environ, **omgeving},
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
        )
        _, status, gebruik = os.wait4(proces.pid, 0)
        duur = time.perf_counter() - begin
        uitvoer.seek(0)
        gezegd = uitvoer.read()
        if status:
            sys.exit(f"{gezegd[-2000:]}\nfailed: {opdracht[:4]}")
        deler = 1 << (20 if sys.platform == "darwin" else 10)
        return Meting(duur, gebruik.ru_maxrss / deler, gezegd)


def importeren() -> list[tuple[str, Meting]]:
    with tempfile.TemporaryDirectory() as data:
        omgeving = {"WIJKWERK_DATA": data, "WIJKWERK_MODUS": "ontwikkeling"}
        meet("-m", "wijkwerk", "migrate", **omgeving)
        return [
            (
                "import of all areas",
                meet("-m", "wijkwerk", "gebieden_importeren", *GEBIEDEN, **omgeving),
            ),
            (
                "import of the figures of 2022 and 2024",
                meet("-m", "wijkwerk", "cijfers_importeren", *CIJFERS, **omgeving),
            ),
        ]


def main() -> int:
    anders = [
        subprocess.run([sys.executable, "-m", f"tests.{naam}"], check=False).returncode
        for naam in ("bench_werkplaats", "bench_draad", "bench_signalen")
    ]
    return max(gebieden_en_cijfers(), *anders)


def gebieden_en_cijfers() -> int:
    if not CBS.is_dir():
        sys.exit(f"There are no files of CBS in {CBS}; set WIJKWERK_CBS to the folder with them.")
    bij_ons = importeren()
    elders = meet("-c", LEZEN_ELDERS, *GEBIEDEN, *CIJFERS)
    punt_ons = float(meet("-c", PUNT_BIJ_ONS, GEBIEDEN[1], PUNTEN).uitvoer)
    punt_elders = float(meet("-c", PUNT_ELDERS, GEBIEDEN[1], PUNTEN).uitvoer)
    for naam, meting in bij_ons:
        print(f"wijkwerk   {naam:42} {meting.seconden:6.1f} s {meting.megabytes:6.0f} MB")
    samen = sum(meting.seconden for _, meting in bij_ons)
    piek = max(meting.megabytes for _, meting in bij_ons)
    print(f"wijkwerk   {'together (limit 60 s, 500 MB)':42} {samen:6.1f} s {piek:6.0f} MB")
    print(
        f"geopandas  {'reading and joining, nothing stored':42} "
        f"{elders.seconden:6.1f} s {elders.megabytes:6.0f} MB"
    )
    print(f"wijkwerk   {'area of a point (limit 1,000 µs)':42} {punt_ons:6.1f} µs")
    print(f"geopandas  {'area of a point, spatial index':42} {punt_elders:6.1f} µs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
