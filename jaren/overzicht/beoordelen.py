"""The queue to judge, and what lies beside the form: the account and what happened."""

from dataclasses import dataclass

from plannen.models import Plan

from .. import rechten
from ..models import Oordeel, partijen_van
from .stemmen import Stem, stem_van_oordeel
from .terugblik import feiten, terugblik_van

BERICHTEN = 3


@dataclass(frozen=True)
class Rij:
    plan: Plan
    themas: list  # (theme, Stand)
    stem: Stem | None  # what the own party said of it


@dataclass(frozen=True)
class Wachtrij:
    """`te_doen`: the longest handed in first. `nog_bezig`: how many accounts are still to come."""

    te_doen: list
    gedaan: list
    nog_bezig: int

    @property
    def totaal(self):
        return len(self.te_doen) + len(self.gedaan)

    def na(self, plan):
        """The next one to judge after `plan`; None when there is none."""
        return next((rij.plan for rij in self.te_doen if rij.plan.pk != plan.pk), None)


def wachtrij(cyclus, gebruiker, *, op):
    plannen = list(te_beoordelen(cyclus, gebruiker))
    eigen = {}
    for oordeel in Oordeel.objects.filter(plan__in=plannen, partij__in=partijen_van(gebruiker)).geldig():
        eigen[oordeel.plan_id] = stem_van_oordeel(oordeel)
    ronde = cyclus.ronde_op(op)
    te_doen, gedaan = [], []
    for plan in plannen:
        themas = [(planthema.thema, planthema.stand(ronde=ronde, op=op)) for planthema in plan.themas.all()]
        rij = Rij(plan, themas, eigen.get(plan.pk))
        plan.cyclus = cyclus
        if rij.stem:
            gedaan.append(rij)
        elif rechten.partij_om_te_oordelen(gebruiker, plan):
            te_doen.append(rij)
    nog_bezig = Plan.objects.zichtbaar_voor(gebruiker).in_uitvoering().filter(cyclus=cyclus).count()
    return Wachtrij(te_doen, gedaan, nog_bezig)


def te_beoordelen(cyclus, gebruiker):
    """The accounts that were handed in, the longest waiting first."""
    plannen = Plan.objects.zichtbaar_voor(gebruiker).filter(
        cyclus=cyclus, status__in=[Plan.Status.VERANTWOORD, Plan.Status.BESPROKEN]
    )
    plannen = plannen.select_related("team", "instelling", "terugblik").prefetch_related("themas")
    return plannen.order_by("terugblik__ingeleverd_op", "pk")


def eigen_oordeel(plan, partij, ronde):
    """What the own party said of this account, as a Stem; None while it said nothing."""
    oordeel = Oordeel.objects.filter(plan=plan, partij=partij, ronde=ronde).first()
    return stem_van_oordeel(oordeel) if oordeel else None


def lees_beoordeling(plan, *, partij, gebruiker, op):
    """The account without the team's own answer and proposal: those open at the review."""
    terugblik = terugblik_van(plan)
    rij = wachtrij(plan.cyclus, gebruiker, op=op)
    return {
        "plan": plan,
        "terugblik": terugblik,
        "partij": partij,
        "stem": eigen_oordeel(plan, partij, terugblik.ronde),
        "wachtrij": rij,
        "volgende": rij.na(plan),
        **feiten(plan, gebruiker=gebruiker, op=op, berichten=BERICHTEN),
    }
