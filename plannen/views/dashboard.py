"""The city: how the adopted plans of a year stand, per team and per theme. The same for everyone who may see it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from buurtteams.models import Thema
from buurtteams.tijd import vandaag

from .. import rechten
from ..filters import lees_dag, lees_uitsnede, stadsvelden
from ..overzicht import aandacht, zinnen
from ..overzicht.dashboard import Stadsvraag, lees_dashboard
from ..overzicht.jaar import alle_jaren, kies_cyclus, kies_jaar
from ..overzicht.rooster import maak_rooster
from ..overzicht.stad import Uitsnede, lees_stadsbeeld
from ..overzicht.thema import lees_thema
from ..stempels import lees_jaren, onthoud


def eis_dashboard(gebruiker):
    if not rechten.mag_dashboard_zien(gebruiker):
        raise Http404


@require_safe
def dashboard(request):
    eis_dashboard(request.user)
    vraag = Stadsvraag(request.GET.get("jaar", ""), lees_uitsnede(request.GET), lees_dag(request.GET))
    jaren = lees_jaren()
    jaar = kies_jaar(jaren, vraag.jaar, vraag.op)
    if jaar is None:
        return render(request, "plannen/dashboard.html", {"jaar": None})
    # Last year's course can run until today, as long as its review is not past.
    stempels = jaar.stempels + tuple(rij.stand for rij in jaren if rij.jaar == jaar.jaar - 1)
    keuze = tuple(rij.jaar for rij in jaren)  # the years that the filter offers
    sleutel = ("dashboard", jaar.pk, keuze, vraag, vandaag())
    stuk = onthoud(sleutel, stempels, lambda: maak_dashboard(jaar, jaren, vraag))
    return render(request, "plannen/dashboard.html", {"jaar": jaar.jaar, "stuk": stuk})


def maak_dashboard(jaar, jaren, vraag):
    """The page without its frame, which is the same for everyone; so that it can be kept."""
    bord = lees_dashboard(jaar=jaar, jaren=jaren, vraag=vraag)
    beeld = bord.beeld
    themas, rijen = maak_rooster(beeld)
    punten = [] if beeld.is_verleden else aandacht.lees_aandacht(beeld)
    inhoud = {
        "cyclus": beeld.cyclus,
        "bord": bord,
        "beeld": beeld,
        "zin": zinnen.stadszin(beeld),
        "vergelijking": zinnen.vergelijkzin(bord.nu, bord.toen),
        "velden": stadsvelden(beeld, [rij.jaar for rij in jaren]),
        "gefilterd": beeld.uitsnede != Uitsnede() or beeld.is_verleden,
        "vandaag": vandaag(),
        "punten": punten[: aandacht.MAXIMUM],
        "meer_punten": len(punten) - aandacht.MAXIMUM,
        "themas": themas,
        "rijen": rijen,
        "legenda": beeld.legenda(),
        "prioriteit": beeld.prioriteitswijken,
    }
    return render_to_string("plannen/_dashboard.html", inhoud)


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
