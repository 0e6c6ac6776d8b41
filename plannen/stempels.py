"""Keeps dear figures in the memory of a process for exactly as long as they are right.

Triggers in the database (`stempeltriggers`) put a new random stamp on the year, or on the city, in the same transaction
as every write that a figure could show. Whoever reads takes the stamps first, and finds only what was made under the
same ones; so any number of processes and machines agree. Decision 052.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.core.cache import caches
from django.db import connection


@dataclass(frozen=True)
class Jaar:
    """A year with its stamps and those of the city; light, because every dashboard begins with these."""

    pk: int
    jaar: int
    fase: str
    bespreking_op: date
    stand: str
    vorm: str
    stad_stand: str
    stad_vorm: str

    @property
    def stempels(self):
        """Of everything that a page of this year can show."""
        return self.stand, self.stad_stand

    @property
    def vaste_stempels(self):
        """Of what the daily reporting leaves as it is."""
        return self.vorm, self.stad_stand

    @property
    def vormstempels(self):
        """Of its past days alone."""
        return self.vorm, self.stad_vorm


# In SQL, because every page of the city begins with it: put together by the ORM it would cost four times as much.
JAREN_MET_STEMPELS = """
SELECT jaar.id, jaar.jaar, jaar.fase, jaar.bespreking_op, eigen.stand, eigen.vorm, stad.stand, stad.vorm
FROM plannen_jaarcyclus jaar
LEFT JOIN plannen_cijferstempel eigen ON eigen.nummer = jaar.id
LEFT JOIN plannen_cijferstempel stad ON stad.nummer = 0
ORDER BY jaar.jaar DESC"""


def lees_jaren():
    """Every year with the stamps, newest first; one query. Read these before what is kept under them."""
    with connection.cursor() as cursor:
        cursor.execute(JAREN_MET_STEMPELS)
        return [Jaar(*rij) for rij in cursor.fetchall()]


def onthoud(sleutel, stempels, maak):
    """What `maak()` gives, from the memory of this process while the stamps are the same.

    Within a transaction nothing is kept: what it reads may never become true.
    """
    if connection.in_atomic_block or not all(stempels):
        return maak()
    naam = hashlib.sha256(repr((sleutel, stempels)).encode()).hexdigest()
    gevonden = caches["proces"].get(naam)
    if gevonden is None:
        gevonden = maak()
        caches["proces"].set(naam, gevonden)
    return gevonden
