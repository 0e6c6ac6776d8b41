"""What becomes of a signaal: taken up in an actie, passed on, or nothing; always with an explanation."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from buurtteams.opslaan import claim_versie
from samenwerking.acties.bijeenkomsten import NietOpen
from samenwerking.models import Bijeenkomst, Signaal
from samenwerking.models import Gebeurtenis as Samenlogboek

from ..models import Gebeurtenis, Jaarcyclus, Plan
from ..rechten import namens

OPGEPAKT = Signaal.Uitkomst.OPGEPAKT


@transaction.atomic
def geef_uitkomst(*, signaal, versie, door, actie=None, op=None):
    """`signaal` carries the outcome; `actie` takes it up, a new one is made. Raises VersieVerouderd or NietOpen."""
    wacht_op_bijeenkomst(signaal)
    van = Signaal.objects.values_list("uitkomst", flat=True).get(pk=signaal.pk)
    claim_versie(signaal, versie)
    signaal.uitkomst_op, signaal.uitkomst_functie = op or timezone.now(), door.functie
    signaal.save()
    laat_los(signaal, behalve=actie)
    if actie is not None:
        pak_op(signaal, actie, door=door, op=op)
    uitleg = signaal.uitkomst_toelichting
    Samenlogboek.leg_vast("signaal_uitkomst", signaal, van=van, naar=signaal.uitkomst, reden=uitleg, door=door, op=op)
    return signaal


def wacht_op_bijeenkomst(signaal):
    """What residents were told when the meeting was finished, stays so."""
    if signaal.bijeenkomst_id:
        bijeenkomst = Bijeenkomst.objects.select_for_update().get(pk=signaal.bijeenkomst_id)
        if bijeenkomst.status != Bijeenkomst.Status.GEHOUDEN:
            raise NietOpen


def laat_los(signaal, *, behalve):
    """Another outcome: the acties that took it up before no longer do, but for those of a closed year."""
    eerder = signaal.acties.exclude(plan__cyclus__fase=Jaarcyclus.Fase.AFGESLOTEN)
    signaal.acties.remove(*(rij for rij in eerder if behalve is None or rij.pk != behalve.pk))


def pak_op(signaal, actie, *, door, op):
    plan, nieuw = actie.plan, actie.pk is None
    if nieuw:
        actie._change_reason = door.functie
        actie.save()
    elif actie.signalen.filter(pk=signaal.pk).exists():
        return
    actie.signalen.add(signaal)
    Plan.objects.filter(pk=plan.pk).update(versie=F("versie") + 1)
    soort = "actie_uit_signaal" if nieuw else "actie_pakt_signaal_op"
    Gebeurtenis.leg_vast(soort, actie, plan=plan, naar=actie.titel, door=door, namens=namens(door, plan), op=op)
