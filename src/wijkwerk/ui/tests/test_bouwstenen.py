"""The tags: what they write, and that it is whole, labelled HTML without inline style or script."""

import re
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from wijkwerk.core import klok
from wijkwerk.ui import stijlblad
from wijkwerk.ui.templatetags.ui import initialen, zichtbare_bladen

ZONDER_EIND = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
NU = datetime(2026, 11, 23, 8, 42, tzinfo=ZoneInfo("Europe/Amsterdam"))


class Keuring(HTMLParser):
    """A small judge of HTML: open elements, ids, labels, headings."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fouten: list[str] = []
        self.ids: list[str] = []
        self.verwijst: set[str] = set()
        self.velden: list[dict[str, str | None]] = []
        self.labels: set[str | None] = set()
        self.koppen: list[int] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        kenmerken = dict(attrs)
        if len(kenmerken) != len(attrs):
            self.fouten.append(f"double attribute on {tag}")
        self.tags.append((tag, kenmerken))
        if tag not in ZONDER_EIND:
            self.open.append(tag)
        self._onthoud(tag, kenmerken)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._onthoud(tag, dict(attrs))

    def _onthoud(self, tag, kenmerken):
        if "id" in kenmerken:
            self.ids.append(kenmerken["id"])
        for naam in ("aria-describedby", "aria-labelledby"):
            self.verwijst |= set((kenmerken.get(naam) or "").split())
        if tag == "label":
            self.labels.add(kenmerken.get("for"))
        if tag in {"input", "textarea", "select"} and kenmerken.get("type") not in {
            "hidden",
            "submit",
            "image",
        }:
            self.velden.append(kenmerken)
        if re.fullmatch("h[1-6]", tag):
            self.koppen.append(int(tag[1]))
        self._verboden(tag, kenmerken)

    def _verboden(self, tag, kenmerken):
        for naam in kenmerken:
            if naam == "style" or naam.startswith("on"):
                self.fouten.append(f"inline {naam} on {tag}")
        if tag == "script" and "src" not in kenmerken:
            self.fouten.append("inline script")

    def handle_endtag(self, tag):
        if tag in ZONDER_EIND:
            return
        if not self.open or self.open.pop() != tag:
            self.fouten.append(f"</{tag}> closes nothing")


def keur(html: str) -> Keuring:
    keuring = Keuring()
    keuring.feed(html)
    keuring.close()
    assert keuring.fouten == []
    assert keuring.open == []
    dubbel = {i for i in keuring.ids if keuring.ids.count(i) > 1}
    assert dubbel == set()
    assert keuring.verwijst <= set(keuring.ids)
    naamloos = [
        v for v in keuring.velden if v.get("id") not in keuring.labels and "aria-label" not in v
    ]
    assert naamloos == []
    return keuring


def maak(tekst: str, **inhoud) -> str:
    request = RequestFactory().get("/ui/", inhoud.pop("get", {}))
    return engines["django"].from_string(tekst).render({"request": request, **inhoud})


@pytest.fixture
def _maandag():
    with klok.verzet(NU):
        yield


# --- the page itself -------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("taal", ["nl", "en"])
def test_de_stijlpagina_is_heel_en_gelabeld(client, taal):
    client.cookies["taal"] = taal
    html = client.get("/ui/").content.decode()
    keuring = keur(html)
    assert f'<html lang="{taal}"' in html
    assert keuring.koppen.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(keuring.koppen, keuring.koppen[1:], strict=False))
    assert sum(tag == "main" for tag, _ in keuring.tags) == 1


@pytest.mark.django_db
def test_elk_icoon_op_de_stijlpagina_bestaat(client):
    from django.contrib.staticfiles import finders

    with open(finders.find("ui/icons.svg")) as bestand:
        bestaat = set(re.findall(r'<symbol id="([\w-]+)"', bestand.read()))
    gebruikt = set(
        re.findall(r"icons(?:\.\w+)?\.svg#([\w-]+)", client.get("/ui/").content.decode())
    )
    assert gebruikt
    assert gebruikt == bestaat


@pytest.mark.django_db
def test_een_rare_kleur_breekt_de_stijlpagina_niet(client):
    html = client.get("/ui/", {"kleur": '"><script>'}).content.decode()
    assert "#155e6b" in html
    keur(html)


def test_stijlbladen_laten_niets_van_elders():
    from django.contrib.staticfiles import finders

    for naam in ("fonts", "theme-voorbeeld", "nlds", "bridge", "theme-wijkwerk", "wijkwerk"):
        with open(finders.find(f"ui/{naam}.css")) as bestand:
            css = bestand.read()
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", css), naam
        assert "@import" not in css, naam
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![\w-]*\{)", css.partition("/* the product")[0])


# --- error pages -----------------------------------------------------------------------------


@pytest.mark.parametrize("sjabloon", ["500.html", "503.html"])
def test_storingspaginas_hebben_geen_database_en_geen_context_nodig(sjabloon):
    keur(render_to_string(sjabloon, {}))


def test_503_zegt_dat_het_niet_is_ontvangen_en_geeft_de_tekst_terug():
    html = render_to_string(
        "503.html", {"getypt": ["Glas bij <de> halte"], "post": True, "pad": "/x/"}
    )
    keur(html)
    assert "Uw bericht is nog niet bij ons" in html
    assert "Glas bij &lt;de&gt; halte" in html


@pytest.mark.parametrize("sjabloon", ["403.html", "404.html", "409.html"])
def test_foutpaginas_zijn_heel(sjabloon):
    html = maak(f'{{% include "{sjabloon}" %}}', melding="Dit signaal is al afgedaan.")
    assert keur(html).koppen[0] == 1


# --- words -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("_maandag")
@pytest.mark.parametrize(
    ("moment", "tekst", "soort"),
    [
        (date(2026, 11, 27), "nog 4 dagen", "ww-klok"),
        (1, "nog 1 dag", "ww-klok"),
        (date(2026, 11, 23), "vandaag", "ww-klok--nu"),
        (-1, "1 dag te laat", "ww-klok--laat"),
        (
            datetime(2026, 11, 20, 23, 30, tzinfo=ZoneInfo("UTC")),
            "2 dagen te laat",
            "ww-klok--laat",
        ),
    ],
)
def test_klok(moment, tekst, soort):
    html = maak("{% klok moment %}", moment=moment)
    assert tekst in html
    assert soort in html


def test_klok_zonder_termijn_zegt_niets():
    assert maak("{% klok niets %}", niets=None) == ""


def test_klok_spreekt_de_taal_van_het_scherm():
    with translation.override("en"):
        assert "te laat" in maak("{% klok -3 %}") or "late" in maak("{% klok -3 %}")


@pytest.mark.parametrize(
    ("naam", "letters"),
    [
        ("Fatima Bouzid", "FB"),
        ("Marja de Wit", "MW"),
        ("Jan", "J"),
        ("", "?"),
        ("Ömer Ağaoğlu", "ÖA"),
        ("Els 't Hart", "EH"),
    ],
)
def test_initialen(naam, letters):
    assert initialen(naam) == letters


def test_wat_iemand_typt_wordt_geen_html():
    boos = "<script>alert(1)</script>"
    for tag in (
        "{% badge t %}",
        "{% gezicht t %}",
        '{% leeg t t "#" t %}',
        "{% mens t t t t t %}",
        '{% belofte t "open" %}',
        "{% knop t %}",
        "{% feiten t t %}",
        "{% kruimels t t hier=t %}",
        "{% gat t %}{{ t }}{% endgat %}",
        '{% melding "fout" t %}{{ t }}{% endmelding %}',
        "{% stap t t %}{{ t }}{% endstap %}",
        '{% blok "i" t %}{{ t }}{% endblok %}',
    ):
        assert "<script>" not in maak(tag, t=boos), tag


def test_tel_is_een_adres():
    assert maak('{{ "06 - 1234 5601"|tel }}') == "tel:0612345601"


# --- forms -----------------------------------------------------------------------------------


def test_een_veld_met_fout_wijst_naar_fout_en_hulp():
    formulier = stijlblad.formulieren()["fout"]
    keuring = keur(maak("{% veld f.tekst %}", f=formulier))
    (invoer,) = keuring.velden
    assert invoer["aria-describedby"] == "fout-tekst-hulp fout-tekst-fout"
    assert invoer["aria-invalid"] == "true"
    assert "utrecht-textarea--invalid" in invoer["class"]


@pytest.mark.parametrize(
    ("veld", "klas"),
    [
        ("tekst", "utrecht-textarea"),
        ("e_mail", "utrecht-textbox"),
        ("gebied", "utrecht-select"),
        ("voor", "utrecht-textbox"),
        ("foto", "ww-bestand"),
        ("openbaar", "utrecht-checkbox"),
        ("waar", "utrecht-radio-button"),
        ("over", "utrecht-checkbox"),
    ],
)
def test_elk_soort_veld_heeft_een_label_en_de_klas_van_het_ontwerp(veld, klas):
    for formulier in stijlblad.formulieren().values():
        keuring = keur(maak("{% veld v %}", v=formulier[veld]))
        assert keuring.velden
        assert all(klas in invoer["class"] for invoer in keuring.velden)


def test_een_datum_gaat_heen_en_terug_in_de_kiezer_van_de_browser():
    class Formulier(forms.Form):
        voor = forms.DateField(localize=True)

    html = maak("{% veld f.voor %}", f=Formulier(initial={"voor": date(2026, 12, 5)}))
    assert 'type="date"' in html
    assert 'value="2026-12-05"' in html
    terug = Formulier({"voor": "2026-12-05"})
    assert terug.is_valid()
    assert terug.cleaned_data["voor"] == date(2026, 12, 5)


def test_gekozen_keuzes_blijven_gekozen():
    keuring = keur(maak("{% veld f.waar %}", f=stijlblad.formulieren()["vol"]))
    gekozen = [invoer["value"] for invoer in keuring.velden if "checked" in invoer]
    assert gekozen == ["plek"]


def test_de_foutlijst_wijst_naar_velden_die_er_zijn():
    formulier = stijlblad.formulieren()["fout"]
    html = maak("{% foutlijst f %}{% for v in f %}{% veld v %}{% endfor %}", f=formulier)
    keuring = keur(html)
    ankers = [k["href"][1:] for tag, k in keuring.tags if tag == "a"]
    assert len(ankers) == len(formulier.errors)
    assert set(ankers) <= set(keuring.ids)
    assert maak("{% foutlijst f %}", f=stijlblad.formulieren()["leeg"]).strip() == ""


def test_verborgen_velden_hebben_geen_opmaak():
    assert (
        maak("{% veld f.lat %}", f=stijlblad.formulieren()["leeg"])
        .strip()
        .startswith('<input type="hidden"')
    )


# --- lists -----------------------------------------------------------------------------------


def test_bladeren_houdt_de_filters():
    pagina = Paginator(range(100), 25).page(2)
    html = maak("{% blader p %}", p=pagina, get={"q": "lamp & licht", "pagina": "2"})
    keur(html)
    assert "?q=lamp+%26+licht&amp;pagina=3" in html
    assert 'aria-current="page"' in html
    assert maak("{% blader p %}", p=Paginator(range(3), 25).page(1)).strip() == ""


def test_anders_sorteren_begint_op_de_eerste_bladzijde():
    html = maak('{% sorteerkop "Klok" "klok" "klok" %}', get={"pagina": "3", "q": "x"})
    assert 'aria-sort="ascending"' in html
    assert "?q=x&amp;sorteer=-klok" in html


def test_zichtbare_bladen_laten_gaten_zien():
    assert zichtbare_bladen(1, 1) == [1]
    assert zichtbare_bladen(6, 12) == [1, None, 4, 5, 6, 7, 8, None, 12]
    assert zichtbare_bladen(2, 4) == [1, 2, 3, 4]


def test_feiten_laten_weg_wat_leeg_is():
    html = maak('{% feiten "Plek" "Ezelspad" "Kanaal" "" %}')
    assert html.count("<dt>") == 1


# --- drawings --------------------------------------------------------------------------------


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_tekeningen_schrijven_getallen_met_een_punt(taal):
    with translation.override(taal):
        html = maak(
            '{% kaart k.gewoon %}{% trend g.gat "x" groot=True %}{% staven g.staven "x" %}',
            k=stijlblad.kaarten(),
            g=stijlblad.grafieken(),
        )
    for kenmerk in re.findall(r' (?:x|y|cx|cy|width|height|viewBox|points)="([^"]*)"', html):
        assert re.fullmatch(r"[-\d. ,]*", kenmerk)
        assert all(
            re.fullmatch(r"-?\d+(\.\d+)?", deel) for deel in re.split(r"[ ,]", kenmerk) if deel
        )
    for viewbox in re.findall(r'viewBox="([^"]*)"', html):
        assert len(viewbox.split()) == 4


def test_elk_gebied_op_de_kaart_heeft_een_naam_en_staat_in_de_lijst():
    proef = stijlblad.kaarten()["veel"]
    html = maak("{% kaart k %}", k=proef)
    keuring = keur(html)
    kaartlinks = [k["aria-label"] for tag, k in keuring.tags if tag == "a" and "aria-label" in k]
    assert kaartlinks == [vlak.naam for vlak in proef.vlakken]
    lijst = html.partition("<details")[2]
    assert all(f">{vlak.naam}</a>" in lijst for vlak in proef.vlakken)
    assert len(html) < 25_000


def test_een_kaart_met_cijfers_heeft_een_legenda_en_arceert_wat_ontbreekt():
    html = maak('{% kaart k "open" %}', k=stijlblad.kaarten()["waarden"])
    keur(html)
    assert html.count("ww-kaartlegenda__vak--") == 6
    assert 'fill="url(#k-waarden-leeg)"' in html
    assert "Het Zand: " not in html
    assert "Oude Dijk: 38,2 %" in html


def test_een_kaart_zonder_grenzen_zegt_dat_en_houdt_de_lijst():
    html = maak('{% kaart k "open" %}', k=stijlblad.kaarten()["leeg"])
    assert "<svg" not in html
    assert "Molenhoek" in html


def test_de_prikkaart_werkt_met_en_zonder_script():
    html = maak(
        '{% prikkaart k f.lat f.lon "/prik.svg" %}',
        k=stijlblad.kaarten()["prik"],
        f=stijlblad.formulieren()["leeg"],
    )
    keuring = keur(html)
    (kader,) = [k["data-kader"] for _tag, k in keuring.tags if "data-kader" in k]
    west, zuid, oost, noord = map(float, kader.split(","))
    assert west < 5.32 < oost
    assert zuid < 52.08 < noord
    assert "<noscript" in html
    assert 'type="image"' in html
    assert {"leeg-lat", "leeg-lon"} <= set(keuring.ids)


def test_de_draad_toont_wat_was_is_en_komt():
    html = maak('{% draad s label="Verloop" %}', s=stijlblad.stappen())
    keur(html)
    assert html.count("<li") == 4
    assert "ww-draad__stap--nu" in html
    assert "ww-draad__stap--later" in html


def test_een_gebroken_belofte_zegt_waarom():
    html = maak(
        '{% belofte "Schaduw" "gebroken" dag "De grond bevriest." %}',
        dag=date(2026, 10, 1) + timedelta(0),
    )
    assert "Niet gelukt" in html
    assert "De grond bevriest." in html
