"""What the round table of 9 February 2017 agreed, and which parties stand behind each agreement."""

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from buurtteams.models.logboek import OvergangNietMogelijk
from buurtteams.tijd import vandaag

from .logboek import Gebeurtenis

# Adopted and not withdrawn: the same as PlanQuerySet.vastgesteld(), seen from the agreement.
MET_AKKOORD = Q(plannen__vastgesteld_op__isnull=False) & ~Q(plannen__status="ingetrokken")


class RondetafelAfspraakQuerySet(models.QuerySet):
    def met_plannen(self):
        """With `aantal_plannen`: how many adopted plans, of whatever year, work or worked on it. `stand` reads it."""
        return self.annotate(aantal_plannen=Count("plannen", filter=MET_AKKOORD, distinct=True))


class RondetafelAfspraak(models.Model):
    """*Open* and *opgepakt* follow from the plans; *nagekomen* and *ingetrokken* are said, by `ga_naar` alone."""

    class Stand(models.TextChoices):
        OPEN = "open", "Open"
        OPGEPAKT = "opgepakt", "Opgepakt"
        NAGEKOMEN = "nagekomen", "Nagekomen"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    # Said too early, or withdrawn and wanted again: back to what the plans say.
    OVERGANGEN = {
        Stand.OPEN: [Stand.NAGEKOMEN, Stand.INGETROKKEN],
        Stand.NAGEKOMEN: [Stand.OPEN],
        Stand.INGETROKKEN: [Stand.OPEN],
    }

    code = models.CharField("code", max_length=4, unique=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", unique=True)
    titel = models.CharField("titel", max_length=120)
    omschrijving = models.TextField("omschrijving")
    bron = models.CharField("bron", max_length=120)
    nagekomen_op = models.DateField("nagekomen op", null=True, blank=True)
    ingetrokken_op = models.DateField("ingetrokken op", null=True, blank=True)
    reden = models.TextField("reden van intrekken", blank=True)

    objects = RondetafelAfspraakQuerySet.as_manager()

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

    def get_absolute_url(self):
        return reverse("jaren:rondetafelafspraak", args=[self.code])

    @property
    def gezegd(self):
        """What was said of it, whatever the day that was filled in; OPEN as long as nothing was."""
        if self.ingetrokken_op:
            return self.Stand.INGETROKKEN
        return self.Stand.NAGEKOMEN if self.nagekomen_op else self.Stand.OPEN

    @property
    def gezegd_op(self):
        return self.ingetrokken_op or self.nagekomen_op

    def stand_op(self, op=None, *, opgepakt):
        """The state on a day. `opgepakt`: an adopted plan works on it, or did."""
        if self.gezegd_op and self.gezegd_op <= (op or vandaag()):
            return self.gezegd
        return self.Stand.OPGEPAKT if opgepakt else self.Stand.OPEN

    @property
    def stand(self):
        """Today's. Reads the annotation of `met_plannen`."""
        return self.stand_op(opgepakt=self.aantal_plannen > 0)

    @property
    def volgende(self):
        """What can be said of it now."""
        return self.OVERGANGEN[self.gezegd]

    def ga_naar(self, stand, *, door, reden, dag=None, op=None):
        """Say that it was kept or withdrawn, from `dag` on, or take that back. Raises OvergangNietMogelijk."""
        van = self.gezegd
        if stand not in self.OVERGANGEN[van]:
            raise OvergangNietMogelijk(f"Deze afspraak staat al op '{van.label}'. Ververs de pagina.")
        dag = dag or vandaag()
        self.nagekomen_op = dag if stand == self.Stand.NAGEKOMEN else None
        self.ingetrokken_op = dag if stand == self.Stand.INGETROKKEN else None
        self.reden = "" if stand == self.Stand.OPEN else reden
        self.save()
        return Gebeurtenis.leg_vast("afspraak_stand", self, van=van, naar=stand, reden=reden, door=door, op=op)


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

    def is_gestopt(self, op=None):
        return self.tot is not None and self.tot < (op or vandaag())

    def geldt_op(self, op=None):
        return self.sinds <= (op or vandaag()) and not self.is_gestopt(op)
