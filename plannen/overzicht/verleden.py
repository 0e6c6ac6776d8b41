"""A past day, as it was known at its end: from the log and the reports themselves, never from what is stored for today.

What a plan consists of (its themes, the teams that take part, the onderdeel) is read as it is now; 051 says why.
"""

from collections import defaultdict

from django.db.models import OuterRef, Q, Subquery

from buurtteams.tijd import einde_van

from ..models import Gebeurtenis, Partnerantwoord, Plan, PlanThema, Stand, Voortgang
from .planregels import lees_planregels


def lees_regels_op(cyclus, op):
    """The plans that had the akkoord of the gemeente at the end of a day, each with its stands of that day."""
    laatste = lees_laatste(cyclus, op)
    regels = lees_planregels(
        Plan.objects.all(),
        cyclus=cyclus,
        op=op,
        berichten={planthema: bericht for planthema, (_, *bericht) in laatste.items()},
        woorden=lees_partnerwoorden(cyclus, op, [pk for pk, *_ in laatste.values()]),
    )
    statussen = lees_statussen(cyclus, op)
    for regel in regels:
        regel.status = statussen.get(regel.pk, Plan.Status.CONCEPT)
    return [regel for regel in regels if regel.heeft_akkoord]


def bekend_op(einde):
    """Reports that stood at a moment: sent before it, and not withdrawn yet."""
    return Q(gemeld_op__lt=einde) & (Q(ingetrokken_op=None) | Q(ingetrokken_op__gte=einde))


def lees_laatste(cyclus, op):
    """planthema → number, koers, moment and bewijs of its latest report at the end of a day."""
    op_die_dag = Voortgang.objects.filter(bekend_op(einde_van(op)))
    nieuwste = op_die_dag.filter(planthema=OuterRef("pk")).order_by("-gemeld_op", "-pk").values("pk")[:1]
    nummers = PlanThema.objects.filter(plan__cyclus=cyclus).order_by().values_list(Subquery(nieuwste))
    berichten = Voortgang.objects.filter(pk__in=nummers).order_by()
    return {
        planthema: bericht
        for planthema, *bericht in berichten.values_list("planthema", "pk", "koers", "gemeld_op", "bewijs")
    }


def lees_statussen(cyclus, op):
    """plan → its status at the end of a day: the last step in the log, without one the date of the akkoord."""
    einde = einde_van(op)
    akkoord = Plan.objects.filter(cyclus=cyclus, vastgesteld_op__lt=einde).order_by()
    statussen = dict.fromkeys(akkoord.values_list("pk", flat=True), Plan.Status.VASTGESTELD)
    stappen = Gebeurtenis.objects.filter(soort="plan_status", plan__cyclus=cyclus, op__lt=einde)
    return statussen | dict(stappen.order_by("op", "pk").values_list("plan", "naar"))


def lees_partnerwoorden(cyclus, op=None, berichten=None):
    """planthema → what the partners say of its last report: all *ja*, or one otherwise. Nothing for *weet niet*.

    Without `berichten` the last reports of now.
    """
    antwoorden = Partnerantwoord.objects.filter(planpartner__plan__cyclus=cyclus)
    if berichten is None:
        antwoorden = antwoorden.over_laatste_bericht()
    else:
        antwoorden = antwoorden.filter(voortgang__in=berichten, op__lt=einde_van(op))
    laatste = defaultdict(dict)
    for planthema, partner, antwoord in antwoorden.order_by("op", "pk").values_list(
        "voortgang__planthema", "planpartner", "antwoord"
    ):
        laatste[planthema][partner] = antwoord
    return {planthema: woord for planthema, per_partner in laatste.items() if (woord := weeg(per_partner.values()))}


def weeg(antwoorden):
    if {Partnerantwoord.Antwoord.NEE, Partnerantwoord.Antwoord.DEELS} & set(antwoorden):
        return Stand.ANDERS
    return Stand.BEVESTIGD if set(antwoorden) == {Partnerantwoord.Antwoord.JA} else ""
