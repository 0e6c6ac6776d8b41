"""Reminders by mail, for beheer: what may not have arrived, and what to do about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from buurtteams.views.downloaden import download, gevraagd

from .. import rechten
from ..acties.herinnering import NietMeerMogelijk, handel_af, verstuur_opnieuw
from ..herinneringen.dagtaak import verstuur_wachtende
from ..herinneringen.mails import met_functie, overige, vraagt_aandacht
from ..models import Herinnering
from ..overzicht import bladen

MAXIMUM = 50
PER_BLADZIJDE = 25


@require_safe
def herinneringen(request):
    """Two groups: what asks for attention (the first fifty), and the rest per page."""
    if not rechten.mag_herinneringen_zien(request.user):
        raise Http404
    aandacht = vraagt_aandacht()
    if gevraagd(request):
        mails = met_functie([*aandacht, *overige()])
        return download(request, bladen.herinneringen(mails), titel="Herinneringen per mail")
    bladzijde = Paginator(overige(), PER_BLADZIJDE).get_page(request.GET.get("bladzijde"))
    inhoud = {
        "aantal": aandacht.count(),
        "aandacht": met_functie(aandacht[:MAXIMUM]),
        "bladzijde": bladzijde,
        "rest": met_functie(bladzijde),
    }
    return render(request, "jaren/herinneringen.html", inhoud)


def herinnering_of_404(request, pk):
    if not rechten.mag_herinneringen_zien(request.user):
        raise Http404
    return get_object_or_404(Herinnering, pk=pk)


@require_POST
def herinnering_opnieuw(request, pk):
    herinnering = herinnering_of_404(request, pk)
    try:
        verstuur_opnieuw(herinnering=herinnering, door=request.user)
    except NietMeerMogelijk:
        messages.error(request, "Deze mail is intussen al behandeld. Er is niets veranderd.")
    else:
        verstuur_wachtende.enqueue()
        messages.success(request, "De mail staat weer klaar. Is het werk al af? Dan gaat hij niet meer weg.")
    return redirect("jaren:herinneringen")


@require_POST
def herinnering_afdoen(request, pk):
    herinnering = herinnering_of_404(request, pk)
    try:
        handel_af(herinnering=herinnering, aangekomen=request.POST.get("aangekomen") == "ja", door=request.user)
    except NietMeerMogelijk:
        messages.error(request, "Deze mail is intussen al behandeld. Er is niets veranderd.")
    else:
        messages.success(request, "De mail is afgedaan.")
    return redirect("jaren:herinneringen")
