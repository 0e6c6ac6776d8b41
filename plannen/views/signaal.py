"""Signalen: noted at a meeting, sent by a partner, the list of them, and what becomes of each."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.filter import in_woorden
from buurtteams.forms.velden import nieuwe_sleutel, sleutel_uit
from buurtteams.views.bewerken import Bewerking
from buurtteams.views.downloaden import PER_KEER, download, gevraagd
from buurtteams.views.ophalen import eis
from samenwerking.acties.bijeenkomsten import NietOpen, noteer_signalen, stuur_signaal
from samenwerking.models import Signaal

from .. import rechten
from ..acties.signaal import geef_uitkomst
from ..forms.signaal import (
    PartnersignaalForm,
    SignaalFilterForm,
    UitkomstForm,
    met_rij_erbij,
    signaalrijen,
)
from ..overzicht import bladen
from ..overzicht import signalen as overzicht
from .bijeenkomst import FORMULIER, bijeenkomst_of_404

PER_PAGINA = 25


@require_safe
def signalen(request):
    """Those without an outcome first; the address narrows the list."""
    filter_ = SignaalFilterForm(request.GET)
    zichtbaar = Signaal.objects.zichtbaar_voor(request.user)
    lijst = overzicht.op_volgorde(overzicht.beperk(zichtbaar, filter_.gekozen)).voor_overzicht()
    if gevraagd(request):
        return download(request, bladen.signalen(lijst.iterator(PER_KEER)), keuze=in_woorden(filter_))
    inhoud = {
        "bladzijde": Paginator(lijst, PER_PAGINA).get_page(request.GET.get("bladzijde")),
        "aantal_open": zichtbaar.open().count(),
        "filter": filter_,
        "gefilterd": bool(filter_.gekozen),
        "mag_sturen": rechten.mag_signaal_sturen(request.user),
    }
    return render(request, "plannen/signalen.html", inhoud)


def signaal_of_404(gebruiker, pk):
    signalen = Signaal.objects.zichtbaar_voor(gebruiker).voor_overzicht()
    met_organisatoren = signalen.prefetch_related("bijeenkomst__teams", "bijeenkomst__instellingen")
    return get_object_or_404(met_organisatoren, pk=pk)


@require_safe
def signaal(request, pk):
    signaal = signaal_of_404(request.user, pk)
    inhoud = {
        "signaal": signaal,
        "acties": overzicht.opgepakt_in(signaal, request.user),
        "mag_uitkomst": rechten.mag_signaal_beantwoorden(request.user, signaal),
    }
    return render(request, "plannen/signaal.html", inhoud)


@require_http_methods(FORMULIER)
def signaal_nieuw(request):
    """From a partner, on behalf of its own organisatie."""
    eis(rechten.mag_signaal_sturen(request.user))
    form = PartnersignaalForm(request.POST if request.method == "POST" else None, gebruiker=request.user)
    if form.is_valid():
        signaal = stuur_signaal(signaal=form.instance, door=request.user, sleutel=form.cleaned_data["sleutel"])
        bericht = "Dank u wel. U ziet hier wat ermee gebeurt."
        messages.success(request, bericht, extra_tags="concept:signaal-nieuw")
        return redirect(signaal)
    return render(request, "plannen/signaal_nieuw.html", {"form": form})


@require_http_methods(FORMULIER)
def signaal_toevoegen(request, pk):
    """Several rows at once; an empty row is no signaal."""
    bijeenkomst = bijeenkomst_of_404(request.user, pk)
    eis(rechten.mag_bijeenkomst_afronden(request.user, bijeenkomst))
    inhoud = {"bijeenkomst": bijeenkomst, "concept": f"signalen-{pk}"}
    inhoud["sleutel"] = sleutel_uit(request.POST) or nieuwe_sleutel()
    if "rij_erbij" in request.POST:
        inhoud["rijen"] = met_rij_erbij(request.POST)
        return render(request, "plannen/signaal_toevoegen.html", inhoud)
    rijen = signaalrijen(request.POST if request.method == "POST" else None)
    if rijen.is_valid():
        try:
            noteer_signalen(bijeenkomst=bijeenkomst, rijen=rijen.gevuld, door=request.user, sleutel=inhoud["sleutel"])
        except NietOpen:
            messages.error(request, "De bijeenkomst is net afgerond. Er is niets opgeslagen.")
        else:
            messages.success(request, "Opgeslagen wat er is gehoord.", extra_tags=f"concept:signalen-{pk}")
            return redirect(f"{bijeenkomst.get_absolute_url()}#signalen")
    return render(request, "plannen/signaal_toevoegen.html", inhoud | {"rijen": rijen})


@require_http_methods(FORMULIER)
def signaal_uitkomst(request, pk):
    signaal = signaal_of_404(request.user, pk)
    eis(rechten.mag_signaal_beantwoorden(request.user, signaal))

    def stap(form, versie):
        geef_uitkomst(signaal=form.instance, versie=versie, actie=form.gekozen_actie, door=request.user)

    bewerking = Bewerking(
        haal=lambda: signaal_of_404(request.user, pk),
        maak=lambda data, signaal: UitkomstForm(data, instance=signaal, gebruiker=request.user),
        stap=stap,
        template="plannen/signaal_uitkomst.html",
        naam="signaal",
        concept=f"signaal-{pk}",
        plek="Wat er met het signaal gebeurt",
        bericht="Opgeslagen wat er met dit signaal gebeurt.",
        terug=f"{signaal.bijeenkomst.get_absolute_url()}#signalen" if signaal.bijeenkomst else "",
    )
    try:
        return bewerking.verwerk(request)
    except NietOpen:
        messages.error(request, "De bijeenkomst is net afgerond. Er is niets opgeslagen.")
        return redirect(signaal)
