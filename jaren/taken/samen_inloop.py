"""Inlopen that nobody looked at for ninety days."""

import datetime

from buurtteams.models import Rol
from plannen.taken import Taak, voor
from samenwerking.models import Inloop
from samenwerking.models.inloop import BEVESTIGING_GELDT


def taken(gebruiker, op):
    """For the coordinator of the team."""
    if not gebruiker.heeft(Rol.Soort.COORDINATOR):
        return
    verouderd = Inloop.objects.lopend().filter(team__in=gebruiker.teams, bevestigd_op__lt=op - BEVESTIGING_GELDT)
    for inloop in verouderd:
        dag = inloop.bevestigd_op + BEVESTIGING_GELDT + datetime.timedelta(days=1)
        yield Taak(
            soort="inloop",
            sleutel=f"inloop:{inloop.pk}:{inloop.bevestigd_op}",
            vooraan="Klopt deze inloop nog?",
            titel=inloop.naam,
            onder=inloop.plek,
            wanneer=voor(dag, dag < op),
            dag=dag,
            te_laat=dag < op,
            url=inloop.get_absolute_url(),
            knop="Nakijken",
        )
