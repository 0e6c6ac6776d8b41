"""What stands on the page of an organisatie, each in a constant number of queries."""

from samenwerking.models import Bijeenkomst, Samenwerkingsafspraak
from samenwerking.overzicht.afspraken import op_volgorde

from ..models import Plan, Planpartner

BIJEENKOMSTEN = 10


def afspraken(organisatie, gebruiker):
    """Running agreements first, then those that ended."""
    zichtbaar = Samenwerkingsafspraak.objects.zichtbaar_voor(gebruiker).filter(organisatie=organisatie)
    lijst = op_volgorde(zichtbaar.met_woorden()).voor_overzicht()
    return sorted(lijst, key=lambda afspraak: afspraak.gestopt_op is not None)


def bijeenkomsten(organisatie, gebruiker):
    """Those that it organises with others, the latest first."""
    zichtbaar = Bijeenkomst.objects.zichtbaar_voor(gebruiker).filter(organisaties=organisatie)
    return zichtbaar.order_by("-begin", "pk")[:BIJEENKOMSTEN]


def inlopen(organisatie):
    return organisatie.inlopen.filter(gestopt_op=None).select_related("team", "wijk").prefetch_related("tijden")


def planpartners(organisatie, gebruiker):
    """Where plans name it, as far as this reader sees those plans; the latest year first."""
    zichtbaar = Plan.objects.zichtbaar_voor(gebruiker).lopend()
    rijen = Planpartner.objects.filter(organisatie=organisatie, plan__in=zichtbaar)
    rijen = rijen.select_related("plan__cyclus", "plan__team", "plan__instelling", "organisatie")
    volgorde = ["-plan__cyclus__jaar", "plan__team__naam", "plan__nummer", "pk"]
    return rijen.prefetch_related("antwoorden").order_by(*volgorde)
