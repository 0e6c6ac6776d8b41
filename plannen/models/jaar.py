"""The year: a cycle with its rondes, its review with the wethouder and its priority wijken."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import formats

from buurtteams.models import Wijk
from buurtteams.models.logboek import OvergangNietMogelijk
from buurtteams.tijd import vandaag

from .logboek import Gebeurtenis


class JaarcyclusQuerySet(models.QuerySet):
    def lopend(self, op=None):
        """The earliest unclosed cycle whose review is not past; without one the latest of all; None when empty."""
        op = op or vandaag()
        open_jaren = self.exclude(fase=Jaarcyclus.Fase.AFGESLOTEN)
        return open_jaren.filter(bespreking_op__gte=op).order_by("jaar").first() or self.order_by("-jaar").first()

    def schrijfbaar(self):
        """Cycles in which plans can still be written."""
        return self.filter(fase__in=[Jaarcyclus.Fase.VOORBEREIDING, Jaarcyclus.Fase.UITVOERING])


class Jaarcyclus(models.Model):
    class Fase(models.TextChoices):
        VOORBEREIDING = "voorbereiding", "Plannen maken"
        UITVOERING = "uitvoering", "Aan het werk"
        VERANTWOORDING = "verantwoording", "Terugkijken"
        BESPREKING = "bespreking", "Gesprek met de wethouder"
        AFGESLOTEN = "afgesloten", "Jaar is klaar"

    jaar = models.PositiveSmallIntegerField("jaar", unique=True)
    fase = models.CharField("fase", max_length=20, choices=Fase, default=Fase.VOORBEREIDING)
    terugblik_voor = models.DateField("terugblik inleveren voor", blank=True)
    bespreking_op = models.DateField("gesprek met de wethouder", blank=True)
    aantal_plannen = models.PositiveSmallIntegerField("plannen per team", default=3)

    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = JaarcyclusQuerySet.as_manager()

    # Forward one phase at a time; one back with a reason. Closing and reopening are acts of their own (app jaren).
    OVERGANGEN = {
        Fase.VOORBEREIDING: [Fase.UITVOERING],
        Fase.UITVOERING: [Fase.VERANTWOORDING, Fase.VOORBEREIDING],
        Fase.VERANTWOORDING: [Fase.BESPREKING, Fase.UITVOERING],
        Fase.BESPREKING: [Fase.AFGESLOTEN, Fase.VERANTWOORDING],
        Fase.AFGESLOTEN: [Fase.BESPREKING],
    }

    class Meta:
        verbose_name = "jaarcyclus"
        verbose_name_plural = "jaarcycli"
        ordering = ["-jaar"]
        constraints = [
            models.CheckConstraint(
                condition=Q(aantal_plannen__gte=1),
                name="jaarcyclus_minstens_een_plan",
                violation_error_message="Een team maakt minstens één plan.",
            )
        ]

    def __str__(self):
        return str(self.jaar)

    def save(self, *args, **kwargs):
        self.terugblik_voor = self.terugblik_voor or datetime.date(self.jaar + 1, 1, 15)
        self.bespreking_op = self.bespreking_op or datetime.date(self.jaar + 1, 2, 9)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("jaren:jaar", args=[self.jaar])

    def ga_naar(self, fase, *, door, reden="", namens="", op=None):
        """The only way to another phase; writes the Gebeurtenis with it. Raises OvergangNietMogelijk."""
        if fase not in self.OVERGANGEN[self.fase]:
            raise OvergangNietMogelijk(
                f"{self} staat op '{self.get_fase_display()}'. Deze stap kan nu niet. Ververs de pagina."
            )
        van, self.fase = self.fase, fase
        self.versie += 1
        self.save()
        return Gebeurtenis.leg_vast("jaar_fase", self, van=van, naar=fase, door=door, namens=namens, reden=reden, op=op)

    def is_terug(self, fase):
        """Whether this phase lies before the present one."""
        volgorde = list(self.Fase)
        return volgorde.index(fase) < volgorde.index(self.fase)

    @property
    def is_open(self):
        return self.fase != self.Fase.AFGESLOTEN

    def ronde_op(self, op=None):
        """The ronde that counts on a day: the last one that has opened (also when it has closed), or None."""
        op = op or vandaag()
        return next((ronde for ronde in reversed(self.rondes_op_datum) if ronde.opent_op <= op), None)

    @property
    def rondes_op_datum(self):
        return sorted(self.rondes.all(), key=lambda ronde: ronde.opent_op)


class Ronde(models.Model):
    """A peilmoment: the weeks in which every theme of every plan gets a report."""

    cyclus = models.ForeignKey(Jaarcyclus, models.CASCADE, related_name="rondes", verbose_name="jaar")
    opent_op = models.DateField("opent op")
    sluit_op = models.DateField("sluit op")

    class Meta:
        verbose_name = "ronde"
        verbose_name_plural = "rondes"
        ordering = ["cyclus", "opent_op"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sluit_op__gte=F("opent_op")),
                name="ronde_sluit_na_opening",
                violation_error_message="De ronde sluit voordat hij opent. Pas een van de datums aan.",
            ),
            models.UniqueConstraint(
                fields=["cyclus", "opent_op"],
                name="ronde_een_per_dag",
                violation_error_message="Er opent op deze dag al een ronde.",
            ),
        ]

    def __str__(self):
        return self.naam

    @property
    def naam(self):
        return f"ronde {formats.date_format(self.opent_op, 'F')}"

    def is_open(self, op=None):
        return self.opent_op <= (op or vandaag()) <= self.sluit_op

    def dagen_tot_sluiting(self, op=None):
        return (self.sluit_op - (op or vandaag())).days


class Prioriteitswijk(models.Model):
    cyclus = models.ForeignKey(Jaarcyclus, models.CASCADE, related_name="prioriteitswijken", verbose_name="jaar")
    wijk = models.ForeignKey(Wijk, models.PROTECT, related_name="prioriteiten", verbose_name="wijk")
    reden = models.TextField("reden")

    class Meta:
        verbose_name = "prioriteitswijk"
        verbose_name_plural = "prioriteitswijken"
        ordering = ["cyclus", "wijk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cyclus", "wijk"],
                name="prioriteitswijk_eenmaal",
                violation_error_message="Deze wijk is dit jaar al prioriteitswijk.",
            ),
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="prioriteitswijk_met_reden",
                violation_error_message="Schrijf op waarom deze wijk dit jaar voorgaat.",
            ),
        ]

    def __str__(self):
        return f"{self.wijk} in {self.cyclus}"
