"""What a team and an organisatie agree, what each of them says of it, and how they look back on it every year."""

import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from buurtteams.models import Buurtteam, Gebruiker, Rol
from buurtteams.tijd import vandaag

from .organisatie import Organisatie


class Zijde(models.TextChoices):
    TEAM = "team", "het buurtteam"
    ORGANISATIE = "organisatie", "de organisatie"


# From how long before its date an agreement can be looked back on, and asks for it.
EVALUEREN_VANAF = datetime.timedelta(days=14)


class SamenwerkingsafspraakQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """A partner sees those of its own organisatie; every other role sees all of them."""
        if any(rol.soort != Rol.Soort.PARTNER for rol in gebruiker.rollen):
            return self.all()
        return self.filter(organisatie__in=Organisatie.objects.van(gebruiker))

    def lopend(self, op=None):
        """Not ended."""
        op = op or vandaag()
        return self.filter(Q(gestopt_op__isnull=True) | Q(gestopt_op__gt=op))

    def met_woorden(self):
        """With `zegt_team` and `zegt_organisatie`: the latest answer of each side to the text as it stands, or None."""
        return self.annotate(**{f"zegt_{zijde}": laatste_antwoord(zijde) for zijde in Zijde.values})

    def met_verschil(self):
        """Running, and one of the two says that the present text is not right."""
        return self.lopend().met_woorden().filter(Q(zegt_team="nee") | Q(zegt_organisatie="nee"))

    def bevestigd(self):
        """Running, and both say that the present text is right."""
        return self.lopend().met_woorden().filter(zegt_team="ja", zegt_organisatie="ja")

    def te_bevestigen(self, zijde=None):
        """Running, and this side (or one of the two) has not said *ja* or *nee* to the present text."""
        wacht = Q()
        for kant in [zijde] if zijde else Zijde.values:
            wacht |= Q(**{f"zegt_{kant}__isnull": True}) | Q(**{f"zegt_{kant}": "weet_niet"})
        return self.lopend().met_woorden().filter(wacht)

    def met_vraagmoment(self):
        """With `gevraagd_op`: since when the present text asks. Whoever wrote it agreed for the team at that moment."""
        op_deze_tekst = Afspraakantwoord.objects.filter(afspraak=OuterRef("pk"), tekstversie=OuterRef("tekstversie"))
        eerste = Subquery(op_deze_tekst.order_by("op", "pk").values("op")[:1])
        return self.annotate(gevraagd_op=Coalesce(eerste, F("gemaakt_op")))

    def evaluatie_nodig(self, op=None, zijde=None):
        """Running, the day to look back is near or past, and this side (or one of the two) did not write yet."""
        op = op or vandaag()
        geschreven = Afspraakevaluatie.objects.filter(afspraak=OuterRef("pk"), over=OuterRef("evaluatie_op"))
        wacht = Q()
        for kant in [zijde] if zijde else Zijde.values:
            wacht |= ~Exists(geschreven.filter(zijde=kant))
        return self.lopend(op).filter(wacht, evaluatie_op__lte=op + EVALUEREN_VANAF)

    def voor_overzicht(self):
        return self.select_related("team__wijk", "organisatie").prefetch_related("antwoorden", "evaluaties")


def laatste_antwoord(zijde):
    antwoorden = Afspraakantwoord.objects.filter(
        afspraak=OuterRef("pk"), zijde=zijde, tekstversie=OuterRef("tekstversie")
    )
    return Subquery(antwoorden.order_by("-op", "-pk").values("antwoord")[:1])


class Samenwerkingsafspraak(models.Model):
    """An answer counts for the text that it was given on (`tekstversie`): whoever changes the text asks again."""

    team = models.ForeignKey(Buurtteam, models.PROTECT, related_name="samenwerkingsafspraken", verbose_name="buurtteam")
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="samenwerkingsafspraken", verbose_name="organisatie"
    )
    team_doet = models.TextField("dit doet het buurtteam")
    organisatie_doet = models.TextField("dit doet de organisatie")
    organisatie_krijgt = models.TextField("dit krijgt de organisatie", blank=True)
    team_krijgt = models.TextField("dit krijgt het buurtteam", blank=True)
    overleg = models.TextField("zo spreken en bereiken wij elkaar")
    start = models.DateField("begint op", default=vandaag)
    evaluatie_op = models.DateField("wij kijken terug op")
    gestopt_op = models.DateField("gestopt op", null=True, blank=True)
    stopreden = models.TextField("waarom gestopt", blank=True)
    tekstversie = models.PositiveIntegerField("versie van de tekst", default=1, editable=False)
    gemaakt_door = models.ForeignKey(
        Gebruiker, models.PROTECT, related_name="+", editable=False, verbose_name="gemaakt door"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    sleutel = models.UUIDField("indieningssleutel", null=True, unique=True, editable=False)

    # Changing one of these asks both sides again.
    TEKSTEN = ("team_doet", "organisatie_doet", "organisatie_krijgt", "team_krijgt", "overleg")

    objects = SamenwerkingsafspraakQuerySet.as_manager()
    geschiedenis = HistoricalRecords(excluded_fields=["sleutel"])

    class Meta:
        verbose_name = "samenwerkingsafspraak"
        verbose_name_plural = "samenwerkingsafspraken"
        ordering = ["team__naam", "organisatie__naam", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "organisatie"],
                condition=Q(gestopt_op__isnull=True),
                name="samenwerkingsafspraak_een_lopende",
                violation_error_message="Dit team en deze organisatie hebben al een afspraak. Pas die aan.",
            ),
            models.CheckConstraint(
                condition=Q(evaluatie_op__gte=F("start")),
                name="samenwerkingsafspraak_evaluatie_na_start",
                violation_error_message="Kies een dag om terug te kijken die na het begin ligt.",
            ),
            models.CheckConstraint(
                condition=Q(gestopt_op__isnull=True, stopreden="") | (Q(gestopt_op__isnull=False) & ~Q(stopreden="")),
                name="samenwerkingsafspraak_gestopt_met_reden",
                violation_error_message="Schrijf op waarom de afspraak stopt.",
            ),
        ]

    def __str__(self):
        return f"Buurtteam {self.team} en {self.organisatie}"

    def get_absolute_url(self):
        return reverse("samenwerking:afspraak", args=[self.pk])

    def antwoord_van(self, zijde):
        """The latest answer of this side to the text as it stands now; None while there is none. Reads the prefetch."""
        gegeven = [a for a in self.antwoorden.all() if a.zijde == zijde and a.tekstversie == self.tekstversie]
        return max(gegeven, key=lambda antwoord: (antwoord.op, antwoord.pk), default=None)

    @property
    def woorden(self):
        """Side → its latest answer to the present text, or None."""
        return [(zijde, self.antwoord_van(zijde)) for zijde in Zijde]

    @property
    def heeft_verschil(self):
        return any(antwoord and antwoord.antwoord == "nee" for _, antwoord in self.woorden)

    @property
    def wacht_op(self):
        """The sides that have said neither *ja* nor *nee* to the present text."""
        return [zijde for zijde, antwoord in self.woorden if not antwoord or antwoord.antwoord == "weet_niet"]

    @property
    def is_bevestigd(self):
        return all(antwoord and antwoord.antwoord == "ja" for _, antwoord in self.woorden)

    @property
    def stand(self):
        """In words, as the lists show it."""
        if self.gestopt_op:
            return "gestopt"
        if self.heeft_verschil:
            return "team en organisatie zien dit verschillend"
        wachten = " en ".join(zijde.label for zijde in self.wacht_op)
        return f"wacht op {wachten}" if wachten else "beide kanten zeggen: dit klopt"

    @property
    def wacht_op_organisatie(self):
        """For the page of the partner, to whom *de organisatie* is *u*."""
        return not self.gestopt_op and not self.heeft_verschil and self.wacht_op == [Zijde.ORGANISATIE]

    def is_te_evalueren(self, op=None):
        return not self.gestopt_op and self.evaluatie_op <= (op or vandaag()) + EVALUEREN_VANAF

    @property
    def terugkijken(self):
        """In words, once it is time: the date moves on as soon as both sides have written."""
        if not self.is_te_evalueren():
            return ""
        return "terugkijken is te laat" if self.evaluatie_op < vandaag() else "tijd om terug te kijken"

    def evaluatie_van(self, zijde):
        """What this side wrote about the date that is due now; None while there is nothing. Reads the prefetch."""
        return next((e for e in self.evaluaties.all() if e.zijde == zijde and e.over == self.evaluatie_op), None)


class Afspraakantwoord(models.Model):
    """*Klopt dit?*: what one side says of the agreement. Append-only; a partner may answer by a link (`door` empty)."""

    class Antwoord(models.TextChoices):
        JA = "ja", "Ja, dit klopt"
        NEE = "nee", "Nee, dit klopt niet"
        WEET_NIET = "weet_niet", "Ik weet het nog niet"

    afspraak = models.ForeignKey(
        Samenwerkingsafspraak, models.CASCADE, related_name="antwoorden", verbose_name="afspraak"
    )
    zijde = models.CharField("zijde", max_length=20, choices=Zijde)
    antwoord = models.CharField("antwoord", max_length=10, choices=Antwoord)
    toelichting = models.TextField("wat ziet u anders?", blank=True)
    tekstversie = models.PositiveIntegerField("versie van de tekst")
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="door")
    functie = models.CharField("functie", max_length=80)
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "antwoord op een afspraak"
        verbose_name_plural = "antwoorden op afspraken"
        ordering = ["afspraak", "op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(antwoord="nee") | ~Q(toelichting=""),
                name="afspraakantwoord_nee_met_toelichting",
                violation_error_message="Schrijf op wat u anders ziet.",
            )
        ]

    def __str__(self):
        return f"{self.get_zijde_display()}: {self.get_antwoord_display()}"


class Afspraakevaluatie(models.Model):
    """How one side looks back on the agreement on its date. Both sides stand beside each other."""

    class Voorstel(models.TextChoices):
        DOORGAAN = "doorgaan", "Doorgaan"
        AANPASSEN = "aanpassen", "Aanpassen"
        STOPPEN = "stoppen", "Stoppen"

    afspraak = models.ForeignKey(
        Samenwerkingsafspraak, models.CASCADE, related_name="evaluaties", verbose_name="afspraak"
    )
    over = models.DateField("over de afspraak tot")
    zijde = models.CharField("zijde", max_length=20, choices=Zijde)
    ging_goed = models.TextField("wat ging goed?")
    kan_beter = models.TextField("wat kan beter?")
    voorstel = models.CharField("hoe gaan wij verder?", max_length=20, choices=Voorstel)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="door")
    functie = models.CharField("functie", max_length=80)
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "terugblik op een afspraak"
        verbose_name_plural = "terugblikken op afspraken"
        ordering = ["afspraak", "-over", "zijde"]
        constraints = [
            models.UniqueConstraint(
                fields=["afspraak", "over", "zijde"],
                name="afspraakevaluatie_eenmaal",
                violation_error_message="Deze kant heeft al teruggekeken.",
            )
        ]

    def __str__(self):
        return f"{self.get_zijde_display()} over {self.over}"
