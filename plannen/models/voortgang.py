"""Progress: append-only reports per theme of a plan. A mistake is corrected by a new report."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from buurtteams.models import Gebruiker, OnderdeelKeuze

from .inhoud import PlanThema
from .jaar import Ronde
from .stand import Koers

INTREKTERMIJN = datetime.timedelta(days=1)


class VoortgangQuerySet(models.QuerySet):
    def geldig(self):
        return self.filter(ingetrokken_op=None)


class Voortgang(models.Model):
    class Bewijs(models.TextChoices):
        """*Hoe weten wij dit?* That the partner confirms it is derived from the partner's own answer, never chosen."""

        EIGEN_OPGAVE = "eigen_opgave", "Het team zegt het"
        DOCUMENT = "document", "Er is een document"
        GETELD = "geteld", "Er is geteld"

    planthema = models.ForeignKey(
        PlanThema, models.PROTECT, related_name="voortgang", verbose_name="thema van het plan"
    )
    ronde = models.ForeignKey(
        Ronde, models.PROTECT, null=True, blank=True, related_name="voortgang", verbose_name="ronde"
    )
    koers = models.CharField("hoe staat het ervoor?", max_length=20, choices=Koers)
    wat_gebeurd = models.TextField("wat is er gebeurd?", blank=True)
    geprobeerd = models.TextField("wat hebt u al geprobeerd?", blank=True)
    volgende_stap = models.TextField("wat is de volgende stap?", blank=True)
    bewijs = models.CharField("hoe weten wij dit?", max_length=20, choices=Bewijs, default=Bewijs.EIGEN_OPGAVE)
    bewijs_toelichting = models.CharField("toelichting bij het bewijs", max_length=300, blank=True)
    bewijs_link = models.URLField("link naar het document", max_length=400, blank=True)
    onderdeel = models.CharField("geldt voor", max_length=20, choices=OnderdeelKeuze, default=OnderdeelKeuze.BEIDE)
    ongewijzigd = models.BooleanField("niets veranderd", default=False, editable=False)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="voortgang", verbose_name="door")
    functie = models.CharField("functie", max_length=80)
    namens = models.CharField("namens", max_length=120, blank=True)
    gemeld_op = models.DateTimeField("gemeld op", default=timezone.now)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = VoortgangQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht over voortgang"
        verbose_name_plural = "berichten over voortgang"
        ordering = ["-gemeld_op", "-pk"]
        indexes = [models.Index(fields=["planthema", "-gemeld_op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ongewijzigd=True) | ~Q(koers__in=["deels", "loopt_vast", "gestopt"]) | ~Q(wat_gebeurd=""),
                name="voortgang_met_uitleg",
                violation_error_message="Leg uit wat er gebeurd is. Zonder uitleg kan niemand u helpen.",
            ),
            models.CheckConstraint(
                condition=Q(ongewijzigd=True) | ~Q(koers="loopt_vast") | ~Q(geprobeerd=""),
                name="voortgang_vast_met_poging",
                violation_error_message="Schrijf op wat u al hebt geprobeerd.",
            ),
            models.CheckConstraint(
                condition=Q(ongewijzigd=True) | ~Q(koers="gereed") | ~Q(bewijs_toelichting="") | ~Q(bewijs_link=""),
                name="voortgang_klaar_met_bewijs",
                violation_error_message="Schrijf bij 'Klaar' op hoe u dit weet.",
            ),
            models.CheckConstraint(
                condition=~Q(bewijs="document") | ~Q(bewijs_link=""),
                name="voortgang_document_met_link",
                violation_error_message="Vul de link naar het document in.",
            ),
            models.CheckConstraint(
                condition=~Q(bewijs="geteld") | ~Q(bewijs_toelichting=""),
                name="voortgang_geteld_met_uitleg",
                violation_error_message="Schrijf op hoe er is geteld.",
            ),
        ]

    def __str__(self):
        return f"{self.get_koers_display()} op {self.gemeld_op:%Y-%m-%d}"

    def get_absolute_url(self):
        return f"{self.planthema.plan.get_absolute_url()}#bericht-{self.pk}"

    @property
    def partner_bevestigt(self):
        """Derived: at least one partner answered *Is dit gebeurd?* on this report, and the last word of each is yes."""
        return {antwoord.antwoord for antwoord in self.partnerwoorden} == {"ja"}

    @property
    def partnerwoorden(self):
        """The last word of each partner on this report. Reads the prefetch."""
        antwoorden = sorted(self.antwoorden.all(), key=lambda antwoord: (antwoord.op, antwoord.pk))
        return list({antwoord.planpartner_id: antwoord for antwoord in antwoorden}.values())

    @property
    def bewijswoord(self):
        return "De partner bevestigt het" if self.partner_bevestigt else self.get_bewijs_display()

    def is_in_te_trekken(self, moment=None):
        """Rule 4: within a day after it was sent."""
        return not self.ingetrokken_op and (moment or timezone.now()) - self.gemeld_op <= INTREKTERMIJN
