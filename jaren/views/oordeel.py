"""Judging: the queue, and one account with the form beside it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.tijd import vandaag
from buurtteams.views.ophalen import eis
from plannen.views.ophalen import plan_of_404

from .. import rechten
from ..acties.oordeel import AlGeoordeeld, NietMeerTeBeoordelen, geef_oordeel
from ..forms.oordeel import OordeelForm
from ..overzicht.beoordelen import lees_beoordeling, wachtrij
from ..overzicht.terugblik import terugblik_van
from .ophalen import jaar_of_404


@require_safe
def beoordelen(request, jaar):
    cyclus = jaar_of_404(request.user, jaar)
    eis(rechten.mag_beoordelen(request.user))
    inhoud = {"cyclus": cyclus, "wachtrij": wachtrij(cyclus, request.user, op=vandaag())}
    return render(request, "jaren/beoordelen.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
def oordeel(request, pk):
    plan = plan_of_404(request.user, pk)
    partij = rechten.partij_om_te_oordelen(request.user, plan)
    eis(partij is not None)
    ronde = terugblik_van(plan).ronde
    form = OordeelForm(request.POST if request.method == "POST" else None, plan=plan, partij=partij, ronde=ronde)
    status = 200
    if form.is_valid():
        try:
            geef_oordeel(oordeel=form.instance, door=request.user, sleutel=form.cleaned_data["sleutel"])
            return verder(request, plan)
        except (AlGeoordeeld, NietMeerTeBeoordelen) as fout:
            form.add_error(None, str(fout))
            form.data = met_ronde(form.data, terugblik_van(plan).ronde)
            status = 409
    inhoud = lees_beoordeling(plan, partij=partij, gebruiker=request.user, op=vandaag())
    return render(request, "jaren/oordeel.html", inhoud | {"form": form, "concept": concept(plan)}, status=status)


def met_ronde(data, ronde):
    """What was typed, now about the account that the page shows."""
    data = data.copy()
    data["ronde"] = ronde
    return data


def concept(plan):
    return f"oordeel-{plan.pk}"


def verder(request, plan):
    """To the next account without a judgement, or back to the queue when this was the last."""
    volgende = wachtrij(plan.cyclus, request.user, op=vandaag()).na(plan)
    woorden = f"Uw oordeel over '{plan}' is ingeleverd."
    if volgende:
        woorden += " Hier is de volgende terugblik."
    messages.success(request, woorden, extra_tags=f"concept:{concept(plan)}")
    return redirect("jaren:oordeel", volgende.pk) if volgende else redirect("jaren:beoordelen", plan.cyclus.jaar)
