"""Keeping up the work of an adopted plan: an actie that is done or moves, and what was counted."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from buurtteams.forms.verschil import basis_van, vlak
from buurtteams.views.ophalen import eis, terugweg
from buurtteams.views.verschil import na_keuze, toon_verschil

from .. import acties, rechten
from ..forms.werk import ActieStandForm, MetingForm
from ..models import Actie, Indicator, Plan


def actie_of_404(gebruiker, pk):
    zichtbaar = Actie.objects.filter(plan__in=Plan.objects.zichtbaar_voor(gebruiker))
    return get_object_or_404(zichtbaar.select_related("plan__cyclus", "plan__team", "plan__instelling"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def actie_bijwerken(request, pk):
    actie = actie_of_404(request.user, pk)
    eis(rechten.mag_actie_bijwerken(request.user, actie))
    data = None
    if request.method == "POST":
        if request.POST.get("versie") != str(actie.versie):
            return toon_actieverschil(request, pk)
        data = na_keuze(request, **actievlakken(request, pk))
    form = ActieStandForm(data, instance=actie)
    if form.is_valid():
        reden = form.cleaned_data["reden"]
        try:
            acties.werk_actie_bij(actie=form.instance, versie=actie.versie, door=request.user, reden=reden)
        except acties.VersieVerouderd:
            return toon_actieverschil(request, pk)
        messages.success(request, "De actie is bijgewerkt.", extra_tags=f"concept:actie-{pk}")
        return redirect(terugweg(request, f"{actie.plan.get_absolute_url()}#acties"))
    inhoud = {
        "actie": actie,
        "plan": actie.plan,
        "form": form,
        "terug": terugweg(request, ""),
        "basis": request.POST.get("basis") or basis_van(vlak(form, "actie", str(actie))),
    }
    return render(request, "plannen/actie_bijwerken.html", inhoud)


def actievlakken(request, pk):
    titel = "De actie"
    mijn = vlak(ActieStandForm(request.POST, instance=actie_of_404(request.user, pk)), "actie", titel)
    return {"mijn": mijn, "hun": vlak(ActieStandForm(instance=actie_of_404(request.user, pk)), "actie", titel)}


def toon_actieverschil(request, pk):
    actie = actie_of_404(request.user, pk)
    return toon_verschil(request, object=actie, terug=actie.plan.get_absolute_url(), **actievlakken(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def meting_toevoegen(request, pk):
    zichtbaar = Indicator.objects.filter(plan__in=Plan.objects.zichtbaar_voor(request.user))
    indicator = get_object_or_404(zichtbaar.select_related("plan__cyclus", "plan__team", "plan__instelling"), pk=pk)
    eis(rechten.mag_werk_bijhouden(request.user, indicator.plan))
    form = MetingForm(request.POST if request.method == "POST" else None, indicator=indicator)
    if form.is_valid():
        acties.leg_meting_vast(meting=form.instance, door=request.user, sleutel=form.cleaned_data["sleutel"])
        messages.success(request, "De telling is opgeslagen.", extra_tags=f"concept:meting-{pk}")
        return redirect(f"{indicator.plan.get_absolute_url()}#indicatoren")
    return render(
        request, "plannen/meting_toevoegen.html", {"indicator": indicator, "plan": indicator.plan, "form": form}
    )
