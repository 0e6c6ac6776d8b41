"""Questions and requests for help: asking one, the list of those that concern you, and one with its answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.verschil import basis_van, vlak
from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd
from buurtteams.views.ophalen import eis
from buurtteams.views.verschil import na_keuze, toon_verschil

from .. import acties, rechten
from ..forms.vraag import AntwoordForm, VraagForm
from ..models import Vraag
from ..overzicht import bladen
from .ophalen import plan_of_404


@require_safe
def vragen(request):
    """Open ones first, the most urgent on top; `?welke=aan-mij` shows only what this person is asked."""
    lijst = Vraag.objects.zichtbaar_voor(request.user)
    aan_mij = request.GET.get("welke") == "aan-mij"
    if aan_mij:
        lijst = lijst.aan(request.user)
    op = vandaag()
    if gevraagd(request):
        keuze = [("Welke", "aan mij gesteld")] if aan_mij else []
        rijen = lijst.voor_overzicht().order_by(F("beantwoord_op").desc(nulls_first=True), "antwoord_voor", "pk")
        return download(request, bladen.vragen(rijen.iterator(), op), keuze=keuze)
    open_vragen = list(lijst.open().voor_overzicht().order_by("antwoord_voor", "pk"))
    beantwoord = lijst.exclude(beantwoord_op=None).voor_overzicht().order_by("-beantwoord_op")
    inhoud = {
        "open_vragen": [(vraag, vraag.is_te_laat(op)) for vraag in open_vragen],
        "bladzijde": Paginator(beantwoord, 25).get_page(request.GET.get("bladzijde")),
        "aan_mij": aan_mij,
    }
    return render(request, "plannen/vragen.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
def vraag_stellen(request, pk):
    """Pin a question to a plan, to one of its themes or to one report; `?over=` says which is chosen first."""
    plan = plan_of_404(request.user, pk)
    eis(rechten.mag_vraag_stellen(request.user, plan))
    form = VraagForm(
        request.POST if request.method == "POST" else None, plan=plan, initial={"over": request.GET.get("over", "plan")}
    )
    if form.is_valid():
        vraag = acties.stel_vraag(vraag=form.instance, door=request.user, sleutel=form.cleaned_data["sleutel"])
        messages.success(request, f"Uw vraag aan {plan.trekker} is verstuurd.", extra_tags=f"concept:vraag-aan-{pk}")
        return redirect(vraag)
    return render(request, "plannen/vraag_stellen.html", {"plan": plan, "form": form})


def vraag_of_404(gebruiker, pk):
    vragen = Vraag.objects.zichtbaar_voor(gebruiker).voor_overzicht()
    return get_object_or_404(vragen.select_related("plan__cyclus", "plan__team__wijk", "planthema__thema"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def vraag(request, pk):
    vraag = vraag_of_404(request.user, pk)
    mag = rechten.mag_vraag_beantwoorden(request.user, vraag)
    data = None
    if request.method == "POST":
        eis(mag)
        if request.POST.get("versie") != str(vraag.versie):
            return toon_vraagverschil(request, vraag)
        data = na_keuze(request, **vraagvlakken(request, vraag))
    form = antwoord_form(vraag, data)
    if form.is_valid():
        try:
            antwoord = form.cleaned_data["antwoord"]
            acties.beantwoord_vraag(vraag=vraag, versie=vraag.versie, antwoord=antwoord, door=request.user)
        except acties.VersieVerouderd:
            return toon_vraagverschil(request, vraag_of_404(request.user, pk))
        messages.success(request, "Uw antwoord is opgeslagen.", extra_tags=f"concept:vraag-{pk}")
        return redirect(vraag)
    basis = request.POST.get("basis") or basis_van(vlak(form, "vraag", ""))
    inhoud = {"vraag": vraag, "plan": vraag.plan, "form": form, "mag": mag, "basis": basis}
    return render(request, "plannen/vraag.html", inhoud | {"te_laat": vraag.is_te_laat()})


def antwoord_form(vraag, data=None):
    return AntwoordForm(data, initial={"antwoord": vraag.antwoord})


def vraagvlakken(request, vraag):
    mijn = vlak(antwoord_form(vraag, request.POST), "vraag", "Het antwoord")
    return {"mijn": mijn, "hun": vlak(antwoord_form(vraag), "vraag", "Het antwoord")}


def toon_vraagverschil(request, vraag):
    return toon_verschil(request, object=vraag, terug=vraag.get_absolute_url(), **vraagvlakken(request, vraag))
