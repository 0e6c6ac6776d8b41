"""The steps of a meeting: it was held or called off, residents were told, it is finished."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from buurtteams.models.logboek import OvergangNietMogelijk
from buurtteams.views.bewerken import Bewerking
from buurtteams.views.ophalen import eis
from samenwerking.acties import bijeenkomsten as acties

from .. import rechten
from ..forms.bijeenkomst import AfgelastForm, GehoudenForm, TerugkoppelForm
from .bijeenkomst import FORMULIER, bijeenkomst_of_404


@require_http_methods(FORMULIER)
def bijeenkomst_houden(request, pk):
    """It was held; and mending what was written about it."""
    eis(rechten.mag_bijeenkomst_houden(request.user, bijeenkomst_of_404(request.user, pk)))
    return Bewerking(
        haal=lambda: bijeenkomst_of_404(request.user, pk),
        maak=lambda data, bijeenkomst: GehoudenForm(data, instance=bijeenkomst),
        stap=lambda form, versie: acties.houd_bijeenkomst(formulier=form, versie=versie, door=request.user),
        template="plannen/bijeenkomst_houden.html",
        naam="bijeenkomst",
        concept=f"bijeenkomst-gehouden-{pk}",
        plek="Zo was het",
        bericht="Opgeslagen hoe het was.",
    ).verwerk(request)


@require_http_methods(FORMULIER)
def bijeenkomst_afgelasten(request, pk):
    eis(rechten.mag_bijeenkomst_afgelasten(request.user, bijeenkomst_of_404(request.user, pk)))

    def stap(form, versie):
        bijeenkomst, reden = bijeenkomst_of_404(request.user, pk), form.cleaned_data["reden"]
        acties.gelast_af(bijeenkomst=bijeenkomst, versie=versie, reden=reden, door=request.user)

    return Bewerking(
        haal=lambda: bijeenkomst_of_404(request.user, pk),
        maak=lambda data, bijeenkomst: AfgelastForm(data),
        stap=stap,
        template="plannen/bijeenkomst_afgelasten.html",
        naam="bijeenkomst",
        concept=f"bijeenkomst-afgelast-{pk}",
        plek="De bijeenkomst",
        bericht="De bijeenkomst gaat niet door. Dat staat nu ook in de agenda.",
    ).verwerk(request)


@require_http_methods(FORMULIER)
def bijeenkomst_terugkoppelen(request, pk):
    eis(rechten.mag_bijeenkomst_terugkoppelen(request.user, bijeenkomst_of_404(request.user, pk)))

    def stap(form, versie):
        hoe, wanneer = form.cleaned_data["teruggekoppeld_hoe"], form.cleaned_data["teruggekoppeld_op"]
        acties.koppel_terug(bijeenkomst=form.bijeenkomst, versie=versie, hoe=hoe, wanneer=wanneer, door=request.user)

    return Bewerking(
        haal=lambda: bijeenkomst_of_404(request.user, pk),
        maak=lambda data, bijeenkomst: TerugkoppelForm(data, bijeenkomst=bijeenkomst),
        stap=stap,
        template="plannen/bijeenkomst_terugkoppelen.html",
        naam="bijeenkomst",
        concept=f"bijeenkomst-terug-{pk}",
        plek="Verteld aan bewoners",
        bericht="Opgeslagen hoe bewoners het hoorden.",
    ).verwerk(request)


@require_http_methods(FORMULIER)
def bijeenkomst_afronden(request, pk):
    """Refused with the list of what is missing; each line leads to where it is mended."""
    bijeenkomst = bijeenkomst_of_404(request.user, pk)
    eis(rechten.mag_bijeenkomst_afronden(request.user, bijeenkomst))
    gebreken = acties.gebreken(bijeenkomst)
    if request.method == "POST":
        try:
            acties.rond_af(bijeenkomst=bijeenkomst, door=request.user)
        except acties.Onaf as onaf:
            gebreken = onaf.gebreken
        except OvergangNietMogelijk as fout:
            messages.error(request, str(fout))
            return redirect(bijeenkomst)
        else:
            messages.success(request, "De bijeenkomst is afgerond.")
            return redirect(bijeenkomst)
    inhoud = {"bijeenkomst": bijeenkomst, "gebreken": gebreken, "geweigerd": request.method == "POST"}
    return render(request, "plannen/bijeenkomst_afronden.html", inhoud)
