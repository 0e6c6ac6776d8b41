"""The voices on a plan as one person may see them: team, gemeente, MNU/Saluti, and beside them the partners.

What may not be seen yet is not there: a hidden voice carries no answer, no text and not even whether it was given.
"""

import datetime
from dataclasses import dataclass

from plannen.models import Partnerantwoord, Plan

from .. import rechten
from ..models import STEMMEN_OPEN, Antwoord, Oordeel, Partij, Terugblik, partijen_van, verschil

# Answer → the koers whose colour it borrows, and its icon. Two answers may share a colour, never an icon.
UITERLIJK = {
    Antwoord.JA: ("volgens_planning", "ring-vink"),
    Antwoord.GROOTSTE_DEEL: ("deels", "halve-cirkel"),
    Antwoord.KLEIN_DEEL: ("loopt_vast", "achthoek"),
    Antwoord.NEE: ("loopt_vast", "kruis"),
    Antwoord.GEEN_OORDEEL: ("gestopt", "vraag"),
}
NAAM = {Partij.GEMEENTE: "De gemeente", Partij.SALUTI: "MNU/Saluti"}

VERBORGEN = "Nog niet te zien"
GEEN = "Geen oordeel gegeven"
NOG_GEEN = "Nog geen oordeel gegeven"
GEEN_TERUGBLIK = "Geen terugblik ingeleverd"
NOG_GEEN_TERUGBLIK = "Nog geen terugblik ingeleverd"
EIGEN_PLAN = "De gemeente oordeelt niet over een eigen plan"


@dataclass(frozen=True)
class Stem:
    """One voice. `antwoord` is the code, empty while there is none to see; `woord` is always there."""

    van: str
    woord: str
    antwoord: str = ""
    toelichting: str = ""
    functie: str = ""
    namens: str = ""
    op: datetime.datetime | None = None
    verborgen: bool = False
    na_inzage: bool = False
    over_vorige: bool = False  # on an account that was sent back since
    # Of the team alone: what it proposes, and why.
    voorstel: str = ""
    voorstel_toelichting: str = ""

    @property
    def kleur(self):
        """The koers whose colour it has."""
        return UITERLIJK[self.antwoord][0] if self.antwoord else "niet_gemeld"

    @property
    def icoon(self):
        if self.antwoord:
            return UITERLIJK[self.antwoord][1]
        return "slot" if self.verborgen else "streep"


@dataclass(frozen=True)
class Partnerstem:
    """A partner's latest answer to *Is dit gebeurd?*. It waits for nobody: whoever sees the plan sees it."""

    planpartner_id: int
    organisatie: str
    antwoord: str
    woord: str
    toelichting: str
    op: datetime.datetime


@dataclass(frozen=True)
class Stemmen:
    """`zijn_open`: everyone who sees the plan sees all of them, and no judgement is taken any more."""

    team: Stem
    gemeente: Stem
    saluti: Stem
    partners: tuple = ()
    zijn_open: bool = False

    def __iter__(self):
        return iter((self.team, self.gemeente, self.saluti))

    @property
    def gegeven(self):
        """How many of the three can be seen to have answered."""
        return sum(bool(stem.antwoord) for stem in self)

    @property
    def verschil(self):
        """How many steps of the scale lie between those that can be seen."""
        return verschil([stem.antwoord for stem in self])


def stemmen_van(plannen, gebruiker):
    """Plan number → Stemmen, as this person may see them: three queries for any number of plans.

    `plannen`: instances with `cyclus`, `team` and `instelling` loaded (`met_trekker()`), which this person may see.
    """
    plannen = list(plannen)
    nummers = [plan.pk for plan in plannen]
    terugblikken = {terugblik.plan_id: terugblik for terugblik in Terugblik.objects.filter(plan__in=nummers)}
    oordelen = {}
    for oordeel in Oordeel.objects.zichtbaar_voor(gebruiker).filter(plan__in=nummers).geldig():
        oordelen[oordeel.plan_id, oordeel.partij] = oordeel
    partners = partnerstemmen(nummers)
    return {
        plan.pk: Stemmen(
            team=stem_van_team(plan, terugblikken.get(plan.pk), gebruiker),
            gemeente=stem_van_partij(plan, Partij.GEMEENTE, oordelen.get((plan.pk, Partij.GEMEENTE)), gebruiker),
            saluti=stem_van_partij(plan, Partij.SALUTI, oordelen.get((plan.pk, Partij.SALUTI)), gebruiker),
            partners=tuple(partners.get(plan.pk, ())),
            zijn_open=plan.cyclus.fase in STEMMEN_OPEN,
        )
        for plan in plannen
    }


def stem_van_team(plan, terugblik, gebruiker):
    van = "Het team" if plan.team_id else plan.trekker
    if not rechten.mag_stem_van_team_zien(gebruiker, plan):
        return Stem(van, VERBORGEN, verborgen=True)
    if terugblik is None or not is_ingeleverd(plan):
        return Stem(van, GEEN_TERUGBLIK if plan.cyclus.fase in STEMMEN_OPEN else NOG_GEEN_TERUGBLIK)
    return Stem(
        van,
        terugblik.get_antwoord_display(),
        antwoord=terugblik.antwoord,
        toelichting=terugblik.bereikt,
        functie=terugblik.functie,
        namens=terugblik.namens,
        op=terugblik.ingeleverd_op,
        voorstel=terugblik.get_voorstel_display(),
        voorstel_toelichting=terugblik.voorstel_toelichting,
    )


def is_ingeleverd(plan):
    return plan.status in (Plan.Status.VERANTWOORD, Plan.Status.BESPROKEN)


def stem_van_partij(plan, partij, oordeel, gebruiker):
    """`oordeel`: what this person may see of it, so None also when there is one that may not be seen."""
    van = NAAM[partij]
    if oordeel:
        return stem_van_oordeel(oordeel, over_vorige=not is_ingeleverd(plan))
    if plan.van_gemeente and partij == Partij.GEMEENTE:
        return Stem(van, EIGEN_PLAN)
    if plan.cyclus.fase in STEMMEN_OPEN:
        return Stem(van, GEEN)
    if partij in partijen_van(gebruiker):
        return Stem(van, NOG_GEEN)
    return Stem(van, VERBORGEN, verborgen=True)


def stem_van_oordeel(oordeel, *, over_vorige=False):
    return Stem(
        NAAM[Partij(oordeel.partij)],
        oordeel.get_antwoord_display(),
        antwoord=oordeel.antwoord,
        toelichting=oordeel.toelichting,
        functie=oordeel.functie,
        op=oordeel.op,
        na_inzage=oordeel.na_inzage,
        over_vorige=over_vorige,
    )


def partnerstemmen(nummers):
    """Plan number → the partners that answered, each with the latest answer on the year as a whole."""
    antwoorden = Partnerantwoord.objects.filter(
        planpartner__plan__in=nummers, vraag=Partnerantwoord.Vraag.GEBEURD, voortgang=None
    )
    laatste = {}
    for antwoord in antwoorden.select_related("planpartner__organisatie").order_by("planpartner", "op", "pk"):
        laatste[antwoord.planpartner_id] = antwoord
    per_plan = {}
    for antwoord in laatste.values():
        stem = Partnerstem(
            planpartner_id=antwoord.planpartner_id,
            organisatie=antwoord.planpartner.organisatie.naam,
            antwoord=antwoord.antwoord,
            woord=antwoord.woord,
            toelichting=antwoord.toelichting,
            op=antwoord.op,
        )
        per_plan.setdefault(antwoord.planpartner.plan_id, []).append(stem)
    return per_plan
