"""One team or all of them: the plans of a year on cards, what was reported, and what is late."""

from dataclasses import dataclass

from buurtteams.tijd import vandaag

from ..models import Actie, Jaarcyclus, Koers, Plan, Vraag
from ..models.stand import NIET_GEMELD
from .planregels import lees_planregels
from .stad import teams_van
from .zinnen import teamzin


@dataclass(frozen=True)
class Plankaart:
    plan: Plan
    themas: list  # pairs of theme and Stand

    @property
    def toont_stand(self):
        return self.plan.heeft_akkoord


@dataclass(frozen=True)
class Teamregel:
    team: object
    plannen: list  # its own first, then those of others in which it takes part


def eigen_eerst(team, plannen):
    """The team's own plans, then those of others in which it takes part."""
    return sorted(plannen, key=lambda plan: plan.team_id != team.pk)


def maak_kaarten(plannen, op=None):
    """One card per plan from `voor_overzicht()`, with the stand of its themes on a day."""
    op = op or vandaag()
    kaarten = []
    for plan in plannen:
        ronde = plan.cyclus.ronde_op(op)
        themas = sorted(plan.themas.all(), key=lambda planthema: planthema.thema.volgorde)
        kaarten.append(Plankaart(plan, [(rij.thema, rij.stand(ronde=ronde, op=op)) for rij in themas]))
    return kaarten


def zin_van_team(kaarten, *, cyclus, op=None):
    """The sentence of a team over its adopted plans of a year. What was stuck stays so until a report says not."""
    op = op or vandaag()
    standen = [stand for kaart in kaarten if kaart.toont_stand for _, stand in kaart.themas]
    return teamzin(
        ronde=cyclus.ronde_op(op),
        op=op,
        gemeld=sum(stand.code != NIET_GEMELD for stand in standen),
        totaal=len(standen),
        vast=sum(stand.koers == Koers.LOOPT_VAST for stand in standen),
    )


def late_acties(plannen, op=None):
    """Acties of adopted plans whose date is past, longest first."""
    laat = Actie.objects.filter(klaar_op=None, datum__lt=op or vandaag())
    laat = laat.filter(plan__in=[plan.pk for plan in plannen if plan.heeft_akkoord])
    return list(laat.select_related("plan__team", "organisatie").order_by("datum", "pk"))


def open_vragen_over(plannen, op=None):
    """Pairs of question and whether it is late. Whoever sees the plans sees their questions (rule 7)."""
    vragen = Vraag.objects.open().filter(plan__in=[plan.pk for plan in plannen])
    return [(vraag, vraag.is_te_laat(op)) for vraag in vragen.voor_overzicht()]


def ontbrekende_gegevens(team):
    """What residents cannot read yet about the team."""
    gegevens = {"adres": team.adres, "telefoonnummer": team.telefoon, "openingstijden": team.openingstijden}
    return [naam for naam, waarde in gegevens.items() if not waarde]


def jaar_met_ruimte(team, plannen, cyclus):
    """The year of the page, when the team can still begin a plan for it; else None (the form then asks which year)."""
    schrijfbaar = cyclus and cyclus.fase in (Jaarcyclus.Fase.VOORBEREIDING, Jaarcyclus.Fase.UITVOERING)
    eigen = [plan for plan in plannen if plan.team_id == team.pk]
    return cyclus.jaar if schrijfbaar and len(eigen) < cyclus.aantal_plannen else None


def lees_teamregels(gebruiker, *, cyclus, op=None):
    """All teams with the plans of the year that this person may see, those in which they take part included."""
    regels = []
    if cyclus:
        zichtbaar = Plan.objects.zichtbaar_voor(gebruiker).lopend()
        regels = lees_planregels(zichtbaar, cyclus=cyclus, op=op)
    return [_teamregel(team, [regel for regel in regels if team.pk in regel.teams]) for team in teams_van(cyclus, op)]


def _teamregel(team, regels):
    return Teamregel(team, eigen_eerst(team, regels))
