"""The contact persons on both sides: of an onderdeel of a team, of an instelling, and of an organisatie.

Rule 8 says who reads which of these data. `tot` ends a contact; the row stays, and what it tells of the person goes
when the retention period is over (`gewist_op`).
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from buurtteams.models import Gebruiker, Instelling, Onderdeel, Rol, Uitnodiging
from buurtteams.tijd import vandaag


class ContactpersoonQuerySet(models.QuerySet):
    def geldig(self, op=None):
        op = op or vandaag()
        return self.filter(Q(vanaf__lte=op), Q(tot__isnull=True) | Q(tot__gte=op))

    def niet_voorbij(self, op=None):
        """Valid today, or from a later day on."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=op or vandaag()))

    def van_gebruiker(self, gebruiker):
        """The rows that carry this account: tied to it by beheer, or by the invitation that it accepted."""
        return self.filter(Q(gebruiker=gebruiker) | Q(gebruiker=None, uitnodiging__aanvaard_door=gebruiker))

    def zichtbaar_voor(self, gebruiker):
        """Whose row is seen (which data of it: rule 8). A partner: the own ones, and whom a team has for everyone."""
        if any(rol.soort != Rol.Soort.PARTNER for rol in gebruiker.rollen):
            return self.all()
        if not gebruiker.heeft(Rol.Soort.PARTNER):
            return self.none()
        eigen = self.model.objects.geldig().van_gebruiker(gebruiker).filter(organisatie__isnull=False)
        voor_iedereen = Q(onderdeel__isnull=False, functie__in=["vast_contact", "vervanger"])
        return self.filter(Q(organisatie__in=eigen.values("organisatie")) | voor_iedereen)

    def met_gegevens_voor(self, gebruiker, op=None):
        """Rule 8: of whom this reader may know name, phone, e-mail, hours and languages.

        A team's vast contact and vervanger: everyone who signs in. An organisatie's contact: the teams that have a
        running agreement with it, the instellingen, the gemeente, itself. All others: own team, own instelling,
        beheer; these also see who has left, until the data are erased.
        """
        Soort, op = Rol.Soort, op or vandaag()
        if not gebruiker.rollen:
            return self.none()
        if gebruiker.heeft(Soort.BEHEER):
            return self
        zicht = Q(onderdeel__isnull=False, functie__in=["vast_contact", "vervanger"])
        if gebruiker.heeft(Soort.INSTELLING, Soort.GEMEENTE):
            zicht |= Q(organisatie__isnull=False)
        gestopt = "organisatie__samenwerkingsafspraken__gestopt_op"
        werkt_samen = self.model.objects.filter(
            Q(**{f"{gestopt}__isnull": True}) | Q(**{f"{gestopt}__gt": op}),  # as SamenwerkingsafspraakQuerySet.lopend
            organisatie__samenwerkingsafspraken__team__in=gebruiker.teams,
        )
        zicht |= Q(pk__in=werkt_samen.values("pk"))
        zicht = Q(pk__in=self.model.objects.geldig(op).values("pk")) & zicht
        zicht |= Q(onderdeel__buurtteam__in=gebruiker.teams) | Q(onderdeel__soort__in=gebruiker.onderdelen)
        zicht |= Q(instelling__in=[rol.instelling_id for rol in gebruiker.rollen if rol.instelling_id])
        if gebruiker.heeft(Soort.PARTNER):
            eigen = self.model.objects.geldig(op).van_gebruiker(gebruiker).filter(organisatie__isnull=False)
            zicht |= Q(organisatie__in=eigen.values("organisatie"))
        return self.filter(zicht)

    def van_team(self, team):
        return self.filter(onderdeel__buurtteam=team)

    def voor_overzicht(self):
        return self.select_related("onderdeel__buurtteam", "instelling", "organisatie").order_by(
            "onderdeel__buurtteam__naam", "onderdeel__soort", "organisatie__naam", "functie", "pk"
        )


class Contactpersoon(models.Model):
    class Functie(models.TextChoices):
        VAST_CONTACT = "vast_contact", "vast contact"
        VERVANGER = "vervanger", "vervanger"
        FUNCTIONARIS_TEAM = "functionaris_team", "functionaris van het team"
        FUNCTIONARIS_INSTELLING = "functionaris_instelling", "functionaris van de instelling"
        SLEUTELPERSOON = "sleutelpersoon", "sleutelpersoon"

    # Emptied when the retention period ends, or when the person asks.
    PERSOONLIJK = ("naam", "telefoon", "email", "uren", "talen")

    onderdeel = models.ForeignKey(
        Onderdeel, models.CASCADE, null=True, blank=True, related_name="contactpersonen", verbose_name="onderdeel"
    )
    instelling = models.ForeignKey(
        Instelling, models.CASCADE, null=True, blank=True, related_name="contactpersonen", verbose_name="instelling"
    )
    organisatie = models.ForeignKey(
        "samenwerking.Organisatie",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="contactpersonen",
        verbose_name="organisatie",
    )
    functie = models.CharField("functie", max_length=30, choices=Functie, default=Functie.VAST_CONTACT)
    naam = models.CharField("naam", max_length=120, blank=True)
    telefoon = models.CharField("telefoon van het werk", max_length=30, blank=True)
    email = models.EmailField("e-mail van het werk", blank=True)
    uren = models.CharField("bereikbaar", max_length=120, blank=True)
    talen = models.CharField("talen", max_length=200, blank=True)
    overeenkomst = models.BooleanField("heeft een overeenkomst", default=False)
    begeleiding = models.BooleanField("krijgt begeleiding", default=False)
    gebruiker = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="contactpersonen", verbose_name="gebruiker"
    )
    uitnodiging = models.OneToOneField(
        Uitnodiging,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="contactpersoon",
        verbose_name="uitnodiging",
    )
    vanaf = models.DateField("vanaf", default=vandaag)
    tot = models.DateField("tot en met", null=True, blank=True)
    gewist_op = models.DateField("gegevens gewist op", null=True, blank=True, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = ContactpersoonQuerySet.as_manager()

    class Meta:
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"
        ordering = ["organisatie", "onderdeel", "vanaf"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")),
                name="contactpersoon_tot_na_vanaf",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
            models.CheckConstraint(
                condition=Q(onderdeel__isnull=False, instelling__isnull=True, organisatie__isnull=True)
                | Q(onderdeel__isnull=True, instelling__isnull=False, organisatie__isnull=True)
                | Q(onderdeel__isnull=True, instelling__isnull=True, organisatie__isnull=False),
                name="contactpersoon_van_een_kant",
                violation_error_message="Een contactpersoon hoort bij één onderdeel, instelling of organisatie.",
            ),
            models.CheckConstraint(
                condition=Q(functie="functionaris_instelling", instelling__isnull=False)
                | (~Q(functie="functionaris_instelling") & Q(instelling__isnull=True)),
                name="contactpersoon_functionaris_van_instelling",
                violation_error_message="Alleen een functionaris van de instelling hoort bij een instelling.",
            ),
            models.CheckConstraint(
                condition=~Q(functie="functionaris_team") | Q(onderdeel__isnull=False),
                name="contactpersoon_functionaris_van_team",
                violation_error_message="Een functionaris van het team hoort bij een onderdeel.",
            ),
            models.CheckConstraint(
                condition=Q(functie="sleutelpersoon") | Q(overeenkomst=False, begeleiding=False),
                name="contactpersoon_overeenkomst_van_sleutelpersoon",
                violation_error_message="Overeenkomst en begeleiding horen bij een sleutelpersoon.",
            ),
            models.CheckConstraint(
                condition=Q(gewist_op__isnull=True) | Q(naam="", telefoon="", email="", uren="", talen=""),
                name="contactpersoon_gewist_is_leeg",
                violation_error_message="Van wie gewist is, staan er geen gegevens meer.",
            ),
        ]

    def __str__(self):
        return self.naam or f"{self.get_functie_display()} van {self.kant}"

    def get_absolute_url(self):
        return reverse("samenwerking:contactpersoon", args=[self.pk])

    def clean(self):
        """`gewist_op` is in no form, so no form would check the constraint."""
        if self.gewist_op and any(getattr(self, veld) for veld in self.PERSOONLIJK):
            raise ValidationError("Van deze persoon zijn de gegevens gewist. Vul ze niet opnieuw in.")

    @property
    def kant(self):
        """The side that this person stands for: an onderdeel of a team, an instelling or an organisatie."""
        return self.onderdeel or self.instelling or self.organisatie

    def is_geldig(self, op=None):
        op = op or vandaag()
        return self.vanaf <= op and (self.tot is None or self.tot >= op)
