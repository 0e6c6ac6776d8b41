"""A closed year as it was: one text that holds everything that its report needs."""

import hashlib
import json

from django.db import models
from django.utils import timezone

from buurtteams.models.logboek import AlleenToevoegenQuerySet, Onveranderlijk


def canoniek(inhoud):
    """The one way to write a content down: equal contents give equal bytes, so also an equal hash."""
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Momentopname(models.Model):
    """Self-contained: no foreign key, labels and functions as data, never a person's name. Append-only."""

    jaar = models.PositiveSmallIntegerField("jaar")
    nummer = models.PositiveSmallIntegerField("nummer")
    schema = models.PositiveSmallIntegerField("versie van het schema")
    inhoud = models.TextField("inhoud")
    sha256 = models.CharField("SHA-256", max_length=64)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)
    functie = models.CharField("gemaakt door (functie)", max_length=80)

    objects = AlleenToevoegenQuerySet.as_manager()

    class Meta:
        verbose_name = "momentopname"
        verbose_name_plural = "momentopnamen"
        ordering = ["-jaar", "-nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaar", "nummer"],
                name="momentopname_nummer_eenmaal",
                violation_error_message="Deze momentopname bestaat al.",
            )
        ]

    def __str__(self):
        return f"{self.jaar}, momentopname {self.nummer}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise Onveranderlijk("Een momentopname verandert niet meer.")
        self.sha256 = hashlib.sha256(self.inhoud.encode()).hexdigest()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Onveranderlijk("Een momentopname blijft staan.")

    @property
    def gegevens(self):
        return json.loads(self.inhoud)

    @property
    def is_ongeschonden(self):
        return hashlib.sha256(self.inhoud.encode()).hexdigest() == self.sha256
