"""All reports of a year that this person may read, newest first; as a list and as a file."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from buurtteams.forms.filter import in_woorden
from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd

from ..filters import BerichtFilter
from ..models import Plan
from ..overzicht import berichten as overzicht
from ..overzicht.jaar import kies_cyclus
from ..overzicht.lijst import lees_keuzes

PER_PAGINA = 25


@require_safe
def berichten(request):
    op = vandaag()
    cyclus = kies_cyclus(request.GET.get("jaar", ""), op, met_rondes=False)
    if cyclus is None:
        return render(request, "plannen/berichten.html", {"cyclus": None})
    keuzes = lees_keuzes()
    filter_ = BerichtFilter(request.GET, Plan.objects.zichtbaar_voor(request.user), cyclus=cyclus, keuzes=keuzes, op=op)
    if gevraagd(request):
        blad = overzicht.blad(filter_.berichten, filter_.plannen)
        return download(request, blad, keuze=in_woorden(filter_.form), titel=f"Berichten over voortgang in {cyclus}")
    lijst = overzicht.voor_lijst(filter_.berichten)
    inhoud = {
        "cyclus": cyclus,
        "bladzijde": Paginator(lijst, PER_PAGINA).get_page(request.GET.get("bladzijde")),
        "velden": filter_.velden(keuzes["jaar"]),
        "gefilterd": filter_.is_gezet,
    }
    return render(request, "plannen/berichten.html", inhoud)
