"""The report as a Word document that can be amended: real headings, real tables, nothing drawn."""

import datetime
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from buurtteams.uitvoer.tekens import leesbare_xml

from .blokken import Label

BREEDTE = 17.0  # cm between the margins
VLAKKEN = {
    "volgens_planning": "E3F1E4",
    "deels": "FFF4D6",
    "loopt_vast": "FDE6E6",
    "gereed": "DCEBFA",
    "gestopt": "ECECEC",
}
INKT, GRIJS = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x4B, 0x55, 0x63)


def maak_docx(verslag):
    document = Document()
    richt_in(document, verslag)
    document.add_heading(verslag.titel, level=0)
    document.add_paragraph(verslag.stand)
    inhoudsopgave(document, verslag)
    for blok in verslag.blokken:
        TEKENAARS[blok.soort](document, blok)
    uit = BytesIO()
    document.save(uit)
    return uit.getvalue()


def richt_in(document, verslag):
    """Language, title, page, fonts, and on every page what it is and whether it is a concept."""
    eigenschappen = document.core_properties
    eigenschappen.title, eigenschappen.language = f"{verslag.titel} - {verslag.stand}", "nl-NL"
    eigenschappen.author = eigenschappen.last_modified_by = "Rondetafel"
    eigenschappen.comments = ""
    eigenschappen.created = eigenschappen.modified = datetime.datetime.fromisoformat(verslag.op)
    for naam in ("Normal", "Title", *(f"Heading {n}" for n in range(1, 5))):
        stijl = document.styles[naam]
        stijl.font.name, stijl.font.color.rgb = "Noto Sans", INKT
        rpr = stijl.element.get_or_add_rPr()
        rpr.rFonts.set(qn("w:eastAsia"), "Noto Sans")
    normaal = document.styles["Normal"]
    normaal.font.size, normaal.paragraph_format.space_after = Pt(10), Pt(6)
    for taal in document.styles.element.iter(qn("w:lang")):
        taal.set(qn("w:val"), "nl-NL")
    blad = document.sections[0]
    blad.page_width, blad.page_height = Cm(21), Cm(29.7)
    blad.left_margin = blad.right_margin = Cm((21 - BREEDTE) / 2)
    blad.header.paragraphs[0].text = verslag.kop
    voet = blad.footer.paragraphs[0]
    voet.add_run("Concept · bladzijde " if verslag.is_concept else "Bladzijde ")
    veld(voet, "PAGE", "1")


def veld(alinea, opdracht, uitkomst):
    """A field that Word works out again, with what it shows until then."""
    for soort, tekst in (("begin", ""), ("", opdracht), ("separate", ""), (None, uitkomst), ("end", "")):
        run = alinea.add_run(tekst if soort is None else "")
        if soort is None:
            continue
        element = OxmlElement("w:fldChar" if soort else "w:instrText")
        if soort:
            element.set(qn("w:fldCharType"), soort)
        else:
            element.text = tekst
        run._r.append(element)


def inhoudsopgave(document, verslag):
    """The chapters; Word fills in the pages when somebody asks it to update the field."""
    alinea = document.add_paragraph()
    alinea.add_run("Inhoud").bold = True
    hoofdstukken = "\n".join(hoofdstuk.titel for hoofdstuk in verslag.inhoudsopgave)
    veld(document.add_paragraph(), 'TOC \\o "1-2" \\h', hoofdstukken)


# The parts


def kop(document, blok):
    alinea = document.add_heading(leesbare_xml(blok.tekst), level=blok.niveau - 1)
    alinea.paragraph_format.page_break_before = blok.nieuw_blad


def alinea(document, blok):
    nieuw = document.add_paragraph()
    if blok.vooraf:
        nieuw.add_run(f"{leesbare_xml(blok.vooraf)} ").bold = True
    run = nieuw.add_run(leesbare_xml(blok.tekst))
    if blok.stijl == "zin":
        run.font.size = Pt(13)
    elif blok.stijl == "stil":
        run.font.size, run.font.color.rgb = Pt(9), GRIJS


def lijst(document, blok):
    for punt in blok.punten:
        document.add_paragraph(leesbare_xml(punt), style="List Bullet")


def tabel(document, blok):
    nieuw = document.add_table(rows=len(blok.rijen) + 1, cols=len(blok.koppen), style="Table Grid")
    nieuw.autofit = False
    breedtes = [Cm(BREEDTE * deel / sum(blok.breedtes)) for deel in blok.breedtes]
    for rij, waarden in zip(nieuw._tbl.tr_lst, [blok.koppen, *blok.rijen], strict=True):
        hele_rij(rij, herhaald=waarden is blok.koppen)
    for kolom, breedte in zip(nieuw.columns, breedtes, strict=True):
        kolom.width = breedte
    # All cells at once: asking the table for one of them walks through the whole table.
    cellen = iter(nieuw._cells)
    for rij in [blok.koppen, *blok.rijen]:
        for nummer, (waarde, breedte) in enumerate(zip(rij, breedtes, strict=True)):
            cel = next(cellen)
            cel.width = breedte
            vul(cel, waarde, vet=rij is blok.koppen, getal=nummer in blok.getallen)
    beschrijf(nieuw, blok.bijschrift)
    document.add_paragraph()


def hele_rij(rij, *, herhaald):
    """A row does not break over two pages; that of the headings comes back on every page."""
    eigenschappen = rij.get_or_add_trPr()
    eigenschappen.append(OxmlElement("w:cantSplit"))
    if herhaald:
        eigenschappen.append(OxmlElement("w:tblHeader"))


def beschrijf(nieuw, bijschrift):
    """What a screen reader says of the table."""
    element = OxmlElement("w:tblCaption")
    element.set(qn("w:val"), leesbare_xml(bijschrift))
    nieuw._tbl.tblPr.append(element)


def vul(cel, waarde, *, vet=False, getal=False):
    nieuw = cel.paragraphs[0]
    nieuw.paragraph_format.space_after = Pt(2)
    if getal:
        nieuw.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if isinstance(waarde, Label):
        label(nieuw, waarde)
        return
    run = nieuw.add_run(leesbare_xml(waarde))
    run.bold, run.font.size = vet or None, Pt(9)


def label(nieuw, waarde):
    run = nieuw.add_run(leesbare_xml(waarde.woord))
    run.bold, run.font.size = True, Pt(9)
    if waarde.kleur in VLAKKEN:
        vlak = OxmlElement("w:shd")
        vlak.set(qn("w:val"), "clear")
        vlak.set(qn("w:fill"), VLAKKEN[waarde.kleur])
        run._r.get_or_add_rPr().append(vlak)
    if waarde.onder:
        nieuw.add_run(f"\n{leesbare_xml(waarde.onder)}").font.size = Pt(8)


def stemmen(document, blok):
    """The voices beside each other: a table of one row, because that can be amended anywhere."""
    stemmen = blok.stemmen
    nieuw = document.add_table(rows=2, cols=len(stemmen), style="Table Grid")
    hele_rij(nieuw._tbl.tr_lst[0], herhaald=True)
    cellen = nieuw._cells
    for stem, boven, onder in zip(stemmen, cellen, cellen[len(stemmen) :], strict=False):
        vul(boven, stem.van, vet=True)
        vul(onder, stem.label)
        for tekst in filter(None, (stem.tekst, stem.onder)):
            onder.add_paragraph(leesbare_xml(tekst)).runs[0].font.size = Pt(9)
    beschrijf(nieuw, "De stemmen naast elkaar")
    document.add_paragraph()


TEKENAARS = {"kop": kop, "alinea": alinea, "lijst": lijst, "tabel": tabel, "stemmen": stemmen}
