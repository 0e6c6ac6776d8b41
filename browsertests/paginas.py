"""Every page × role that can be seen, from the access table (plannen/tests/toegang.py); a filled and an empty city."""

from dataclasses import dataclass

from django.core.management import call_command
from django.test import Client

from buurtteams.models import Buurtteam, Thema
from plannen.tests.toegang import TABEL
from plannen.tests.toegang_rij import ROLLEN
from plannen.tests.wandelaar import pad_van
from plannen.tests.wereld import Wereld
from samenwerking.factories import OrganisatieFactory

# Each is a page with a heading; every other status leads elsewhere or has no page.
BLADEN = (200, 403, 404, 410)


@dataclass(frozen=True)
class Bezoek:
    naam: str
    rol: str
    pad: str
    status: int

    def __str__(self):
        return f"{self.pad} ({self.naam}) as {self.rol}"


class LegeWereld(Wereld):
    """Nothing but the reference rows and one person per role: no year, no plan."""

    def __init__(self):
        call_command("laad_referentie", verbosity=0)
        self.team, self.ander_team = Buurtteam.objects.order_by("naam")[:2]
        self.thema, self.organisatie = Thema.objects.first(), OrganisatieFactory(naam="De Granaatappel")
        self.rollen = self._rollen()
        self.staten, self.uitnodigingen = {}, {}


def bezoeken(wereld, *, leeg=False):
    """In the empty city only the addresses that need no plan or invitation; what they answer is theirs to say."""
    for rij in TABEL:
        if leeg and (rij.zoek or not (rij.wereld == "" or rij.in_beheer)):
            continue
        pad = pad_van(rij, wereld)
        for rol in ROLLEN:
            status = rij.verwacht(rol, "GET")
            if status in BLADEN:
                yield Bezoek(rij.naam, rol, pad, status)


def clients(wereld):
    """Role → a test client that is signed in as that person."""
    clients = {rol: Client() for rol in (*ROLLEN, *wereld.rollen)}
    for rol, gebruiker in wereld.rollen.items():
        clients[rol].force_login(gebruiker)
    return clients
