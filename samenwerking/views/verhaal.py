"""Stories: the list, one with what came of it elsewhere, and writing one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.filter import in_woorden
from buurtteams.forms.verschil import basis_van, vlak
from buurtteams.opslaan import VersieVerouderd
from buurtteams.views.downloaden import download, gevraagd
from buurtteams.views.ophalen import eis
from buurtteams.views.verschil import na_keuze, toon_verschil

from .. import rechten
from ..acties import verhaal as acties
from ..forms.verhaal import VerhaalFilterForm, VerhaalForm
from ..models import Overname, Verhaal
from ..overzicht import bladen
from ..overzicht.verhalen import delen, eigen_werk, lees_controle

PER_PAGINA = 20


def verhaal_of_404(gebruiker, pk):
    return get_object_or_404(Verhaal.objects.zichtbaar_voor(gebruiker).voor_overzicht().met_reden(), pk=pk)


@require_safe
def verhalen(request):
    """Shared ones, the latest on top. Above them, for who writes: the own drafts and what waits for a second reader."""
    if not rechten.mag_verhalen_zien(request.user):
        raise Http404
    filter_ = VerhaalFilterForm(request.GET)
    velden = {"thema": "thema__slug", "team": "team__slug", "soort": "soort"}
    gekozen = {velden[naam]: waarde for naam, waarde in filter_.gekozen.items()}
    gedeeld = Verhaal.objects.zichtbaar_voor(request.user).gedeeld().filter(**gekozen).voor_overzicht()
    if gevraagd(request):
        return download(request, bladen.verhalen(gedeeld), keuze=in_woorden(filter_))
    schrijft = rechten.mag_verhaal_schrijven(request.user)
    werk = eigen_werk(request.user) if schrijft else []
    inhoud = {
        "bladzijde": Paginator(gedeeld, PER_PAGINA).get_page(request.GET.get("bladzijde")),
        "te_lezen": [verhaal for verhaal in werk if rechten.mag_verhaal_controleren(request.user, verhaal)],
        "eigen": [verhaal for verhaal in werk if not rechten.mag_verhaal_controleren(request.user, verhaal)],
        "filter": filter_,
        "gefilterd": bool(gekozen),
        "mag_schrijven": schrijft,
        "mag_bibliotheek": rechten.mag_bibliotheek_zien(request.user),
    }
    return render(request, "samenwerking/verhalen.html", inhoud)


@require_safe
def verhaal(request, pk):
    verhaal = verhaal_of_404(request.user, pk)
    overnames = list(Overname.objects.zichtbaar_voor(request.user).filter(verhaal=verhaal).select_related("team"))
    volgers = verhaal.plannen.zichtbaar_voor(request.user).met_trekker().order_by("-cyclus__jaar", "team__naam", "pk")
    gevonden, geheel = lees_controle(verhaal) if verhaal.is_te_bewerken else ([], [])
    inhoud = {
        "verhaal": verhaal,
        "delen": delen(verhaal),
        "gevonden": gevonden,
        "overnames": [(o, rechten.mag_overname_bijwerken(request.user, o)) for o in overnames],
        "volgers": volgers,
        "mag": wat_mag(request.user, verhaal, overnames),
    }
    return render(request, "samenwerking/verhaal.html", inhoud)


def wat_mag(gebruiker, verhaal, overnames):
    """Which buttons the page shows. The one to take over goes once the own teams did."""
    gedaan = {verhaal.team_id, *(overname.team_id for overname in overnames)}
    is_klaar = all(team.pk in gedaan for team in gebruiker.teams) and not gebruiker.heeft("instelling")
    return {
        "bewerken": rechten.mag_verhaal_bewerken(gebruiker, verhaal),
        "aanbieden": rechten.mag_verhaal_aanbieden(gebruiker, verhaal),
        "controleren": rechten.mag_verhaal_controleren(gebruiker, verhaal),
        "intrekken": rechten.mag_verhaal_intrekken(gebruiker, verhaal),
        "overnemen": rechten.mag_verhaal_overnemen(gebruiker, verhaal) and not is_klaar,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def verhaal_nieuw(request):
    if not rechten.mag_verhalen_zien(request.user):
        raise Http404
    eis(rechten.mag_verhaal_schrijven(request.user))
    form = VerhaalForm(request.POST if request.method == "POST" else None, gebruiker=request.user)
    if form.is_valid():
        verhaal = acties.schrijf_verhaal(formulier=form, door=request.user, sleutel=form.cleaned_data["sleutel"])
        messages.success(
            request, "Uw verhaal is opgeslagen. Nog niemand buiten uw team ziet het.", "concept:verhaal-nieuw"
        )
        return redirect(verhaal)
    return render(request, "samenwerking/verhaal_nieuw.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def verhaal_bewerken(request, pk):
    """What was typed is kept, also when the story was shared meanwhile."""
    verhaal = verhaal_of_404(request.user, pk)
    if request.method != "POST":
        eis(rechten.mag_verhaal_bewerken(request.user, verhaal))
        return toon_formulier(request, verhaal, VerhaalForm(instance=verhaal, gebruiker=request.user))
    eis(rechten.is_schrijver(request.user, verhaal))
    if request.POST.get("versie") != str(verhaal.versie) or not rechten.mag_verhaal_bewerken(request.user, verhaal):
        return toon_verhaalverschil(request, pk)
    versie = verhaal.versie
    form = VerhaalForm(na_keuze(request, **vlakken(request, pk)), instance=verhaal, gebruiker=request.user)
    if form.is_valid():
        try:
            acties.bewerk_verhaal(formulier=form, versie=versie, door=request.user)
        except VersieVerouderd:
            return toon_verhaalverschil(request, pk)
        messages.success(request, "Uw verhaal is opgeslagen.", f"concept:verhaal-{pk}")
        return redirect(verhaal)
    return toon_formulier(request, verhaal_of_404(request.user, pk), form)


def toon_formulier(request, verhaal, form):
    inhoud = {"verhaal": verhaal, "form": form, "versie": request.POST.get("versie") or verhaal.versie}
    inhoud["basis"] = request.POST.get("basis") or basis_van(vlak(form, "verhaal", ""))
    return render(request, "samenwerking/verhaal_bewerken.html", inhoud)


def vlakken(request, pk):
    """Mine as typed and theirs as stored, from a story that is fetched anew."""

    def van(data):
        form = VerhaalForm(data, instance=verhaal_of_404(request.user, pk), gebruiker=request.user)
        return vlak(form, "verhaal", "Het verhaal")

    return {"mijn": van(request.POST), "hun": van(None)}


def toon_verhaalverschil(request, pk):
    verhaal = verhaal_of_404(request.user, pk)
    mag = rechten.mag_verhaal_bewerken(request.user, verhaal)
    terug = verhaal.get_absolute_url()
    return toon_verschil(request, object=verhaal, terug=terug, mag_opslaan=mag, **vlakken(request, pk))
