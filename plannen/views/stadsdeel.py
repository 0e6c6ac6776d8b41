"""Parts of the city, each on a page of its own: one theme, one wijk, one instelling."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from buurtteams.models import Instelling, Thema, Wijk
from buurtteams.tijd import vandaag

from ..filters import stadsvelden
from ..models import Jaarcyclus
from ..overzicht import aandacht, leren, zinnen
from ..overzicht.instelling import lees_instelling, lees_instellingbord
from ..overzicht.rooster import maak_rooster
from ..overzicht.stad import Uitsnede
from ..overzicht.thema import lees_themabord
from ..overzicht.verloopzin import verloopzin
from ..overzicht.wijk import lees_wijkbord
from .stadspagina import Stuk, toon


@require_safe
def dashboard_thema(request, slug):
    return toon(request, "thema", Thema, slug, lambda *vraag: maak_thema(slug, *vraag))


@require_safe
def dashboard_wijk(request, slug):
    return toon(request, "wijk", Wijk, slug, lambda *vraag: maak_wijk(slug, *vraag))


@require_safe
def dashboard_instelling(request, slug):
    return toon(request, "instelling", Instelling, slug, lambda *vraag: maak_instelling(slug, *vraag))


def met_rondes(jaar):
    return Jaarcyclus.objects.prefetch_related("rondes").get(pk=jaar.pk)


def stadsinhoud(beeld, jaren, namen):
    """What the frame of every page of the city needs: its filter bar, and the grid of its teams."""
    themas, rijen = maak_rooster(beeld)
    return {
        "beeld": beeld,
        "cyclus": beeld.cyclus,
        "velden": stadsvelden(beeld, [rij.jaar for rij in jaren], namen),
        "vandaag": vandaag(),
        "themas": themas,
        "rijen": rijen,
        "legenda": beeld.legenda(),
    }


def maak_thema(slug, jaar, jaren, vraag):
    op = vraag.op or vandaag()
    bord = lees_themabord(slug=slug, cyclus=met_rondes(jaar), uitsnede=vraag.uitsnede, op=op)
    if bord is None:
        raise Http404
    beeld, thema = bord.beeld, bord.beeld.thema
    inhoud = stadsinhoud(beeld, jaren, ("jaar", "op", "wijk", "onderdeel", "prioriteit")) | {
        "thema": thema,
        "zin": zinnen.stadszin(beeld),
        "gefilterd": beeld.uitsnede != Uitsnede(thema=slug) or beeld.is_verleden,
        "regels": bord.regels,
        "aanbevelingen": bord.aanbevelingen,
        "knelpunten": list(thema.knelpunten.all()),
        "lessen": bord.lessen[: leren.MAXIMUM],
        "meer_lessen": bord.lessen[leren.MAXIMUM :],
        "verhalen": bord.verhalen[: leren.MAXIMUM],
        "meer_verhalen": len(bord.verhalen) - leren.MAXIMUM,
    }
    return Stuk(
        f"{thema.naam} in {beeld.cyclus}", str(thema), render_to_string("plannen/_dashboard_thema.html", inhoud)
    )


def maak_wijk(slug, jaar, jaren, vraag):
    wijk = get_object_or_404(Wijk, slug=slug)
    deel = lees_wijkbord(wijk=wijk, jaar=jaar, jaren=jaren, vraag=vraag)
    bord, beeld = deel.bord, deel.bord.beeld
    inhoud = stadsinhoud(beeld, jaren, ("jaar", "op", "thema", "onderdeel")) | {
        "wijk": wijk,
        "deel": deel,
        "bord": bord,
        "verloopzin": verloopzin(bord.grafiek),
        "zin": zinnen.stadszin(beeld),
        "vergelijking": zinnen.vergelijkzin(bord.nu, bord.toen),
        "gefilterd": beeld.uitsnede != Uitsnede(wijk=slug) or beeld.is_verleden,
        "reden": next((team.prioriteit for team in beeld.teams), None),
        "punten": aandacht.lees_aandacht(beeld) if deel.heeft_teams and not beeld.is_verleden else [],
    }
    return Stuk(f"Wijk {wijk} in {beeld.cyclus}", str(wijk), render_to_string("plannen/_dashboard_wijk.html", inhoud))


def maak_instelling(slug, jaar, jaren, vraag):
    op = vraag.op or vandaag()
    instelling = lees_instelling(slug, op)
    if instelling is None:
        raise Http404
    bord = lees_instellingbord(instelling=instelling, cyclus=met_rondes(jaar), uitsnede=vraag.uitsnede, op=op)
    beeld = bord.beeld
    inhoud = stadsinhoud(beeld, jaren, ("jaar", "op", "wijk", "thema", "prioriteit")) | {
        "instelling": instelling,
        "bord": bord,
        "zin": zinnen.stadszin(beeld),
        "gefilterd": beeld.uitsnede != Uitsnede(onderdeel=instelling.onderdeel) or beeld.is_verleden,
    }
    html = render_to_string("plannen/_dashboard_instelling.html", inhoud)
    return Stuk(f"{instelling} in {beeld.cyclus}", str(instelling), html)
