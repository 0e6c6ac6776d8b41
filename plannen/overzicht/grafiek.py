"""Line charts as data: where each line, tick and label goes; the template only writes them down.

The viewBox is as wide as a phone, so that words keep their size there. Where there is more room the stylesheet makes
the letters smaller in it and never larger: labels that stay apart here stay apart everywhere.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format

from .tabel import GEEN_BERICHT, Tabel

BREEDTE, HOOGTE = 320, 200
BOVEN, ONDER, RAND = 14, 28, 16
TEKEN = 8  # the widest that a bold letter or figure of a label is, on average
REGEL = 16  # from one label to the next
NAAST = 8  # from a point to its label, from an axis to its words
MAANDBREEDTE = 4 * TEKEN
STAPPEN = [1, 2, 3, 4, 6, 12]
LANGSTE_NAAM = 16
MEESTE_REEKSEN = 8


class Meetpunt(NamedTuple):
    """What was counted on a day, and out of how many. None: nobody reported, which is no zero."""

    dag: date
    waarde: int | None
    van: int | None = None


class Punt(NamedTuple):
    x: float
    y: float


@dataclass(frozen=True)
class Reeks:
    """One line. Whoever compares with another year gives its points on the days of this year."""

    naam: str
    punten: list

    def __post_init__(self):
        if len(self.naam) > LANGSTE_NAAM:
            raise ValueError(f"De naam {self.naam!r} past niet naast de lijn.")
        object.__setattr__(self, "punten", sorted((Meetpunt(*punt) for punt in self.punten), key=lambda p: p.dag))

    @property
    def gemeld(self):
        return [punt for punt in self.punten if punt.waarde is not None]

    @property
    def laatste(self):
        """The last point that somebody reported, or None."""
        return self.gemeld[-1] if self.gemeld else None

    @property
    def heeft_van(self):
        return any(punt.van is not None for punt in self.punten)


@dataclass(frozen=True)
class Label:
    x: float
    y: float
    tekst: str

    @property
    def breedte(self):
        return TEKEN * len(self.tekst)


@dataclass(frozen=True)
class Streepje:
    """A tick of an axis: where it stands on it, and its words."""

    plaats: float
    woord: str


@dataclass(frozen=True)
class Lijn:
    """`stukken` are the parts between the gaps; each is at least one point."""

    naam: str
    soort: str  # "hoofd", "vorig" or ""
    stukken: list
    label: Label | None

    @property
    def paden(self):
        return [" ".join(f"{punt.x},{punt.y}" for punt in stuk) for stuk in self.stukken if len(stuk) > 1]

    @property
    def punten(self):
        return [punt for stuk in self.stukken for punt in stuk]


@dataclass(frozen=True)
class Vlak:
    """Where a day and a value stand within the chart."""

    van: date
    tot: date
    hoogste: int
    links: float
    rechts: float

    onder = HOOGTE - ONDER
    boven = BOVEN

    def x(self, dag):
        dagen = (self.tot - self.van).days
        deel = (dag - self.van).days / dagen if dagen else 0
        return round(self.links + deel * (self.rechts - self.links), 1)

    def y(self, waarde):
        return round(self.onder - waarde / self.hoogste * (self.onder - self.boven), 1)


@dataclass(frozen=True)
class Lijngrafiek:
    """`deel` names the chart on its page and in the address of its download."""

    deel: str
    titel: str
    op: date
    reeksen: list
    vlak: Vlak
    lijnen: list
    maanden: list
    getallen: list
    tabel: Tabel = field(repr=False)

    breedte, hoogte = BREEDTE, HOOGTE

    @property
    def is_leeg(self):
        return not any(reeks.gemeld for reeks in self.reeksen)

    @property
    def uitleg(self):
        """What the lines say, for who does not see them."""
        return " ".join(_in_woorden(reeks) for reeks in self.reeksen)


def maak_lijngrafiek(*, deel, titel, reeksen, hoogste, op, hoofd, vorig="", van=None, tot=None):
    """`reeksen` are pairs of a name and its points (day, value or None, out of how many). `hoofd` and `vorig` name

    the line that stands out and the dashed one it is compared with. Of every line but that one, points after `op` are
    left out. `van` and `tot` make the axis longer than the points, as for a year that is not over.
    """
    reeksen = [Reeks(naam, punten) for naam, punten in reeksen]
    if len(reeksen) > MEESTE_REEKSEN:
        raise ValueError(f"Een grafiek heeft ten hoogste {MEESTE_REEKSEN} lijnen.")
    reeksen = [reeks if reeks.naam == vorig else _tot_en_met(reeks, op) for reeks in reeksen]
    vlak = _vlak(reeksen, hoogste, van or op, tot or van or op)
    labels = _labels(reeksen, vlak)
    soorten = {vorig: "vorig", hoofd: "hoofd"}
    return Lijngrafiek(
        deel=deel,
        titel=titel,
        op=op,
        reeksen=reeksen,
        vlak=vlak,
        lijnen=[
            Lijn(reeks.naam, soorten.get(reeks.naam, ""), _stukken(reeks, vlak), labels.get(reeks.naam))
            for reeks in reeksen
        ],
        maanden=_maanden(vlak),
        getallen=_getallen(vlak),
        tabel=_tabel(reeksen),
    )


def _tot_en_met(reeks, op):
    return replace(reeks, punten=[punt for punt in reeks.punten if punt.dag <= op])


def _labeltekst(reeks):
    return f"{reeks.naam}: {reeks.laatste.waarde}"


def _vlak(reeksen, hoogste, van, tot):
    dagen = [van, tot, *(punt.dag for reeks in reeksen for punt in reeks.punten)]
    hoogste = max([hoogste, 1, *(punt.waarde for reeks in reeksen for punt in reeks.gemeld)])
    langste = max((len(_labeltekst(reeks)) for reeks in reeksen if reeks.laatste), default=0)
    return Vlak(
        van=min(dagen),
        tot=max(dagen),
        hoogste=hoogste,
        links=TEKEN * len(str(hoogste)) + NAAST,
        rechts=BREEDTE - max(RAND, TEKEN * langste + NAAST),
    )


def _stukken(reeks, vlak):
    stukken = [[]]
    for punt in reeks.punten:
        if punt.waarde is None:
            stukken.append([])
        else:
            stukken[-1].append(Punt(vlak.x(punt.dag), vlak.y(punt.waarde)))
    return [stuk for stuk in stukken if stuk]


def _labels(reeksen, vlak):
    """Each label beside the last point of its line, moved up or down as far as it takes to read them all."""
    op_hoogte = sorted((vlak.y(reeks.laatste.waarde), nummer) for nummer, reeks in enumerate(reeksen) if reeks.laatste)
    hoogten, laagste = [], vlak.boven
    for y, _ in op_hoogte:
        hoogten.append(max(y, laagste))
        laagste = hoogten[-1] + REGEL
    grens = vlak.onder
    for plek in reversed(range(len(hoogten))):
        hoogten[plek] = round(min(hoogten[plek], grens), 1)
        grens = hoogten[plek] - REGEL
    geplaatst = zip(hoogten, (reeksen[nummer] for _, nummer in op_hoogte), strict=True)
    return {reeks.naam: Label(vlak.x(reeks.laatste.dag) + NAAST, y, _labeltekst(reeks)) for y, reeks in geplaatst}


def _maanden(vlak):
    """The first days of months, as many as have room; February is always among those of a year."""
    eersten, dag = [], vlak.van.replace(day=1)
    while dag <= vlak.tot:
        if dag >= vlak.van:
            eersten.append(dag)
        dag = date(dag.year + dag.month // 12, dag.month % 12 + 1, 1)
    if not eersten:
        return [Streepje(vlak.x(vlak.van), date_format(vlak.van, "j M").lower())]
    stap = next((stap for stap in STAPPEN if _past(_om_de(eersten, stap), vlak)), STAPPEN[-1])
    gekozen = _om_de(eersten, stap) or eersten[:1]
    meer = len(gekozen) if _past(gekozen, vlak) else 1
    return [Streepje(vlak.x(dag), date_format(dag, "M").lower()) for dag in gekozen[:meer]]


def _om_de(eersten, stap):
    return [dag for dag in eersten if (dag.month - 2) % stap == 0]


def _past(dagen, vlak):
    plaatsen = [vlak.x(dag) for dag in dagen]
    return all(b - a >= MAANDBREEDTE for a, b in zip(plaatsen, plaatsen[1:], strict=False))


def _getallen(vlak):
    """Zero, the maximum, and round figures between them that have room."""
    eenheid = next(
        stap * 10**macht for macht in range(19) for stap in (1, 2, 5) if vlak.hoogste <= 4 * stap * 10**macht
    )
    onder = [waarde for waarde in range(0, vlak.hoogste, eenheid) if vlak.y(waarde) - vlak.boven >= REGEL]
    return [Streepje(vlak.y(waarde), str(waarde)) for waarde in [*onder, vlak.hoogste]]


def _tabel(reeksen):
    """One row per day; a line that counts out of something has a column for that."""
    dagen = sorted({punt.dag for reeks in reeksen for punt in reeks.punten})
    koppen, kolommen = ["Dag"], []
    for reeks in reeksen:
        op_dag = {punt.dag: punt for punt in reeks.punten}
        koppen.append(reeks.naam)
        kolommen.append({dag: punt.waarde for dag, punt in op_dag.items()})
        if reeks.heeft_van:
            koppen.append(f"{reeks.naam}: van")
            kolommen.append({dag: "" if punt.van is None else punt.van for dag, punt in op_dag.items()})
    return Tabel(tuple(koppen), [(dag, *(kolom.get(dag, "") for kolom in kolommen)) for dag in dagen])


def _in_woorden(reeks):
    if reeks.laatste is None:
        return f"{reeks.naam}: {GEEN_BERICHT}."
    eerste, laatste = reeks.gemeld[0], reeks.laatste
    zin = f"{reeks.naam}: {laatste.waarde} op {date_format(laatste.dag, 'j F')}"
    if eerste.dag != laatste.dag:
        zin += f", {eerste.waarde} op {date_format(eerste.dag, 'j F')}"
    return f"{zin}."
