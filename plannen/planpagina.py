"""Everything that the page of one plan shows, in a number of queries that does not grow with the plan."""

from dataclasses import dataclass

from django.db.models import Prefetch

from buurtteams.models import Thema

from . import acties, rechten
from .models import Stand, Voortgang, Vraag, zwaarste

BERICHTEN_PER_THEMA = 5


@dataclass
class Themablok:
    planthema: object
    stand: Stand
    berichten: list
    meer: int


def lees_plan(plan, *, gebruiker, op):
    ronde = plan.cyclus.ronde_op(op)
    themas = list(plan.themas.prefetch_related("aanbevelingen"))
    berichten = berichten_per_thema(plan)
    blokken = []
    for planthema in themas:
        eigen = berichten.get(planthema.pk, [])
        stand = planthema.stand(ronde=ronde, op=op)
        blokken.append(Themablok(planthema, stand, eigen[:BERICHTEN_PER_THEMA], len(eigen) - BERICHTEN_PER_THEMA))
    bij_te_werken = rechten.onderdelen_van_acties(gebruiker, plan)
    lijst = list(plan.acties.select_related("organisatie").prefetch_related("datumwijzigingen"))
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
        "vragen": plan.vragen.filter(beantwoord_op=None).select_related("organisatie", "planthema__thema"),
        "afspraken": plan.afspraken.all(),
        "deelnemers": plan.deelnemende_teams.all(),
        "gebreken": acties.gebreken(plan) if plan.status == plan.Status.CONCEPT else [],
        "laatste_stap": plan.gebeurtenissen.filter(soort="plan_status").first(),
        "mag": wat_mag(gebruiker, plan),
        "alle_themas": Thema.objects.count(),
    }


def berichten_per_thema(plan):
    """All reports of a plan, newest first, with their questions and the partners' answers: three queries."""
    berichten = Voortgang.objects.filter(planthema__plan=plan).select_related("ronde")
    per_thema = {}
    for bericht in berichten.prefetch_related(
        "antwoorden", Prefetch("vragen", Vraag.objects.select_related("organisatie"))
    ):
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
        "kopieren": rechten.mag_plannen_maken(gebruiker),
    }
