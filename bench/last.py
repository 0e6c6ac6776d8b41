"""Asks a server as fast as it answers, over a fixed number of connections at once, and tells how often it did."""

import socket
import threading
import time
from dataclasses import dataclass, field

VERBINDINGEN = 4


@dataclass
class Vraag:
    """One request. `lijf` makes the body of a POST, anew each time; `verwacht` is the status of a good answer."""

    pad: str
    koekje: str = ""
    lijf: object = None
    verwacht: int = 200

    def bytes(self):
        lijf = self.lijf().encode() if self.lijf else b""
        regels = [f"{'POST' if self.lijf else 'GET'} {self.pad} HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
        if self.koekje:
            regels.append(f"Cookie: {self.koekje}")
        if self.lijf:
            regels += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(lijf)}"]
        return "\r\n".join([*regels, "", ""]).encode() + lijf


@dataclass
class Uitslag:
    duren: list = field(default_factory=list)
    fouten: list = field(default_factory=list)
    seconden: float = 0

    @property
    def per_seconde(self):
        return len(self.duren) / self.seconden

    @property
    def p50_ms(self):
        return sorted(self.duren)[len(self.duren) // 2] * 1000 if self.duren else 0


def haal(poort, vraag):
    """The whole answer to one request, as bytes."""
    with socket.create_connection(("127.0.0.1", poort), timeout=60) as lijn:
        lijn.sendall(vraag.bytes())
        delen = []
        while deel := lijn.recv(262_144):
            delen.append(deel)
    return b"".join(delen)


def status_van(antwoord):
    return int(antwoord[9:12]) if antwoord[:5] == b"HTTP/" else 0


def belast(poort, vraag, *, seconden, verbindingen=VERBINDINGEN):
    """The same request again and again on each connection until the time is over."""
    uitslag, einde = Uitslag(), time.monotonic() + seconden

    def loop():
        while time.monotonic() < einde:
            begin = time.monotonic()
            antwoord = haal(poort, vraag)
            if status_van(antwoord) == vraag.verwacht:
                uitslag.duren.append(time.monotonic() - begin)
            else:
                uitslag.fouten.append(antwoord[:200])

    draden = [threading.Thread(target=loop) for _ in range(verbindingen)]
    begin = time.monotonic()
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    uitslag.seconden = time.monotonic() - begin
    return uitslag
