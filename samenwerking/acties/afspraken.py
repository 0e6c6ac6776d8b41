"""Agreements: made, changed, answered by both sides, looked back on, ended."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from buurtteams.opslaan import claim_versie, eenmalig

from ..models import Afspraakantwoord, Afspraakevaluatie, Gebeurtenis, Samenwerkingsafspraak, Zijde
from ..rechten import namens_team

DUBBEL = datetime.timedelta(minutes=1)
EVALUATIE = ("ging_goed", "kan_beter", "voorstel")


class Verouderd(Exception):
    """The text was changed after it was shown, or the agreement has ended: nothing was written."""


class LooptAl(Exception):
    """This team and this organisatie have a running agreement already."""


class NietTerugkijken(Exception):
    """This side already looked back on this date, or it is not time for it: nothing was written."""


@transaction.atomic
def maak_afspraak(*, formulier, door, sleutel=None, op=None):
    """Save a new agreement from a valid AfspraakForm; whoever writes it agrees for the team. Raises LooptAl."""

    def maak():
        afspraak = formulier.instance
        afspraak.gemaakt_door, afspraak.sleutel, afspraak.gemaakt_op = door, sleutel, op or timezone.now()
        afspraak._change_reason = door.functie
        formulier.save()
        _leg_vast("afspraak_gemaakt", afspraak, door=door, op=op)
        _antwoord(afspraak, Zijde.TEAM, Afspraakantwoord.Antwoord.JA, "", door=door, functie=door.functie, op=op)
        return afspraak

    try:
        return eenmalig(Samenwerkingsafspraak, sleutel, maak)
    except IntegrityError:
        raise LooptAl from None


@transaction.atomic
def bewerk_afspraak(*, formulier, versie, door, op=None):
    """Other texts ask both sides again; whoever wrote them agrees for the team. Raises VersieVerouderd."""
    afspraak = formulier.instance
    claim_versie(afspraak, versie)
    andere_tekst = bool(set(formulier.changed_data) & set(Samenwerkingsafspraak.TEKSTEN))
    if andere_tekst:
        afspraak.tekstversie += 1
    afspraak._change_reason = door.functie
    formulier.save()
    _leg_vast("afspraak_bewerkt", afspraak, naar=f"tekst {afspraak.tekstversie}", door=door, op=op)
    if andere_tekst:
        _antwoord(afspraak, Zijde.TEAM, Afspraakantwoord.Antwoord.JA, "", door=door, functie=door.functie, op=op)
    return afspraak


@transaction.atomic
def beantwoord(*, afspraak, zijde, antwoord, toelichting, tekstversie, functie, door=None, op=None):
    """*Klopt dit?* for one side, on the text that was shown. Without an account (`door`) for a link by mail.

    The same answer within a minute is the same press of the button. Raises Verouderd.
    """
    op = op or timezone.now()
    afspraak = Samenwerkingsafspraak.objects.select_for_update().get(pk=afspraak.pk)
    if afspraak.tekstversie != tekstversie or afspraak.gestopt_op:
        raise Verouderd
    vorige = afspraak.antwoorden.filter(zijde=zijde, tekstversie=tekstversie).order_by("op", "pk").last()
    if vorige and (vorige.antwoord, vorige.toelichting) == (antwoord, toelichting) and op - vorige.op < DUBBEL:
        return vorige
    return _antwoord(afspraak, zijde, antwoord, toelichting, door=door, functie=functie, op=op)


def _antwoord(afspraak, zijde, antwoord, toelichting, *, door, functie, op):
    nieuw = Afspraakantwoord.objects.create(
        afspraak=afspraak,
        zijde=zijde,
        antwoord=antwoord,
        toelichting=toelichting,
        tekstversie=afspraak.tekstversie,
        door=door,
        functie=functie,
        op=op or timezone.now(),
    )
    wie = {"door": door, "functie": functie}
    _leg_vast("afspraak_beantwoord", afspraak, zijde=zijde, van=zijde, naar=antwoord, op=op, **wie)
    return nieuw


def _leg_vast(soort, afspraak, *, door, zijde=Zijde.TEAM, **velden):
    """One line in the log; what an instelling does for a team says so."""
    voor = namens_team(door, afspraak.team) if door and zijde == Zijde.TEAM else ""
    Gebeurtenis.leg_vast(soort, afspraak, door=door, namens=voor, **velden)


@transaction.atomic
def evalueer(*, afspraak, zijde, over, evaluatie, functie, door=None, op=None):
    """Keep what one side wrote about the date that was shown; when both have, the next one is a year later.

    What was sent twice counts once. Raises NietTerugkijken.
    """
    afspraak = Samenwerkingsafspraak.objects.select_for_update().get(pk=afspraak.pk)
    eerder = afspraak.evaluaties.filter(over=over, zijde=zijde).first()
    if eerder and all(getattr(eerder, veld) == getattr(evaluatie, veld) for veld in EVALUATIE):
        return eerder
    if eerder or over != afspraak.evaluatie_op or not afspraak.is_te_evalueren(timezone.localdate(op)):
        raise NietTerugkijken
    evaluatie.afspraak, evaluatie.zijde, evaluatie.over = afspraak, zijde, over
    evaluatie.door, evaluatie.functie, evaluatie.op = door, functie, op or timezone.now()
    evaluatie.save()
    wie = {"door": door, "functie": functie}
    _leg_vast("afspraak_geevalueerd", afspraak, zijde=zijde, van=zijde, naar=evaluatie.voorstel, op=op, **wie)
    if Afspraakevaluatie.objects.filter(afspraak=afspraak, over=over).count() == len(Zijde):
        afspraak.evaluatie_op = een_jaar_na(afspraak.evaluatie_op)
        afspraak.versie += 1
        afspraak._change_reason, afspraak._history_date = functie, evaluatie.op
        afspraak.save()
    return evaluatie


def een_jaar_na(dag):
    """The same day next year; 29 February becomes the 28th."""
    try:
        return dag.replace(year=dag.year + 1)
    except ValueError:
        return dag.replace(year=dag.year + 1, day=28)


@transaction.atomic
def stop_afspraak(*, afspraak, versie, reden, door, op=None):
    """End an agreement; it stays to be read. Raises VersieVerouderd."""
    claim_versie(afspraak, versie)
    afspraak.gestopt_op, afspraak.stopreden = timezone.localdate(op), reden
    afspraak._change_reason = door.functie
    afspraak.save()
    _leg_vast("afspraak_gestopt", afspraak, naar="gestopt", reden=reden, door=door, op=op)
    return afspraak
