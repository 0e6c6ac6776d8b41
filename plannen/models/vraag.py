"""A question pinned to a plan, theme or report, to the one who must answer, with a date."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from buurtteams.models import Gebruiker, OnderdeelKeuze, Rol
from buurtteams.tijd import vandaag
from samenwerking.models import Organisatie

from .inhoud import PlanThema
from .plan import Plan
from .voortgang import Voortgang


class VraagQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Whoever sees the plan sees its questions."""
        return self.filter(plan__in=Plan.objects.zichtbaar_voor(gebruiker))

    def open(self):
        return self.filter(beantwoord_op=None)

    def aan(self, gebruiker):
        """The questions that this person is asked to answer, by role and onderdeel."""
        zicht = Q(aan=Vraag.Aan.TEAM, plan__team__in=[team.pk for team in gebruiker.teams])
        if gebruiker.heeft(Rol.Soort.GEMEENTE):
            zicht |= Q(aan=Vraag.Aan.GEMEENTE) | Q(aan=Vraag.Aan.TEAM, plan__van_gemeente=True)
        if gebruiker.heeft(Rol.Soort.INSTELLING):
            zicht |= Q(aan=Vraag.Aan.TEAM, plan__instelling__in=[rol.instelling_id for rol in gebruiker.rollen])
            zicht |= Q(aan=Vraag.Aan.INSTELLING, onderdeel__in=[OnderdeelKeuze.BEIDE, *gebruiker.onderdelen])
        if gebruiker.heeft(Rol.Soort.PARTNER):
            zicht |= Q(aan=Vraag.Aan.ORGANISATIE, organisatie__in=Organisatie.objects.van(gebruiker))
        return self.filter(zicht)

    def voor_overzicht(self):
        return self.select_related(
            "plan__team", "plan__instelling", "plan__cyclus", "planthema__thema", "organisatie", "voortgang"
        ).order_by("beantwoord_op", "antwoord_voor", "pk")


class Vraag(models.Model):
    class Aan(models.TextChoices):
        TEAM = "team", "het team"
        GEMEENTE = "gemeente", "de gemeente"
        INSTELLING = "instelling", "de eigen instelling"
        ORGANISATIE = "organisatie", "een partner"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="vragen", verbose_name="plan")
    planthema = models.ForeignKey(
        PlanThema, models.PROTECT, null=True, blank=True, related_name="vragen", verbose_name="thema"
    )
    voortgang = models.ForeignKey(
        Voortgang, models.PROTECT, null=True, blank=True, related_name="vragen", verbose_name="bericht"
    )
    aan = models.CharField("aan", max_length=20, choices=Aan)
    onderdeel = models.CharField("geldt voor", max_length=20, choices=OnderdeelKeuze, default=OnderdeelKeuze.BEIDE)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="vragen", verbose_name="partner"
    )
    tekst = models.TextField("vraag")
    antwoord_voor = models.DateField("antwoord gevraagd voor")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="vragen", verbose_name="gesteld door")
    functie = models.CharField("functie", max_length=80)
    gesteld_op = models.DateTimeField("gesteld op", default=timezone.now)
    antwoord = models.TextField("antwoord", blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )
    beantwoord_functie = models.CharField("functie van wie antwoordt", max_length=80, blank=True)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = VraagQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        ordering = ["antwoord_voor", "pk"]
        indexes = [models.Index(fields=["aan", "beantwoord_op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(aan="organisatie", organisatie__isnull=False)
                | (~Q(aan="organisatie") & Q(organisatie__isnull=True)),
                name="vraag_aan_partner_noemt_partner",
                violation_error_message="Kies aan welke partner u dit vraagt.",
            ),
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_op__isnull=True, beantwoord_door__isnull=True)
                | (~Q(antwoord="") & Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False)),
                name="vraag_antwoord_wie_en_wanneer",
                violation_error_message="Een antwoord heeft een tekst, een datum en iemand die het gaf.",
            ),
            models.CheckConstraint(
                condition=~Q(tekst=""),
                name="vraag_heeft_tekst",
                violation_error_message="Schrijf op wat u vraagt.",
            ),
        ]

    def __str__(self):
        return self.tekst

    def get_absolute_url(self):
        return reverse("plannen:vraag", args=[self.pk])

    @property
    def aan_wie(self):
        if self.aan == self.Aan.TEAM:
            return self.plan.trekker
        return str(self.organisatie) if self.organisatie else self.get_aan_display()

    def is_te_laat(self, op=None):
        """Late: still open after the date, or answered after it."""
        if self.beantwoord_op:
            return timezone.localdate(self.beantwoord_op) > self.antwoord_voor
        return (op or vandaag()) > self.antwoord_voor
