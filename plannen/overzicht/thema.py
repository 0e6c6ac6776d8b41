"""One theme through the city: per plan the stand and the last words, and who works on which aanbeveling."""

from collections import defaultdict
from dataclasses import dataclass

from buurtteams.models import Aanbeveling

from ..models import PlanThema, Stand
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


def lees_themaregels(beeld, thema):
    """The plans of `beeld` (narrowed to this theme), each with what it wants here and its last report."""
    teksten = PlanThema.objects.filter(pk__in=_planthemas(beeld, thema)).values_list(
        "pk", "doel", "laatste__wat_gebeurd", "laatste__ongewijzigd"
    )
    teksten = {pk: (doel, bericht or ("Niets veranderd." if zelfde else "")) for pk, doel, bericht, zelfde in teksten}
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


def lees_aanbevelingen(beeld, thema):
    """The aanbevelingen of a theme, each with the number of plans that work on it or on a part of it."""
    werk = defaultdict(set)
    koppelingen = PlanThema.aanbevelingen.through.objects.filter(planthema__in=_planthemas(beeld, thema))
    for aanbeveling, plan in koppelingen.values_list("aanbeveling", "planthema__plan"):
        werk[aanbeveling].add(plan)
    aanbevelingen = list(Aanbeveling.objects.filter(thema=thema).order_by("volgorde"))
    for aanbeveling in aanbevelingen:
        if aanbeveling.onderdeel_van_id:
            werk[aanbeveling.onderdeel_van_id] |= werk[aanbeveling.pk]
    return [Aanbevelingregel(aanbeveling, len(werk[aanbeveling.pk])) for aanbeveling in aanbevelingen]


def _planthemas(beeld, thema):
    return [regel.planthemas[thema.pk] for regel in beeld.regels]
