"""The meeting mode: one item of the agenda per screen, with what is noted and decided typed live."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from buurtteams.forms.verschil import basis_van, lees_basis, verschillen
from buurtteams.views.ophalen import eis
from buurtteams.views.verschil import na_keuze, toon_verschil
from plannen.acties import VersieVerouderd

from .. import rechten
from ..acties import besluit as acties
from ..forms.bespreking import PuntFormulier, afspraken_erbij
from ..overzicht.bespreking import lees_punt, plaats_van
from .bespreking import punt_of_404


@require_http_methods(["GET", "HEAD", "POST"])
def agendapunt(request, jaar, pk):
    """htmx keeps quietly what is complete; `vastleggen` records all of it, and goes on to the next item."""
    punt = punt_of_404(request.user, jaar, pk)
    eis(rechten.mag_agenda_beheren(request.user, punt.cyclus))
    if request.method != "POST":
        return toon_punt(request, punt, PuntFormulier(punt=punt, nog_een="nog" in request.GET))
    if is_ingehaald(request, punt):
        return toon_ingehaald(request, punt)
    data = na_keuze(request, **puntvlakken(request, punt))
    formulier = PuntFormulier(data, punt=punt)
    tussendoor = request.htmx or "bewaren" in request.POST
    if not formulier.is_valid() and not tussendoor:
        return toon_punt(request, punt, formulier)
    leeg = None if tussendoor or "nog_een" in request.POST else formulier.lege_rijen
    try:
        acties.bewaar_punt(
            punt=punt, versie=punt.versie, notitie=formulier.notitie, soort=formulier.soort,
            afspraken=formulier.complete, leeg=leeg, door=request.user,
        )  # fmt: skip
    except VersieVerouderd:
        return toon_ingehaald(request, punt_of_404(request.user, jaar, pk))
    return toon_bewaard(request, formulier) if tussendoor else ga_verder(request, punt)


# Two who note at once


def puntvlakken(request, punt):
    return {"mijn": PuntFormulier(request.POST, punt=punt).vlak(), "hun": PuntFormulier(punt=punt).vlak()}


def is_ingehaald(request, punt):
    """Somebody else changed meanwhile what differs from what I typed.

    An own quiet save that overtook this one changed nothing but to what I typed.
    """
    if request.POST.get("versie") == str(punt.versie):
        return False
    vlakken, basis = puntvlakken(request, punt), lees_basis(request.POST.get("basis"))
    anders = verschillen(**vlakken, basis=basis)
    return any(basis.get(verschil.sleutel) != vlakken["hun"][verschil.sleutel].waarden for verschil in anders)


def toon_ingehaald(request, punt):
    """Quietly: that there are two versions, with the button that leads to them. Else both, to choose from."""
    if request.htmx:
        inhoud = {"punt": punt, "versie": request.POST.get("versie", ""), "basis": request.POST.get("basis", "")}
        return render(request, "jaren/_agendapunt_bewaard.html", inhoud | {"stand": "ingehaald"}, status=409)
    vlakken = puntvlakken(request, punt)
    erbij = afspraken_erbij(vlakken["mijn"], vlakken["hun"])
    return toon_verschil(request, object=punt, terug=punt.get_absolute_url(), toegevoegd=erbij, **vlakken)


# Answers


def toon_punt(request, punt, formulier, stand=""):
    """`stand` is given when the form was kept as far as it goes; then the page starts from what is stored now."""
    begin = {} if stand else request.POST
    inhoud = lees_punt(punt, request.user) | {
        "cyclus": punt.cyclus,
        "formulier": formulier,
        "stand": stand,
        "nu": timezone.now(),
        "versie": begin.get("versie") or punt.versie,
        "basis": begin.get("basis") or basis_van(PuntFormulier(punt=punt).vlak()),
    }
    return render(request, "jaren/agendapunt.html", inhoud)


def toon_bewaard(request, formulier):
    """After a quiet save. What is not complete yet stays on the page, and among the drafts of the browser."""
    punt = punt_of_404(request.user, formulier.punt.cyclus.jaar, formulier.punt.pk)
    stand = "bewaard" if formulier.alles_te_bewaren else "deels"
    if request.htmx:
        basis = basis_van(PuntFormulier(punt=punt).vlak())
        inhoud = {"punt": punt, "versie": punt.versie, "basis": basis, "stand": stand, "nu": timezone.now()}
        return render(request, "jaren/_agendapunt_bewaard.html", inhoud)
    if stand == "deels":
        return toon_punt(request, punt, formulier, stand)
    messages.success(request, "Alles is bewaard.", extra_tags=f"concept:punt-{punt.pk}")
    return redirect(punt)


def ga_verder(request, punt):
    concept = f"concept:punt-{punt.pk}"
    if "nog_een" in request.POST:
        messages.success(request, "Deze afspraak is bewaard. Schrijf de volgende op.", extra_tags=concept)
        return redirect(f"{punt.get_absolute_url()}?nog=1")
    messages.success(request, f"Vastgelegd: {punt.titel}.", extra_tags=concept)
    volgende = plaats_van(punt).volgende
    return redirect(volgende) if volgende else redirect("jaren:bespreking", punt.cyclus.jaar)
