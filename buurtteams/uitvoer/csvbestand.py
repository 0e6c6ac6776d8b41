"""A sheet as CSV, as a Dutch Excel opens it: UTF-8 with a mark, semicolons, a decimal comma, days as 2026-11-28.

A spreadsheet works out text that begins with =, +, -, @ or a control character; such text gets an apostrophe in front.
What only is a number or a telephone number stays as it is (docs/besluiten/050-uitvoer.md).
"""

import csv
import datetime
import io
import re
from decimal import Decimal
from itertools import islice

MERK = "\ufeff"
PER_DEEL = 250  # rows
STAND, FILTERS = "Stand van", "Filters"

# The wide ones are what some programs turn into the plain ones.
BEGIN = frozenset("=+-@\t\r\n\u000b\u000c＝＋－＠")
FORMULE = re.compile(r"\s*[=+\-@\t\r\n\u000b\u000c＝＋－＠]")
GETAL = re.compile(r"[+-] ?\d[\d.,]*(?: ?%)?")
TELEFOON = re.compile(r"\+ ?\d(?:[ ().\-/]{0,3}\d){7,14}")
KIJK_NA = BEGIN | frozenset("' \u00a0")


def veilig(tekst):
    """Text as it goes into a cell. `leesbaar` gives it back."""
    return f"'{tekst}" if tekst[:1] in KIJK_NA and is_formule(tekst.lstrip("'")) else tekst


def leesbaar(cel):
    """What was exported, from what stands in the cell."""
    return cel[1:] if cel[:1] == "'" and is_formule(cel.lstrip("'")) else cel


def is_formule(tekst):
    if not FORMULE.match(tekst):
        return False
    kaal = tekst.strip()
    return not (GETAL.fullmatch(kaal) or TELEFOON.fullmatch(kaal))


def _moment(waarde):
    return waarde.isoformat(" ", "minutes")


def _getal(waarde):
    return f"{waarde:f}".replace(".", ",")


# Per type what goes into the file. What is not named (None, int, a day) the writer of Python writes as it should.
OMZETTEN = {
    str: veilig,
    bool: lambda waarde: "ja" if waarde else "nee",
    datetime.datetime: _moment,
    Decimal: _getal,
    float: lambda waarde: str(waarde).replace(".", ","),
}


def omgezet(rij):
    """Plain text, most of what there is, costs one look at its first letter."""
    cellen = []
    for waarde in rij:
        soort = type(waarde)
        if soort is str:
            cellen.append(veilig(waarde) if waarde[:1] in KIJK_NA else waarde)
        else:
            cellen.append(OMZETTEN[soort](waarde) if soort in OMZETTEN else waarde)
    return cellen


def csv_delen(blad, over):
    """The file in pieces of bytes. The day and the filters stand on every row: it may be cut loose from the rest."""
    stapel = io.StringIO(newline="")
    schrijver = csv.writer(stapel, delimiter=";", lineterminator="\r\n")
    staart = [over.op.isoformat(), veilig(over.keuze_in_woorden)]
    stapel.write(MERK)
    schrijver.writerow([*map(veilig, blad.koppen), STAND, FILTERS])
    rijen = iter(blad.rijen)
    while True:
        schrijver.writerows([omgezet(rij) + staart for rij in islice(rijen, PER_DEEL)])
        if not stapel.tell():
            return
        yield stapel.getvalue().encode()
        stapel.seek(0)
        stapel.truncate()
