"""Who stands in where somebody left: the instelling for its teams without a coordinator, the gemeente for the rest."""

from dataclasses import dataclass, field

from django.db.models import Q

from buurtteams.models import Buurtteam, Instelling, OnderdeelKeuze, OnderdeelSoort, Rol, Uitvoering

Soort = Rol.Soort


@dataclass(frozen=True)
class Waarneming:
    """For which teams, instellingen and onderdelen this person stands in, by primary key or code."""

    teams: set = field(default_factory=set)
    instellingen: set = field(default_factory=set)
    onderdelen: set = field(default_factory=set)
    als_gemeente: set = field(default_factory=set)  # of the teams: those whose instelling has nobody either

    @property
    def plannen(self):
        return Q(team__in=self.teams) | Q(instelling__in=self.instellingen)

    def reden(self, plan):
        if plan.instelling_id:
            return f"{plan.instelling} heeft nu geen functionaris. Daarom komt dit bij de gemeente."
        if plan.team_id in self.als_gemeente:
            return f"Buurtteam {plan.team} en zijn instelling hebben nu niemand. Daarom komt dit bij de gemeente."
        return f"Buurtteam {plan.team} heeft nu geen coördinator. Daarom komt dit bij de instelling."


def lees_waarneming(gebruiker, op):
    if not gebruiker.heeft(Soort.INSTELLING, Soort.GEMEENTE):
        return Waarneming()
    rollen = Rol.objects.geldig(op).filter(gebruiker__is_active=True)
    bemand = rollen.filter(soort=Soort.COORDINATOR).values("buurtteam")
    functionarissen = rollen.filter(soort=Soort.INSTELLING).values_list("instelling", "instelling__onderdeel")
    verlaten = Buurtteam.objects.exclude(pk__in=bemand).values_list("pk", flat=True)
    uitvoering = uitvoerders(verlaten, op)
    aanwezig = {instelling for instelling, _ in functionarissen}
    eigen = {rol.instelling_id for rol in gebruiker.rollen if rol.instelling_id}
    teams = {team for team in verlaten if uitvoering.get(team, set()) & eigen}
    if not gebruiker.heeft(Soort.GEMEENTE):
        return Waarneming(teams)
    zonder_iemand = {team for team in verlaten if not uitvoering.get(team, set()) & aanwezig}
    zonder_functionaris = set(Instelling.objects.exclude(pk__in=aanwezig).values_list("pk", flat=True))
    return Waarneming(
        teams=teams | zonder_iemand,
        instellingen=zonder_functionaris,
        onderdelen=lege_onderdelen({soort for _, soort in functionarissen}),
        als_gemeente=zonder_iemand - teams,
    )


def uitvoerders(teams, op):
    """Team → the instellingen that run its onderdelen on this day."""
    rijen = Uitvoering.objects.filter(Q(tot=None) | Q(tot__gte=op), vanaf__lte=op, onderdeel__buurtteam__in=teams)
    uitvoering = {}
    for team, instelling in rijen.values_list("onderdeel__buurtteam", "instelling"):
        uitvoering.setdefault(team, set()).add(instelling)
    return uitvoering


def lege_onderdelen(bezet):
    """For which onderdelen nobody can answer; *beide* only when there is no functionaris at all."""
    leeg = {OnderdeelKeuze(soort.value) for soort in OnderdeelSoort if soort not in bezet}
    return leeg if bezet else {*leeg, OnderdeelKeuze.BEIDE}
