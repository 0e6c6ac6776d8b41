"""An inloop: begun, changed with its times, looked at again, ended."""

from django.db import transaction
from django.utils import timezone

from buurtteams.opslaan import claim_versie, eenmalig

from ..models import Gebeurtenis, Inloop
from ..rechten import mag_inloop_maken_voor, namens_team


@transaction.atomic
def maak_inloop(*, formulier, door, sleutel=None, op=None):
    """Save a new inloop with its times from a valid Inloopformulier."""

    def maak():
        inloop = formulier.instance
        inloop.gemaakt_door, inloop.sleutel, inloop.gemaakt_op = door, sleutel, op or timezone.now()
        inloop.bevestigd_op = timezone.localdate(op)
        inloop._change_reason = door.functie
        formulier.bewaar()
        _leg_vast("inloop_begonnen", inloop, naar=inloop.fase, door=door, op=op)
        return inloop

    return eenmalig(Inloop, sleutel, maak)


@transaction.atomic
def bewerk_inloop(*, formulier, versie, door, op=None):
    """Whoever saves has looked at all of it, so it counts as confirmed. Raises VersieVerouderd."""
    inloop = formulier.instance
    van = Inloop.objects.get(pk=inloop.pk).fase
    claim_versie(inloop, versie)
    inloop.bevestigd_op = timezone.localdate(op)
    inloop._change_reason = door.functie
    formulier.bewaar()
    _leg_vast("inloop_bewerkt", inloop, naar=", ".join(formulier.veranderd)[:200], door=door, op=op)
    if van != inloop.fase:
        _leg_vast("inloop_fase", inloop, van=van, naar=inloop.fase, door=door, op=op)
    return inloop


@transaction.atomic
def bevestig_inloop(*, inloop, door, op=None):
    """*Alles klopt nog*: somebody looked at it today."""
    Inloop.objects.filter(pk=inloop.pk).update(bevestigd_op=timezone.localdate(op))
    _leg_vast("inloop_bevestigd", inloop, door=door, op=op)


@transaction.atomic
def stop_inloop(*, inloop, versie, reden, door, op=None):
    """Raises VersieVerouderd."""
    claim_versie(inloop, versie)
    inloop.gestopt_op, inloop.stopreden = timezone.localdate(op), reden
    inloop._change_reason = door.functie
    inloop.save()
    _leg_vast("inloop_gestopt", inloop, naar="gestopt", reden=reden, door=door, op=op)
    return inloop


def _leg_vast(soort, inloop, *, door, **velden):
    """One line in the log; what an instelling does for a team says so, and a partner speaks for itself."""
    voor = namens_team(door, inloop.team) if mag_inloop_maken_voor(door, inloop.team) else ""
    Gebeurtenis.leg_vast(soort, inloop, door=door, namens=voor, **velden)
