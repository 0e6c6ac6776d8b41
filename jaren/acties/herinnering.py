"""One reminder mail through its stands. Each step is a transaction of its own, decided by a conditional update:

(a) `zet_klaar`: the row with its lines   (b) `claim`: klaar → bezig   (c) the mail goes, outside any transaction
(d) `leg_verstuurd_vast`, `leg_weigering_vast` or `leg_onzeker_vast`: what came of it

So two workers never send the same mail, and a worker that dies between (b) and (d) leaves *bezig*, which becomes
*onzeker* (`merk_gestrand`). `stap(naam)` is called at each point where a process can end; tests end it there.
"""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from plannen.models import Gebeurtenis

from ..models import Herinnering, Herinneringsregel

Stand = Herinnering.Stand
MEESTE_POGINGEN = 3
GESTRAND_NA = datetime.timedelta(minutes=15)
AFGEDAAN = "herinnering_afgedaan"
GESTRAND = "Het versturen is halverwege gestopt."


class NietMeerMogelijk(Exception):
    """The mail came in another stand meanwhile."""


def geen_stap(naam):
    """In production nothing happens between the steps."""


def zet_klaar(*, gebruiker, op, regels, onderwerp, tekst, bericht_id, stap=geen_stap):
    """Make the mail of this day, or take along one that still waits. False: another worker was first.

    `regels`: (key of the task, moment, date of the task); the database keeps each of them to one.
    """
    try:
        with transaction.atomic():
            herinnering = _wachtende(gebruiker, op, bericht_id) or Herinnering.objects.create(
                gebruiker=gebruiker,
                dag=op,
                adres=gebruiker.email,
                onderwerp=onderwerp,
                tekst=tekst,
                bericht_id=bericht_id,
            )
            Herinneringsregel.objects.bulk_create(
                Herinneringsregel(herinnering=herinnering, gebruiker=gebruiker, taak=taak, moment=moment, datum=datum)
                for taak, moment, datum in regels
            )
            stap("maken")
    except IntegrityError:
        return False
    stap("gemaakt")
    return True


def _wachtende(gebruiker, op, bericht_id):
    """A mail of an earlier day that could not go yet becomes the one of today, under a name of its own."""
    wachtend = Herinnering.objects.filter(gebruiker=gebruiker, stand=Stand.KLAAR, dag__lt=op)
    oud = wachtend.order_by("dag").first()
    if oud and wachtend.filter(pk=oud.pk).update(dag=op, bericht_id=bericht_id):
        return oud
    return None


def claim(*, herinnering, regels, onderwerp, tekst, stap=geen_stap):
    """klaar → bezig, with the text as it stands now; False when there is nothing (more) to send.

    `regels`: the lines whose work is still to do. The others go, and without any the mail goes too.
    """
    begonnen_op = timezone.now()
    with transaction.atomic():
        eigen = Herinnering.objects.filter(pk=herinnering.pk, stand=Stand.KLAAR)
        velden = {"onderwerp": onderwerp, "tekst": tekst, "adres": herinnering.gebruiker.email}
        if not eigen.update(stand=Stand.BEZIG, begonnen_op=begonnen_op, **velden):
            return False
        if not regels:
            Herinnering.objects.get(pk=herinnering.pk).delete()
            return False
        herinnering.regels.exclude(pk__in=[regel.pk for regel in regels]).delete()
        stap("claimen")
    herinnering.refresh_from_db()
    stap("geclaimd")
    return True


def _eigen(herinnering, *standen):
    """The row as this worker claimed it: `begonnen_op` tells one claim from another."""
    return Herinnering.objects.filter(pk=herinnering.pk, begonnen_op=herinnering.begonnen_op, stand__in=standen)


def leg_verstuurd_vast(*, herinnering, stap=geen_stap):
    """Also when it took so long that it counted as uncertain meanwhile: now it is known."""
    with transaction.atomic():
        eigen = _eigen(herinnering, Stand.BEZIG, Stand.ONZEKER)
        eigen.update(stand=Stand.VERSTUURD, verstuurd_op=timezone.now(), fout="", pogingen=F("pogingen") + 1)
        stap("vastleggen")
    stap("vastgelegd")


def leg_weigering_vast(*, herinnering, fout):
    """The mail server certainly did not take it: it waits for another turn, a few times."""
    op_is_op = herinnering.pogingen + 1 >= MEESTE_POGINGEN
    stand = Stand.MISLUKT if op_is_op else Stand.KLAAR
    _eigen(herinnering, Stand.BEZIG).update(stand=stand, pogingen=F("pogingen") + 1, fout=fout[:300])


def leg_onzeker_vast(*, herinnering, fout):
    """Perhaps the mail server took it: never again by itself."""
    _eigen(herinnering, Stand.BEZIG).update(stand=Stand.ONZEKER, pogingen=F("pogingen") + 1, fout=fout[:300])


def merk_gestrand(*, nu=None):
    """What a dead worker left in *bezig*: nobody knows whether it went."""
    oud = Herinnering.objects.filter(stand=Stand.BEZIG, begonnen_op__lt=(nu or timezone.now()) - GESTRAND_NA)
    return oud.update(stand=Stand.ONZEKER, fout=GESTRAND)


# By beheer


@transaction.atomic
def verstuur_opnieuw(*, herinnering, door, op=None):
    """Somebody decides to send it (again). It keeps its Message-ID, so that a mailbox that had it may know it."""
    van = _wissel(herinnering, {"stand": Stand.KLAAR, "pogingen": 0})
    Gebeurtenis.leg_vast("herinnering_opnieuw", herinnering, van=van, naar=Stand.KLAAR, door=door, op=op)


@transaction.atomic
def handel_af(*, herinnering, aangekomen, door, op=None):
    """Somebody found out whether it arrived, or has seen that it did not."""
    if aangekomen:
        velden = {"stand": Stand.VERSTUURD, "verstuurd_op": herinnering.begonnen_op}
    else:
        velden = {"stand": Stand.MISLUKT}
    van = _wissel(herinnering, velden)
    Gebeurtenis.leg_vast(AFGEDAAN, herinnering, van=van, naar=velden["stand"], door=door, op=op)


def _wissel(herinnering, velden):
    """Only from what asks for attention; the stand that it had is what the log tells."""
    merk_gestrand()
    herinnering.refresh_from_db()
    open_nog = Herinnering.objects.filter(pk=herinnering.pk, stand=herinnering.stand)
    if herinnering.stand not in (Stand.ONZEKER, Stand.MISLUKT) or not open_nog.update(**velden):
        raise NietMeerMogelijk
    return herinnering.stand
