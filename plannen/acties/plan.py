"""Making and editing a plan, and its steps between team and gemeente."""

from django.db import transaction

from buurtteams.opslaan import claim_versie, eenmalig

from ..models import Gebeurtenis, Jaarcyclus, Plan
from ..rechten import namens


class Onvolledig(Exception):
    """Rule 1: the plan cannot be offered yet; `gebreken` says what is missing."""

    def __init__(self, gebreken):
        super().__init__("Dit plan is nog niet compleet.")
        self.gebreken = gebreken


class VolTeam(Exception):
    """Rule 2: the team has all its plans of this year."""


def vrij_nummer(cyclus, team):
    """The lowest free plan number of the team, or None when it has its full number of plans (rule 2)."""
    bezet = set(Plan.objects.lopend().filter(cyclus=cyclus, team=team).values_list("nummer", flat=True))
    return next((n for n in range(1, cyclus.aantal_plannen + 1) if n not in bezet), None)


@transaction.atomic
def maak_plan(*, formulier, cyclus, door, team=None, sleutel=None):
    """Make a new plan from a valid PlanFormulier, whose plan knows its year and trekker. Raises VolTeam (rule 2)."""

    def maak():
        Jaarcyclus.objects.select_for_update().get(pk=cyclus.pk)
        plan = formulier.plan
        plan.gemaakt_door, plan.sleutel = door, sleutel
        if team is not None:
            plan.nummer = vrij_nummer(cyclus, team)
            if plan.nummer is None:
                raise VolTeam
        formulier.bewaar(door=door)
        Gebeurtenis.leg_vast("plan_gemaakt", plan, plan=plan, door=door, namens=namens(door, plan))
        return plan

    return eenmalig(Plan, sleutel, maak)


@transaction.atomic
def bewerk_plan(*, formulier, versie, door):
    """Save an edited plan if nobody saved since `versie`. Raises VersieVerouderd."""
    plan = formulier.plan
    claim_versie(plan, versie)
    formulier.bewaar(door=door)
    Gebeurtenis.leg_vast("plan_bewerkt", plan, plan=plan, door=door, namens=namens(door, plan))
    return plan


def gebreken(plan):
    """Rule 1 as a list of (what is missing, the field of the edit form that mends it)."""
    lijst = []
    if not plan.waarom:
        lijst.append(("Schrijf op waarom u dit plan maakt.", "id_plan-waarom"))
    if not plan.over_een_jaar:
        lijst.append(("Schrijf op wat er over een jaar anders is.", "id_plan-over_een_jaar"))
    if not plan.themas.exists():
        lijst.append(("Kies minstens één thema.", "themas"))
    if not plan.indicatoren.exists():
        lijst.append(("Schrijf minstens één ding op dat u telt.", "indicatoren"))
    lijst += _gebreken_partners(plan) + _gebreken_acties(plan)
    return lijst


def _gebreken_partners(plan):
    partners = list(plan.partners.select_related("organisatie"))
    if not partners:
        return [("Noem minstens één partner, met wat die doet en wat die krijgt.", "partners")]
    lijst = []
    for nummer, partner in enumerate(partners):
        if not partner.doet:
            lijst.append((f"Schrijf op wat {partner} doet.", f"id_partners-{nummer}-doet"))
        if not partner.krijgt:
            lijst.append((f"Schrijf op wat {partner} van u krijgt.", f"id_partners-{nummer}-krijgt"))
    return lijst


def _gebreken_acties(plan):
    acties = list(plan.acties.all())
    if not acties:
        return [("Schrijf minstens één actie op, met wie ervoor zorgt en een datum.", "acties")]
    lijst = []
    for nummer, actie in enumerate(acties):
        if not actie.functie:
            lijst.append((f"Schrijf op wie zorgt voor '{actie}'.", f"id_acties-{nummer}-functie"))
        if not actie.datum:
            lijst.append((f"Kies een datum voor '{actie}'.", f"id_acties-{nummer}-datum"))
    return lijst


@transaction.atomic
def bied_aan(*, plan, door, op=None):
    """Offer the plan to the gemeente. Raises Onvolledig (rule 1) or OvergangNietMogelijk."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if lijst := gebreken(plan):
        raise Onvolledig(lijst)
    return plan.ga_naar(Plan.Status.AANGEBODEN, door=door, namens=namens(door, plan), op=op)


@transaction.atomic
def stel_vast(*, plan, door, reden="", op=None):
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    return plan.ga_naar(Plan.Status.VASTGESTELD, door=door, reden=reden, op=op)


@transaction.atomic
def stuur_terug(*, plan, door, reden, op=None):
    """Back to the team with a reason that stays."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    return plan.ga_naar(Plan.Status.CONCEPT, door=door, reden=reden, op=op)


@transaction.atomic
def trek_in(*, plan, door, reden, op=None):
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    return plan.ga_naar(Plan.Status.INGETROKKEN, door=door, namens=namens(door, plan), reden=reden, op=op)


def onaangeraakte_themas(plannen, themas):
    """Rule 2: which of the six themes the plans of a team together do not touch. A remark, never a block."""
    geraakt = {planthema.thema_id for plan in plannen for planthema in plan.themas.all()}
    return [thema for thema in themas if thema.pk not in geraakt]
