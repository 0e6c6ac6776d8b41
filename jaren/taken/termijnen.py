"""By when: the dates of work that carries none of its own."""

import datetime

from plannen.models import Jaarcyclus
from plannen.taken import PLAN_LIGT

Fase = Jaarcyclus.Fase

# What lies further ahead is no task yet; the first reminder goes on this day.
VOORUIT = datetime.timedelta(days=30)
OORDEEL_VOOR_GESPREK = datetime.timedelta(days=7)
AFSLUITEN_NA_GESPREK = datetime.timedelta(days=30)


def oordeel_voor(cyclus):
    """A week before the review: then the agenda is made of the judgements."""
    return cyclus.bespreking_op - OORDEEL_VOOR_GESPREK


def terugblik_voor(cyclus, teruggestuurd_op=None):
    """The date of the year; one that came back has as long as a plan that came back."""
    return max(cyclus.terugblik_voor, teruggestuurd_op + PLAN_LIGT) if teruggestuurd_op else cyclus.terugblik_voor


def fase_voor(cyclus):
    """By when a year should leave its present phase."""
    laatste = cyclus.rondes_op_datum[-1:]
    return {
        Fase.VOORBEREIDING: datetime.date(cyclus.jaar, 1, 1),
        Fase.UITVOERING: laatste[0].sluit_op if laatste else datetime.date(cyclus.jaar, 12, 31),
        Fase.VERANTWOORDING: oordeel_voor(cyclus),
        Fase.BESPREKING: cyclus.bespreking_op + AFSLUITEN_NA_GESPREK,
    }[cyclus.fase]
