"""The stamps by which a process knows whether what it keeps of the figures is still right."""

from django.db import models

STAD = 0


class Cijferstempel(models.Model):
    """One row for the city and one per year; only the triggers of `plannen.stempels` write here.

    `stand` is another after every write that any figure could show; `vorm` only after one that is more than the daily
    reporting, so that it can change the figures of a past day too.
    """

    nummer = models.BigIntegerField("nummer van het jaar, of 0 voor de stad", primary_key=True)
    stand = models.CharField("stand", max_length=32)
    vorm = models.CharField("vorm", max_length=32)

    class Meta:
        verbose_name = "cijferstempel"
        verbose_name_plural = "cijferstempels"

    def __str__(self):
        return f"{self.nummer}: {self.stand}"
