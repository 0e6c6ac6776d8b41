"""Everything that the page of one plan shows, in a number of queries that does not grow with the plan."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, Window
from django.db.models.functions import RowNumber

from samenwerking.models import Samenwerkingsafspraak, Signaal, Verhaal

from . import acties, rechten
from .models import Jaarcyclus, Partnerantwoord, Plan, Stand, Voortgang, Vraag, zwaarste

Fase = Jaarcyclus.Fase
BERICHTEN_PER_THEMA = 5


@dataclass
class Themablok:
    planthema: object
    stand: Stand
    berichten: list
    meer: int
    intrekbaar: Voortgang | None


def lees_plan(plan, *, gebruiker, op, alles_van=""):
    """`alles_van`: the slug of the theme whose whole history is shown."""
    ronde = plan.cyclus.ronde_op(op)
    blokken = themablokken(plan, gebruiker=gebruiker, ronde=ronde, op=op, alles_van=alles_van)
    bij_te_werken = rechten.onderdelen_van_acties(gebruiker, plan)
    signalen = Prefetch("signalen", Signaal.objects.zichtbaar_voor(gebruiker))
    lijst = list(plan.acties.select_related("organisatie").prefetch_related("datumwijzigingen", signalen))
    indicatoren = list(plan.indicatoren.prefetch_related("metingen"))
    return {
        "plan": plan,
        "ronde": ronde,
        "op": op,
        "stand": zwaarste(blok.stand.code for blok in blokken),
        "blokken": blokken,
        "acties": [(actie, actie.is_te_laat(op), actie.onderdeel in bij_te_werken) for actie in lijst],
        "acties_klaar": sum(actie.is_klaar for actie in lijst),
        "indicatoren": indicatoren,
        "indicatoren_gehaald": sum(indicator.is_gehaald for indicator in indicatoren),
        "partners": plan.partners.select_related("organisatie").prefetch_related("antwoorden"),
        "vragen": plan.vragen.open().select_related("organisatie", "planthema__thema"),
        "afspraken": plan.afspraken.all(),
        "deelnemers": plan.deelnemende_teams.all(),
        "gebreken": acties.gebreken(plan) if rechten.mag_plan_aanbieden(gebruiker, plan) else [],
        "laatste_stap": plan.gebeurtenissen.filter(soort="plan_status").first(),
        "anders": afspraken_met_verschil(plan, gebruiker),
        "mag": wat_mag(gebruiker, plan),
        **verwante_plannen(plan, gebruiker),
        **uit_het_gesprek(plan),
    }


def afspraken_met_verschil(plan, gebruiker):
    """Agreements of this team with a partner of the plan that one of the two says are not right."""
    if plan.team is None:
        return []
    zichtbaar = Samenwerkingsafspraak.objects.zichtbaar_voor(gebruiker).lopend().met_verschil()
    genoemd = zichtbaar.filter(team=plan.team, organisatie__planpartners__plan=plan)
    return genoemd.select_related("team", "organisatie")


def uit_het_gesprek(plan):
    """What the review with the wethouder left: whoever sees the plan sees it."""
    if plan.cyclus.fase not in (Fase.VERANTWOORDING, Fase.BESPREKING, Fase.AFGESLOTEN):
        return {}
    return {"besluiten": plan.besluiten.order_by("op", "pk"), "reactie": getattr(plan, "reactie", None)}


def themablokken(plan, *, gebruiker, ronde, op, alles_van):
    berichten = berichten_per_thema(plan, alles_van)
    blokken = []
    for planthema in plan.themas.prefetch_related("aanbevelingen"):
        planthema.plan = plan
        eigen = berichten.get(planthema.pk, [])
        meer = eigen[0].aantal - len(eigen) if eigen else 0
        intrekbaar = next((b for b in eigen[:2] if mag_intrekken(gebruiker, b, planthema)), None)
        blokken.append(Themablok(planthema, planthema.stand(ronde=ronde, op=op), eigen, meer, intrekbaar))
    return blokken


def mag_intrekken(gebruiker, bericht, planthema):
    bericht.planthema = planthema
    return rechten.mag_voortgang_intrekken(gebruiker, bericht)


def verwante_plannen(plan, gebruiker):
    """What this plan refers to and who follows it, as far as this person may see them."""
    nummers = {plan.volgt_op_id, plan.naar_voorbeeld_van_id} - {None}
    zichtbaar = Plan.objects.zichtbaar_voor(gebruiker).in_bulk(nummers) if nummers else {}
    verhalen = Verhaal.objects.zichtbaar_voor(gebruiker).filter(pk=plan.naar_verhaal_id)
    return {
        "vorig_plan": zichtbaar.get(plan.volgt_op_id),
        "voorbeeld": zichtbaar.get(plan.naar_voorbeeld_van_id),
        "verhaal": verhalen.first() if plan.naar_verhaal_id else None,
        "navolgers": plan.navolgers.zichtbaar_voor(gebruiker)
        .met_trekker()
        .order_by("-cyclus__jaar", "team__naam", "pk"),
    }


def berichten_per_thema(plan, alles_van):
    """The newest reports of each theme, or all of one, with their questions and the partners' answers: three queries.

    Each carries in `aantal` how many its theme has.
    """
    berichten = Voortgang.objects.filter(planthema__plan=plan).select_related("ronde")
    per_thema = {"partition_by": "planthema"}
    berichten = berichten.annotate(
        plaats=Window(RowNumber(), order_by=["-gemeld_op", "-pk"], **per_thema), aantal=Window(Count("*"), **per_thema)
    )
    getoond = berichten.filter(Q(plaats__lte=BERICHTEN_PER_THEMA) | Q(planthema__thema__slug=alles_van))
    antwoorden = Prefetch("antwoorden", Partnerantwoord.objects.select_related("planpartner__organisatie"))
    vragen = Prefetch("vragen", Vraag.objects.select_related("organisatie", "plan__team", "plan__instelling"))
    per_thema = {}
    for bericht in getoond.prefetch_related(antwoorden, vragen):
        per_thema.setdefault(bericht.planthema_id, []).append(bericht)
    return per_thema


def wat_mag(gebruiker, plan):
    """Which buttons the page shows; each URL asks the same predicate again."""
    return {
        "bewerken": rechten.mag_plan_bewerken(gebruiker, plan),
        "aanbieden": rechten.mag_plan_aanbieden(gebruiker, plan),
        "beoordelen": rechten.mag_plan_beoordelen(gebruiker, plan),
        "intrekken": rechten.mag_plan_intrekken(gebruiker, plan),
        "melden": rechten.mag_werk_bijhouden(gebruiker, plan),
        "vragen": rechten.mag_vraag_stellen(gebruiker, plan),
        "partner_vragen": rechten.mag_partner_vragen(gebruiker, plan),
        "gebeurd_vragen": rechten.mag_gebeurd_vragen(gebruiker, plan),
        "kopieren": rechten.mag_plannen_maken(gebruiker),
    }
