"""How many plans went well at the end of each month of a year, as it was known then; and today."""

import datetime
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from buurtteams.tijd import einde_van, vandaag

from ..models import Gebeurtenis, Jaarcyclus, Koers, Plan, Stand, Voortgang, zwaarste
from ..stempels import onthoud
from .planregels import lees_planregels

GOED = {str(Koers.VOLGENS_PLANNING), str(Koers.GEREED)}


@dataclass(frozen=True)
class Peilpunt:
    """Of how many plans with akkoord on a day how many went well, and on how many there was a report."""

    op: date
    goed: int
    gemeld: int
    plannen: int


def peildagen(cyclus, op):
    """The last day of every month from January until the review, and the day itself; not after that day."""
    dagen, dag = [], date(cyclus.jaar, 1, 1)
    while dag <= min(op, cyclus.bespreking_op):
        volgende = (dag + datetime.timedelta(days=31)).replace(day=1)
        dagen.append(volgende - datetime.timedelta(days=1))
        dag = volgende
    laatste = min(op, cyclus.bespreking_op)
    return [dag for dag in dagen if dag < laatste] + [laatste] * (laatste >= date(cyclus.jaar, 1, 1))


def lees_verloop(cyclus, uitsnede, teams, themas, dagen):
    """A Peilpunt for each of the days, within what `uitsnede` shows of these teams. Five queries, for any number."""
    if not dagen:
        return []
    plannen = uitsnede.regels(lees_planregels(Plan.objects.all(), cyclus=cyclus), teams, themas)
    statussen, berichten = lees_stappen(cyclus), lees_berichten(cyclus, max(dagen))
    return [_punt(cyclus, dag, plannen, statussen, berichten) for dag in dagen]


def lees_vast_verloop(jaar, beeld, dagen):
    """The same for days that are over: read once for as long as nothing of the past of that year changes.

    Of yesterday too a report can still be on its way into the database, so that day is read anew.
    """
    vast = [dag for dag in dagen if dag < vandaag() - datetime.timedelta(days=1)]

    def lees(welke):
        cyclus = Jaarcyclus.objects.prefetch_related("rondes").get(pk=jaar.pk)
        return lees_verloop(cyclus, beeld.uitsnede, beeld.teams, beeld.themas, welke)

    # The teams in view are those of the year in view: its priority wijken may have chosen them.
    teams = tuple(team.pk for team in beeld.teams)
    punten = onthoud(("verloop", jaar.pk, beeld.uitsnede, teams, tuple(vast)), jaar.vormstempels, lambda: lees(vast))
    los = dagen[len(vast) :]
    return [*punten, *(lees(los) if los else [])]


def punt_van(beeld):
    """Today, or the day in view, as the rest of the page shows it."""
    codes = [regel.code for regel in beeld.regels]
    return Peilpunt(
        op=beeld.op,
        goed=sum(code in GOED for code in codes),
        gemeld=sum(code in Koers.values for code in codes),
        plannen=len(codes),
    )


def _punt(cyclus, dag, plannen, statussen, berichten):
    einde, ronde, codes = einde_van(dag), cyclus.ronde_op(dag), []
    for regel in plannen:
        if status_op(statussen[regel.pk], einde) in Plan.MET_AKKOORD:
            laatste = (
                laatste_op(berichten[planthema], einde)
                for planthema in (regel.planthemas[thema] for thema in regel.standen)
            )
            codes.append(zwaarste(_code(bericht, ronde, dag) for bericht in laatste))
    return Peilpunt(
        op=dag,
        goed=sum(code in GOED for code in codes),
        gemeld=sum(code in Koers.values for code in codes),
        plannen=len(codes),
    )


def _code(bericht, ronde, dag):
    koers, gemeld_op = bericht or ("", None)
    return Stand.van(koers=koers, gemeld_op=gemeld_op and timezone.localdate(gemeld_op), ronde=ronde, op=dag).code


def lees_stappen(cyclus):
    """plan → pairs of moment and status, in order: the date of the akkoord, and each step in the log."""
    stappen = defaultdict(list)
    akkoord = Plan.objects.filter(cyclus=cyclus, vastgesteld_op__isnull=False).order_by()
    for plan, op in akkoord.values_list("pk", "vastgesteld_op"):
        stappen[plan].append((op, Plan.Status.VASTGESTELD))
    logregels = Gebeurtenis.objects.filter(soort="plan_status", plan__cyclus=cyclus).order_by("op", "pk")
    for plan, op, naar in logregels.values_list("plan", "op", "naar"):
        stappen[plan].append((op, naar))
    return stappen


def status_op(stappen, einde):
    """The log wins over the date; at the same moment too, because it stands behind it."""
    return next((status for op, status in reversed(stappen) if op < einde), Plan.Status.CONCEPT)


def lees_berichten(cyclus, tot_en_met):
    """planthema → (moment, koers, withdrawn at) of its reports, in order."""
    berichten = defaultdict(list)
    rijen = Voortgang.objects.filter(planthema__plan__cyclus=cyclus, gemeld_op__lt=einde_van(tot_en_met))
    for planthema, *bericht in rijen.order_by("gemeld_op", "pk").values_list(
        "planthema", "gemeld_op", "koers", "ingetrokken_op"
    ):
        berichten[planthema].append(bericht)
    return berichten


def laatste_op(berichten, einde):
    """Koers and moment of the last report that stood at a moment, or None."""
    for gemeld_op, koers, ingetrokken_op in reversed(berichten[: bisect_left(berichten, [einde])]):
        if ingetrokken_op is None or ingetrokken_op >= einde:
            return koers, gemeld_op
    return None


def een_jaar_eerder(dag, jaren=1):
    """The same day of the year before; 29 February counts as the 28th."""
    return dag.replace(year=dag.year - jaren, day=28 if (dag.month, dag.day) == (2, 29) else dag.day)


def een_jaar_later(dag):
    return een_jaar_eerder(dag, -1)
