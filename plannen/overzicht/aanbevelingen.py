"""The aanbevelingen of the Gespreksnotitie: which nobody works on, and of one of them who does and with what result.

Adopted plans alone count. Work on a part counts for the whole too.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Prefetch, Q

from buurtteams.models import Aanbeveling

from ..models import Jaarcyclus, Partnerantwoord, Plan, PlanThema, Stand, Voortgang
from ..models.stand import NIET_GEMELD

# Which plans work on which aanbeveling.
KOPPELING = PlanThema.aanbevelingen.through


def met_delen(aanbevelingen, werk):
    """Add to the plans of a whole (a set per number) those of its parts."""
    for aanbeveling in aanbevelingen:
        if aanbeveling.onderdeel_van_id:
            werk[aanbeveling.onderdeel_van_id] |= werk[aanbeveling.pk]
    return werk


# The list


@dataclass(frozen=True)
class Lijstregel:
    aanbeveling: Aanbeveling
    plannen: int  # adopted plans of the year
    vorig_jaar: int


@dataclass(frozen=True)
class Aanbevelingenlijst:
    regels: list

    @cached_property
    def zonder(self):
        return [regel for regel in self.regels if not regel.plannen]

    def per_thema(self, *, thema="", alleen_zonder=False):
        """Pairs of theme and its rows, those that nobody works on first."""
        groepen = defaultdict(list)
        for regel in self.zonder if alleen_zonder else self.regels:
            if thema in ("", regel.aanbeveling.thema.slug):
                groepen[regel.aanbeveling.thema].append(regel)
        return [(thema_, sorted(rijen, key=lambda rij: rij.plannen > 0)) for thema_, rijen in groepen.items()]


def lees_lijst(cyclus):
    """All of them in the order of the source: two queries."""
    aanbevelingen = list(Aanbeveling.objects.select_related("thema"))
    werk, eerder = defaultdict(set), defaultdict(set)
    rijen = KOPPELING.objects.filter(
        planthema__plan__in=Plan.objects.vastgesteld(),
        planthema__plan__cyclus__jaar__in=[cyclus.jaar, cyclus.jaar - 1],
    )
    for aanbeveling, plan, jaar in rijen.values_list("aanbeveling", "planthema__plan", "planthema__plan__cyclus__jaar"):
        (werk if jaar == cyclus.jaar else eerder)[aanbeveling].add(plan)
    met_delen(aanbevelingen, werk)
    met_delen(aanbevelingen, eerder)
    return Aanbevelingenlijst([Lijstregel(rij, len(werk[rij.pk]), len(eerder[rij.pk])) for rij in aanbevelingen])


@dataclass(frozen=True)
class KorteLijst:
    """In short, for the page of the city."""

    cyclus: Jaarcyclus
    totaal: int
    zonder: list  # the aanbevelingen that nobody works on this year


def lees_kort(cyclus):
    """One query."""
    zelf_of_deel = Q(aanbeveling=OuterRef("pk")) | Q(aanbeveling__onderdeel_van=OuterRef("pk"))
    werk = KOPPELING.objects.filter(
        zelf_of_deel, planthema__plan__in=Plan.objects.vastgesteld(), planthema__plan__cyclus=cyclus
    )
    aanbevelingen = list(Aanbeveling.objects.select_related("thema").annotate(is_opgepakt=Exists(werk)))
    return KorteLijst(cyclus, len(aanbevelingen), [rij for rij in aanbevelingen if not rij.is_opgepakt])


# One of them


@dataclass(frozen=True)
class Werkregel:
    """What one plan does with it: the stand of the theme, and the last report with what the partners said of it."""

    planthema: PlanThema
    stand: Stand
    bericht: Voortgang | None
    samen_met: list

    @property
    def plan(self):
        return self.planthema.plan

    @property
    def url(self):
        return self.planthema.get_absolute_url()

    @property
    def teams(self):
        return {self.plan.team, *self.samen_met} - {None}

    @property
    def tekst(self):
        return laatste_woorden(self.bericht)

    @property
    def partnerwoorden(self):
        return self.bericht.partnerwoorden if self.bericht else []


@dataclass(frozen=True)
class Werkjaar:
    cyclus: Jaarcyclus
    regels: list

    @property
    def teams(self):
        return set().union(*(regel.teams for regel in self.regels))

    @property
    def met_bericht(self):
        return [regel for regel in self.regels if regel.stand.code != NIET_GEMELD]

    @property
    def bevestigd(self):
        return [regel for regel in self.regels if regel.bericht and regel.bericht.partner_bevestigt]

    @property
    def betwist(self):
        """A partner says *nee* or *deels* of the last report."""
        return [
            regel for regel in self.regels if any(woord.antwoord in ("nee", "deels") for woord in regel.partnerwoorden)
        ]


def laatste_woorden(bericht):
    """What the last report says; empty while there is none."""
    if not bericht:
        return ""
    return bericht.wat_gebeurd or ("Niets veranderd." if bericht.ongewijzigd else "")


def met_bericht(planthemas):
    """With the plan, the last report, and what the partners said of it: two queries."""
    woorden = Prefetch("laatste__antwoorden", Partnerantwoord.objects.select_related("planpartner__organisatie"))
    verwant = ("plan__cyclus", "plan__team__wijk", "plan__instelling", "laatste")
    return planthemas.select_related(*verwant).prefetch_related(woorden)


def werkregel(planthema, op):
    plan = planthema.plan
    return Werkregel(
        planthema,
        planthema.stand(ronde=plan.cyclus.ronde_op(op), op=op),
        planthema.laatste,
        [team for team in plan.deelnemende_teams.all() if team.pk != plan.team_id],
    )


def lees_werk(aanbeveling, gebruiker, op):
    """Per year, the newest first and also those without work, who works on it. Always the same number of queries."""
    zelf_of_deel = Aanbeveling.objects.filter(Q(pk=aanbeveling.pk) | Q(onderdeel_van=aanbeveling))
    koppelingen = KOPPELING.objects.filter(aanbeveling__in=zelf_of_deel)
    planthemas = PlanThema.objects.filter(
        pk__in=koppelingen.values("planthema"), plan__in=Plan.objects.zichtbaar_voor(gebruiker).vastgesteld()
    )
    planthemas = met_bericht(planthemas).prefetch_related("plan__cyclus__rondes", "plan__deelnemende_teams")
    van_jaar = defaultdict(list)
    for planthema in planthemas.order_by(F("plan__team__naam").asc(nulls_last=True), "plan__nummer", "pk"):
        van_jaar[planthema.plan.cyclus_id].append(werkregel(planthema, op))
    return [Werkjaar(cyclus, van_jaar[cyclus.pk]) for cyclus in Jaarcyclus.objects.all()]
