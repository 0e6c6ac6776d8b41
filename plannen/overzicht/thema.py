"""One theme through the city: per plan the stand and the last words, and who works on which aanbeveling."""

from collections import defaultdict
from dataclasses import dataclass, replace

from buurtteams.models import Aanbeveling

from ..models import PlanThema, Stand
from .aanbevelingen import met_delen
from .leren import elders, lees_verhalen, lessen
from .planregels import Planregel
from .stad import Stadsbeeld, Uitsnede, lees_stadsbeeld
from .woorden import lees_woorden


@dataclass(frozen=True)
class Themaregel:
    plan: Planregel
    stand: Stand
    url: str
    samen_met: list
    doel: str
    bericht: str


@dataclass(frozen=True)
class Aanbevelingregel:
    aanbeveling: Aanbeveling
    plannen: int


@dataclass(frozen=True)
class Themabord:
    """`lessen` and `verhalen` are of other teams than those in view, when the view is a part of the city."""

    beeld: Stadsbeeld
    regels: list
    aanbevelingen: list
    lessen: list
    verhalen: list


def lees_themabord(*, slug, cyclus, uitsnede, op):
    """None for a theme that does not exist. The city is read once, and what is in view is narrowed from it."""
    stad = lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(thema=slug), op=op, met_partners=True)
    if stad.thema is None:
        return None
    uitsnede = replace(uitsnede, thema=slug).binnen(stad.alle_teams, stad.themas)
    teams = uitsnede.teams(stad.alle_teams)
    beeld = replace(stad, uitsnede=uitsnede, teams=teams, regels=uitsnede.regels(stad.regels, teams, stad.themas))
    woorden, anderen = lees_woorden(stad), elders(stad, uitsnede)
    return Themabord(
        beeld=beeld,
        regels=_themaregels(beeld, woorden),
        aanbevelingen=_aanbevelingregels(beeld),
        lessen=lessen(anderen, woorden),
        verhalen=lees_verhalen(anderen),
    )


def lees_thema(beeld):
    """Of a city narrowed to one theme: its plans, and the aanbevelingen with how many of these work on each."""
    return _themaregels(beeld, lees_woorden(beeld)), _aanbevelingregels(beeld)


def _themaregels(beeld, woorden):
    thema, namen = beeld.thema, {team.pk: team.naam for team in beeld.alle_teams}
    return [
        Themaregel(
            regel,
            regel.standen[thema.pk],
            f"{regel.url}#thema-{thema.slug}",
            sorted(namen[team] for team in regel.teams - {regel.team_id}),
            *woorden[regel.planthemas[thema.pk]][:2],
        )
        for regel in beeld.regels
    ]


def _aanbevelingregels(beeld):
    """Work on a part counts for the whole too."""
    thema, werk = beeld.thema, defaultdict(set)
    planthemas = [regel.planthemas[thema.pk] for regel in beeld.regels]
    banden = PlanThema.aanbevelingen.through.objects.filter(planthema__in=planthemas)
    for aanbeveling, planthema in banden.values_list("aanbeveling", "planthema"):
        werk[aanbeveling].add(planthema)
    aanbevelingen = list(Aanbeveling.objects.filter(thema=thema).order_by("volgorde"))
    met_delen(aanbevelingen, werk)
    return [Aanbevelingregel(aanbeveling, len(werk[aanbeveling.pk])) for aanbeveling in aanbevelingen]
