"""Advice of MNU/Saluti: given, changed while nobody answered, answered, and what came of it."""

from django.db import transaction
from django.utils import timezone

from plannen.acties import claim_versie, eenmalig
from plannen.models import Gebeurtenis

from ..models import Advies


@transaction.atomic
def geef_advies(*, formulier, door, sleutel=None, op=None):
    """Save new advice from a valid AdviesForm."""

    def maak():
        advies = formulier.instance
        advies.door, advies.functie, advies.sleutel = door, door.functie, sleutel
        advies.ingediend_op = op or timezone.now()
        return bewaar(formulier, "advies_gegeven", door=door, op=op)

    return eenmalig(Advies, sleutel, maak)


@transaction.atomic
def wijzig_advies(*, formulier, versie, door):
    """Raises VersieVerouderd, also when somebody answered meanwhile."""
    claim_versie(formulier.instance, versie)
    return bewaar(formulier, "advies_bewerkt", door=door)


def bewaar(formulier, soort, *, door, op=None):
    formulier.instance._change_reason = door.functie
    advies = formulier.save()
    Gebeurtenis.leg_vast(soort, advies, naar=advies.titel, door=door, op=op)
    return advies


@transaction.atomic
def beantwoord_advies(*, advies, versie, antwoord, door, op=None):
    """Answer, or correct an answer. Raises VersieVerouderd."""
    claim_versie(advies, versie)
    van, advies.antwoord = advies.antwoord, antwoord
    advies.beantwoord_op, advies.beantwoord_door = op or timezone.now(), door
    advies.beantwoord_functie = door.functie
    return leg_vast(advies, "advies_beantwoord", van=van, naar=antwoord, door=door, op=op)


@transaction.atomic
def noteer_gevolg(*, advies, versie, gevolg, door, op=None):
    """What came of the advice. Raises VersieVerouderd."""
    claim_versie(advies, versie)
    van, advies.gevolg, advies.gevolg_op = advies.gevolg, gevolg, op or timezone.now()
    return leg_vast(advies, "advies_gevolg", van=van, naar=gevolg, door=door, op=op)


def leg_vast(advies, soort, *, van, naar, door, op):
    advies._change_reason = door.functie
    advies.save()
    Gebeurtenis.leg_vast(soort, advies, van=van[:200], naar=naar[:200], door=door, op=op)
    return advies
