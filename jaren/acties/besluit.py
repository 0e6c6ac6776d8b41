"""What is noted and decided on an item of the agenda, and how a decision ends."""

import uuid

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from plannen.acties import claim_versie
from plannen.models import Gebeurtenis, Plan

from ..models import Agendapunt, Besluit
from ..rechten import namens_wethouder

LEEG = {"tekst": "", "wie": "", "datum": None}


@transaction.atomic
def bewaar_punt(*, punt, versie, notitie, soort, afspraken, door, leeg=None, op=None):
    """Keep the note and the agreements (dicts with rij, tekst, wie, zijde, datum) of one item. Raises VersieVerouderd.

    `leeg`: the rows that stand on the page without a text. Given, this is the decision: the item is done, its plan is
    discussed, and what stands in those rows goes. Not given, nothing is taken away.
    """
    claim_versie(punt, versie)
    punt.notitie = notitie
    bestaand = {rij_van(besluit): besluit for besluit in punt.besluiten.order_by("pk")}
    if soort:
        for afspraak in afspraken:
            bewaar_afspraak(punt, bestaand, soort, afspraak, door=door, op=op)
        for besluit in bestaand.values():
            wijzig_besluit(besluit, {"soort": soort}, door=door, op=op)
        if leeg is not None:
            ruim_lege_op(punt, bestaand, soort, leeg, door=door, op=op)
    if leeg is not None:
        handel_af(punt, door=door, op=op)
    punt.save(update_fields=["notitie", "afgehandeld_op"])
    return punt


def rij_van(besluit):
    """How the form knows an agreement: by the key that the page gave it, so that sent twice it is one."""
    return str(besluit.sleutel) if besluit.sleutel else f"besluit-{besluit.pk}"


def bewaar_afspraak(punt, bestaand, soort, afspraak, *, door, op):
    velden = {"soort": soort} | {veld: afspraak[veld] for veld in ("tekst", "wie", "zijde", "datum")}
    besluit = bestaand.get(afspraak["rij"])
    if besluit:
        wijzig_besluit(besluit, velden, door=door, op=op)
        return
    besluit = neem_besluit(punt=punt, door=door, op=op, sleutel=vrije_sleutel(afspraak["rij"]), **velden)
    bestaand[rij_van(besluit)] = besluit


def vrije_sleutel(rij):
    """The key of a new agreement; another one when it is none, or taken."""
    try:
        sleutel = uuid.UUID(rij)
    except ValueError:
        return uuid.uuid4()
    return uuid.uuid4() if Besluit.objects.filter(sleutel=sleutel).exists() else sleutel


def neem_besluit(*, punt, soort, door, op=None, sleutel=None, **velden):
    if not punt.plan_id:
        velden.setdefault("zijde", Besluit.Zijde.GEMEENTE)
    besluit = Besluit(
        cyclus=punt.cyclus, plan=punt.plan, agendapunt=punt, soort=soort, door=door, functie=door.functie,
        namens=namens_wethouder(door), op=op or timezone.now(), sleutel=sleutel or uuid.uuid4(), **velden,
    )  # fmt: skip
    besluit._change_reason = door.functie
    besluit.save()
    leg_besluit_vast("besluit_genomen", besluit, door=door, op=op)
    return besluit


def leg_besluit_vast(soort, besluit, *, door, op, van="", naar="", namens=None):
    Gebeurtenis.leg_vast(
        soort, besluit, plan=besluit.plan, van=van[:200], naar=(naar or str(besluit))[:200], door=door,
        namens=namens_wethouder(door) if namens is None else namens, op=op,
    )  # fmt: skip


def wijzig_besluit(besluit, velden, *, door, op=None):
    """Nothing happens when nothing differs; else the former version stays in the history."""
    anders = {veld: waarde for veld, waarde in velden.items() if getattr(besluit, veld) != waarde}
    if not anders:
        return
    van = str(besluit)
    claim_versie(besluit, besluit.versie)
    for veld, waarde in anders.items():
        setattr(besluit, veld, waarde)
    besluit._change_reason = door.functie
    besluit.save()
    leg_besluit_vast("besluit_aangepast", besluit, door=door, op=op, van=van)


def ruim_lege_op(punt, bestaand, soort, leeg, *, door, op):
    """An agreement whose text was emptied goes; a decision without any agreement is one row that only says what.

    What goes on in a later year stays.
    """
    weg = [besluit for rij, besluit in bestaand.items() if (rij in leeg or not besluit.tekst) and not vervolg(besluit)]
    if len(weg) == len(bestaand):
        blijft = weg.pop(0) if weg else neem_besluit(punt=punt, soort=soort, door=door, op=op)
        wijzig_besluit(blijft, LEEG, door=door, op=op)
    for besluit in weg:
        leg_besluit_vast("besluit_weggehaald", besluit, door=door, op=op)
        besluit._change_reason = door.functie
        besluit.delete()


def vervolg(besluit):
    """The row of a later year in which this decision goes on, or None."""
    return getattr(besluit, "vervolgen", None)


def handel_af(punt, *, door, op=None):
    """Done, once; a plan that was looked back on is now discussed. The caller saves the item."""
    if punt.plan_id:
        plan = Plan.objects.select_for_update().get(pk=punt.plan_id)
        if plan.status == Plan.Status.VERANTWOORD:
            plan.ga_naar(Plan.Status.BESPROKEN, door=door, namens=namens_wethouder(door), op=op)
    if not punt.afgehandeld_op:
        punt.afgehandeld_op = op or timezone.now()
        Gebeurtenis.leg_vast(
            "agendapunt_afgehandeld", punt, naar=punt.titel, door=door, namens=namens_wethouder(door), op=op
        )


# One decision by itself


@transaction.atomic
def verbeter_besluit(*, besluit, versie, velden, door, op=None):
    """Correct a decision. The item that it belongs to counts as changed. Raises VersieVerouderd."""
    besluit = neem_versie(besluit, versie)
    wijzig_besluit(besluit, velden, door=door, op=op)
    if besluit.agendapunt_id:
        for ander in Besluit.objects.filter(agendapunt=besluit.agendapunt_id).exclude(pk=besluit.pk):
            wijzig_besluit(ander, {"soort": besluit.soort}, door=door, op=op)
    Agendapunt.objects.filter(pk=besluit.agendapunt_id).update(versie=F("versie") + 1)
    return besluit


@transaction.atomic
def meld_klaar(*, besluit, versie, klaar_op, toelichting, door, namens="", op=None):
    """Say that it is done (`klaar_op`), or how it stands. Raises VersieVerouderd."""
    besluit = neem_versie(besluit, versie)
    besluit.klaar_op, besluit.klaar_toelichting = klaar_op, toelichting
    besluit._change_reason = door.functie
    besluit.save()
    naar = "klaar" if klaar_op else "open"
    leg_besluit_vast("besluit_stand", besluit, door=door, op=op, naar=naar, namens=namens)
    return besluit


def neem_versie(besluit, versie):
    """The row as it is stored, claimed: what the form put on the instance does not slip through."""
    besluit = Besluit.objects.select_related("plan", "cyclus").get(pk=besluit.pk)
    claim_versie(besluit, versie)
    return besluit
