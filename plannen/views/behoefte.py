"""The inventory of needs: per team and theme, per instelling, and how each is met."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.filter import in_woorden
from buurtteams.views.bewerken import Bewerking
from buurtteams.views.downloaden import PER_KEER, download, gevraagd
from buurtteams.views.ophalen import eis
from samenwerking import rechten
from samenwerking.models import Behoefte

from ..acties.behoefte import bewerk_behoefte, noteer_behoefte
from ..forms.behoefte import BehoefteFilterForm, BehoefteForm, BehoeftestandForm
from ..models import Actie, Plan
from ..overzicht import behoeften as overzicht
from ..overzicht import bladen
from ..rechten import mag_dashboard_zien

PER_PAGINA = 40


def behoefte_of_404(gebruiker, pk):
    return get_object_or_404(Behoefte.objects.zichtbaar_voor(gebruiker).voor_overzicht(), pk=pk)


@require_safe
def behoeften(request):
    filter_ = BehoefteFilterForm(request.GET)
    lijst = overzicht.beperk(Behoefte.objects.zichtbaar_voor(request.user), filter_.gekozen).voor_overzicht()
    if gevraagd(request):
        return download(request, bladen.behoeften(lijst.iterator(PER_KEER)), keuze=in_woorden(filter_))
    ziet_de_stad = mag_dashboard_zien(request.user)
    inhoud = {
        "bladzijde": Paginator(lijst, PER_PAGINA).get_page(request.GET.get("bladzijde")),
        "per_instelling": overzicht.per_instelling() if ziet_de_stad else [],
        "ziet_de_stad": ziet_de_stad,
        "filter": filter_,
        "gefilterd": bool(filter_.gekozen),
        "mag_noteren": rechten.mag_behoeften_noteren(request.user),
    }
    return render(request, "plannen/behoeften.html", inhoud)


@require_safe
def behoefte(request, pk):
    zichtbaar = Actie.objects.filter(plan__in=Plan.objects.zichtbaar_voor(request.user)).select_related("plan")
    lijst = Behoefte.objects.zichtbaar_voor(request.user).voor_overzicht()
    behoefte = get_object_or_404(lijst.prefetch_related(Prefetch("acties", zichtbaar)), pk=pk)
    mag = rechten.mag_behoefte_bewerken(request.user, behoefte)
    return render(request, "plannen/behoefte.html", {"behoefte": behoefte, "mag_bewerken": mag})


@require_http_methods(["GET", "HEAD", "POST"])
def behoefte_nieuw(request):
    """`?team=` says what is chosen first."""
    eis(rechten.mag_behoeften_noteren(request.user))
    begin = {"team": request.GET["team"]} if "team" in request.GET else {}
    form = BehoefteForm(request.POST if request.method == "POST" else None, gebruiker=request.user, initial=begin)
    if form.is_valid():
        behoefte = noteer_behoefte(formulier=form, door=request.user, sleutel=form.cleaned_data["sleutel"])
        messages.success(request, "De behoefte is genoteerd.", extra_tags="concept:behoefte-nieuw")
        return redirect(behoefte)
    return render(request, "plannen/behoefte_nieuw.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def behoefte_bewerken(request, pk):
    eis(rechten.mag_behoefte_bewerken(request.user, behoefte_of_404(request.user, pk)))

    def stap(form, versie):
        bewerk_behoefte(formulier=form, versie=versie, erbij=form.erbij, eraf=form.eraf, door=request.user)

    return Bewerking(
        haal=lambda: behoefte_of_404(request.user, pk),
        maak=lambda data, behoefte: BehoeftestandForm(data, instance=behoefte, gebruiker=request.user),
        stap=stap,
        template="plannen/behoefte_bewerken.html",
        naam="behoefte",
        concept=f"behoefte-{pk}",
        plek="De behoefte",
        bericht="Opgeslagen hoe het ermee staat.",
    ).verwerk(request)
