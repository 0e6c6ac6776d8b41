"""The eighteen teams, and the page of one: its plans of a year, what is late and what it asked for."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from buurtteams.models import Thema
from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd

from .. import acties, rechten
from ..models import Plan
from ..overzicht import bladen, zinnen
from ..overzicht import team as overzicht
from ..overzicht.jaar import alle_jaren, kies_cyclus
from ..overzicht.stad import LEGENDA, teams_van
from ..overzicht.teamsamen import samen


@require_safe
def teams(request):
    cyclus, ziet_de_stad = kies_cyclus(), rechten.mag_dashboard_zien(request.user)
    regels = overzicht.lees_teamregels(request.user, cyclus=cyclus)
    toont_bezetting = rechten.mag_bezetting_zien(request.user)
    if gevraagd(request):
        titel = f"Buurtteams in {cyclus}" if cyclus else ""
        return download(request, bladen.teams(regels, toont_bezetting=toont_bezetting), titel=titel)
    inhoud = {
        "cyclus": cyclus,
        "regels": regels,
        "legenda": LEGENDA,
        "geen_plan": "nog geen plan te zien" if ziet_de_stad else "geen plan waarin u staat",
        "ziet_de_stad": ziet_de_stad,
        "toont_bezetting": toont_bezetting,
    }
    return render(request, "plannen/teams.html", inhoud)


@require_safe
def team(request, slug):
    op = vandaag()
    cyclus = kies_cyclus(request.GET.get("jaar", ""), op, met_rondes=False)
    team = get_object_or_404(teams_van(cyclus, op), slug=slug)
    plannen = Plan.objects.zichtbaar_voor(request.user).van_team(team).filter(cyclus=cyclus).voor_overzicht()
    lopend = overzicht.eigen_eerst(team, [plan for plan in plannen if plan.status != Plan.Status.INGETROKKEN])
    themas = list(Thema.objects.all())
    inhoud = {
        "team": team,
        "ontbreekt": zinnen.opsomming(overzicht.ontbrekende_gegevens(team)),
        "cyclus": cyclus,
        "jaren": alle_jaren(),
        "kaarten": overzicht.maak_kaarten(lopend, op),
        "ingetrokken": [plan for plan in plannen if plan.status == Plan.Status.INGETROKKEN],
        "zin_over_themas": zinnen.themazin(len(lopend), themas, acties.onaangeraakte_themas(lopend, themas)),
        "late_acties": overzicht.late_acties(lopend, op),
        "vragen": overzicht.open_vragen_over(lopend, op),
        "nieuw_voor": overzicht.jaar_met_ruimte(team, lopend, cyclus),
        "schrijft": rechten.mag_ronde_invullen(request.user, team),
        "toont_bezetting": rechten.mag_bezetting_zien(request.user),
        "ziet_de_stad": rechten.mag_dashboard_zien(request.user),
        "samen": samen(team, request.user, op),
    }
    return render(request, "plannen/team.html", inhoud)
