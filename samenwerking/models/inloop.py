"""Where residents can walk in: place, weekly times with exceptions, languages, and who keeps this up to date."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from buurtteams.models import Buurtteam, Gebruiker, Wijk
from buurtteams.tijd import vandaag

from .organisatie import Organisatie

BEVESTIGING_GELDT = datetime.timedelta(days=90)


class Weekdag(models.IntegerChoices):
    MAANDAG = 0, "maandag"
    DINSDAG = 1, "dinsdag"
    WOENSDAG = 2, "woensdag"
    DONDERDAG = 3, "donderdag"
    VRIJDAG = 4, "vrijdag"
    ZATERDAG = 5, "zaterdag"
    ZONDAG = 6, "zondag"


class InloopQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Whoever has a role, partners included: where one can walk in is no secret."""
        return self.all() if gebruiker.rollen else self.none()

    def lopend(self):
        return self.filter(gestopt_op=None)

    def voor_overzicht(self):
        return self.select_related("team", "wijk", "bijgehouden_door").prefetch_related(
            "tijden", "uitzonderingen", "organisaties"
        )


class Inloop(models.Model):
    class Fase(models.TextChoices):
        VERKENNING = "verkenning", "Wij verkennen dit"
        PROEF = "proef", "Wij proberen dit uit"
        STRUCTUREEL = "structureel", "Dit is vast"

    naam = models.CharField("naam", max_length=120)
    team = models.ForeignKey(Buurtteam, models.PROTECT, related_name="inlopen", verbose_name="buurtteam")
    organisaties = models.ManyToManyField(
        Organisatie, blank=True, related_name="inlopen", verbose_name="organisaties die meedoen"
    )
    wijk = models.ForeignKey(Wijk, models.PROTECT, related_name="inlopen", verbose_name="wijk")
    plek = models.CharField("plek en adres", max_length=200, blank=True)
    fase = models.CharField("fase", max_length=20, choices=Fase, default=Fase.VERKENNING)
    talen = models.CharField("talen", max_length=200, blank=True)
    gastheren = models.TextField("wie ontvangt bewoners? (functies)", blank=True)
    bijhouder = models.CharField("wie houdt dit bij? (functie)", max_length=80)
    bijgehouden_door = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bijgehouden_inlopen",
        verbose_name="welke organisatie houdt dit bij?",
    )
    bevestigd_op = models.DateField("voor het laatst nagekeken op", default=vandaag)
    gestopt_op = models.DateField("gestopt op", null=True, blank=True)
    stopreden = models.TextField("waarom gestopt", blank=True)
    gemaakt_door = models.ForeignKey(
        Gebruiker, models.PROTECT, related_name="+", editable=False, verbose_name="gemaakt door"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = InloopQuerySet.as_manager()
    geschiedenis = HistoricalRecords(excluded_fields=["sleutel"])

    class Meta:
        verbose_name = "inloop"
        verbose_name_plural = "inlopen"
        ordering = ["wijk", "naam", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fase="verkenning") | ~Q(plek=""),
                name="inloop_heeft_plek",
                violation_error_message="Schrijf op waar de inloop is.",
            ),
            models.CheckConstraint(
                condition=Q(gestopt_op__isnull=True, stopreden="") | (Q(gestopt_op__isnull=False) & ~Q(stopreden="")),
                name="inloop_gestopt_met_reden",
                violation_error_message="Schrijf op waarom de inloop stopt.",
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("samenwerking:inloop", args=[self.pk])

    def is_verouderd(self, op=None):
        """Nobody looked at it for 90 days."""
        return not self.gestopt_op and (op or vandaag()) - self.bevestigd_op > BEVESTIGING_GELDT


class Inlooptijd(models.Model):
    inloop = models.ForeignKey(Inloop, models.CASCADE, related_name="tijden", verbose_name="inloop")
    dag = models.PositiveSmallIntegerField("dag", choices=Weekdag)
    van = models.TimeField("van")
    tot = models.TimeField("tot")

    class Meta:
        verbose_name = "inlooptijd"
        verbose_name_plural = "inlooptijden"
        ordering = ["inloop", "dag", "van"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gt=F("van")),
                name="inlooptijd_tot_na_van",
                violation_error_message="De inloop sluit voordat zij opent. Kies een latere tijd.",
            ),
            models.UniqueConstraint(
                fields=["inloop", "dag", "van"],
                name="inlooptijd_eenmaal",
                violation_error_message="Deze tijd staat er al.",
            ),
        ]

    def __str__(self):
        return f"{self.get_dag_display()} {self.van:%H.%M}-{self.tot:%H.%M} uur"


class Inloopuitzondering(models.Model):
    """One day on which the weekly times do not hold: closed (no times), or other times."""

    inloop = models.ForeignKey(Inloop, models.CASCADE, related_name="uitzonderingen", verbose_name="inloop")
    datum = models.DateField("datum")
    van = models.TimeField("van", null=True, blank=True)
    tot = models.TimeField("tot", null=True, blank=True)
    toelichting = models.CharField("uitleg", max_length=120)

    class Meta:
        verbose_name = "uitzondering"
        verbose_name_plural = "uitzonderingen"
        ordering = ["inloop", "datum"]
        constraints = [
            models.CheckConstraint(
                # An empty time makes the comparison unknown, which a database lets pass: so both are named.
                condition=Q(van__isnull=True, tot__isnull=True)
                | Q(van__isnull=False, tot__isnull=False, tot__gt=F("van")),
                name="inloopuitzondering_dicht_of_van_tot",
                violation_error_message="Vul een begin en een later einde in, of laat beide leeg: dan is het dicht.",
            ),
            models.UniqueConstraint(
                fields=["inloop", "datum"],
                name="inloopuitzondering_een_per_dag",
                violation_error_message="Voor deze dag staat er al iets.",
            ),
        ]

    def __str__(self):
        return f"{self.datum}: {self.toelichting}"
