"""When one can walk in: the weekly times of an inloop, with its exceptions. By the clock on the wall, so summer time

needs no thought.
"""

import datetime
from dataclasses import dataclass

VOORUIT = datetime.timedelta(weeks=8)


@dataclass(frozen=True)
class Opening:
    dag: datetime.date
    van: datetime.time
    tot: datetime.time
    toelichting: str = ""


def openingstijden(inloop, van, tot):
    """Every opening from `van` up to and including `tot`; an exception replaces the times of its day, or closes it.

    Reads the prefetched times and exceptions.
    """
    uitzonderingen = {rij.datum: rij for rij in inloop.uitzonderingen.all()}
    openingen = []
    for nummer in range((tot - van).days + 1):
        dag = van + datetime.timedelta(days=nummer)
        anders = uitzonderingen.get(dag)
        if anders is None:
            tijden = [rij for rij in inloop.tijden.all() if rij.dag == dag.weekday()]
            openingen += [Opening(dag, rij.van, rij.tot) for rij in sorted(tijden, key=lambda rij: rij.van)]
        elif anders.van:
            openingen.append(Opening(dag, anders.van, anders.tot, anders.toelichting))
    return openingen


def eerstvolgende(inloop, op, aantal=3):
    """The next openings from `op` on; none when it has ended."""
    if inloop.gestopt_op:
        return []
    return openingstijden(inloop, op, op + VOORUIT)[:aantal]
