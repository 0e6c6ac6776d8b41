"""A team takes a story over, and tells what came of it there."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from buurtteams.forms.verschil import basis_van, vlak
from buurtteams.opslaan import VersieVerouderd
from buurtteams.views.ophalen import eis
from buurtteams.views.verschil import na_keuze, toon_verschil

from .. import rechten
from ..acties import verhaal as acties
from ..forms.verhaal import OvernameForm, OvernamegevolgForm
from ..models import Overname
from .verhaal import verhaal_of_404


@require_http_methods(["GET", "HEAD", "POST"])
def verhaal_overnemen(request, pk):
    verhaal = verhaal_of_404(request.user, pk)
    eis(rechten.mag_verhaal_overnemen(request.user, verhaal))
    form = OvernameForm(request.POST if request.method == "POST" else None, verhaal=verhaal, gebruiker=request.user)
    if form.is_valid():
        acties.neem_verhaal_over(verhaal=verhaal, door=request.user, **form.cleaned_data)
        messages.success(request, "Uw team staat nu bij dit verhaal.", f"concept:overname-nieuw-{pk}")
        return redirect(verhaal)
    return render(request, "samenwerking/verhaal_overnemen.html", {"verhaal": verhaal, "form": form})


def overname_of_404(gebruiker, pk):
    return get_object_or_404(Overname.objects.zichtbaar_voor(gebruiker).select_related("verhaal", "team"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def overname_bijwerken(request, pk):
    overname = overname_of_404(request.user, pk)
    eis(rechten.mag_overname_bijwerken(request.user, overname))
    versie, data = overname.versie, None
    if request.method == "POST":
        if request.POST.get("versie") != str(versie):
            return toon_overnameverschil(request, pk)
        data = na_keuze(request, **vlakken(request, pk))
    form = gevolgform(overname, data)
    if form.is_valid():
        try:
            gevolg = form.cleaned_data["gevolg"]
            acties.werk_overname_bij(overname=overname, versie=versie, gevolg=gevolg, door=request.user)
        except VersieVerouderd:
            return toon_overnameverschil(request, pk)
        messages.success(request, "Opgeslagen wat ervan kwam.", f"concept:overname-{pk}")
        return redirect(overname.verhaal)
    basis = request.POST.get("basis") or basis_van(vlak(form, "overname", ""))
    inhoud = {"overname": overname, "verhaal": overname.verhaal, "form": form, "basis": basis, "versie": versie}
    return render(request, "samenwerking/overname_bijwerken.html", inhoud)


def gevolgform(overname, data=None):
    return OvernamegevolgForm(data, initial={"gevolg": overname.gevolg})


def vlakken(request, pk):
    overname = overname_of_404(request.user, pk)
    plek = f"Overgenomen door {overname.team}"
    return {
        "mijn": vlak(gevolgform(overname, request.POST), "overname", plek),
        "hun": vlak(gevolgform(overname), "overname", plek),
    }


def toon_overnameverschil(request, pk):
    overname = overname_of_404(request.user, pk)
    terug = overname.verhaal.get_absolute_url()
    return toon_verschil(request, object=overname, terug=terug, **vlakken(request, pk))
