"""The city: how the adopted plans of a year stand, per team and per theme. The same for everyone who may see it."""

from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from buurtteams.tijd import vandaag

from .. import rechten
from ..filters import lees_dag, lees_uitsnede, stadsvelden
from ..overzicht import aandacht, zinnen
from ..overzicht.dashboard import Stadsvraag, lees_dashboard
from ..overzicht.jaar import kies_jaar
from ..overzicht.rooster import maak_rooster
from ..overzicht.stad import Uitsnede
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
    stempels = jaar.stempels + tuple(rij.vorm for rij in jaren if rij.jaar == jaar.jaar - 1)
    stuk = onthoud(("dashboard", jaar.pk, vraag, vandaag()), stempels, lambda: maak_dashboard(jaar, jaren, vraag))
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
