"""The judgement of the gemeente and of MNU/Saluti on a plan, each independent of the other and of the team's own."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from buurtteams.models import Gebruiker, Rol
from buurtteams.models.logboek import AlleenToevoegenQuerySet, Onveranderlijk
from plannen.models import Jaarcyclus, Plan

from .schaal import Antwoord

# From here on every voice is on the table, and no further judgement is taken.
STEMMEN_OPEN = [Jaarcyclus.Fase.BESPREKING, Jaarcyclus.Fase.AFGESLOTEN]


class Partij(models.TextChoices):
    GEMEENTE = "gemeente", "Gemeente"
    SALUTI = "saluti", "MNU/Saluti"


def partijen_van(gebruiker):
    """For which of the two parties this person judges; the codes are those of the roles."""
    return [partij for partij in Partij if gebruiker.heeft(Rol.Soort(partij.value))]


class OordeelQuerySet(AlleenToevoegenQuerySet):
    def zichtbaar_voor(self, gebruiker):
        """The own party's at once; another's from the phase *bespreking* on, when no judgement is taken any more."""
        open_stemmen = Q(plan__cyclus__fase__in=STEMMEN_OPEN)
        zichtbaar = self.filter(plan__in=Plan.objects.zichtbaar_voor(gebruiker))
        return zichtbaar.filter(open_stemmen | Q(partij__in=partijen_van(gebruiker)))

    def geldig(self):
        """Those on the account as it was handed in last."""
        return self.filter(ronde=models.F("plan__terugblik__ronde"))


class Oordeel(models.Model):
    """Append-only: once handed in it stands. A terugblik that is returned and handed in again asks for a new one."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="oordelen", verbose_name="plan")
    partij = models.CharField("van", max_length=20, choices=Partij)
    ronde = models.PositiveSmallIntegerField("over terugblik nummer")
    antwoord = models.CharField("is gebeurd wat was afgesproken?", max_length=20, choices=Antwoord)
    toelichting = models.TextField("toelichting")
    # The phase was set back after the voices were open; said wherever the judgement is shown.
    na_inzage = models.BooleanField("gegeven nadat andere oordelen te zien waren", default=False)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="door")
    functie = models.CharField("functie", max_length=80)
    op = models.DateTimeField("op", default=timezone.now)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = OordeelQuerySet.as_manager()

    class Meta:
        verbose_name = "oordeel"
        verbose_name_plural = "oordelen"
        ordering = ["plan", "partij", "ronde"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "partij", "ronde"],
                name="oordeel_een_per_partij",
                violation_error_message="Er is al een oordeel van deze partij over deze terugblik.",
            ),
            models.CheckConstraint(
                condition=~Q(toelichting=""),
                name="oordeel_met_toelichting",
                violation_error_message="Schrijf op waarom u dit vindt.",
            ),
        ]

    def __str__(self):
        return f"{self.get_partij_display()}: {self.get_antwoord_display()}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise Onveranderlijk("Een oordeel verandert niet meer.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Onveranderlijk("Een oordeel blijft staan.")
