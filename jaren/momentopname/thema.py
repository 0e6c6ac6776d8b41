"""The six themes: how many plans work on each, and how those stand. What was not reported is counted as such."""

from collections import Counter

from plannen.models import Koers
from plannen.models.stand import NIET_GEMELD, WOORDEN


def themas(bron, plannen):
    return [thema(rij, plannen) for rij in bron.themas]


def thema(rij, plannen):
    delen = [(plan, deel) for plan in plannen for deel in plan["themas"] if deel["thema"] == rij.korte_naam]
    standen = Counter(deel["stand"]["code"] for _, deel in delen)
    gewerkt = Counter(aanbeveling["code"] for _, deel in delen for aanbeveling in deel["aanbevelingen"])
    return {
        "naam": rij.naam,
        "korte_naam": rij.korte_naam,
        "omschrijving": rij.omschrijving,
        "plannen": len(delen),
        "trekkers": len({plan["trekker"] for plan, _ in delen}),
        "standen": [
            {"code": str(code), "woord": str(WOORDEN[code]), "aantal": standen[code]} for code in [*Koers, NIET_GEMELD]
        ],
        "aanbevelingen": [
            {"code": aanbeveling.code, "titel": aanbeveling.titel, "plannen": gewerkt[aanbeveling.code]}
            for aanbeveling in sorted(rij.aanbevelingen.all(), key=lambda aanbeveling: aanbeveling.volgorde)
        ],
    }
