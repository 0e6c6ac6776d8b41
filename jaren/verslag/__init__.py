"""The report of a year, drawn from the content of a momentopname alone: nothing here asks the database anything."""

from .bestanden import FORMATEN, maak_bestand
from .naast import naast_elkaar
from .opbouw import verslag

__all__ = ["FORMATEN", "maak_bestand", "naast_elkaar", "verslag"]
