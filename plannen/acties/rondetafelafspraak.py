"""What is said of an agreement of the round table: that it was kept, or withdrawn, or that this is taken back."""

from django.db import transaction

from ..models import RondetafelAfspraak


@transaction.atomic
def zet_stand(*, afspraak, stand, dag, reden, door, op=None):
    """Raises OvergangNietMogelijk when somebody else was first."""
    afspraak = RondetafelAfspraak.objects.select_for_update().get(pk=afspraak.pk)
    afspraak.ga_naar(stand, dag=dag, reden=reden, door=door, op=op)
    return afspraak
