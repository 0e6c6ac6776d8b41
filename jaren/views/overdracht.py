"""A contact leaves: hand over what hangs on that person; and who left while work still names them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.opslaan import VersieVerouderd
from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd
from buurtteams.views.ophalen import eis
from samenwerking.models import Contactpersoon
from samenwerking.rechten import mag_vertrokken_zien

from .. import rechten
from ..acties.overdracht import draag_over, is_overgedragen, laat_los
from ..acties.werk_van import werk_van
from ..forms.overdracht import OverdrachtForm, leesbaar_voor
from ..overzicht import bladen
from ..overzicht.overdracht import blijft_bij_de_kant, lees_overdracht
from ..overzicht.vertrokken import houdt_bij, vertrokken_voor

VEROUDERD = (
    "Iemand anders wijzigde intussen iets. Er is nog niets overgedragen. Wat u invulde, staat er nog. "
    "Kijk het na en verstuur het opnieuw."
)


def contact_of_404(gebruiker, pk):
    contacten = Contactpersoon.objects.zichtbaar_voor(gebruiker)
    return get_object_or_404(contacten.select_related("onderdeel__buurtteam", "instelling", "organisatie"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def overdracht(request, pk):
    contact = contact_of_404(request.user, pk)
    eis(rechten.mag_overdragen(request.user, contact))
    verstuurd = request.method == "POST"
    if verstuurd and is_overgedragen(contact, versie=request.POST.get("versie"), door=request.user):
        return redirect("jaren:overgedragen", contact.pk)
    form = maak_form(request, contact)
    if verstuurd and request.POST.get("versie") != str(contact.versie):
        form.add_error(None, VEROUDERD)
    elif form.is_valid():
        try:
            draag_over(
                contactpersoon=contact, versie=contact.versie, opvolger=form.gekozen_opvolger, tot=form.laatste_dag,
                sleutels=form.cleaned_data["werk"], door=request.user,
            )  # fmt: skip
        except VersieVerouderd:
            contact = contact_of_404(request.user, pk)
            form = maak_form(request, contact)
            form.add_error(None, VEROUDERD)
        else:
            messages.success(request, "Het werk is overgedragen.", extra_tags=f"concept:overdracht-{pk}")
            return redirect("jaren:overgedragen", contact.pk)
    blijft = blijft_bij_de_kant(contact, request.user)
    inhoud = {"contact": contact, "form": form, "blijft": blijft, "toont_naam": contact in form.leesbaar}
    inhoud["is_weg"] = contact.tot is not None and contact.tot < vandaag()
    return render(request, "jaren/overdracht.html", inhoud)


def maak_form(request, contact):
    werk = werk_van(contact, gebruiker=request.user)
    data = request.POST if request.method == "POST" else None
    return OverdrachtForm(data, contactpersoon=contact, werk=werk, gebruiker=request.user)


@require_safe
def overgedragen(request, pk):
    """What moved, as the log has it."""
    contact = contact_of_404(request.user, pk)
    eis(rechten.mag_overdragen(request.user, contact))
    overdracht = lees_overdracht(contact, request.user)
    if overdracht is None:
        raise Http404
    naam = contact.naam if contact in leesbaar_voor(request.user, contact) else ""
    return render(request, "jaren/overgedragen.html", {"contact": contact, "overdracht": overdracht, "naam": naam})


@require_safe
def vertrokken(request):
    if not mag_vertrokken_zien(request.user):
        raise Http404
    personen = vertrokken_voor(request.user)
    if gevraagd(request):
        return download(request, bladen.vertrokken(personen), titel="Vertrokken, met werk dat nog loopt")
    rijen = [
        (rij, houdt_bij(request.user, rij.contactpersoon), bool(rij.los_te_laten(request.user))) for rij in personen
    ]
    return render(request, "jaren/vertrokken.html", {"rijen": rijen})


@require_http_methods(["GET", "HEAD", "POST"])
def loslaten(request, pk):
    """Somebody left who was no contact: take the account off, after a question."""
    if not mag_vertrokken_zien(request.user):
        raise Http404
    rijen = [rij for rij in vertrokken_voor(request.user) if rij.gebruiker.pk == pk and not rij.contactpersoon]
    if not rijen:
        raise Http404
    acties = rijen[0].los_te_laten(request.user)
    eis(acties)
    if request.method == "POST":
        try:
            laat_los(acties=acties, door=request.user)
        except VersieVerouderd:
            messages.error(request, "Iemand anders wijzigde net een van deze acties. Er is niets veranderd.")
        else:
            messages.success(request, "De naam is weg bij deze acties. De functie staat er nog.")
        return redirect("jaren:vertrokken")
    return render(request, "jaren/loslaten.html", {"persoon": rijen[0], "acties": acties})
