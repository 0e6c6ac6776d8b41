"""Which teams work with which organisaties, where nobody does yet, and who could. Always the same number of queries."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.html import format_html

from buurtteams.models import Buurtteam
from samenwerking.models import Inloop, Organisatie, Samenwerkingsafspraak

from ..models import Plan, Planpartner, PlanThema
from .jaar import kies_cyclus
from .stad import teams_van

# Everybody speaks it: that an organisatie does too is no reason.
VOERTAAL = "nederlands"
SUGGESTIES = 3


@dataclass(frozen=True)
class Suggestie:
    organisatie: Organisatie
    reden: str


@dataclass(frozen=True)
class Teamregel:
    team: Buurtteam
    met_afspraak: list
    alleen_plan: list  # organisaties that a plan names, without an agreement
    suggesties: list

    @property
    def is_alleen(self):
        return not self.met_afspraak and not self.alleen_plan


@dataclass(frozen=True)
class Samenwerkingsbeeld:
    op: date
    regels: list
    organisaties: int
    zonder_team: list  # pairs of an organisatie that works with no team, and the teams of its wijken

    @property
    def zonder_organisatie(self):
        return [regel for regel in self.regels if regel.is_alleen]

    @property
    def zin(self):
        met = len(self.regels) - len(self.zonder_organisatie)
        return format_html(
            "<strong>{} van de {}</strong> buurtteams {} samen met een organisatie, {} met een afspraak op papier. {}",
            met or "Geen",
            len(self.regels),
            "werkt" if met < 2 else "werken",
            sum(bool(regel.met_afspraak) for regel in self.regels) or "geen",
            self._slotzin(),
        )

    def _slotzin(self):
        if not self.organisaties:
            return "Er staat nog geen organisatie in de lijst."
        if not self.zonder_team:
            return "Elke organisatie werkt met minstens één team."
        los = len(self.zonder_team)
        wie = "organisatie werkt" if los == 1 else "organisaties werken"
        return format_html("<strong>{}</strong> {} nog met geen enkel team.", los, wie)


@dataclass
class Banden:
    """What ties teams and organisaties, by their numbers. All sets are filled per team."""

    afspraken: dict = field(default_factory=lambda: defaultdict(set))
    plannen: dict = field(default_factory=lambda: defaultdict(set))
    gevraagd: dict = field(default_factory=lambda: defaultdict(set))  # languages, in lower case

    def van(self, team):
        return self.afspraken[team.pk] | self.plannen[team.pk]

    @cached_property
    def vast(self):
        """Organisaties that work with some team."""
        return set().union(*self.afspraken.values(), *self.plannen.values())


def lees_samenwerking(gebruiker, op):
    """Plans and agreements as far as this reader may see them; the own teams first."""
    cyclus = kies_cyclus(op=op, met_rondes=False)
    organisaties = list(Organisatie.objects.zichtbaar_voor(gebruiker).prefetch_related("wijken"))
    talen = {taal for rij in organisaties for taal in map(str.lower, rij.talenlijst)} - {VOERTAAL}
    banden = lees_banden(gebruiker, op, cyclus, talen)
    eigen = {team.pk for team in gebruiker.teams}
    teams = sorted(teams_van(cyclus, op), key=lambda team: (team.pk not in eigen, team.naam))
    wijken = {rij.pk: {wijk.pk for wijk in rij.wijken.all()} for rij in organisaties}
    return Samenwerkingsbeeld(
        op=op,
        regels=[teamregel(team, organisaties, wijken, banden) for team in teams],
        organisaties=len(organisaties),
        zonder_team=[
            (rij, [team for team in teams if team.wijk_id in wijken[rij.pk]])
            for rij in organisaties
            if rij.pk not in banden.vast
        ],
    )


def lees_banden(gebruiker, op, cyclus, talen):
    banden = Banden()
    afspraken = Samenwerkingsafspraak.objects.zichtbaar_voor(gebruiker).lopend(op)
    for team, organisatie in afspraken.order_by().values_list("team", "organisatie"):
        banden.afspraken[team].add(organisatie)
    plannen = Plan.objects.zichtbaar_voor(gebruiker).lopend().filter(cyclus=cyclus).order_by()
    teams, teksten = defaultdict(set), defaultdict(list)
    for plan, team, ander, *tekst in plannen.values_list(
        "pk", "team", "deelnemende_teams", "titel", "waarom", "over_een_jaar"
    ):
        teams[plan] |= {team, ander} - {None}
        teksten[plan] = tekst
    for plan, doel in PlanThema.objects.filter(plan__in=teams).order_by().values_list("plan", "doel"):
        teksten[plan].append(doel)
    for plan, organisatie in Planpartner.objects.filter(plan__in=teams).order_by().values_list("plan", "organisatie"):
        for team in teams[plan]:
            banden.plannen[team].add(organisatie)
    zoek_talen(banden, talen, ((team, tekst) for plan in teams for team in teams[plan] for tekst in teksten[plan]))
    inlopen = Inloop.objects.filter(gestopt_op=None).order_by()
    zoek_talen(banden, talen, inlopen.values_list("team", "talen"))
    return banden


def zoek_talen(banden, talen, teksten):
    """Which languages the texts of a team name, also as in "Turkse moeders"."""
    if not talen:
        return
    patroon = re.compile(rf"\b({'|'.join(map(re.escape, sorted(talen)))})e?\b")
    for team, tekst in teksten:
        banden.gevraagd[team].update(patroon.findall(tekst.lower()))


def teamregel(team, organisaties, wijken, banden):
    """Suggested is who is of the wijk or speaks what is asked for: the more reasons the earlier,

    and whoever works with no team yet before the others.
    """
    afspraken = banden.afspraken[team.pk]
    met_afspraak = [rij for rij in organisaties if rij.pk in afspraken]
    alleen_plan = [rij for rij in organisaties if rij.pk in banden.plannen[team.pk] - afspraken]
    redenen = {
        rij: list(redenen_voor(team, rij, wijken[rij.pk], banden))
        for rij in organisaties
        if rij.pk not in banden.van(team)
    }
    kandidaten = sorted(
        (rij for rij, lijst in redenen.items() if lijst),
        key=lambda rij: (-len(redenen[rij]), rij.pk in banden.vast, rij.naam),
    )
    suggesties = [Suggestie(rij, " en ".join(redenen[rij])) for rij in kandidaten[:SUGGESTIES]]
    return Teamregel(team, met_afspraak, alleen_plan, suggesties)


def redenen_voor(team, organisatie, wijken, banden):
    if team.wijk_id in wijken:
        yield f"zit in {team.wijk}"
    talen = [taal for taal in organisatie.talenlijst if taal.lower() in banden.gevraagd[team.pk]]
    if talen:
        yield f"spreekt {' en '.join(talen)}"
