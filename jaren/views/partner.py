"""The partner's own answer to *Is dit gebeurd?*."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from buurtteams.views.ophalen import eis, terugweg
from plannen.models import Plan, Planpartner

from .. import rechten
from ..acties.partnerlink import TekstVeranderd, beantwoord_klopt
from ..acties.terugblik import beantwoord_gebeurd
from ..forms.partnerlink import KloptForm
from ..forms.terugblik import GebeurdForm
from ..overzicht.stemmen import partnerstemmen


@require_http_methods(["GET", "HEAD", "POST"])
def partner_gebeurd(request, pk):
    planpartner = planpartner_of_404(request.user, pk)
    plan = planpartner.plan
    eis(rechten.mag_gebeurd_beantwoorden(request.user, planpartner))
    concept, terug = f"gebeurd-{planpartner.pk}", terugweg(request, "/")
    form = GebeurdForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        beantwoord_gebeurd(planpartner=planpartner, door=request.user, **form.cleaned_data)
        messages.success(request, "Dank u wel. Uw antwoord staat bij het plan.", extra_tags=f"concept:{concept}")
        return redirect(terug)
    eerder = [stem for stem in partnerstemmen([plan.pk]).get(plan.pk, []) if stem.planpartner_id == planpartner.pk]
    inhoud = {"planpartner": planpartner, "plan": plan, "form": form, "concept": concept, "terug": terug}
    return render(request, "jaren/partner_gebeurd.html", inhoud | {"eerder": next(iter(eerder), None)})


def planpartner_of_404(gebruiker, pk):
    zichtbaar = Planpartner.objects.filter(plan__in=Plan.objects.zichtbaar_voor(gebruiker))
    verwant = ("organisatie", "plan__cyclus", "plan__team__wijk", "plan__instelling")
    return get_object_or_404(zichtbaar.select_related(*verwant), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def partner_klopt(request, pk):
    """*Klopt dit?*, signed in."""
    planpartner = planpartner_of_404(request.user, pk)
    eis(rechten.mag_klopt_beantwoorden(request.user, planpartner))
    concept, terug = f"klopt-{planpartner.pk}", terugweg(request, "/")
    form = KloptForm(request.POST if request.method == "POST" else None, initial={"tekst": planpartner.tekstversie})
    veranderd = False
    if form.is_valid():
        try:
            beantwoord_klopt(planpartner=planpartner, door=request.user, **form.cleaned_data)
        except TekstVeranderd:
            veranderd, form = True, opnieuw_lezen(form, planpartner)
        else:
            messages.success(request, "Dank u wel. Uw antwoord staat bij het plan.", extra_tags=f"concept:{concept}")
            return redirect(terug)
    inhoud = {"planpartner": planpartner, "plan": planpartner.plan, "form": form, "concept": concept, "terug": terug}
    return render(request, "jaren/partner_klopt.html", inhoud | {"veranderd": veranderd})


def opnieuw_lezen(form, ding):
    """What was typed, over the text as it is now."""
    return type(form)(initial=form.cleaned_data | {"tekst": ding.tekstversie})
