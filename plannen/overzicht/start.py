"""What the start pages ask of the database, beside the city and the teams."""

import datetime
from dataclasses import dataclass

from buurtteams.models import Rol, Uitnodiging
from buurtteams.tijd import begin_van, vandaag
from samenwerking.models import Organisatie

from ..models import Actie, Jaarcyclus, Plan, Planpartner, PlanThema, Vraag

NIEUW = datetime.timedelta(days=60)
MAXIMUM = 20


@dataclass(frozen=True)
class Jaarrij:
    team: object
    plannen: list  # one per number; None where there is none that this person may see


def late_vragen(gebruiker, aan, op=None):
    """The requests for help that somebody should have answered by now."""
    op = op or vandaag()
    return met_te_laat(Vraag.objects.zichtbaar_voor(gebruiker).open().filter(aan=aan, antwoord_voor__lt=op), op)


def met_te_laat(vragen, op=None):
    """Pairs of question and whether it is late, of the years that are not closed."""
    vragen = vragen.exclude(plan__cyclus__fase=Jaarcyclus.Fase.AFGESLOTEN).voor_overzicht()
    return [(vraag, vraag.is_te_laat(op)) for vraag in vragen]


def nieuwe_plannen(gebruiker, op=None):
    """Plans that were offered for the first time in the last sixty days, newest first."""
    vanaf = begin_van((op or vandaag()) - NIEUW)
    plannen = Plan.objects.zichtbaar_voor(gebruiker).lopend().filter(aangeboden_op__gte=vanaf)
    return list(plannen.met_trekker().order_by("-aangeboden_op", "-pk")[:MAXIMUM])


def nieuwste_berichten(gebruiker, cyclus, aantal=8):
    """The newest last reports of the year: at most one per theme of a plan."""
    themas = PlanThema.objects.filter(plan__in=Plan.objects.zichtbaar_voor(gebruiker).vastgesteld())
    themas = themas.filter(plan__cyclus=cyclus, laatste__isnull=False)
    return list(
        themas.select_related("plan__team", "plan__instelling", "laatste").order_by("-gemeld_op", "-pk")[:aantal]
    )


def jaartabel(teams, regels, cyclus):
    """Per team its plans by number; one that does not go ahead shows as long as no other took its number."""
    op_volgorde = sorted(regels, key=lambda regel: regel.status != Plan.Status.INGETROKKEN)
    plaatsen = {(regel.team_id, regel.nummer): regel for regel in op_volgorde}
    nummers = range(1, cyclus.aantal_plannen + 1)
    return nummers, [Jaarrij(team, [plaatsen.get((team.pk, nummer)) for nummer in nummers]) for team in teams]


def aantal_te_laat(cyclus, op=None):
    """How many adopted plans have an actie whose date is past."""
    laat = Actie.objects.filter(klaar_op=None, datum__lt=op or vandaag(), plan__cyclus=cyclus)
    return laat.filter(plan__status__in=Plan.MET_AKKOORD).values("plan").distinct().count()


def afspraken_van_partner(gebruiker):
    """What the plans of the open years say that this partner does and gets."""
    plannen = Plan.objects.zichtbaar_voor(gebruiker).lopend().exclude(cyclus__fase=Jaarcyclus.Fase.AFGESLOTEN)
    partners = Planpartner.objects.filter(organisatie__in=Organisatie.objects.van(gebruiker), plan__in=plannen)
    partners = partners.select_related("organisatie", "plan__cyclus", "plan__team", "plan__instelling")
    return list(partners.prefetch_related("antwoorden").order_by("-plan__cyclus__jaar", "plan__team__naam", "pk"))


def wachtende_uitnodigingen(gebruiker):
    """Invitations that nobody has answered: still open or past their date, newest first."""
    uitnodigingen = Uitnodiging.objects.zichtbaar_voor(gebruiker).filter(aanvaard_op=None, ingetrokken_op=None)
    return list(uitnodigingen.voor_overzicht()[:MAXIMUM])


def nooit_ingelogd():
    """Accounts that may sign in and never did, with a role of today; the oldest first."""
    rollen = Rol.objects.geldig().filter(gebruiker__last_login=None, gebruiker__is_active=True)
    return list(rollen.select_related("gebruiker", "buurtteam", "instelling").order_by("gebruiker__date_joined", "pk"))
