"""Runs the reminder job in processes of its own, and kills them where it is told: for test_herinneringen_storing.py.

    python -m jaren.tests.herinneringsproces <name of the database> <port of the mail server>

Every line of input is one round: `{"op": "2026-11-22", "sterf": [3, null]}` forks two workers that start together; the
first kills itself at its third step, the other runs to its end. The line that comes back tells per worker which steps
it took. Forking makes a round cheap, and each worker is as real as a process of its own can be.
"""

import datetime
import json
import os
import signal
import sys

import django
import time_machine
from django.conf import settings


class Stappen:
    """Writes down each step, and dies at the given one as by a power cut: nothing is closed or rolled back first."""

    def __init__(self, uit, sterf):
        self.uit, self.sterf, self.aantal = uit, sterf, 0

    def __call__(self, naam):
        self.aantal += 1
        os.write(self.uit, f"{naam}\n".encode())
        if self.aantal == self.sterf:
            os.kill(os.getpid(), signal.SIGKILL)


def start_werker(op, sterf, herinner, startschot):
    lees, schrijf = os.pipe()
    pid = os.fork()
    if pid:
        os.close(schrijf)
        return pid, lees
    os.close(startschot[1])
    os.read(startschot[0], 1)  # ends when the parent closes its side
    nu = datetime.datetime.combine(op, datetime.time(12))
    try:
        with time_machine.travel(nu.astimezone(), tick=True):
            herinner(op=op, stap=Stappen(schrijf, sterf))
    except BaseException as fout:  # noqa: BLE001
        os.write(schrijf, f"{type(fout).__name__}: {fout}\n".encode())
    finally:
        os._exit(0)


def ronde(opdracht, herinner):
    startschot = os.pipe()
    op = datetime.date.fromisoformat(opdracht["op"])
    werkers = [start_werker(op, sterf, herinner, startschot) for sterf in opdracht["sterf"]]
    os.close(startschot[0])
    os.close(startschot[1])
    stappen = []
    for pid, lees in werkers:
        with open(lees) as uit:
            stappen.append(uit.read().splitlines())
        os.waitpid(pid, 0)
    return stappen


def main(database, poort):
    os.environ["DJANGO_SETTINGS_MODULE"] = "buurtteams.settings_tests"
    settings.DATABASES["default"]["NAME"] = database
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", int(poort), 10
    django.setup()
    from django.template.loader import get_template
    from django.urls import reverse

    from jaren.herinneringen.dagtaak import herinner  # needs the settings

    # What takes long the first time is done here, and not in every worker again.
    reverse("jaren:herinneringen")
    get_template("jaren/mail/herinnering.txt")
    print("klaar", flush=True)
    for regel in sys.stdin:
        print(json.dumps(ronde(json.loads(regel), herinner)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
