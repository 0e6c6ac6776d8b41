"""Signalen as lists and pages show them: those without an outcome first."""

from django.db.models import Case, Q, When

from samenwerking.models import Bijeenkomst

from ..models import Plan


def op_volgorde(signalen):
    return signalen.order_by(Case(When(uitkomst="", then=0), default=1), "-op", "-pk")


def beperk(signalen, gekozen):
    if "thema" in gekozen:
        signalen = signalen.filter(thema__slug=gekozen["thema"])
    if "team" in gekozen:
        van_team = Bijeenkomst.teams.through.objects.filter(buurtteam__slug=gekozen["team"]).values("bijeenkomst")
        signalen = signalen.filter(Q(team__slug=gekozen["team"]) | Q(bijeenkomst__in=van_team))
    if "uitkomst" in gekozen:
        signalen = signalen.filter(uitkomst="" if gekozen["uitkomst"] == "open" else gekozen["uitkomst"])
    return signalen


def opgepakt_in(signaal, gebruiker):
    """The acties that take it up: (actie, whether this person may see its plan)."""
    acties = list(signaal.acties.select_related("plan__cyclus", "plan__team", "plan__instelling"))
    zichtbaar = set(Plan.objects.zichtbaar_voor(gebruiker).filter(acties__in=acties).values_list("pk", flat=True))
    return [(actie, actie.plan_id in zichtbaar) for actie in acties]
