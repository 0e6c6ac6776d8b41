"""Example data: what organisaties do for their own people, when they are there, and two that work with no team yet."""

import json
import re
from pathlib import Path

from buurtteams.models import Wijk
from samenwerking.models import Organisatie

BESTAND = Path(__file__).parent / "samen" / "organisaties.json"
WEEKEND = re.compile(r"zaterdag|zondag|elke dag|alle dagen")
AVOND = re.compile(r"avond|nacht|tot (?:19|2\d)\.\d\d|-(?:19|2\d)\.\d\d|na 17\.00")


def laad(stad):
    """Add these to the example city."""
    gegevens = json.loads(BESTAND.read_text(encoding="utf-8"))
    wijken = {wijk.slug: wijk for wijk in Wijk.objects.all()}
    for rij in gegevens["zonder_team"]:
        velden = {veld: waarde for veld, waarde in rij.items() if veld != "wijken"}
        Organisatie.objects.create(**velden).wijken.set(wijken[slug] for slug in rij["wijken"])
    organisaties = list(Organisatie.objects.all())
    for organisatie in organisaties:
        organisatie.voor_achterban = gegevens["voor_achterban"].get(organisatie.naam, organisatie.voor_achterban)
        organisatie.in_het_weekend = bool(WEEKEND.search(organisatie.bereikbaar))
        organisatie.in_de_avond = bool(AVOND.search(organisatie.bereikbaar))
    Organisatie.objects.bulk_update(organisaties, ["voor_achterban", "in_het_weekend", "in_de_avond"])
