"""The background job (django-tasks): make the mails of today, send what is ready. Run twice, nothing goes double."""

import datetime

from django.utils import timezone
from django_tasks import task

from buurtteams.tijd import vandaag

from ..acties.herinnering import geen_stap, merk_gestrand
from ..models import Herinnering
from .klaarzetten import zet_alles_klaar
from .versturen import verstuur_alles

BEWAARTIJD = datetime.timedelta(days=365)
# How long a refused mail waits, by how often it was tried: first for a server that says "not now", then for its repair.
WACHTTIJD = {1: datetime.timedelta(minutes=15), 2: datetime.timedelta(hours=4)}


def herinner(*, op=None, stap=geen_stap):
    """All of it, as of a day. `stap`: acties/herinnering.py."""
    op = op or vandaag()
    merk_gestrand()
    ruim_op(op)
    gemaakt = zet_alles_klaar(op=op, stap=stap)
    return {"gemaakt": gemaakt, "verstuurd": verstuur_alles(op=op, stap=stap)}


def ruim_op(op):
    """A mail that went a year ago tells nothing any more, and holds an address."""
    Herinnering.objects.filter(stand=Herinnering.Stand.VERSTUURD, dag__lt=op - BEWAARTIJD).delete()


@task()
def herinner_iedereen():
    """The day is that on which it runs, not that on which it was asked for."""
    uitslag = herinner()
    probeer_later()
    return uitslag


@task()
def verstuur_wachtende():
    """Another turn for what was refused, or what beheer wants to send again."""
    merk_gestrand()
    verstuurd = verstuur_alles(op=vandaag())
    probeer_later()
    return {"verstuurd": verstuurd}


def probeer_later():
    geweigerd = Herinnering.objects.filter(stand=Herinnering.Stand.KLAAR, pogingen__in=WACHTTIJD)
    pogingen = geweigerd.order_by("pogingen").values_list("pogingen", flat=True).first()
    if pogingen:
        verstuur_wachtende.using(run_after=timezone.now() + WACHTTIJD[pogingen]).enqueue()
