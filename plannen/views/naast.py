"""Two years side by side."""

from dataclasses import replace

from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from buurtteams.tijd import vandaag

from ..filters import Filterveld, stadsvelden
from ..models import Jaarcyclus
from ..overzicht.naast import lees_naast, naastzin
from ..overzicht.stad import Uitsnede, lees_stadsbeeld
from ..stempels import lees_jaren, onthoud
from .dashboard import eis_dashboard
from .stadspagina import Stuk, lees_vraag


@require_safe
def dashboard_naast(request, jaar):
    """Beside the year before, or an earlier one that the address names (`met`)."""
    eis_dashboard(request.user)
    jaren = lees_jaren()
    dit = next((rij for rij in jaren if rij.jaar == jaar), None)
    if dit is None:
        raise Http404
    vraag, eerdere = lees_vraag(request.GET), [rij for rij in jaren if rij.jaar < jaar]
    ander = next((rij for rij in eerdere if str(rij.jaar) == request.GET.get("met")), next(iter(eerdere), None))
    if ander is None:
        stuk = maak_alleen(dit)
    else:
        stempels, welke = (*dit.stempels, ander.vorm), tuple(rij.jaar for rij in jaren)
        sleutel = ("naast", dit.pk, ander.pk, replace(vraag, jaar=""), vandaag(), welke)
        stuk = onthoud(sleutel, stempels, lambda: maak_naast(dit, ander, eerdere, vraag))
    return render(request, "plannen/stadspagina.html", {"stuk": stuk})


def maak_alleen(jaar):
    return Stuk(
        f"{jaar.jaar} vergelijken", f"{jaar.jaar}", render_to_string("plannen/_naast_alleen.html", {"jaar": jaar.jaar})
    )


def maak_naast(jaar, ander, eerdere, vraag):
    jaren = Jaarcyclus.objects.prefetch_related("rondes").in_bulk([jaar.pk, ander.pk])
    beeld = lees_stadsbeeld(cyclus=jaren[jaar.pk], uitsnede=vraag.uitsnede, op=vraag.op)
    naast = lees_naast(beeld=beeld, cyclus=jaren[ander.pk])
    keuzes = [(str(rij.jaar), rij.jaar) for rij in eerdere]
    velden = [Filterveld("met", "Vergelijk met", keuzes, str(ander.jaar))]
    velden += stadsvelden(beeld, [], ("op", "wijk", "thema", "onderdeel", "prioriteit"))
    inhoud = {
        "naast": naast,
        "dit": naast.dit,
        "ander": naast.ander,
        "zin": naastzin(naast),
        "cyclus": beeld.cyclus,
        "velden": velden,
        "vandaag": vandaag(),
        "gefilterd": beeld.uitsnede != Uitsnede() or beeld.is_verleden or ander != eerdere[0],
    }
    titel = f"{beeld.cyclus} naast {ander.jaar}"
    return Stuk(titel, titel, render_to_string("plannen/_naast.html", inhoud))
