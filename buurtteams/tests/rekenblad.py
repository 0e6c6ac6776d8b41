"""Reads back what was exported: CSV as Python reads it, XLSX and ODS from their XML, all three by LibreOffice."""

import csv
import io
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile

from buurtteams.uitvoer.csvbestand import leesbaar

M = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
OFFICE = {
    "t": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "o": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
}


def lees_csv(inhoud):
    """Rows of text, the headings first, with what was put in front of a formula taken off."""
    return [[leesbaar(cel) for cel in rij] for rij in lees_csv_cellen(inhoud)]


def lees_csv_cellen(inhoud):
    """As another program gets it."""
    assert inhoud.startswith(b"\xef\xbb\xbf")
    tekst = inhoud.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";", strict=True))


def lees_xlsx(inhoud):
    """Sheet → rows of (kind, text): "inlineStr" for text; the names and the shared formulas of Excel are not needed."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as boek:
        namen = [blad.get("name") for blad in ET.fromstring(boek.read("xl/workbook.xml")).iterfind(".//m:sheet", M)]
        bladen = {}
        for nummer, naam in enumerate(namen, 1):
            blad = ET.fromstring(boek.read(f"xl/worksheets/sheet{nummer}.xml"))
            assert blad.findall(".//m:f", M) == []
            rijen = blad.iterfind(".//m:row", M)
            bladen[naam] = [[(cel.get("t"), "".join(cel.itertext())) for cel in rij] for rij in rijen]
    return bladen


def lees_ods(inhoud):
    """Sheet → rows of (kind, text)."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        boom = ET.fromstring(pakket.read("content.xml"))
    soort, formule = f"{{{OFFICE['o']}}}value-type", f"{{{OFFICE['t']}}}formula"
    bladen = {}
    for blad in boom.iterfind(".//t:table", OFFICE):
        cellen = [list(rij) for rij in blad.iter(f"{{{OFFICE['t']}}}table-row")]
        assert [cel for rij in cellen for cel in rij if cel.get(formule)] == []
        bladen[blad.get(f"{{{OFFICE['t']}}}name")] = [
            [(cel.get(soort), ods_tekst(cel)) for cel in rij] for rij in cellen
        ]
    return bladen


def ods_tekst(cel):
    """Paragraphs are lines, and ODF writes some spaces as elements."""
    return "\n".join(tekst_in(alinea) for alinea in cel)


def tekst_in(deel):
    tekst = deel.text or ""
    for kind in deel:
        tekst += {"s": " ", "tab": "\t"}.get(kind.tag.rpartition("}")[2], "") + tekst_in(kind) + (kind.tail or "")
    return tekst


def door_libreoffice(paden, map_, *, naar, invoer=""):
    """What LibreOffice makes of the files, opened one by one in one run. Without LibreOffice this fails."""
    opdracht = [shutil.which("soffice") or "soffice", f"-env:UserInstallation={(map_ / 'profiel').as_uri()}"]
    opdracht += ["--headless", *([f"--infilter={invoer}"] if invoer else []), "--convert-to", naar]
    gedaan = subprocess.run([*opdracht, "--outdir", map_ / "uit", *paden], capture_output=True, text=True, timeout=120)
    gezegd = f"{gedaan.stdout}{gedaan.stderr}".lower()
    assert [woord for woord in ("repair", "corrupt", "could not be loaded", "error") if woord in gezegd] == []
    return map_ / "uit"
