"""Example data: what teams and organisaties need in every state, some taken up by the acties of this year's plans."""

import json
from pathlib import Path

from buurtteams.models import Buurtteam, Thema
from plannen.acties.behoefte import bewerk_behoefte, noteer_behoefte
from plannen.models import Actie, Plan
from samenwerking.models import Behoefte, Organisatie

BESTAND = Path(__file__).parent / "samen" / "behoeften.json"


class Ingevuld:
    """What a valid form is to the actie: the need, and saving it."""

    def __init__(self, instance):
        self.instance = instance

    def save(self):
        self.instance.save()
        return self.instance


class Naslag:
    """What the file names. A team whose plans are not loaded has no acties and no organisaties."""

    def __init__(self, stad):
        self.teams = {team.slug: team for team in Buurtteam.objects.all()}
        self.themas = {thema.slug: thema for thema in Thema.objects.all()}
        self.organisaties = {organisatie.naam: organisatie for organisatie in Organisatie.objects.all()}
        self.organisaties["partner"] = Organisatie.objects.get(contactpersonen__gebruiker=stad.mensen["partner"])
        plannen = Plan.objects.in_uitvoering().filter(cyclus=stad.jaren["dit_jaar"], team__isnull=False)
        self.acties = {}
        for actie in Actie.objects.filter(plan__in=plannen).select_related("plan__team").order_by("pk"):
            self.acties.setdefault((actie.plan.team.slug, actie.plan.nummer), []).append(actie)

    def van(self, wie):
        """The side that needs it, as fields of a Behoefte; None where the organisatie is not loaded."""
        if wie in self.teams:
            return {"team": self.teams[wie]}
        return {"organisatie": self.organisaties[wie]} if wie in self.organisaties else None

    def van_plannen(self, rij):
        for nummer, plek in rij["acties"]:
            yield from self.acties.get((rij["wie"], nummer), [])[plek : plek + 1]


def laad(stad):
    """Add these to the example city. `stad`: plannen.voorbeeld.Stad; all dates through `stad.datums`."""
    naslag = Naslag(stad)
    for rij in json.loads(BESTAND.read_text(encoding="utf-8")):
        if kant := naslag.van(rij["wie"]):
            maak(stad, naslag, rij, kant)


def maak(stad, naslag, rij, kant):
    behoefte = Behoefte(thema=naslag.themas[rij["thema"]], onderdeel=rij["onderdeel"], tekst=rij["tekst"], **kant)
    behoefte._history_date = behoefte.op = stad.datums.moment(rij["op"], uur=10)
    door = stad.mensen.get(rij["wie"])
    if door is None:
        return zonder_account(behoefte, rij)
    noteer_behoefte(formulier=Ingevuld(behoefte), door=door, op=behoefte.op)
    if rij["status"] != Behoefte.Status.OPEN:
        behoefte.status, behoefte.hoe = rij["status"], rij["hoe"]
        behoefte._history_date = op = stad.datums.moment(rij["bijgewerkt"], uur=15)
        erbij = list(naslag.van_plannen(rij))
        bewerk_behoefte(formulier=Ingevuld(behoefte), versie=behoefte.versie, erbij=erbij, door=door, op=op)


def zonder_account(behoefte, rij):
    """An organisatie without an account of its own: told, and written down as it now stands."""
    behoefte.status, behoefte.hoe, behoefte.functie = rij["status"], rij["hoe"], "partner"
    behoefte._change_reason = behoefte.functie
    behoefte.save()
