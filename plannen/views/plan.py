"""A plan: read it, write it, and how it came to be what it is."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.models import Buurtteam, Thema
from buurtteams.tijd import vandaag

from .. import acties, rechten
from ..forms.plan import PlanFormulier, herschrijf_rijen, met_extra_rij, rijen_van, weggehaalde_rijen
from ..forms.velden import nieuwe_sleutel, sleutel_uit
from ..forms.verschil import basis_van, lees_basis, lees_keuzes
from ..geschiedenis import tijdlijn
from ..models import Jaarcyclus, Plan
from ..planpagina import lees_plan
from .ophalen import eis, plan_of_404
from .verschil import na_keuze, toon_verschil


@require_safe
def plan(request, pk):
    plan = plan_of_404(request.user, pk)
    inhoud = lees_plan(plan, gebruiker=request.user, op=vandaag(), alles_van=request.GET.get("alle", ""))
    return render(request, "plannen/plan.html", inhoud)


@require_safe
def plan_geschiedenis(request, pk):
    plan = plan_of_404(request.user, pk)
    bladzijde = Paginator(tijdlijn(plan), 50).get_page(request.GET.get("bladzijde"))
    return render(request, "plannen/plan_geschiedenis.html", {"plan": plan, "bladzijde": bladzijde})


@require_http_methods(["GET", "HEAD", "POST"])
def plan_nieuw(request):
    eis(rechten.mag_plannen_maken(request.user))
    keuze = lees_trekker(request)
    if keuze is None:
        return render(request, "plannen/plan_nieuw_keuze.html", keuzes_voor_nieuw(request.user))
    cyclus, team = keuze
    plan = Plan(cyclus=cyclus, team=team, van_gemeente=team is None and request.user.heeft("gemeente"))
    bron = (
        get_object_or_404(Plan.objects.zichtbaar_voor(request.user), pk=request.GET["kopie"])
        if request.GET.get("kopie")
        else None
    )
    data = request.POST if request.method == "POST" else None
    if data and "rij_erbij" in data:
        formulier = PlanFormulier(met_extra_rij(data, data["rij_erbij"]), plan=plan, gebruiker=request.user)
        return toon_formulier(request, formulier.zonder_controle())
    formulier = PlanFormulier(data, plan=plan, gebruiker=request.user, bron=None if data else bron)
    if data and formulier.is_valid():
        try:
            plan = acties.maak_plan(
                formulier=formulier, cyclus=cyclus, team=team, door=request.user, sleutel=sleutel_uit(data)
            )
        except acties.VolTeam:
            formulier.kern.add_error(None, f"{team} heeft voor {cyclus} al {cyclus.aantal_plannen} plannen.")
        else:
            return bewaard(request, plan)
    return toon_formulier(request, formulier)


def lees_trekker(request):
    """The year and the team (None: the own instelling or the gemeente) from the address, or None while not chosen."""
    jaren = Jaarcyclus.objects.schrijfbaar()
    cyclus = jaren.filter(jaar=request.GET["jaar"]).first() if request.GET.get("jaar", "").isdigit() else None
    trekker = request.GET.get("trekker", "")
    if cyclus is None or not trekker:
        return None
    if trekker == "eigen":
        eis(request.user.heeft("gemeente", "instelling"))
        return cyclus, None
    team = get_object_or_404(Buurtteam, slug=trekker)
    eis(rechten.schrijfbare_teams(request.user, Buurtteam.objects.filter(pk=team.pk)).exists())
    return cyclus, team


def keuzes_voor_nieuw(gebruiker):
    teams = rechten.schrijfbare_teams(gebruiker, Buurtteam.objects.all())
    kopie = Plan.objects.zichtbaar_voor(gebruiker).met_trekker().filter(team__in=teams)
    return {
        "jaren": Jaarcyclus.objects.schrijfbaar().order_by("-jaar"),
        "teams": teams,
        "eigen": gebruiker.heeft("gemeente", "instelling"),
        "te_kopieren": kopie.order_by("-cyclus__jaar", "team__naam", "nummer")[:60],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def plan_bewerken(request, pk):
    plan = plan_of_404(request.user, pk)
    if request.method != "POST":
        eis(rechten.mag_plan_bewerken(request.user, plan))
        return toon_formulier(request, PlanFormulier(plan=plan, gebruiker=request.user))
    eis(rechten.schrijft_mee(request.user, plan))
    data = request.POST
    if "rij_erbij" in data:
        formulier = PlanFormulier(met_extra_rij(data, data["rij_erbij"]), plan=plan, gebruiker=request.user)
        return toon_formulier(request, formulier.zonder_controle(), versie=data.get("versie"))
    if data.get("versie") != str(plan.versie) or not rechten.mag_plan_bewerken(request.user, plan):
        return toon_planverschil(request, pk)
    if lees_keuzes(data):
        data = keuzes_verwerkt(request, plan)
    formulier = PlanFormulier(data, plan=plan, gebruiker=request.user)
    if formulier.is_valid():
        try:
            acties.bewerk_plan(formulier=formulier, versie=int(data["versie"]), door=request.user)
        except acties.VersieVerouderd:
            return toon_planverschil(request, pk)
        return bewaard(request, plan)
    return toon_formulier(request, formulier)


def vlakken(request, pk):
    """Mine as typed and theirs as stored, both flat; from a plan that is fetched anew."""
    plan = plan_of_404(request.user, pk)
    mijn = PlanFormulier(request.POST, plan=plan, gebruiker=request.user).vlak()
    ander = plan_of_404(request.user, pk)
    return ander, mijn, PlanFormulier(plan=ander, gebruiker=request.user).vlak()


def toon_planverschil(request, pk):
    plan, mijn, hun = vlakken(request, pk)
    erbij = rijen_van(hun) - rijen_van(mijn)
    return toon_verschil(
        request,
        object=plan,
        mijn=mijn,
        hun=hun,
        rijen=weggehaalde_rijen(mijn, hun, lees_basis(request.POST.get("basis"))),
        toegevoegd=sorted({veld.plek for sleutel, veld in hun.items() if sleutel.rpartition(":")[0] in erbij}),
        terug=plan.get_absolute_url(),
        mag_opslaan=rechten.mag_plan_bewerken(request.user, plan),
    )


def keuzes_verwerkt(request, plan):
    _, mijn, hun = vlakken(request, plan.pk)
    data = na_keuze(request, mijn=mijn, hun=hun)
    return herschrijf_rijen(data, rijen_van(mijn) - rijen_van(hun), lees_keuzes(request.POST))


def toon_formulier(request, formulier, *, versie=None):
    plan = formulier.plan
    wie = plan.pk or f"nieuw-{plan.cyclus}-{plan.team.slug if plan.team else 'eigen'}"
    inhoud = {
        "formulier": formulier,
        "plan": plan,
        "sleutel": request.POST.get("sleutel") or nieuwe_sleutel(),
        "versie": versie or request.POST.get("versie") or plan.versie,
        "basis": request.POST.get("basis") or basis_van(formulier.vlak()),
        "concept": f"plan-{wie}",
        "gebreken": acties.gebreken(plan) if plan.pk and request.method != "POST" else [],
        "themas": Thema.objects.all(),
    }
    return render(request, "plannen/plan_bewerken.html", inhoud)


def bewaard(request, plan):
    concept = request.POST.get("concept", "")
    messages.success(request, "Het plan is opgeslagen.", extra_tags=f"concept:{concept}")
    if plan.status == Plan.Status.CONCEPT and "aanbieden" in request.POST:
        return redirect("plannen:plan_aanbieden", plan.pk)
    return redirect(plan)
