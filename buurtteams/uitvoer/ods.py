"""Sheets as ODS, written row by row: the common library for it takes ten times as long."""

import datetime
import shutil
import tempfile
import zipfile
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from .blad import geteld
from .tekens import leesbare_xml

SOORT = "application/vnd.oasis.opendocument.spreadsheet"
RUIMTES = " ".join(
    f'xmlns:{naam}="urn:oasis:names:tc:opendocument:xmlns:{waar}:1.0"'
    for naam, waar in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("meta", "meta"),
        ("manifest", "manifest"),
        ("fo", "xsl-fo-compatible"),
    )
)
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
MANIFEST = f"""{XML}<manifest:manifest {RUIMTES} manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{SOORT}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
STIJLEN = """<office:automatic-styles>
<number:date-style style:name="N1" number:language="nl" number:country="NL"><number:day/><number:text> </number:text>
<number:month number:style="long" number:textual="true"/><number:text> </number:text>
<number:year number:style="long"/></number:date-style>
<number:date-style style:name="N2" number:language="nl" number:country="NL"><number:day/><number:text> </number:text>
<number:month number:style="long" number:textual="true"/><number:text> </number:text>
<number:year number:style="long"/><number:text> </number:text><number:hours number:style="long"/>
<number:text>:</number:text><number:minutes number:style="long"/></number:date-style>
<style:style style:name="dag" style:family="table-cell" style:data-style-name="N1">
<style:table-cell-properties style:vertical-align="top"/></style:style>
<style:style style:name="moment" style:family="table-cell" style:data-style-name="N2">
<style:table-cell-properties style:vertical-align="top"/></style:style>
<style:style style:name="kop" style:family="table-cell">
<style:text-properties fo:font-weight="bold" fo:language="nl" fo:country="NL"/></style:style>
<style:style style:name="cel" style:family="table-cell">
<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>
<style:text-properties fo:language="nl" fo:country="NL"/></style:style>
<style:style style:name="regel" style:family="table-cell"><style:table-cell-properties style:vertical-align="top"/>
<style:text-properties fo:language="nl" fo:country="NL"/></style:style>
<style:style style:name="blad" style:family="table" style:master-page-name="Blad"/>
"""
# The page: lying, as wide as the sheet, with on each what it is and whether it is a concept.
BLADSTIJL = """<office:automatic-styles><style:page-layout style:name="liggend">
<style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"
 style:scale-to-X="1" style:scale-to-Y="0"/>
<style:header-style>{ruimte}</style:header-style><style:footer-style>{ruimte}</style:footer-style></style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="Blad" style:page-layout-name="liggend">
<style:header><text:p>{titel}</text:p></style:header>
<style:footer><text:p>Bladzijde <text:page-number>1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>"""
RUIMTE = '<style:header-footer-properties fo:min-height="0.75cm" fo:margin-bottom="0.25cm"/>'
LETTER = 0.19  # cm
LEGE_CEL = "<table:table-cell/>"


def maak_ods(uit, bladen, *, titel, op, over=None):
    """Into the file object `uit`; memory stays flat.

    With `over` a first sheet says what this is, of which day, with which filters, and how many rows there are. That
    number is known last, so the rows wait on disk.
    """
    with tempfile.TemporaryFile() as wacht:
        aantal = 0
        for blad in bladen:
            telling = []
            for stuk in tabel(blad, geteld(blad.rijen, telling)):
                wacht.write(stuk.encode())
            aantal += telling[0]
        wacht.seek(0)
        eerste = [over.blad(aantal)] if over else []
        with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
            schrijf_pakket(pak, wacht, bladen, eerste, titel, op)


def schrijf_pakket(pak, wacht, bladen, eerste, titel, op):
    # First and not compressed: that is how a reader knows what it has before it unpacks anything.
    voeg_toe(pak, "mimetype", SOORT, op, zipfile.ZIP_STORED)
    voeg_toe(pak, "META-INF/manifest.xml", MANIFEST, op)
    voeg_toe(pak, "meta.xml", meta(titel, op), op)
    voeg_toe(pak, "styles.xml", bladstijl(titel), op)
    with pak.open(zip_kop("content.xml", op), "w", force_zip64=True) as inhoud:
        stijlen = f"{STIJLEN}{''.join(kolomstijlen([*eerste, *bladen]))}</office:automatic-styles>"
        begin = (
            f'{XML}<office:document-content {RUIMTES} office:version="1.3">{stijlen}<office:body><office:spreadsheet>'
        )
        inhoud.write(begin.encode())
        for blad in eerste:
            inhoud.write("".join(tabel(blad, blad.rijen)).encode())
        shutil.copyfileobj(wacht, inhoud)
        inhoud.write(b"</office:spreadsheet></office:body></office:document-content>")


def zip_kop(naam, op, manier=zipfile.ZIP_DEFLATED):
    """The day of the content and not of the download: the same content gives the same file."""
    kop = zipfile.ZipInfo(naam, (op.year, op.month, op.day, 0, 0, 0))
    kop.compress_type = manier
    return kop


def voeg_toe(pak, naam, tekst, op, manier=zipfile.ZIP_DEFLATED):
    pak.writestr(zip_kop(naam, op, manier), tekst)


def meta(titel, op):
    return (
        f'{XML}<office:document-meta {RUIMTES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">'
        f"<office:meta><dc:title>{escape(titel)}</dc:title><dc:language>nl-NL</dc:language>"
        f"<meta:creation-date>{op}T00:00:00</meta:creation-date></office:meta></office:document-meta>"
    )


def bladstijl(titel):
    stijl = BLADSTIJL.format(titel=escape(titel), ruimte=RUIMTE)
    return f'{XML}<office:document-styles {RUIMTES} office:version="1.3">{stijl}</office:document-styles>'


def kolomstijlen(bladen):
    for breedte in sorted({breedte for blad in bladen for breedte in blad.breedtes}):
        yield (
            f'<style:style style:name="k{breedte}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{breedte * LETTER:.2f}cm"/></style:style>'
        )


def tabel(blad, rijen):
    kolommen = "".join(f'<table:table-column table:style-name="k{breedte}"/>' for breedte in blad.breedtes)
    yield f'<table:table table:name={quoteattr(blad.naam)} table:style-name="blad">{kolommen}'
    koppen = "".join(tekstcel(kop, "kop") for kop in blad.koppen)
    yield f"<table:table-header-rows><table:table-row>{koppen}</table:table-row></table:table-header-rows>"
    leeg = True
    for rij in rijen:
        leeg, stijl = False, "cel" if blad.regels(rij) else "regel"
        yield f"<table:table-row>{''.join([cel(waarde, stijl) for waarde in rij])}</table:table-row>"
    if leeg:
        yield "<table:table-row><table:table-cell/></table:table-row>"
    yield "</table:table>"


def cel(waarde, stijl):
    """A value says what it is; without a formula nothing is ever worked out."""
    if isinstance(waarde, str):
        return tekstcel(waarde, stijl) if waarde else LEGE_CEL
    if isinstance(waarde, bool):
        return tekstcel("ja" if waarde else "nee", stijl)
    if isinstance(waarde, datetime.date):
        naam = "moment" if isinstance(waarde, datetime.datetime) else "dag"
        return (
            f'<table:table-cell table:style-name="{naam}" office:value-type="date" '
            f'office:date-value="{waarde.isoformat()}"><text:p>{waarde}</text:p></table:table-cell>'
        )
    if waarde is None:
        return LEGE_CEL
    getal = f"{Decimal(waarde):f}"  # never 1E+2
    return (
        f'<table:table-cell table:style-name="{stijl}" office:value-type="float" office:value="{getal}">'
        f"<text:p>{getal}</text:p></table:table-cell>"
    )


def tekstcel(tekst, stijl):
    regels = "".join(f"<text:p>{ruimte(regel)}</text:p>" for regel in leesbare_xml(tekst).splitlines() or [""])
    return f'<table:table-cell table:style-name="{stijl}" office:value-type="string">{regels}</table:table-cell>'


def ruimte(regel):
    """Two spaces in a row and a space in front are kept only when they are written as such."""
    veilig = escape(regel).replace("\t", "<text:tab/>")
    while "  " in veilig:
        veilig = veilig.replace("  ", " <text:s/>", 1)
    return f"<text:s/>{veilig[1:]}" if veilig.startswith(" ") else veilig
