import io
import json

import pytest

from wijkwerk.core import inlezen
from wijkwerk.core.inlezen import JsonLijst, Leesfout, Reden, tekstregels


class Druppels(io.BytesIO):
    """A stream that gives at most a few bytes at a time, and remembers how far it was read."""

    def read(self, aantal=-1):
        return super().read(min(7, aantal) if aantal >= 0 else -1)


@pytest.mark.parametrize(
    ("inhoud", "items", "kop"),
    [
        ([1, "é", {"a": [2]}], [1, "é", {"a": [2]}], {}),
        (
            {"type": "X", "value": [1, 2], "na": {"b": None}},
            [1, 2],
            {"type": "X", "na": {"b": None}},
        ),
        ({"value": []}, [], {}),
        ({"getal": 12345678901, "value": [True]}, [True], {"getal": 12345678901}),
    ],
)
def test_een_lijst_in_stukjes_is_dezelfde_lijst(inhoud, items, kop):
    lijst = JsonLijst(
        Druppels(json.dumps(inhoud, ensure_ascii=False).encode()), "proef.json", ("value",)
    )
    assert [item for _regel, item in lijst] == items
    assert lijst.kop == kop


def test_elk_onderdeel_kent_zijn_regel():
    lijst = JsonLijst(
        io.BytesIO(b'{\n"value": [\n{"a": 1},\n\n{"a":\n2}]}'), "proef.json", ("value",)
    )
    assert [regel for regel, _item in lijst] == [3, 5]


def test_er_wordt_niet_verder_gelezen_dan_nodig(monkeypatch):
    monkeypatch.setattr(inlezen, "BROK", 100)
    bron = io.BytesIO(json.dumps({"value": [{"tekst": "x" * 50}] * 1_000}).encode())
    next(iter(JsonLijst(bron, "proef.json", ("value",))))
    assert bron.tell() < 1_000


def test_een_te_groot_onderdeel_wordt_geweigerd(monkeypatch):
    monkeypatch.setattr(inlezen, "GROOTSTE_DEEL", 1_000)
    inhoud = json.dumps({"value": [1, "x" * 200_000]}).encode()
    with pytest.raises(Leesfout, match="groter dan 1000 tekens"):
        list(JsonLijst(Druppels(inhoud), "proef.json", ("value",)))


def test_tekst_met_en_zonder_bom_en_een_te_lange_regel(monkeypatch):
    assert list(tekstregels(io.BytesIO(b"\xef\xbb\xbfa\r\nb"), "x.csv")) == ["a\r\n", "b"]
    monkeypatch.setattr(inlezen, "LANGSTE_REGEL", 10)
    with pytest.raises(Leesfout, match=r"x\.csv, regel 2: de regel is langer dan 10"):
        list(tekstregels(io.BytesIO(b"kort\n" + b"l" * 11), "x.csv"))


def test_een_reden_vult_zichzelf_in():
    fout = Leesfout("x.csv", 3, Reden("%(n)s is te veel", {"n": 4}))
    assert (fout.melding, fout.code) == ("x.csv, regel 3: 4 is te veel", "bestand_onleesbaar")
