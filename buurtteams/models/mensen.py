"""Who may sign in, in which roles, and how they are invited. Rights follow the roles of today, never a flag."""

import datetime
import hashlib
import secrets
from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from ..tijd import vandaag
from .plaats import Buurtteam, Instelling

UITNODIGING_GELDIG = datetime.timedelta(days=14)


class GebruikerManager(BaseUserManager):
    def create_user(self, email, password=None, **velden):
        gebruiker = self.model(email=email.strip().lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Gebruiker(AbstractBaseUser):
    """A person who signs in by e-mail. There are no superusers: every right comes from a `Rol`."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField("naam", max_length=120)
    is_active = models.BooleanField("mag inloggen", default=True)
    herinneringen_per_week = models.BooleanField("herinneringen eens per week", default=False)
    date_joined = models.DateTimeField("toegevoegd op", default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    objects = GebruikerManager()

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="gebruiker_email_eenmaal",
                violation_error_message="Dit e-mailadres is al in gebruik.",
            )
        ]

    def __str__(self):
        return self.naam

    def save(self, *args, **kwargs):
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)

    @cached_property
    def rollen(self):
        """The roles of today, one query per request."""
        if not self.is_active:
            return []
        return list(self.rol_set.geldig().select_related("buurtteam", "instelling").order_by("pk"))

    def heeft(self, *soorten):
        return any(rol.soort in soorten for rol in self.rollen)

    def rol(self, soort):
        return next((rol for rol in self.rollen if rol.soort == soort), None)

    @property
    def teams(self):
        return [rol.buurtteam for rol in self.rollen if rol.soort == Rol.Soort.COORDINATOR]

    @property
    def onderdelen(self):
        """The onderdeel soorten that this person's instellingen run."""
        return {rol.instelling.onderdeel for rol in self.rollen if rol.soort == Rol.Soort.INSTELLING}

    @property
    def functie(self):
        """What stands beside what this person writes; never the name."""
        return self.rollen[0].omschrijving if self.rollen else "oud-medewerker"

    # The Django admin asks these three; the answer is the role of beheer and nothing else.
    @property
    def is_staff(self):
        return self.heeft(Rol.Soort.BEHEER)

    def has_perm(self, perm, obj=None):
        return self.heeft(Rol.Soort.BEHEER)

    def has_module_perms(self, app_label):
        return self.heeft(Rol.Soort.BEHEER)


class RolQuerySet(models.QuerySet):
    def geldig(self, op=None):
        op = op or vandaag()
        return self.filter(Q(vanaf__lte=op), Q(tot__isnull=True) | Q(tot__gte=op))


class Rol(models.Model):
    class Soort(models.TextChoices):
        COORDINATOR = "coordinator", "coördinator buurtteam"
        INSTELLING = "instelling", "functionaris instelling"
        GEMEENTE = "gemeente", "beleidsambtenaar gemeente"
        WETHOUDER = "wethouder", "wethouder"
        SALUTI = "saluti", "MNU/Saluti"
        PARTNER = "partner", "partner"
        BEHEER = "beheer", "applicatiebeheer"

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, verbose_name="gebruiker")
    soort = models.CharField("rol", max_length=20, choices=Soort)
    buurtteam = models.ForeignKey(
        Buurtteam, models.PROTECT, null=True, blank=True, related_name="rollen", verbose_name="buurtteam"
    )
    instelling = models.ForeignKey(
        Instelling, models.PROTECT, null=True, blank=True, related_name="rollen", verbose_name="instelling"
    )
    functie = models.CharField("functie", max_length=80, blank=True, help_text="Leeg: de naam van de rol.")
    vanaf = models.DateField("vanaf", default=vandaag)
    tot = models.DateField("tot en met", null=True, blank=True)

    objects = RolQuerySet.as_manager()

    class Meta:
        verbose_name = "rol"
        verbose_name_plural = "rollen"
        ordering = ["gebruiker", "vanaf"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="coordinator", buurtteam__isnull=False)
                | (~Q(soort="coordinator") & Q(buurtteam__isnull=True)),
                name="rol_coordinator_heeft_team",
                violation_error_message="Kies een buurtteam bij een coördinator, en bij geen andere rol.",
            ),
            models.CheckConstraint(
                condition=Q(soort="instelling", instelling__isnull=False)
                | (~Q(soort="instelling") & Q(instelling__isnull=True)),
                name="rol_functionaris_heeft_instelling",
                violation_error_message="Kies een instelling bij een functionaris, en bij geen andere rol.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")),
                name="rol_tot_na_vanaf",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self):
        return self.omschrijving

    @property
    def omschrijving(self):
        return self.functie or self.get_soort_display()

    @property
    def plek(self):
        """Where the role is held, as shown beside the function: the team or the instelling."""
        if self.buurtteam:
            return f"Buurtteam {self.buurtteam}"
        return str(self.instelling or "")


class UitnodigingQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Beheer sees all of them; nobody else invites yet."""
        return self.all() if gebruiker.heeft(Rol.Soort.BEHEER) else self.none()

    def voor_overzicht(self):
        """For the list: what still waits for an answer first, in one query."""
        return self.select_related("buurtteam", "instelling", "door").order_by(
            F("aanvaard_op").desc(nulls_first=True), F("ingetrokken_op").desc(nulls_first=True), "-gemaakt_op", "-pk"
        )

    def open(self, moment=None):
        moment = moment or timezone.now()
        return self.filter(aanvaard_op=None, ingetrokken_op=None, verloopt_op__gt=moment)

    def met_sleutel(self, sleutel):
        return self.filter(sleutel_hash=hash_van(sleutel))


def hash_van(sleutel):
    return hashlib.sha256(sleutel.encode()).hexdigest()


def verloopt_over_veertien_dagen():
    return timezone.now() + UITNODIGING_GELDIG


class Uitnodiging(models.Model):
    """An invitation by mail: 14 days, one use. The database keeps only a hash of the key in the link."""

    email = models.EmailField("e-mailadres")
    naam = models.CharField("naam", max_length=120)
    soort = models.CharField("rol", max_length=20, choices=Rol.Soort)
    buurtteam = models.ForeignKey(Buurtteam, models.CASCADE, null=True, blank=True, verbose_name="buurtteam")
    instelling = models.ForeignKey(Instelling, models.CASCADE, null=True, blank=True, verbose_name="instelling")
    functie = models.CharField("functie", max_length=80, blank=True)
    sleutel_hash = models.CharField(max_length=64, unique=True, editable=False)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="uitnodigingen", verbose_name="uitgenodigd door")
    gemaakt_op = models.DateTimeField("verstuurd op", default=timezone.now)
    verloopt_op = models.DateTimeField("geldig tot", default=verloopt_over_veertien_dagen)
    aanvaard_op = models.DateTimeField("aanvaard op", null=True, blank=True)
    aanvaard_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="aanvaard door"
    )
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="coordinator", buurtteam__isnull=False)
                | (~Q(soort="coordinator") & Q(buurtteam__isnull=True)),
                name="uitnodiging_coordinator_heeft_team",
                violation_error_message="Kies een buurtteam bij een coördinator, en bij geen andere rol.",
            ),
            models.CheckConstraint(
                condition=Q(soort="instelling", instelling__isnull=False)
                | (~Q(soort="instelling") & Q(instelling__isnull=True)),
                name="uitnodiging_functionaris_heeft_instelling",
                violation_error_message="Kies een instelling bij een functionaris, en bij geen andere rol.",
            ),
            models.CheckConstraint(
                condition=Q(aanvaard_op__isnull=True, aanvaard_door__isnull=True)
                | Q(aanvaard_op__isnull=False, aanvaard_door__isnull=False),
                name="uitnodiging_aanvaard_wie_en_wanneer",
                violation_error_message="Wie de uitnodiging aanvaardde en wanneer horen bij elkaar.",
            ),
            models.CheckConstraint(
                condition=Q(aanvaard_op__isnull=True) | Q(ingetrokken_op__isnull=True),
                name="uitnodiging_aanvaard_of_ingetrokken",
                violation_error_message="Een aanvaarde uitnodiging kan niet ingetrokken zijn.",
            ),
        ]

    def __str__(self):
        return self.email

    def nieuwe_sleutel(self):
        """Give the invitation a fresh key and a fresh term; returns the key, which is kept nowhere else."""
        sleutel = secrets.token_urlsafe(32)
        self.sleutel_hash = hash_van(sleutel)
        self.verloopt_op = verloopt_over_veertien_dagen()
        return sleutel

    @property
    def stand(self):
        if self.aanvaard_op:
            return "aanvaard"
        if self.ingetrokken_op:
            return "ingetrokken"
        return "open" if self.verloopt_op > timezone.now() else "verlopen"
