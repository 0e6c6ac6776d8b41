"""Inviting the contact person of an organisatie to sign in as a partner."""

from contextlib import suppress

from django.db import transaction

from buurtteams.acties import NietMeerOpen, nodig_opnieuw_uit, nodig_uit, trek_uitnodiging_in
from buurtteams.models import Gebruiker, Rol, Uitnodiging

from ..models import Contactpersoon, Gebeurtenis


class AccountBestaat(Exception):
    """Someone switched the account of this address off: only beheer switches it on again."""


@transaction.atomic
def nodig_partner_uit(*, contactpersoon, door, site):
    """A first invitation or a fresh link in place of the old one. Raises NietMeerOpen or AccountBestaat.

    After another address was filled in, the link at the old one stops working.
    Whoever accepts stands for the organisatie from then on (ContactpersoonQuerySet.van_gebruiker).
    """
    contact = Contactpersoon.objects.select_for_update().get(pk=contactpersoon.pk)
    adres, eerder = contact.email.strip().lower(), contact.uitnodiging
    if eerder and eerder.email == adres:
        nodig_opnieuw_uit(uitnodiging=eerder, site=site)
        return eerder
    if Gebruiker.objects.filter(email=adres, is_active=False).exists():
        raise AccountBestaat
    if eerder:
        with suppress(NietMeerOpen):  # accepted or withdrawn before: nothing lies at that address any more
            trek_uitnodiging_in(uitnodiging=eerder)
    uitnodiging = Uitnodiging(soort=Rol.Soort.PARTNER, naam=contact.naam, email=adres)
    nodig_uit(uitnodiging=uitnodiging, door=door, site=site)
    contact.uitnodiging = uitnodiging
    contact.save(update_fields=["uitnodiging"])
    Gebeurtenis.leg_vast("partner_uitgenodigd", contact, naar=str(contact.organisatie)[:200], door=door)
    return uitnodiging
