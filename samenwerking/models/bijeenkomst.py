"""Meetings of every kind, what was heard there, and what became of it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from buurtteams.models import Buurtteam, Gebruiker, Instelling, Rol, Thema, Wijk
from buurtteams.models.logboek import OvergangNietMogelijk
from buurtteams.tijd import vandaag

from .logboek import Gebeurtenis
from .organisatie import Organisatie

KLEINSTE_AANTAL = 5


class BijeenkomstQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """A partner sees those that its organisatie organises; every other role sees all of them."""
        if any(rol.soort != Rol.Soort.PARTNER for rol in gebruiker.rollen):
            return self.all()
        eigen = Bijeenkomst.organisaties.through.objects.filter(organisatie__in=Organisatie.objects.van(gebruiker))
        return self.filter(pk__in=eigen.values("bijeenkomst"))

    def van_team(self, team):
        return self.filter(teams=team)

    def voor_overzicht(self):
        return self.select_related("wijk").prefetch_related("teams", "instellingen", "organisaties", "signalen")

    def wachtend(self):
        """Held, and not finished: somebody still has to hear what became of it."""
        return self.filter(status=Bijeenkomst.Status.GEHOUDEN)


class Bijeenkomst(models.Model):
    """With residents, a meeting is finished only when every signaal has an outcome and they were told how it ended."""

    class Soort(models.TextChoices):
        WIJKTAFEL = "wijktafel", "wijktafel"
        WIJKBIJEENKOMST = "wijkbijeenkomst", "wijkbijeenkomst"
        DIALOOG = "dialoog", "dialoog"
        VOORLICHTING = "voorlichting", "voorlichting"
        SPREEKUUR = "spreekuur", "spreekuur"
        TRAINING = "training", "training"
        INTERVISIE = "intervisie", "intervisie"
        KLANKBORD = "klankbord", "klankbordgroep"
        SPIEGEL = "spiegel", "spiegelgesprek"

    class Status(models.TextChoices):
        GEPLAND = "gepland", "Gepland"
        GEHOUDEN = "gehouden", "Geweest"
        AFGEROND = "afgerond", "Afgerond"
        AFGELAST = "afgelast", "Gaat niet door"

    OVERGANGEN = {
        Status.GEPLAND: [Status.GEHOUDEN, Status.AFGELAST],
        Status.GEHOUDEN: [Status.AFGEROND],
        Status.AFGEROND: [],
        Status.AFGELAST: [],
    }

    soort = models.CharField("soort", max_length=20, choices=Soort)
    titel = models.CharField("titel", max_length=120)
    begin = models.DateTimeField("begint")
    eind = models.DateTimeField("eindigt")
    plek = models.CharField("plek", max_length=200)
    wijk = models.ForeignKey(
        Wijk, models.PROTECT, null=True, blank=True, related_name="bijeenkomsten", verbose_name="wijk"
    )
    teams = models.ManyToManyField(
        Buurtteam, blank=True, related_name="bijeenkomsten", verbose_name="buurtteams die dit organiseren"
    )
    instellingen = models.ManyToManyField(
        Instelling, blank=True, related_name="bijeenkomsten", verbose_name="instellingen die dit organiseren"
    )
    organisaties = models.ManyToManyField(
        Organisatie, blank=True, related_name="bijeenkomsten", verbose_name="organisaties die dit organiseren"
    )
    van_gemeente = models.BooleanField("de gemeente organiseert mee", default=False)
    gespreksleider = models.CharField("gespreksleider (functie)", max_length=120, blank=True)
    agenda = models.TextField("waar gaat het over?", blank=True)
    met_bewoners = models.BooleanField("bewoners praten mee", default=False)
    bereik = models.PositiveIntegerField("hoeveel mensen kwamen er?", null=True, blank=True)
    casussen = models.TextField("welke situaties zijn besproken? (geen namen)", blank=True)
    rollen = models.TextField("wie doet wat? (rollen)", blank=True)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.GEPLAND, editable=False)
    reden = models.TextField("waarom gaat het niet door?", blank=True)
    teruggekoppeld_op = models.DateField("verteld op", null=True, blank=True)
    teruggekoppeld_hoe = models.TextField("hoe hoorden bewoners wat ermee gebeurt?", blank=True)
    gemaakt_door = models.ForeignKey(
        Gebruiker, models.PROTECT, related_name="+", editable=False, verbose_name="gemaakt door"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = BijeenkomstQuerySet.as_manager()
    geschiedenis = HistoricalRecords(excluded_fields=["sleutel"])

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        ordering = ["-begin", "pk"]
        indexes = [models.Index(fields=["begin"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(eind__gt=F("begin")),
                name="bijeenkomst_eind_na_begin",
                violation_error_message="De bijeenkomst eindigt voordat zij begint. Kies een latere tijd.",
            ),
            models.CheckConstraint(
                condition=Q(teruggekoppeld_op__isnull=True, teruggekoppeld_hoe="")
                | (Q(teruggekoppeld_op__isnull=False) & ~Q(teruggekoppeld_hoe="")),
                name="bijeenkomst_teruggekoppeld_hoe_en_wanneer",
                violation_error_message="Schrijf op hoe en wanneer bewoners hoorden wat ermee gebeurt.",
            ),
            models.CheckConstraint(
                condition=~Q(status="afgerond") | Q(met_bewoners=False) | Q(teruggekoppeld_op__isnull=False),
                name="bijeenkomst_afgerond_na_terugkoppelen",
                violation_error_message="Vertel bewoners eerst wat er met hun woorden gebeurt.",
            ),
            models.CheckConstraint(
                condition=Q(status="afgelast") & ~Q(reden="") | ~Q(status="afgelast") & Q(reden=""),
                name="bijeenkomst_afgelast_met_reden",
                violation_error_message="Schrijf op waarom de bijeenkomst niet doorgaat.",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("plannen:bijeenkomst", args=[self.pk])

    @property
    def toon_bereik(self):
        """Rule 10: fewer than five people are never shown as a figure."""
        if self.bereik is None:
            return ""
        return f"minder dan {KLEINSTE_AANTAL}" if self.bereik < KLEINSTE_AANTAL else str(self.bereik)

    @property
    def organisatoren(self):
        """Everyone who organises it, in words. Reads the prefetch of `voor_overzicht`."""
        namen = [f"Buurtteam {team}" for team in self.teams.all()]
        namen += [str(rij) for rij in (*self.instellingen.all(), *self.organisaties.all())]
        return ", ".join([*namen, *(["Gemeente Utrecht"] if self.van_gemeente else [])])

    def is_begonnen(self, op=None):
        """On its own day it can be noted how it was."""
        return self.dag <= (op or vandaag())

    @property
    def dag(self):
        return timezone.localdate(self.begin)

    def ga_naar(self, status, *, door, reden="", op=None):
        """The only way to another status; writes the line in the log. Raises OvergangNietMogelijk."""
        if status not in self.OVERGANGEN[self.status]:
            raise OvergangNietMogelijk(
                f"Deze bijeenkomst staat op '{self.get_status_display()}'. Deze stap kan nu niet. Ververs de pagina."
            )
        van, self.status = self.status, status
        self.versie += 1
        self._change_reason = door.functie
        self.save()
        return Gebeurtenis.leg_vast("bijeenkomst_status", self, van=van, naar=status, reden=reden, door=door, op=op)


class SignaalQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """A partner sees what its own organisatie said, and what was heard at meetings that it organises."""
        if any(rol.soort != Rol.Soort.PARTNER for rol in gebruiker.rollen):
            return self.all()
        eigen = Organisatie.objects.van(gebruiker)
        return self.filter(Q(organisatie__in=eigen) | Q(bijeenkomst__in=Bijeenkomst.objects.zichtbaar_voor(gebruiker)))

    def open(self):
        return self.filter(uitkomst="")

    def voor_overzicht(self):
        return self.select_related("thema", "bijeenkomst", "organisatie", "team")


class Signaal(models.Model):
    """What was heard, without who said it: at a meeting, or from a partner of its own accord."""

    class Uitkomst(models.TextChoices):
        OPGEPAKT = "opgepakt", "Opgepakt"
        DOORGEGEVEN = "doorgegeven", "Doorgegeven"
        NIET = "niet", "Wij doen hier niets mee"

    bijeenkomst = models.ForeignKey(
        Bijeenkomst, models.PROTECT, null=True, blank=True, related_name="signalen", verbose_name="bijeenkomst"
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="signalen", verbose_name="van organisatie"
    )
    team = models.ForeignKey(
        Buurtteam, models.PROTECT, null=True, blank=True, related_name="signalen", verbose_name="voor buurtteam"
    )
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="signalen", verbose_name="thema")
    tekst = models.TextField("wat is er gehoord?")
    uitkomst = models.CharField("wat gebeurt ermee?", max_length=20, choices=Uitkomst, blank=True)
    uitkomst_toelichting = models.TextField("uitleg", blank=True)
    doorgegeven_aan = models.CharField("doorgegeven aan", max_length=120, blank=True)
    uitkomst_op = models.DateTimeField("uitkomst op", null=True, blank=True)
    uitkomst_functie = models.CharField("uitkomst door", max_length=80, blank=True)
    functie = models.CharField("genoteerd door", max_length=80)
    door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="genoteerd door"
    )
    op = models.DateTimeField("op", default=timezone.now)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    objects = SignaalQuerySet.as_manager()

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        ordering = ["-op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(uitkomst="", uitkomst_toelichting="", uitkomst_op__isnull=True, uitkomst_functie="")
                | (
                    ~Q(uitkomst="")
                    & ~Q(uitkomst_toelichting="")
                    & ~Q(uitkomst_functie="")
                    & Q(uitkomst_op__isnull=False)
                ),
                name="signaal_uitkomst_met_uitleg",
                violation_error_message="Schrijf op wat ermee gebeurt, en waarom.",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="doorgegeven") & ~Q(doorgegeven_aan="")
                | ~Q(uitkomst="doorgegeven") & Q(doorgegeven_aan=""),
                name="signaal_doorgegeven_aan_iemand",
                violation_error_message="Schrijf op aan wie u dit doorgaf.",
            ),
            models.CheckConstraint(
                condition=Q(bijeenkomst__isnull=False) | Q(organisatie__isnull=False),
                name="signaal_ergens_gehoord",
                violation_error_message="Een signaal komt van een bijeenkomst of van een organisatie.",
            ),
        ]

    def __str__(self):
        return self.tekst[:80]

    def get_absolute_url(self):
        return reverse("plannen:signaal", args=[self.pk])
