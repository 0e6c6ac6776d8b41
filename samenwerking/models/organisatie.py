"""The partners of the teams: for whom they are there, in which languages, where and when."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from buurtteams.models import Rol, Wijk
from buurtteams.tijd import vandaag

from .contact import Contactpersoon


class OrganisatieQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """A partner sees the own organisatie; every other role sees all of them."""
        if any(rol.soort != Rol.Soort.PARTNER for rol in gebruiker.rollen):
            return self.all()
        return self.van(gebruiker)

    def van(self, gebruiker, op=None):
        """The organisaties that this partner stands for today: through the Contactpersoon that carries the account."""
        if not gebruiker.heeft(Rol.Soort.PARTNER):
            return self.none()
        return self.filter(pk__in=eigen_organisaties(gebruiker, op or vandaag()))


def eigen_organisaties(gebruiker, op):
    """Their numbers, asked once per request as the roles are.

    Nested in another question, PostgreSQL without statistics would work them out anew for every row.
    """
    gelezen = gebruiker.__dict__.setdefault("organisaties_op", {})
    if op not in gelezen:
        eigen = Contactpersoon.objects.geldig(op).van_gebruiker(gebruiker).filter(organisatie__isnull=False)
        gelezen[op] = list(eigen.values_list("organisatie", flat=True))
    return gelezen[op]


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
    voor_achterban = models.TextField("wat zij voor de eigen achterban doen", blank=True)
    bereikbaar = models.CharField("wanneer bereikbaar", max_length=200, blank=True)
    in_de_avond = models.BooleanField("ook 's avonds bereikbaar", default=False)
    in_het_weekend = models.BooleanField("ook in het weekend bereikbaar", default=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

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

    def get_absolute_url(self):
        return reverse("plannen:organisatie", args=[self.pk])

    @property
    def talenlijst(self):
        return [taal.strip() for taal in self.talen.split(",") if taal.strip()]
