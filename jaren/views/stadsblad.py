"""The dashboard as one sheet of PDF: the same year, day and part of the city as the page at that address."""

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plannen.filters import in_woorden, stadsvelden
from plannen.overzicht.dashboard import lees_dashboard
from plannen.overzicht.jaar import kies_jaar
from plannen.stempels import lees_jaren
from plannen.views.stadspagina import eis_dashboard, lees_vraag

from ..verslag.stadsblad import maak_stadsblad


@require_safe
@never_cache
def stadsblad(request):
    eis_dashboard(request.user)
    vraag, jaren = lees_vraag(request.GET), lees_jaren()
    jaar = kies_jaar(jaren, vraag.jaar, vraag.op)
    if jaar is None:
        raise Http404
    bord = lees_dashboard(jaar=jaar, jaren=jaren, vraag=vraag)
    keuze = in_woorden(stadsvelden(bord.beeld, [jaar.jaar]))
    antwoord = HttpResponse(maak_stadsblad(bord, keuze), content_type="application/pdf")
    naam = f"rondetafel-stad-{jaar.jaar}-{bord.beeld.op.isoformat()}{'-keuze' if keuze else ''}.pdf"
    antwoord["Content-Disposition"] = f'inline; filename="{naam}"'
    return antwoord
