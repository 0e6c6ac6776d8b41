"""A one-purpose link by mail: a partner answers one question about one thing, once, without an account.

The key stands only in the mail; here is its hash. The link goes to the address of the partner's own contact person, is
never shown to the team, and is used up by answering, not by opening (rule 11).
"""

import datetime
import hashlib
import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone

from plannen.models import Planpartner, Voortgang
from samenwerking.models import Contactpersoon, Samenwerkingsafspraak

GELDIG = datetime.timedelta(days=21)


def hash_van(sleutel):
    return hashlib.sha256(sleutel.encode()).hexdigest()


def verloopt():
    return timezone.now() + GELDIG


class PartnerlinkQuerySet(models.QuerySet):
    def met_sleutel(self, sleutel):
        return self.filter(sleutel_hash=hash_van(sleutel))

    def open(self, moment=None):
        return self.filter(gebruikt_op=None, verloopt_op__gt=moment or timezone.now())


class Partnerlink(models.Model):
    class Vraag(models.TextChoices):
        KLOPT = "klopt", "Klopt dit?"
        GEBEURD = "gebeurd", "Is dit gebeurd?"

    vraag = models.CharField("vraag", max_length=10, choices=Vraag)
    afspraak = models.ForeignKey(
        Samenwerkingsafspraak, models.CASCADE, null=True, blank=True, related_name="links", verbose_name="afspraak"
    )
    planpartner = models.ForeignKey(
        Planpartner, models.CASCADE, null=True, blank=True, related_name="links", verbose_name="partner in een plan"
    )
    voortgang = models.ForeignKey(
        Voortgang, models.CASCADE, null=True, blank=True, related_name="links", verbose_name="bericht"
    )
    contactpersoon = models.ForeignKey(
        Contactpersoon, models.CASCADE, related_name="links", verbose_name="contactpersoon"
    )
    sleutel_hash = models.CharField(max_length=64, unique=True, editable=False)
    gemaakt_op = models.DateTimeField("verstuurd op", default=timezone.now)
    verloopt_op = models.DateTimeField("geldig tot", default=verloopt)
    gebruikt_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = PartnerlinkQuerySet.as_manager()

    class Meta:
        verbose_name = "link voor een partner"
        verbose_name_plural = "links voor partners"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(afspraak__isnull=False, planpartner__isnull=True, vraag="klopt")
                | Q(afspraak__isnull=True, planpartner__isnull=False),
                name="partnerlink_over_een_ding",
                violation_error_message="Een link gaat over één afspraak of over één regel van een plan.",
            ),
            models.CheckConstraint(
                condition=Q(voortgang__isnull=True) | Q(vraag="gebeurd", planpartner__isnull=False),
                name="partnerlink_bericht_bij_gebeurd",
                violation_error_message="Alleen 'Is dit gebeurd?' kan over een bericht gaan.",
            ),
        ]

    def __str__(self):
        return self.get_vraag_display()

    @property
    def ding(self):
        """What it is about: an agreement or a line of a plan."""
        return self.afspraak or self.planpartner

    @property
    def organisatie(self):
        return self.ding.organisatie

    @property
    def tekstversie(self):
        """Of what is shown: an answer counts only for the text that was read."""
        return str(self.ding.tekstversie)

    def is_open(self, op=None):
        """Not used, not expired; the contact still stands for the organisatie; and the thing still runs."""
        if self.gebruikt_op or self.verloopt_op <= (op or timezone.now()) or not self.contactpersoon.is_geldig():
            return False
        if self.afspraak:
            return self.afspraak.gestopt_op is None
        if self.voortgang and self.voortgang.ingetrokken_op:
            return False
        plan = self.planpartner.plan
        loopt = plan.heeft_akkoord if self.vraag == self.Vraag.GEBEURD else plan.status != plan.Status.INGETROKKEN
        return plan.cyclus.is_open and loopt

    def nieuwe_sleutel(self):
        """A fresh key; it is kept nowhere but in the mail."""
        sleutel = secrets.token_urlsafe(32)
        self.sleutel_hash = hash_van(sleutel)
        return sleutel
