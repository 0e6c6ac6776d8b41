"""Erasing one person on request: the account and every contact of it, unless work still hangs on the person."""

from django.db import transaction

from buurtteams.models import Uitnodiging
from plannen.models import Actie

from ..acties.werk_van import Stuk, werk_van
from .inzage import genoemd
from .wissen import is_gewist, wis_account, wis_contact


class WerkHangtNog(Exception):
    """First the handover. `stukken`: what still hangs on this person; `contacten`: from which it can be handed over."""

    def __init__(self, stukken, contacten):
        super().__init__(f"Op naam van deze persoon staat nog werk: {len(stukken)}.")
        self.stukken, self.contacten = stukken, contacten


def hangend_werk(gebruiker, contacten):
    """Each row once, also where account and contact both lead to it."""
    stukken = {stuk.sleutel: stuk for contact in contacten for stuk in werk_van(contact)}
    if gebruiker:
        eigen = Actie.objects.open().filter(gebruiker=gebruiker).select_related("plan__team", "plan__cyclus")
        stukken |= {stuk.sleutel: stuk for stuk in map(Stuk, eigen)}
    return list(stukken.values())


@transaction.atomic
def wis_persoon(wie, *, door=None, toch=False, op=None):
    """Returns where texts still name the person: those somebody must read. Raises WerkHangtNog unless `toch`."""
    stukken = hangend_werk(wie.gebruiker, [contact for contact in wie.contacten if not contact.gewist_op])
    if stukken and not toch:
        raise WerkHangtNog(stukken, wie.contacten)
    woorden = wie.woorden
    for contact in wie.contacten:
        wis_contact(contact, door=door, op=op)
    if wie.gebruiker and not is_gewist(wie.gebruiker):
        wis_account(wie.gebruiker, door=door, op=op)
    if wie.email:
        Uitnodiging.objects.filter(email__iexact=wie.email, aanvaard_op=None).delete()
    return genoemd(woorden)
