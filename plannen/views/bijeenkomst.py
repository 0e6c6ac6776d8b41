"""Meetings: the list, planning and changing one, and its page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.filter import in_woorden
from buurtteams.views.bewerken import Bewerking
from buurtteams.views.downloaden import download, gevraagd
from buurtteams.views.ophalen import eis
from samenwerking.acties import bijeenkomsten as acties
from samenwerking.models import Bijeenkomst, Signaal

from .. import rechten
from ..forms.bijeenkomst import BijeenkomstFilterForm, BijeenkomstForm
from ..overzicht import bijeenkomsten as overzicht
from ..overzicht import bladen

PER_PAGINA = 20
FORMULIER = ["GET", "HEAD", "POST"]


def bijeenkomst_of_404(gebruiker, pk):
    return get_object_or_404(Bijeenkomst.objects.zichtbaar_voor(gebruiker).voor_overzicht(), pk=pk)


@require_safe
def bijeenkomsten(request):
    """Coming ones first; the address narrows the list."""
    filter_ = BijeenkomstFilterForm(request.GET)
    zichtbaar = Bijeenkomst.objects.zichtbaar_voor(request.user)
    lijst = overzicht.op_volgorde(overzicht.beperk(zichtbaar, filter_.gekozen)).voor_overzicht()
    if gevraagd(request):
        return download(request, bladen.bijeenkomsten(overzicht.met_stand(lijst)), keuze=in_woorden(filter_))
    bladzijde = Paginator(lijst, PER_PAGINA).get_page(request.GET.get("bladzijde"))
    inhoud = {
        "bladzijde": bladzijde,
        "regels": overzicht.met_stand(bladzijde),
        "telling": overzicht.tel(zichtbaar),
        "filter": filter_,
        "gefilterd": bool(filter_.gekozen),
        "mag_plannen": rechten.mag_bijeenkomsten_plannen(request.user),
    }
    return render(request, "plannen/bijeenkomsten.html", inhoud)


@require_safe
def bijeenkomst(request, pk):
    bijeenkomst = bijeenkomst_of_404(request.user, pk)
    mag = overzicht.wat_mag(request.user, bijeenkomst)
    signalen = Signaal.objects.zichtbaar_voor(request.user).filter(bijeenkomst=bijeenkomst).select_related("thema")
    inhoud = {
        "bijeenkomst": bijeenkomst,
        "stand": overzicht.stand_van(bijeenkomst),
        "signalen": signalen.order_by("op", "pk"),
        "tijdlijn": overzicht.tijdlijn(bijeenkomst),
        "mag": mag,
    }
    return render(request, "plannen/bijeenkomst.html", inhoud)


@require_http_methods(FORMULIER)
def bijeenkomst_nieuw(request):
    """`?team=` says which team is chosen first."""
    eis(rechten.mag_bijeenkomsten_plannen(request.user))
    form = BijeenkomstForm(
        request.POST if request.method == "POST" else None, gebruiker=request.user, initial=eerste_keuze(request)
    )
    if form.is_valid():
        bijeenkomst = acties.plan_bijeenkomst(formulier=form, door=request.user, sleutel=form.cleaned_data["sleutel"])
        messages.success(request, "De bijeenkomst staat in de agenda.", extra_tags="concept:bijeenkomst-nieuw")
        return redirect(bijeenkomst)
    return render(request, "plannen/bijeenkomst_nieuw.html", {"form": form})


def eerste_keuze(request):
    """The own side among the organisers, so that planning one takes no search."""
    wie = request.user
    team = request.GET.get("team", "")
    return {
        "teams": [team] if team.isdecimal() else [team.pk for team in wie.teams],
        "instellingen": [rol.instelling_id for rol in wie.rollen if rol.instelling_id],
        "van_gemeente": rechten.mag_wijktafel_plannen(wie),
    }


@require_http_methods(FORMULIER)
def bijeenkomst_bewerken(request, pk):
    eis(rechten.mag_bijeenkomst_bewerken(request.user, bijeenkomst_of_404(request.user, pk)))
    return Bewerking(
        haal=lambda: bijeenkomst_of_404(request.user, pk),
        maak=lambda data, bijeenkomst: BijeenkomstForm(data, instance=bijeenkomst, gebruiker=request.user),
        stap=lambda form, versie: acties.bewerk_bijeenkomst(formulier=form, versie=versie, door=request.user),
        template="plannen/bijeenkomst_bewerken.html",
        naam="bijeenkomst",
        concept=f"bijeenkomst-{pk}",
        plek="De bijeenkomst",
        bericht="De bijeenkomst is opgeslagen.",
    ).verwerk(request)
