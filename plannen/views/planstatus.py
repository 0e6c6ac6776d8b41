"""The steps of a plan: each asks once, in a full sentence, and does one thing."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from buurtteams.models.logboek import OvergangNietMogelijk
from buurtteams.views.ophalen import eis

from .. import acties, rechten
from ..forms.werk import OpmerkingForm, RedenForm
from .ophalen import plan_of_404


@require_http_methods(["GET", "HEAD", "POST"])
def plan_aanbieden(request, pk):
    plan = plan_of_404(request.user, pk)
    eis(rechten.mag_plan_aanbieden(request.user, plan))
    gebreken = acties.gebreken(plan)
    if request.method == "POST":
        stap = partial(acties.bied_aan, plan=plan, door=request.user)
        try:
            return voer_uit(request, plan, stap, "Het plan is ingeleverd.")
        except acties.Onvolledig as fout:
            gebreken = fout.gebreken
    inhoud = {"plan": plan, "gebreken": gebreken}
    return render(request, "plannen/plan_aanbieden.html", inhoud, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_vaststellen(request, pk):
    plan = plan_of_404(request.user, pk)
    eis(rechten.mag_plan_beoordelen(request.user, plan))
    return met_reden(request, plan, OpmerkingForm, acties.stel_vast, "plan_vaststellen", "Het plan heeft akkoord.")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_terugsturen(request, pk):
    plan = plan_of_404(request.user, pk)
    eis(rechten.mag_plan_beoordelen(request.user, plan))
    return met_reden(
        request, plan, RedenForm, acties.stuur_terug, "plan_terugsturen", "Het plan is terug bij het team."
    )


@require_http_methods(["GET", "HEAD", "POST"])
def plan_intrekken(request, pk):
    plan = plan_of_404(request.user, pk)
    eis(rechten.mag_plan_intrekken(request.user, plan))
    return met_reden(request, plan, RedenForm, acties.trek_in, "plan_intrekken", "Het plan gaat niet door.")


def met_reden(request, plan, formulier, actie, bladzijde, bericht):
    form = formulier(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reden = form.cleaned_data["reden"]
        return voer_uit(request, plan, lambda: actie(plan=plan, door=request.user, reden=reden), bericht)
    return render(request, f"plannen/{bladzijde}.html", {"plan": plan, "form": form})


def voer_uit(request, plan, stap, bericht):
    """Take the step; when somebody else was first, say so on the page of the plan."""
    try:
        stap()
    except OvergangNietMogelijk as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, bericht, extra_tags=f"concept:{request.POST.get('concept', '')}")
    return redirect(plan)
