"""Running a year: open it, set its dates, move it through its phases, close it and go on in the next."""

from functools import partial

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.verschil import basis_van
from buurtteams.models.logboek import OvergangNietMogelijk
from buurtteams.tijd import vandaag
from buurtteams.views.ophalen import eis
from buurtteams.views.verschil import na_keuze, toon_verschil
from plannen.acties import VersieVerouderd
from plannen.models import Jaarcyclus, Plan

from .. import jaarstand, rechten
from ..acties import jaar as acties
from ..forms.jaar import JaarFormulier, OvernemenForm, StapForm
from ..models import STEMMEN_OPEN, Besluit, Momentopname
from .ophalen import jaar_of_404

Fase = Jaarcyclus.Fase


@require_safe
def jaren(request):
    if not rechten.mag_jaar_zien(request.user):
        raise Http404
    inhoud = {"jaren": Jaarcyclus.objects.all(), "mag_openen": rechten.mag_jaar_leiden(request.user)}
    return render(request, "jaren/jaren.html", inhoud)


@require_safe
def jaar(request, jaar):
    cyclus = jaar_of_404(request.user, jaar)
    volgende = vooruit(cyclus)
    inhoud = {
        "cyclus": cyclus,
        "stappen": jaarstand.fasestappen(cyclus),
        "vraagt": jaarstand.VRAAGT[Fase(cyclus.fase)],
        "tellingen": jaarstand.tellingen(cyclus, vandaag()),
        "verslag_van_stappen": jaarstand.fasestapverslag(cyclus),
        "volgende": volgende,
        "vorige": terug(cyclus),
        "mag_wijzigen": rechten.mag_jaar_wijzigen(request.user, cyclus),
        "mag_overnemen": rechten.mag_jaar_overnemen(request.user, cyclus),
        "mag_afsluiten": rechten.mag_jaar_afsluiten(request.user, cyclus),
        "mag_heropenen": rechten.mag_jaar_heropenen(request.user, cyclus),
        "mag_oordelen": rechten.mag_beoordelen(request.user),
        "momentopnamen": Momentopname.objects.filter(jaar=jaar).defer("inhoud"),
        "belemmeringen": jaarstand.belemmeringen(cyclus, volgende or Fase.AFGESLOTEN),
    }
    return render(request, "jaren/jaar.html", inhoud)


def vooruit(cyclus):
    """The next phase; closing is an act of its own."""
    mogelijk = [fase for fase in cyclus.OVERGANGEN[cyclus.fase] if not cyclus.is_terug(fase)]
    return next((fase for fase in mogelijk if fase != Fase.AFGESLOTEN), None)


def terug(cyclus):
    """The phase before; reopening is an act of its own."""
    mogelijk = [fase for fase in cyclus.OVERGANGEN[cyclus.fase] if cyclus.is_terug(fase)]
    return mogelijk[0] if mogelijk and cyclus.is_open else None


# Opening and changing


@require_http_methods(["GET", "HEAD", "POST"])
def jaar_nieuw(request):
    if not rechten.mag_jaar_zien(request.user):
        raise Http404
    eis(rechten.mag_jaar_leiden(request.user))
    laatste = Jaarcyclus.objects.order_by("-jaar").first()
    cyclus = Jaarcyclus(jaar=laatste.jaar + 1 if laatste else vandaag().year)
    formulier = JaarFormulier(request.POST if request.method == "POST" else None, cyclus=cyclus)
    if formulier.is_valid():
        try:
            cyclus = acties.open_jaar(formulier=formulier, door=request.user)
        except IntegrityError:
            formulier.kern.add_error("jaar", "Dit jaar is er al. Iemand anders opende het net.")
        else:
            messages.success(request, f"Het jaar {cyclus} is open.", extra_tags="concept:jaar-nieuw")
            return redirect("jaren:jaar_overnemen", cyclus.jaar)
    return toon_formulier(request, formulier, concept="jaar-nieuw")


@require_http_methods(["GET", "HEAD", "POST"])
def jaar_bewerken(request, jaar):
    cyclus = jaar_of_404(request.user, jaar)
    eis(rechten.mag_jaar_wijzigen(request.user, cyclus))
    data = None
    if request.method == "POST":
        if request.POST.get("versie") != str(cyclus.versie):
            return toon_jaarverschil(request, jaar)
        data = na_keuze(request, **vlakken(request, jaar))
    formulier = JaarFormulier(data, cyclus=cyclus)
    if formulier.is_valid():
        try:
            acties.wijzig_jaar(formulier=formulier, versie=int(data["versie"]), door=request.user)
        except VersieVerouderd:
            return toon_jaarverschil(request, jaar)
        messages.success(request, "Het jaar is opgeslagen.", extra_tags=f"concept:jaar-{jaar}")
        return redirect(cyclus)
    return toon_formulier(request, formulier, concept=f"jaar-{jaar}")


def vlakken(request, jaar):
    """Mine as typed and theirs as stored, both flat; from a year that is fetched anew."""
    mijn = JaarFormulier(request.POST, cyclus=jaar_of_404(request.user, jaar)).vlak()
    return {"mijn": mijn, "hun": JaarFormulier(cyclus=jaar_of_404(request.user, jaar)).vlak()}


def toon_jaarverschil(request, jaar):
    cyclus = jaar_of_404(request.user, jaar)
    mag = rechten.mag_jaar_wijzigen(request.user, cyclus)
    terug = cyclus.get_absolute_url()
    return toon_verschil(request, object=cyclus, terug=terug, mag_opslaan=mag, **vlakken(request, jaar))


def toon_formulier(request, formulier, *, concept):
    cyclus = formulier.cyclus
    inhoud = {
        "formulier": formulier,
        "cyclus": cyclus,
        "concept": concept,
        "versie": request.POST.get("versie") or cyclus.versie,
        "basis": request.POST.get("basis") or basis_van(formulier.vlak()),
    }
    return render(request, "jaren/jaar_bewerken.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
def jaar_overnemen(request, jaar):
    """Offer the plans and decisions of the year before to go on with."""
    cyclus = jaar_of_404(request.user, jaar)
    eis(rechten.mag_jaar_overnemen(request.user, cyclus))
    plannen, besluiten = over_te_nemen(cyclus)
    form = OvernemenForm(request.POST if request.method == "POST" else None, plannen=plannen, besluiten=besluiten)
    if form.is_valid():
        nieuw, vol = acties.neem_over(cyclus=cyclus, door=request.user, **form.cleaned_data)
        for plan in vol:
            messages.error(request, f"{plan.trekker} heeft voor {cyclus} al {cyclus.aantal_plannen} plannen.")
        aantal = len(form.cleaned_data["besluiten"])
        messages.success(request, f"Overgenomen: {len(nieuw)} plannen en {aantal} besluiten.")
        return redirect(cyclus)
    return render(request, "jaren/jaar_overnemen.html", {"cyclus": cyclus, "plannen": plannen, "besluiten": besluiten})


def over_te_nemen(cyclus):
    """What was not stopped and does not go on yet: plans with akkoord of the year before, and its open decisions."""
    vorig = Jaarcyclus.objects.filter(jaar=cyclus.jaar - 1).first()
    plannen = Plan.objects.filter(cyclus=vorig).vastgesteld().exclude(vervolgen__cyclus=cyclus)
    plannen = plannen.exclude(besluiten__soort="stoppen").met_trekker().prefetch_related("besluiten")
    # As long as last year runs, its decisions are followed there.
    besproken = vorig is not None and vorig.fase in STEMMEN_OPEN
    besluiten = acties.open_besluiten(vorig).voor_overzicht() if besproken else Besluit.objects.none()
    return plannen.order_by("team__naam", "nummer", "pk"), besluiten


# Steps


@require_http_methods(["GET", "HEAD", "POST"])
def jaar_fase(request, jaar, fase):
    cyclus = jaar_of_404(request.user, jaar)
    if fase not in (stap.value for stap in Fase if stap != Fase.AFGESLOTEN):
        raise Http404
    eis(rechten.mag_jaar_wijzigen(request.user, cyclus))
    fase, gaat_terug = Fase(fase), cyclus.is_terug(fase)
    form = StapForm(request.POST if request.method == "POST" else None, verplicht=gaat_terug)
    redenen = jaarstand.belemmeringen(cyclus, fase)
    if form.is_valid() and not redenen:
        stap = partial(acties.zet_fase, cyclus=cyclus, fase=fase, door=request.user, reden=form.cleaned_data["reden"])
        return doe_stap(request, cyclus, stap, f"{cyclus} staat nu op '{fase.label}'.")
    inhoud = {"cyclus": cyclus, "fase": fase, "form": form, "gaat_terug": gaat_terug, "redenen": redenen}
    inhoud |= {"tellingen": jaarstand.tellingen(cyclus, vandaag()), "vraagt": jaarstand.VRAAGT[fase]}
    return render(request, "jaren/jaar_fase.html", inhoud, status=422 if form.is_bound and redenen else 200)


def doe_stap(request, cyclus, stap, bericht):
    """Take the step; when somebody else was first, say so on the page of the year."""
    try:
        stap()
    except (OvergangNietMogelijk, acties.Belemmerd) as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, bericht)
    return redirect(cyclus)


@require_http_methods(["GET", "HEAD", "POST"])
def jaar_afsluiten(request, jaar):
    cyclus = jaar_of_404(request.user, jaar)
    eis(rechten.mag_jaar_afsluiten(request.user, cyclus))
    redenen = jaarstand.belemmeringen(cyclus, Fase.AFGESLOTEN)
    if request.method == "POST" and not redenen:
        stap = partial(acties.sluit_af, cyclus=cyclus, door=request.user)
        doe_stap(request, cyclus, stap, f"{cyclus} is afgesloten. Het verslag verandert niet meer.")
        return redirect("jaren:verslag", cyclus.jaar)
    inhoud = {
        "cyclus": cyclus,
        "redenen": redenen,
        "besluiten": acties.open_besluiten(cyclus).voor_overzicht(),
        "volgend": acties.volgend_open_jaar(cyclus),
    }
    return render(request, "jaren/jaar_afsluiten.html", inhoud, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def jaar_heropenen(request, jaar):
    cyclus = jaar_of_404(request.user, jaar)
    eis(rechten.mag_jaar_heropenen(request.user, cyclus))
    form = StapForm(request.POST if request.method == "POST" else None, verplicht=True)
    if form.is_valid():
        stap = partial(acties.heropen, cyclus=cyclus, door=request.user, reden=form.cleaned_data["reden"])
        return doe_stap(request, cyclus, stap, f"{cyclus} is weer open. De oude momentopname blijft bewaard.")
    inhoud = {"cyclus": cyclus, "form": form, "adres": reverse("jaren:verslag", args=[jaar])}
    return render(request, "jaren/jaar_heropenen.html", inhoud)
