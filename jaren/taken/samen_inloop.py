"""Inlopen that nobody looked at for ninety days."""

import datetime

from django.db.models import Q

from buurtteams.models import Rol
from plannen.taken import Taak, voor
from samenwerking.models import Inloop, Organisatie
from samenwerking.models.inloop import BEVESTIGING_GELDT

Soort = Rol.Soort


def taken(gebruiker, op):
    """For the coordinator of the team, and for the organisatie that the inloop names to keep it up to date."""
    if not gebruiker.heeft(Soort.COORDINATOR, Soort.PARTNER):
        return
    eigen = Q(team__in=gebruiker.teams) | Q(bijgehouden_door__in=Organisatie.objects.van(gebruiker))
    for inloop in Inloop.objects.lopend().filter(eigen, bevestigd_op__lt=op - BEVESTIGING_GELDT):
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
