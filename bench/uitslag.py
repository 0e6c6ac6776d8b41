"""The figures as rows with their budget, and the report that is made of them."""

import statistics
from dataclasses import dataclass

from .budget import NIET_GEBOUWD, oorzaak

UITLEG = """# Speed

Made by `bin/meet --schrijf`; do not edit. The same figures as JSON: `bench/uitslag.json`.

A page costs so many *bare views*: requests per second of a bare Django view that answers "hello", divided by those of
the page. Both servers are gunicorn with 2 sync workers, asked over loopback at 4 connections, in turn, in the same run.
The page is what a signed-in person gets, with layout and rights. Quoted: the median, with the least and the most.
"""


@dataclass
class Regel:
    database: str
    schaal: int
    naam: str
    mediaan: float
    minst: float
    meest: float
    grens: float
    eenheid: str
    extra: str = ""

    @classmethod
    def van(cls, database, schaal, naam, waarden, grens, eenheid, extra=""):
        rond = [round(waarde, 2) for waarde in (statistics.median(waarden), min(waarden), max(waarden))]
        return cls(database, schaal, naam, *rond, grens, eenheid, extra)

    @property
    def gehaald(self):
        return self.mediaan <= self.grens

    def cellen(self):
        spreiding = f" ({self.minst:g}–{self.meest:g})" if self.minst != self.meest else ""
        stand = "met" if self.gehaald else "**short**"
        gemeten = f"{self.mediaan:g} {self.eenheid}{spreiding}".replace(" x", " ×")
        waarom = "" if self.gehaald else oorzaak(self.naam)
        noot = "; ".join(filter(None, [self.extra, waarom]))
        return [self.naam, gemeten, f"≤ {self.grens:g} {self.eenheid}".replace(" x", " ×"), stand, noot]


def verslag(regels, *, machine, keuze):
    delen = [UITLEG, zin(regels, machine, keuze)]
    for plek in dict.fromkeys((regel.database, regel.schaal) for regel in regels):
        delen += [f"## {plek[0]}, schaal {plek[1]}", tabel(r for r in regels if (r.database, r.schaal) == plek)]
    delen += ["## Not measured", "\n".join(f"- {wat}: not built yet" for wat in NIET_GEBOUWD)]
    return "\n\n".join(deel.strip() for deel in delen) + "\n"


def zin(regels, machine, keuze):
    kort = [regel for regel in regels if not regel.gehaald]
    return (
        f"Measured on {machine['datum']} on {machine['processor']}, Python {machine['python']}, load at the end "
        f"{machine['drukte']}: {keuze.ronden} rounds of {keuze.seconden:g} s. "
        f"{len(regels) - len(kort)} of {len(regels)} figures are within their budget, {len(kort)} fall short."
    )


def tabel(regels):
    kop = ["what", "measured", "budget", "", "note"]
    rijen = [kop, ["---"] * len(kop), *(regel.cellen() for regel in regels)]
    return "\n".join(f"| {' | '.join(rij)} |" for rij in rijen)
