"""What spread through the city, and what came of it."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from buurtteams.tijd import vandaag

from .. import rechten
from ..overzicht.jaar import alle_jaren, kies_cyclus
from ..overzicht.uitrol import lees_uitrol


@require_safe
def uitrol(request):
    if not rechten.mag_dashboard_zien(request.user):
        raise Http404
    op = vandaag()
    cyclus = kies_cyclus(request.GET.get("jaar", ""), op)
    inhoud = {"cyclus": cyclus, "jaren": alle_jaren()}
    if cyclus:
        inhoud["uitrol"] = lees_uitrol(cyclus, request.user, op=op)
    return render(request, "plannen/uitrol.html", inhoud)
