"""One theme through the city: per plan the stand and the last words, and who works on which aanbeveling."""

from collections import defaultdict
from dataclasses import dataclass

from buurtteams.models import Aanbeveling

from ..models import PlanThema, Stand
from .aanbevelingen import met_delen
from .planregels import Planregel


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


def lees_thema(beeld):
    """Of a city narrowed to one theme: its plans, and the aanbevelingen with how many of these work on each."""
    thema = beeld.thema
    planthemas = [regel.planthemas[thema.pk] for regel in beeld.regels]
    teksten, werk = {}, defaultdict(set)
    rijen = PlanThema.objects.filter(pk__in=planthemas).values_list(
        "pk", "plan", "aanbevelingen", "doel", "laatste__wat_gebeurd", "laatste__ongewijzigd"
    )
    for planthema, plan, aanbeveling, doel, bericht, ongewijzigd in rijen:
        teksten[planthema] = (doel, bericht or ("Niets veranderd." if ongewijzigd else ""))
        werk[aanbeveling].add(plan)
    return _themaregels(beeld, thema, teksten), _aanbevelingregels(thema, werk)


def _themaregels(beeld, thema, teksten):
    namen = {team.pk: team.naam for team in beeld.alle_teams}
    return [
        Themaregel(
            regel,
            regel.standen[thema.pk],
            f"{regel.url}#thema-{thema.slug}",
            sorted(namen[team] for team in regel.teams - {regel.team_id}),
            *teksten[regel.planthemas[thema.pk]],
        )
        for regel in beeld.regels
    ]


def _aanbevelingregels(thema, werk):
    aanbevelingen = list(Aanbeveling.objects.filter(thema=thema).order_by("volgorde"))
    met_delen(aanbevelingen, werk)
    return [Aanbevelingregel(aanbeveling, len(werk[aanbeveling.pk])) for aanbeveling in aanbevelingen]
