"""The organisaties: the list, and keeping a profile. One of them, with its plans, is a page of plannen."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.filter import in_woorden
from buurtteams.forms.velden import sleutel_uit
from buurtteams.views.bewerken import Bewerking
from buurtteams.views.downloaden import PER_KEER, download, gevraagd
from buurtteams.views.ophalen import eis

from .. import rechten
from ..acties import organisatie as acties
from ..filters import OrganisatieFilter
from ..forms.organisatie import OrganisatieForm
from ..models import Organisatie
from ..overzicht import bladen

PER_PAGINA = 30


def organisatie_of_404(gebruiker, pk):
    return get_object_or_404(Organisatie.objects.zichtbaar_voor(gebruiker), pk=pk)


@require_safe
def organisaties(request):
    zichtbaar = Organisatie.objects.zichtbaar_voor(request.user)
    filter_ = OrganisatieFilter(request.GET, zichtbaar)
    lijst = filter_.qs.prefetch_related("wijken")
    if gevraagd(request):
        return download(request, bladen.organisaties(lijst.iterator(PER_KEER)), keuze=in_woorden(filter_.form))
    inhoud = {
        "bladzijde": Paginator(lijst, PER_PAGINA).get_page(request.GET.get("bladzijde")),
        "filter": filter_.form,
        "gefilterd": filter_.is_gezet,
        "mag_maken": rechten.mag_organisaties_maken(request.user),
    }
    return render(request, "samenwerking/organisaties.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
def organisatie_nieuw(request):
    eis(rechten.mag_organisaties_maken(request.user))
    eerder = acties.al_gemaakt(sleutel_uit(request.POST))
    if eerder:
        return redirect(eerder)
    form = OrganisatieForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        sleutel = form.cleaned_data["sleutel"]
        organisatie = acties.maak_organisatie(formulier=form, door=request.user, sleutel=sleutel)
        messages.success(request, f"{organisatie} staat er nu bij.", extra_tags="concept:organisatie-nieuw")
        return redirect(organisatie)
    return render(request, "samenwerking/organisatie_nieuw.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def organisatie_bewerken(request, pk):
    eis(rechten.mag_organisatie_bewerken(request.user, organisatie_of_404(request.user, pk)))
    alleen_profiel = not rechten.mag_organisaties_maken(request.user)

    def maak(data, organisatie):
        return OrganisatieForm(data, instance=organisatie, alleen_profiel=alleen_profiel)

    return Bewerking(
        haal=lambda: organisatie_of_404(request.user, pk),
        maak=maak,
        stap=lambda form, versie: acties.bewerk_organisatie(formulier=form, versie=versie, door=request.user),
        template="samenwerking/organisatie_bewerken.html",
        naam="organisatie",
        concept=f"organisatie-{pk}",
        plek="De organisatie",
        bericht="De gegevens zijn opgeslagen.",
    ).verwerk(request)
