"""One agreement of the round table, through the years."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd
from plannen.models import RondetafelAfspraak
from plannen.rechten import mag_afspraak_vastleggen
from plannen.views.dashboard import eis_dashboard

from ..overzicht.afspraakdraad import draadblad, gezegd_over, lees_draad


@require_safe
def rondetafelafspraak(request, code):
    """`?jaar=` shows that year alone; a year that does not exist shows all."""
    eis_dashboard(request.user)
    afspraken = RondetafelAfspraak.objects.met_plannen().prefetch_related("steun")
    afspraak = get_object_or_404(afspraken, code=code)
    op = vandaag()
    draad = lees_draad(afspraak, request.user, op)
    gekozen = [jaar for jaar in draad if str(jaar.cyclus) == request.GET.get("jaar")]
    if gevraagd(request):
        keuze = [("Jaar", str(jaar.cyclus)) for jaar in gekozen]
        return download(request, draadblad(gekozen or draad), keuze=keuze, titel=str(afspraak), op=op)
    inhoud = {
        "afspraak": afspraak,
        "op": op,
        "draad": gekozen or draad,
        "jaren_met_plan": sum(bool(jaar.met_akkoord) for jaar in draad),
        "jaren": draad,
        "gekozen": gekozen[0].cyclus if gekozen else None,
        "gezegd": gezegd_over(afspraak),
        "steun": [(steun, steun.is_gestopt(op)) for steun in afspraak.steun.all()],
        "mag_vastleggen": mag_afspraak_vastleggen(request.user),
    }
    return render(request, "jaren/rondetafelafspraak.html", inhoud)
