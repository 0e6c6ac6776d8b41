"""Agreements between a team and an organisatie: the list, one of them, and each step of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.filter import in_woorden
from buurtteams.views.bewerken import Bewerking
from buurtteams.views.downloaden import PER_KEER, download, gevraagd
from buurtteams.views.ophalen import eis

from .. import rechten
from ..acties import afspraken as acties
from ..forms.afspraak import (
    LOOPT_AL,
    AfspraakantwoordForm,
    AfspraakevaluatieForm,
    AfspraakFilterForm,
    AfspraakForm,
    StopredenForm,
)
from ..models import Samenwerkingsafspraak
from ..overzicht import afspraakverloop, bladen
from ..overzicht import afspraken as overzicht

PER_PAGINA = 25
FORMULIER = ["GET", "HEAD", "POST"]


def afspraak_of_404(gebruiker, pk):
    return get_object_or_404(Samenwerkingsafspraak.objects.zichtbaar_voor(gebruiker).voor_overzicht(), pk=pk)


@require_safe
def afspraken(request):
    """Those that differ first, then those that wait; `?stand=` and the rest of the address narrow the list."""
    filter_ = AfspraakFilterForm(request.GET)
    zichtbaar = Samenwerkingsafspraak.objects.zichtbaar_voor(request.user)
    lijst = overzicht.beperk(zichtbaar, filter_.gekozen).voor_overzicht()
    if gevraagd(request):
        return download(request, bladen.afspraken(lijst.iterator(PER_KEER)), keuze=in_woorden(filter_))
    inhoud = {
        "bladzijde": Paginator(lijst, PER_PAGINA).get_page(request.GET.get("bladzijde")),
        "telling": overzicht.tel(zichtbaar),
        "filter": filter_,
        "gefilterd": bool(filter_.gekozen),
        "mag_maken": rechten.mag_afspraak_maken(request.user),
    }
    return render(request, "samenwerking/afspraken.html", inhoud)


@require_safe
def afspraak(request, pk):
    afspraak = afspraak_of_404(request.user, pk)
    eigen = rechten.zijde_van(request.user, afspraak)
    inhoud = {
        "afspraak": afspraak,
        "woorden": afspraak.woorden,
        "moet_antwoorden": eigen in afspraak.wacht_op,
        "terugblikken": overzicht.terugblikken(afspraak, eigen),
        "wil_verder": overzicht.wil_verder(afspraak),
        "tijdlijn": afspraakverloop.tijdlijn(afspraak),
        "mag_bewerken": rechten.mag_afspraak_bewerken(request.user, afspraak),
        "mag_voorleggen": rechten.mag_afspraak_voorleggen(request.user, afspraak),
        "mag_antwoorden": rechten.mag_afspraak_beantwoorden(request.user, afspraak),
        "mag_evalueren": rechten.mag_afspraak_evalueren(request.user, afspraak),
    }
    return render(request, "samenwerking/afspraak.html", inhoud)


@require_http_methods(FORMULIER)
def afspraak_nieuw(request):
    """`?team=` and `?organisatie=` say what is chosen first."""
    eis(rechten.mag_afspraak_maken(request.user))
    begin = {naam: request.GET[naam] for naam in ("team", "organisatie") if naam in request.GET}
    form = AfspraakForm(request.POST if request.method == "POST" else None, gebruiker=request.user, initial=begin)
    if form.is_valid():
        try:
            afspraak = acties.maak_afspraak(formulier=form, door=request.user, sleutel=form.cleaned_data["sleutel"])
        except acties.LooptAl:
            form.add_error("organisatie", LOOPT_AL)
        else:
            bericht = f"De afspraak is opgeslagen. Nu is het woord aan {afspraak.organisatie}."
            messages.success(request, bericht, extra_tags="concept:afspraak-nieuw")
            return redirect(afspraak)
    return render(request, "samenwerking/afspraak_nieuw.html", {"form": form})


@require_http_methods(FORMULIER)
def afspraak_bewerken(request, pk):
    eis(rechten.mag_afspraak_bewerken(request.user, afspraak_of_404(request.user, pk)))
    return Bewerking(
        haal=lambda: afspraak_of_404(request.user, pk),
        maak=lambda data, afspraak: AfspraakForm(data, instance=afspraak, gebruiker=request.user),
        stap=lambda form, versie: acties.bewerk_afspraak(formulier=form, versie=versie, door=request.user),
        template="samenwerking/afspraak_bewerken.html",
        naam="afspraak",
        concept=f"afspraak-{pk}",
        plek="De afspraak",
        bericht="De afspraak is opgeslagen.",
    ).verwerk(request)


# What each side says


def spreker(gebruiker, afspraak):
    return {"zijde": rechten.zijde_van(gebruiker, afspraak), "door": gebruiker, "functie": gebruiker.functie}


@require_http_methods(FORMULIER)
def afspraak_antwoord(request, pk):
    afspraak = afspraak_of_404(request.user, pk)
    eis(rechten.mag_afspraak_beantwoorden(request.user, afspraak))
    data, verouderd = request.POST if request.method == "POST" else None, False
    form = AfspraakantwoordForm(data, initial={"tekstversie": afspraak.tekstversie})
    if form.is_valid():
        try:
            acties.beantwoord(afspraak=afspraak, **form.cleaned_data, **spreker(request.user, afspraak))
        except acties.Verouderd:
            verouderd, afspraak = True, afspraak_of_404(request.user, pk)
            form = AfspraakantwoordForm(initial=form.cleaned_data | {"tekstversie": afspraak.tekstversie})
        else:
            messages.success(request, "Dank u wel. Uw antwoord staat bij de afspraak.", f"concept:afspraak-klopt-{pk}")
            return redirect(afspraak)
    inhoud = {"afspraak": afspraak, "form": form, "verouderd": verouderd, "concept": f"afspraak-klopt-{pk}"}
    return render(request, "samenwerking/afspraak_antwoord.html", inhoud)


@require_http_methods(FORMULIER)
def afspraak_evalueren(request, pk):
    """Once per date and side: what the other wrote is shown only afterwards, so that each looks back on its own."""
    afspraak = afspraak_of_404(request.user, pk)
    mag = rechten.mag_afspraak_beantwoorden if request.method == "POST" else rechten.mag_afspraak_evalueren
    eis(mag(request.user, afspraak))  # what was sent twice, or too late, gets an answer and no refusal
    data = request.POST if request.method == "POST" else None
    form = AfspraakevaluatieForm(data, initial={"over": afspraak.evaluatie_op})
    concept = f"afspraak-terug-{pk}"
    if form.is_valid():
        over, wie = form.cleaned_data["over"], spreker(request.user, afspraak)
        try:
            acties.evalueer(afspraak=afspraak, over=over, evaluatie=form.instance, **wie)
        except acties.NietTerugkijken:
            form.add_error(None, "Uw kant keek al terug, of het is nog te vroeg. Er is niets opgeslagen.")
        else:
            messages.success(request, "Dank u wel. Uw terugblik staat bij de afspraak.", f"concept:{concept}")
            return redirect(afspraak)
    return render(
        request, "samenwerking/afspraak_evalueren.html", {"afspraak": afspraak, "form": form, "concept": concept}
    )


@require_http_methods(FORMULIER)
def afspraak_stoppen(request, pk):
    eis(rechten.mag_afspraak_bewerken(request.user, afspraak_of_404(request.user, pk)))

    def stap(form, versie):
        afspraak, reden = afspraak_of_404(request.user, pk), form.cleaned_data["reden"]
        acties.stop_afspraak(afspraak=afspraak, versie=versie, reden=reden, door=request.user)

    return Bewerking(
        haal=lambda: afspraak_of_404(request.user, pk),
        maak=lambda data, afspraak: StopredenForm(data),
        stap=stap,
        template="samenwerking/afspraak_stoppen.html",
        naam="afspraak",
        concept=f"afspraak-stop-{pk}",
        plek="De afspraak",
        bericht="De afspraak is gestopt. Zij blijft te lezen.",
    ).verwerk(request)
