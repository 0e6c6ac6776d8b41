"""Inlopen as lists and pages show them."""

from .. import rechten
from ..models import Inloop, Inlooptijd
from ..openingstijden import eerstvolgende

GESTOPT = "gestopt"


def beperk(inlopen, gekozen):
    """What the filter of the list asks for; ended ones only where they are asked for."""
    fase = gekozen.get("fase")
    inlopen = inlopen.exclude(gestopt_op=None) if fase == GESTOPT else inlopen.lopend()
    if fase in Inloop.Fase.values:
        inlopen = inlopen.filter(fase=fase)
    if "wijk" in gekozen:
        inlopen = inlopen.filter(wijk__slug=gekozen["wijk"])
    if "dag" in gekozen:
        inlopen = inlopen.filter(pk__in=Inlooptijd.objects.filter(dag=gekozen["dag"]).values("inloop"))
    if "taal" in gekozen:
        inlopen = inlopen.filter(talen__icontains=gekozen["taal"].strip())
    return inlopen


def met_openingen(inlopen, op):
    """Each with its next opening and whether nobody looked at it for too long. Reads prefetches."""
    lijst = []
    for inloop in inlopen:
        volgende = eerstvolgende(inloop, op, 1)
        lijst.append((inloop, volgende[0] if volgende else None, inloop.is_verouderd(op)))
    return lijst


def van_team(team, gebruiker, op):
    """The inlopen of a team that run."""
    zichtbaar = Inloop.objects.zichtbaar_voor(gebruiker).lopend().filter(team=team).voor_overzicht()
    return {"lijst": met_openingen(zichtbaar, op), "mag_maken": rechten.mag_inloop_maken_voor(gebruiker, team)}
