"""Sheets as XLSX. Each value goes in as what it is: text that looks like a formula stays text."""

import datetime
from decimal import Decimal

import xlsxwriter

from .blad import geteld
from .tekens import leesbare_xml

SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a cell of a spreadsheet holds at most.
LANGSTE = 32_767
REGELHOOGTE = 15  # points
LEEG = (None, "")


def maak_xlsx(uit, bladen, *, titel, op, over=None):
    """Into the file object `uit`; rows go by way of the disk, so that memory stays flat.

    With `over` a first sheet says what this is, of which day, with which filters, and how many rows there are.
    """
    boek = xlsxwriter.Workbook(uit, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    moment = datetime.datetime.combine(op, datetime.time())
    boek.set_properties({"title": titel, "author": "Rondetafel", "created": moment, "language": "nl-NL"})
    eerste = boek.add_worksheet(over.blad(0).naam) if over else None
    stijlen = maak_stijlen(boek)
    aantal = sum([schrijf_blad(boek.add_worksheet(blad.naam), blad, titel, stijlen) for blad in bladen])
    if over:
        schrijf_blad(eerste, over.blad(aantal), titel, stijlen)
    boek.close()


def maak_stijlen(boek):
    links = {"align": "left", "valign": "top"}
    return {
        "kop": boek.add_format({"bold": True, "text_wrap": True, "bottom": 1}),
        "dag": boek.add_format({"num_format": "[$-413]d mmmm yyyy", **links}),
        "moment": boek.add_format({"num_format": "[$-413]d mmmm yyyy hh:mm", **links}),
        "gewoon": boek.add_format({"text_wrap": True, "valign": "top"}),
    }


def schrijf_blad(vel, blad, titel, stijlen):
    """How many rows it got."""
    for kolom, (kop, breedte) in enumerate(zip(blad.koppen, blad.breedtes, strict=True)):
        vel.set_column(kolom, kolom, breedte)
        vel.write_string(0, kolom, kop, stijlen["kop"])
    telling = []
    for rij, waarden in enumerate(geteld(blad.rijen, telling), 1):
        regels = blad.regels(waarden)
        if regels:
            vel.set_row(rij, REGELHOOGTE * regels)
        gewoon = stijlen["gewoon"] if regels else None
        for kolom, waarde in enumerate(waarden):
            if waarde not in LEEG:
                schrijf(vel, rij, kolom, waarde, gewoon, stijlen)
    richt_in(vel, blad, titel, telling[0])
    return telling[0]


def richt_in(vel, blad, titel, aantal):
    """The headings stay in sight and come back on every page, with what it is and whether it is a concept."""
    vel.freeze_panes(1, 0)
    vel.autofilter(0, 0, max(1, aantal), len(blad.koppen) - 1)
    vel.set_landscape()
    vel.set_paper(9)  # A4
    vel.repeat_rows(0)
    vel.fit_to_pages(1, 0)
    vel.set_header(f"&L{titel}&R{blad.naam}")
    vel.set_footer("&RBladzijde &P van &N")


def schrijf(vel, rij, kolom, waarde, gewoon, stijlen):
    if isinstance(waarde, str):
        vel.write_string(rij, kolom, leesbare_xml(waarde)[:LANGSTE], gewoon)
    elif isinstance(waarde, bool):
        vel.write_string(rij, kolom, "ja" if waarde else "nee", gewoon)
    elif isinstance(waarde, datetime.datetime):
        vel.write_datetime(rij, kolom, waarde, stijlen["moment"])
    elif isinstance(waarde, datetime.date):
        vel.write_datetime(rij, kolom, waarde, stijlen["dag"])
    elif isinstance(waarde, int | float | Decimal):
        vel.write_number(rij, kolom, waarde, gewoon)
