"""What a plan consists of: its themes, what it counts, and its partners with what they do and get."""

import hashlib

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import number_format
from simple_history.models import HistoricalRecords

from buurtteams.models import Aanbeveling, Gebruiker, Thema
from samenwerking.models import Organisatie

from .plan import Plan
from .stand import Koers, Stand

KLEINSTE_AANTAL = 5


class PlanThemaManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().select_related("thema")


class PlanThema(models.Model):
    """A plan within a theme. `koers`, `gemeld_op` and `laatste` repeat the latest report that is not withdrawn;

    they are written by `acties.werk_stand_bij` alone.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="themas", verbose_name="plan")
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="planthemas", verbose_name="thema")
    doel = models.TextField("wat willen wij hier bereiken?", blank=True)
    aanbevelingen = models.ManyToManyField(
        Aanbeveling, blank=True, related_name="planthemas", verbose_name="wij werken aan deze aanbevelingen"
    )
    koers = models.CharField("laatste stand", max_length=20, choices=Koers, blank=True, editable=False)
    gemeld_op = models.DateTimeField("laatste bericht op", null=True, editable=False)
    laatste = models.ForeignKey(
        "plannen.Voortgang",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="laatste bericht",
    )

    objects = PlanThemaManager()
    geschiedenis = HistoricalRecords(excluded_fields=["koers", "gemeld_op", "laatste"])

    class Meta:
        verbose_name = "thema van een plan"
        verbose_name_plural = "thema's van plannen"
        ordering = ["plan", "thema__volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "thema"],
                name="planthema_eenmaal",
                violation_error_message="Dit thema staat al in het plan.",
            ),
            models.CheckConstraint(
                condition=Q(koers="", gemeld_op__isnull=True) | (~Q(koers="") & Q(gemeld_op__isnull=False)),
                name="planthema_stand_met_datum",
                violation_error_message="Een stand heeft altijd een datum.",
            ),
        ]

    def __str__(self):
        return f"{self.thema} in {self.plan}"

    def get_absolute_url(self):
        return f"{self.plan.get_absolute_url()}#thema-{self.thema.slug}"

    def stand(self, *, ronde, op):
        gemeld_op = timezone.localdate(self.gemeld_op) if self.gemeld_op else None
        return Stand.van(koers=self.koers, gemeld_op=gemeld_op, ronde=ronde, op=op)


class Indicator(models.Model):
    class Soort(models.TextChoices):
        GETAL = "getal", "een getal"
        JA_NEE = "ja_nee", "ja of nee"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="indicatoren", verbose_name="plan")
    naam = models.CharField("wat tellen wij?", max_length=160)
    soort = models.CharField("soort", max_length=10, choices=Soort, default=Soort.GETAL)
    eenheid = models.CharField("eenheid", max_length=40, blank=True)
    telt_personen = models.BooleanField("wij tellen mensen", default=False)
    begin = models.DecimalField("begin", max_digits=10, decimal_places=2, default=0)
    doel = models.DecimalField("doel", max_digits=10, decimal_places=2)

    geschiedenis = HistoricalRecords()

    class Meta:
        verbose_name = "indicator"
        verbose_name_plural = "indicatoren"
        ordering = ["plan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(soort="ja_nee") | Q(begin__in=[0, 1], doel__in=[0, 1]),
                name="indicator_ja_nee_is_0_of_1",
                violation_error_message="Bij 'ja of nee' is het begin 0 (nee) of 1 (ja), en het doel ook.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="indicator_heeft_naam",
                violation_error_message="Schrijf op wat u telt.",
            ),
        ]

    def __str__(self):
        return self.naam

    def toon(self, waarde):
        """A value as a person reads it: yes or no, or a number in Dutch without needless zeros.

        Rule 10: a count of people under 5 is never shown as a figure.
        """
        if self.telt_personen and waarde < KLEINSTE_AANTAL:
            return f"minder dan {KLEINSTE_AANTAL}"
        if self.soort == self.Soort.JA_NEE:
            return "ja" if waarde else "nee"
        heel = waarde == waarde.to_integral_value()
        return number_format(waarde, decimal_pos=0 if heel else None, force_grouping=True)

    @property
    def toon_begin(self):
        return self.toon(self.begin)

    @property
    def toon_doel(self):
        return self.toon(self.doel)

    @property
    def laatste_meting(self):
        """From the prefetched metingen: the newest by day, then by entry."""
        return max(self.metingen.all(), key=lambda meting: (meting.op, meting.pk), default=None)

    @property
    def stand(self):
        meting = self.laatste_meting
        return meting.waarde if meting else self.begin

    @property
    def is_gehaald(self):
        meting = self.laatste_meting
        if meting is None:
            return False
        return meting.waarde <= self.doel if self.doel < self.begin else meting.waarde >= self.doel


class Meting(models.Model):
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="metingen", verbose_name="indicator")
    op = models.DateField("geteld op")
    waarde = models.DecimalField("waarde", max_digits=10, decimal_places=2)
    toelichting = models.CharField("hoe is er geteld?", max_length=200, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="door")
    gemaakt_op = models.DateTimeField("ingevuld op", default=timezone.now, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    class Meta:
        verbose_name = "meting"
        verbose_name_plural = "metingen"
        ordering = ["indicator", "op", "pk"]

    def __str__(self):
        return f"{self.indicator}: {self.waarde}"

    @property
    def toon(self):
        return self.indicator.toon(self.waarde)


class Planpartner(models.Model):
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="partners", verbose_name="plan")
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="planpartners", verbose_name="organisatie"
    )
    doet = models.TextField("zo doen zij mee", blank=True)
    krijgt = models.TextField("dit krijgen zij van ons", blank=True)

    geschiedenis = HistoricalRecords()

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
        ordering = ["plan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "organisatie"],
                name="planpartner_eenmaal",
                violation_error_message="Deze organisatie staat al in het plan.",
            )
        ]

    def __str__(self):
        return str(self.organisatie)

    @property
    def tekstversie(self):
        """A fingerprint of what a partner reads: an answer counts only for the text that was read."""
        return hashlib.sha256(f"{self.doet}\0{self.krijgt}".encode()).hexdigest()[:16]

    @property
    def klopt(self):
        """The partner's latest answer to *Klopt dit?*, or None while there is none."""
        return self._laatste(Partnerantwoord.Vraag.KLOPT)

    @property
    def gebeurd(self):
        """The partner's latest answer to *Is dit gebeurd?* about the whole of it, or None."""
        return self._laatste(Partnerantwoord.Vraag.GEBEURD)

    def _laatste(self, vraag):
        antwoorden = [a for a in self.antwoorden.all() if a.vraag == vraag and a.voortgang_id is None]
        return max(antwoorden, key=lambda antwoord: (antwoord.op, antwoord.pk), default=None)


class PartnerantwoordQuerySet(models.QuerySet):
    def over_laatste_bericht(self):
        """What was said of a report that is now the last one of its theme."""
        return self.filter(voortgang=F("voortgang__planthema__laatste"))

    def die_iets_anders_zeggen(self):
        """The last word of each partner on each question, where it is *nee* or *deels*; oldest first.

        A word on a report counts while that report is the last one of its theme.
        """
        nu = Q(voortgang=None) | Q(voortgang=F("voortgang__planthema__laatste"))
        verwant = ("planpartner__organisatie", "voortgang__planthema__thema")
        laatste = {}
        for antwoord in self.filter(nu).select_related(*verwant).order_by("op", "pk"):
            laatste[antwoord.planpartner_id, antwoord.vraag, antwoord.voortgang_id] = antwoord
        anders = (Partnerantwoord.Antwoord.NEE, Partnerantwoord.Antwoord.DEELS)
        return [antwoord for antwoord in laatste.values() if antwoord.antwoord in anders]


class Partnerantwoord(models.Model):
    """What the partner itself says. Append-only; given by the partner alone, never by the team."""

    class Vraag(models.TextChoices):
        KLOPT = "klopt", "Klopt dit?"
        GEBEURD = "gebeurd", "Is dit gebeurd?"

    class Antwoord(models.TextChoices):
        JA = "ja", "Ja"
        DEELS = "deels", "Deels"
        NEE = "nee", "Nee"
        WEET_NIET = "weet_niet", "Weet ik niet"

    planpartner = models.ForeignKey(Planpartner, models.CASCADE, related_name="antwoorden", verbose_name="partner")
    voortgang = models.ForeignKey(
        "plannen.Voortgang", models.PROTECT, null=True, blank=True, related_name="antwoorden", verbose_name="bericht"
    )
    vraag = models.CharField("vraag", max_length=10, choices=Vraag)
    antwoord = models.CharField("antwoord", max_length=10, choices=Antwoord)
    toelichting = models.TextField("toelichting", blank=True)
    op = models.DateTimeField("op", default=timezone.now)

    objects = PartnerantwoordQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoord van een partner"
        verbose_name_plural = "antwoorden van partners"
        ordering = ["planpartner", "op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(vraag="klopt") | ~Q(antwoord="deels"),
                name="partnerantwoord_klopt_is_ja_of_nee",
                violation_error_message="Op 'Klopt dit?' is het antwoord ja, nee of weet ik niet.",
            )
        ]

    def __str__(self):
        return f"{self.planpartner}: {self.get_antwoord_display()}"

    @property
    def woord(self):
        """The words that ONTWERP §4 gives to *Klopt dit?* differ from those of *Is dit gebeurd?*."""
        if self.vraag == self.Vraag.KLOPT:
            return {"ja": "Ja, dit klopt", "nee": "Nee, dit klopt niet", "weet_niet": "Ik weet het nog niet"}[
                self.antwoord
            ]
        return self.get_antwoord_display()
