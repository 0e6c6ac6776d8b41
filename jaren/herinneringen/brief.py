"""What a reminder says."""

from itertools import groupby

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.text import Truncator, capfirst

from plannen.taken import dag

from ..taken.bundel import bundel

LENGTE = 100  # characters of what people typed


def schrijf_brief(gebruiker, taken):
    """Subject and text, for tasks in the order of the list."""
    taken = list(bundel(taken, alles=True))
    groepen = [(capfirst(wanneer), [regel(taak) for taak in groep]) for wanneer, groep in per_datum(taken)]
    inhoud = {
        "groepen": groepen,
        "redenen": list(dict.fromkeys(taak.reden for taak in taken if taak.reden)),
        "basis": settings.BASIS_URL,
        "gebruiker": gebruiker,
    }
    return onderwerp(taken), render_to_string("jaren/mail/herinnering.txt", inhoud)


def per_datum(taken):
    return groupby(taken, key=lambda taak: taak.wanneer)


def regel(taak):
    """What to do, of which plan, and where."""
    titel = Truncator(" ".join(taak.titel.split())).chars(LENGTE)
    return {
        "wat": ": ".join(filter(None, [taak.vooraan, titel])),
        "onder": " ".join(taak.onder.split()),
        "link": f"{settings.BASIS_URL}{taak.url}",
    }


def onderwerp(taken):
    taken = [taak for taak in taken if not taak.eenmalig]
    if not taken:
        return "Rondetafel: er is nieuws voor u"
    laat = sum(taak.te_laat for taak in taken)
    if laat:
        return f"Rondetafel: {laat} {'ding is' if laat == 1 else 'dingen zijn'} te laat"
    eerste = min(taak.dag for taak in taken)
    return f"Rondetafel: {len(taken)} {'ding' if len(taken) == 1 else 'dingen'} te doen, het eerste voor {dag(eerste)}"
