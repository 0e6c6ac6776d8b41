"""The mails as beheer sees them: those that ask for attention, and the others."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from buurtteams.models import Rol
from plannen.models import Gebeurtenis

from ..acties.herinnering import AFGEDAAN, GESTRAND_NA
from ..models import Herinnering

Stand = Herinnering.Stand


def aandacht(nu=None):
    """Uncertain, left halfway, or not sent; the last until somebody said to have seen it."""
    gezien = Gebeurtenis.objects.filter(
        soort=AFGEDAAN, object_soort="herinnering", object_id=OuterRef("pk"), op__gte=OuterRef("begonnen_op")
    )
    gestrand = Q(stand=Stand.BEZIG, begonnen_op__lt=(nu or timezone.now()) - GESTRAND_NA)
    return Q(stand=Stand.ONZEKER) | gestrand | (Q(stand=Stand.MISLUKT) & ~Exists(gezien))


def vraagt_aandacht(nu=None):
    return Herinnering.objects.filter(aandacht(nu)).select_related("gebruiker").order_by("-dag", "pk")


def overige(nu=None):
    return Herinnering.objects.exclude(aandacht(nu)).select_related("gebruiker").order_by("-dag", "pk")


def met_functie(herinneringen):
    """Pairs of mail and the function of whom it is for, in one query."""
    herinneringen = list(herinneringen)
    rollen = Rol.objects.geldig().filter(gebruiker__in={herinnering.gebruiker_id for herinnering in herinneringen})
    functies = {}
    for rol in rollen.select_related("buurtteam", "instelling").order_by("-pk"):
        functies[rol.gebruiker_id] = ", ".join(filter(None, [rol.omschrijving, rol.plek]))
    return [(herinnering, functies.get(herinnering.gebruiker_id, "oud-medewerker")) for herinnering in herinneringen]
