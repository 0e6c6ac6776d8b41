"""What teams can learn from each other on a theme: stories that were shared, and reports that can be checked."""

from dataclasses import dataclass, replace

from buurtteams.tijd import einde_van
from samenwerking.models import Verhaal

from ..models import Stand, Voortgang
from .verloop import GOED

MAXIMUM = 6
HOE = {Voortgang.Bewijs.DOCUMENT: "Er is een document", Voortgang.Bewijs.GETELD: "Er is geteld"}
PARTNER = "De partner bevestigt het"


@dataclass(frozen=True)
class Les:
    """What was tried, and how it is known that it worked."""

    wie: str
    titel: str
    url: str
    koers: str
    tekst: str
    hoe: str


def elders(stad, uitsnede):
    """The teams and plans outside the part of the city in view: *other* teams. All of them when that is the city."""
    if not uitsnede.is_gebied:
        return stad
    hier = {team.pk for team in uitsnede.teams(stad.alle_teams)}
    return replace(
        stad,
        teams=[team for team in stad.alle_teams if team.pk not in hier],
        regels=[regel for regel in stad.regels if not regel.teams & hier],
    )


def heeft_bewijs(stand):
    """Goes well or is done, and somebody can check it: counted, a document, or in the words of the partner."""
    return stand.code in GOED and (stand.bewijs in HOE or stand.partner == Stand.BEVESTIGD)


def lessen(beeld, woorden):
    """The reports with evidence of a city narrowed to one theme, those of which the partner says so too first."""
    thema = beeld.thema
    met_bewijs = [regel for regel in beeld.regels if heeft_bewijs(regel.standen[thema.pk])]
    met_bewijs.sort(key=lambda regel: regel.standen[thema.pk].partner != Stand.BEVESTIGD)
    return [_les(regel, thema, woorden[regel.planthemas[thema.pk]]) for regel in met_bewijs]


def _les(regel, thema, woorden):
    stand = regel.standen[thema.pk]
    hoe = [PARTNER if stand.partner == Stand.BEVESTIGD else "", HOE.get(stand.bewijs, "")]
    toelichting = f": {woorden.hoe}" if woorden.hoe and stand.bewijs in HOE else ""
    return Les(
        wie=f"Buurtteam {regel.team}" if regel.team else regel.trekker,
        titel=regel.titel,
        url=f"{regel.url}#thema-{thema.slug}",
        koers=stand.code,
        tekst=woorden.bericht or woorden.doel,
        hoe=f"{' · '.join(filter(None, hoe))}{toelichting}",
    )


def lees_verhalen(beeld):
    """The stories on a theme that were shared by the day in view; what was taken back since is not shown again."""
    verhalen = Verhaal.objects.gedeeld().filter(thema=beeld.thema, gedeeld_op__lt=einde_van(beeld.op))
    verhalen = verhalen.select_related("team", "organisatie").order_by("-gedeeld_op", "-pk")
    teams = {team.pk for team in beeld.teams}
    return [verhaal for verhaal in verhalen if verhaal.team_id is None or verhaal.team_id in teams]
