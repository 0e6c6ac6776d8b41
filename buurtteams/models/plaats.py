"""The city: ten wijken, eighteen buurtteams with two onderdelen each, and the instellingen that run them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class OnderdeelSoort(models.TextChoices):
    SOCIAAL = "sociaal", "sociaal"
    JEUGD_EN_GEZIN = "jeugd_en_gezin", "jeugd en gezin"


class OnderdeelKeuze(models.TextChoices):
    """For whom a plan, actie or report counts: one onderdeel or the whole team."""

    BEIDE = "beide", "beide onderdelen"
    SOCIAAL = "sociaal", "sociaal"
    JEUGD_EN_GEZIN = "jeugd_en_gezin", "jeugd en gezin"


class Wijk(models.Model):
    nummer = models.PositiveSmallIntegerField("nummer", unique=True)
    naam = models.CharField("naam", max_length=60)
    slug = models.SlugField("naam in het adres", unique=True)
    code = models.CharField("CBS-code", max_length=8, unique=True)
    rij = models.PositiveSmallIntegerField("rij op de tegelkaart")
    kolom = models.PositiveSmallIntegerField("kolom op de tegelkaart")

    class Meta:
        verbose_name = "wijk"
        verbose_name_plural = "wijken"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["rij", "kolom"],
                name="wijk_eigen_tegel",
                violation_error_message="Op deze plek van de tegelkaart staat al een wijk.",
            )
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("plannen:dashboard_wijk", args=[self.slug])


class Instelling(models.Model):
    naam = models.CharField("naam", max_length=80, unique=True)
    slug = models.SlugField("naam in het adres", unique=True)
    onderdeel = models.CharField("voert uit", max_length=20, choices=OnderdeelSoort)

    class Meta:
        verbose_name = "instelling"
        verbose_name_plural = "instellingen"
        ordering = ["naam"]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("plannen:dashboard_instelling", args=[self.slug])


class Buurtteam(models.Model):
    """The slug is the stable key of the reference data: it stays when a manager corrects the name."""

    naam = models.CharField("naam", max_length=80, unique=True)
    slug = models.SlugField("naam in het adres", unique=True)
    wijk = models.ForeignKey(Wijk, models.PROTECT, related_name="buurtteams", verbose_name="wijk")
    naam_bevestigd = models.BooleanField("naam is bevestigd", default=False)
    adres = models.CharField("adres", max_length=200, blank=True)
    telefoon = models.CharField("algemeen telefoonnummer", max_length=30, blank=True)
    openingstijden = models.CharField("openingstijden", max_length=200, blank=True)

    class Meta:
        verbose_name = "buurtteam"
        verbose_name_plural = "buurtteams"
        ordering = ["naam"]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("plannen:team", args=[self.slug])


class Onderdeel(models.Model):
    buurtteam = models.ForeignKey(Buurtteam, models.CASCADE, related_name="onderdelen", verbose_name="buurtteam")
    soort = models.CharField("soort", max_length=20, choices=OnderdeelSoort)

    class Meta:
        verbose_name = "onderdeel"
        verbose_name_plural = "onderdelen"
        ordering = ["buurtteam", "soort"]
        constraints = [
            models.UniqueConstraint(
                fields=["buurtteam", "soort"],
                name="onderdeel_een_per_soort",
                violation_error_message="Dit buurtteam heeft dit onderdeel al.",
            )
        ]

    def __str__(self):
        return f"{self.buurtteam} ({self.get_soort_display()})"


class Uitvoering(models.Model):
    """Which instelling runs an onderdeel, from when until when."""

    onderdeel = models.ForeignKey(Onderdeel, models.CASCADE, related_name="uitvoeringen", verbose_name="onderdeel")
    instelling = models.ForeignKey(Instelling, models.PROTECT, related_name="uitvoeringen", verbose_name="instelling")
    vanaf = models.DateField("vanaf")
    tot = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "uitvoering"
        verbose_name_plural = "uitvoeringen"
        ordering = ["onderdeel", "vanaf"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")),
                name="uitvoering_tot_na_vanaf",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
            models.UniqueConstraint(
                fields=["onderdeel"],
                condition=Q(tot__isnull=True),
                name="uitvoering_een_lopende",
                violation_error_message="Dit onderdeel heeft al een instelling. Vul daar eerst een einddatum in.",
            ),
        ]

    def __str__(self):
        return f"{self.onderdeel}: {self.instelling}"
