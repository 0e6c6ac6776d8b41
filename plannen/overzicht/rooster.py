"""The grid team × theme: each cell shows the heaviest stand of the team's plans and how old that report is."""

from typing import NamedTuple

from ..models.stand import GEEN_PLAN, zwaarste
from .zinnen import ouderdom


class Cel(NamedTuple):
    thema: str
    code: str
    onder: str = ""
    url: str = ""


class Roosterrij(NamedTuple):
    team: object
    cellen: list


def maak_rooster(beeld):
    """One row per team and one cell per theme of the city that `beeld` shows."""
    themas = [thema for thema in beeld.themas if beeld.uitsnede.thema in ("", thema.slug)]
    return themas, [Roosterrij(team, [_cel(beeld, team, thema) for thema in themas]) for team in beeld.teams]


def _cel(beeld, team, thema):
    regels = [regel for regel in beeld.per_team[team.pk] if thema.pk in regel.standen]
    if not regels:
        return Cel(thema.korte_naam, GEEN_PLAN)
    code = zwaarste(regel.standen[thema.pk].code for regel in regels)
    stand = next(stand for regel in regels if (stand := regel.standen[thema.pk]).code == code)
    if len(regels) == 1:
        url = f"{regels[0].url}#thema-{thema.slug}"
    else:
        url = beeld.uitsnede.adres(beeld.cyclus, wijk="", prioriteit="", team=team.slug, thema=thema.slug)
    return Cel(thema.korte_naam, code, ouderdom(stand, kort=True), url)
