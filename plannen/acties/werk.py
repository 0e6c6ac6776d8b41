"""The work itself: acties that are finished or moved, and metingen."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from buurtteams.opslaan import claim_versie, eenmalig

from ..models import Actie, Datumwijziging, Gebeurtenis, Meting, Plan
from ..rechten import namens


def verschuif(actie, *, oud, reden, door, op=None):
    """Keep the old date and the reason of an actie whose date was changed."""
    Datumwijziging.objects.create(
        actie=actie, oud=oud, nieuw=actie.datum, reden=reden, door=door, op=op or timezone.now()
    )
    Gebeurtenis.leg_vast(
        "actie_verschoven", actie, plan=actie.plan, van=str(oud), naar=str(actie.datum), reden=reden, door=door,
        namens=namens(door, actie.plan), op=op,
    )  # fmt: skip


@transaction.atomic
def werk_actie_bij(*, actie, versie, door, reden="", op=None):
    """Save stand and date of an actie. `actie` carries the new values; a moved date needs a reason."""
    oud = Actie.objects.get(pk=actie.pk)
    claim_versie(actie, versie)
    actie.save()
    Plan.objects.filter(pk=actie.plan_id).update(versie=F("versie") + 1)
    if oud.datum and actie.datum != oud.datum:
        verschuif(actie, oud=oud.datum, reden=reden, door=door, op=op)
    if oud.klaar_op != actie.klaar_op:
        stand = {True: "klaar", False: "open"}
        Gebeurtenis.leg_vast(
            "actie_stand", actie, plan=actie.plan, van=stand[oud.is_klaar], naar=stand[actie.is_klaar], door=door,
            namens=namens(door, actie.plan), op=op,
        )  # fmt: skip
    return actie


@transaction.atomic
def leg_meting_vast(*, meting, door, sleutel=None, op=None):
    def maak():
        meting.door, meting.sleutel = door, sleutel
        meting.save()
        plan = meting.indicator.plan
        Gebeurtenis.leg_vast(
            "meting", meting, plan=plan, naar=str(meting.waarde), door=door, namens=namens(door, plan), op=op
        )
        return meting

    return eenmalig(Meting, sleutel, maak)
