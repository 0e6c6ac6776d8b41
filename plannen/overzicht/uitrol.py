"""Roll-out: what teams took over from each other in a year, and what came of it. Always the same number of queries."""

from dataclasses import dataclass, field, replace

from django.db.models import Prefetch, Q
from django.utils import timezone

from samenwerking.models import Overname, Verhaal

from ..models import Plan, PlanThema, Prioriteitswijk, zwaarste


@dataclass(frozen=True)
class Volger:
    """A plan or a team that follows. `koers` only where one is reported on."""

    wie: str
    titel: str
    url: str
    woord: str
    koers: str
    gevolg: str  # what came of it; empty while nobody said so


@dataclass
class Bron:
    """What was followed: a plan or a story. `wijk` is that of its team, when it was a priority wijk in its year."""

    soort: str
    titel: str
    url: str
    van: str
    jaar: int
    wijk: str
    volgers: list = field(default_factory=list)


@dataclass(frozen=True)
class Uitrol:
    bronnen: list
    wijken: list  # the priority wijken of this year: (name, how often something of theirs was taken over)

    @property
    def volgers(self):
        return [volger for bron in self.bronnen for volger in bron.volgers]

    @property
    def totaal(self):
        return len(self.volgers)

    @property
    def uit_prioriteit(self):
        return sum(len(bron.volgers) for bron in self.bronnen if bron.wijk)

    @property
    def bekend(self):
        return sum(bool(volger.gevolg) for volger in self.volgers)


def lees_uitrol(cyclus, gebruiker, *, op):
    """`cyclus` with its rondes. Sources and followers as far as this person may see them, the most followed first."""
    voorrang = {
        (rij.cyclus.jaar, rij.wijk_id): rij.wijk for rij in Prioriteitswijk.objects.select_related("cyclus", "wijk")
    }
    plannen = list(lees_volgers(cyclus, gebruiker))
    overnames = Overname.objects.zichtbaar_voor(gebruiker).select_related("team")
    overnames = list(overnames.filter(op__year=cyclus.jaar).order_by("team__naam", "pk"))
    bronnen = lees_bronnen(plannen, overnames, gebruiker, voorrang)
    for plan in plannen:
        plan.cyclus = cyclus
        for sleutel in (("plan", plan.naar_voorbeeld_van_id), ("verhaal", plan.naar_verhaal_id)):
            if sleutel in bronnen:
                bronnen[sleutel].volgers.append(volger_van_plan(plan, op))
    for overname in overnames:
        voeg_toe(bronnen["verhaal", overname.verhaal_id], overname)
    lijst = sorted(bronnen.values(), key=lambda bron: (not bron.wijk, -len(bron.volgers), bron.titel))
    return Uitrol(lijst, tel_wijken(lijst, [wijk for (jaar, _), wijk in voorrang.items() if jaar == cyclus.jaar]))


def lees_volgers(cyclus, gebruiker):
    volgt = Q(naar_voorbeeld_van__isnull=False) | Q(naar_verhaal__isnull=False)
    plannen = Plan.objects.zichtbaar_voor(gebruiker).lopend().filter(volgt, cyclus=cyclus).met_trekker()
    themas = Prefetch("themas", PlanThema.objects.select_related("laatste"))
    return plannen.prefetch_related(themas).order_by("team__naam", "nummer", "pk")


def lees_bronnen(plannen, overnames, gebruiker, voorrang):
    """("plan" or "verhaal", number) → Bron."""
    nummers = {plan.naar_voorbeeld_van_id for plan in plannen} - {None}
    verhaalnummers = {plan.naar_verhaal_id for plan in plannen} | {overname.verhaal_id for overname in overnames}
    gevolgd = Plan.objects.zichtbaar_voor(gebruiker).met_trekker().in_bulk(nummers)
    verhalen = Verhaal.objects.zichtbaar_voor(gebruiker).select_related("team").in_bulk(verhaalnummers - {None})

    def bron(soort, rij, van, jaar):
        wijk = voorrang.get((jaar, rij.team.wijk_id)) if rij.team else None
        return Bron(soort, rij.titel, rij.get_absolute_url(), van, jaar, str(wijk or ""))

    bronnen = {("plan", pk): bron("plan", plan, plan.trekker, plan.cyclus.jaar) for pk, plan in gevolgd.items()}
    for pk, verhaal in verhalen.items():
        jaar = timezone.localtime(verhaal.gedeeld_op or verhaal.gemaakt_op).year
        bronnen["verhaal", pk] = bron(verhaal.get_soort_display(), verhaal, verhaal.van, jaar)
    return bronnen


def volger_van_plan(plan, op):
    """Only a plan with akkoord is reported on; what came of it is in its last report."""
    themas = list(plan.themas.all()) if plan.heeft_akkoord else []
    ronde = plan.cyclus.ronde_op(op)
    koers = zwaarste(planthema.stand(ronde=ronde, op=op).code for planthema in themas) if themas else ""
    berichten = sorted((t.laatste for t in themas if t.laatste), key=lambda bericht: bericht.gemeld_op)
    gevolg = next((bericht.wat_gebeurd for bericht in reversed(berichten) if bericht.wat_gebeurd), "")
    return Volger(plan.trekker, plan.titel, plan.get_absolute_url(), plan.statuswoord, koers, gevolg)


def voeg_toe(bron, overname):
    """A team that took a story over and has a plan that follows it counts once."""
    wie = f"Buurtteam {overname.team}"
    met_plan = next((plek for plek, volger in enumerate(bron.volgers) if volger.wie == wie), None)
    if met_plan is None:
        url = overname.team.get_absolute_url()
        bron.volgers.append(Volger(wie, "", url, "Nam dit verhaal over", "", overname.gevolg))
    elif overname.gevolg:
        bron.volgers[met_plan] = replace(bron.volgers[met_plan], gevolg=overname.gevolg)


def tel_wijken(bronnen, wijken):
    return [
        (str(wijk), sum(len(bron.volgers) for bron in bronnen if bron.wijk == str(wijk)))
        for wijk in sorted(wijken, key=lambda wijk: wijk.nummer)
    ]
