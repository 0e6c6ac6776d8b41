"""The grid team × theme: each cell shows the heaviest stand of the team's plans and how old that report is."""

from typing import NamedTuple

from ..models import Stand, Voortgang
from ..models.stand import GEEN_PLAN, NIET_GEMELD, zwaarste
from .zinnen import ouderdom

# How strong the evidence is, in a word; that the team says so goes without one.
BEWIJS = {Voortgang.Bewijs.DOCUMENT: "document", Voortgang.Bewijs.GETELD: "geteld"}
PARTNER = {Stand.BEVESTIGD: "partner bevestigt", Stand.ANDERS: "partner ziet het anders"}


class Cel(NamedTuple):
    thema: str
    code: str
    onder: str = ""
    url: str = ""
    partner: str = ""


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
    elif beeld.is_verleden:  # the list of plans knows only today
        url = ""
    else:
        url = beeld.uitsnede.adres(beeld.cyclus, wijk="", prioriteit="", team=team.slug, thema=thema.slug)
    return Cel(thema.korte_naam, code, _onder(stand), url, PARTNER.get(_partner(regels, thema), ""))


def _onder(stand):
    """How old the report is, and in this ronde how the team knows."""
    oud, bewijs = ouderdom(stand, kort=True), BEWIJS.get(stand.bewijs)
    return f"{oud} · {bewijs}" if bewijs and stand.code != NIET_GEMELD else oud


def _partner(regels, thema):
    """What partners say of any of these plans: one that sees it otherwise weighs most."""
    woorden = {regel.standen[thema.pk].partner for regel in regels}
    return Stand.ANDERS if Stand.ANDERS in woorden else max(woorden)
