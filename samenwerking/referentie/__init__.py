"""The library: practice examples, tools, recommendations and findings from the sources, in our own words."""

from pathlib import Path

from buurtteams.models import Thema
from buurtteams.referentie import lees

from ..models import Kennisitem


def laad_kennisbank():
    """Adds what is missing by code; never changes what is there. Returns how many are new."""
    themas = {thema.slug: thema for thema in Thema.objects.all()}
    nieuw = 0
    for rij in lees(Path(__file__).parent / "kennisbank.json"):
        velden = {veld: rij[veld] for veld in ("soort", "titel", "omschrijving", "plek", "bron", "link")}
        velden["thema"] = themas.get(rij["thema"])
        nieuw += Kennisitem.objects.get_or_create(code=rij["code"], defaults=velden)[1]
    return nieuw
