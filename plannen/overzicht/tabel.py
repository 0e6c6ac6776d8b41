"""The figures of a chart as rows: typed values for a file, and the same in words for the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format

GEEN_BERICHT = "nog geen bericht"


@dataclass(frozen=True)
class Tabel:
    """`koppen` and `rijen` are also those of the download. None is a blank that nobody reported, and no zero."""

    koppen: tuple
    rijen: Sequence[tuple]
    adressen: Sequence[str] = field(default=())  # per row, where its facts are

    @property
    def in_woorden(self):
        """Per row the address of its first cell (or ""), its words, and pairs of column and words for the rest."""
        adressen = self.adressen or [""] * len(self.rijen)
        for adres, (eerste, *waarden) in zip(adressen, self.rijen, strict=True):
            cellen = [
                (kop, in_woorden(waarde), isinstance(waarde, int | float))
                for kop, waarde in zip(self.koppen[1:], waarden, strict=True)
            ]
            yield adres, in_woorden(eerste), cellen


def in_woorden(waarde):
    if waarde is None:
        return GEEN_BERICHT
    if isinstance(waarde, date):
        return date_format(waarde, "j F Y")
    return getal(waarde) if isinstance(waarde, int | float) else str(waarde)


def getal(waarde):
    """ "12" or "12,5": whole where it can be."""
    return str(int(waarde)) if waarde == int(waarde) else f"{waarde:.1f}".replace(".", ",")
