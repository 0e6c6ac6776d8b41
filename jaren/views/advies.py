"""Advice of MNU/Saluti: given, answered, and what came of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.verschil import basis_van, vlak
from buurtteams.models import Thema
from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd
from buurtteams.views.ophalen import eis
from buurtteams.views.verschil import na_keuze, toon_verschil
from plannen.acties import VersieVerouderd
from plannen.models import Plan

from .. import rechten
from ..acties import advies as acties
from ..forms.advies import AdviesantwoordForm, AdviesForm, GevolgForm
from ..models import Advies
from ..overzicht import bladen

PER_PAGINA = 25


@require_safe
def adviezen(request):
    """Open ones first, the most urgent on top; `?thema=slug` narrows to one theme."""
    if not rechten.mag_adviezen_zien(request.user):
        raise Http404
    lijst = Advies.objects.zichtbaar_voor(request.user).prefetch_related("themas")
    themas = list(Thema.objects.all())
    thema = next((thema for thema in themas if thema.slug == request.GET.get("thema")), None)
    if thema:
        lijst = lijst.filter(themas=thema)
    volgorde = [F("beantwoord_op").desc(nulls_first=True), "antwoord_voor", "pk"]
    op = vandaag()
    if gevraagd(request):
        keuze = [("Thema", str(thema))] if thema else []
        return download(request, bladen.adviezen(lijst.order_by(*volgorde), op), keuze=keuze)
    bladzijde = Paginator(lijst.order_by(*volgorde), PER_PAGINA).get_page(request.GET.get("bladzijde"))
    inhoud = {
        "open_adviezen": [(advies, advies.is_te_laat(op)) for advies in bladzijde if not advies.beantwoord_op],
        "beantwoord": [advies for advies in bladzijde if advies.beantwoord_op],
        "aantal_open": lijst.open().count(),
        "bladzijde": bladzijde,
        "themas": themas,
        "thema": thema,
        "mag_adviseren": rechten.mag_adviseren(request.user),
    }
    return render(request, "jaren/adviezen.html", inhoud)


def advies_of_404(gebruiker, pk):
    return get_object_or_404(Advies.objects.zichtbaar_voor(gebruiker).prefetch_related("themas"), pk=pk)


@require_safe
def advies(request, pk):
    advies = advies_of_404(request.user, pk)
    plannen = Plan.objects.zichtbaar_voor(request.user).filter(adviezen=advies).met_trekker()
    inhoud = {
        "advies": advies,
        "plannen": list(plannen.order_by("-cyclus__jaar", "team__naam", "nummer", "pk")),
        "te_laat": advies.is_te_laat(),
        "mag_wijzigen": rechten.mag_advies_wijzigen(request.user, advies),
        "mag_antwoorden": rechten.mag_advies_beantwoorden(request.user),
        "mag_gevolg": rechten.mag_gevolg_noteren(request.user, advies),
    }
    return render(request, "jaren/advies.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
def advies_nieuw(request):
    if not rechten.mag_adviezen_zien(request.user):
        raise Http404
    eis(rechten.mag_adviseren(request.user))
    form = AdviesForm(request.POST if request.method == "POST" else None, gebruiker=request.user)
    if form.is_valid():
        advies = acties.geef_advies(formulier=form, door=request.user, sleutel=form.cleaned_data["sleutel"])
        messages.success(request, "Uw advies is ingediend.", extra_tags="concept:advies-nieuw")
        return redirect(advies)
    return render(request, "jaren/advies_nieuw.html", {"form": form})


# Changing, answering, and what came of it: each under the lock of the advice


@require_http_methods(["GET", "HEAD", "POST"])
def advies_bewerken(request, pk):
    advies = advies_of_404(request.user, pk)
    eis(rechten.mag_advies_wijzigen(request.user, advies))

    def maak(data, advies):
        return AdviesForm(data, instance=advies, gebruiker=request.user)

    def stap(form, versie):
        acties.wijzig_advies(formulier=form, versie=versie, door=request.user)

    return verwerk(request, advies, maak, stap, "advies_bewerken", "Uw advies is opgeslagen.")


@require_http_methods(["GET", "HEAD", "POST"])
def advies_beantwoorden(request, pk):
    advies = advies_of_404(request.user, pk)
    eis(rechten.mag_advies_beantwoorden(request.user))

    def maak(data, advies):
        return AdviesantwoordForm(data, initial={"antwoord": advies.antwoord})

    def stap(form, versie):
        acties.beantwoord_advies(
            advies=advies, versie=versie, antwoord=form.cleaned_data["antwoord"], door=request.user
        )

    return verwerk(request, advies, maak, stap, "advies_beantwoorden", "Het antwoord is opgeslagen.")


@require_http_methods(["GET", "HEAD", "POST"])
def advies_gevolg(request, pk):
    advies = advies_of_404(request.user, pk)
    eis(rechten.mag_gevolg_noteren(request.user, advies))

    def maak(data, advies):
        return GevolgForm(data, initial={"gevolg": advies.gevolg})

    def stap(form, versie):
        acties.noteer_gevolg(advies=advies, versie=versie, gevolg=form.cleaned_data["gevolg"], door=request.user)

    return verwerk(request, advies, maak, stap, "advies_gevolg", "Opgeslagen wat ermee is gedaan.")


def verwerk(request, advies, maak, stap, bladzijde, bericht):
    """`maak` gives the form for (data, advice); `stap` saves a valid one under a version."""
    versie, data = advies.versie, None
    if request.method == "POST":
        if request.POST.get("versie") != str(versie):
            return toon_adviesverschil(request, advies.pk, maak)
        data = na_keuze(request, **adviesvlakken(request, advies.pk, maak))
    form = maak(data, advies)
    concept = f"{bladzijde}-{advies.pk}"
    if form.is_valid():
        try:
            stap(form, versie)
        except VersieVerouderd:
            return toon_adviesverschil(request, advies.pk, maak)
        messages.success(request, bericht, extra_tags=f"concept:{concept}")
        return redirect(advies)
    inhoud = {"advies": advies_of_404(request.user, advies.pk), "form": form, "concept": concept, "versie": versie}
    inhoud["basis"] = request.POST.get("basis") or basis_van(vlak(form, "advies", ""))
    return render(request, f"jaren/{bladzijde}.html", inhoud)


def adviesvlakken(request, pk, maak):
    mijn = vlak(maak(request.POST, advies_of_404(request.user, pk)), "advies", "Het advies")
    return {"mijn": mijn, "hun": vlak(maak(None, advies_of_404(request.user, pk)), "advies", "Het advies")}


def toon_adviesverschil(request, pk, maak):
    advies = advies_of_404(request.user, pk)
    vlakken = adviesvlakken(request, pk, maak)
    return toon_verschil(request, object=advies, terug=advies.get_absolute_url(), **vlakken)
