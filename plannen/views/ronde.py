"""The whole round of a team on one page: each row is saved on its own, *niets veranderd* in one tap."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from buurtteams.models import Buurtteam
from buurtteams.tijd import vandaag

from .. import rechten
from ..models import Jaarcyclus, Plan, PlanThema
from .voortgang import ongewijzigd_form, voortgang_form


@require_safe
def team_ronde(request, slug):
    team = get_object_or_404(Buurtteam.objects.select_related("wijk"), slug=slug)
    if not rechten.mag_ronde_invullen(request.user, team):
        raise PermissionDenied
    op = vandaag()
    cyclus = Jaarcyclus.objects.lopend(op)
    ronde = cyclus.ronde_op(op) if cyclus else None
    rijen = ronde_rijen(request.user, team, cyclus, ronde, op) if cyclus else []
    inhoud = {
        "team": team,
        "cyclus": cyclus,
        "ronde": ronde,
        "open": bool(ronde and ronde.is_open(op)),
        "dagen": ronde.dagen_tot_sluiting(op) if ronde else None,
        "rijen": rijen,
        "gemeld": sum(rij["gemeld"] for rij in rijen),
        "terug": reverse("plannen:team_ronde", args=[team.slug]),
    }
    return render(request, "plannen/team_ronde.html", inhoud)


def ronde_rijen(gebruiker, team, cyclus, ronde, op):
    """A row per theme of the adopted plans, with the last report and, where this ronde has none yet, an open form."""
    plannen = Plan.objects.zichtbaar_voor(gebruiker).van_team(team).filter(cyclus=cyclus).in_uitvoering().met_trekker()
    plannen = {plan.pk: plan for plan in plannen.prefetch_related("partners__organisatie").order_by("nummer", "pk")}
    themas = PlanThema.objects.filter(plan__in=plannen).select_related("laatste").order_by("thema__volgorde")
    rang = {plan: plaats for plaats, plan in enumerate(plannen)}
    rijen = []
    for planthema in sorted(themas, key=lambda planthema: rang[planthema.plan_id]):
        planthema.plan = plannen[planthema.plan_id]
        stand = planthema.stand(ronde=ronde, op=op)
        gemeld = bool(ronde and stand.gemeld_op and stand.gemeld_op >= ronde.opent_op) or stand.code == stand.koers
        rij = {"planthema": planthema, "stand": stand, "gemeld": gemeld}
        rijen.append(rij if gemeld else rij | formulieren(gebruiker, planthema))
    return rijen


def formulieren(gebruiker, planthema):
    """Of a row that still waits for its report; each is a form of twelve fields."""
    return {
        "form": voortgang_form(gebruiker, planthema),
        "ongewijzigd": ongewijzigd_form(planthema),
        "concept": f"voortgang-{planthema.pk}",
    }
