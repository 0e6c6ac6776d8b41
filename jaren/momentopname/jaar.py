"""What belongs to the year and not to one plan: its phases, rondes and wijken, its agenda, advice and agreements."""

import datetime

from django.db.models import Count, Q

from buurtteams.tijd import einde_van
from plannen.models import Jaarcyclus, Prioriteitswijk, RondetafelAfspraak
from plannen.models.afspraak import MET_AKKOORD

from ..models import Advies, Agendapunt
from .plan import naam_van
from .woorden import code_en_woord, dag, woord


def fasen(bron):
    """Every step of the year, also the ones back, with who took it and why."""
    woorden = dict(Jaarcyclus.Fase.choices)
    return [
        {
            "van": code_en_woord(stap.van, woorden),
            "naar": code_en_woord(stap.naar, woorden),
            "op": dag(stap.op),
            "functie": stap.functie,
            "namens": stap.namens,
            "reden": stap.reden,
        }
        for stap in bron.fasen
    ]


def rondes(bron):
    return [{"naam": rij.naam, "opent_op": dag(rij.opent_op), "sluit_op": dag(rij.sluit_op)} for rij in bron.rondes]


def prioriteitswijken(bron):
    rijen = Prioriteitswijk.objects.filter(cyclus=bron.cyclus).select_related("wijk").order_by("wijk__nummer")
    return [{"wijk": rij.wijk.naam, "reden": rij.reden} for rij in rijen]


def teams_zonder_plan(bron):
    met = {plan.team_id for plan in bron.plannen}
    met |= {team.pk for plan in bron.plannen for team in plan.deelnemende_teams.all()}
    return [team.naam for team in bron.teams if team.pk not in met]


def ingetrokken(bron):
    """Adopted once, and then *Gaat niet door*: with the reason that was given."""
    rijen = []
    for plan in bron.ingetrokken:
        stap = next((stap for stap in reversed(bron.stappen[plan.pk]) if stap.naar == plan.status), None)
        rijen.append(naam_van(plan) | {"op": dag(stap.op) if stap else "", "reden": stap.reden if stap else ""})
    return rijen


def agenda(bron):
    """What is asked of the review; it tells where the voices differ, so not before they are open."""
    if not bron.stemmen_open:
        return []
    punten = Agendapunt.objects.filter(cyclus=bron.cyclus).select_related("plan__team", "plan__instelling")
    return [
        {
            "titel": rij.titel,
            "aanleiding": woord(Agendapunt.Aanleiding(rij.aanleiding)),
            "gevraagd_besluit": rij.gevraagd_besluit,
            "bespreken": rij.bespreken,
            "afgehandeld": rij.afgehandeld_op is not None,
            "plan": naam_van(rij.plan) if rij.plan_id in bron.nummers else None,
        }
        for rij in punten
    ]


# Advice


def adviezen(bron):
    """Those on a plan of this year, and those filed after the review of last year and up to that of this year."""
    jaar = bron.cyclus.jaar
    vorig = Jaarcyclus.objects.filter(jaar=jaar - 1).values_list("bespreking_op", flat=True).first()
    na = einde_van(vorig or datetime.date(jaar, 2, 9))
    tot = min(einde_van(bron.cyclus.bespreking_op), einde_van(bron.op))
    binnen = Q(ingediend_op__gte=na, ingediend_op__lt=tot) | Q(plannen__in=bron.nummers)
    rijen = Advies.objects.filter(pk__in=Advies.objects.filter(binnen).values("pk"))
    rijen = rijen.prefetch_related("themas", "plannen__team", "plannen__instelling").order_by("ingediend_op", "pk")
    return [advies(rij, bron) for rij in rijen]


def advies(rij, bron):
    return {
        "titel": rij.titel,
        "tekst": rij.tekst,
        "gevraagd": rij.gevraagd,
        "themas": [thema.korte_naam for thema in rij.themas.all()],
        "plannen": [naam_van(plan) for plan in rij.plannen.all() if plan.pk in bron.nummers],
        "ingediend_op": dag(rij.ingediend_op),
        "functie": rij.functie,
        "antwoord_voor": dag(rij.antwoord_voor),
        "antwoord": rij.antwoord,
        "beantwoord_op": dag(rij.beantwoord_op),
        "beantwoord_functie": rij.beantwoord_functie,
        "te_laat": rij.is_te_laat(bron.op),
        "gevolg": rij.gevolg,
        "gevolg_op": dag(rij.gevolg_op),
    }


# The promise ledger


def afspraken(bron):
    """The agreements of the round table, with the plans of this year that work on each."""
    van_eerder = MET_AKKOORD & Q(plannen__cyclus__jaar__lt=bron.cyclus.jaar)
    eerder = Count("plannen", filter=van_eerder, distinct=True)
    rijen = RondetafelAfspraak.objects.annotate(eerder=eerder).prefetch_related("steun")
    return [afspraak(rij, bron) for rij in rijen]


def afspraak(rij, bron):
    plannen = [plan for plan in bron.plannen if rij in plan.afspraken.all()]
    stand = rij.stand_op(bron.op, opgepakt=bool(plannen) or rij.eerder > 0)
    return {
        "code": rij.code,
        "titel": rij.titel,
        "omschrijving": rij.omschrijving,
        "bron": rij.bron,
        "stand": {"code": stand.value, "woord": stand.label},
        "op": dag(rij.nagekomen_op or rij.ingetrokken_op),
        "reden": rij.reden,
        "steun": [
            {"partij": steun.get_partij_display(), "sinds": dag(steun.sinds), "tot": dag(steun.tot)}
            for steun in rij.steun.all()
        ],
        "plannen": [naam_van(plan) for plan in plannen],
        "plannen_eerder": rij.eerder,
    }
