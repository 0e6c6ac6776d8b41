"""The grid team × theme: each cell shows the heaviest stand of the team's plans and how old that report is."""

from itertools import product
from typing import NamedTuple

from ..models import Stand, Voortgang
from ..models.stand import GEEN_PLAN, NIET_GEMELD, WOORDEN, zwaarste
from .tabel import Tabel
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


def _weeg(beeld, team, thema):
    """The plans of a team on a theme, and the stand that weighs most; (nothing, None) without a plan."""
    regels = [regel for regel in beeld.per_team[team.pk] if thema.pk in regel.standen]
    code = zwaarste(regel.standen[thema.pk].code for regel in regels)
    return regels, next((stand for regel in regels if (stand := regel.standen[thema.pk]).code == code), None)


def _cel(beeld, team, thema):
    regels, stand = _weeg(beeld, team, thema)
    if stand is None:
        return Cel(thema.korte_naam, GEEN_PLAN)
    if len(regels) == 1:
        url = f"{regels[0].url}#thema-{thema.slug}"
    elif beeld.is_verleden:  # the list of plans knows only today
        url = ""
    else:
        url = beeld.uitsnede.adres(beeld.cyclus, wijk="", prioriteit="", team=team.slug, thema=thema.slug)
    return Cel(thema.korte_naam, stand.code, _onder(stand), url, PARTNER.get(_partner(regels, thema), ""))


def _onder(stand):
    """How old the report is, and in this ronde how the team knows."""
    oud, bewijs = ouderdom(stand, kort=True), BEWIJS.get(stand.bewijs)
    return f"{oud} · {bewijs}" if bewijs and stand.code != NIET_GEMELD else oud


def _partner(regels, thema):
    """What partners say of any of these plans: one that sees it otherwise weighs most."""
    woorden = {regel.standen[thema.pk].partner for regel in regels}
    return Stand.ANDERS if Stand.ANDERS in woorden else max(woorden)


def roostertabel(beeld):
    """The grid as rows, one per team and theme: a blank stays a blank."""
    themas = [thema for thema in beeld.themas if beeld.uitsnede.thema in ("", thema.slug)]
    koppen = ("Team", "Wijk", "Thema", "Stand", "Laatste bericht op", "Laatste stand", "Hoe weten wij dit?", "Partner")
    rijen = []
    for team, thema in product(beeld.teams, themas):
        regels, stand = _weeg(beeld, team, thema)
        rij = (str(team), str(team.wijk), str(thema))
        if stand is None:
            rijen.append((*rij, WOORDEN[GEEN_PLAN], None, "", "", ""))
        else:
            bewijs = Voortgang.Bewijs(stand.bewijs).label if stand.bewijs else ""
            partner = PARTNER.get(_partner(regels, thema), "")
            rijen.append((*rij, stand.woord, stand.gemeld_op, stand.laatste_woord, bewijs, partner))
    return Tabel(koppen, rijen)
