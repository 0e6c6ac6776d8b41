"""Who did not report, in which ronde and on what; and who gave no account."""

from plannen.models import Jaarcyclus, Plan
from plannen.models.stand import EINDSTANDEN

from .plan import naam_van
from .woorden import als_dag, dag

Fase = Jaarcyclus.Fase


def wie_niet_meldde(bron):
    """Per ronde that has opened: the plans that were asked, and those that left out one or more of their themes."""
    geopend = [ronde for ronde in bron.rondes if ronde.opent_op <= bron.op]
    return [
        ronde_als_data(bron, ronde, volgende) for ronde, volgende in zip(geopend, [*geopend[1:], None], strict=True)
    ]


def ronde_als_data(bron, ronde, volgende):
    gevraagd = [plan for plan in bron.plannen if als_dag(plan.vastgesteld_op) <= ronde.sluit_op]
    stil = [(plan, stille_themas(bron, plan, ronde, volgende)) for plan in gevraagd]
    return {
        "ronde": ronde.naam,
        "opent_op": dag(ronde.opent_op),
        "sluit_op": dag(ronde.sluit_op),
        "loopt_nog": ronde.is_open(bron.op),
        "gevraagd": len(gevraagd),
        "plannen": [
            naam_van(plan) | {"themas": themas, "van": len(plan.themas.all())} for plan, themas in stil if themas
        ],
    }


def stille_themas(bron, plan, ronde, volgende):
    """The themes without a report from the opening of this ronde to that of the next; finished work is not asked."""
    stil = []
    for planthema in plan.themas.all():
        berichten = bron.berichten[planthema.pk]
        gemeld = any(ronde.opent_op <= op and (volgende is None or op < volgende.opent_op) for _, op in berichten)
        eerder = [koers for koers, op in berichten if op < ronde.opent_op]
        if not gemeld and not (eerder and eerder[-1] in EINDSTANDEN):
            stil.append(planthema.thema.korte_naam)
    return stil


def zonder_terugblik(bron):
    """Plans without an account; nobody, as long as the year does not ask for one."""
    gevraagd = bron.cyclus.fase not in (Fase.VOORBEREIDING, Fase.UITVOERING)
    zonder = [plan for plan in bron.plannen if plan.status == Plan.Status.VASTGESTELD]
    return {"gevraagd": gevraagd, "plannen": [naam_van(plan) for plan in zonder] if gevraagd else []}
