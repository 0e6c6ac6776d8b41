"""The eleven agreements of the round table, with the parties that stood behind them."""

import datetime
from pathlib import Path

from buurtteams.referentie import lees

from ..models import RondetafelAfspraak, Steun


def laad_afspraken():
    """Adds what is missing by code; never changes what is there. Returns how many are new."""
    gegevens = lees(Path(__file__).parent / "afspraken.json")
    nieuw = 0
    for volgorde, rij in enumerate(gegevens["afspraken"]):
        velden = {veld: rij[veld] for veld in ("titel", "omschrijving", "bron")} | {"volgorde": volgorde}
        afspraak, is_nieuw = RondetafelAfspraak.objects.get_or_create(code=rij["code"], defaults=velden)
        nieuw += is_nieuw
        if is_nieuw:
            sinds = datetime.date.fromisoformat(gegevens["datum"])
            Steun.objects.bulk_create(
                Steun(afspraak=afspraak, partij=partij, sinds=sinds) for partij in gegevens["partijen"]
            )
    return nieuw
