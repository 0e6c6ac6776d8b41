"""Every page × role that can be seen, from the access table (plannen/tests/toegang.py); a filled and an empty city."""

from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.contrib import admin
from django.core.management import call_command
from django.test import Client

from buurtteams.factories import CoordinatorFactory, FunctionarisFactory, RolFactory
from buurtteams.models import Buurtteam, Instelling, Thema
from plannen.tests.toegang import TABEL
from plannen.tests.toegang_rij import ROLLEN
from plannen.tests.wandelaar import pad_van, routes

WEIGERINGEN = (403, 404, 410)
# What an address shows when it asks for another day, a part of the city, or one with nothing to see.
VRAGEN = ("op=2026-10-15", "thema=toegankelijkheid&onderdeel=sociaal", "prioriteit=1")
MET_VRAGEN = {"plannen:dashboard", "plannen:dashboard_thema", "plannen:dashboard_wijk", "plannen:dashboard_instelling"}


@dataclass(frozen=True)
class Bezoek:
    naam: str
    rol: str
    pad: str
    status: int

    def __str__(self):
        return f"{self.pad} ({self.naam}) as {self.rol}"


class LegeWereld:
    """Nothing but the reference rows and one person per role: no year, no plan."""

    def __init__(self):
        call_command("laad_referentie", verbosity=0)
        self.team, self.thema = Buurtteam.objects.get(slug="noordoost"), Thema.objects.first()
        self.instelling = Instelling.objects.get(onderdeel="sociaal")
        functionaris = FunctionarisFactory(instelling=self.instelling)
        coordinator = CoordinatorFactory(buurtteam=self.team)
        self.rollen = {rol.soort: rol.gebruiker for rol in (functionaris, coordinator)}
        for soort in ("gemeente", "wethouder", "saluti", "partner", "beheer"):
            self.rollen[soort] = RolFactory(soort=soort).gebruiker

    def delen(self, rij, route):
        """Where the table names a model of the admin: its first row, or the number of one that is not there."""
        modellen = {model._meta.model_name: model for model in admin.site._registry}
        eerste = modellen[rij.wereld].objects.order_by("pk").first() if rij.wereld in modellen else None
        slugs = {"thema/": self.thema, "dashboard/wijk/": self.team.wijk, "dashboard/instelling/": self.instelling}
        slug = next((ding.slug for deel, ding in slugs.items() if deel in route), self.team.slug)
        pk = eerste.pk if eerste else 999_999
        code = "T1" if "aanbeveling" in route else "A1"
        return defaultdict(str, pk=pk, object_id=pk, slug=slug, code=code, app_label=rij.wereld, url="bestaat/niet")


def bezoeken(wereld):
    """Each page that shows something, per role; one refusal of each kind per role, for they all look the same.

    The pages of the city, the same for everyone, also on a past day, filtered, and empty; once.
    """
    geweigerd = set()
    for rij in TABEL:
        pad = pad_van(rij, wereld)
        for rol in ROLLEN:
            status = rij.verwacht(rol, "GET")
            if status == 200 or (status in WEIGERINGEN and (rol, status) not in geweigerd):
                yield Bezoek(rij.naam, rol, pad, status)
                geweigerd.add((rol, status))
            if status == 200 and rij.naam in MET_VRAGEN and rol == "saluti":
                yield from (Bezoek(rij.naam, rol, f"{pad}?{vraag}", status) for vraag in VRAGEN)


def bezoeken_leeg(wereld):
    """Only the addresses that need no plan or invitation; what they answer is theirs to say."""
    for rij in TABEL:
        van_een_jaar = "<int:jaar>" in routes(settings.ROOT_URLCONF)[rij.naam]
        if rij.zoek or rij.wereld == "onbekend" or van_een_jaar or not (rij.wereld == "" or rij.in_beheer):
            continue
        for rol in wereld.rollen:
            if rij.verwacht(rol, "GET") == 200:
                yield Bezoek(rij.naam, rol, pad_van(rij, wereld), 200)


def clients(wereld):
    """Role → a test client that is signed in as that person."""
    clients = {rol: Client() for rol in (*ROLLEN, *wereld.rollen)}
    for rol, gebruiker in wereld.rollen.items():
        clients[rol].force_login(gebruiker)
    return clients
