"""A need: noted, and how it is met, with the acties that take it up."""

from django.db import transaction

from buurtteams.opslaan import claim_versie, eenmalig
from samenwerking.models import Behoefte
from samenwerking.models import Gebeurtenis as Samenlogboek
from samenwerking.rechten import namens_team


@transaction.atomic
def noteer_behoefte(*, formulier, door, sleutel=None, op=None):
    def maak():
        behoefte = formulier.instance
        behoefte.door, behoefte.functie, behoefte.sleutel = door, door.functie, sleutel
        behoefte._change_reason = door.functie
        formulier.save()
        _leg_vast("behoefte_genoteerd", behoefte, naar=behoefte.status, door=door, op=op)
        return behoefte

    return eenmalig(Behoefte, sleutel, maak)


@transaction.atomic
def bewerk_behoefte(*, formulier, versie, door, erbij=(), eraf=(), op=None):
    """How it stands; acties that from now on take it up (`erbij`) or no longer do (`eraf`). Raises VersieVerouderd."""
    behoefte = formulier.instance
    van = Behoefte.objects.get(pk=behoefte.pk).status
    claim_versie(behoefte, versie)
    behoefte._change_reason = door.functie
    formulier.save()
    behoefte.acties.remove(*eraf)
    behoefte.acties.add(*erbij)
    if van != behoefte.status:
        _leg_vast("behoefte_status", behoefte, van=van, naar=behoefte.status, reden=behoefte.hoe, door=door, op=op)
    return behoefte


def _leg_vast(soort, behoefte, *, door, **velden):
    """One line in the log; what an instelling does for a team says so."""
    voor = namens_team(door, behoefte.team) if behoefte.team else ""
    Samenlogboek.leg_vast(soort, behoefte, door=door, namens=voor, **velden)
