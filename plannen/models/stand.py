"""How things stand: the koers that people report, the blanks that nobody reported, and which of many weighs most."""

from dataclasses import dataclass
from datetime import date

from django.db import models


class Koers(models.TextChoices):
    """*Hoe staat het ervoor?*: what a report can say."""

    VOLGENS_PLANNING = "volgens_planning", "Gaat goed"
    DEELS = "deels", "Gaat deels goed"
    LOOPT_VAST = "loopt_vast", "Loopt vast"
    GEREED = "gereed", "Klaar"
    NOG_NIET_BEGONNEN = "nog_niet_begonnen", "Nog niet begonnen"
    GESTOPT = "gestopt", "Gestopt"


NIET_GEMELD = "niet_gemeld"
GEEN_PLAN = "geen_plan"

WOORDEN = dict(Koers.choices) | {NIET_GEMELD: "Nog geen bericht", GEEN_PLAN: "Niet in een plan"}

VRAAGT_UITLEG = [Koers.DEELS, Koers.LOOPT_VAST, Koers.GESTOPT]

# Finished work is not asked about again: its last report holds for every later ronde.
EINDSTANDEN = [Koers.GEREED, Koers.GESTOPT]

ZWAARTE = [Koers.LOOPT_VAST, Koers.DEELS, NIET_GEMELD, Koers.NOG_NIET_BEGONNEN, Koers.VOLGENS_PLANNING, Koers.GEREED]


def zwaarste(codes):
    """The heaviest of some stands; *gestopt* only if all are, *geen_plan* when there are none."""
    codes = set(codes) - {GEEN_PLAN}
    if not codes:
        return GEEN_PLAN
    return next((str(code) for code in ZWAARTE if code in codes), str(Koers.GESTOPT))


@dataclass(frozen=True)
class Stand:
    """What one theme of one plan shows on a day. `code` is a Koers or NIET_GEMELD; the rest is the last report's.

    `bewijs` is how the team knows (Voortgang.Bewijs), `partner` what the partners say of it (BEVESTIGD or ANDERS).
    """

    BEVESTIGD, ANDERS = "bevestigd", "anders"

    code: str
    koers: str
    gemeld_op: date | None
    op: date
    bewijs: str = ""
    partner: str = ""

    @property
    def woord(self):
        return WOORDEN[self.code]

    @property
    def laatste_woord(self):
        return WOORDEN.get(self.koers, "")

    @property
    def dagen(self):
        """Age of the last report in days, or None when there never was one."""
        return (self.op - self.gemeld_op).days if self.gemeld_op else None

    @property
    def ouderdom(self):
        if self.dagen is None:
            return "nog nooit een bericht"
        return {0: "vandaag", 1: "gisteren"}.get(self.dagen, f"{self.dagen} dagen geleden")

    @property
    def eerder(self):
        """The last stand, small beneath *Nog geen bericht*."""
        return f"eerder: {self.laatste_woord.lower()}" if self.koers else ""

    @classmethod
    def van(cls, *, koers, gemeld_op, ronde, op, bewijs="", partner=""):
        """Not reported = no report since the current ronde opened, unless the work is finished."""
        if not koers:
            code = NIET_GEMELD
        elif koers in EINDSTANDEN or ronde is None or gemeld_op >= ronde.opent_op:
            code = koers
        else:
            code = NIET_GEMELD
        return cls(code=str(code), koers=str(koers), gemeld_op=gemeld_op, op=op, bewijs=bewijs or "", partner=partner)
