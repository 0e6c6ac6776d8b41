"""Reporting progress on one theme: as a page of its own, or in place in a task list or a ronde (htmx)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from buurtteams.views.ophalen import eis, terugweg

from .. import acties, rechten
from ..forms.voortgang import OngewijzigdForm, VoortgangForm
from ..models import Plan, Voortgang
from .ophalen import planthema_of_404


@require_http_methods(["GET", "HEAD", "POST"])
def voortgang_melden(request, pk, slug):
    planthema = planthema_of_404(request.user, pk, slug)
    eis(rechten.mag_werk_bijhouden(request.user, planthema.plan))
    form = voortgang_form(request.user, planthema, request.POST if request.method == "POST" else None)
    if form.is_valid():
        gegevens = form.cleaned_data
        bericht = acties.meld_voortgang(
            voortgang=form.instance, door=request.user, hulp=form.hulp, sleutel=gegevens["sleutel"]
        )
        return gemeld(request, planthema, bericht, "Het bericht is opgeslagen.")
    return toon(request, planthema, form)


def voortgang_form(gebruiker, planthema, data=None):
    return VoortgangForm(
        data,
        gebruiker=gebruiker,
        planthema=planthema,
        onderdelen=rechten.onderdelen_om_te_melden(gebruiker, planthema.plan),
        prefix=f"pt{planthema.pk}",
    )


def toon(request, planthema, form):
    inhoud = {
        "planthema": planthema,
        "plan": planthema.plan,
        "form": form,
        "ongewijzigd": ongewijzigd_form(planthema),
        "terug": terugweg(request, planthema.get_absolute_url()),
        "concept": f"voortgang-{planthema.pk}",
        "aantal_berichten": planthema.voortgang.count(),
        "in_plaats": bool(request.htmx),
    }
    sjabloon = "plannen/_voortgang_formulier.html" if request.htmx else "plannen/voortgang_melden.html"
    return render(request, sjabloon, inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
def ongewijzigd_melden(request, pk, slug):
    """*Niets veranderd*: the button posts here; the page asks why when it is the second time running."""
    planthema = planthema_of_404(request.user, pk, slug)
    eis(rechten.mag_werk_bijhouden(request.user, planthema.plan))
    if planthema.laatste is None:
        return redirect("plannen:voortgang_melden", pk, slug)
    form = ongewijzigd_form(planthema, request.POST if request.method == "POST" else None)
    if form.is_valid():
        bericht = acties.meld_voortgang(
            voortgang=acties.niets_veranderd(planthema, door=request.user, uitleg=form.cleaned_data["uitleg"]),
            door=request.user,
            sleutel=form.cleaned_data["sleutel"],
        )
        return gemeld(request, planthema, bericht, "Genoteerd: er is niets veranderd.")
    inhoud = {"planthema": planthema, "plan": planthema.plan, "form": form}
    inhoud |= {"terug": terugweg(request, planthema.get_absolute_url()), "in_plaats": bool(request.htmx)}
    sjabloon = "plannen/_ongewijzigd_formulier.html" if request.htmx else "plannen/ongewijzigd_melden.html"
    return render(request, sjabloon, inhoud)


def ongewijzigd_form(planthema, data=None):
    return OngewijzigdForm(data, planthema=planthema, prefix=f"on{planthema.pk}")


def gemeld(request, planthema, bericht, woorden):
    concept = f"voortgang-{planthema.pk}"
    if request.htmx:
        inhoud = {"planthema": planthema, "bericht": bericht, "woorden": woorden, "concept": concept}
        return render(request, "plannen/_gemeld.html", inhoud)
    messages.success(request, f"{planthema.thema}: {woorden}", extra_tags=f"concept:{concept}")
    return redirect(terugweg(request, planthema.get_absolute_url()))


@require_POST
def voortgang_intrekken(request, pk):
    zichtbaar = Voortgang.objects.filter(planthema__plan__in=Plan.objects.zichtbaar_voor(request.user))
    voortgang = get_object_or_404(zichtbaar.select_related("planthema__plan__cyclus", "planthema__thema"), pk=pk)
    eis(rechten.mag_voortgang_intrekken(request.user, voortgang))
    acties.trek_voortgang_in(voortgang=voortgang, door=request.user)
    messages.success(request, "Het bericht is ingetrokken. Het blijft zichtbaar als ingetrokken.")
    return redirect(voortgang.planthema)
