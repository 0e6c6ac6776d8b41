"""Bars: so many of so many, for cover such as teams with a contact; and the pieces that bars are made of."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import format_html, format_html_join

from ..models.stand import NIET_GEMELD
from .tabel import Tabel
from .zinnen import opsomming

VOL = "vol"


class Stuk(NamedTuple):
    """A piece of a bar: what it shows, and where it begins and how wide it is, as percentages of the bar."""

    code: str
    begin: float
    breedte: float
    aantal: int

    @property
    def einde(self):
        return round(self.begin + self.breedte, 2)

    @property
    def midden(self):
        return round(self.begin + self.breedte / 2, 2)


def stukken(aantallen, totaal):
    """Pieces side by side for pairs of a code and its number; together at most the whole bar."""
    gelegd, gezien = [], 0
    for code, aantal in aantallen:
        if aantal:
            begin, gezien = gezien, gezien + aantal
            gelegd.append(
                Stuk(code, round(100 * begin / totaal, 2), round(100 * aantal / totaal, 2), aantal),
            )
    return gelegd


@dataclass(frozen=True)
class Balk:
    """`aantal` of `totaal`; of `onbekend` among the rest nobody reported, and they count as neither yes nor no."""

    naam: str
    aantal: int
    totaal: int
    eenheid: str = ""
    onbekend: int = 0
    url: str = ""

    def __post_init__(self):
        if min(self.aantal, self.onbekend) < 0 or self.aantal + self.onbekend > self.totaal:
            raise ValueError(f"{self.aantal} en {self.onbekend} onbekend passen niet in {self.totaal}.")

    @property
    def stukken(self):
        return stukken([(VOL, self.aantal), (NIET_GEMELD, self.onbekend)], self.totaal)

    @property
    def cijfer(self):
        """ "15 van 18 teams"."""
        return f"{self.aantal} van {self.totaal} {self.eenheid}".rstrip()


@dataclass(frozen=True)
class Balken:
    deel: str
    titel: str
    balken: list

    @property
    def tabel(self):
        onbekend = any(balk.onbekend for balk in self.balken)
        koppen = ("Wat", "aantal", "van") + (("nog geen bericht",) if onbekend else ())
        rijen = [
            (f"{balk.naam} ({balk.eenheid})" if balk.eenheid else balk.naam, balk.aantal, balk.totaal)
            + ((balk.onbekend,) if onbekend else ())
            for balk in self.balken
        ]
        return Tabel(koppen, rijen, [balk.url for balk in self.balken])

    @property
    def zin(self):
        """The bars one by one: "Vast contact: 15 van 18 teams en 27 van 36 onderdelen"."""
        per_naam = {}
        for balk in self.balken:
            per_naam.setdefault(balk.naam, []).append(format_html("<strong>{}</strong>", balk.cijfer))
        zinnen = [format_html("{}: {}.", naam, opsomming(delen)) for naam, delen in per_naam.items()]
        return format_html_join(" ", "{}", ((zin,) for zin in zinnen))
