"""Fills a city in a line per plan: an adopted plan of a team with one theme and the last report on it."""

import re
from html import unescape

from django.utils.html import strip_tags

from buurtteams.factories import ThemaFactory
from buurtteams.models import Thema
from plannen.factories import JaarcyclusFactory, PlanFactory, PlanThemaFactory, VoortgangFactory, moment

JUNI = moment(6, 10)
NOVEMBER = moment(11, 11)


def thema(slug):
    return Thema.objects.filter(slug=slug).first() or ThemaFactory(slug=slug, korte_naam=slug.capitalize())


def meld(team, koers="", *, op=NOVEMBER, over="taal", **velden):
    """Returns the PlanThema. Without a koers nothing was reported on it yet."""
    plan = PlanFactory(**{"cyclus": JaarcyclusFactory(), "team": team, "status": "vastgesteld"} | velden)
    planthema = PlanThemaFactory(plan=plan, thema=thema(over))
    if koers:
        VoortgangFactory(planthema=planthema, koers=koers, op=op)
        planthema.refresh_from_db()
    return planthema


def tekst(html):
    """What somebody reads: without tags, and with single spaces. A tag within a line leaves no space behind."""
    return " ".join(unescape(strip_tags(re.sub(r"<(?!/?(?:strong|b|em|a)\b)[^>]+>", " ", html))).split())
