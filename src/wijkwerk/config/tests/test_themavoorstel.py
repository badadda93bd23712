"""How good the theme proposal is on the invented voices of the demo, against always the commonest.

Invented texts, and keywords of who knew them: a lower bound for nothing, a check that it works.
"""

from collections import Counter
from collections.abc import Iterator

from wijkwerk.config.demo import postbak, stemmen
from wijkwerk.config.demo.gehoor import TREFWOORDEN
from wijkwerk.config.demo.stemmen import Stem
from wijkwerk.signalen.domain.themas import voorstel


def voorbeelden() -> Iterator[tuple[str, str]]:
    """(theme, text), each text once."""
    gezien = set()
    for bron in (stemmen, postbak):
        for waarde in vars(bron).values():
            for rij in waarde if isinstance(waarde, tuple) else ():
                stem = (rij.thema, rij.tekst) if isinstance(rij, Stem) else rij[1:3]
                if len(stem) == 2 and stem[0] in TREFWOORDEN and stem[1] not in gezien:
                    gezien.add(stem[1])
                    yield stem[0], stem[1]


def meting() -> dict[str, float]:
    rij = list(voorbeelden())
    eerste = [(thema, voorstel(tekst, TREFWOORDEN)) for thema, tekst in rij]
    met = [(thema, v) for thema, v in eerste if v]
    vaakst = Counter(thema for thema, _tekst in rij).most_common(1)[0][1]
    goed = sum(v[0].thema == thema for thema, v in met)
    return {
        "teksten": len(rij),
        "vaakste": vaakst / len(rij),
        "met_voorstel": len(met) / len(rij),
        "goed_van_alles": goed / len(rij),
        "goed_van_voorstel": goed / len(met),
    }


def test_een_voorstel_is_beter_dan_altijd_het_vaakste_thema():
    uit = meting()
    assert uit["teksten"] >= 60
    assert uit["goed_van_alles"] > uit["vaakste"] + 0.15, uit
    assert uit["goed_van_voorstel"] > 0.6, uit
