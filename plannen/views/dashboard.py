"""The city: how the adopted plans of a year stand, per team and per theme. The same for everyone who may see it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from buurtteams.models import Thema
from buurtteams.tijd import vandaag

from .. import rechten
from ..filters import lees_uitsnede, stadsvelden
from ..overzicht import aandacht, zinnen
from ..overzicht.jaar import alle_jaren, kies_cyclus
from ..overzicht.rooster import maak_rooster
from ..overzicht.stad import Uitsnede, lees_stadsbeeld
from ..overzicht.thema import lees_thema


def eis_dashboard(gebruiker):
    if not rechten.mag_dashboard_zien(gebruiker):
        raise Http404


@require_safe
def dashboard(request):
    eis_dashboard(request.user)
    op = vandaag()
    cyclus = kies_cyclus(request.GET.get("jaar", ""), op)
    if cyclus is None:
        return render(request, "plannen/dashboard.html", {"cyclus": None})
    beeld = lees_stadsbeeld(cyclus=cyclus, uitsnede=lees_uitsnede(request.GET), op=op)
    themas, rijen = maak_rooster(beeld)
    punten = aandacht.lees_aandacht(beeld)
    inhoud = {
        "cyclus": cyclus,
        "beeld": beeld,
        "zin": zinnen.stadszin(beeld),
        "velden": stadsvelden(beeld, alle_jaren()),
        "gefilterd": beeld.uitsnede != Uitsnede(),
        "punten": punten[: aandacht.MAXIMUM],
        "meer_punten": len(punten) - aandacht.MAXIMUM,
        "themas": themas,
        "rijen": rijen,
        "legenda": beeld.legenda(),
        "prioriteit": beeld.prioriteitswijken,
    }
    return render(request, "plannen/dashboard.html", inhoud)


@require_safe
def dashboard_thema(request, slug):
    eis_dashboard(request.user)
    op = vandaag()
    cyclus = kies_cyclus(request.GET.get("jaar", ""), op)
    if cyclus is None:
        inhoud = {"cyclus": None, "thema": get_object_or_404(Thema, slug=slug)}
        return render(request, "plannen/dashboard_thema.html", inhoud)
    beeld = lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(wijk=request.GET.get("wijk", ""), thema=slug), op=op)
    thema = beeld.thema
    if thema is None:
        raise Http404
    regels, aanbevelingen = lees_thema(beeld)
    inhoud = {
        "thema": thema,
        "cyclus": cyclus,
        "beeld": beeld,
        "zin": zinnen.stadszin(beeld),
        "velden": stadsvelden(beeld, alle_jaren(), ("jaar", "wijk")),
        "gefilterd": bool(beeld.uitsnede.wijk),
        "regels": regels,
        "aanbevelingen": aanbevelingen,
        "knelpunten": list(thema.knelpunten.all()),
    }
    return render(request, "plannen/dashboard_thema.html", inhoud)
