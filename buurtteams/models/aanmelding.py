"""How often someone may guess: a fixed number of turns per key in fifteen minutes, whatever the number of processes."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

VENSTER = datetime.timedelta(minutes=15)
BEURTEN = 5


def sleutel_voor(doel, *delen):
    """The key of a counter. A keyed hash: the table tells nobody which addresses (or passwords) were typed."""
    return salted_hmac(f"rondetafel.inlogpoging.{doel}", "|".join(delen), algorithm="sha256").hexdigest()


class InlogpogingQuerySet(models.QuerySet):
    def neem_beurt(self, sleutel, moment=None):
        """Take one of the turns of this key; None when all were taken within the window.

        Each turn is a row, and taking it is one conditional UPDATE. Two requests at once cannot take the same turn,
        on any database, without a lock.
        """
        moment = moment or timezone.now()
        grens = moment - VENSTER
        self.bulk_create(
            [Inlogpoging(sleutel=sleutel, beurt=n, op=grens) for n in range(BEURTEN)], ignore_conflicts=True
        )
        vrij = self.filter(sleutel=sleutel, op__lte=grens)
        for poging in vrij.order_by("beurt"):
            if vrij.filter(pk=poging.pk).update(op=moment):
                return poging
        return None

    def geef_terug(self, pogingen, moment=None):
        """What was taken for a guess that turned out right counts no longer."""
        moment = moment or timezone.now()
        return self.filter(pk__in=[poging.pk for poging in pogingen]).update(op=moment - VENSTER)

    def ruim_op(self, moment=None):
        moment = moment or timezone.now()
        return self.filter(op__lt=moment - datetime.timedelta(days=1)).delete()


class Inlogpoging(models.Model):
    """One turn of one key, and when it was last taken."""

    sleutel = models.CharField("sleutel", max_length=64)
    beurt = models.PositiveSmallIntegerField("beurt")
    op = models.DateTimeField("op", db_index=True)

    objects = InlogpogingQuerySet.as_manager()

    class Meta:
        verbose_name = "inlogpoging"
        verbose_name_plural = "inlogpogingen"
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel", "beurt"],
                name="inlogpoging_een_rij_per_beurt",
                violation_error_message="Deze beurt bestaat al.",
            )
        ]

    def __str__(self):
        return f"beurt {self.beurt}"
