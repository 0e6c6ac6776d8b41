"""A sheet as CSV, as a Dutch Excel opens it: UTF-8 with a mark, semicolons, a decimal comma, days as 2026-11-28.

A spreadsheet works out text that begins with =, +, -, @ or a control character; such text gets an apostrophe in front.
What only is a number or a telephone number stays as it is (docs/besluiten/050-uitvoer.md).
"""

import datetime
import re
from decimal import Decimal
from itertools import islice

MERK = "\ufeff"
PER_DEEL = 250  # rows
STAND, FILTERS = "Stand van", "Filters"
QUOTE, TWEE_QUOTES = '"', '""'

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


def tekstcel(tekst):
    """Always between quotes: what is not, is a number or a date."""
    if tekst[:1] in KIJK_NA:
        tekst = veilig(tekst)
    return f'"{tekst.replace(QUOTE, TWEE_QUOTES)}"' if tekst else ""


class PerSoort(dict):
    """A kind of text or number that is not named is written as what it is a kind of."""

    def __missing__(self, soort):
        self[soort] = next(self[ouder] for ouder in soort.__mro__[1:] if ouder in self)
        return self[soort]


# Per type how a value is written.
OMZETTEN = PerSoort(
    {
        str: tekstcel,
        int: str,
        type(None): lambda waarde: "",
        bool: lambda waarde: '"ja"' if waarde else '"nee"',
        datetime.date: datetime.date.isoformat,
        datetime.datetime: lambda waarde: waarde.isoformat(" ", "minutes"),
        Decimal: lambda waarde: f"{waarde:f}".replace(".", ","),
        float: lambda waarde: str(waarde).replace(".", ","),
    }
)


def regel(rij, staart):
    return f"{';'.join([OMZETTEN[type(waarde)](waarde) for waarde in rij])}{staart}"


def csv_delen(blad, over):
    """The file in pieces of bytes. The day and the filters stand on every row: it may be cut loose from the rest.

    By hand: the writer of Python looks at every letter, and takes as long as reading the rows.
    """
    koppen, staart = (*blad.koppen, STAND, FILTERS), regel(("", over.op, over.keuze_in_woorden), "\r\n")
    yield f"{MERK}{regel(koppen, '')}\r\n".encode()
    rijen = iter(blad.rijen)
    while deel := [regel(rij, staart) for rij in islice(rijen, PER_DEEL)]:
        yield "".join(deel).encode()
