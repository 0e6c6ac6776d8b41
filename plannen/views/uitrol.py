"""What spread through the city, and what came of it."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd

from .. import rechten
from ..overzicht import bladen
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
        if gevraagd(request):
            titel = f"Wat verspreidde zich in {cyclus}"
            return download(request, bladen.uitrol(inhoud["uitrol"].bronnen), titel=titel)
    return render(request, "plannen/uitrol.html", inhoud)
