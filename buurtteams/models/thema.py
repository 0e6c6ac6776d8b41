"""The six themes of the Gespreksnotitie, with what goes wrong (knelpunten) and what helps (aanbevelingen)."""

from django.db import models
from django.urls import reverse


class Thema(models.Model):
    volgorde = models.PositiveSmallIntegerField("volgorde", unique=True)
    slug = models.SlugField("naam in het adres", unique=True)
    naam = models.CharField("naam", max_length=80, unique=True)
    korte_naam = models.CharField("korte naam", max_length=30, unique=True)
    omschrijving = models.TextField("omschrijving")

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's"
        ordering = ["volgorde"]

    def __str__(self):
        return self.korte_naam

    def get_absolute_url(self):
        return reverse("plannen:dashboard_thema", args=[self.slug])


class Knelpunt(models.Model):
    code = models.CharField("code", max_length=8, unique=True)
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="knelpunten", verbose_name="thema")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    titel = models.CharField("titel", max_length=120)
    omschrijving = models.TextField("omschrijving")
    bron = models.CharField("bron", max_length=120)

    class Meta:
        verbose_name = "knelpunt"
        verbose_name_plural = "knelpunten"
        ordering = ["thema__volgorde", "volgorde"]

    def __str__(self):
        return f"{self.code} {self.titel}"


class Aanbeveling(models.Model):
    code = models.CharField("code", max_length=8, unique=True)
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="aanbevelingen", verbose_name="thema")
    onderdeel_van = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="delen", verbose_name="onderdeel van"
    )
    volgorde = models.PositiveSmallIntegerField("volgorde")
    titel = models.CharField("titel", max_length=120)
    omschrijving = models.TextField("omschrijving")
    bron = models.CharField("bron", max_length=120)

    class Meta:
        verbose_name = "aanbeveling"
        verbose_name_plural = "aanbevelingen"
        ordering = ["thema__volgorde", "volgorde"]

    def __str__(self):
        return f"{self.code} {self.titel}"

    def get_absolute_url(self):
        return reverse("plannen:aanbeveling", args=[self.code])
