"""Every write that touches more than one row. Each is one transaction, says who acts, and leaves its Gebeurtenis."""

from buurtteams.opslaan import VersieVerouderd, claim_versie, eenmalig

from .plan import (
    Onvolledig,
    VolTeam,
    bewerk_plan,
    bied_aan,
    gebreken,
    maak_plan,
    onaangeraakte_themas,
    stel_vast,
    stuur_terug,
    trek_in,
    vrij_nummer,
)
from .voortgang import meld_voortgang, niets_veranderd, trek_voortgang_in, werk_stand_bij
from .vraag import beantwoord_vraag, stel_vraag, vraag_om_hulp
from .werk import leg_meting_vast, verschuif, werk_actie_bij

__all__ = [
    "Onvolledig",
    "VersieVerouderd",
    "VolTeam",
    "beantwoord_vraag",
    "bewerk_plan",
    "bied_aan",
    "claim_versie",
    "eenmalig",
    "gebreken",
    "leg_meting_vast",
    "maak_plan",
    "meld_voortgang",
    "niets_veranderd",
    "onaangeraakte_themas",
    "stel_vast",
    "stel_vraag",
    "stuur_terug",
    "trek_in",
    "trek_voortgang_in",
    "verschuif",
    "vraag_om_hulp",
    "vrij_nummer",
    "werk_actie_bij",
    "werk_stand_bij",
]
