"""Example data: inlopen in every phase, some that nobody looked at for months, one that ended.

The texts stand in samen/inloop.json; each step goes through the same acties as a page.
"""

import datetime
import json
from pathlib import Path

from buurtteams.models import Buurtteam
from samenwerking.acties.inloop import bewerk_inloop, maak_inloop, stop_inloop
from samenwerking.models import Inloop, Inlooptijd, Inloopuitzondering, Organisatie

BESTAND = Path(__file__).parent / "samen" / "inloop.json"
VELDEN = ("naam", "plek", "fase", "talen", "gastheren", "bijhouder")


class Ingevuld:
    """What a valid form is to the actie: the inloop, and saving it with its rows."""

    def __init__(self, instance, *rijen, organisaties=(), veranderd=()):
        self.instance, self.rijen, self.organisaties, self.veranderd = instance, rijen, organisaties, veranderd

    def bewaar(self):
        self.instance.save()
        self.instance.organisaties.add(*self.organisaties)
        for rij in self.rijen:
            rij.save()


def tijd(tekst):
    return datetime.time.fromisoformat(tekst) if tekst else None


def laad(stad):
    """Add these to the example city. `stad`: plannen.voorbeeld.Stad; all dates through `stad.datums`."""
    teams = {team.slug: team for team in Buurtteam.objects.all()}
    organisaties = {organisatie.naam: organisatie for organisatie in Organisatie.objects.all()}
    for rij in json.loads(BESTAND.read_text(encoding="utf-8")):
        # An organisatie is missing where the plans of its team are not loaded.
        samen = [organisaties[naam] for naam in rij["organisaties"] if naam in organisaties]
        inloop = begin(stad, rij, teams[rij["team"]], samen)
        loop(stad, inloop, rij)
        Inloop.objects.filter(pk=inloop.pk).update(bevestigd_op=stad.datums.dag(rij["bevestigd"]))


def begin(stad, rij, team, samen):
    inloop = Inloop(team=team, wijk_id=team.wijk_id, **{veld: rij[veld] for veld in VELDEN})
    inloop.bijgehouden_door = {str(organisatie): organisatie for organisatie in samen}.get(rij.get("bijgehouden_door"))
    inloop.fase = next(iter(rij.get("eerder", {})), rij["fase"])
    inloop._history_date = op = stad.datums.moment(rij["gemaakt"], uur=10)
    tijden = [Inlooptijd(inloop=inloop, dag=dag, van=tijd(van), tot=tijd(tot)) for dag, van, tot in rij["tijden"]]
    anders = [
        Inloopuitzondering(inloop=inloop, datum=stad.datums.dag(dag), van=tijd(van), tot=tijd(tot), toelichting=uitleg)
        for dag, van, tot, uitleg in rij["uitzonderingen"]
    ]
    formulier = Ingevuld(inloop, *tijden, *anders, organisaties=samen)
    return maak_inloop(formulier=formulier, door=stad.mensen[team.slug], op=op)


def loop(stad, inloop, rij):
    """What came after the beginning: from a trial to a fixed inloop, and the end."""
    door = stad.mensen[rij["team"]]
    for dag in rij.get("eerder", {}).values():
        inloop.fase = rij["fase"]
        inloop._history_date = op = stad.datums.moment(dag, uur=11)
        formulier = Ingevuld(inloop, veranderd=["fase"])
        bewerk_inloop(formulier=formulier, versie=inloop.versie, door=door, op=op)
    if "gestopt" in rij:
        inloop._history_date = op = stad.datums.moment(rij["gestopt"], uur=16)
        stop_inloop(inloop=inloop, versie=inloop.versie, reden=rij["stopreden"], door=door, op=op)
