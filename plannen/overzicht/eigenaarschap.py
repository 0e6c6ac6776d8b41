"""Ownership: running work that nobody owns, or whose owner left, and owners who never signed in.

Adopted work of years that are not closed. Posts and functions, never names of persons.
"""

from dataclasses import dataclass

from django.db.models import Count, F, Q

from buurtteams.models import Rol

from ..models import Actie, Jaarcyclus, Plan

# Who carries plans; others sign in to read or to answer.
EIGENAARS = (Rol.Soort.COORDINATOR, Rol.Soort.INSTELLING, Rol.Soort.GEMEENTE)
# Rows without a team or a date come last, on either database.
OP_DATUM = F("datum").asc(nulls_last=True)
VOLGORDE = (F("team__naam").asc(nulls_last=True), "nummer", "pk")


@dataclass(frozen=True)
class Eigenaarschap:
    plannen: int  # running
    plannen_zonder: list  # nobody holds the role of the trekker
    acties: int  # open, in running plans
    acties_zonder: list  # nobody is named
    acties_vertrokken: list  # the account left
    rollen: int  # of today, with an account that may sign in
    nooit_ingelogd: list  # those of them whose account never did
    teams_zonder: list  # without a coordinator


def lopende_plannen():
    """Adopted, not yet discussed, in a year that is not closed."""
    lopend = Plan.objects.filter(status__in=[Plan.Status.VASTGESTELD, Plan.Status.VERANTWOORD])
    return lopend.exclude(cyclus__fase=Jaarcyclus.Fase.AFGESLOTEN)


def lees_eigenaarschap(teams, op):
    """`teams`: all of the city. Five queries."""
    plannen, acties = tel_werk()
    open_acties = acties_in(lopende_plannen()).select_related("plan__team", "plan__instelling", "organisatie")
    rollen = list(eigenaars(op).select_related("buurtteam", "instelling", "gebruiker"))
    bezet = {rol.buurtteam_id for rol in rollen if rol.soort == Rol.Soort.COORDINATOR}
    return Eigenaarschap(
        plannen=plannen,
        plannen_zonder=list(lopende_plannen().zonder_trekker(op).met_trekker().order_by(*VOLGORDE)),
        acties=acties,
        acties_zonder=list(open_acties.zonder_eigenaar().order_by(OP_DATUM, "pk")),
        acties_vertrokken=list(open_acties.van_vertrokkenen(op).order_by(OP_DATUM, "pk")),
        rollen=len(rollen),
        nooit_ingelogd=[rol for rol in rollen if rol.gebruiker.last_login is None],
        teams_zonder=[team for team in teams if team.pk not in bezet],
    )


def acties_in(plannen):
    return Actie.objects.open().filter(plan__in=plannen)


def tel_werk():
    """How many running plans, and open acties in them."""
    telling = lopende_plannen().aggregate(
        plannen=Count("pk", distinct=True),
        acties=Count("acties", filter=Q(acties__klaar_op=None), distinct=True),
    )
    return telling["plannen"], telling["acties"]


def eigenaars(op):
    rollen = Rol.objects.geldig(op).filter(soort__in=EIGENAARS, gebruiker__is_active=True)
    return rollen.order_by(F("buurtteam__naam").asc(nulls_last=True), "pk")


@dataclass(frozen=True)
class Eigenaarstelling:
    plannen: int
    plannen_zonder: int
    acties: int
    acties_zonder: int
    acties_vertrokken: int
    rollen: int
    nooit_ingelogd: int


def tel_eigenaarschap(op):
    """The figures of `lees_eigenaarschap` without the rows: three queries."""
    plannen, acties = lopende_plannen(), acties_in(lopende_plannen())
    zonder = Count("pk", filter=Q(pk__in=plannen.zonder_trekker(op).order_by().values("pk")))
    van_plannen = plannen.aggregate(plannen=Count("pk"), plannen_zonder=zonder)
    van_acties = acties.aggregate(
        acties=Count("pk"),
        acties_zonder=Count("pk", filter=Q(pk__in=acties.zonder_eigenaar().order_by().values("pk"))),
        acties_vertrokken=Count("pk", filter=Q(pk__in=acties.van_vertrokkenen(op).order_by().values("pk"))),
    )
    van_rollen = eigenaars(op).aggregate(
        rollen=Count("pk"), nooit_ingelogd=Count("pk", filter=Q(gebruiker__last_login=None))
    )
    return Eigenaarstelling(**van_plannen, **van_acties, **van_rollen)
