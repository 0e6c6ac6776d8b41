"""Decisions, followed until they are done."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, F, Q, Value, When
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.verschil import basis_van, vlak
from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd
from buurtteams.views.ophalen import eis
from buurtteams.views.verschil import na_keuze, toon_verschil
from plannen.acties import VersieVerouderd
from plannen.rechten import namens, schrijft_mee

from .. import rechten
from ..acties import besluit as acties
from ..forms.bespreking import BesluitForm, BesluitStandForm
from ..models import Besluit
from ..overzicht import bladen

PER_PAGINA = 30
LOOPT, VOORBIJ = 0, 1


@require_safe
def besluiten(request):
    """Open ones first, the most urgent on top; `?welke=aan-mij` shows what this person's side must see to."""
    lijst = Besluit.objects.zichtbaar_voor(request.user)
    aan_mij = request.GET.get("welke") == "aan-mij"
    if aan_mij:
        lijst = lijst.van(request.user)
    loopt = Q(klaar_op=None, vervolgen=None) & ~Q(tekst="")
    lijst = lijst.voor_overzicht().select_related("plan__cyclus", "vervolgen__cyclus")
    lijst = lijst.annotate(stand=Case(When(loopt, then=Value(LOOPT)), default=Value(VOORBIJ)))
    volgorde = ["stand", F("klaar_op").desc(nulls_last=True), F("datum").asc(nulls_last=True), "pk"]
    op = vandaag()
    if gevraagd(request):
        keuze = [("Welke", "voor mij")] if aan_mij else []
        return download(request, bladen.besluiten(lijst.order_by(*volgorde), op), keuze=keuze)
    bladzijde = Paginator(lijst.order_by(*volgorde), PER_PAGINA).get_page(request.GET.get("bladzijde"))
    inhoud = {
        "open_besluiten": [(besluit, besluit.is_te_laat(op)) for besluit in bladzijde if besluit.stand == LOOPT],
        "andere": [besluit for besluit in bladzijde if besluit.stand == VOORBIJ],
        "bladzijde": bladzijde,
        "aantal_open": lijst.filter(stand=LOOPT).count(),
        "aan_mij": aan_mij,
    }
    return render(request, "jaren/besluiten.html", inhoud)


def besluit_of_404(gebruiker, pk):
    besluiten = Besluit.objects.zichtbaar_voor(gebruiker).voor_overzicht()
    return get_object_or_404(besluiten.select_related("plan__cyclus", "vervolgen__cyclus", "agendapunt"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def besluit(request, pk):
    """Read it; who must see to it says how it stands, or that it is done."""
    besluit = besluit_of_404(request.user, pk)
    mag = rechten.mag_besluit_afmelden(request.user, besluit)
    form = None
    if request.method == "POST":
        eis(mag)

        def stap(form):
            velden = form.cleaned_data
            acties.meld_klaar(
                besluit=besluit, versie=besluit.versie, klaar_op=velden["klaar_op"],
                toelichting=velden["klaar_toelichting"], door=request.user, namens=namens_team(request.user, besluit),
            )  # fmt: skip

        antwoord, form = verwerk(request, besluit, BesluitStandForm, stap, "Het besluit is bijgewerkt.")
        if antwoord:
            return antwoord
    form = form or BesluitStandForm(instance=besluit)
    inhoud = {
        "mag": mag,
        "mag_verbeteren": rechten.mag_besluit_verbeteren(request.user, besluit),
        "te_laat": besluit.is_te_laat(),
        "vervolg": getattr(besluit, "vervolgen", None),
        "versies": besluit.geschiedenis.count(),
    }
    return toon(request, "jaren/besluit.html", besluit, form, **inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
def besluit_verbeteren(request, pk):
    besluit = besluit_of_404(request.user, pk)
    eis(rechten.mag_besluit_verbeteren(request.user, besluit))
    form = None
    if request.method == "POST":

        def stap(form):
            acties.verbeter_besluit(besluit=besluit, versie=besluit.versie, velden=form.cleaned_data, door=request.user)

        antwoord, form = verwerk(request, besluit, BesluitForm, stap, "Het besluit is verbeterd.")
        if antwoord:
            return antwoord
    return toon(request, "jaren/besluit_verbeteren.html", besluit, form or BesluitForm(instance=besluit))


def namens_team(gebruiker, besluit):
    """An instelling can say it on behalf of the team."""
    van_team = besluit.zijde == Besluit.Zijde.TEAM and besluit.plan and schrijft_mee(gebruiker, besluit.plan)
    return namens(gebruiker, besluit.plan) if van_team else ""


def concept_van(soort, besluit):
    return f"{'besluit' if soort is BesluitForm else 'besluitstand'}-{besluit.pk}"


def verwerk(request, besluit, soort, stap, bericht):
    """Save under the lock: (answer, form), of which the answer is None while the form is not right."""
    if request.POST.get("versie") != str(besluit.versie):
        return toon_besluitverschil(request, besluit.pk, soort), None
    form = soort(na_keuze(request, **besluitvlakken(request, besluit.pk, soort)), instance=besluit)
    if not form.is_valid():
        return None, form
    try:
        stap(form)
    except VersieVerouderd:
        return toon_besluitverschil(request, besluit.pk, soort), None
    messages.success(request, bericht, extra_tags=f"concept:{concept_van(soort, besluit)}")
    return redirect(besluit), None


def besluitvlakken(request, pk, soort):
    mijn = vlak(soort(request.POST, instance=besluit_of_404(request.user, pk)), "besluit", "Het besluit")
    return {"mijn": mijn, "hun": vlak(soort(instance=besluit_of_404(request.user, pk)), "besluit", "Het besluit")}


def toon_besluitverschil(request, pk, soort):
    besluit = besluit_of_404(request.user, pk)
    vlakken = besluitvlakken(request, pk, soort)
    return toon_verschil(request, object=besluit, terug=besluit.get_absolute_url(), **vlakken)


def toon(request, bladzijde, besluit, form, **extra):
    """The decision as it is stored: what was typed stands in the form alone."""
    if form.is_bound:
        besluit = besluit_of_404(request.user, besluit.pk)
    inhoud = {
        "besluit": besluit,
        "plan": besluit.plan,
        "form": form,
        "concept": concept_van(type(form), besluit),
        "basis": request.POST.get("basis") or basis_van(vlak(form, "besluit", "")),
    }
    return render(request, bladzijde, inhoud | extra)
