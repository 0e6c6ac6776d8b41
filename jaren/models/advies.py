"""Advice of MNU/Saluti, asked for or not, with its answer and what came of it. It belongs to no single year."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from buurtteams.models import Gebruiker, Rol, Thema
from buurtteams.tijd import vandaag
from plannen.models import Plan


class AdviesQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Everyone with a role but a mere partner; the plans that it names are shown to who sees them."""
        soorten = [soort for soort in Rol.Soort if soort != Rol.Soort.PARTNER]
        return self.all() if gebruiker.heeft(*soorten) else self.none()

    def open(self):
        return self.filter(beantwoord_op=None)

    def zonder_gevolg(self):
        """Answered, but nobody noted what came of it."""
        return self.exclude(beantwoord_op=None).filter(gevolg_op=None)


class Advies(models.Model):
    titel = models.CharField("onderwerp", max_length=160)
    tekst = models.TextField("advies")
    gevraagd = models.BooleanField("de gemeente vroeg om dit advies", default=False)
    themas = models.ManyToManyField(Thema, blank=True, related_name="adviezen", verbose_name="thema's")
    plannen = models.ManyToManyField(Plan, blank=True, related_name="adviezen", verbose_name="plannen")
    ingediend_op = models.DateTimeField("ingediend op", default=timezone.now, editable=False)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False, verbose_name="door")
    functie = models.CharField("functie", max_length=80, editable=False)
    antwoord_voor = models.DateField("antwoord gevraagd voor")
    antwoord = models.TextField("antwoord van de gemeente", blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True, editable=False)
    beantwoord_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="beantwoord door"
    )
    beantwoord_functie = models.CharField("functie van wie antwoordt", max_length=80, blank=True, editable=False)
    gevolg = models.TextField("wat is ermee gedaan?", blank=True)
    gevolg_op = models.DateTimeField("gevolg genoteerd op", null=True, blank=True, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = AdviesQuerySet.as_manager()
    geschiedenis = HistoricalRecords(excluded_fields=["sleutel"])

    class Meta:
        verbose_name = "advies"
        verbose_name_plural = "adviezen"
        ordering = ["-ingediend_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_op__isnull=True, beantwoord_door__isnull=True)
                | (~Q(antwoord="") & Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False)),
                name="advies_antwoord_wie_en_wanneer",
                violation_error_message="Een antwoord heeft een tekst, een datum en iemand die het gaf.",
            ),
            models.CheckConstraint(
                condition=Q(gevolg="", gevolg_op__isnull=True) | (~Q(gevolg="") & Q(gevolg_op__isnull=False)),
                name="advies_gevolg_met_datum",
                violation_error_message="Wat ermee is gedaan heeft een tekst en een datum.",
            ),
            models.CheckConstraint(
                condition=~Q(titel="") & ~Q(tekst=""),
                name="advies_heeft_tekst",
                violation_error_message="Schrijf het onderwerp en het advies op.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("jaren:advies", args=[self.pk])

    def is_te_laat(self, op=None):
        """Late: still open after the date, or answered after it."""
        if self.beantwoord_op:
            return timezone.localdate(self.beantwoord_op) > self.antwoord_voor
        return (op or vandaag()) > self.antwoord_voor
