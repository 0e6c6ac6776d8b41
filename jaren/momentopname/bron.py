"""Everything that a momentopname is made from, read at once: a number of queries that does not grow with the year."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import F, Prefetch
from django.utils import timezone

from buurtteams.models import Buurtteam, Thema
from plannen.models import Actie, Gebeurtenis, Jaarcyclus, Plan, Planpartner, PlanThema, Ronde, Voortgang, Vraag

from ..models import STEMMEN_OPEN, Besluit, BestuurlijkeReactie, Oordeel


@dataclass
class Bron:
    cyclus: Jaarcyclus
    op: datetime.date
    rondes: list  # by date
    plannen: list  # adopted, by team and number
    ingetrokken: list  # adopted once, and withdrawn since
    teams: list
    themas: list
    berichten: dict  # planthema → (koers, day) of every valid report, by day
    stappen: dict  # plan → its Gebeurtenissen of status, by moment
    fasen: list  # the Gebeurtenissen of the phase of the year, by moment
    besluiten: list
    reacties: list
    oordelen: dict = field(default_factory=dict)  # plan → those on its last account

    @property
    def ronde(self):
        """The ronde that counts on the day: the last one that has opened."""
        return next((ronde for ronde in reversed(self.rondes) if ronde.opent_op <= self.op), None)

    @property
    def stemmen_open(self):
        return self.cyclus.fase in STEMMEN_OPEN

    @property
    def nummers(self):
        return {plan.pk for plan in self.plannen}


def lees_bron(cyclus, *, op):
    gezien = list(plannen_met_alles(cyclus))
    plannen = [plan for plan in gezien if plan.heeft_akkoord]
    stappen, fasen = lees_stappen(cyclus)
    besluiten = Besluit.objects.filter(cyclus=cyclus).select_related(
        "plan__team", "plan__instelling", "volgt_op__cyclus", "vervolgen__cyclus"
    )
    return Bron(
        cyclus=cyclus,
        op=op,
        rondes=list(Ronde.objects.filter(cyclus=cyclus).order_by("opent_op")),
        plannen=plannen,
        ingetrokken=[plan for plan in gezien if plan.status == Plan.Status.INGETROKKEN],
        teams=list(Buurtteam.objects.select_related("wijk")),
        themas=list(Thema.objects.prefetch_related("aanbevelingen")),
        berichten=lees_berichten(cyclus),
        stappen=stappen,
        fasen=fasen,
        besluiten=list(besluiten.order_by("op", "pk")),
        reacties=list(BestuurlijkeReactie.objects.filter(cyclus=cyclus)) if cyclus.fase in STEMMEN_OPEN else [],
        oordelen=lees_oordelen(cyclus),
    )


def plannen_met_alles(cyclus):
    """Every plan that was adopted once, with all its parts: those of a plan never adopted not everyone may see."""
    themas = PlanThema.objects.select_related("thema", "laatste").order_by("thema__volgorde")
    gehaald = [
        Prefetch("themas", themas.prefetch_related("aanbevelingen", "laatste__antwoorden")),
        Prefetch("partners", Planpartner.objects.select_related("organisatie").prefetch_related("antwoorden")),
        Prefetch("acties", Actie.objects.select_related("organisatie").prefetch_related("datumwijzigingen")),
        Prefetch(
            "vragen",
            Vraag.objects.select_related("organisatie", "planthema__thema").order_by("gesteld_op", "pk"),
        ),
        "indicatoren__metingen",
        "deelnemende_teams",
        "afspraken",
    ]
    plannen = Plan.objects.filter(cyclus=cyclus, vastgesteld_op__isnull=False).select_related(
        "team__wijk", "instelling", "terugblik", "volgt_op__cyclus", "volgt_op__team", "volgt_op__instelling"
    )
    return plannen.prefetch_related(*gehaald).order_by(F("team__naam").asc(nulls_last=True), "nummer", "pk")


def lees_berichten(cyclus):
    berichten = defaultdict(list)
    geldig = Voortgang.objects.geldig().filter(planthema__plan__cyclus=cyclus).order_by("gemeld_op", "pk")
    for planthema, koers, gemeld_op in geldig.values_list("planthema", "koers", "gemeld_op"):
        berichten[planthema].append((koers, timezone.localdate(gemeld_op)))
    return berichten


def lees_stappen(cyclus):
    stappen = defaultdict(list)
    for stap in Gebeurtenis.objects.filter(soort="plan_status", plan__cyclus=cyclus).order_by("op", "pk"):
        stappen[stap.plan_id].append(stap)
    fasen = Gebeurtenis.objects.filter(soort="jaar_fase", object_soort="jaarcyclus", object_id=cyclus.pk)
    return stappen, list(fasen.order_by("op", "pk"))


def lees_oordelen(cyclus):
    """Nothing while the voices are still independent: then nobody reads another's through the report."""
    oordelen = defaultdict(list)
    if cyclus.fase in STEMMEN_OPEN:
        for oordeel in Oordeel.objects.filter(plan__cyclus=cyclus).geldig().order_by("partij", "pk"):
            oordelen[oordeel.plan_id].append(oordeel)
    return oordelen
