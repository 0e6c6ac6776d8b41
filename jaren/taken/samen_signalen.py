"""What became of a signaal, for the partner that sent it."""

import datetime

from django.utils import timezone

from buurtteams.models import Rol
from buurtteams.tijd import begin_van
from plannen.taken import ANTWOORD_IS_NIEUW, Taak
from plannen.taken import dag as in_woorden
from samenwerking.models import Organisatie, Signaal


def taken(gebruiker, op):
    """To read while it is new. Another outcome is news again."""
    if not gebruiker.heeft(Rol.Soort.PARTNER):
        return
    eigen = Signaal.objects.filter(organisatie__in=Organisatie.objects.van(gebruiker)).exclude(uitkomst="")
    for signaal in eigen.filter(uitkomst_op__gte=begin_van(op - ANTWOORD_IS_NIEUW)).order_by("uitkomst_op"):
        dag = timezone.localdate(signaal.uitkomst_op)
        yield Taak(
            soort="signaal",
            sleutel=f"signaal:{signaal.pk}:{signaal.versie}",
            vooraan="Dit gebeurt met uw signaal",
            titel=signaal.tekst,
            onder=signaal.get_uitkomst_display(),
            wanneer=f"sinds {in_woorden(dag)}",
            dag=dag + datetime.timedelta(days=1),
            te_laat=False,
            url=signaal.get_absolute_url(),
            knop="Lezen",
            eenmalig=True,
        )
