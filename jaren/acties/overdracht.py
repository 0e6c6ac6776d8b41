"""The handover: a contact leaves, and what hangs on that person goes to the next one, in one step."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from buurtteams.opslaan import claim_versie, eenmalig
from plannen.models import Gebeurtenis as Plangebeurtenis
from plannen.models import Plan
from plannen.rechten import namens
from samenwerking.models import Contactpersoon, Gebeurtenis

from .werk_van import werk_van


def aanduiding(contactpersoon):
    """As the log names a contact: the function and the side, never the person."""
    return f"{contactpersoon.get_functie_display()} van {contactpersoon.kant}"[:200]


@transaction.atomic
def draag_over(*, contactpersoon, versie, opvolger, tot, door, sleutels, op=None):
    """End this contact and pass on every row of `sleutels` that still hangs on it; returns what moved.

    `opvolger` without a number is a new contact, made here. A contact that ended before keeps its own last day.
    Raises VersieVerouderd when somebody saved the contact, or one of the rows, in between.
    """
    op = op or timezone.now()
    claim_versie(contactpersoon, versie)
    stukken = [stuk for stuk in werk_van(contactpersoon, gebruiker=door) if stuk.sleutel in sleutels]
    opvolger = opvolger if opvolger.pk else maak_opvolger(opvolger, door=door, op=op)
    for stuk in stukken:
        geef_door(stuk, opvolger=opvolger, door=door, op=op)
    if contactpersoon.tot is None or contactpersoon.tot > tot:
        contactpersoon.tot = tot
    contactpersoon.save()
    Gebeurtenis.leg_vast(
        "contact_overgedragen", contactpersoon, van=aanduiding(contactpersoon), naar=aanduiding(opvolger), door=door,
        op=op,
    )  # fmt: skip
    return stukken


def maak_opvolger(opvolger, *, door, op):
    def maak():
        opvolger.save()
        Gebeurtenis.leg_vast("contact_begonnen", opvolger, naar=aanduiding(opvolger), door=door, op=op)
        return opvolger

    return eenmalig(Contactpersoon, opvolger.sleutel, maak)


def geef_door(stuk, *, opvolger, door, op):
    """The function in words becomes that of the successor; of an actie also the account, or none."""
    rij, veld, functie = stuk.object, stuk.functieveld, opvolger.get_functie_display()
    claim_versie(rij, rij.versie)
    van = getattr(rij, veld)
    if noemt_functie(van):
        setattr(rij, veld, functie)
    if stuk.soort == "actie":
        rij.gebruiker = opvolger.gebruiker
        Plan.objects.filter(pk=rij.plan_id).update(versie=F("versie") + 1)
    rij._change_reason = door.functie
    rij.save()
    leg_vast = Plangebeurtenis.leg_vast if stuk.soort in ("actie", "besluit") else Gebeurtenis.leg_vast
    in_plan = {"plan": stuk.plan, "namens": namens(door, stuk.plan)} if stuk.plan else {}
    leg_vast(f"{stuk.soort}_overgedragen", rij, van=van, naar=getattr(rij, veld), door=door, op=op, **in_plan)


def noemt_functie(woorden):
    """Whether these words are one of the functions of a contact; "penningmeester" stays as it is."""
    return woorden.lower() in {label.lower() for label in Contactpersoon.Functie.labels}


def is_overgedragen(contactpersoon, *, versie, door):
    """Whether what is sent now was done already: the same page sent twice."""
    laatste = Gebeurtenis.objects.filter(object_soort="contactpersoon", object_id=contactpersoon.pk).first()
    zelfde = laatste is not None and laatste.soort == "contact_overgedragen" and laatste.door_id == door.pk
    return zelfde and versie == str(contactpersoon.versie - 1)


@transaction.atomic
def laat_los(*, acties, door, op=None):
    """Take the account of somebody who left off these acties; the function stays, and says who sees to it.

    Raises VersieVerouderd when somebody saved one of them in between.
    """
    for actie in acties:
        claim_versie(actie, actie.versie)
        actie.gebruiker = None
        actie._change_reason = door.functie
        actie.save()
        Plan.objects.filter(pk=actie.plan_id).update(versie=F("versie") + 1)
        Plangebeurtenis.leg_vast(
            "actie_losgelaten", actie, plan=actie.plan, naar=actie.functie, door=door,
            namens=namens(door, actie.plan), op=op,
        )  # fmt: skip
