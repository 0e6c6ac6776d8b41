"""The one question in three voices, and the decisions that follow from it."""

from django.db import models


class Antwoord(models.TextChoices):
    """*Is gebeurd wat was afgesproken?* The last one counts as an answer, and never in a sum."""

    JA = "ja", "Ja"
    GROOTSTE_DEEL = "grootste_deel", "Voor het grootste deel"
    KLEIN_DEEL = "klein_deel", "Voor een klein deel"
    NEE = "nee", "Nee"
    GEEN_OORDEEL = "geen_oordeel", "Wij kunnen dit niet beoordelen"


TELT = [Antwoord.JA, Antwoord.GROOTSTE_DEEL, Antwoord.KLEIN_DEEL, Antwoord.NEE]


def verschil(antwoorden):
    """How many steps of the scale lie between the voices that can judge; 0 when they agree or fewer than two can."""
    plekken = [TELT.index(antwoord) for antwoord in antwoorden if antwoord in TELT]
    return max(plekken) - min(plekken) if plekken else 0


class Besluitsoort(models.TextChoices):
    """What the team proposes and what is decided."""

    STOPPEN = "stoppen", "Stoppen"
    DOORGAAN = "doorgaan", "Doorgaan"
    AANPASSEN = "aanpassen", "Aanpassen"
    OOK_ELDERS = "ook_elders", "Ook op andere plekken doen"
