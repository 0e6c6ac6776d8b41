"""Runs the measurement: per database and scale a filled city, both servers side by side, and round after round."""

import argparse
import contextlib
import datetime
import json
import os
import platform
import re
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
import zlib
from pathlib import Path
from urllib.parse import urlencode

from . import budget
from .last import Vraag, belast, haal, status_van
from .server import PROJECT, gunicorn
from .uitslag import Regel, verslag

sys.path.insert(0, str(PROJECT / "bin"))
from _postgres import postgres  # noqa: E402

CSRF = "m" * 32


def main(argumenten):
    lezer = argparse.ArgumentParser(prog="bin/meet", description="Measures the budgets of docs/prestatie.md.")
    lezer.add_argument("--schaal", type=int, nargs="+", default=[1, 100], choices=[1, 4, 9, 25, 100])
    lezer.add_argument("--database", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    lezer.add_argument("--ronden", type=int, default=5)
    lezer.add_argument("--seconden", type=float, default=3)
    lezer.add_argument("--snel", action="store_true", help="one round of half a second")
    lezer.add_argument("--schrijf", action="store_true", help="also docs/prestatie.md and bench/uitslag.json")
    keuze = lezer.parse_args(argumenten)
    if keuze.snel:
        keuze.ronden, keuze.seconden = 1, 0.5
    regels = []
    for soort in keuze.database:
        for schaal in keuze.schaal:
            regels += meet_stad(soort, schaal, keuze)
    regels += groei(regels)
    tekst = verslag(regels, machine=machine(), keuze=keuze)
    print(tekst)
    if keuze.schrijf:
        (PROJECT / "docs" / "prestatie.md").write_text(tekst, encoding="utf-8")
        inhoud = {"machine": machine(), "regels": [vars(regel) for regel in regels]}
        (PROJECT / "bench" / "uitslag.json").write_text(json.dumps(inhoud, indent=1) + "\n", encoding="utf-8")
    return 0


def machine():
    modellen = re.findall(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return {
        "datum": datetime.date.today().isoformat(),
        "processor": f"{os.cpu_count()} x {modellen[0] if modellen else platform.machine()}",
        "python": platform.python_version(),
        "drukte": round(os.getloadavg()[0], 1),
    }


@contextlib.contextmanager
def database(soort, map_):
    """The environment in which the product runs on an empty database of this kind."""
    env = {"DEMO": "1", "DEBUG": "0", "DATA_DIR": str(map_), "SECRET_KEY": secrets.token_urlsafe(50)}
    if soort == "sqlite":
        yield env | {"DATABASE_URL": ""}
    else:
        with postgres() as (adres, _):
            yield env | {"DATABASE_URL": adres}


def voer_uit(env, *opdracht):
    uitvoer = subprocess.run(
        [sys.executable, *opdracht], cwd=PROJECT, env={**os.environ, **env}, check=True, stdout=subprocess.PIPE
    )
    return uitvoer.stdout.decode()


def meet_stad(soort, schaal, keuze):
    with tempfile.TemporaryDirectory(prefix="rondetafel-meet-") as map_, database(soort, map_) as env:
        meld(f"{soort}, schaal {schaal}: filling")
        voer_uit(env, "manage.py", "migrate", "--verbosity", "0")
        voer_uit(env, "manage.py", "createcachetable")
        voer_uit(env, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        stad = json.loads(voer_uit(env, "-m", "bench.vuller", str(schaal)).splitlines()[-1])
        meld(f"{stad['berichten']} reports; measuring")
        with (
            gunicorn("bench.kaal:application", "/", {}) as kaal,
            gunicorn("buurtteams.wsgi:application", "/gezondheid/", env) as product,
        ):
            regels = list(Meting(soort, schaal, stad, keuze, kaal, product).regels())
        with (
            gunicorn("bench.kaal:application", "/", {}) as kaal,
            gunicorn("bench.gewijzigd:application", "/gezondheid/", env) as product,
        ):
            return regels + list(Meting(soort, schaal, stad, keuze, kaal, product).gewijzigd())


def meld(tekst):
    print(f"-- {tekst}", file=sys.stderr, flush=True)


class Meting:
    """One city on one database."""

    def __init__(self, soort, schaal, stad, keuze, kaal, product):
        self.soort, self.schaal, self.stad, self.keuze = soort, schaal, stad, keuze
        self.kaal, self.product = kaal, product

    def regel(self, naam, waarden, grens, eenheid, extra=""):
        return Regel.van(self.soort, self.schaal, naam, waarden, grens, eenheid, extra)

    def regels(self):
        for pagina in budget.paginas(self.stad):
            vraag = Vraag(pagina.pad, self.stad["koekjes"].get(pagina.rol, ""))
            antwoord = haal(self.product.poort, vraag)
            if status_van(antwoord) != 200:
                raise RuntimeError(f"{pagina.pad} as {pagina.rol} answered {antwoord[:100]!r}")
            yield self.regel(pagina.naam, *self.kosten(vraag, pagina.budget))
            yield self.regel(f"{pagina.naam}, compressed", [kilobytes(antwoord)], budget.PAGINA_KB, "kB")
        yield self.regel("report saved, POST", *self.kosten(self.bericht(), budget.BEWAREN))
        yield self.schrijvers()
        yield from self.bestanden()
        yield self.regel("start to first answer", [self.product.startte_in], budget.START_SECONDEN, "s")
        yield self.regel("memory with 2 workers after load", [self.product.geheugen()], budget.GEHEUGEN_MB, "MB")

    def gewijzigd(self):
        for pagina in budget.gewijzigde_paginas(self.stad):
            vraag = Vraag(pagina.pad, self.stad["koekjes"][pagina.rol])
            yield self.regel(pagina.naam, *self.kosten(vraag, pagina.budget))

    def bestanden(self):
        """One at a time, to the last byte."""
        for pagina, per_duizend in budget.bestanden(self.stad, self.soort):
            vraag = Vraag(pagina.pad, self.stad["koekjes"][pagina.rol])
            duren = []
            for _ in range(self.keuze.ronden):
                begin = time.monotonic()
                antwoord = haal(self.product.poort, vraag)
                duren.append((time.monotonic() - begin) * 1000)
                if status_van(antwoord) != 200:
                    raise RuntimeError(f"{pagina.pad} answered {antwoord[:100]!r}")
            delen = self.stad["berichten_van_het_jaar"] / 1000 if per_duizend else 1
            extra = f"{len(antwoord) / 1000:.0f} kB"
            yield self.regel(pagina.naam, [duur / delen for duur in duren], round(pagina.budget, 1), "ms", extra)

    def kosten(self, vraag, grens):
        """How many bare views one request costs, per round; the two in turn, so that the machine is the same."""
        verhoudingen, p50 = [], []
        for _ in range(self.keuze.ronden):
            kaal = belast(self.kaal.poort, Vraag("/"), seconden=self.keuze.seconden)
            hier = belast(self.product.poort, vraag, seconden=self.keuze.seconden)
            if hier.fouten:
                raise RuntimeError(f"{vraag.pad} answered {hier.fouten[0]!r}")
            verhoudingen.append(kaal.per_seconde / hier.per_seconde)
            p50.append(hier.p50_ms)
        return verhoudingen, grens, "x", f"p50 {statistics.median(p50):.0f} ms at 4 connections"

    def bericht(self):
        """A report by the coordinator, each time with an idempotency key of its own."""
        begin = f"pt{self.stad['planthema']}-"
        velden = {"koers": "volgens_planning", "wat_gebeurd": "Wij stonden er weer.", "bewijs": "eigen_opgave"}
        velden |= {"functie": "coördinator buurtteam", "onderdeel": "beide"}
        vast = {begin + naam: waarde for naam, waarde in velden.items()} | {"csrfmiddlewaretoken": CSRF}
        return Vraag(
            f"/plannen/{self.stad['plan']}/thema/{self.stad['thema']}/melden/",
            f"{self.stad['koekjes']['coordinator']}; csrftoken={CSRF}",
            lambda: urlencode(vast | {f"{begin}sleutel": str(uuid.uuid4())}),
            verwacht=302,
        )

    def schrijvers(self):
        uitslag = belast(
            self.product.poort, self.bericht(), seconden=self.keuze.seconden, verbindingen=budget.SCHRIJVERS
        )
        extra = f"{uitslag.per_seconde:.0f} saves/s"
        return self.regel(f"errors with {budget.SCHRIJVERS} writers at once", [len(uitslag.fouten)], 0, "", extra)


def kilobytes(antwoord):
    """Of the page, packed as a proxy in front would."""
    return len(zlib.compress(antwoord.partition(b"\r\n\r\n")[2], 6)) / 1000


def groei(regels):
    """What a page costs at schaal 100 against schaal 1, on the same database."""
    klein = {(r.database, r.naam): r for r in regels if r.schaal == 1 and r.eenheid == "x"}
    for regel in [r for r in regels if r.schaal == 100 and r.eenheid == "x"]:
        if ander := klein.get((regel.database, regel.naam)):
            naam = f"{regel.naam}, growth from 1 to 100"
            yield Regel.van(regel.database, 100, naam, [regel.mediaan / ander.mediaan], budget.GROEI, "x")
