"""The list of plans of a year: what this person may see, narrowed by what stands in the address."""

import re

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from buurtteams.forms.filter import in_woorden
from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd

from .. import rechten
from ..filters import PlanFilter
from ..models import Plan
from ..overzicht import bladen
from ..overzicht.jaar import kies_cyclus
from ..overzicht.lijst import lees_keuzes, lees_rijen
from ..overzicht.zinnen import lijstzin


@require_safe
def plannen(request):
    op = vandaag()
    cyclus = kies_cyclus(request.GET.get("jaar", ""), op)
    if cyclus is None:
        return render(request, "plannen/plannen.html", {"cyclus": None})
    keuzes = lees_keuzes()
    filter_ = PlanFilter(request.GET, Plan.objects.zichtbaar_voor(request.user), cyclus=cyclus, keuzes=keuzes, op=op)
    if gevraagd(request):
        rijen, _ = lees_rijen(filter_.qs, cyclus=cyclus, themas=keuzes["thema"], nummer=None, op=op)
        blad = bladen.plannen(rijen, keuzes["thema"])
        return download(request, blad, keuze=in_woorden(filter_.form), titel=f"Plannen van {cyclus}")
    nummer = bladzijdenummer(request)
    rijen, bladzijde = lees_rijen(filter_.qs, cyclus=cyclus, themas=keuzes["thema"], nummer=nummer, op=op)
    if nummer > 1 and not rijen:
        return naar_eerste(request)
    inhoud = {
        "cyclus": cyclus,
        "rijen": rijen,
        "bladzijde": bladzijde,
        "zin": lijstzin(bladzijde.paginator.count, cyclus, gefilterd=filter_.is_gezet),
        "velden": filter_.velden(keuzes["jaar"]),
        "gefilterd": filter_.is_gezet,
        "mag_plannen_maken": rechten.mag_plannen_maken(request.user),
    }
    return render(request, "plannen/plannen.html", inhoud)


def bladzijdenummer(request):
    nummer = request.GET.get("bladzijde", "")
    return int(nummer) if re.fullmatch("[1-9][0-9]{0,4}", nummer) else 1


def naar_eerste(request):
    """The same list from its beginning: a page that is no longer there."""
    keuzes = request.GET.copy()
    del keuzes["bladzijde"]
    return redirect(f"{request.path}?{keuzes.urlencode()}")
