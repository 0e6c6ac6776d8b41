"""Reminders by mail: one mail per person per day at most, and each reminder only once."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from buurtteams.models import Gebruiker


class Herinnering(models.Model):
    """One mail. Its stand changes by conditional update alone, so that two workers never send the same one.

    klaar → bezig → verstuurd. A worker that dies between *bezig* and *verstuurd* leaves a mail of which nobody knows
    whether it went: that becomes *onzeker*, is shown to beheer, and is never sent again by itself.
    """

    class Stand(models.TextChoices):
        KLAAR = "klaar", "Staat klaar"
        BEZIG = "bezig", "Wordt verstuurd"
        VERSTUURD = "verstuurd", "Verstuurd"
        ONZEKER = "onzeker", "Misschien verstuurd"
        MISLUKT = "mislukt", "Niet verstuurd"

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="herinneringen", verbose_name="aan")
    dag = models.DateField("voor dag")
    adres = models.EmailField("e-mailadres")
    onderwerp = models.CharField("onderwerp", max_length=200)
    tekst = models.TextField("tekst")
    bericht_id = models.CharField("Message-ID", max_length=200, unique=True)
    stand = models.CharField("stand", max_length=20, choices=Stand, default=Stand.KLAAR)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    fout = models.CharField("wat er misging", max_length=300, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)
    begonnen_op = models.DateTimeField("begonnen op", null=True, blank=True)
    verstuurd_op = models.DateTimeField("verstuurd op", null=True, blank=True)

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ["-dag", "pk"]
        indexes = [models.Index(fields=["stand", "dag"])]
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "dag"],
                name="herinnering_een_per_dag",
                violation_error_message="Deze persoon krijgt op deze dag al een bericht.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="verstuurd") | Q(verstuurd_op__isnull=False),
                name="herinnering_verstuurd_met_datum",
                violation_error_message="Een verstuurd bericht heeft een datum.",
            ),
        ]

    def __str__(self):
        return f"{self.onderwerp} ({self.dag:%Y-%m-%d})"


class Herinneringsregel(models.Model):
    """What a mail reminds of: a task and one of its moments. The same never goes twice to the same person."""

    herinnering = models.ForeignKey(Herinnering, models.CASCADE, related_name="regels", verbose_name="herinnering")
    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+", verbose_name="aan")
    taak = models.CharField("taak", max_length=120)
    moment = models.SmallIntegerField("dagen tot (positief) of na de datum")
    datum = models.DateField("datum van de taak")

    class Meta:
        verbose_name = "regel van een herinnering"
        verbose_name_plural = "regels van herinneringen"
        ordering = ["herinnering", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "taak", "moment", "datum"],
                name="herinneringsregel_eenmaal",
                violation_error_message="Hieraan is deze persoon al herinnerd.",
            )
        ]

    def __str__(self):
        return f"{self.taak} ({self.moment})"
