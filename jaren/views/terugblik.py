"""The account of a plan: read it, write it, hand it in, send it back."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.verschil import basis_van, vlak
from buurtteams.models.logboek import OvergangNietMogelijk
from buurtteams.tijd import vandaag
from buurtteams.views.ophalen import eis
from buurtteams.views.verschil import na_keuze, toon_verschil
from plannen.acties import Onvolledig, VersieVerouderd
from plannen.forms.werk import RedenForm
from plannen.rechten import schrijft_mee
from plannen.views.ophalen import plan_of_404

from .. import rechten
from ..acties import terugblik as acties
from ..forms.terugblik import TerugblikForm
from ..models import STEMMEN_OPEN
from ..overzicht.terugblik import lees_terugblik, terugblik_van


@require_safe
def terugblik(request, pk):
    plan = plan_of_404(request.user, pk)
    if not rechten.mag_terugblik_lezen(request.user, plan):
        raise Http404
    return render(request, "jaren/terugblik.html", lees_terugblik(plan, gebruiker=request.user, op=vandaag()))


@require_http_methods(["GET", "HEAD", "POST"])
def terugblik_bewerken(request, pk):
    plan = plan_of_404(request.user, pk)
    mag = rechten.mag_terugblik_schrijven(request.user, plan)
    terugblik = terugblik_van(plan)
    data = None
    if request.method == "POST":
        eis(schrijft_mee(request.user, plan))
        if is_al_bewaard(request, terugblik):
            return bewaard(request, plan)
        if not mag or request.POST.get("versie") != str(terugblik.versie):
            return toon_terugblikverschil(request, plan)
        data = na_keuze(request, **vlakken(request, plan))
    eis(mag)
    form = TerugblikForm(data, instance=terugblik)
    if form.is_valid():
        try:
            acties.bewaar_terugblik(terugblik=form.instance, versie=int(data["versie"]), door=request.user)
        except VersieVerouderd:
            return toon_terugblikverschil(request, plan)
        return bewaard(request, plan)
    basis = request.POST.get("basis") or basis_van(vlak(form, "terugblik", ""))
    versie = request.POST.get("versie") or terugblik.versie
    inhoud = {"plan": plan, "terugblik": terugblik, "form": form, "basis": basis, "versie": versie}
    inhoud |= {"concept": concept(plan), "mag_inleveren": rechten.mag_terugblik_inleveren(request.user, plan)}
    return render(request, "jaren/terugblik_bewerken.html", inhoud)


def concept(plan):
    return f"terugblik-{plan.pk}"


def vlakken(request, plan):
    """Mine as typed and theirs as stored, both flat; from an account that is fetched anew."""
    mijn = vlak(TerugblikForm(request.POST, instance=terugblik_van(plan)), "terugblik", "De terugblik")
    return {"mijn": mijn, "hun": vlak(TerugblikForm(instance=terugblik_van(plan)), "terugblik", "De terugblik")}


def is_al_bewaard(request, terugblik):
    """The same text sent twice: the second time there is nothing left to save."""
    if not terugblik.pk or request.POST.get("versie") == str(terugblik.versie):
        return False
    velden = vlakken(request, terugblik.plan)
    return velden["mijn"] == velden["hun"]


def toon_terugblikverschil(request, plan):
    plan = plan_of_404(request.user, plan.pk)
    return toon_verschil(
        request,
        object=terugblik_van(plan),
        terug=terugblik_van(plan).get_absolute_url(),
        mag_opslaan=rechten.mag_terugblik_schrijven(request.user, plan),
        **vlakken(request, plan),
    )


def bewaard(request, plan):
    messages.success(request, "De terugblik is opgeslagen.", extra_tags=f"concept:{concept(plan)}")
    if "inleveren" in request.POST and rechten.mag_terugblik_inleveren(request.user, plan):
        return redirect("jaren:terugblik_inleveren", plan.pk)
    return redirect("jaren:terugblik", plan.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def terugblik_inleveren(request, pk):
    plan = plan_of_404(request.user, pk)
    eis(rechten.mag_terugblik_inleveren(request.user, plan))
    terugblik = terugblik_van(plan)
    gebreken = acties.gebreken(plan, terugblik, op=vandaag())
    if request.method == "POST":
        stap = partial(acties.lever_in, plan=plan, door=request.user)
        try:
            return voer_uit(request, plan, stap, "De terugblik is ingeleverd.")
        except Onvolledig as fout:
            gebreken = fout.gebreken
    inhoud = {"plan": plan, "terugblik": terugblik, "gebreken": gebreken}
    inhoud["stemmen_open"] = plan.cyclus.fase in STEMMEN_OPEN
    return render(request, "jaren/terugblik_inleveren.html", inhoud, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def terugblik_terugsturen(request, pk):
    plan = plan_of_404(request.user, pk)
    eis(rechten.mag_terugblik_terugsturen(request.user, plan))
    form = RedenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        stap = partial(acties.stuur_terug, plan=plan, door=request.user, reden=form.cleaned_data["reden"])
        # Who sends it back does not read it while it is written: to the page of the plan, where the reason stands.
        return voer_uit(request, plan, stap, "De terugblik is terug bij het team.", naar=plan.get_absolute_url())
    return render(request, "jaren/terugblik_terugsturen.html", {"plan": plan, "form": form})


def voer_uit(request, plan, stap, bericht, naar=None):
    """Take the step; when somebody else was first, say so on the page of the plan."""
    try:
        stap()
    except OvergangNietMogelijk as fout:
        messages.error(request, str(fout))
        return redirect(plan)
    messages.success(request, bericht, extra_tags=f"concept:{request.POST.get('concept', '')}")
    return redirect(naar or terugblik_van(plan).get_absolute_url())
