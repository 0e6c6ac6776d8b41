"""A plan: read it, write it, and how it came to be what it is."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Q, When
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.forms.velden import nieuwe_sleutel, sleutel_uit
from buurtteams.forms.verschil import basis_van, lees_basis, lees_keuzes
from buurtteams.models import Buurtteam, Thema
from buurtteams.tijd import vandaag
from buurtteams.views.ophalen import eis
from buurtteams.views.verschil import na_keuze, toon_verschil

from .. import acties, rechten
from ..forms.plan import PlanFormulier, herschrijf_rijen, met_extra_rij, rijen_van, weggehaalde_rijen
from ..geschiedenis import tijdlijn
from ..models import Jaarcyclus, Plan
from ..planpagina import lees_plan
from .ophalen import plan_of_404


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
        return render(request, "plannen/plan_nieuw_keuze.html", keuzes_voor_nieuw(request.user, lees_kopie(request)))
    cyclus, team = keuze
    plan = Plan.nieuw(cyclus=cyclus, team=team, door=request.user)
    if request.method != "POST":
        bron = plan_of_404(request.user, lees_kopie(request)) if request.GET.get("kopie") else None
        return toon_formulier(request, PlanFormulier(plan=plan, gebruiker=request.user, bron=bron))
    if "rij_erbij" in request.POST:
        return rij_erbij(request, plan)
    formulier = PlanFormulier(request.POST, plan=plan, gebruiker=request.user)
    if formulier.is_valid():
        sleutel = sleutel_uit(request.POST)
        try:
            plan = acties.maak_plan(formulier=formulier, cyclus=cyclus, team=team, door=request.user, sleutel=sleutel)
            return bewaard(request, plan)
        except acties.VolTeam:
            formulier.kern.add_error(None, f"{team} heeft voor {cyclus} al {cyclus.aantal_plannen} plannen.")
    return toon_formulier(request, formulier)


def rij_erbij(request, plan):
    """The same page with one row more; nothing is checked and nothing saved."""
    data = met_extra_rij(request.POST, request.POST["rij_erbij"])
    formulier = PlanFormulier(data, plan=plan, gebruiker=request.user)
    return toon_formulier(request, formulier.zonder_controle())


def lees_trekker(request):
    """The year and the team (None: the own instelling or the gemeente) from the address, or None while not chosen."""
    jaren = Jaarcyclus.objects.schrijfbaar()
    cyclus = jaren.filter(jaar=request.GET["jaar"]).first() if request.GET.get("jaar", "").isdecimal() else None
    trekker = request.GET.get("trekker", "")
    if cyclus is None or not trekker:
        return None
    if trekker == "eigen":
        eis(request.user.heeft("gemeente", "instelling"))
        return cyclus, None
    team = get_object_or_404(Buurtteam, slug=trekker)
    eis(rechten.schrijfbare_teams(request.user, Buurtteam.objects.filter(pk=team.pk)).exists())
    return cyclus, team


def lees_kopie(request):
    """The number of the plan to copy from; 0, which no plan has, for what is no number."""
    nummer = request.GET.get("kopie", "")
    return int(nummer) if nummer.isdecimal() and len(nummer) < 19 else 0


def keuzes_voor_nieuw(gebruiker, kopie):
    """`kopie`: the plan whose button led here; it stands among those to copy from, whosever it is."""
    teams = rechten.schrijfbare_teams(gebruiker, Buurtteam.objects.all())
    eerst = Case(When(pk=kopie, then=0), default=1)
    te_kopieren = Plan.objects.zichtbaar_voor(gebruiker).met_trekker().filter(Q(team__in=teams) | Q(pk=kopie))
    return {
        "jaren": Jaarcyclus.objects.schrijfbaar().order_by("-jaar"),
        "teams": teams,
        "eigen": gebruiker.heeft("gemeente", "instelling"),
        "te_kopieren": te_kopieren.order_by(eerst, "-cyclus__jaar", "team__naam", "nummer")[:60],
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
        return rij_erbij(request, plan)
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


def toon_formulier(request, formulier):
    plan = formulier.plan
    wie = plan.pk or f"nieuw-{plan.cyclus}-{plan.team.slug if plan.team else 'eigen'}"
    inhoud = {
        "formulier": formulier,
        "plan": plan,
        "sleutel": request.POST.get("sleutel") or nieuwe_sleutel(),
        "versie": request.POST.get("versie") or plan.versie,
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
