"""A believable city for an empty database: its people, its organisaties, and the plans of three years.

The texts stand in data/, one file per team, written as if today were BASIS. All dates, also those inside the
texts, shift with the real day in whole weeks, so that weekdays stay right: [[2026-04-07]] becomes "7 april" and
[[2026-04-07|dag]] "dinsdag 7 april". Everything goes through the same acties as the pages, with the shifted moment.
What a year does with its plans, up to closing it, is in jaren/voorbeeld.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.hashers import make_password

from buurtteams.models import Buurtteam, Gebruiker, Instelling, Rol
from buurtteams.tijd import vandaag
from samenwerking.models import Contactpersoon, Organisatie

from ..models import Jaarcyclus, Plan, Ronde
from .datums import BASIS, Verschuiving
from .plan import Naslag, Planlader

DATA = Path(__file__).parent / "data"
WACHTWOORD = "rondetafel-demo"
DOMEIN = "@voorbeeld.nl"

DEMO_TEAM, DEMO_TEAM_2 = "noordoost", "vleuten-de-meern-a"
# So that beheer has something to mend: one coordinator left, one team never had an account.
VERTROKKEN, ZONDER_COORDINATOR = "overvecht-c", "zuidwest-b"


@dataclass
class Stad:
    """What all years of the example city share."""

    datums: Verschuiving
    mensen: dict
    jaren: dict
    bestanden: list
    naslag: Naslag


def maak_stad(*, vandaag):
    """People, organisaties and three empty years. Raises ValueError when the database already holds plans or people."""
    if Plan.objects.exists() or Gebruiker.objects.exists():
        raise ValueError("Deze database is niet leeg. De voorbeeldgegevens zijn niet geladen.")
    datums = Verschuiving(vandaag)
    mensen = maak_mensen(datums)
    jaren = maak_jaren(datums)
    bestanden = [json.loads(pad.read_text(encoding="utf-8")) for pad in sorted(DATA.glob("*.json"))]
    for bestand in bestanden:
        laad_organisaties(bestand)
    koppel_partner(mensen["partner"], bestanden, datums)
    return Stad(datums, mensen, jaren, bestanden, Naslag())


def laad_plannen(stad, sleutel):
    """The plans of one year with their course up to the last report."""
    for bestand in stad.bestanden:
        lader = Planlader(stad.naslag, stad.datums, stad.mensen, stad.jaren[sleutel], team_van(bestand))
        for rij in bestand[sleutel]:
            lader.laad(rij)


def maak_mensen(datums):
    """One account per role with the demo password, and a coordinator without password for each other team."""
    # Never later than the clock's today, also when another day counts as today: rights follow the roles of the clock.
    vanaf = min(datums.dag("2025-01-06"), vandaag())
    mensen = {}

    wachtwoord = make_password(WACHTWOORD)  # once: a hash takes half a second

    def maak(naam, omschrijving, soort, password="", **velden):
        gebruiker = Gebruiker(email=naam + DOMEIN, naam=omschrijving, password=password or make_password(None))
        gebruiker.save()
        Rol.objects.create(gebruiker=gebruiker, soort=soort, **{"vanaf": vanaf} | velden)
        mensen[naam] = gebruiker
        return gebruiker

    teams = {team.slug: team for team in Buurtteam.objects.all()}
    sociaal = Instelling.objects.get(onderdeel="sociaal")
    maak("coordinator", "Coördinator Noordoost", "coordinator", wachtwoord, buurtteam=teams[DEMO_TEAM])
    maak("coordinator2", "Tweede coördinator", "coordinator", wachtwoord, buurtteam=teams[DEMO_TEAM_2])
    maak("instelling", "Functionaris sociaal", "instelling", wachtwoord, instelling=sociaal)
    for soort in ("gemeente", "wethouder", "saluti", "partner", "beheer"):
        maak(soort, Rol.Soort(soort).label.capitalize(), soort, wachtwoord)
    mensen[DEMO_TEAM], mensen[DEMO_TEAM_2] = mensen["coordinator"], mensen["coordinator2"]
    for slug, team in teams.items():
        if slug not in (DEMO_TEAM, DEMO_TEAM_2, ZONDER_COORDINATOR):
            mensen[slug] = maak(f"coordinator.{slug}", f"Coördinator {team}", "coordinator", buurtteam=team)
    mensen[ZONDER_COORDINATOR] = mensen["instelling"]
    return mensen


def laat_vertrekken(stad):
    """Comes last: until then this person acts as the coordinator that he or she was."""
    Rol.objects.filter(gebruiker=stad.mensen[VERTROKKEN]).update(tot=stad.datums.dag("2026-07-31"))


def maak_jaren(datums):
    """Three cycles at their beginning, with the rondes of June and November; their course is played in app jaren."""
    jaren = {}
    for verschil, sleutel in enumerate(("vorig_jaar", "dit_jaar", "volgend_jaar"), -1):
        jaar = BASIS.year + verschil
        cyclus = Jaarcyclus.objects.create(
            jaar=datums.jaar + verschil,
            terugblik_voor=datums.dag(f"{jaar + 1}-01-15"),
            bespreking_op=datums.dag(f"{jaar + 1}-02-09"),
        )
        for maand in ("06", "11"):
            opent, sluit = datums.dag(f"{jaar}-{maand}-01"), datums.dag(f"{jaar}-{maand}-30")
            Ronde.objects.create(cyclus=cyclus, opent_op=opent, sluit_op=sluit)
        jaren[sleutel] = cyclus
    return jaren


def team_van(bestand):
    """None: the plans of the gemeente itself."""
    return Buurtteam.objects.get(slug=bestand["team"]) if bestand["team"] else None


def laad_organisaties(bestand):
    team = team_van(bestand)
    for rij in bestand["organisaties"]:
        velden = {veld: rij.get(veld, "") for veld in ("soort", "achterban", "aanbod", "bereikbaar")}
        velden["talen"] = ", ".join(rij.get("talen", []))
        organisatie, _ = Organisatie.objects.get_or_create(naam=rij["naam"], defaults=velden)
        organisatie.wijken.add(team.wijk)


def koppel_partner(gebruiker, bestanden, datums):
    """The demo partner stands for the first migrantenorganisatie in the plans of the demo coordinator's team."""
    for bestand in bestanden:
        if bestand["team"] == DEMO_TEAM:
            soorten = {rij["naam"]: rij["soort"] for rij in bestand["organisaties"]}
            namen = [partner["organisatie"] for plan in bestand["dit_jaar"] for partner in plan["partners"]]
            naam = next(naam for naam in namen if soorten[naam] == Organisatie.Soort.MIGRANTENORGANISATIE)
            Contactpersoon.objects.create(
                organisatie=Organisatie.objects.get(naam=naam), gebruiker=gebruiker, vanaf=datums.dag("2025-01-06")
            )
