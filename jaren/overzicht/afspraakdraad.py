"""One agreement of the round table through the years: its plans, what came of each, and what followed on what."""

from dataclasses import dataclass
from itertools import groupby

from buurtteams.uitvoer import Blad
from plannen.models import Gebeurtenis, Jaarcyclus, Plan, zwaarste
from plannen.models.stand import WOORDEN

from ..models import STEMMEN_OPEN, Besluit
from .stemmen import Stemmen, stemmen_van


@dataclass(frozen=True)
class Draadplan:
    """`code`: the heaviest stand of its themes; empty while there is no akkoord, or when it does not go ahead."""

    plan: Plan
    code: str
    stemmen: Stemmen | None  # once the voices are on the table
    besluiten: list
    vorig: Plan | None
    vervolgen: list


@dataclass(frozen=True)
class Draadjaar:
    cyclus: Jaarcyclus
    plannen: list

    @property
    def met_akkoord(self):
        return [rij for rij in self.plannen if rij.plan.heeft_akkoord]

    @property
    def zonder_akkoord(self):
        return [rij for rij in self.plannen if not rij.plan.heeft_akkoord]


def lees_draad(afspraak, gebruiker, op):
    """Every year, the newest first, also those without a plan: always the same number of queries.

    Of the plans those that this person may see. The adopted ones everyone sees who sees the city.
    """
    zichtbaar = Plan.objects.zichtbaar_voor(gebruiker)
    plannen = list(zichtbaar.filter(afspraken=afspraak).voor_overzicht())
    stemmen = stemmen_van(plannen, gebruiker)
    besluiten = per_plan(Besluit.objects.zichtbaar_voor(gebruiker).filter(plan__in=plannen).order_by("op", "pk"))
    vorige = zichtbaar.met_trekker().in_bulk({plan.volgt_op_id for plan in plannen} - {None})
    vervolgen = {}
    for vervolg in zichtbaar.met_trekker().filter(volgt_op__in=plannen).order_by("cyclus__jaar", "pk"):
        vervolgen.setdefault(vervolg.volgt_op_id, []).append(vervolg)
    rijen = [
        Draadplan(
            plan,
            stand_van(plan, op),
            stemmen[plan.pk] if stemmen[plan.pk].zijn_open and plan.heeft_akkoord else None,
            besluiten.get(plan.pk, []) if plan.cyclus.fase in STEMMEN_OPEN else [],
            vorige.get(plan.volgt_op_id),
            vervolgen.get(plan.pk, []),
        )
        for plan in plannen
    ]
    van_jaar = {jaar: list(groep) for jaar, groep in groupby(rijen, key=lambda rij: rij.plan.cyclus_id)}
    return [Draadjaar(cyclus, van_jaar.get(cyclus.pk, [])) for cyclus in Jaarcyclus.objects.all()]


def per_plan(besluiten):
    van_plan = {}
    for besluit in besluiten:
        van_plan.setdefault(besluit.plan_id, []).append(besluit)
    return van_plan


def stand_van(plan, op):
    if not plan.heeft_akkoord:
        return ""
    ronde = plan.cyclus.ronde_op(op)
    return zwaarste(planthema.stand(ronde=ronde, op=op).code for planthema in plan.themas.all())


def gezegd_over(afspraak):
    """What the gemeente said of it and took back, with the reason; the newest first."""
    gebeurtenissen = Gebeurtenis.objects.filter(
        soort="afspraak_stand", object_soort=afspraak._meta.model_name, object_id=afspraak.pk
    )
    woorden = dict(afspraak.Stand.choices) | {afspraak.Stand.OPEN.value: "Loopt weer"}
    return [(rij, woorden[rij.naar]) for rij in gebeurtenissen]


def draadblad(jaren):
    """The thread as a sheet to download: one row per plan."""
    koppen = ("Jaar", "Trekker", "Plan", "Status", "Stand", "Het team", "De gemeente", "MNU/Saluti", "De partners")
    koppen += ("Besluiten", "Gaat verder met", "Ging verder als")
    return Blad("Afspraak door de jaren", koppen, (draadrij(rij) for jaar in jaren for rij in jaar.plannen))


def draadrij(rij):
    plan, stemmen = rij.plan, rij.stemmen
    return (
        plan.cyclus.jaar,
        plan.trekker,
        plan.titel,
        plan.statuswoord,
        WOORDEN[rij.code] if rij.code else "",
        *([stem.woord for stem in stemmen] if stemmen else [""] * 3),
        "\n".join(f"{stem.organisatie}: {stem.woord}" for stem in (stemmen.partners if stemmen else ())),
        "\n".join(": ".join(filter(None, [rij_.get_soort_display(), rij_.tekst])) for rij_ in rij.besluiten),
        f"{rij.vorig} ({rij.vorig.cyclus})" if rij.vorig else "",
        "\n".join(f"{vervolg} ({vervolg.cyclus})" for vervolg in rij.vervolgen),
    )
