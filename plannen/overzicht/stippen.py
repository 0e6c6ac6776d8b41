"""Dot strips: one dot per team and the median; for eighteen teams a mean would hide more than it shows."""

import statistics
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.text import capfirst

from .tabel import Tabel, getal
from .zinnen import opsomming, telwoord

BREEDTE, RAND = 320, 12
STRAAL = 4
RIJ = 2 * STRAAL + 1
KOP = 26  # above the dots, for the name of the median
VOET = 24  # below them, for the axis
TEKEN = 8  # the widest that a letter or figure is, on average


class Meting(NamedTuple):
    """Of a team, a wijk …; None: not reported."""

    naam: str
    waarde: int | None
    url: str = ""


@dataclass(frozen=True)
class Stip:
    naam: str
    waarde: int
    x: float
    y: float


@dataclass(frozen=True)
class Stippen:
    """`een` and `meer` name what is counted: "dag" and "dagen". `wie` names who has a dot: "teams"."""

    deel: str
    titel: str
    metingen: list
    een: str
    meer: str
    wie: str
    stippen: list
    hoogte: int
    tot: int
    mediaan: float | None

    breedte, links, rechts, straal, kop = BREEDTE, RAND, BREEDTE - RAND, STRAAL, KOP

    @property
    def as_y(self):
        return self.hoogte - VOET

    @property
    def zonder(self):
        """Those that did not report: apart, and not in the median."""
        return [meting for meting in self.metingen if meting.waarde is None]

    @property
    def mediaan_x(self):
        return _x(self.mediaan, self.tot)

    @property
    def mediaan_tekst(self):
        return f"mediaan: {getal(self.mediaan)}"

    @property
    def mediaan_label_x(self):
        """The middle of its words, so that they stay within the strip."""
        half = len(self.mediaan_tekst) * TEKEN / 2
        return min(max(self.mediaan_x, half), BREEDTE - half)

    @property
    def einden(self):
        return [(_x(0, self.tot), "start", "0"), (_x(self.tot, self.tot), "end", self.met_eenheid(self.tot))]

    def met_eenheid(self, waarde):
        return f"{getal(waarde)} {self.een if waarde == 1 else self.meer}"

    @property
    def uitleg(self):
        if not self.stippen:
            return "Er is nog geen bericht."
        laagste, hoogste = self.stippen[0].waarde, self.stippen[-1].waarde
        return (
            f"{telwoord(len(self.stippen), 'stip', 'stippen')}, van {getal(laagste)} tot {getal(hoogste)}. "
            f"De mediaan is {self.met_eenheid(self.mediaan)}."
        )

    @property
    def zin(self):
        """The middle, the highest with its names, and how many are not among them."""
        totaal, zonder = len(self.metingen), len(self.zonder)
        if not self.stippen:
            return format_html("Van geen van de <strong>{}</strong> {} is er een bericht.", totaal, self.wie)
        hoogste = self.stippen[-1].waarde
        namen = [stip.naam for stip in self.stippen if stip.waarde == hoogste]
        wie = opsomming(namen) if len(namen) <= 3 else f"{len(namen)} {self.wie}"
        zin = format_html(
            "De mediaan is <strong>{}</strong>: de helft van de {} met een bericht zit daarop of daaronder."
            " Het meest: {} ({}).",
            self.met_eenheid(self.mediaan),
            self.wie,
            wie,
            self.met_eenheid(hoogste),
        )
        if not zonder:
            return zin
        return format_html("{} Van <strong>{} van de {}</strong> is er nog geen bericht.", zin, zonder, totaal)

    @property
    def tabel(self):
        op_volgorde = sorted(self.metingen, key=_volgorde)
        rijen = [(meting.naam, meting.waarde) for meting in op_volgorde]
        return Tabel((capfirst(self.wie), self.meer), rijen, [meting.url for meting in op_volgorde])


def maak_stippen(*, deel, titel, metingen, een, meer, wie="teams", tot=0):
    """`metingen` are of (name, value or None, address); the axis runs from zero to `tot` or the highest value."""
    metingen = [Meting(*meting) for meting in metingen]
    gemeld = [meting for meting in sorted(metingen, key=_volgorde) if meting.waarde is not None]
    tot = max([tot, 1, *(meting.waarde for meting in gemeld)])
    lagen = _lagen([_x(meting.waarde, tot) for meting in gemeld])
    hoogte = KOP + VOET + RIJ * (max(lagen, default=0) + 1)
    stippen = [
        Stip(meting.naam, meting.waarde, _x(meting.waarde, tot), hoogte - VOET - RIJ * laag - RIJ / 2)
        for meting, laag in zip(gemeld, lagen, strict=True)
    ]
    return Stippen(
        deel=deel,
        titel=titel,
        metingen=metingen,
        een=een,
        meer=meer,
        wie=wie,
        stippen=stippen,
        hoogte=hoogte,
        tot=tot,
        mediaan=statistics.median(meting.waarde for meting in gemeld) if gemeld else None,
    )


def _volgorde(meting):
    """Lowest first, what was not reported last, and for the rest as given."""
    return meting.waarde is None, meting.waarde or 0


def _x(waarde, tot):
    return round(RAND + waarde / tot * (BREEDTE - 2 * RAND), 1)


def _lagen(plaatsen):
    """For each place, in order, the lowest layer in which its dot touches no other."""
    laatste, lagen = [], []
    for x in plaatsen:
        laag = next((laag for laag, vorige in enumerate(laatste) if x - vorige >= RIJ), len(laatste))
        laatste[laag : laag + 1] = [x]
        lagen.append(laag)
    return lagen
