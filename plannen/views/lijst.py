"""The list of plans of a year: what this person may see, narrowed by what stands in the address."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from buurtteams.tijd import vandaag

from .. import rechten
from ..filters import PlanFilter
from ..models import Plan
from ..overzicht.jaar import kies_cyclus
from ..overzicht.lijst import PER_PAGINA, lees_keuzes, lees_rijen
from ..overzicht.zinnen import lijstzin


@require_safe
def plannen(request):
    op = vandaag()
    cyclus = kies_cyclus(request.GET.get("jaar", ""), op)
    if cyclus is None:
        return render(request, "plannen/plannen.html", {"cyclus": None})
    keuzes = lees_keuzes()
    filter_ = PlanFilter(request.GET, Plan.objects.zichtbaar_voor(request.user), cyclus=cyclus, keuzes=keuzes, op=op)
    nummer = request.GET.get("bladzijde", "")
    nummer = int(nummer) if nummer.isdecimal() and len(nummer) < 6 else 1
    rijen, aantal = lees_rijen(filter_.qs, cyclus=cyclus, themas=keuzes["thema"], nummer=max(nummer, 1), op=op)
    if nummer > 1 and not rijen:
        return redirect("plannen:plannen")
    inhoud = {
        "cyclus": cyclus,
        "rijen": rijen,
        "bladzijde": Paginator(range(aantal), PER_PAGINA).get_page(nummer),
        "zin": lijstzin(aantal, cyclus, gefilterd=filter_.is_gezet),
        "velden": filter_.velden(keuzes["jaar"]),
        "gefilterd": filter_.is_gezet,
        "mag_plannen_maken": rechten.mag_plannen_maken(request.user),
    }
    return render(request, "plannen/plannen.html", inhoud)
