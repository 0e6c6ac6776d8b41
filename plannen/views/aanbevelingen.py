"""The aanbevelingen: which nobody works on, and of one of them who does and what others learned."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from buurtteams.models import Aanbeveling, Thema
from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd

from ..filters import AAN, Filterveld, in_woorden
from ..overzicht import stadsbladen
from ..overzicht.aanbevelingen import lees_lijst, lees_werk
from ..overzicht.jaar import alle_jaren, kies_cyclus
from ..overzicht.leerstof import lees_leerstof
from .dashboard import eis_dashboard

ZONDER = "Alleen waar niemand aan werkt"


@require_safe
def aanbevelingen(request):
    """`?jaar=`, `?thema=` and `?zonder=1` narrow it; what does not exist shows all."""
    eis_dashboard(request.user)
    op = vandaag()
    cyclus = kies_cyclus(request.GET.get("jaar", ""), op, met_rondes=False)
    if cyclus is None:
        return render(request, "plannen/aanbevelingen.html", {"cyclus": None})
    themas = dict(Thema.objects.values_list("slug", "korte_naam"))
    thema = request.GET.get("thema", "")
    thema, zonder = thema if thema in themas else "", request.GET.get("zonder") == AAN
    lijst = lees_lijst(cyclus)
    groepen = lijst.per_thema(thema=thema, alleen_zonder=zonder)
    velden = [
        Filterveld("jaar", "Jaar", [(str(jaar), jaar) for jaar in alle_jaren()], str(cyclus.jaar)),
        Filterveld("thema", "Thema", list(themas.items()), thema, "alle thema's"),
        Filterveld("zonder", ZONDER, [(AAN, ZONDER)], AAN if zonder else ""),
    ]
    if gevraagd(request):
        blad, titel = stadsbladen.aanbevelingen(groepen, cyclus), f"Aanbevelingen in {cyclus}"
        return download(request, blad, keuze=in_woorden(velden), titel=titel, op=op)
    inhoud = {
        "op": op,
        "cyclus": cyclus,
        "lijst": lijst,
        "groepen": groepen,
        "velden": velden,
        "gefilterd": bool(thema or zonder),
    }
    return render(request, "plannen/aanbevelingen.html", inhoud)


@require_safe
def aanbeveling(request, code):
    """`?jaar=` shows that year alone; a year that does not exist shows all."""
    eis_dashboard(request.user)
    rijen = Aanbeveling.objects.select_related("thema", "onderdeel_van").prefetch_related("delen")
    aanbeveling = get_object_or_404(rijen, code=code)
    op = vandaag()
    werk = lees_werk(aanbeveling, request.user, op)
    gekozen = [jaar for jaar in werk if str(jaar.cyclus) == request.GET.get("jaar")]
    if gevraagd(request):
        keuze = [("Jaar", str(jaar.cyclus)) for jaar in gekozen]
        return download(request, stadsbladen.aanbeveling(gekozen or werk), keuze=keuze, titel=str(aanbeveling), op=op)
    inhoud = {
        "aanbeveling": aanbeveling,
        "op": op,
        "jaren": werk,
        "gekozen": gekozen[0].cyclus if gekozen else None,
        "werk": gekozen or werk,
        "leerstof": lees_leerstof(aanbeveling, request.user),
    }
    return render(request, "plannen/aanbeveling.html", inhoud)
