"""The account that a team gives of one plan, at the end of the year."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from buurtteams.models import Gebruiker
from plannen.models import Plan

from .schaal import Antwoord, Besluitsoort


class Terugblik(models.Model):
    """`ronde` counts how often it was handed in; judgements belong to one of those times."""

    plan = models.OneToOneField(Plan, models.PROTECT, related_name="terugblik", verbose_name="plan")
    bereikt = models.TextField("wat is er bereikt?", blank=True)
    antwoord = models.CharField("is gebeurd wat was afgesproken?", max_length=20, choices=Antwoord, blank=True)
    geleerd = models.TextField("wat hebt u geleerd?", blank=True)
    voorstel = models.CharField("wat stelt u voor?", max_length=20, choices=Besluitsoort, blank=True)
    voorstel_toelichting = models.TextField("waarom stelt u dit voor?", blank=True)
    ronde = models.PositiveSmallIntegerField("keer ingeleverd", default=0, editable=False)
    ingeleverd_op = models.DateTimeField("ingeleverd op", null=True, editable=False)
    ingeleverd_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="ingeleverd door"
    )
    functie = models.CharField("functie", max_length=80, blank=True, editable=False)
    namens = models.CharField("namens", max_length=120, blank=True, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    geschiedenis = HistoricalRecords()

    class Meta:
        verbose_name = "terugblik"
        verbose_name_plural = "terugblikken"
        ordering = ["plan"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ronde=0, ingeleverd_op__isnull=True, ingeleverd_door__isnull=True)
                | (Q(ronde__gte=1, ingeleverd_op__isnull=False, ingeleverd_door__isnull=False) & ~Q(functie="")),
                name="terugblik_ingeleverd_wie_en_wanneer",
                violation_error_message="Een ingeleverde terugblik heeft een datum en iemand die hem inleverde.",
            )
        ]

    def __str__(self):
        return f"terugblik op {self.plan}"

    def get_absolute_url(self):
        return f"{self.plan.get_absolute_url()}terugblik/"

    @property
    def is_ingeleverd(self):
        """Handed in and not returned since."""
        return self.plan.status in (Plan.Status.VERANTWOORD, Plan.Status.BESPROKEN)
