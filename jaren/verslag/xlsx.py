"""The sheets as XLSX. Each value goes in as what it is: text that looks like a formula stays text."""

import datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from .tekens import leesbare_xml

# What a cell of a spreadsheet holds at most.
LANGSTE = 32_767
REGELHOOGTE = 15  # points


def maak_xlsx(bladen, *, titel, op):
    uit = BytesIO()
    boek = xlsxwriter.Workbook(uit, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    boek.set_properties(
        {"title": titel, "author": "Rondetafel", "created": datetime.datetime.fromisoformat(op), "language": "nl-NL"}
    )
    vet = boek.add_format({"bold": True, "text_wrap": True, "bottom": 1})
    dag = boek.add_format({"num_format": "[$-413]d mmmm yyyy", "align": "left", "valign": "top"})
    gewoon = boek.add_format({"text_wrap": True, "valign": "top"})
    for blad in bladen:
        vel = boek.add_worksheet(blad.naam)
        richt_in(vel, blad, titel)
        for kolom, (kop, breedte) in enumerate(zip(blad.koppen, blad.breedtes, strict=True)):
            vel.set_column(kolom, kolom, breedte)
            vel.write_string(0, kolom, kop, vet)
        for rij, waarden in enumerate(blad.rijen, 1):
            vel.set_row(rij, REGELHOOGTE * blad.regels(waarden))
            for kolom, waarde in enumerate(waarden):
                schrijf(vel, rij, kolom, waarde, gewoon, dag)
    boek.close()
    return uit.getvalue()


def richt_in(vel, blad, titel):
    """The headings stay in sight and come back on every page, with what it is and whether it is a concept."""
    vel.freeze_panes(1, 0)
    vel.autofilter(0, 0, max(1, len(blad.rijen)), len(blad.koppen) - 1)
    vel.set_landscape()
    vel.set_paper(9)  # A4
    vel.repeat_rows(0)
    vel.fit_to_pages(1, 0)
    vel.set_header(f"&L{titel}&R{blad.naam}")
    vel.set_footer("&RBladzijde &P van &N")


def schrijf(vel, rij, kolom, waarde, gewoon, dag):
    if isinstance(waarde, datetime.date):
        vel.write_datetime(rij, kolom, waarde, dag)
    elif isinstance(waarde, int | Decimal):
        vel.write_number(rij, kolom, waarde, gewoon)
    elif waarde:
        vel.write_string(rij, kolom, leesbare_xml(waarde)[:LANGSTE], gewoon)
