"""Stories and good practice: written, checked by a second person, shared, taken over; and the library."""

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from buurtteams.models import Buurtteam, Gebruiker, Rol, Thema
from buurtteams.models.logboek import OvergangNietMogelijk

from .logboek import Gebeurtenis
from .organisatie import Organisatie

# Who writes stories, and reads those of others before they are shared.
SCHRIJVERS = (Rol.Soort.COORDINATOR, Rol.Soort.INSTELLING, Rol.Soort.GEMEENTE)


class VerhaalQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Shared: everyone with a role. Else: the writer and the own team, and who may check it while it waits."""
        if not gebruiker.rollen:
            return self.none()
        zicht = Q(status=Verhaal.Status.GEDEELD)
        if gebruiker.heeft(*SCHRIJVERS):
            zicht |= Q(schrijver=gebruiker) | Q(team__in=gebruiker.teams) | Q(status=Verhaal.Status.TER_CONTROLE)
        return self.filter(zicht)

    def gedeeld(self):
        return self.filter(status=Verhaal.Status.GEDEELD)

    def voor_overzicht(self):
        verhalen = self.select_related("thema", "team", "organisatie").annotate(aantal_overnames=Count("overnames"))
        return verhalen.order_by("-gedeeld_op", "-gemaakt_op", "-pk")

    def met_reden(self):
        """With `laatste_reden`: what was said at the last step. On a draft that is why it came back."""
        stappen = Gebeurtenis.objects.filter(soort="verhaal_status", object_soort="verhaal", object_id=OuterRef("pk"))
        return self.annotate(laatste_reden=Subquery(stappen.order_by("-op", "-pk").values("reden")[:1]))


class Verhaal(models.Model):
    """Rule 9: shared by another person than its writer, after every find of the check was decided on."""

    class Soort(models.TextChoices):
        SUCCES = "succes", "succesverhaal"
        PRAKTIJK = "praktijk", "goede aanpak"

    class Status(models.TextChoices):
        CONCEPT = "concept", "Nog aan het schrijven"
        TER_CONTROLE = "ter_controle", "Wacht op een tweede lezer"
        GEDEELD = "gedeeld", "Gedeeld"
        INGETROKKEN = "ingetrokken", "Teruggetrokken"

    OVERGANGEN = {
        Status.CONCEPT: [Status.TER_CONTROLE, Status.INGETROKKEN],
        Status.TER_CONTROLE: [Status.GEDEELD, Status.CONCEPT, Status.INGETROKKEN],
        Status.GEDEELD: [Status.INGETROKKEN],
        Status.INGETROKKEN: [],
    }
    TEKSTEN = ("titel", "aanleiding", "aanpak", "resultaat", "tip")

    soort = models.CharField("soort", max_length=20, choices=Soort, default=Soort.SUCCES)
    titel = models.CharField("titel", max_length=120)
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="verhalen", verbose_name="thema")
    team = models.ForeignKey(
        Buurtteam, models.PROTECT, null=True, blank=True, related_name="verhalen", verbose_name="buurtteam"
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="verhalen", verbose_name="samen met"
    )
    aanleiding = models.TextField("wat was er aan de hand?")
    aanpak = models.TextField("wat is er gedaan?")
    resultaat = models.TextField("wat leverde het op?")
    tip = models.TextField("wat raadt u een ander team aan?", blank=True)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.CONCEPT, editable=False)
    schrijver = models.ForeignKey(
        Gebruiker, models.PROTECT, related_name="verhalen", editable=False, verbose_name="schrijver"
    )
    functie = models.CharField("functie van de schrijver", max_length=80, editable=False)
    controleur = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="tweede lezer"
    )
    gedeeld_op = models.DateTimeField("gedeeld op", null=True, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = VerhaalQuerySet.as_manager()
    geschiedenis = HistoricalRecords(excluded_fields=["sleutel"])

    class Meta:
        verbose_name = "verhaal"
        verbose_name_plural = "verhalen"
        ordering = ["-gedeeld_op", "-gemaakt_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(controleur__isnull=True) | ~Q(controleur=F("schrijver")),
                name="verhaal_andere_lezer",
                violation_error_message="Een ander dan de schrijver controleert het verhaal.",
            ),
            models.CheckConstraint(
                condition=~Q(status="gedeeld") | Q(controleur__isnull=False, gedeeld_op__isnull=False),
                name="verhaal_gedeeld_wie_en_wanneer",
                violation_error_message="Een gedeeld verhaal heeft een tweede lezer en een datum.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("samenwerking:verhaal", args=[self.pk])

    @property
    def van(self):
        """Whose story it is, without a name of a person."""
        return f"Buurtteam {self.team}" if self.team else self.functie.capitalize()

    @property
    def is_te_bewerken(self):
        return self.status in (self.Status.CONCEPT, self.Status.TER_CONTROLE)

    def ga_naar(self, status, *, door, reden="", op=None):
        """The only way to another status; writes the Gebeurtenis with it. Raises OvergangNietMogelijk."""
        if status not in self.OVERGANGEN[self.status]:
            raise OvergangNietMogelijk(f"Dit verhaal staat op '{self.get_status_display()}'. Deze stap kan nu niet.")
        van, self.status = self.status, status
        self._change_reason = door.functie
        self.save()
        return Gebeurtenis.leg_vast("verhaal_status", self, van=van, naar=status, reden=reden, door=door, op=op)


class Vondst(models.Model):
    """What the check found in a story, and what the second reader decided on it."""

    class Soort(models.TextChoices):
        BSN = "bsn", "burgerservicenummer"
        TELEFOON = "telefoon", "telefoonnummer"
        EMAIL = "email", "e-mailadres"
        IBAN = "iban", "bankrekening"
        ADRES = "adres", "adres"
        GEBOORTEDATUM = "geboortedatum", "geboortedatum"
        NAAM = "naam", "naam van een bekende contactpersoon"

    class Besluit(models.TextChoices):
        MAG_BLIJVEN = "mag_blijven", "Dit mag blijven staan"
        MOET_WEG = "moet_weg", "Dit moet weg"

    verhaal = models.ForeignKey(Verhaal, models.CASCADE, related_name="vondsten", verbose_name="verhaal")
    veld = models.CharField("veld", max_length=20)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    fragment = models.CharField("fragment", max_length=200)
    besluit = models.CharField("besluit", max_length=20, choices=Besluit, blank=True)
    reden = models.CharField("waarom mag dit blijven?", max_length=200, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door")
    op = models.DateTimeField("op", null=True, blank=True)

    class Meta:
        verbose_name = "vondst"
        verbose_name_plural = "vondsten"
        ordering = ["verhaal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["verhaal", "veld", "soort", "fragment"],
                name="vondst_eenmaal",
                violation_error_message="Deze vondst staat er al.",
            ),
            models.CheckConstraint(
                condition=Q(besluit="", door__isnull=True, op__isnull=True)
                | (~Q(besluit="") & Q(door__isnull=False, op__isnull=False)),
                name="vondst_besluit_wie_en_wanneer",
                violation_error_message="Een besluit heeft iemand die het nam en een moment.",
            ),
            models.CheckConstraint(
                condition=~Q(besluit="mag_blijven") | ~Q(reden=""),
                name="vondst_mag_blijven_met_reden",
                violation_error_message="Schrijf op waarom dit mag blijven.",
            ),
        ]

    def __str__(self):
        return f"{self.get_soort_display()} in {self.veld}"

    @property
    def plaats(self):
        """What says where a find stands and which it is, in the text of the field."""
        return self.veld, self.soort, self.fragment


class OvernameQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """With the story."""
        return self.filter(verhaal__in=Verhaal.objects.zichtbaar_voor(gebruiker))


class Overname(models.Model):
    """Which team took a story over, and what came of it there."""

    verhaal = models.ForeignKey(Verhaal, models.PROTECT, related_name="overnames", verbose_name="verhaal")
    team = models.ForeignKey(Buurtteam, models.PROTECT, related_name="overnames", verbose_name="buurtteam")
    gevolg = models.TextField("wat kwam ervan?", blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="door")
    op = models.DateTimeField("op", default=timezone.now)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op", null=True, blank=True)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = OvernameQuerySet.as_manager()

    class Meta:
        verbose_name = "overname"
        verbose_name_plural = "overnames"
        ordering = ["verhaal", "op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["verhaal", "team"],
                name="overname_een_per_team",
                violation_error_message="Dit team heeft dit verhaal al overgenomen.",
            )
        ]

    def __str__(self):
        return f"{self.team}: {self.verhaal}"


class Kennisitem(models.Model):
    """A piece from the sources, in our own words; `code` is its key in the reference data."""

    class Soort(models.TextChoices):
        VOORBEELD = "voorbeeld", "praktijkvoorbeeld"
        HULPMIDDEL = "hulpmiddel", "hulpmiddel"
        ORGANISATIE = "organisatie", "organisatie"
        AANBEVELING = "aanbeveling", "aanbeveling"
        BEVINDING = "bevinding", "bevinding"
        CIJFER = "cijfer", "cijfer"

    code = models.CharField("code", max_length=12, unique=True)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    titel = models.CharField("titel", max_length=160)
    omschrijving = models.TextField("omschrijving")
    plek = models.CharField("plek", max_length=120, blank=True)
    thema = models.ForeignKey(
        Thema, models.PROTECT, null=True, blank=True, related_name="kennisitems", verbose_name="thema"
    )
    bron = models.CharField("bron", max_length=200)
    link = models.URLField("link", max_length=400, blank=True)
    gecontroleerd_op = models.DateField("laatst gecontroleerd", null=True, blank=True)

    class Meta:
        verbose_name = "stuk in de bibliotheek"
        verbose_name_plural = "bibliotheek"
        ordering = ["soort", "code"]

    def __str__(self):
        return self.titel
