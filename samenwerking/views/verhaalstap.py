"""The steps of a story: each asks once, in a full sentence, and does one thing."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from buurtteams.models.logboek import OvergangNietMogelijk
from buurtteams.opslaan import VersieVerouderd
from buurtteams.views.ophalen import eis

from .. import rechten
from ..acties import verhaal as acties
from ..forms.verhaal import VerhaalRedenForm, VondstForm
from ..models import Verhaal
from ..overzicht.verhalen import lees_controle
from .verhaal import verhaal_of_404

VERANDERD = "Iemand anders heeft dit verhaal net veranderd. Er is niets gedaan. Lees het verhaal opnieuw."
ER_STAAT_MEER = "In de tekst staat iets waarover nog niemand besloot. Het verhaal is niet gedeeld."


@require_http_methods(["GET", "HEAD", "POST"])
def verhaal_aanbieden(request, pk):
    verhaal = verhaal_of_404(request.user, pk)
    eis(rechten.mag_verhaal_aanbieden(request.user, verhaal))
    if request.method == "POST":
        stap = partial(acties.bied_verhaal_aan, verhaal=verhaal, door=request.user)
        return voer_uit(request, verhaal, stap, "Uw verhaal wacht nu op een tweede lezer.")
    gevonden, _ = lees_controle(verhaal)
    return render(request, "samenwerking/verhaal_aanbieden.html", {"verhaal": verhaal, "gevonden": gevonden})


@require_http_methods(["GET", "HEAD", "POST"])
def verhaal_controleren(request, pk):
    """Every find with its sentence, and the whole story. One decision on each, saved together."""
    verhaal = verhaal_of_404(request.user, pk)
    eis(rechten.mag_verhaal_controleren(request.user, verhaal))
    data = request.POST if request.method == "POST" else None
    gevonden, geheel = lees_controle(verhaal)
    forms = [VondstForm(data, vondst=een.vondst) for een in gevonden]
    if data is not None and data.get("versie") != str(verhaal.versie):
        messages.error(request, VERANDERD)
        return toon_controle(request, verhaal, gevonden, geheel, forms, status=409)
    fouten = [form for form in forms if not form.is_valid()]  # all of them, so that each shows its errors
    if data is None or fouten:
        return toon_controle(request, verhaal, gevonden, geheel, forms)
    besluiten = [form.als_besluit for form in forms]
    stap = partial(acties.beslis_over_vondsten, versie=verhaal.versie, besluiten=besluiten, door=request.user)
    return beslis(request, verhaal, stap)


def beslis(request, verhaal, stap):
    try:
        gaat_terug = stap(verhaal=verhaal)
    except VersieVerouderd:
        messages.error(request, VERANDERD)
        return redirect(request.path)
    bericht = "Het verhaal is terug bij de schrijver." if gaat_terug else "Uw besluiten zijn opgeslagen."
    messages.success(request, bericht, f"concept:controle-{verhaal.pk}")
    return naar_verhaal(request, verhaal) if gaat_terug else redirect("samenwerking:verhaal_delen", verhaal.pk)


def toon_controle(request, verhaal, gevonden, geheel, forms, status=200):
    inhoud = {"verhaal": verhaal, "rijen": list(zip(gevonden, forms, strict=True)), "geheel": geheel, "forms": forms}
    return render(request, "samenwerking/verhaal_controleren.html", inhoud, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def verhaal_delen(request, pk):
    """Refused while a find is open; the text is looked at again in the transaction that shares it."""
    verhaal = verhaal_of_404(request.user, pk)
    eis(rechten.mag_verhaal_controleren(request.user, verhaal))
    gevonden, geheel = lees_controle(verhaal)
    open_vondsten = [een for een in gevonden if een.vondst.besluit != een.vondst.Besluit.MAG_BLIJVEN]
    if request.method != "POST" or open_vondsten:
        inhoud = {"verhaal": verhaal, "geheel": geheel, "open_vondsten": open_vondsten}
        return render(
            request, "samenwerking/verhaal_delen.html", inhoud, status=422 if request.method == "POST" else 200
        )
    if request.POST.get("versie") != str(verhaal.versie):
        messages.error(request, VERANDERD)
        return redirect("samenwerking:verhaal_controleren", pk)
    stap = partial(acties.deel_verhaal, verhaal=verhaal, versie=verhaal.versie, door=request.user)
    try:
        return voer_uit(request, verhaal, stap, "Het verhaal is gedeeld. Iedereen die inlogt kan het lezen.")
    except acties.NietBeslist:
        acties.werk_vondsten_bij(verhaal_of_404(request.user, pk))
        messages.error(request, ER_STAAT_MEER)
        return redirect("samenwerking:verhaal_controleren", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def verhaal_terug(request, pk):
    verhaal = verhaal_of_404(request.user, pk)
    eis(rechten.mag_verhaal_controleren(request.user, verhaal))
    return met_reden(
        request, verhaal, acties.stuur_verhaal_terug, "verhaal_terug", "Het verhaal is terug bij de schrijver."
    )


@require_http_methods(["GET", "HEAD", "POST"])
def verhaal_intrekken(request, pk):
    verhaal = verhaal_of_404(request.user, pk)
    eis(rechten.mag_verhaal_intrekken(request.user, verhaal))
    return met_reden(request, verhaal, acties.trek_verhaal_in, "verhaal_intrekken", "Het verhaal is teruggetrokken.")


def met_reden(request, verhaal, actie, bladzijde, bericht):
    form = VerhaalRedenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        stap = partial(actie, verhaal=verhaal, door=request.user, reden=form.cleaned_data["reden"])
        return voer_uit(request, verhaal, stap, bericht, f"concept:{bladzijde}-{verhaal.pk}")
    return render(request, f"samenwerking/{bladzijde}.html", {"verhaal": verhaal, "form": form})


def voer_uit(request, verhaal, stap, bericht, concept=""):
    """Take the step; when somebody else was first, say so."""
    try:
        stap()
    except (OvergangNietMogelijk, VersieVerouderd):
        messages.error(request, VERANDERD)
    else:
        messages.success(request, bericht, concept)
    return naar_verhaal(request, verhaal)


def naar_verhaal(request, verhaal):
    """The second reader of another team sees it no more once it went back."""
    ziet = Verhaal.objects.zichtbaar_voor(request.user).filter(pk=verhaal.pk).exists()
    return redirect(verhaal) if ziet else redirect("samenwerking:verhalen")
