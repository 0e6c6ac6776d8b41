"""What the round table of 9 February 2017 agreed, and which parties stand behind each agreement."""

from django.db import models
from django.db.models import Q


class RondetafelAfspraak(models.Model):
    code = models.CharField("code", max_length=4, unique=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", unique=True)
    titel = models.CharField("titel", max_length=120)
    omschrijving = models.TextField("omschrijving")
    bron = models.CharField("bron", max_length=120)
    nagekomen_op = models.DateField("nagekomen op", null=True, blank=True)
    ingetrokken_op = models.DateField("ingetrokken op", null=True, blank=True)
    reden = models.TextField("reden van intrekken", blank=True)

    class Meta:
        verbose_name = "afspraak van de ronde tafel"
        verbose_name_plural = "afspraken van de ronde tafel"
        ordering = ["volgorde"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | ~Q(reden=""),
                name="afspraak_ingetrokken_met_reden",
                violation_error_message="Schrijf op waarom de afspraak is ingetrokken.",
            ),
            models.CheckConstraint(
                condition=Q(nagekomen_op__isnull=True) | Q(ingetrokken_op__isnull=True),
                name="afspraak_nagekomen_of_ingetrokken",
                violation_error_message="Een afspraak is nagekomen of ingetrokken, niet allebei.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.titel}"


class Steun(models.Model):
    class Partij(models.TextChoices):
        BUURTTEAMS = "buurtteams", "buurtteams"
        GEMEENTE = "gemeente", "gemeente"
        SALUTI = "saluti", "MNU/Saluti"

    afspraak = models.ForeignKey(RondetafelAfspraak, models.CASCADE, related_name="steun", verbose_name="afspraak")
    partij = models.CharField("partij", max_length=20, choices=Partij)
    sinds = models.DateField("sinds")
    tot = models.DateField("tot", null=True, blank=True)

    class Meta:
        verbose_name = "steun"
        verbose_name_plural = "steun"
        ordering = ["afspraak", "partij"]
        constraints = [
            models.UniqueConstraint(
                fields=["afspraak", "partij"],
                name="steun_een_per_partij",
                violation_error_message="Van deze partij staat de steun er al.",
            )
        ]

    def __str__(self):
        return f"{self.get_partij_display()} bij {self.afspraak.code}"
