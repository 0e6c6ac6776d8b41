"""The days of `narekenen`: which year a page is about, and on which days its course has a point. Of its own too."""

import calendar
import datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def datum(moment):
    return moment.astimezone(AMSTERDAM).date()


def kies_jaar(feiten, gevraagd, op, vandaag):
    """The year that the address names; else the earliest unclosed one whose review is not past. Of a past day nobody

    knows any more which years were closed.
    """
    genoemd = [jaar for jaar in feiten["jaren"] if str(jaar["jaar"]) == gevraagd]
    lopend = [jaar for jaar in feiten["jaren"] if jaar["bespreking_op"] >= op]
    if op == vandaag:
        lopend = [jaar for jaar in lopend if jaar["fase"] != "afgesloten"]
    alle = sorted(feiten["jaren"], key=lambda jaar: jaar["jaar"])
    return [*genoemd, *sorted(lopend, key=lambda jaar: jaar["jaar"]), alle[-1]][0]


def peildagen(jaar, op):
    """The last day of each month of the year and of those after it up to the review; then the review, or `op`."""
    tot = min(op, jaar["bespreking_op"])
    maanden = [(jaar["jaar"] + extra, maand) for extra in (0, 1) for maand in range(1, 13)]
    einden = [datetime.date(j, m, calendar.monthrange(j, m)[1]) for j, m in maanden]
    begonnen = tot >= datetime.date(jaar["jaar"], 1, 1)
    return [dag for dag in einden if dag < tot] + [tot] * begonnen


def jaar_verschoven(dag, jaren):
    """The same day in another year; 29 February is the 28th where there is none."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return dag.replace(year=dag.year + jaren, day=28)
