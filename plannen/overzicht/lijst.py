"""The list of plans of a year: what it can be narrowed to, a page of rows, and the stand as a condition in SQL."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Case, CharField, Count, F, IntegerField, Min, Q, Value, When, Window
from django.db.models.functions import Cast

from buurtteams.models import Buurtteam, Thema, Wijk
from buurtteams.tijd import begin_van

from ..models import Jaarcyclus, Koers, Plan, PlanThema
from ..models.stand import EINDSTANDEN, NIET_GEMELD, ZWAARTE
from .planregels import Planregel, lees_planregels

PER_PAGINA = 60

# Heaviest first, as zwaarste() weighs; *gestopt* last, because a plan shows it only when all its themes are.
GEWICHTEN = {str(code): gewicht for gewicht, code in enumerate([*ZWAARTE, Koers.GESTOPT])}


@dataclass(frozen=True)
class Keuze:
    pk: int
    waarde: str
    naam: str
    volgorde: int


def lees_keuzes():
    """Years (newest first), wijken, teams and themes to choose from, in one query: {"jaar": [Keuze, …], …}."""
    bronnen = [
        ("jaar", Jaarcyclus.objects, "jaar", "jaar", -F("jaar")),
        ("wijk", Wijk.objects, "slug", "naam", F("nummer")),
        ("team", Buurtteam.objects, "slug", "naam", Value(0)),
        ("thema", Thema.objects, "slug", "korte_naam", F("volgorde")),
    ]
    delen = [
        tabel.order_by().values_list(
            _tekst(Value(soort)), "pk", _tekst(waarde), _tekst(naam), Cast(volgorde, IntegerField())
        )
        for soort, tabel, waarde, naam, volgorde in bronnen
    ]
    keuzes = {soort: [] for soort, *_ in bronnen}
    for soort, *velden in delen[0].union(*delen[1:], all=True):
        keuzes[soort].append(Keuze(*velden))
    return {soort: sorted(lijst, key=lambda keuze: (keuze.volgorde, keuze.naam)) for soort, lijst in keuzes.items()}


def _tekst(uitdrukking):
    return Cast(uitdrukking, CharField())


def met_stand(plannen, code, *, cyclus, op, thema=""):
    """The adopted plans that show this stand on a day: what Stand.van and zwaarste() say, as a condition in SQL.

    With a theme (its slug) only the stand within that theme counts.
    """
    ronde = cyclus.ronde_op(op)
    te_oud = Q(gemeld_op__lt=begin_van(ronde.opent_op)) if ronde else Q(pk__in=[])
    gewicht = Case(
        When(Q(koers="") | (~Q(koers__in=EINDSTANDEN) & te_oud), then=Value(GEWICHTEN[NIET_GEMELD])),
        *[When(koers=koers, then=Value(GEWICHTEN[koers])) for koers in Koers.values],
    )
    themas = PlanThema.objects.filter(plan__cyclus=cyclus)
    if thema:
        themas = themas.filter(thema__slug=thema)
    zwaarst = themas.order_by().values("plan").annotate(zwaarst=Min(gewicht)).filter(zwaarst=GEWICHTEN[code])
    return plannen.vastgesteld().filter(pk__in=zwaarst.values("plan"))


@dataclass(frozen=True)
class Lijstrij:
    plan: Planregel
    themas: list  # pairs of name and Stand
    acties_klaar: int
    acties_totaal: int


def lees_rijen(plannen, *, cyclus, themas, nummer=1, op=None):
    """The rows of one page, and the page itself to leaf with; two queries. No rows when there is no such page.

    Without `nummer` all rows.

    `themas` are the Keuzes of that name: rows are small, and the names stand there already.
    """
    tellingen = (
        plannen.filter(cyclus=cyclus)
        .order_by(F("team__naam").asc(nulls_last=True), "nummer", "pk")
        .values("pk")
        .annotate(klaar=Count("acties", filter=Q(acties__klaar_op__isnull=False)), totaal=Count("acties"))
        .annotate(gevonden=Window(Count("*")))
        .values_list("pk", "klaar", "totaal", "gevonden")
    )
    if nummer:
        tellingen = tellingen[(nummer - 1) * PER_PAGINA : nummer * PER_PAGINA]
        gevonden = list(tellingen)
        plannen = Plan.objects.filter(pk__in=[pk for pk, *_ in gevonden])
    else:
        gevonden = list(tellingen)
    regels = lees_planregels(plannen, cyclus=cyclus, op=op)
    regels = {regel.pk: regel for regel in regels}
    rijen = [Lijstrij(regels[pk], _standen(regels[pk], themas), klaar, totaal) for pk, klaar, totaal, _ in gevonden]
    totaal = gevonden[0][-1] if gevonden else 0
    return rijen, Paginator(range(totaal), PER_PAGINA).get_page(nummer)


def _standen(regel, themas):
    return [(thema.naam, regel.standen[thema.pk]) for thema in themas if thema.pk in regel.standen]
