"""An actie: one responsible, one due date; a moved date keeps the old one and the reason."""

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from buurtteams.models import Gebruiker, OnderdeelKeuze, Rol
from buurtteams.tijd import vandaag
from samenwerking.models import Behoefte, Contactpersoon, Organisatie, Signaal

from .jaar import Jaarcyclus
from .plan import Plan


class ActieQuerySet(models.QuerySet):
    def open(self):
        """Not done, in work that still goes on."""
        uit_de_loop = [Plan.Status.INGETROKKEN, Plan.Status.BESPROKEN]
        lopend = self.filter(klaar_op=None).exclude(plan__cyclus__fase=Jaarcyclus.Fase.AFGESLOTEN)
        return lopend.exclude(plan__status__in=uit_de_loop)

    def zonder_eigenaar(self):
        """Nobody is named as the one responsible."""
        return self.filter(functie="", gebruiker=None)

    def van_vertrokkenen(self, op=None):
        """Whose account left: no valid role at all, or the contact of this side ended and nothing else ties it there.

        What ties it there: another valid contact of this side, or a role at the team of the plan.
        """
        op = op or vandaag()
        rollen = Rol.objects.geldig(op).filter(gebruiker=OuterRef("gebruiker"))
        rol_bij_team = rollen.filter(buurtteam=OuterRef("plan__team"))
        contacten = van_deze_kant()
        gestopt = Exists(contacten) & ~Exists(contacten.geldig(op)) & ~Exists(rol_bij_team)
        return self.filter(Q(gebruiker__is_active=False) | ~Exists(rollen) | gestopt, gebruiker__isnull=False)


def van_deze_kant():
    """The contacts of the account of an actie, for the side that the actie names; for use in a subquery."""
    contacten = Contactpersoon.objects.alias(zijde=ExpressionWrapper(OuterRef("zijde"), models.CharField()))
    return contacten.filter(
        Q(organisatie=OuterRef("organisatie"))
        | Q(onderdeel__buurtteam=OuterRef("plan__team"), zijde="onderdeel")
        | Q(instelling__isnull=False, zijde="instelling"),
        gebruiker=OuterRef("gebruiker"),
    )


class Actie(models.Model):
    class Zijde(models.TextChoices):
        ONDERDEEL = "onderdeel", "ons buurtteam"
        INSTELLING = "instelling", "de instelling"
        GEMEENTE = "gemeente", "de gemeente"
        ORGANISATIE = "organisatie", "een partner"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="acties", verbose_name="plan")
    titel = models.CharField("wat gaan wij doen?", max_length=200)
    functie = models.CharField("wie zorgt ervoor? (functie)", max_length=80, blank=True)
    zijde = models.CharField("van", max_length=20, choices=Zijde, default=Zijde.ONDERDEEL)
    onderdeel = models.CharField("onderdeel", max_length=20, choices=OnderdeelKeuze, default=OnderdeelKeuze.BEIDE)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="acties", verbose_name="partner"
    )
    gebruiker = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="acties", verbose_name="gebruiker"
    )
    signalen = models.ManyToManyField(Signaal, blank=True, related_name="acties", verbose_name="pakt deze signalen op")
    behoeften = models.ManyToManyField(
        Behoefte, blank=True, related_name="acties", verbose_name="regelt deze behoeften"
    )
    datum = models.DateField("klaar op", null=True, blank=True)
    klaar_op = models.DateField("afgerond op", null=True, blank=True)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = ActieQuerySet.as_manager()
    geschiedenis = HistoricalRecords()

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        ordering = ["plan", "pk"]
        indexes = [models.Index(fields=["klaar_op", "datum"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(zijde="organisatie") | Q(organisatie__isnull=True),
                name="actie_partner_bij_zijde",
                violation_error_message="Kies alleen een partner als een partner de actie doet.",
            ),
            models.CheckConstraint(
                condition=~Q(titel=""),
                name="actie_heeft_titel",
                violation_error_message="Schrijf op wat u gaat doen.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("plannen:actie_bijwerken", args=[self.pk])

    @property
    def is_klaar(self):
        return self.klaar_op is not None

    def is_te_laat(self, op=None):
        return not self.klaar_op and self.datum is not None and self.datum < (op or vandaag())

    @property
    def wie(self):
        """ "coördinator buurtteam (sociaal)" or "penningmeester, De Granaatappel"."""
        if self.zijde == self.Zijde.ORGANISATIE and self.organisatie:
            return f"{self.functie}, {self.organisatie}"
        if self.zijde in (self.Zijde.GEMEENTE, self.Zijde.INSTELLING):
            return f"{self.functie}, {self.get_zijde_display()}"
        return (
            self.functie
            if self.onderdeel == OnderdeelKeuze.BEIDE
            else f"{self.functie} ({self.get_onderdeel_display()})"
        )


class Datumwijziging(models.Model):
    """A due date that moved: the old date and the reason stay."""

    actie = models.ForeignKey(Actie, models.CASCADE, related_name="datumwijzigingen", verbose_name="actie")
    oud = models.DateField("oude datum")
    nieuw = models.DateField("nieuwe datum")
    reden = models.TextField("reden")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="door")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "gewijzigde datum"
        verbose_name_plural = "gewijzigde datums"
        ordering = ["actie", "op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="datumwijziging_met_reden",
                violation_error_message="Schrijf op waarom de datum verschuift.",
            )
        ]

    def __str__(self):
        return f"{self.actie}: {self.oud} → {self.nieuw}"
