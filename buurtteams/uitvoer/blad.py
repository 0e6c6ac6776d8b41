"""A sheet: its headings and its rows, and what a reader must know of it.

A cell is text, a whole number, a decimal number, a day, a moment (in local time) or a yes/no; which it is decides the
format, never the look of the text. Empty text and None are an empty cell.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

SMALST = 10  # letters
# What every program takes for the name of a sheet.
LANGSTE_NAAM = 31


@dataclass(frozen=True)
class Blad:
    """`rijen` is walked through once: a generator is fine, and keeps memory flat."""

    naam: str
    koppen: tuple
    rijen: Iterable[tuple]
    breed: tuple = ()  # letters per column; without it as wide as the heading

    @property
    def breedtes(self):
        return self.breed or [max(SMALST, len(kop) + 2) for kop in self.koppen]

    def regels(self, rij):
        """How many lines high a row is; None leaves it at one, with long text behind the next cell."""
        return None


@dataclass(frozen=True)
class Over:
    """What a list is, of which day, and what it was narrowed to: `keuze` holds pairs of label and word."""

    titel: str
    op: datetime.date
    keuze: tuple = ()

    @property
    def keuze_in_woorden(self):
        return " · ".join(f"{label}: {woord}" for label, woord in self.keuze) or "geen"

    def blad(self, aantal):
        filters = [(f"Filter: {label}", woord) for label, woord in self.keuze] or [("Filters", "geen")]
        rijen = [("Titel", self.titel), ("Stand van", self.op), *filters, ("Aantal rijen", aantal)]
        return Blad("Over dit bestand", ("Wat", "Waarde"), rijen, (30, 60))


def geteld(rijen, telling):
    """The same rows; afterwards `telling` (a list) holds how many there were."""
    aantal = 0
    for rij in rijen:
        aantal += 1
        yield rij
    telling.append(aantal)
