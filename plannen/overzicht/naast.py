"""Two years side by side, each on the same day of the year: per stand, per theme and per wijk."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.formats import date_format
from django.utils.html import format_html

from ..models import Koers
from ..models.stand import WOORDEN
from .stad import Stadsbeeld, lees_regels
from .verloop import GOED, een_jaar_eerder
from .zinnen import telwoord

NIET = "niet te vergelijken"


@dataclass(frozen=True)
class Telling:
    """Of `plannen` plans a report stands on `gemeld`, and of those so many go well or are done."""

    goed: int
    gemeld: int
    plannen: int

    @property
    def zegt_iets(self):
        """Nothing was reported: then there is no figure, and no zero either."""
        return self.gemeld > 0

    @property
    def stil(self):
        return self.plannen - self.gemeld

    @property
    def hoogstens(self):
        """So many go well or are done when all of those without a report do."""
        return self.goed + self.stil


def tel(codes):
    codes = list(codes)
    return Telling(sum(code in GOED for code in codes), sum(code in Koers.values for code in codes), len(codes))


@dataclass(frozen=True)
class Naastrij:
    naam: str
    url: str
    dit: Telling
    ander: Telling

    @property
    def verschil(self):
        """A plan without a report may go well or not: only what holds either way is said."""
        if not (self.dit.zegt_iets and self.ander.zegt_iets):
            return NIET
        minst, meest = self.dit.goed - self.ander.hoogstens, self.dit.hoogstens - self.ander.goed
        if minst == meest:
            return in_woorden(minst)
        if minst > 0 or meest < 0:
            return f"minstens {in_woorden(minst if minst > 0 else meest)}"
        return f"hangt af van {telwoord(self.dit.stil + self.ander.stil, 'plan', 'plannen')} zonder bericht"


@dataclass(frozen=True)
class Standrij:
    code: str
    url: str
    dit: int
    ander: int
    vergelijkbaar: bool

    @property
    def woord(self):
        return WOORDEN[self.code]

    @property
    def verschil(self):
        return in_woorden(self.dit - self.ander) if self.vergelijkbaar else NIET


@dataclass(frozen=True)
class Naast:
    dit: Stadsbeeld
    ander: Stadsbeeld

    @cached_property
    def totaal(self):
        return Naastrij("", "", *(tel(regel.code for regel in beeld.regels) for beeld in self._beelden))

    @property
    def is_leeg(self):
        return not self.dit.regels and not self.ander.regels

    @property
    def standen(self):
        kan = bool(self.dit.regels and self.ander.regels)
        rijen = [
            Standrij(code, url, aantal, self.ander.aantallen[code], kan) for code, aantal, url in self.dit.legenda()
        ]
        return [rij for rij in rijen if rij.dit or rij.ander]

    @property
    def themas(self):
        keus = [thema for thema in self.dit.themas if self.dit.uitsnede.thema in ("", thema.slug)]
        return [self._rij(thema, _over_thema(thema)) for thema in keus]

    @property
    def wijken(self):
        wijken = sorted({team.wijk for team in self.dit.teams}, key=lambda wijk: wijk.nummer)
        return [self._rij(wijk, _in_wijk(wijk, self.dit.teams)) for wijk in wijken]

    @property
    def _beelden(self):
        return self.dit, self.ander

    def _rij(self, ding, codes_van):
        return Naastrij(str(ding), ding.get_absolute_url(), *(tel(codes_van(beeld)) for beeld in self._beelden))


def _over_thema(thema):
    return lambda beeld: [regel.standen[thema.pk].code for regel in beeld.regels if thema.pk in regel.standen]


def _in_wijk(wijk, teams):
    van_wijk = {team.pk for team in teams if team.wijk == wijk}
    return lambda beeld: [regel.code for regel in beeld.regels if regel.teams & van_wijk]


def lees_naast(*, beeld, cyclus):
    """`beeld` beside an earlier year (with its rondes): the same teams, themes and filters, on the same day of it.

    The same teams, because other wijken may have gone first in that year: then the difference would be of the choice.
    """
    op = beeld.op
    for _ in range(beeld.cyclus.jaar - cyclus.jaar):
        op = een_jaar_eerder(op)
    regels = [regel for regel in lees_regels(cyclus, op, met_partners=False) if regel.heeft_akkoord]
    regels = beeld.uitsnede.regels(regels, beeld.teams, beeld.themas)
    return Naast(beeld, replace(beeld, cyclus=cyclus, ronde=cyclus.ronde_op(op), op=op, regels=regels))


def in_woorden(verschil):
    """ "2 plannen meer"; the year in view against the other."""
    if not verschil:
        return "evenveel"
    return f"{telwoord(abs(verschil), 'plan', 'plannen')} {'meer' if verschil > 0 else 'minder'}"


def naastzin(naast):
    """The sentence that the page begins with."""
    if naast.is_leeg:
        return f"Voor {naast.dit.cyclus} en {naast.ander.cyclus} zijn er geen plannen met akkoord van de gemeente."
    totaal = naast.totaal
    zinnen = [_zin(naast.dit, totaal.dit), _zin(naast.ander, totaal.ander)]
    return format_html("{} {} {}", *zinnen, _slot(naast.dit.cyclus, totaal.verschil))


def _slot(cyclus, verschil):
    if verschil == NIET:
        return "De twee jaren zijn zo niet te vergelijken."
    if verschil.startswith("hangt"):
        return format_html("Of dat er meer of minder zijn, <strong>{}</strong>.", verschil)
    return format_html("In {} zijn dat er <strong>{}</strong>.", cyclus, verschil)


def _zin(beeld, telling):
    dag = date_format(beeld.op, "j F Y")
    if not telling.plannen:
        return format_html("Op {} waren er geen plannen met akkoord.", dag)
    plannen = telwoord(telling.plannen, "plan", "plannen")
    if not telling.zegt_iets:
        return format_html("Op {} was over <strong>{}</strong> nog niets gemeld.", dag, plannen)
    return format_html(
        "Op {} waren <strong>{} van de {}</strong> goed of klaar, met bericht over {}.",
        dag,
        telling.goed,
        plannen,
        telling.gemeld,
    )
