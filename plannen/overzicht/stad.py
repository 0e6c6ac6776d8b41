"""The city in one year: which teams reported, how their plans stand, and the grid team × theme."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse

from buurtteams.models import Buurtteam, OnderdeelKeuze, Rol, Thema
from buurtteams.tijd import vandaag

from ..models import Jaarcyclus, Koers, Plan, Prioriteitswijk, Ronde
from ..models.stand import NIET_GEMELD
from .planregels import lees_planregels
from .verleden import lees_partnerwoorden, lees_regels_op

LEGENDA = [
    Koers.VOLGENS_PLANNING,
    Koers.DEELS,
    Koers.LOOPT_VAST,
    Koers.GEREED,
    Koers.NOG_NIET_BEGONNEN,
    Koers.GESTOPT,
    NIET_GEMELD,
]

# What the list of plans calls the adopted ones, accounted for or not.
AKKOORD = "akkoord"


def teams_van(cyclus, op=None):
    """All teams by name. `prioriteit` is the reason why the wijk goes first this year, or None.

    `bezet`: somebody holds the role of coordinator today, with an account that may sign in.
    """
    reden = Prioriteitswijk.objects.filter(cyclus=cyclus, wijk=OuterRef("wijk")).values("reden")[:1]
    coordinator = Rol.objects.geldig(op).filter(
        soort=Rol.Soort.COORDINATOR, buurtteam=OuterRef("pk"), gebruiker__is_active=True
    )
    return Buurtteam.objects.select_related("wijk").annotate(prioriteit=Subquery(reden), bezet=Exists(coordinator))


@dataclass(frozen=True)
class Uitsnede:
    """Which part of the city somebody looks at; what is empty counts as all. Wijk and theme by their slug."""

    wijk: str = ""
    thema: str = ""
    onderdeel: str = ""
    prioriteit: bool = False

    def binnen(self, teams, themas):
        """The same without a wijk or theme that does not exist: an old link shows all rather than nothing."""
        return replace(
            self,
            wijk=self.wijk if any(team.wijk.slug == self.wijk for team in teams) else "",
            thema=self.thema if any(thema.slug == self.thema for thema in themas) else "",
        )

    @property
    def is_gebied(self):
        return bool(self.wijk or self.prioriteit)

    def teams(self, teams):
        return [
            team
            for team in teams
            if (not self.wijk or team.wijk.slug == self.wijk) and (not self.prioriteit or team.prioriteit)
        ]

    def regels(self, regels, teams, themas):
        """The plans within this part; with a theme, each with the stand of that theme alone."""
        if self.is_gebied:
            binnen = {team.pk for team in teams}
            regels = [regel for regel in regels if regel.teams & binnen]
        if self.onderdeel:
            regels = [regel for regel in regels if regel.onderdeel in (OnderdeelKeuze.BEIDE, self.onderdeel)]
        if self.thema:
            thema = next((thema.pk for thema in themas if thema.slug == self.thema), None)
            regels = [
                replace(regel, standen={thema: regel.standen[thema]}) for regel in regels if thema in regel.standen
            ]
        return regels

    def adres(self, cyclus, **meer):
        """The address of the list of plans that shows the rows behind a figure."""
        keuzes = {"jaar": cyclus.jaar, "wijk": self.wijk, "thema": self.thema, "onderdeel": self.onderdeel}
        keuzes |= {"prioriteit": "1" if self.prioriteit else "", "status": AKKOORD} | meer
        return f"{reverse('plannen:plannen')}?{urlencode({naam: waarde for naam, waarde in keuzes.items() if waarde})}"


@dataclass
class Stadsbeeld:
    """The adopted plans of a year within an uitsnede, and the teams that they are about."""

    cyclus: Jaarcyclus
    ronde: Ronde | None
    op: date
    uitsnede: Uitsnede
    alle_teams: list
    teams: list
    themas: list
    regels: list

    @property
    def is_verleden(self):
        return self.op < vandaag()

    @property
    def wijken(self):
        """All wijken of the city, by number."""
        return sorted({team.wijk for team in self.alle_teams}, key=lambda wijk: wijk.nummer)

    @property
    def thema(self):
        """The theme to which this is narrowed, or None."""
        return next((thema for thema in self.themas if thema.slug == self.uitsnede.thema), None)

    @property
    def prioriteitswijken(self):
        """Pairs of wijk and the reason why it goes first this year."""
        return [(wijk, reden) for wijk, reden in self._redenen.items() if reden]

    @cached_property
    def _redenen(self):
        return {team.wijk: team.prioriteit for team in self.alle_teams}

    def legenda(self):
        """Per stand how many plans show it, and the address of the list with those plans, which knows only today."""
        return [
            (code, self.aantallen[code], "" if self.is_verleden else self.uitsnede.adres(self.cyclus, koers=code))
            for code in LEGENDA
        ]

    @cached_property
    def aantallen(self):
        """How many plans there are per stand."""
        return Counter(regel.code for regel in self.regels)

    @cached_property
    def per_team(self):
        plannen = defaultdict(list)
        for regel in self.regels:
            for team in regel.teams:
                plannen[team].append(regel)
        return plannen

    def standen(self, team):
        """The stands of a team over its own plans and those in which it takes part."""
        return [stand for regel in self.per_team[team.pk] for stand in regel.standen.values()]

    def heeft_gemeld(self, team):
        """Something was reported in this ronde, or there is nothing left to report on."""
        standen = self.standen(team)
        return self.heeft_alles_gemeld(team) or any(
            stand.gemeld_op and self.ronde and stand.gemeld_op >= self.ronde.opent_op for stand in standen
        )

    def heeft_alles_gemeld(self, team):
        standen = self.standen(team)
        return bool(standen) and all(stand.code != NIET_GEMELD for stand in standen)

    @cached_property
    def met_bericht(self):
        return [team for team in self.teams if self.heeft_gemeld(team)]

    @cached_property
    def volledig(self):
        return [team for team in self.teams if self.heeft_alles_gemeld(team)]

    @cached_property
    def zonder_plan(self):
        return [team for team in self.teams if not self.per_team[team.pk]]

    @cached_property
    def zonder_bericht(self):
        """Teams that have something to report and did not."""
        klaar = {team.pk for team in [*self.met_bericht, *self.zonder_plan]}
        return [team for team in self.teams if team.pk not in klaar]


def lees_gebied(cyclus, op=None):
    """The themes and the teams, of which every picture of the city is made."""
    return list(Thema.objects.all()), list(teams_van(cyclus, op))


def lees_stadsbeeld(*, cyclus, uitsnede=None, regels=None, op=None, met_partners=False, gebied=None):
    """`regels` are rows that were read already; of these too only the adopted plans count. A past day as it was.

    `met_partners` also reads what the partners say of the last reports; `gebied` is what `lees_gebied` gave.
    """
    op = op or vandaag()
    if regels is None:
        regels = lees_regels(cyclus, op, met_partners=met_partners)
    themas, alle_teams = gebied or lees_gebied(cyclus, op)
    uitsnede = (uitsnede or Uitsnede()).binnen(alle_teams, themas)
    teams = uitsnede.teams(alle_teams)
    vastgesteld = [regel for regel in regels if regel.heeft_akkoord]
    return Stadsbeeld(
        cyclus=cyclus,
        ronde=cyclus.ronde_op(op),
        op=op,
        uitsnede=uitsnede,
        alle_teams=alle_teams,
        teams=teams,
        themas=themas,
        regels=uitsnede.regels(vastgesteld, teams, themas),
    )


def lees_regels(cyclus, op, *, met_partners):
    """The adopted plans of a year on a day."""
    if op < vandaag():
        return lees_regels_op(cyclus, op)
    woorden = lees_partnerwoorden(cyclus) if met_partners else {}
    return lees_planregels(Plan.objects.vastgesteld(), cyclus=cyclus, op=op, woorden=woorden)
