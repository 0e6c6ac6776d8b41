"""The review: its agenda, and the bestuurlijke reactie. The meeting mode: agendapunt.py."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from buurtteams.forms.verschil import basis_van, vlak
from buurtteams.views.ophalen import eis
from buurtteams.views.verschil import na_keuze, toon_verschil
from plannen.acties import VersieVerouderd
from plannen.views.ophalen import plan_of_404

from .. import rechten
from ..acties import bespreking as acties
from ..forms.bespreking import EigenPuntForm, ReactieForm, RuilForm
from ..models import Agendapunt, BestuurlijkeReactie
from ..overzicht.bespreking import lees_agenda
from .ophalen import jaar_of_404


def agenda_of_404(gebruiker, jaar):
    """The year whose agenda this person may read; until the voices are open there is none to see."""
    cyclus = jaar_of_404(gebruiker, jaar)
    if not rechten.mag_agenda_lezen(gebruiker, cyclus):
        raise Http404
    return cyclus


def punt_of_404(gebruiker, jaar, pk):
    cyclus = agenda_of_404(gebruiker, jaar)
    punten = Agendapunt.objects.select_related("plan__team__wijk", "plan__instelling").prefetch_related("besluiten")
    punt = get_object_or_404(punten, pk=pk, cyclus=cyclus)
    punt.cyclus = cyclus
    if punt.plan:
        punt.plan.cyclus = cyclus
    return punt


# The agenda


@require_safe
def bespreking(request, jaar):
    cyclus = jaar_of_404(request.user, jaar)
    if not rechten.mag_agenda_lezen(request.user, cyclus):
        if not rechten.mag_jaar_leiden(request.user):
            raise Http404
        return render(request, "jaren/bespreking_later.html", {"cyclus": cyclus})
    agenda = lees_agenda(cyclus, request.user)
    inhoud = {
        "cyclus": cyclus,
        "agenda": agenda,
        "mag_beheren": rechten.mag_agenda_beheren(request.user, cyclus),
        "mag_reageren": rechten.mag_reageren(request.user, cyclus),
        "reactie": cyclus.reacties.filter(plan=None).first(),
    }
    return render(request, "jaren/bespreking.html", inhoud)


@require_POST
def agenda_vernieuwen(request, jaar):
    cyclus = agenda_of_404(request.user, jaar)
    eis(rechten.mag_agenda_beheren(request.user, cyclus))
    nieuw = acties.maak_agenda(cyclus=cyclus, door=request.user)
    aantal = len(nieuw)
    woorden = {0: "Er kwam niets bij.", 1: "Er kwam één punt bij."}.get(aantal, f"Er kwamen {aantal} punten bij.")
    messages.success(request, f"De agenda is bijgewerkt. {woorden}")
    return redirect("jaren:bespreking", jaar)


@require_http_methods(["GET", "HEAD", "POST"])
def agendapunt_nieuw(request, jaar):
    cyclus = agenda_of_404(request.user, jaar)
    eis(rechten.mag_agenda_beheren(request.user, cyclus))
    form = EigenPuntForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        punt = acties.maak_eigen_punt(cyclus=cyclus, door=request.user, **form.cleaned_data)
        waar = "Het punt staat op de agenda." if punt.bespreken else "De agenda is vol. Het punt staat bij de rest."
        messages.success(request, waar, extra_tags=f"concept:punt-nieuw-{jaar}")
        return redirect(f"{reverse('jaren:bespreking', args=[jaar])}#punt-{punt.pk}")
    return render(request, "jaren/agendapunt_nieuw.html", {"cyclus": cyclus, "form": form})


@require_POST
def agendapunt_weghalen(request, jaar, pk):
    punt = punt_of_404(request.user, jaar, pk)
    eis(rechten.mag_agendapunt_weghalen(request.user, punt))
    acties.haal_punt_weg(punt=punt, door=request.user)
    messages.success(request, "Het punt is van de agenda gehaald.")
    return redirect("jaren:bespreking", jaar)


STAPPEN = {"omhoog": -1, "omlaag": 1}


@require_POST
def agendapunt_verplaatsen(request, jaar, pk):
    """One place up or down, or off the list of what is discussed."""
    punt = punt_of_404(request.user, jaar, pk)
    eis(rechten.mag_agenda_beheren(request.user, punt.cyclus))
    stap = request.POST.get("stap")
    if stap in STAPPEN:
        acties.verplaats(punt=punt, stap=STAPPEN[stap])
    elif stap == "rest":
        acties.zet_onderaan(punt=punt, door=request.user)
    return redirect(f"{reverse('jaren:bespreking', args=[jaar])}#punt-{pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def agendapunt_bespreken(request, jaar, pk):
    """Pull an item up. When twelve are up already, the page asks which one makes room."""
    punt = punt_of_404(request.user, jaar, pk)
    eis(rechten.mag_agenda_beheren(request.user, punt.cyclus))
    form = RuilForm(request.POST if "ruil" in request.POST else None, cyclus=punt.cyclus)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        ruil = form.cleaned_data["ruil"] if form.is_bound else None
        try:
            acties.bespreek(punt=punt, door=request.user, ruil=ruil)
        except acties.AgendaVol:
            return redirect("jaren:agendapunt_bespreken", jaar, pk)
        messages.success(request, f"'{punt.titel}' wordt besproken.")
        return redirect(f"{reverse('jaren:bespreking', args=[jaar])}#punt-{pk}")
    vol = lees_agenda(punt.cyclus, request.user).is_vol
    return render(request, "jaren/agendapunt_bespreken.html", {"punt": punt, "form": form, "vol": vol})


@require_http_methods(["GET", "HEAD", "POST"])
def bespreking_rest(request, jaar):
    cyclus = agenda_of_404(request.user, jaar)
    eis(rechten.mag_agenda_beheren(request.user, cyclus))
    if request.method == "POST":
        aantal = acties.sluit_rest(cyclus=cyclus, door=request.user)
        messages.success(request, f"{'Eén punt is' if aantal == 1 else f'{aantal} punten zijn'} afgehandeld.")
        return redirect("jaren:bespreking", jaar)
    rest = lees_agenda(cyclus, request.user).rest_open
    zonder = [regel for regel in rest if regel.punt.plan and regel.punt.plan.status == "vastgesteld"]
    return render(request, "jaren/bespreking_rest.html", {"cyclus": cyclus, "rest": rest, "zonder": zonder})


# The bestuurlijke reactie


@require_http_methods(["GET", "HEAD", "POST"])
def plan_reactie(request, pk):
    plan = plan_of_404(request.user, pk)
    eis(rechten.mag_op_plan_reageren(request.user, plan))
    return schrijf_reactie(request, "jaren/plan_reactie.html", plan.cyclus, plan)


@require_http_methods(["GET", "HEAD", "POST"])
def jaar_reactie(request, jaar):
    cyclus = jaar_of_404(request.user, jaar)
    eis(rechten.mag_reageren(request.user, cyclus))
    return schrijf_reactie(request, "jaren/jaar_reactie.html", cyclus, None)


def reactie_op(cyclus, plan):
    """The reaction that is there, or a new one, of version 0."""
    bestaand = BestuurlijkeReactie.objects.filter(cyclus=cyclus, plan=plan).first()
    reactie = bestaand or BestuurlijkeReactie(versie=0)
    reactie.cyclus, reactie.plan = cyclus, plan
    return reactie


def schrijf_reactie(request, bladzijde, cyclus, plan):
    reactie = reactie_op(cyclus, plan)
    terug = plan.get_absolute_url() if plan else reverse("jaren:bespreking", args=[cyclus.jaar])
    data = None
    if request.method == "POST":
        if request.POST.get("versie") != str(reactie.versie):
            return toon_reactieverschil(request, cyclus, plan, terug)
        data = na_keuze(request, **reactievlakken(request, cyclus, plan))
    form = ReactieForm(data, instance=reactie)
    concept = f"reactie-{'plan' if plan else 'jaar'}-{plan.pk if plan else cyclus.jaar}"
    if form.is_valid():
        try:
            acties.schrijf_reactie(reactie=form.instance, versie=reactie.versie, door=request.user)
        except VersieVerouderd:
            return toon_reactieverschil(request, cyclus, plan, terug)
        messages.success(request, "De reactie is opgeslagen.", extra_tags=f"concept:{concept}")
        return redirect(terug)
    inhoud = {"cyclus": cyclus, "plan": plan, "form": form, "reactie": reactie_op(cyclus, plan), "terug": terug}
    inhoud |= {"concept": concept, "namens": rechten.namens_wethouder(request.user)}
    inhoud["basis"] = request.POST.get("basis") or basis_van(vlak(form, "reactie", ""))
    return render(request, bladzijde, inhoud)


def reactievlakken(request, cyclus, plan):
    mijn = vlak(ReactieForm(request.POST, instance=reactie_op(cyclus, plan)), "reactie", "De reactie")
    return {"mijn": mijn, "hun": vlak(ReactieForm(instance=reactie_op(cyclus, plan)), "reactie", "De reactie")}


def toon_reactieverschil(request, cyclus, plan, terug):
    vlakken = reactievlakken(request, cyclus, plan)
    return toon_verschil(request, object=reactie_op(cyclus, plan), terug=terug, **vlakken)
