"""Another process that shows the dashboard, and keeps what it showed in its own memory: for test_cijfers_vers.py.

Every line of input is one question, every line of output its answer: `{"aanmelden": 7}` signs in as that person,
`{"lees": ["/dashboard/"]}` gives the pages with the number of queries that all of it took, `{"sql": "UPDATE ..."}`
writes from here.
"""

import json
import re
import subprocess
import sys
from contextlib import contextmanager

import time_machine
from django.conf import settings
from django.db import connection
from django.http import QueryDict

from buurtteams.models import Gebruiker
from conftest import VANDAAG
from plannen.filters import lees_dag, lees_uitsnede
from plannen.overzicht.dashboard import Stadsvraag, lees_dashboard
from plannen.overzicht.jaar import kies_jaar
from plannen.stempels import lees_jaren

from .wandelaar import Bezoeker

HOOFD = re.compile("<main.*?</main>", re.DOTALL)
START = """
import sys, django
from django.conf import settings
settings.DATABASES["default"]["NAME"], settings.ALLOWED_HOSTS = sys.argv[1], ["testserver"]
django.setup()
from plannen.tests.meelezer import main
main()
"""


# What is read, in either process


def lees(bezoeker, paden):
    """Of each page all but its frame, in which keys differ, and the course through the year that belongs to it."""
    return {pad: [hoofd(bezoeker.get(pad)), verloop(pad)] for pad in paden}


def hoofd(antwoord):
    assert antwoord.status_code == 200
    return HOOFD.search(antwoord.text)[0]


def verloop(pad):
    if not pad.startswith("/dashboard/?") and pad != "/dashboard/":
        return ""
    data, jaren = QueryDict(pad.partition("?")[2]), lees_jaren()
    vraag = Stadsvraag(data.get("jaar", ""), lees_uitsnede(data), lees_dag(data))
    bord = lees_dashboard(jaar=kies_jaar(jaren, vraag.jaar, vraag.op), jaren=jaren, vraag=vraag)
    return repr((bord.verloop, bord.vorig, bord.toen))


# The other process


class Meelezer:
    def __init__(self):
        self.bezoeker = None
        self.vragen = 0

    def antwoord(self, wat, waarde):
        self.vragen = 0
        with connection.execute_wrapper(self._tel):
            uitkomst = getattr(self, wat)(waarde)
        connection.close()
        return {"vragen": self.vragen, "uitkomst": uitkomst}

    def _tel(self, execute, *vraag):
        self.vragen += 1
        return execute(*vraag)

    def aanmelden(self, nummer):
        self.bezoeker = Bezoeker(Gebruiker.objects.get(pk=nummer))

    def lees(self, paden):
        return lees(self.bezoeker, paden)

    @staticmethod
    def sql(opdracht):
        with connection.cursor() as cursor:
            cursor.execute(opdracht)


def main():
    meelezer = Meelezer()
    print("klaar", flush=True)
    with time_machine.travel(VANDAAG, tick=True):
        for regel in sys.stdin:
            [(wat, waarde)] = json.loads(regel).items()
            print(json.dumps(meelezer.antwoord(wat, waarde)), flush=True)


# In the process of the tests


@contextmanager
def ander_proces():
    """`vraag(lees=[...])` asks it something, and gives its answer and the number of queries that it took."""
    opdracht = [sys.executable, "-c", START, str(connection.settings_dict["NAME"])]
    pijpen = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(opdracht, cwd=settings.BASE_DIR, **pijpen) as proces:
        assert proces.stdout.readline() == "klaar\n"

        def vraag(**wat):
            proces.stdin.write(json.dumps(wat) + "\n")
            proces.stdin.flush()
            antwoord = json.loads(proces.stdout.readline())
            return antwoord["uitkomst"], antwoord["vragen"]

        yield vraag
        proces.stdin.close()
