"""The profile of an organisatie: added and changed."""

from django.db import transaction

from buurtteams.opslaan import claim_versie, eenmalig

from ..models import Gebeurtenis, Organisatie


def al_gemaakt(sleutel):
    """What the same form made before: sent again, the form itself would stumble over the name that now exists."""
    return Organisatie.objects.filter(sleutel=sleutel).first() if sleutel else None


@transaction.atomic
def maak_organisatie(*, formulier, door, sleutel=None, op=None):
    def maak():
        formulier.instance.sleutel = sleutel
        organisatie = formulier.save()
        Gebeurtenis.leg_vast("organisatie_gemaakt", organisatie, naar=organisatie.naam, door=door, op=op)
        return organisatie

    return eenmalig(Organisatie, sleutel, maak)


@transaction.atomic
def bewerk_organisatie(*, formulier, versie, door, op=None):
    """Raises VersieVerouderd."""
    claim_versie(formulier.instance, versie)
    organisatie = formulier.save()
    velden = ", ".join(formulier.changed_data)
    Gebeurtenis.leg_vast("organisatie_bewerkt", organisatie, naar=velden[:200], door=door, op=op)
    return organisatie
