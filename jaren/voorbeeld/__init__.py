"""The example city of plannen/voorbeeld, with its years walked through: last year from opening to frozen report.

What was handed in, judged, asked and decided stands in data/, one file per team; what belongs to the city in stad.json.
All dates shift with those of the plans. Every step goes through the same acties as the pages, in the order of the days.
"""

import json
from pathlib import Path

from django.db import transaction

from plannen.models import Plan
from plannen.voorbeeld import laad_plannen, laat_vertrekken, maak_stad

from .jaar import Jaarloop
from .kroniek import Kroniek
from .plan import Planloop
from .samen import laad_samenwerking
from .stad import Stadsloop

DATA = Path(__file__).parent / "data"
STAD = Path(__file__).parent / "stad.json"
JAREN = ("vorig_jaar", "dit_jaar", "volgend_jaar")


@transaction.atomic
def laad_voorbeeld(*, vandaag):
    """Raises ValueError when the database already holds plans or people."""
    stad = maak_stad(vandaag=vandaag)
    for sleutel in JAREN:
        laad_plannen(stad, sleutel)
    plannen = zoek_plannen(stad)
    bestanden, inhoud = lees_bestanden(stad), json.loads(STAD.read_text(encoding="utf-8"))
    kroniek = Kroniek(stad.datums)
    for sleutel in JAREN:
        per_plan = {
            plannen[sleutel, bestand["team"], rij["nummer"]]: rij
            for bestand in bestanden
            for rij in bestand.get(sleutel, [])
        }
        for plan, rij in per_plan.items():
            Planloop(stad, plan, rij).noteer(kroniek)
        Jaarloop(stad, stad.jaren[sleutel], inhoud[sleutel], per_plan).noteer(kroniek)
    stadsloop = Stadsloop(stad, plannen)
    stadsloop.noteer(kroniek, inhoud["adviezen"])
    stadsloop.noteer_afspraken(kroniek, inhoud["afspraken"])
    kroniek.speel()
    laad_samenwerking(stad)
    laat_vertrekken(stad)


def lees_bestanden(stad):
    """Those of the teams whose plans are loaded."""
    teams = {bestand["team"] for bestand in stad.bestanden}
    bestanden = [json.loads(pad.read_text(encoding="utf-8")) for pad in sorted(DATA.glob("*.json"))]
    return [bestand for bestand in bestanden if bestand["team"] in teams]


def zoek_plannen(stad):
    """Every plan of a team that goes on, by the key of its year, its team and its number."""
    sleutels = {cyclus.pk: sleutel for sleutel, cyclus in stad.jaren.items()}
    plannen = Plan.objects.lopend().filter(team__isnull=False).select_related("team", "cyclus")
    return {(sleutels[plan.cyclus_id], plan.team.slug, plan.nummer): plan for plan in plannen}
