"""What every write needs: once per idempotency key, and only when nobody saved in between."""

from django.db import IntegrityError, transaction


class VersieVerouderd(Exception):
    """Rule 6: somebody else saved first; nothing was written."""


def eenmalig(model, sleutel, maak):
    """Run `maak` once per idempotency key: a repeated submit gives back the row of the first."""
    if sleutel is None:
        return maak()
    bestaand = model.objects.filter(sleutel=sleutel).first()
    if bestaand is None:
        try:
            with transaction.atomic():
                return maak()
        except IntegrityError:
            bestaand = model.objects.filter(sleutel=sleutel).first()
            if bestaand is None:
                raise
    return bestaand


def claim_versie(object, versie):
    """One conditional update decides who was first; the loser gets VersieVerouderd and the database stays as it was."""
    geraakt = type(object).objects.filter(pk=object.pk, versie=versie).update(versie=versie + 1)
    if not geraakt:
        raise VersieVerouderd
    object.versie = versie + 1
