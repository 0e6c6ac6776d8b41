"""Stories: one that waits for a second reader, and one that came back to its writer."""

import datetime

from django.db.models import Q
from django.urls import reverse

from plannen.taken import Taak
from samenwerking.models import Verhaal
from samenwerking.rechten import mag_verhaal_schrijven

Status = Verhaal.Status
LEZEN_BINNEN = datetime.timedelta(days=14)


def taken(gebruiker, op):
    """Yields each Taak for this person; one query, and none for whoever neither writes nor checks."""
    if not mag_verhaal_schrijven(gebruiker):
        return
    te_lezen = Q(status=Status.TER_CONTROLE) & ~Q(schrijver=gebruiker)
    terug = Q(status=Status.CONCEPT, schrijver=gebruiker, laatste_reden__gt="")
    lijst = (
        Verhaal.objects.zichtbaar_voor(gebruiker).met_reden().filter(te_lezen | terug).select_related("team", "thema")
    )
    for verhaal in lijst.order_by("gemaakt_op", "pk"):
        yield leestaak(verhaal, op) if verhaal.status == Status.TER_CONTROLE else terugtaak(verhaal, op)


def leestaak(verhaal, op):
    return _taak(
        verhaal,
        op + LEZEN_BINNEN,
        vooraan="Lees mee",
        onder=f"{verhaal.van} · wacht op een tweede lezer",
        url=reverse("samenwerking:verhaal_controleren", args=[verhaal.pk]),
        knop="Controleren",
    )


def terugtaak(verhaal, op):
    return _taak(
        verhaal,
        op,
        vooraan="Verhaal kwam terug",
        onder=verhaal.laatste_reden,
        url=verhaal.get_absolute_url(),
        knop="Openen",
    )


def _taak(verhaal, plek, **velden):
    """Without a date: nothing goes wrong when it waits, and nobody is reminded of it by mail."""
    return Taak(
        soort="verhaal",
        sleutel=f"verhaal:{verhaal.pk}:{verhaal.status}",
        titel=verhaal.titel,
        wanneer="",
        dag=None,
        plek=plek,
        te_laat=False,
        lijst=reverse("samenwerking:verhalen"),
        **velden,
    )
