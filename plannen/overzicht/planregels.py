"""The plans of a year as light rows, with the stand of each of their themes.

Tuples and not model instances: a page of the city goes through every theme of every plan, and pays for each object.
"""

import datetime
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from buurtteams.tijd import vandaag

from ..models import Plan, Stand, zwaarste

VELDEN = [
    "pk",
    "titel",
    "nummer",
    "onderdeel",
    "status",
    "aangeboden_op",
    "team",
    "team__naam",
    "instelling__naam",
    "deelnemende_teams",
    "themas",
    "themas__thema",
    "themas__koers",
    "themas__gemeld_op",
    "themas__laatste__bewijs",
]


@lru_cache(maxsize=2048)
def planadres(pk):
    """Kept, because one page asks for a hundred of them and an address never changes."""
    return reverse("plannen:plan", args=[pk])


@dataclass
class Planregel:
    """One plan. Its words are those of the model, so that a row never says anything else than the plan's own page."""

    pk: int
    titel: str
    nummer: int | None
    onderdeel: str
    status: str
    aangeboden_op: datetime.datetime | None
    team_id: int | None
    team: str | None
    instelling: str | None
    teams: set = field(default_factory=set)  # its own and those that take part
    standen: dict = field(default_factory=dict)  # thema id → Stand
    planthemas: dict = field(default_factory=dict)  # thema id → PlanThema id

    Status = Plan.Status
    kop = Plan.kop
    trekker = Plan.trekker
    is_teruggestuurd = Plan.is_teruggestuurd
    statuswoord = Plan.statuswoord
    MET_AKKOORD = Plan.MET_AKKOORD
    heeft_akkoord = Plan.heeft_akkoord

    def get_status_display(self):
        return Plan.Status(self.status).label

    @property
    def van_wie(self):
        """ "Overvecht A" for a team; a plan of another bears the name of its trekker."""
        return self.team or self.trekker

    @property
    def toont_stand(self):
        """Only work that was agreed upon is reported on; on another plan *nog geen bericht* would be a reproach."""
        return self.heeft_akkoord

    @property
    def url(self):
        return planadres(self.pk)

    @cached_property
    def code(self):
        return zwaarste(stand.code for stand in self.standen.values())


def lees_planregels(plannen, *, cyclus, op=None, berichten=None, woorden=None):
    """The plans of a year from a queryset, by name of the team and number: one query, whatever the number of rows.

    `berichten` (planthema → koers, moment, bewijs) takes the place of the stored stand on a past day; `woorden`
    (planthema → Stand.BEVESTIGD or ANDERS) is what the partners say of the last report.
    """
    op = op or vandaag()
    ronde = cyclus.ronde_op(op)
    woorden = woorden or {}
    regels = {}
    rijen = (
        plannen.filter(cyclus=cyclus)
        .order_by(F("team__naam").asc(nulls_last=True), "nummer", "pk")
        .values_list(*VELDEN)
    )
    for pk, *velden, deelnemer, planthema, thema, koers, gemeld_op, bewijs in rijen:
        regel = regels.get(pk)
        if regel is None:
            regel = regels[pk] = Planregel(pk, *velden)
        regel.teams.update({regel.team_id, deelnemer} - {None})
        if planthema and thema not in regel.standen:
            if berichten is not None:
                koers, gemeld_op, bewijs = berichten.get(planthema, ("", None, ""))
            gemeld = timezone.localdate(gemeld_op) if gemeld_op else None
            partner = woorden.get(planthema, "")
            stand = Stand.van(koers=koers, gemeld_op=gemeld, ronde=ronde, op=op, bewijs=bewijs, partner=partner)
            regel.standen[thema], regel.planthemas[thema] = stand, planthema
    return list(regels.values())
