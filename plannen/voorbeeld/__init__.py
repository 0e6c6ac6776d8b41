"""Fills an empty database with a believable city: last year closed, this year running, next year begun.

The texts stand in data/, one file per team, written as if today were BASIS. All dates, also those inside the
texts, shift with the real day in whole weeks, so that weekdays stay right: [[2026-04-07]] becomes "7 april" and
[[2026-04-07|dag]] "dinsdag 7 april". Everything goes through the same acties as the pages, with the shifted moment.
"""

import json
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction

from buurtteams.models import Buurtteam, Gebruiker, Instelling, Rol, Wijk
from samenwerking.models import Contactpersoon, Organisatie

from ..models import Jaarcyclus, Plan, Prioriteitswijk, Ronde
from .datums import BASIS, Verschuiving
from .plan import Naslag, Planlader

DATA = Path(__file__).parent / "data"
WACHTWOORD = "rondetafel-demo"
DOMEIN = "@voorbeeld.nl"

DEMO_TEAM, DEMO_TEAM_2 = "noordoost", "vleuten-de-meern-a"
# So that beheer has something to mend: one coordinator left, one team never had an account.
VERTROKKEN, ZONDER_COORDINATOR = "overvecht-c", "zuidwest-b"

PRIORITEITSWIJKEN = {
    "Noordwest": "Bewoners vroegen op drie bijeenkomsten om een plek waar zij zonder afspraak terechtkunnen.",
    "Overvecht": "Hier bereiken de teams veel bewoners nog niet, terwijl zes organisaties willen meewerken.",
}


@transaction.atomic
def laad_voorbeeld(*, vandaag):
    """Raises ValueError when the database already holds plans."""
    if Plan.objects.exists() or Gebruiker.objects.exists():
        raise ValueError("Deze database is niet leeg. De voorbeeldgegevens zijn niet geladen.")
    datums = Verschuiving(vandaag)
    mensen = maak_mensen(datums)
    jaren = maak_jaren(datums)
    bestanden = [json.loads(pad.read_text(encoding="utf-8")) for pad in sorted(DATA.glob("*.json"))]
    for bestand in bestanden:
        laad_organisaties(bestand)
    koppel_partner(mensen["partner"], bestanden, datums)
    naslag = Naslag()
    for sleutel in ("vorig_jaar", "dit_jaar", "volgend_jaar"):
        for bestand in bestanden:
            lader = Planlader(naslag, datums, mensen, jaren[sleutel], team_van(bestand))
            for rij in bestand[sleutel]:
                lader.laad(rij)
    # Only at the end: nothing of a closed year can be written.
    Jaarcyclus.objects.filter(pk=jaren["vorig_jaar"].pk).update(fase=Jaarcyclus.Fase.AFGESLOTEN)


def maak_mensen(datums):
    """One account per role with the demo password, and a coordinator without password for each other team."""
    vanaf = datums.dag("2025-01-06")
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
            tot = datums.dag("2026-07-31") if slug == VERTROKKEN else None
            gebruiker = maak(f"coordinator.{slug}", f"Coördinator {team}", "coordinator", buurtteam=team, tot=tot)
            mensen[slug] = gebruiker
    mensen[ZONDER_COORDINATOR] = mensen["instelling"]
    return mensen


def maak_jaren(datums):
    """Three cycles with the rondes of June and November, and this year's priority wijken."""
    Fase = Jaarcyclus.Fase
    fasen = {"vorig_jaar": Fase.UITVOERING, "dit_jaar": Fase.UITVOERING, "volgend_jaar": Fase.VOORBEREIDING}
    jaren = {}
    for verschil, (sleutel, fase) in enumerate(fasen.items(), -1):
        jaar, gesprek = BASIS.year + verschil, datums.dag(f"{BASIS.year + verschil + 1}-02-09")
        cyclus = Jaarcyclus.objects.create(jaar=datums.jaar + verschil, fase=fase, bespreking_op=gesprek)
        for maand in ("06", "11"):
            opent, sluit = datums.dag(f"{jaar}-{maand}-01"), datums.dag(f"{jaar}-{maand}-30")
            Ronde.objects.create(cyclus=cyclus, opent_op=opent, sluit_op=sluit)
        jaren[sleutel] = cyclus
    for naam, reden in PRIORITEITSWIJKEN.items():
        wijk = Wijk.objects.filter(naam=naam).first()
        if wijk:
            Prioriteitswijk.objects.create(cyclus=jaren["dit_jaar"], wijk=wijk, reden=reden)
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
