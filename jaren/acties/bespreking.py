"""The review: its agenda is made, ordered and closed, the wethouder reacts, and decisions go on in a later year."""

import uuid

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone

from plannen.acties import VersieVerouderd, claim_versie, eenmalig
from plannen.models import Gebeurtenis, Jaarcyclus

from .. import agenda
from ..models import MEESTE_PUNTEN, Agendapunt, Besluit, Besluitsoort, BestuurlijkeReactie, Terugblik
from ..rechten import is_onaangeroerd, namens_wethouder
from .besluit import handel_af, leg_besluit_vast, neem_besluit

ZONDER_TERUGBLIK = "Er is geen terugblik ingeleverd."
NIET_BESPROKEN = "Niet besproken in het gesprek."


class AgendaVol(Exception):
    """Twelve items are discussed already: one must make room."""


# The agenda


@transaction.atomic
def maak_agenda(*, cyclus, door, op=None):
    """Make the agenda from the data, or renew it. Gives back the new items.

    What somebody touched stays as it is, and so do the order, own items and what was pulled up or put down.
    """
    Jaarcyclus.objects.select_for_update().get(pk=cyclus.pk)
    nodig = agenda.voorstellen(cyclus)
    bestaand = list(agenda.punten_van(cyclus))
    per_plan = {punt.plan_id: punt for punt in bestaand if punt.plan_id}
    per_sleutel = {punt.sleutel: punt for punt in bestaand if not punt.plan_id}
    gevonden, nieuw = set(), []
    for voorstel in nodig:
        punt = per_plan.get(voorstel.plan.pk) if voorstel.plan else per_sleutel.get(voorstel.sleutel)
        if punt:
            gevonden.add(punt.pk)
            werk_voorstel_bij(punt, voorstel)
        else:
            nieuw.append(voorstel)
    for punt in bestaand:
        if punt.pk not in gevonden and punt.aanleiding != Agendapunt.Aanleiding.EIGEN and mag_vanzelf_wijzigen(punt):
            punt.delete()
    punten = zet_erbij(cyclus, nieuw)
    Gebeurtenis.leg_vast("agenda_gemaakt", cyclus, naar=f"{len(punten)} nieuw", door=door, op=op)
    return punten


def mag_vanzelf_wijzigen(punt):
    return punt.versie == 1 and is_onaangeroerd(punt)


def werk_voorstel_bij(punt, voorstel):
    velden = ("aanleiding", "titel", "gevraagd_besluit")
    nieuw = {veld: getattr(voorstel, veld) for veld in velden}
    if mag_vanzelf_wijzigen(punt) and nieuw != {veld: getattr(punt, veld) for veld in velden}:
        Agendapunt.objects.filter(pk=punt.pk).update(**nieuw)


def zet_erbij(cyclus, voorstellen):
    """New items, at the end; those with a reason to talk are discussed as long as there is room."""
    vrij = MEESTE_PUNTEN - cyclus.agendapunten.filter(bespreken=True).count()
    plek = laatste_plek(cyclus)
    punten = []
    for voorstel in voorstellen:
        bespreken = vrij > 0 and voorstel.vraagt_gesprek
        vrij, plek = vrij - bespreken, plek + 1
        velden = {
            veld: getattr(voorstel, veld) for veld in ("plan", "aanleiding", "titel", "gevraagd_besluit", "sleutel")
        }
        punten.append(Agendapunt.objects.create(cyclus=cyclus, bespreken=bespreken, volgorde=plek, **velden))
    return punten


def laatste_plek(cyclus):
    return cyclus.agendapunten.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0


@transaction.atomic
def bespreek(*, punt, door, ruil=None, op=None):
    """Pull an item up. With twelve up already, `ruil` goes down in its place; without one raises AgendaVol."""
    cyclus = Jaarcyclus.objects.select_for_update().get(pk=punt.cyclus_id)
    punt.refresh_from_db()
    if punt.bespreken:
        return punt
    plek = laatste_plek(cyclus) + 1
    if cyclus.agendapunten.filter(bespreken=True).count() >= MEESTE_PUNTEN:
        if ruil is None or not cyclus.agendapunten.filter(pk=ruil.pk, bespreken=True, afgehandeld_op=None).exists():
            raise AgendaVol
        plek = ruil.volgorde
        zet(ruil, bespreken=False, door=door, op=op)
    return zet(punt, bespreken=True, volgorde=plek, door=door, op=op)


@transaction.atomic
def zet_onderaan(*, punt, door, op=None):
    """Not discussed after all: to the rest, which is closed in one act."""
    Jaarcyclus.objects.select_for_update().get(pk=punt.cyclus_id)
    punt.refresh_from_db()
    return zet(punt, bespreken=False, door=door, op=op) if punt.bespreken else punt


def zet(punt, *, bespreken, door, op=None, **velden):
    Agendapunt.objects.filter(pk=punt.pk).update(bespreken=bespreken, versie=F("versie") + 1, **velden)
    naar = "bespreken" if bespreken else "rest"
    Gebeurtenis.leg_vast("agendapunt_verplaatst", punt, plan=punt.plan, naar=naar, door=door, op=op)
    punt.refresh_from_db()
    return punt


@transaction.atomic
def verplaats(*, punt, stap):
    """One place up (-1) or down (1) among what is discussed; at the end nothing happens."""
    cyclus = Jaarcyclus.objects.select_for_update().get(pk=punt.cyclus_id)
    nummers = list(cyclus.agendapunten.filter(bespreken=True).values_list("pk", flat=True))
    if punt.pk not in nummers:
        return
    plek = nummers.index(punt.pk)
    doel = plek + stap
    if 0 <= doel < len(nummers):
        nummers[plek], nummers[doel] = nummers[doel], nummers[plek]
    for volgorde, nummer in enumerate(nummers, start=1):
        Agendapunt.objects.filter(pk=nummer).exclude(volgorde=volgorde).update(volgorde=volgorde)


@transaction.atomic
def maak_eigen_punt(*, cyclus, titel, gevraagd_besluit, door, sleutel=None):
    """An item of one's own; it is discussed when there is room."""

    def maak():
        Jaarcyclus.objects.select_for_update().get(pk=cyclus.pk)
        vol = cyclus.agendapunten.filter(bespreken=True).count() >= MEESTE_PUNTEN
        punt = Agendapunt.objects.create(
            cyclus=cyclus, titel=titel, gevraagd_besluit=gevraagd_besluit, bespreken=not vol,
            volgorde=laatste_plek(cyclus) + 1, sleutel=sleutel,
        )  # fmt: skip
        Gebeurtenis.leg_vast("agendapunt_gemaakt", punt, naar=titel, door=door)
        return punt

    return eenmalig(Agendapunt, sleutel, maak)


@transaction.atomic
def haal_punt_weg(*, punt, door):
    Gebeurtenis.leg_vast("agendapunt_weggehaald", punt, van=punt.titel, door=door)
    punt.delete()


# The rest in one act


@transaction.atomic
def sluit_rest(*, cyclus, door, op=None):
    """Close every item that is not discussed: a plan goes on as its team proposed. Gives back how many there were.

    A plan without a terugblik keeps its status; its item says why.
    """
    Jaarcyclus.objects.select_for_update().get(pk=cyclus.pk)
    rest = [punt for punt in agenda.punten_van(cyclus) if not punt.bespreken and not punt.afgehandeld_op]
    plannen = [punt.plan_id for punt in rest if punt.plan_id]
    voorstellen = dict(Terugblik.objects.filter(plan__in=plannen).values_list("plan_id", "voorstel"))
    for punt in rest:
        punt.cyclus = cyclus
        sluit_punt(punt, voorstellen.get(punt.plan_id, ""), door=door, op=op)
    return len(rest)


def sluit_punt(punt, voorstel, *, door, op):
    if not punt.plan_id:
        opmerking = NIET_BESPROKEN
    elif not agenda.is_teruggekeken(punt.plan):
        opmerking = ZONDER_TERUGBLIK
    else:
        opmerking = ""
        if not punt.besluiten.all():
            neem_besluit(punt=punt, soort=voorstel or Besluitsoort.DOORGAAN, door=door, op=op)
    punt.notitie = "\n".join(filter(None, [punt.notitie, opmerking]))
    handel_af(punt, door=door, op=op)
    punt.versie += 1
    punt.save(update_fields=["notitie", "afgehandeld_op", "versie"])


# The bestuurlijke reactie


@transaction.atomic
def schrijf_reactie(*, reactie, versie, door, op=None):
    """Save a new or changed reaction to a plan or a year. Raises VersieVerouderd when somebody else was first."""
    reactie.door, reactie.functie, reactie.namens = door, door.functie, namens_wethouder(door)
    reactie.op = op or timezone.now()
    reactie._change_reason = door.functie
    try:
        with transaction.atomic():
            if reactie.pk:
                claim_versie(reactie, versie)
            else:
                reactie.versie = 1
            reactie.save()
    except IntegrityError:
        if BestuurlijkeReactie.objects.filter(cyclus=reactie.cyclus, plan=reactie.plan).exclude(pk=reactie.pk).exists():
            raise VersieVerouderd from None
        raise
    over = reactie.plan or reactie.cyclus
    Gebeurtenis.leg_vast("reactie", reactie, plan=reactie.plan, naar=str(over), door=door, namens=reactie.namens, op=op)
    return reactie


# Into a later year


@transaction.atomic
def neem_besluiten_over(*, besluiten, naar, door, op=None):
    """Open decisions go on in the year `naar` as rows of their own; one that goes on already is left out.

    A decision moves to the plan that follows its plan. Where there is none, the gemeente must see to it.
    """
    nieuw = []
    for besluit in besluiten:
        if besluit.klaar_op or Besluit.objects.filter(volgt_op=besluit).exists():
            continue
        nieuw.append(vervolg(besluit, naar, door=door, op=op))
    return nieuw


def vervolg(besluit, naar, *, door, op):
    volgend = besluit.plan.vervolgen.filter(cyclus=naar).first() if besluit.plan else None
    velden = {"tekst": besluit.tekst, "wie": besluit.wie, "zijde": besluit.zijde}
    if besluit.plan and not volgend:
        velden = zonder_plan(besluit)
    nieuw = Besluit(
        cyclus=naar, plan=volgend, soort=besluit.soort, datum=besluit.datum, volgt_op=besluit, door=door,
        functie=door.functie, namens=namens_wethouder(door), op=op or timezone.now(), sleutel=uuid.uuid4(), **velden,
    )  # fmt: skip
    nieuw._change_reason = door.functie
    nieuw.save()
    leg_besluit_vast("besluit_overgenomen", nieuw, door=door, op=op, van=str(besluit.cyclus), namens="")
    return nieuw


def zonder_plan(besluit):
    """Its plan does not go on: the text says whose it was, and what the team had to do goes to the gemeente."""
    plan = besluit.plan
    herkomst = f"(Afgesproken bij het plan '{plan}' van {plan.trekker}"
    if besluit.zijde != Besluit.Zijde.TEAM:
        return {"tekst": f"{besluit.tekst}\n{herkomst}.)", "wie": besluit.wie, "zijde": besluit.zijde}
    tekst = f"{besluit.tekst}\n{herkomst}, met: {besluit.wie}.)"
    return {"tekst": tekst, "wie": "beleidsambtenaar", "zijde": Besluit.Zijde.GEMEENTE}
