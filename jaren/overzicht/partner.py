"""What a partner is asked in the year: *Is dit gebeurd?*."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from buurtteams.tijd import vandaag
from plannen.models import Jaarcyclus, Partnerantwoord, Plan, Planpartner
from samenwerking.models import Organisatie


@dataclass(frozen=True)
class TeBeantwoorden:
    partner: Planpartner
    voor: datetime.date
    te_laat: bool


def te_beantwoorden(gebruiker, op=None):
    """The open question *Is dit gebeurd?* of this person's organisaties, for the years that look back; one query."""
    op = op or vandaag()
    plannen = Plan.objects.zichtbaar_voor(gebruiker).vastgesteld()
    plannen = plannen.filter(cyclus__fase=Jaarcyclus.Fase.VERANTWOORDING)
    antwoord = Partnerantwoord.objects.filter(
        planpartner=OuterRef("pk"), vraag=Partnerantwoord.Vraag.GEBEURD, voortgang=None
    )
    partners = Planpartner.objects.filter(~Exists(antwoord), plan__in=plannen)
    partners = partners.filter(organisatie__in=Organisatie.objects.van(gebruiker))
    partners = partners.select_related("organisatie", "plan__cyclus", "plan__team", "plan__instelling")
    return [
        TeBeantwoorden(partner, partner.plan.cyclus.terugblik_voor, partner.plan.cyclus.terugblik_voor < op)
        for partner in partners.order_by("plan__cyclus__terugblik_voor", "plan__team__naam", "pk")
    ]
