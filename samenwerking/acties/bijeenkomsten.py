"""A meeting from planned to finished: each step is one transaction, under a lock, and leaves its line in the log."""

import uuid
from dataclasses import dataclass

from django.db import transaction

from buurtteams.models import Rol
from buurtteams.opslaan import claim_versie, eenmalig

from ..models import Bijeenkomst, Gebeurtenis, Signaal

Status = Bijeenkomst.Status


class NietOpen(Exception):
    """The meeting was finished or called off meanwhile; nothing was written."""


@dataclass(frozen=True)
class Gebrek:
    """What a meeting still needs: an outcome for this signaal, or, without one, that residents were told."""

    tekst: str
    signaal: Signaal | None = None


class Onaf(Exception):
    """The meeting cannot be finished yet; `gebreken` says what is missing."""

    def __init__(self, gebreken):
        super().__init__("Deze bijeenkomst is nog niet compleet.")
        self.gebreken = gebreken


def namens(door, bijeenkomst):
    """On whose behalf: an instelling that does not organise writes for the teams that do."""
    teams = list(bijeenkomst.teams.all())
    eigen = {rol.instelling_id for rol in door.rollen} & {rij.pk for rij in bijeenkomst.instellingen.all()}
    zelf = eigen or set(teams) & set(door.teams) or (bijeenkomst.van_gemeente and door.heeft(Rol.Soort.GEMEENTE))
    if zelf or not door.heeft(Rol.Soort.INSTELLING):
        return ""
    return ", ".join(f"buurtteam {team}" for team in teams)[:120]


def _leg_vast(soort, bijeenkomst, *, door, op=None, **velden):
    return Gebeurtenis.leg_vast(soort, bijeenkomst, door=door, namens=namens(door, bijeenkomst), op=op, **velden)


def _slot(bijeenkomst):
    """Fetched anew under a lock: what is noted and finishing it never pass each other."""
    return Bijeenkomst.objects.select_for_update().get(pk=bijeenkomst.pk)


@transaction.atomic
def plan_bijeenkomst(*, formulier, door, sleutel=None, op=None):
    """Save a new meeting with its organisers from a valid BijeenkomstForm."""

    def maak():
        formulier.instance.gemaakt_door, formulier.instance.sleutel = door, sleutel
        formulier.instance._change_reason = door.functie
        bijeenkomst = formulier.save()
        _leg_vast("bijeenkomst_gepland", bijeenkomst, naar=bijeenkomst.titel, door=door, op=op)
        return bijeenkomst

    return eenmalig(Bijeenkomst, sleutel, maak)


@transaction.atomic
def bewerk_bijeenkomst(*, formulier, versie, door, op=None):
    """Raises VersieVerouderd."""
    claim_versie(formulier.instance, versie)
    formulier.instance._change_reason = door.functie
    bijeenkomst = formulier.save()
    _leg_vast("bijeenkomst_bewerkt", bijeenkomst, naar=bijeenkomst.titel, door=door, op=op)
    return bijeenkomst


@transaction.atomic
def houd_bijeenkomst(*, formulier, versie, door, op=None):
    """It was held: who came, what was discussed. Or mend what was written about it. Raises VersieVerouderd."""
    bijeenkomst = formulier.instance
    claim_versie(bijeenkomst, versie)
    if bijeenkomst.status == Status.GEPLAND:
        bijeenkomst.ga_naar(Status.GEHOUDEN, door=door, op=op)
    else:
        bijeenkomst._change_reason = door.functie
        bijeenkomst.save()
        _leg_vast("bijeenkomst_verslag", bijeenkomst, door=door, op=op)
    return bijeenkomst


@transaction.atomic
def gelast_af(*, bijeenkomst, versie, reden, door, op=None):
    """Raises VersieVerouderd or OvergangNietMogelijk."""
    claim_versie(bijeenkomst, versie)
    bijeenkomst.reden = reden
    bijeenkomst.ga_naar(Status.AFGELAST, reden=reden, door=door, op=op)
    return bijeenkomst


@transaction.atomic
def koppel_terug(*, bijeenkomst, versie, hoe, wanneer, door, op=None):
    """How and when residents heard what becomes of their words. Raises VersieVerouderd."""
    claim_versie(bijeenkomst, versie)
    bijeenkomst.teruggekoppeld_hoe, bijeenkomst.teruggekoppeld_op = hoe, wanneer
    bijeenkomst._change_reason = door.functie
    bijeenkomst.save()
    _leg_vast("bijeenkomst_teruggekoppeld", bijeenkomst, naar=str(wanneer), reden=hoe, door=door, op=op)
    return bijeenkomst


def gebreken(bijeenkomst):
    """What is missing before a meeting can be finished; empty when nothing is."""
    lijst = [
        Gebrek(f"Schrijf op wat er gebeurt met: {signaal}", signaal)
        for signaal in bijeenkomst.signalen.open().order_by("op", "pk")
    ]
    if bijeenkomst.met_bewoners and bijeenkomst.teruggekoppeld_op is None:
        lijst.append(Gebrek("Schrijf op hoe bewoners hoorden wat ermee gebeurt."))
    return lijst


@transaction.atomic
def rond_af(*, bijeenkomst, door, op=None):
    """Raises Onaf with what is missing, or OvergangNietMogelijk."""
    bijeenkomst = _slot(bijeenkomst)
    if bijeenkomst.status == Status.GEHOUDEN and (lijst := gebreken(bijeenkomst)):
        raise Onaf(lijst)
    bijeenkomst.ga_naar(Status.AFGEROND, door=door, op=op)
    return bijeenkomst


# What was heard


@transaction.atomic
def noteer_signalen(*, bijeenkomst, rijen, door, sleutel=None, op=None):
    """`rijen`: Signaal objects with theme and text. The same page sent twice notes each once. Raises NietOpen."""
    if _slot(bijeenkomst).status != Status.GEHOUDEN:
        raise NietOpen
    genoteerd = []
    for nummer, signaal in enumerate(rijen):
        signaal.bijeenkomst = bijeenkomst
        genoteerd.append(_bewaar(signaal, sleutel=sleutel and uuid.uuid5(sleutel, str(nummer)), door=door, op=op))
    return genoteerd


@transaction.atomic
def stuur_signaal(*, signaal, door, sleutel=None, op=None):
    """From a partner of its own accord; `signaal` knows its organisatie."""
    return _bewaar(signaal, sleutel=sleutel, door=door, op=op)


def _bewaar(signaal, *, sleutel, door, op):
    def maak():
        signaal.door, signaal.functie, signaal.sleutel = door, door.functie, sleutel
        if op:
            signaal.op = op
        signaal.save()
        Gebeurtenis.leg_vast("signaal_genoteerd", signaal, naar=str(signaal.thema), door=door, op=op)
        return signaal

    return eenmalig(Signaal, sleutel, maak)
