"""The library: practice examples, tools, recommendations and findings from elsewhere."""

from django.core.paginator import Paginator
from django.db.models import Case, Q, When
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from buurtteams.forms.filter import in_woorden
from buurtteams.views.downloaden import download, gevraagd

from .. import rechten
from ..forms.verhaal import BibliotheekFilterForm
from ..models import Kennisitem
from ..overzicht import bladen

PER_PAGINA = 20
Soort = Kennisitem.Soort
# What a team can use first.
BRUIKBAAR = [Soort.VOORBEELD, Soort.HULPMIDDEL, Soort.ORGANISATIE, Soort.AANBEVELING, Soort.BEVINDING, Soort.CIJFER]
VOLGORDE = Case(*[When(soort=soort, then=plaats) for plaats, soort in enumerate(BRUIKBAAR)])


@require_safe
def bibliotheek(request):
    if not rechten.mag_bibliotheek_zien(request.user):
        raise Http404
    filter_ = BibliotheekFilterForm(request.GET)
    gekozen = filter_.gekozen
    lijst = Kennisitem.objects.select_related("thema").order_by(VOLGORDE, "pk")
    if "soort" in gekozen:
        lijst = lijst.filter(soort=gekozen["soort"])
    if "thema" in gekozen:
        lijst = lijst.filter(thema__slug=gekozen["thema"])
    for woord in gekozen.get("zoek", "").split():
        velden = ("titel", "omschrijving", "plek", "bron")
        lijst = lijst.filter(Q(*[(f"{veld}__icontains", woord) for veld in velden], _connector=Q.OR))
    if gevraagd(request):
        return download(request, bladen.bibliotheek(lijst), keuze=in_woorden(filter_))
    bladzijde = Paginator(lijst, PER_PAGINA).get_page(request.GET.get("bladzijde"))
    inhoud = {"bladzijde": bladzijde, "filter": filter_, "gefilterd": bool(gekozen)}
    return render(request, "samenwerking/bibliotheek.html", inhoud)
