"""The parts that a report is built from. Page, PDF and document draw the same parts, so they say the same."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Label:
    """A stand or an answer as icon, word and colour. `kleur`: the code of the koers whose look it has."""

    kleur: str
    woord: str
    icoon: str = ""  # where it differs from that of the koers
    onder: str = ""
    soort: str = "label"


@dataclass(frozen=True)
class Kop:
    """2: a chapter, 3: whose plans, 4: one plan, 5: a part of it."""

    niveau: int
    tekst: str
    anker: str = ""
    nieuw_blad: bool = False
    soort: str = "kop"


@dataclass(frozen=True)
class Alinea:
    tekst: str
    vooraf: str = ""  # in bold, before the text
    stijl: str = ""  # "zin": large, "stil": small
    soort: str = "alinea"


@dataclass(frozen=True)
class Lijst:
    punten: tuple
    soort: str = "lijst"


@dataclass(frozen=True)
class Tabel:
    """A cell is text or a Label; the first of a row says what the row is about."""

    bijschrift: str
    koppen: tuple
    rijen: tuple
    breedtes: tuple  # the share of each column
    getallen: frozenset = frozenset()  # which columns hold numbers
    soort: str = "tabel"

    @property
    def koppen_met_soort(self):
        return [(kop, n in self.getallen) for n, kop in enumerate(self.koppen)]

    @property
    def rijen_met_koppen(self):
        """Per row its head, and its other cells with their column's name and whether it holds numbers."""
        for kop, *cellen in self.rijen:
            yield kop, [(self.koppen[n], cel, n in self.getallen) for n, cel in enumerate(cellen, 1)]


@dataclass(frozen=True)
class Stem:
    van: str
    label: Label
    tekst: str = ""
    onder: str = ""


@dataclass(frozen=True)
class Stemmen:
    """The three voices beside each other."""

    stemmen: tuple
    soort: str = "stemmen"


@dataclass(frozen=True)
class Hoofdstuk:
    titel: str
    anker: str
    onderdelen: list = field(default_factory=list)  # pairs of title and anchor, one level deep


@dataclass(frozen=True)
class Verslag:
    """`titel` names the year; `kop` is what stands on top of each page."""

    titel: str
    jaar: int
    is_concept: bool
    nummer: int | None
    op: str
    stand: str  # in words: concept or adopted, and of when
    sha256: str
    blokken: list

    @property
    def kop(self):
        return f"{self.titel} · {self.stand}"

    @property
    def inhoudsopgave(self):
        hoofdstukken = []
        for blok in self.blokken:
            if isinstance(blok, Kop) and blok.niveau == 2:
                hoofdstukken.append(Hoofdstuk(blok.tekst, blok.anker))
            elif isinstance(blok, Kop) and blok.niveau == 3 and blok.anker:
                hoofdstukken[-1].onderdelen.append((blok.tekst, blok.anker))
        return hoofdstukken

    def als_data(self):
        """The same for a template that knows no Python."""
        return {
            "titel": self.titel,
            "kop": self.kop,
            "stand": self.stand,
            "concept": self.is_concept,
            "blokken": [plat(blok) for blok in self.blokken],
        }


def plat(deel):
    """A part as plain data."""
    if isinstance(deel, tuple | frozenset | list):
        return [plat(rij) for rij in (sorted(deel) if isinstance(deel, frozenset) else deel)]
    return {naam: plat(waarde) for naam, waarde in vars(deel).items()} if hasattr(deel, "__dict__") else deel
