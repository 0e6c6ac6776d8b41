"""Questions: a request for help that comes with a report, a question pinned to a plan, and their answers."""

from django.db import transaction
from django.utils import timezone

from buurtteams.opslaan import claim_versie, eenmalig

from ..models import Gebeurtenis, Vraag


def vraag_om_hulp(*, vraag, voortgang, door, op):
    """A request for help: pinned to the report that it came with, in the function and for the onderdeel of it."""
    vraag.voortgang, vraag.planthema, vraag.plan = voortgang, voortgang.planthema, voortgang.planthema.plan
    vraag.functie, vraag.onderdeel = voortgang.functie, voortgang.onderdeel
    return _leg_vraag_vast(vraag, door=door, namens=voortgang.namens, op=op)


@transaction.atomic
def stel_vraag(*, vraag, door, sleutel=None, op=None):
    """Pin an unsaved question to its plan, theme or report."""

    def maak():
        vraag.functie, vraag.sleutel = door.functie, sleutel
        return _leg_vraag_vast(vraag, door=door, op=op or timezone.now())

    return eenmalig(Vraag, sleutel, maak)


def _leg_vraag_vast(vraag, *, door, op, namens=""):
    vraag.door, vraag.gesteld_op = door, op
    vraag.save()
    Gebeurtenis.leg_vast("vraag_gesteld", vraag, plan=vraag.plan, naar=vraag.aan, door=door, namens=namens, op=op)
    return vraag


@transaction.atomic
def beantwoord_vraag(*, vraag, versie, antwoord, door, op=None):
    """Answer a question, or correct an answer. Raises VersieVerouderd when somebody else answered meanwhile."""
    van = vraag.antwoord
    claim_versie(vraag, versie)
    vraag.antwoord, vraag.beantwoord_op, vraag.beantwoord_door = antwoord, op or timezone.now(), door
    vraag.beantwoord_functie = door.functie
    vraag.save()
    Gebeurtenis.leg_vast(
        "vraag_beantwoord", vraag, plan=vraag.plan, van=van[:200], naar=antwoord[:200], door=door, op=op
    )
    return vraag
