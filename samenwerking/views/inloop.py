"""Where residents can walk in: the list, one of them, and keeping it up to date."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from buurtteams.forms.filter import in_woorden
from buurtteams.forms.verschil import basis_van
from buurtteams.opslaan import VersieVerouderd
from buurtteams.tijd import vandaag
from buurtteams.views.bewerken import Bewerking
from buurtteams.views.downloaden import download, gevraagd
from buurtteams.views.ophalen import eis
from buurtteams.views.verschil import na_keuze, toon_verschil

from .. import rechten
from ..acties import inloop as acties
from ..forms.inloop import InloopFilterForm, Inloopformulier, InloopstopForm, met_extra_rij
from ..models import Inloop
from ..openingstijden import VOORUIT, eerstvolgende
from ..overzicht import bladen
from ..overzicht import inlopen as overzicht


def inloop_of_404(gebruiker, pk):
    return get_object_or_404(Inloop.objects.zichtbaar_voor(gebruiker).voor_overzicht(), pk=pk)


@require_safe
def inlopen(request):
    op, filter_ = vandaag(), InloopFilterForm(request.GET)
    zichtbaar = Inloop.objects.zichtbaar_voor(request.user).voor_overzicht()
    lijst = overzicht.met_openingen(overzicht.beperk(zichtbaar, filter_.gekozen), op)
    if gevraagd(request):
        return download(request, bladen.inlopen(lijst), keuze=in_woorden(filter_))
    inhoud = {
        "inlopen": lijst,
        "open": sum(1 for _, volgende, _ in lijst if volgende),
        "verouderd": sum(1 for _, _, verouderd in lijst if verouderd),
        "filter": filter_,
        "gefilterd": bool(filter_.gekozen),
        "mag_maken": rechten.mag_inlopen_maken(request.user),
    }
    return render(request, "samenwerking/inlopen.html", inhoud)


@require_safe
def inloop(request, pk):
    inloop, op = inloop_of_404(request.user, pk), vandaag()
    inhoud = {
        "inloop": inloop,
        "openingen": eerstvolgende(inloop, op),
        "uitzonderingen": [rij for rij in inloop.uitzonderingen.all() if op <= rij.datum <= op + VOORUIT],
        "verouderd": inloop.is_verouderd(op),
        "mag_bewerken": rechten.mag_inloop_bewerken(request.user, inloop),
        "mag_stoppen": rechten.mag_inloop_stoppen(request.user, inloop),
    }
    return render(request, "samenwerking/inloop.html", inhoud)


def formulier_van(request, inloop, data, **opties):
    return Inloopformulier(data, instance=inloop, gebruiker=request.user, **opties)


def rij_erbij(request, inloop):
    """The form with one row more, for whoever has no script; nothing is checked and nothing saved."""
    data = met_extra_rij(request.POST, request.POST["rij_erbij"])
    return formulier_van(request, inloop, data).zonder_controle()


@require_http_methods(["GET", "HEAD", "POST"])
def inloop_nieuw(request):
    """`?team=` says what is chosen first."""
    eis(rechten.mag_inlopen_maken(request.user))
    if "rij_erbij" in request.POST:
        formulier = rij_erbij(request, Inloop())
    else:
        begin = {"team": request.GET["team"]} if "team" in request.GET else {}
        data = request.POST if request.method == "POST" else None
        formulier = formulier_van(request, Inloop(), data, initial=begin)
        if formulier.is_valid():
            sleutel = formulier.kern.cleaned_data["sleutel"]
            inloop = acties.maak_inloop(formulier=formulier, door=request.user, sleutel=sleutel)
            messages.success(request, "De inloop staat erbij.", extra_tags="concept:inloop-nieuw")
            return redirect(inloop)
    return render(request, "samenwerking/inloop_nieuw.html", {"formulier": formulier, "concept": "inloop-nieuw"})


@require_http_methods(["GET", "HEAD", "POST"])
def inloop_bewerken(request, pk):
    """When two people save, the second meets both versions; the weekly times together are one thing to choose on."""
    inloop, data = inloop_of_404(request.user, pk), None
    eis(rechten.mag_inloop_bewerken(request.user, inloop))
    if "rij_erbij" in request.POST:
        return toon_formulier(request, pk, rij_erbij(request, inloop), request.POST.get("versie"))
    if request.method == "POST":
        if request.POST.get("versie") != str(inloop.versie):
            return toon_inloopverschil(request, pk)
        data = na_keuze(request, **inloopvlakken(request, pk))
    versie, formulier = inloop.versie, formulier_van(request, inloop, data)
    if not formulier.is_valid():
        return toon_formulier(request, pk, formulier, versie)
    try:
        acties.bewerk_inloop(formulier=formulier, versie=versie, door=request.user)
    except VersieVerouderd:
        return toon_inloopverschil(request, pk)
    messages.success(request, "De inloop is opgeslagen.", extra_tags=f"concept:inloop-{pk}")
    return redirect(inloop)


def toon_formulier(request, pk, formulier, versie):
    basis = request.POST.get("basis") or basis_van(formulier.vlak())
    inhoud = {"formulier": formulier, "versie": versie, "basis": basis, "concept": f"inloop-{pk}"}
    return render(request, "samenwerking/inloop_bewerken.html", inhoud | {"inloop": inloop_of_404(request.user, pk)})


def inloopvlakken(request, pk):
    """Mine as typed, and theirs as it stands now."""
    mijn, hun = [formulier_van(request, inloop_of_404(request.user, pk), data) for data in (request.POST, None)]
    return {"mijn": mijn.vlak(), "hun": hun.vlak()}


def toon_inloopverschil(request, pk):
    inloop = inloop_of_404(request.user, pk)
    return toon_verschil(request, object=inloop, terug=inloop.get_absolute_url(), **inloopvlakken(request, pk))


@require_POST
def inloop_bevestigen(request, pk):
    inloop = inloop_of_404(request.user, pk)
    eis(rechten.mag_inloop_bewerken(request.user, inloop))
    acties.bevestig_inloop(inloop=inloop, door=request.user)
    messages.success(request, "Dank u wel. Hier staat nu dat alles vandaag nog klopte.")
    return redirect(inloop)


@require_http_methods(["GET", "HEAD", "POST"])
def inloop_stoppen(request, pk):
    eis(rechten.mag_inloop_stoppen(request.user, inloop_of_404(request.user, pk)))

    def stap(form, versie):
        inloop, reden = inloop_of_404(request.user, pk), form.cleaned_data["reden"]
        acties.stop_inloop(inloop=inloop, versie=versie, reden=reden, door=request.user)

    return Bewerking(
        haal=lambda: inloop_of_404(request.user, pk),
        maak=lambda data, inloop: InloopstopForm(data),
        stap=stap,
        template="samenwerking/inloop_stoppen.html",
        naam="inloop",
        concept=f"inloop-stop-{pk}",
        plek="De inloop",
        bericht="De inloop is gestopt.",
    ).verwerk(request)
