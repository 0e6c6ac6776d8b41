"""A plan: exactly one trekker, at most three per team per year, and the states it goes through."""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from buurtteams.models import Buurtteam, Gebruiker, Instelling, OnderdeelKeuze, Rol
from buurtteams.models.logboek import OvergangNietMogelijk
from samenwerking.models import Organisatie, Verhaal

from .afspraak import RondetafelAfspraak
from .jaar import Jaarcyclus
from .logboek import Gebeurtenis


def is_van(teams):
    """Own plans and plans of others in which one of the teams takes part."""
    samen = Plan.deelnemende_teams.through.objects.filter(buurtteam__in=teams)
    return Q(team__in=teams) | Q(pk__in=samen.values("plan"))


class PlanQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Rule 7. Concept: own team, instellingen, beheer. Offered once: gemeente, saluti and the partners it names.

        Adopted once: every other role that signs in. A partner never sees a plan that does not name the organisatie.
        """
        if gebruiker.heeft(Rol.Soort.INSTELLING, Rol.Soort.BEHEER):
            return self.all()
        zicht = is_van([team.pk for team in gebruiker.teams])
        if gebruiker.heeft(Rol.Soort.GEMEENTE):
            zicht |= Q(van_gemeente=True) | Q(aangeboden_op__isnull=False)
        if gebruiker.heeft(Rol.Soort.SALUTI):
            zicht |= Q(aangeboden_op__isnull=False)
        if gebruiker.heeft(Rol.Soort.COORDINATOR, Rol.Soort.WETHOUDER):
            zicht |= Q(vastgesteld_op__isnull=False)
        if gebruiker.heeft(Rol.Soort.PARTNER):
            genoemd = Organisatie.objects.van(gebruiker).values("planpartners__plan")
            zicht |= Q(aangeboden_op__isnull=False, pk__in=genoemd)
        return self.filter(zicht)

    def lopend(self):
        """Plans that count: not withdrawn."""
        return self.exclude(status=Plan.Status.INGETROKKEN)

    def vastgesteld(self):
        """With the gemeente's akkoord, also when the year is looked back on already."""
        return self.filter(status__in=Plan.MET_AKKOORD)

    def in_uitvoering(self):
        """What is reported on: adopted, and not yet accounted for."""
        return self.filter(status=Plan.Status.VASTGESTELD)

    def zonder_trekker(self, op=None):
        """Nobody with an account that may sign in holds the role of the trekker today: work without an owner."""
        rollen = Rol.objects.geldig(op).filter(gebruiker__is_active=True)
        van_team = Exists(rollen.filter(soort=Rol.Soort.COORDINATOR, buurtteam=OuterRef("team")))
        van_instelling = Exists(rollen.filter(soort=Rol.Soort.INSTELLING, instelling=OuterRef("instelling")))
        van_gemeente = Q(van_gemeente=True) & Q(Exists(rollen.filter(soort=Rol.Soort.GEMEENTE)))
        return self.exclude(Q(van_team) | Q(van_instelling) | van_gemeente)

    def van_team(self, team):
        """The team's own plans and those in which it takes part."""
        return self.filter(is_van([team.pk]))

    def met_trekker(self):
        return self.select_related("cyclus", "team__wijk", "instelling")

    def voor_overzicht(self):
        """For the list of plans and for plan cards: the themes with their stand, in one query."""
        return (
            self.met_trekker()
            .prefetch_related("themas", "cyclus__rondes")
            .annotate(
                acties_klaar=Count("acties", filter=Q(acties__klaar_op__isnull=False), distinct=True),
                acties_totaal=Count("acties", distinct=True),
            )
            .order_by("-cyclus__jaar", F("team__naam").asc(nulls_last=True), "nummer", "pk")
        )


class Plan(models.Model):
    class Status(models.TextChoices):
        CONCEPT = "concept", "Nog aan het schrijven"
        AANGEBODEN = "aangeboden", "Ingeleverd bij de gemeente"
        VASTGESTELD = "vastgesteld", "Akkoord, aan het werk"
        VERANTWOORD = "verantwoord", "Terugblik ingeleverd"
        BESPROKEN = "besproken", "Besproken met de wethouder"
        INGETROKKEN = "ingetrokken", "Gaat niet door"

    OVERGANGEN = {
        Status.CONCEPT: [Status.AANGEBODEN, Status.INGETROKKEN],
        Status.AANGEBODEN: [Status.VASTGESTELD, Status.CONCEPT, Status.INGETROKKEN],
        Status.VASTGESTELD: [Status.VERANTWOORD, Status.INGETROKKEN],
        Status.VERANTWOORD: [Status.BESPROKEN, Status.VASTGESTELD],
        Status.BESPROKEN: [Status.VERANTWOORD],
        Status.INGETROKKEN: [],
    }
    MET_AKKOORD = [Status.VASTGESTELD, Status.VERANTWOORD, Status.BESPROKEN]

    cyclus = models.ForeignKey(Jaarcyclus, models.PROTECT, related_name="plannen", verbose_name="jaar")
    team = models.ForeignKey(
        Buurtteam, models.PROTECT, null=True, blank=True, related_name="plannen", verbose_name="buurtteam"
    )
    instelling = models.ForeignKey(
        Instelling, models.PROTECT, null=True, blank=True, related_name="plannen", verbose_name="instelling"
    )
    van_gemeente = models.BooleanField("de gemeente trekt dit plan", default=False)
    nummer = models.PositiveSmallIntegerField("nummer", null=True, blank=True)
    deelnemende_teams = models.ManyToManyField(
        Buurtteam, blank=True, related_name="plannen_samen", verbose_name="teams die meedoen"
    )
    titel = models.CharField("titel", max_length=80)
    onderdeel = models.CharField("geldt voor", max_length=20, choices=OnderdeelKeuze, default=OnderdeelKeuze.BEIDE)
    waarom = models.TextField("waarom dit plan?", blank=True)
    over_een_jaar = models.TextField("wat is er over een jaar anders?", blank=True)
    afspraken = models.ManyToManyField(
        RondetafelAfspraak, blank=True, related_name="plannen", verbose_name="hoort bij deze afspraken"
    )
    naar_voorbeeld_van = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="navolgers", verbose_name="naar voorbeeld van"
    )
    naar_verhaal = models.ForeignKey(
        Verhaal, models.SET_NULL, null=True, blank=True, related_name="plannen", verbose_name="naar dit verhaal"
    )
    volgt_op = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="vervolgen", verbose_name="gaat verder met"
    )
    status = models.CharField("status", max_length=20, choices=Status, default=Status.CONCEPT, editable=False)
    aangeboden_op = models.DateTimeField("voor het eerst ingeleverd op", null=True, blank=True, editable=False)
    vastgesteld_op = models.DateTimeField("akkoord op", null=True, blank=True, editable=False)
    gemaakt_door = models.ForeignKey(
        Gebruiker, models.PROTECT, related_name="+", editable=False, verbose_name="gemaakt door"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = PlanQuerySet.as_manager()
    geschiedenis = HistoricalRecords(excluded_fields=["sleutel"])

    class Meta:
        verbose_name = "plan"
        verbose_name_plural = "plannen"
        ordering = ["-cyclus__jaar", "team__naam", "nummer", "pk"]
        indexes = [models.Index(fields=["cyclus", "status"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False, instelling__isnull=True, van_gemeente=False)
                | Q(team__isnull=True, instelling__isnull=False, van_gemeente=False)
                | Q(team__isnull=True, instelling__isnull=True, van_gemeente=True),
                name="plan_een_trekker",
                violation_error_message="Een plan heeft één trekker: een buurtteam, een instelling of de gemeente.",
            ),
            models.CheckConstraint(
                condition=Q(team__isnull=False, nummer__isnull=False, nummer__gte=1)
                | Q(team__isnull=True, nummer__isnull=True),
                name="plan_van_team_heeft_nummer",
                violation_error_message="Een plan van een buurtteam heeft een nummer, een ander plan niet.",
            ),
            models.UniqueConstraint(
                fields=["cyclus", "team", "nummer"],
                condition=~Q(status="ingetrokken"),
                name="plan_nummer_eenmaal",
                violation_error_message="Dit team heeft dit jaar al een plan met dit nummer.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["aangeboden", "vastgesteld", "verantwoord", "besproken"])
                | Q(aangeboden_op__isnull=False),
                name="plan_aangeboden_met_datum",
                violation_error_message="Een ingeleverd plan heeft een datum van inleveren.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["vastgesteld", "verantwoord", "besproken"]) | Q(vastgesteld_op__isnull=False),
                name="plan_vastgesteld_met_datum",
                violation_error_message="Een plan met akkoord heeft een datum van akkoord.",
            ),
            models.CheckConstraint(
                condition=~Q(titel=""),
                name="plan_heeft_titel",
                violation_error_message="Geef het plan een titel.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("plannen:plan", args=[self.pk])

    @classmethod
    def nieuw(cls, *, cyclus, team, door):
        """An unsaved plan of a team or, without one, of the own instelling of `door` or else of the gemeente."""
        rol = None if team else door.rol(Rol.Soort.INSTELLING)
        instelling = rol.instelling if rol else None
        return cls(cyclus=cyclus, team=team, instelling=instelling, van_gemeente=not (team or instelling))

    @property
    def trekker(self):
        return f"Buurtteam {self.team}" if self.team else str(self.instelling or "Gemeente Utrecht")

    @property
    def kop(self):
        """ "Plan 2" for a team's plan; the trekker for another."""
        return f"Plan {self.nummer}" if self.nummer else f"Plan van {self.trekker}"

    @property
    def is_teruggestuurd(self):
        return self.status == self.Status.CONCEPT and self.aangeboden_op is not None

    @property
    def heeft_akkoord(self):
        return self.status in self.MET_AKKOORD

    @property
    def statuswoord(self):
        return "Terug van de gemeente, met een vraag" if self.is_teruggestuurd else self.get_status_display()

    def ga_naar(self, status, *, door, namens="", reden="", op=None):
        """The only way to another status; writes the Gebeurtenis with it. Raises OvergangNietMogelijk."""
        if status not in self.OVERGANGEN[self.status]:
            raise OvergangNietMogelijk(
                f"Dit plan staat op '{self.statuswoord}'. Deze stap kan nu niet. Ververs de pagina."
            )
        op = op or timezone.now()
        van, self.status = self.status, status
        if status == self.Status.AANGEBODEN and not self.aangeboden_op:
            self.aangeboden_op = op
        if status == self.Status.VASTGESTELD and not self.vastgesteld_op:
            self.vastgesteld_op = op
        self.versie += 1
        self.save()
        return Gebeurtenis.leg_vast(
            "plan_status", self, plan=self, van=van, naar=status, door=door, namens=namens, reden=reden, op=op
        )
