"""Drawing and figures as files: they stand alone, and a spreadsheet runs nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from PIL import Image

from wijkwerk.mengpaneel.beeld.opmaak import als_beeld, tokens, zelfstandig
from wijkwerk.mengpaneel.beeld.tekening import kanalen_van, paneel
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.tests.maken import AMBITIE, NU, maak_oefening, zet_standen
from wijkwerk.mengpaneel.tests.vol import maak_vol


def pad(gemeente, oefening, wat):
    return f"/{gemeente.slug}/werk/mengpaneel/{oefening.kenmerk}/{wat}"


@pytest.fixture
def vol(gemeente, wijkambtenaar, gebied):
    return maak_vol(gemeente, wijkambtenaar, gebied)


def lees(svg: str | bytes) -> Element:
    return fromstring(svg)  # noqa: S314 (our own drawing)


def tekening():
    return paneel(kanalen_van({**NU, "C": None}, AMBITIE, NU), titel="Proef <b>")


# --- the drawing ---------------------------------------------------------------------------------


def test_svg_staat_op_zichzelf():
    los = zelfstandig(tekening(), titel="Mengpaneel & meer")
    wortel = lees(los)
    assert wortel.tag == "{http://www.w3.org/2000/svg}svg"
    assert "class=" not in los
    assert "var(" not in los
    assert "<style" not in los
    assert wortel.get("width")
    assert wortel.get("height")
    assert wortel[0].text == "Mengpaneel & meer"
    assert "Communicatie: eerder midden, stand 4, nu geen keuze" in (wortel[1].text or "")


def test_elk_vlak_heeft_een_kleur():
    wortel = lees(zelfstandig(tekening()))
    vormen = [e for e in wortel.iter() if e.tag.rsplit("}")[-1] in {"rect", "line", "path", "text"}]
    assert len(vormen) > 30
    for vorm in vormen:
        assert vorm.get("fill") or vorm.get("stroke"), tostring(vorm)


def test_een_gemeente_met_eigen_kleur_krijgt_die():
    assert tokens("#7a1f5c")["--mp-ambitie"] != tokens()["--mp-ambitie"]
    assert "#7a1f5c" in zelfstandig(tekening(), kleur="#7a1f5c")
    assert "#7a1f5c" not in zelfstandig(tekening())


def test_alle_tokens_zijn_een_waarde():
    for naam, waarde in tokens().items():
        assert waarde, naam
        assert "var(" not in waarde, naam


def test_beeld_heeft_een_omschrijving():
    html = als_beeld(tekening())
    assert html.startswith("<img ")
    assert "Proef &amp;lt;b" not in html
    assert "nu geen keuze" in html
    assert "<b>" not in html


def test_svg_van_een_oefening(client_van, leidinggevende, gemeente, vol):
    antwoord = client_van(leidinggevende).get(pad(gemeente, vol, "paneel.svg"))
    assert antwoord["Content-Type"].startswith("image/svg+xml")
    assert "attachment" in antwoord["Content-Disposition"]
    assert lees(antwoord.content)[0].text == vol.titel


def test_png_van_een_oefening(client_van, leidinggevende, gemeente, vol):
    antwoord = client_van(leidinggevende).get(pad(gemeente, vol, "paneel.png"))
    beeld = Image.open(io.BytesIO(antwoord.content))
    assert beeld.format == "PNG"
    assert beeld.width > 1_300
    assert len(set(beeld.convert("RGB").resize((90, 60)).get_flattened_data())) > 10


@pytest.mark.parametrize("wat", ["paneel.gif", "gegevens.xml"])
def test_andere_soort_bestaat_niet(client_van, leidinggevende, gemeente, vol, wat):
    assert client_van(leidinggevende).get(pad(gemeente, vol, wat)).status_code == 404


# --- the figures ---------------------------------------------------------------------------------


def rijen(antwoord):
    tekst = antwoord.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


def test_csv_heeft_een_rij_per_schuif(client_van, leidinggevende, gemeente, vol):
    gevonden = rijen(client_van(leidinggevende).get(pad(gemeente, vol, "gegevens.csv")))
    assert [rij["Code"] for rij in gevonden] == list(SCHUIVEN)
    pm = gevonden[2]
    assert (pm["Nu"], pm["Nu, band"], pm["Ambitie"]) == ("6", "midden", "8")
    assert pm["Anders gezien"] == "Bewoners vinden dat zij weinig terughoren."
    tellen = sum(int(pm[f"Antwoorden nu op {n}"]) for n in range(1, 10))
    assert tellen + int(pm["Antwoorden nu, geen keuze"]) == 17


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t"])
def test_csv_voert_niets_uit(client_van, wijkambtenaar, gemeente, begin):
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN)
    zet_standen(oefening, reden=f"{begin}HYPERLINK(1)", aannames="gewoon")
    rij = rijen(client_van(wijkambtenaar).get(pad(gemeente, oefening, "gegevens.csv")))[0]
    assert rij["Reden"] == f"'{begin}HYPERLINK(1)"
    assert rij["Aannames"] == "gewoon"
    assert rij["Antwoorden nu op 1"] == ""


def test_json_heeft_alles_en_niemand(client_van, leidinggevende, gemeente, vol):
    antwoord = client_van(leidinggevende).get(pad(gemeente, vol, "gegevens.json"))
    inhoud = json.loads(antwoord.content)
    assert inhoud["kenmerk"].replace("-", "") == vol.kenmerk
    assert [rij["nu"] for rij in inhoud["standen"]] == [NU[s] for s in SCHUIVEN]
    assert inhoud["spreiding"]["aantal"] == 17
    assert len(inhoud["acties"]) == 4
    assert {rij["profiel"]: rij["nu"] for rij in inhoud["nabijheid"]}["toenaderingsgericht"] == 1
    assert not re.search(r"token|deelnemer|inzending|code_hash", antwoord.content.decode())


def test_wat_loopt_krijgt_een_collega_niet(client_van, wijkambtenaar, leidinggevende, gemeente):
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN)
    zet_standen(oefening)
    for wat in ("gegevens.csv", "gegevens.json", "paneel.svg", "rapport.pdf"):
        assert client_van(leidinggevende).get(pad(gemeente, oefening, wat)).status_code == 404
        assert client_van(wijkambtenaar).get(pad(gemeente, oefening, wat)).status_code == 200


@pytest.mark.parametrize("wat", ["gegevens.csv", "gegevens.json", "paneel.svg"])
def test_bestanden_in_twaalf_vragen(
    client_van, leidinggevende, gemeente, vol, wat, django_assert_max_num_queries
):
    client = client_van(leidinggevende)
    client.get(pad(gemeente, vol, wat))
    with django_assert_max_num_queries(12):
        client.get(pad(gemeente, vol, wat))
