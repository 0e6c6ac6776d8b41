"""The reference data of the core: what is in the city and what the Gespreksnotitie says, in our own words.

Loading only adds what is missing, found by its stable key (a code or a slug). It never changes a row that is there,
so that what a manager corrected survives every next run.
"""

import datetime
import json
from pathlib import Path

from django.utils.text import slugify

from ..models import (
    Aanbeveling,
    Buurtteam,
    Instelling,
    Knelpunt,
    Onderdeel,
    OnderdeelSoort,
    Thema,
    Uitvoering,
    Wijk,
)

HIER = Path(__file__).parent

# Since when the instellingen of today run the onderdelen is not in the sources; this is the year of the round table.
UITVOERING_VANAF = datetime.date(2017, 1, 1)


def lees(pad):
    return json.loads(pad.read_text(encoding="utf-8"))


def laad_stad():
    """The ten wijken, two instellingen, and eighteen teams with two onderdelen each. Returns how many are new."""
    stad = lees(HIER / "utrecht.json")
    nieuw = 0
    for rij in stad["wijken"]:
        velden = {"nummer": rij["nummer"], "naam": rij["naam"], "slug": slugify(rij["naam"])}
        velden |= {"rij": rij["tegel"]["rij"], "kolom": rij["tegel"]["kolom"]}
        nieuw += Wijk.objects.get_or_create(code=rij["code"], defaults=velden)[1]
    for rij in stad["instellingen"]:
        velden = {"naam": rij["naam"], "onderdeel": rij["onderdeel"]}
        nieuw += Instelling.objects.get_or_create(slug=slugify(rij["naam"]), defaults=velden)[1]
    codes = {rij["nummer"]: rij["code"] for rij in stad["wijken"]}
    for rij in stad["buurtteams"]:
        nieuw += _laad_team(rij, Wijk.objects.get(code=codes[rij["wijk"]]))
    return nieuw


def _laad_team(rij, wijk):
    velden = {"naam": rij["naam"], "wijk": wijk, "naam_bevestigd": rij["naam_bevestigd"]}
    team, is_nieuw = Buurtteam.objects.get_or_create(slug=slugify(rij["naam"]), defaults=velden)
    if is_nieuw:
        for soort in OnderdeelSoort:
            onderdeel = Onderdeel.objects.create(buurtteam=team, soort=soort)
            for instelling in Instelling.objects.filter(onderdeel=soort)[:1]:
                Uitvoering.objects.create(onderdeel=onderdeel, instelling=instelling, vanaf=UITVOERING_VANAF)
    return is_nieuw


def laad_themas():
    """The six themes with their knelpunten and aanbevelingen. Returns how many rows are new."""
    nieuw = 0
    for rij in lees(HIER / "themas.json"):
        velden = {veld: rij[veld] for veld in ("volgorde", "naam", "korte_naam", "omschrijving")}
        thema, is_nieuw = Thema.objects.get_or_create(slug=rij["slug"], defaults=velden)
        nieuw += is_nieuw + _laad_delen(Knelpunt, thema, rij["knelpunten"])
        nieuw += _laad_delen(Aanbeveling, thema, rij["aanbevelingen"])
    return nieuw


def _laad_delen(model, thema, rijen):
    nieuw = 0
    for volgorde, rij in enumerate(rijen, 1):
        velden = {veld: rij[veld] for veld in ("titel", "omschrijving", "bron")}
        velden |= {"thema": thema, "volgorde": volgorde}
        if "onderdeel_van" in rij:
            velden["onderdeel_van"] = Aanbeveling.objects.get(code=rij["onderdeel_van"])
        nieuw += model.objects.get_or_create(code=rij["code"], defaults=velden)[1]
    return nieuw
