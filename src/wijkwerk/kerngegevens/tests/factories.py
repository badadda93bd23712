"""Files of figures of an invented gemeente, in the forms in which CBS publishes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

KOP = ("code", "AantalInwoners_5", "Koopwoningen_47")


def csv(rijen: Sequence[Sequence[object]], kop: Sequence[str] = KOP, teken: str = ";") -> str:
    return "\n".join(teken.join(map(str, rij)) for rij in (kop, *rijen)) + "\n"


def statline(rijen: Sequence[Sequence[object]]) -> bytes:
    """As Statline downloads: BOM, quotes, padding, decimal point, unit in the heading."""
    kop = ("Perioden", "Wijken en buurten", "Regiocode (gemeente, wijk, buurt) (code)")
    kop += ("Bevolking/Aantal inwoners (aantal)", "Wonen/Woningen naar eigendom/Koopwoningen (%)")
    regels = [";".join(f'"{cel}"' for cel in rij) for rij in (kop, *rijen)]
    return "\ufeff".encode() + "\r\n".join(regels).encode()


def untyped(rijen: Sequence[tuple[str, str, str]]) -> dict[str, object]:
    """OData UntypedDataSet: everything is padded text."""
    return {
        "odata.metadata": "https://voorbeeld.invalid/ODataApi/OData/85984NED/$metadata#UntypedDataSet",
        "value": [
            {
                "ID": nummer,
                "WijkenEnBuurten": f"{code:<10}",
                "Gemeentenaam_1": "Proefstad",
                "IndelingswijzigingGemeenteWijkBuurt_4": vlag,
                "AantalInwoners_5": f"{inwoners:>8}",
            }
            for nummer, (code, vlag, inwoners) in enumerate(rijen)
        ],
    }


def xlsx(rijen: Sequence[Sequence[object]], naam: str = "KWB2023") -> bytes:
    """The smallest workbook that a reader of xlsx accepts."""

    def cel(kolom: int, rij: int, waarde: object) -> str:
        plek = f"{kolomletters(kolom)}{rij}"
        if isinstance(waarde, int | float):
            return f'<c r="{plek}"><v>{waarde}</v></c>'
        return f'<c r="{plek}" t="inlineStr"><is><t>{escape(str(waarde))}</t></is></c>'

    blad = "".join(
        f'<row r="{r}">{"".join(cel(k, r, waarde) for k, waarde in enumerate(rij))}</row>'
        for r, rij in enumerate(rijen, start=1)
    )
    werkblad = f'<worksheet xmlns="{MAIN}"><sheetData>{blad}</sheetData></worksheet>'
    werkboek = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>'
        f'<sheet name="{naam}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    return zip_van({"xl/worksheets/sheet1.xml": werkblad, "xl/workbook.xml": werkboek})


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKKET = "http://schemas.openxmlformats.org/package/2006"
SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


VAST = {
    "[Content_Types].xml": f'''<Types xmlns="{PAKKET}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{SOORT}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SOORT}.worksheet+xml"/>
</Types>''',
    "_rels/.rels": f'''<Relationships xmlns="{PAKKET}/relationships">
<Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>''',
    "xl/_rels/workbook.xml.rels": f'''<Relationships xmlns="{PAKKET}/relationships">
<Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>
</Relationships>''',
}


def zip_van(delen: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zak:
        for pad, inhoud in {**VAST, **delen}.items():
            zak.writestr(pad, inhoud)
    return buffer.getvalue()


def kolomletters(nummer: int) -> str:
    letters = ""
    nummer += 1
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
