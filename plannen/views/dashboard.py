"""The city: how the adopted plans of a year stand, per team and per theme. The same for everyone who may see it."""

from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from buurtteams.tijd import vandaag
from buurtteams.uitvoer import Blad
from buurtteams.views.downloaden import download, gevraagd

from ..filters import in_woorden, stadsvelden
from ..overzicht import aandacht, zinnen
from ..overzicht.dashboard import lees_dashboard
from ..overzicht.jaar import kies_jaar
from ..overzicht.rooster import maak_rooster, roostertabel
from ..overzicht.stad import Uitsnede
from ..overzicht.verloopzin import verloopzin
from ..stempels import lees_jaren
from .stadspagina import bewaard, eis_dashboard, lees_vraag


@require_safe
def dashboard(request):
    eis_dashboard(request.user)
    vraag, jaren = lees_vraag(request.GET), lees_jaren()
    jaar = kies_jaar(jaren, vraag.jaar, vraag.op)
    if jaar is None:
        return render(request, "plannen/dashboard.html", {"jaar": None})
    if gevraagd(request):
        return download_deel(request, lees_dashboard(jaar=jaar, jaren=jaren, vraag=vraag))
    keuze = {"jaar": jaar, "jaren": jaren, "vraag": vraag}
    stuk = bewaard("dashboard", **keuze, maak=lambda: maak_dashboard(**keuze))
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
