import pytest

from wijkwerk.gebieden.domain.woorden import SETS, VORMEN, woord


@pytest.mark.parametrize(
    ("woordenset", "zin"),
    [
        ("wijk", "deze wijk, onze wijken, wijkplan"),
        ("gebied", "dit gebied, ons gebieden, gebiedsplan"),
        ("buurt", "deze buurt, onze buurten, buurtplan"),
        ("kern", "deze kern, onze kernen, kernplan"),
        ("stadsdeel", "dit stadsdeel, ons stadsdelen, stadsdeelplan"),
    ],
)
def test_vormen_passen_bij_het_woord(woordenset, zin):
    def w(vorm):
        return woord(woordenset, vorm)

    assert f"{w('dit')} {w('enkel')}, {w('ons')} {w('meervoud')}, {w('samen')}plan" == zin


def test_elke_set_heeft_elke_vorm_in_twee_talen():
    for talen in SETS.values():
        for taal in ("nl", "en"):
            assert set(talen[taal]) == set(VORMEN)
            assert all(talen[taal].values())


def test_onbekende_set_valt_terug_op_wijk_en_onbekende_vorm_valt_op():
    assert woord("kwartier", "enkel") == "wijk"
    assert woord("kern", "enkel", "en-gb") == "village"
    with pytest.raises(KeyError):
        woord("wijk", "dubbel")
