"""One wijk: its plans with the last words on them, who is there besides the teams, and its course against last year."""

from dataclasses import dataclass, replace

from buurtteams.models import Wijk
from samenwerking.models import Inloop
from samenwerking.overzicht.inlopen import met_openingen

from .dashboard import Dashboard, lees_dashboard
from .planregels import Planregel
from .woorden import lees_woorden


@dataclass(frozen=True)
class Planwoorden:
    """A plan, and of each of its themes the stand and the last words."""

    plan: Planregel
    samen_met: list
    themas: list  # (theme, Stand, Woorden)


@dataclass(frozen=True)
class Wijkbord:
    wijk: Wijk
    bord: Dashboard
    plannen: list
    organisaties: list
    inlopen: list

    @property
    def heeft_teams(self):
        """A wijk without a buurtteam has no figures; those of the city would pass for them."""
        return self.bord.beeld.uitsnede.wijk == self.wijk.slug


def lees_wijkbord(*, wijk, jaar, jaren, vraag):
    vraag = replace(vraag, uitsnede=_in_wijk(vraag.uitsnede, wijk))
    bord = lees_dashboard(jaar=jaar, jaren=jaren, vraag=vraag, met_kort=False)
    beeld = bord.beeld
    nu = not beeld.is_verleden
    return Wijkbord(
        wijk=wijk,
        bord=bord,
        plannen=planwoorden(beeld),
        organisaties=list(wijk.organisaties.order_by("naam")) if nu else [],
        inlopen=_lees_inlopen(wijk, beeld.op) if nu else [],
    )


def _in_wijk(uitsnede, wijk):
    return replace(uitsnede, wijk=wijk.slug, prioriteit=False)


def planwoorden(beeld):
    """Every plan in view with its themes in their order."""
    woorden, namen = lees_woorden(beeld), {team.pk: team.naam for team in beeld.alle_teams}
    return [
        Planwoorden(
            regel,
            sorted(namen[team] for team in regel.teams - {regel.team_id}),
            [
                (thema, regel.standen[thema.pk], woorden[regel.planthemas[thema.pk]])
                for thema in beeld.themas
                if thema.pk in regel.standen
            ],
        )
        for regel in beeld.regels
    ]


def _lees_inlopen(wijk, op):
    inlopen = Inloop.objects.lopend().filter(wijk=wijk).select_related("wijk")
    return met_openingen(inlopen.prefetch_related("tijden", "uitzonderingen").order_by("naam", "pk"), op)
