"""The promise ledger of the round table, and the step by which the gemeente says what became of an agreement."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.models.logboek import OvergangNietMogelijk
from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd
from buurtteams.views.ophalen import eis

from .. import rechten
from ..acties.rondetafelafspraak import zet_stand
from ..filters import Filterveld, in_woorden
from ..forms.rondetafelafspraak import AfspraakstandForm
from ..models import RondetafelAfspraak
from ..overzicht import stadsbladen
from ..overzicht.afsprakenboek import lees_boek
from ..overzicht.jaar import alle_jaren
from .dashboard import eis_dashboard

Stand = RondetafelAfspraak.Stand


@require_safe
def rondetafelafspraken(request):
    """`?stand=` narrows the rows, `?jaar=` the years beside them; an unknown choice shows all."""
    eis_dashboard(request.user)
    op, jaren = vandaag(), alle_jaren()
    jaar, stand = request.GET.get("jaar", ""), request.GET.get("stand", "")
    gekozen = [rij for rij in jaren if str(rij) == jaar] or jaren
    boek = lees_boek(op, gekozen)
    regels, keuzes = boek.met_stand(stand), [(str(rij), rij) for rij in jaren]
    velden = [
        Filterveld("jaar", "Jaar", keuzes, jaar if jaar in dict(keuzes) else "", "alle jaren"),
        Filterveld("stand", "Hoe staat het ervoor?", Stand.choices, stand, "alles"),
    ]
    if gevraagd(request):
        return download(request, stadsbladen.afspraken(regels, gekozen), keuze=in_woorden(velden), op=op)
    inhoud = {
        "op": op,
        "boek": boek,
        "regels": regels,
        "jaren": gekozen,
        "telling": [(stand_, aantal) for stand_, aantal in boek.telling.items()],
        "velden": velden,
        "gefilterd": stand in Stand.values or len(gekozen) < len(jaren),
    }
    return render(request, "plannen/rondetafelafspraken.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
def rondetafelafspraak_vastleggen(request, code):
    eis_dashboard(request.user)
    afspraak = get_object_or_404(RondetafelAfspraak.objects.met_plannen(), code=code)
    eis(rechten.mag_afspraak_vastleggen(request.user))
    form = AfspraakstandForm(request.POST if request.method == "POST" else None, afspraak=afspraak)
    if form.is_valid():
        try:
            zet_stand(afspraak=afspraak, door=request.user, **form.cleaned_data)
        except OvergangNietMogelijk as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, "Het staat er.", extra_tags=f"concept:afspraakstand-{afspraak.pk}")
        return redirect(afspraak)
    return render(request, "plannen/rondetafelafspraak_vastleggen.html", {"afspraak": afspraak, "form": form})
