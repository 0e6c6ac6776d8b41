"""Inviting the contact person of an organisatie to sign in as a partner."""

from django.db import transaction

from buurtteams.acties import nodig_opnieuw_uit, nodig_uit
from buurtteams.models import Gebruiker, Rol, Uitnodiging

from ..models import Contactpersoon, Gebeurtenis


class AccountBestaat(Exception):
    """Somebody with this address signs in already: beheer ties the account to the organisatie."""


@transaction.atomic
def nodig_partner_uit(*, contactpersoon, door, site):
    """A first invitation or a fresh link in place of the old one. Raises NietMeerOpen or AccountBestaat.

    Whoever accepts stands for the organisatie from then on (ContactpersoonQuerySet.van_gebruiker).
    """
    contact = Contactpersoon.objects.select_for_update().get(pk=contactpersoon.pk)
    if contact.uitnodiging and contact.uitnodiging.email == contact.email.strip().lower():
        nodig_opnieuw_uit(uitnodiging=contact.uitnodiging, site=site)
        return contact.uitnodiging
    if Gebruiker.objects.filter(email=contact.email.strip().lower(), is_active=False).exists():
        raise AccountBestaat
    uitnodiging = Uitnodiging(soort=Rol.Soort.PARTNER, naam=contact.naam, email=contact.email.strip().lower())
    nodig_uit(uitnodiging=uitnodiging, door=door, site=site)
    contact.uitnodiging = uitnodiging
    contact.save(update_fields=["uitnodiging"])
    Gebeurtenis.leg_vast("partner_uitgenodigd", contact, naar=str(contact.organisatie)[:200], door=door)
    return uitnodiging
