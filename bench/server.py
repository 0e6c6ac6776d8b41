"""One gunicorn with two sync workers, for the product or for the bare view; how fast it starts and what it holds."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
GEDULD = 30  # seconds


@dataclass
class Server:
    poort: int
    proces: subprocess.Popen
    startte_in: float  # seconds to the first answer

    def geheugen(self):
        """Megabytes of memory of all processes together: the proportional share, so shared pages count once."""
        nummers = [self.proces.pid, *kinderen(self.proces.pid)]
        return sum(pss(nummer) for nummer in nummers) / 1024


def kinderen(pid):
    uitvoer = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(nummer) for nummer in uitvoer.split()]


def pss(pid):
    regels = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(regel.split()[1]) for regel in regels if regel.startswith("Pss:"))


def vrije_poort():
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return proef.getsockname()[1]


@contextlib.contextmanager
def gunicorn(toepassing, pad, env):
    """`pad` is what is asked until it answers."""
    poort = vrije_poort()
    opdracht = [sys.executable, "-m", "gunicorn", "--config", "bench/gunicorn_meting.py"]
    opdracht += ["--bind", f"127.0.0.1:{poort}", toepassing]
    begin = time.monotonic()
    proces = subprocess.Popen(opdracht, cwd=PROJECT, env={**os.environ, **env}, stdout=subprocess.DEVNULL)
    try:
        wacht_op(poort, pad, proces)
        yield Server(poort, proces, time.monotonic() - begin)
    finally:
        proces.send_signal(signal.SIGTERM)
        proces.wait(GEDULD)


def wacht_op(poort, pad, proces):
    einde = time.monotonic() + GEDULD
    vraag = f"GET {pad} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode()
    while time.monotonic() < einde and proces.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", poort), timeout=GEDULD) as lijn:
            lijn.sendall(vraag)
            if lijn.recv(12).startswith(b"HTTP/1."):
                return
        time.sleep(0.005)
    raise RuntimeError(f"gunicorn did not answer on {pad}")
