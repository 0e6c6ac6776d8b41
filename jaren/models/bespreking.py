"""The review with the wethouder: what is on the agenda, what is decided, and what the wethouder says to it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from buurtteams.models import Gebruiker, Rol
from buurtteams.tijd import vandaag
from plannen.models import Jaarcyclus, Plan
from plannen.models.plan import is_van

from .schaal import Besluitsoort

MEESTE_PUNTEN = 12


class Agendapunt(models.Model):
    """One thing to talk about. A plan stands on the agenda once, for its weightiest reason."""

    class Aanleiding(models.TextChoices):
        """In the order of weight; the first that fits decides where a plan stands."""

        HULP = "hulp", "Er is om hulp gevraagd"
        BESLUIT = "besluit", "Een besluit van vorig jaar loopt nog"
        VERSCHIL = "verschil", "Verschil tussen de stemmen"
        PARTNER = "partner", "De partner zegt iets anders"
        LOOPT_VAST = "loopt_vast", "Loopt vast"
        VRAAG = "vraag", "Een vraag wacht op antwoord"
        GEEN_TERUGBLIK = "geen_terugblik", "Er is geen terugblik"
        ADVIES = "advies", "Een advies van MNU/Saluti"
        EIGEN = "eigen", "Eigen punt"
        GEEN = "geen", "Iedereen is het eens"

    cyclus = models.ForeignKey(Jaarcyclus, models.PROTECT, related_name="agendapunten", verbose_name="jaar")
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="agendapunten", verbose_name="plan"
    )
    aanleiding = models.CharField("aanleiding", max_length=20, choices=Aanleiding, default=Aanleiding.EIGEN)
    titel = models.CharField("onderwerp", max_length=160)
    gevraagd_besluit = models.CharField("gevraagd besluit", max_length=300)
    bespreken = models.BooleanField("wordt besproken", default=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    notitie = models.TextField("aantekening", blank=True)
    afgehandeld_op = models.DateTimeField("afgehandeld op", null=True, blank=True, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        ordering = ["cyclus", "-bespreken", "volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cyclus", "plan"],
                name="agendapunt_plan_eenmaal",
                violation_error_message="Dit plan staat al op de agenda.",
            ),
            models.CheckConstraint(
                condition=~Q(titel=""),
                name="agendapunt_heeft_titel",
                violation_error_message="Schrijf op waar dit punt over gaat.",
            ),
            models.CheckConstraint(
                condition=~Q(gevraagd_besluit=""),
                name="agendapunt_vraagt_besluit",
                violation_error_message="Schrijf op welk besluit u vraagt.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("jaren:agendapunt", args=[self.cyclus.jaar, self.pk])


class BesluitQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """On a plan: whoever sees the plan. Of the year as a whole: everyone with a role but a mere partner."""
        van_plan = Q(plan__in=Plan.objects.zichtbaar_voor(gebruiker))
        soorten = [soort for soort in Rol.Soort if soort != Rol.Soort.PARTNER]
        return self.filter(van_plan | Q(plan=None)) if gebruiker.heeft(*soorten) else self.filter(van_plan)

    def open(self):
        """Not done, and not carried on as a decision of a later year."""
        return self.filter(klaar_op=None, vervolgen=None).exclude(soort=Besluitsoort.STOPPEN, datum=None)

    def van(self, gebruiker):
        """Those that this person's side must see to."""
        zicht = Q(zijde=Besluit.Zijde.TEAM) & Q(
            plan__in=Plan.objects.filter(is_van([team.pk for team in gebruiker.teams]))
        )
        if gebruiker.heeft(Rol.Soort.INSTELLING):
            zicht |= Q(zijde=Besluit.Zijde.INSTELLING)
            zicht |= Q(zijde=Besluit.Zijde.TEAM, plan__instelling__in=[rol.instelling_id for rol in gebruiker.rollen])
        if gebruiker.heeft(Rol.Soort.GEMEENTE):
            zicht |= Q(zijde=Besluit.Zijde.GEMEENTE) | Q(zijde=Besluit.Zijde.TEAM, plan__van_gemeente=True)
        if gebruiker.heeft(Rol.Soort.SALUTI):
            zicht |= Q(zijde=Besluit.Zijde.SALUTI)
        return self.filter(zicht)

    def voor_overzicht(self):
        return self.select_related("cyclus", "plan__team", "plan__instelling", "volgt_op__cyclus").order_by(
            models.F("datum").asc(nulls_last=True), "pk"
        )


class Besluit(models.Model):
    """Followed until it is done. In a later year it goes on as that year's own row, which says what it follows."""

    class Zijde(models.TextChoices):
        TEAM = "team", "het team"
        INSTELLING = "instelling", "de instelling"
        GEMEENTE = "gemeente", "de gemeente"
        SALUTI = "saluti", "MNU/Saluti"

    cyclus = models.ForeignKey(Jaarcyclus, models.PROTECT, related_name="besluiten", verbose_name="jaar")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="besluiten", verbose_name="plan")
    agendapunt = models.ForeignKey(
        Agendapunt, models.PROTECT, null=True, blank=True, related_name="besluiten", verbose_name="agendapunt"
    )
    soort = models.CharField("besluit", max_length=20, choices=Besluitsoort)
    tekst = models.TextField("wat spreken wij af?", blank=True)
    wie = models.CharField("wie zorgt ervoor? (functie)", max_length=80, blank=True)
    zijde = models.CharField("van", max_length=20, choices=Zijde, default=Zijde.TEAM)
    datum = models.DateField("voor", null=True, blank=True)
    klaar_op = models.DateField("klaar op", null=True, blank=True)
    klaar_toelichting = models.TextField("wat is ermee gebeurd?", blank=True)
    volgt_op = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="vervolgen", verbose_name="gaat verder op"
    )
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False, verbose_name="door")
    functie = models.CharField("functie", max_length=80, editable=False)
    namens = models.CharField("namens", max_length=120, blank=True, editable=False)
    op = models.DateTimeField("genomen op", default=timezone.now, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = BesluitQuerySet.as_manager()
    geschiedenis = HistoricalRecords(excluded_fields=["sleutel"])

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ["cyclus", "pk"]
        indexes = [models.Index(fields=["zijde", "klaar_op", "datum"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(tekst="") | (~Q(wie="") & Q(datum__isnull=False)),
                name="besluit_met_wie_en_wanneer",
                violation_error_message="Een afspraak heeft iemand die ervoor zorgt en een datum.",
            ),
            models.CheckConstraint(
                condition=Q(zijde="gemeente") | Q(zijde="saluti") | Q(plan__isnull=False) | Q(zijde="instelling"),
                name="besluit_van_team_heeft_plan",
                violation_error_message="Een besluit voor een team hoort bij een plan van dat team.",
            ),
        ]

    def __str__(self):
        return self.tekst or self.get_soort_display()

    def get_absolute_url(self):
        return reverse("jaren:besluit", args=[self.pk])

    @property
    def vraagt_werk(self):
        """A decision without an agreement (just *doorgaan*) asks nobody to do anything."""
        return bool(self.tekst)

    @property
    def van_wie(self):
        zijde = self.plan.trekker if self.zijde == self.Zijde.TEAM and self.plan else self.get_zijde_display()
        return ", ".join(filter(None, [self.wie, zijde]))

    @property
    def genomen_over(self):
        """The year of the review in which it was taken; a decision that goes on stands in a later year."""
        return self.volgt_op.genomen_over if self.volgt_op else self.cyclus

    def is_te_laat(self, op=None):
        return not self.klaar_op and self.datum is not None and self.datum < (op or vandaag())


class BestuurlijkeReactie(models.Model):
    """What the wethouder says to a plan, or to the year. The gemeente may write it down; that is then said."""

    cyclus = models.ForeignKey(Jaarcyclus, models.PROTECT, related_name="reacties", verbose_name="jaar")
    plan = models.OneToOneField(
        Plan, models.PROTECT, null=True, blank=True, related_name="reactie", verbose_name="plan"
    )
    tekst = models.TextField("reactie")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False, verbose_name="door")
    functie = models.CharField("functie", max_length=80, editable=False)
    namens = models.CharField("namens", max_length=120, blank=True, editable=False)
    op = models.DateTimeField("op", default=timezone.now, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    geschiedenis = HistoricalRecords()

    class Meta:
        verbose_name = "bestuurlijke reactie"
        verbose_name_plural = "bestuurlijke reacties"
        ordering = ["cyclus", "plan"]
        constraints = [
            models.UniqueConstraint(
                fields=["cyclus"],
                condition=Q(plan__isnull=True),
                name="reactie_een_per_jaar",
                violation_error_message="Er is al een reactie op dit jaar.",
            ),
            models.CheckConstraint(
                condition=~Q(tekst=""),
                name="reactie_heeft_tekst",
                violation_error_message="Schrijf de reactie op.",
            ),
        ]

    def __str__(self):
        return f"reactie op {self.plan or self.cyclus}"
