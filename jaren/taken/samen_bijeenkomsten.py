"""Meetings that are past, what residents still have to hear, and signalen of partners without an outcome."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from buurtteams.models import Rol
from plannen.overzicht.bijeenkomsten import stand_van
from plannen.taken import Taak, voor
from samenwerking.models import Bijeenkomst, Signaal

OPSCHRIJVEN_BINNEN = datetime.timedelta(days=7)
TERUG_BINNEN = datetime.timedelta(days=14)
Soort, Status = Rol.Soort, Bijeenkomst.Status


def taken(gebruiker, op, waarneming):
    """For whoever organises, or stands in for a team without a coordinator; nothing for who only reads."""
    if not gebruiker.heeft(Soort.COORDINATOR, Soort.INSTELLING, Soort.GEMEENTE):
        return
    teams = {team.pk for team in gebruiker.teams}
    teams |= waarneming.teams - waarneming.als_gemeente
    eigen = van_wie(gebruiker, teams)
    voorbij = Q(status=Status.GEHOUDEN) | Q(status=Status.GEPLAND, eind__lt=timezone.now())
    zichtbaar = Bijeenkomst.objects.zichtbaar_voor(gebruiker).filter(eigen, voorbij).distinct()
    for bijeenkomst in zichtbaar.prefetch_related("signalen").order_by("begin", "pk"):
        yield bijeenkomsttaak(bijeenkomst, op)
    yield from signaaltaken(gebruiker, teams, op)


def van_wie(gebruiker, teams):
    """Which meetings are this person's own."""
    eigen = Q(teams__in=teams) | Q(instellingen__in=[r.instelling_id for r in gebruiker.rollen if r.instelling_id])
    return eigen | Q(van_gemeente=True) if gebruiker.heeft(Soort.GEMEENTE) else eigen


def bijeenkomsttaak(bijeenkomst, op):
    gepland = bijeenkomst.status == Status.GEPLAND
    dag = bijeenkomst.dag + (OPSCHRIJVEN_BINNEN if gepland else TERUG_BINNEN)
    te_laat = dag < op
    return Taak(
        soort="bijeenkomst",
        sleutel=f"bijeenkomst:{bijeenkomst.pk}:{bijeenkomst.status}",
        vooraan="Schrijf op hoe het was" if gepland else "Bijeenkomst afronden",
        titel=bijeenkomst.titel,
        onder=stand_van(bijeenkomst),
        wanneer=voor(dag, te_laat),
        dag=dag,
        te_laat=te_laat,
        url=reverse("plannen:bijeenkomst_houden", args=[bijeenkomst.pk]) if gepland else bijeenkomst.get_absolute_url(),
        knop="Opschrijven" if gepland else "Openen",
        lijst=reverse("plannen:bijeenkomsten"),
    )


def signaaltaken(gebruiker, teams, op):
    """What a partner said of its own accord: to a team, or, where it named none, to the gemeente."""
    aan_ons = Q(team__in=teams) | Q(team=None) if gebruiker.heeft(Soort.GEMEENTE) else Q(team__in=teams)
    zichtbaar = Signaal.objects.zichtbaar_voor(gebruiker).open().filter(aan_ons, bijeenkomst=None)
    for signaal in zichtbaar.select_related("organisatie", "thema").order_by("op", "pk"):
        dag = timezone.localdate(signaal.op) + TERUG_BINNEN
        te_laat = dag < op
        yield Taak(
            soort="signaal",
            sleutel=f"signaal:{signaal.pk}",
            vooraan=f"Signaal van {signaal.organisatie}",
            titel=signaal.tekst,
            onder=f"{signaal.thema} · wacht op een uitkomst",
            wanneer=voor(dag, te_laat),
            dag=dag,
            te_laat=te_laat,
            url=reverse("plannen:signaal_uitkomst", args=[signaal.pk]),
            knop="Uitkomst geven",
            lijst=reverse("plannen:signalen"),
        )
