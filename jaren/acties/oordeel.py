"""Judging an account: once per party and per round, and only while no other voice can be seen."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from plannen.acties import eenmalig
from plannen.models import Gebeurtenis, Jaarcyclus, Plan

from .. import rechten
from ..models import Oordeel


class AlGeoordeeld(Exception):
    """This party has judged this account already; `oordeel` is what it said."""

    def __init__(self, oordeel):
        super().__init__("Uw partij heeft over deze terugblik al een oordeel gegeven.")
        self.oordeel = oordeel


class NietMeerTeBeoordelen(Exception):
    """While this was written the account went back, was handed in anew, or the year went on."""


@transaction.atomic
def geef_oordeel(*, oordeel, door, sleutel=None, op=None):
    """Hand in an unsaved Oordeel, which names its plan, party and round. Raises AlGeoordeeld or NietMeerTeBeoordelen.

    The year is held while this is looked at, so that no judgement slips in after the voices have opened.
    """

    def geef():
        plan = _nog_te_beoordelen(oordeel, door)
        oordeel.door, oordeel.functie, oordeel.sleutel = door, door.functie, sleutel
        oordeel.op = op or timezone.now()
        oordeel.na_inzage = stemmen_waren_open(plan.cyclus)
        _bewaar(oordeel)
        # Without the answer: the history of a plan is read by who may not see this voice yet.
        Gebeurtenis.leg_vast("oordeel_gegeven", oordeel, plan=plan, door=door, op=oordeel.op)
        return oordeel

    return eenmalig(Oordeel, sleutel, geef)


def _nog_te_beoordelen(oordeel, door):
    cyclus = Jaarcyclus.objects.select_for_update().get(plannen=oordeel.plan_id)
    plan = Plan.objects.select_for_update().get(pk=oordeel.plan_id)
    plan.cyclus = cyclus
    nu = rechten.partij_om_te_oordelen(door, plan)
    if nu != oordeel.partij or plan.terugblik.ronde != oordeel.ronde:
        raise NietMeerTeBeoordelen("Deze terugblik is intussen veranderd. Lees hem opnieuw.")
    return plan


def _bewaar(oordeel):
    """The constraint decides between two who judge for one party at the same moment."""
    try:
        with transaction.atomic():
            oordeel.save()
    except IntegrityError:
        eerder = eerder_oordeel(oordeel)
        if eerder is None or (oordeel.sleutel and eerder.sleutel == oordeel.sleutel):
            raise  # the second press of the same button: `eenmalig` gives back the first
        raise AlGeoordeeld(eerder) from None


def eerder_oordeel(oordeel):
    zelfde = {"plan": oordeel.plan, "partij": oordeel.partij, "ronde": oordeel.ronde}
    return Oordeel.objects.filter(**zelfde).first()


def stemmen_waren_open(cyclus):
    """The year was in the review before and came back: whoever judges now could have seen the voices."""
    stappen = Gebeurtenis.objects.filter(soort="jaar_fase", object_soort="jaarcyclus", object_id=cyclus.pk)
    return stappen.filter(naar=Jaarcyclus.Fase.BESPREKING).exists()
