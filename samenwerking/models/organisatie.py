"""The partners of the teams, and the person who stands for each of them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from buurtteams.models import Gebruiker, Rol, Wijk
from buurtteams.tijd import vandaag


class OrganisatieQuerySet(models.QuerySet):
    def van(self, gebruiker, op=None):
        """The organisaties that this partner stands for today: through the Contactpersoon that carries the account."""
        if not gebruiker.heeft(Rol.Soort.PARTNER):
            return self.none()
        return self.filter(pk__in=Contactpersoon.objects.geldig(op).filter(gebruiker=gebruiker).values("organisatie"))


class Organisatie(models.Model):
    class Soort(models.TextChoices):
        MIGRANTENORGANISATIE = "migrantenorganisatie", "migrantenorganisatie"
        ZORGPARTNER = "zorgpartner", "zorgpartner"
        ADVIESORGAAN = "adviesorgaan", "adviesorgaan"
        KENNISINSTITUUT = "kennisinstituut", "kennisinstituut"
        ANDERE = "andere", "andere partner"

    naam = models.CharField("naam", max_length=120)
    soort = models.CharField("soort", max_length=30, choices=Soort, default=Soort.MIGRANTENORGANISATIE)
    wijken = models.ManyToManyField(Wijk, blank=True, related_name="organisaties", verbose_name="wijken")
    talen = models.CharField("talen", max_length=200, blank=True)
    achterban = models.CharField("achterban", max_length=300, blank=True)
    aanbod = models.TextField("wat zij zelf doen", blank=True)
    bereikbaar = models.CharField("wanneer bereikbaar", max_length=200, blank=True)

    objects = OrganisatieQuerySet.as_manager()

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"),
                name="organisatie_naam_eenmaal",
                violation_error_message="Er is al een organisatie met deze naam.",
            )
        ]

    def __str__(self):
        return self.naam


class ContactpersoonQuerySet(models.QuerySet):
    def geldig(self, op=None):
        op = op or vandaag()
        return self.filter(Q(vanaf__lte=op), Q(tot__isnull=True) | Q(tot__gte=op))


class Contactpersoon(models.Model):
    """The person on the organisatie's side who holds an account; a partner's rights follow from this row."""

    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="contactpersonen", verbose_name="organisatie"
    )
    gebruiker = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="contactpersonen", verbose_name="gebruiker"
    )
    vanaf = models.DateField("vanaf", default=vandaag)
    tot = models.DateField("tot en met", null=True, blank=True)

    objects = ContactpersoonQuerySet.as_manager()

    class Meta:
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"
        ordering = ["organisatie", "vanaf"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")),
                name="contactpersoon_tot_na_vanaf",
                violation_error_message="De einddatum ligt voor de begindatum.",
            )
        ]

    def __str__(self):
        return f"contactpersoon van {self.organisatie}"
