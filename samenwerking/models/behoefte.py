"""What a team or a partner needs, per theme, and how it is met."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from buurtteams.models import Buurtteam, Gebruiker, OnderdeelKeuze, Rol, Thema

from .organisatie import Organisatie


class BehoefteQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """A partner sees those of its own organisatie; every other role sees all of them."""
        if any(rol.soort != Rol.Soort.PARTNER for rol in gebruiker.rollen):
            return self.all()
        return self.filter(organisatie__in=Organisatie.objects.van(gebruiker))

    def voor_overzicht(self):
        return self.select_related("team", "organisatie", "thema")


class Behoefte(models.Model):
    class Status(models.TextChoices):
        OPEN = "open", "Nog niet opgepakt"
        BEZIG = "bezig", "Wij zijn ermee bezig"
        VERVULD = "vervuld", "Geregeld"
        VERVALLEN = "vervallen", "Niet meer nodig"

    team = models.ForeignKey(
        Buurtteam, models.PROTECT, null=True, blank=True, related_name="behoeften", verbose_name="buurtteam"
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="behoeften", verbose_name="organisatie"
    )
    onderdeel = models.CharField("geldt voor", max_length=20, choices=OnderdeelKeuze, default=OnderdeelKeuze.BEIDE)
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="behoeften", verbose_name="thema")
    tekst = models.TextField("wat is er nodig?")
    status = models.CharField("hoe staat het ermee?", max_length=20, choices=Status, default=Status.OPEN)
    hoe = models.TextField("hoe wordt dit geregeld?", blank=True)
    functie = models.CharField("genoteerd door", max_length=80)
    door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="genoteerd door"
    )
    op = models.DateTimeField("op", default=timezone.now)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = BehoefteQuerySet.as_manager()
    geschiedenis = HistoricalRecords(excluded_fields=["sleutel"])

    class Meta:
        verbose_name = "behoefte"
        verbose_name_plural = "behoeften"
        ordering = ["team__naam", "thema__volgorde", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False, organisatie__isnull=True)
                | Q(team__isnull=True, organisatie__isnull=False),
                name="behoefte_van_een",
                violation_error_message="Een behoefte is van een buurtteam of van een organisatie.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["vervuld", "vervallen"]) | ~Q(hoe=""),
                name="behoefte_geregeld_met_uitleg",
                violation_error_message="Schrijf op hoe dit is geregeld, of waarom het niet meer nodig is.",
            ),
        ]

    def __str__(self):
        return self.tekst[:80]

    def get_absolute_url(self):
        return reverse("plannen:behoefte", args=[self.pk])

    @property
    def van(self):
        return f"Buurtteam {self.team}" if self.team else str(self.organisatie)
