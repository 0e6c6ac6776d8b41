"""Contact persons: they begin, change and end. The log names the function, never the person."""

from django.db import transaction

from buurtteams.opslaan import claim_versie, eenmalig

from ..models import Contactpersoon, Gebeurtenis


@transaction.atomic
def maak_contact(*, formulier, door, sleutel=None, op=None):
    def maak():
        formulier.instance.sleutel = sleutel
        contact = formulier.save()
        Gebeurtenis.leg_vast("contact_begonnen", contact, naar=omschrijf(contact), door=door, op=op)
        return contact

    return eenmalig(Contactpersoon, sleutel, maak)


@transaction.atomic
def bewerk_contact(*, formulier, versie, door, op=None):
    """Raises VersieVerouderd."""
    claim_versie(formulier.instance, versie)
    contact = formulier.save()
    velden = ", ".join(formulier.changed_data)
    Gebeurtenis.leg_vast("contact_bewerkt", contact, naar=velden[:200], door=door, op=op)
    return contact


@transaction.atomic
def beeindig_contact(*, contact, versie, tot, door, op=None):
    """The last day of a contact; None: it goes on after all. Raises VersieVerouderd."""
    claim_versie(contact, versie)
    van, contact.tot = contact.tot, tot
    contact.save()
    dagen = {"van": str(van or ""), "naar": str(tot or "")}
    soort = "contact_beeindigd" if tot else "contact_hervat"
    Gebeurtenis.leg_vast(soort, contact, **dagen, reden=omschrijf(contact), door=door, op=op)
    return contact


def omschrijf(contact):
    return f"{contact.get_functie_display()}, {contact.kant}"[:200]
