"""Agreements: what waits for *Klopt dit?*, and what is due to be looked back on."""

from django.urls import reverse
from django.utils import timezone

from buurtteams.models import Rol
from plannen.taken import Taak, voor
from samenwerking.models import Organisatie, Samenwerkingsafspraak, Zijde

from .termijnen import VOORUIT

ZONDER = "Buurtteam {team} heeft nu geen coördinator. Daarom komt dit bij de instelling."


def taken(gebruiker, op, waarneming):
    """For the team: its coordinator, or else its instelling. For the organisatie: its partner. Each for one side."""
    zichtbaar = Samenwerkingsafspraak.objects.zichtbaar_voor(gebruiker)
    if gebruiker.heeft(Rol.Soort.COORDINATOR):
        yield from van_zijde(zichtbaar.filter(team__in=gebruiker.teams), Zijde.TEAM, op)
    if gebruiker.heeft(Rol.Soort.INSTELLING):
        verlaten = waarneming.teams - waarneming.als_gemeente
        yield from van_zijde(zichtbaar.filter(team__in=verlaten), Zijde.TEAM, op, reden=ZONDER)
    if gebruiker.heeft(Rol.Soort.PARTNER):
        eigen = zichtbaar.filter(organisatie__in=Organisatie.objects.van(gebruiker))
        yield from van_zijde(eigen, Zijde.ORGANISATIE, op)


def van_zijde(afspraken, zijde, op, reden=""):
    afspraken = afspraken.select_related("team", "organisatie")
    for afspraak in afspraken.te_bevestigen(zijde).met_vraagmoment():
        yield klopttaak(afspraak, zijde, op, reden.format(team=afspraak.team))
    for afspraak in afspraken.evaluatie_nodig(op, zijde):
        yield terugblik(afspraak, zijde, op, reden.format(team=afspraak.team))


def klopttaak(afspraak, zijde, op, reden):
    """To be answered within a month: the first mail goes on the day that a text asks, so also when it has changed."""
    dag = timezone.localdate(afspraak.gevraagd_op) + VOORUIT
    te_laat = dag < op
    return Taak(
        soort="afspraak",
        sleutel=f"afspraak:{afspraak.pk}:{zijde}:{afspraak.tekstversie}",
        vooraan="Afspraak nakijken",
        titel=str(afspraak),
        onder="klopt wat hier staat?",
        wanneer=voor(dag, te_laat),
        dag=dag,
        te_laat=te_laat,
        url=reverse("samenwerking:afspraak_antwoord", args=[afspraak.pk]),
        knop="Antwoorden",
        reden=reden,
    )


def terugblik(afspraak, zijde, op, reden):
    te_laat = afspraak.evaluatie_op < op
    return Taak(
        soort="afspraakterugblik",
        sleutel=f"afspraakterugblik:{afspraak.pk}:{zijde}:{afspraak.evaluatie_op}",
        vooraan="Samen terugkijken",
        titel=str(afspraak),
        onder="wat ging goed, wat kan beter, hoe verder",
        wanneer=voor(afspraak.evaluatie_op, te_laat),
        dag=afspraak.evaluatie_op,
        te_laat=te_laat,
        url=reverse("samenwerking:afspraak_evalueren", args=[afspraak.pk]),
        knop="Terugkijken",
        reden=reden,
    )
