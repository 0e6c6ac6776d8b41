"""How a year stands: what its phase asks, who is behind, and what stands in the way of the next step."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from buurtteams.models import Buurtteam
from plannen.models import Gebeurtenis, Jaarcyclus, Plan, PlanThema
from plannen.models.stand import EINDSTANDEN

from .models import Oordeel, Partij

Fase = Jaarcyclus.Fase

VRAAGT = {
    Fase.VOORBEREIDING: "Elk team schrijft zijn plannen en levert ze in. De gemeente geeft akkoord of vraagt door.",
    Fase.UITVOERING: "De teams werken aan hun plannen. In elke ronde geven zij per thema een bericht.",
    Fase.VERANTWOORDING: "Elk team kijkt terug op zijn plannen. De gemeente en MNU/Saluti geven los van elkaar "
    "hun oordeel.",
    Fase.BESPREKING: "De wethouder bespreekt de plannen. Elk punt van de agenda krijgt een besluit.",
    Fase.AFGESLOTEN: "Het jaar ligt vast. Het verslag verandert niet meer.",
}


@dataclass(frozen=True)
class Telling:
    """How far one thing is that a phase asks: `klaar` of `totaal`, and who is behind (label, address)."""

    wat: str
    klaar: int
    totaal: int
    achter: list = field(default_factory=list)


@dataclass(frozen=True)
class Fasestap:
    fase: Fase
    sinds: object
    is_nu: bool
    is_voorbij: bool

    @property
    def label(self):
        return self.fase.label


def fasestappen(cyclus):
    """The five phases with the moment that each began last."""
    volgorde = list(Fase)
    rijen = Gebeurtenis.objects.filter(soort="jaar_fase", object_soort="jaarcyclus", object_id=cyclus.pk)
    sinds = dict(rijen.order_by("op", "pk").values_list("naar", "op"))
    nu = volgorde.index(cyclus.fase)
    return [
        Fasestap(fase, sinds.get(fase) if plek <= nu else None, plek == nu, plek < nu)
        for plek, fase in enumerate(volgorde)
    ]


def fasestapverslag(cyclus):
    """Every step that was taken, newest first: with who and why."""
    rijen = Gebeurtenis.objects.filter(soort="jaar_fase", object_soort="jaarcyclus", object_id=cyclus.pk)
    woorden = dict(Fase.choices)
    return [(rij, woorden.get(rij.van, ""), woorden.get(rij.naar, rij.naar)) for rij in rijen]


def tellingen(cyclus, op=None):
    """What the present phase asks, counted."""
    teller = {
        Fase.VOORBEREIDING: tel_plannen,
        Fase.UITVOERING: tel_berichten,
        Fase.VERANTWOORDING: tel_terugblikken,
        Fase.BESPREKING: tel_agenda,
    }.get(cyclus.fase)
    return teller(cyclus, op) if teller else []


def tel_plannen(cyclus, op=None):
    van_dit_jaar = Q(plannen__cyclus=cyclus) & ~Q(plannen__status=Plan.Status.INGETROKKEN)
    ingeleverd = van_dit_jaar & ~Q(plannen__status=Plan.Status.CONCEPT)
    teams = list(
        Buurtteam.objects.annotate(
            ingeleverd=Count("plannen", filter=ingeleverd, distinct=True),
            met_akkoord=Count("plannen", filter=van_dit_jaar & Q(plannen__status__in=Plan.MET_AKKOORD), distinct=True),
        )
    )
    totaal = cyclus.aantal_plannen * len(teams)
    achter = [
        (f"{team}: {team.ingeleverd} van de {cyclus.aantal_plannen}", team.get_absolute_url())
        for team in teams
        if team.ingeleverd < cyclus.aantal_plannen
    ]
    return [
        Telling("plannen van teams ingeleverd", sum(team.ingeleverd for team in teams), totaal, achter),
        Telling("plannen van teams met akkoord", sum(team.met_akkoord for team in teams), totaal),
    ]


def tel_berichten(cyclus, op=None):
    """Themes of adopted plans with a report since the last ronde opened; finished work counts as reported."""
    ronde = cyclus.ronde_op(op)
    themas = PlanThema.objects.filter(plan__cyclus=cyclus, plan__status__in=Plan.MET_AKKOORD)
    if ronde is None:
        return [Telling("thema's met een bericht; er is nog geen ronde open", 0, themas.count())]
    gemeld = Q(gemeld_op__date__gte=ronde.opent_op) | Q(koers__in=EINDSTANDEN)
    klaar = themas.filter(gemeld).count()
    zonder = themas.exclude(gemeld).select_related("plan__team", "plan__instelling")
    achter = {}
    for planthema in zonder:
        plan = planthema.plan
        adres = plan.team.get_absolute_url() if plan.team else plan.get_absolute_url()
        achter.setdefault((plan.trekker, adres), []).append(planthema)
    regels = [(f"{wie}: nog {len(rijen)}", adres) for (wie, adres), rijen in sorted(achter.items())]
    return [Telling(f"thema's met een bericht in {ronde}", klaar, themas.count(), regels)]


def tel_terugblikken(cyclus, op=None):
    plannen = Plan.objects.filter(cyclus=cyclus).vastgesteld().met_trekker()
    plannen = plannen.annotate(
        **{
            f"oordeel_{partij}": Exists(Oordeel.objects.filter(plan=OuterRef("pk"), partij=partij).geldig())
            for partij in Partij
        }
    )
    plannen = list(plannen.order_by("team__naam", "nummer", "pk"))
    ingeleverd = [plan for plan in plannen if plan.status != Plan.Status.VASTGESTELD]
    achter = [
        (f"{plan.trekker}: {plan.titel}", plan.get_absolute_url())
        for plan in plannen
        if plan.status == Plan.Status.VASTGESTELD
    ]
    lijst = [Telling("terugblikken ingeleverd", len(ingeleverd), len(plannen), achter)]
    for partij in Partij:
        gegeven = sum(getattr(plan, f"oordeel_{partij}") for plan in ingeleverd)
        lijst.append(Telling(f"oordelen van {partij.label} over deze terugblikken", gegeven, len(ingeleverd)))
    return lijst


def tel_agenda(cyclus, op=None):
    punten = list(cyclus.agendapunten.all())
    agenda = reverse("jaren:bespreking", args=[cyclus.jaar])
    achter = [(punt.titel, agenda) for punt in punten if punt.bespreken and not punt.afgehandeld_op]
    return [
        Telling("punten van de agenda afgehandeld", sum(bool(p.afgehandeld_op) for p in punten), len(punten), achter)
    ]


def belemmeringen(cyclus, fase):
    """What stands in the way of a step, as (text, address) pairs; empty when it can be taken."""
    if fase == Fase.UITVOERING and not cyclus.is_terug(fase) and not cyclus.rondes.exists():
        return [("Zet eerst de rondes in de agenda van dit jaar.", reverse("jaren:jaar_bewerken", args=[cyclus.jaar]))]
    if fase == Fase.AFGESLOTEN:
        open_punten = cyclus.agendapunten.filter(afgehandeld_op=None).count()
        if open_punten:
            woord = "punt van de agenda heeft" if open_punten == 1 else "punten van de agenda hebben"
            adres = reverse("jaren:bespreking", args=[cyclus.jaar])
            return [(f"{open_punten} {woord} nog geen besluit.", adres)]
    return []
