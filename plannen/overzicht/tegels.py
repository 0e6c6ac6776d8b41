"""The tile map of the wijken: each with how its plans stand. Where a tile stands is set with the wijk."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html, format_html_join

from buurtteams.models import Wijk

from ..models import Koers
from ..models.stand import NIET_GEMELD, WOORDEN
from .balken import stukken
from .tabel import Tabel
from .zinnen import telwoord

GOED = [Koers.GEREED, Koers.VOLGENS_PLANNING]
# From left to right in a bar: what is well, what asks for work, what is blank.
VOLGORDE = [*GOED, Koers.DEELS, Koers.LOOPT_VAST, Koers.GESTOPT, Koers.NOG_NIET_BEGONNEN, NIET_GEMELD]


@dataclass(frozen=True)
class Tegel:
    """A wijk and its plans: those of which a team of this wijk takes part. A plan of two wijken stands in both."""

    wijk: Wijk
    url: str
    prioriteit: bool
    aantallen: Counter

    @property
    def totaal(self):
        return self.aantallen.total()

    @property
    def goed(self):
        return sum(self.aantallen[code] for code in GOED)

    @property
    def cijfer(self):
        """ "7 van 13 goed"; of a wijk without plans that it has none."""
        return f"{self.goed} van {self.totaal} goed" if self.totaal else "nog geen plan"

    @property
    def standen(self):
        """Pairs of a stand and its number, for those that occur."""
        return [(str(code), self.aantallen[code]) for code in VOLGORDE if self.aantallen[code]]

    @property
    def stukken(self):
        return stukken(self.standen, self.totaal)


@dataclass(frozen=True)
class Tegelkaart:
    tegels: list
    jaar: int

    deel = "wijken"

    @cached_property
    def standen(self):
        """The stands that occur, for the key and the columns of the table."""
        samen = sum((tegel.aantallen for tegel in self.tegels), Counter())
        return [str(code) for code in VOLGORDE if samen[code]]

    @property
    def legenda(self):
        """Each stand that occurs, with a bar that is full of it."""
        return [(code, stukken([(code, 1)], 1)) for code in self.standen]

    @property
    def tabel(self):
        koppen = ("Wijk", "prioriteitswijk", "plannen", "goed", *(WOORDEN[code].lower() for code in self.standen))
        rijen = [
            (
                tegel.wijk.naam,
                "ja" if tegel.prioriteit else "nee",
                tegel.totaal,
                tegel.goed,
                *(tegel.aantallen[code] for code in self.standen),
            )
            for tegel in self.tegels
        ]
        return Tabel(koppen, rijen, [tegel.url for tegel in self.tegels])

    @property
    def zin(self):
        """In how many wijken all goes well, where something is stuck, and where there is nothing yet."""
        met_plan = [tegel for tegel in self.tegels if tegel.totaal]
        if not met_plan:
            return "Er is in deze wijken nog geen plan met akkoord."
        goed = sum(tegel.goed == tegel.totaal for tegel in met_plan)
        vast = sum(bool(tegel.aantallen[Koers.LOOPT_VAST]) for tegel in met_plan)
        zinnen = [self._goed_zin(goed)]
        if vast:
            zinnen.append(format_html("In <strong>{}</strong> loopt een plan vast.", telwoord(vast, "wijk", "wijken")))
        if leeg := len(self.tegels) - len(met_plan):
            zinnen.append(f"{telwoord(leeg, 'wijk heeft', 'wijken hebben')} nog geen plan met akkoord.")
        return format_html_join(" ", "{}", ((zin,) for zin in zinnen))

    def _goed_zin(self, goed):
        if len(self.tegels) == 1:
            return f"In wijk {self.tegels[0].wijk} gaat {'' if goed else 'niet '}alles goed."
        return format_html("In <strong>{} van de {} wijken</strong> gaat alles goed.", goed or "geen", len(self.tegels))


def maak_tegelkaart(beeld, adres=None):
    """The wijken that `beeld` is about. `adres` gives the address of a wijk; else that of the list of its plans."""
    adres = adres or (lambda wijk: beeld.uitsnede.adres(beeld.cyclus, wijk=wijk.slug))
    tegels = []
    for wijk in sorted({team.wijk for team in beeld.teams}, key=lambda wijk: (wijk.rij, wijk.kolom)):
        teams = [team for team in beeld.teams if team.wijk == wijk]
        eigen = {team.pk for team in teams}
        tegels.append(
            Tegel(
                wijk=wijk,
                url=adres(wijk),
                prioriteit=any(team.prioriteit for team in teams),
                aantallen=Counter(regel.code for regel in beeld.regels if regel.teams & eigen),
            )
        )
    return Tegelkaart(tegels, beeld.cyclus.jaar)
