"""The city: how the adopted plans of a year stand, per team and per theme. The same for everyone who may see it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from buurtteams.models import Thema
from buurtteams.tijd import vandaag
from buurtteams.uitvoer import Blad
from buurtteams.views.downloaden import download, gevraagd

from .. import rechten
from ..filters import in_woorden, lees_dag, lees_uitsnede, stadsvelden
from ..overzicht import aandacht, zinnen
from ..overzicht.dashboard import Stadsvraag, lees_dashboard
from ..overzicht.jaar import alle_jaren, kies_cyclus, kies_jaar
from ..overzicht.rooster import maak_rooster, roostertabel
from ..overzicht.stad import Uitsnede, lees_stadsbeeld
from ..overzicht.thema import lees_thema
from ..overzicht.verloopzin import verloopzin
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
    if gevraagd(request):
        return download_deel(request, lees_dashboard(jaar=jaar, jaren=jaren, vraag=vraag))
    # Ownership and agreements are of every year; and until its review last year's course runs until today.
    stempels = jaar.stempels + tuple(rij.stand if rij.jaar == jaar.jaar - 1 else rij.vorm for rij in jaren)
    keuze = tuple(rij.jaar for rij in jaren)  # the years that the filter offers
    sleutel = ("dashboard", jaar.pk, keuze, vraag, vandaag())
    stuk = onthoud(sleutel, stempels, lambda: maak_dashboard(jaar, jaren, vraag))
    return render(request, "plannen/dashboard.html", {"jaar": jaar.jaar, "stuk": stuk})


# What `?als=` gives of a page of the city: the name in `deel` → what the file is called, and its table.
DELEN = {
    "rooster": ("Teams en thema's", lambda bord: roostertabel(bord.beeld)),
    "wijken": ("Plannen per wijk", lambda bord: bord.kaart.tabel),
    "verloop": ("Door het jaar heen", lambda bord: bord.grafiek.tabel),
    "stilte": ("Laatste bericht per team", lambda bord: bord.stilte.tabel),
}


def download_deel(request, bord):
    """One chart as a file, of the day and the part of the city in the address; 404 for one that there is not."""
    naam, tabel = DELEN.get(request.GET.get("deel", "rooster"), (None, None))
    if naam is None:
        raise Http404(f"Downloaden kan van {', '.join(DELEN)}.")
    beeld, tabel = bord.beeld, tabel(bord)
    keuze = [("Jaar", str(beeld.cyclus)), *in_woorden(stadsvelden(beeld, [beeld.cyclus.jaar]))]
    return download(request, Blad(naam, tabel.koppen, tabel.rijen), keuze=keuze, op=beeld.op)


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
        "verloopzin": verloopzin(bord.grafiek),
        "downloaden": vraag.adres,
        **(vars(bord.kort) if bord.kort else {}),
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
