"""Example data: agreements between teams and organisaties in every state, each step through the same acties as a page.

The texts stand in samen/afspraken.json: an agreement, and in `loop` what happened to it, in the order of time.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from buurtteams.models import Buurtteam
from samenwerking.acties import afspraken as acties
from samenwerking.models import Afspraakevaluatie, Organisatie, Samenwerkingsafspraak
from samenwerking.models.afspraak import Zijde

BESTAND = Path(__file__).parent / "samen" / "afspraken.json"


@dataclass
class Ingevuld:
    """What a valid form is to the actie: the agreement with its new texts, which of them changed, and saving it."""

    instance: Samenwerkingsafspraak
    changed_data: tuple = ()

    def save(self):
        self.instance.save()
        return self.instance


def laad(stad):
    """Add these to the example city. `stad`: plannen.voorbeeld.Stad; all dates through `stad.datums`."""
    teams = {team.slug: team for team in Buurtteam.objects.all()}
    organisaties = {organisatie.naam: organisatie for organisatie in Organisatie.objects.all()}
    for rij in json.loads(BESTAND.read_text(encoding="utf-8")):
        if rij["organisatie"] in organisaties:  # not where the plans of its team are not loaded
            afspraak = maak(stad, rij, teams[rij["team"]], organisaties[rij["organisatie"]])
            for stap in rij["loop"]:
                STAPPEN[stap["stap"]](stad, afspraak, stap)


def maak(stad, rij, team, organisatie):
    afspraak = Samenwerkingsafspraak(team=team, organisatie=organisatie)
    afspraak.start, afspraak.evaluatie_op = stad.datums.dag(rij["start"]), stad.datums.dag(rij["evaluatie"])
    for veld in Samenwerkingsafspraak.TEKSTEN:
        setattr(afspraak, veld, stad.datums.tekst(rij[veld]))
    afspraak._history_date = op = stad.datums.moment(rij["gemaakt"], uur=9)
    return acties.maak_afspraak(formulier=Ingevuld(afspraak), door=stad.mensen[team.slug], op=op)


def wie(stad, afspraak, zijde):
    """Only the demo partner has an account; other organisaties answer by a link."""
    if zijde == Zijde.TEAM:
        door = stad.mensen[afspraak.team.slug]
    else:
        partner = stad.mensen["partner"]
        door = partner if Organisatie.objects.van(partner).filter(pk=afspraak.organisatie_id).exists() else None
    return {"door": door, "functie": door.functie if door else "partner"}


def antwoord(stad, afspraak, stap):
    acties.beantwoord(
        afspraak=afspraak,
        zijde=stap["zijde"],
        antwoord=stap["antwoord"],
        toelichting=stad.datums.tekst(stap["toelichting"]),
        tekstversie=afspraak.tekstversie,
        op=stad.datums.moment(stap["op"], uur=14),
        **wie(stad, afspraak, stap["zijde"]),
    )


def bewerk(stad, afspraak, stap):
    for veld, tekst in stap["velden"].items():
        setattr(afspraak, veld, stad.datums.tekst(tekst))
    afspraak._history_date = op = stad.datums.moment(stap["op"], uur=10)
    formulier, door = Ingevuld(afspraak, tuple(stap["velden"])), stad.mensen[afspraak.team.slug]
    acties.bewerk_afspraak(formulier=formulier, versie=afspraak.versie, door=door, op=op)


def terugblik(stad, afspraak, stap):
    evaluatie = Afspraakevaluatie(**{veld: stap[veld] for veld in acties.EVALUATIE})
    acties.evalueer(
        afspraak=afspraak,
        zijde=stap["zijde"],
        over=afspraak.evaluatie_op,
        evaluatie=evaluatie,
        op=stad.datums.moment(stap["op"], uur=15),
        **wie(stad, afspraak, stap["zijde"]),
    )
    afspraak.refresh_from_db()


def stop(stad, afspraak, stap):
    afspraak._history_date = op = stad.datums.moment(stap["op"], uur=16)
    door = stad.mensen[afspraak.team.slug]
    acties.stop_afspraak(afspraak=afspraak, versie=afspraak.versie, reden=stap["reden"], door=door, op=op)


STAPPEN = {"antwoord": antwoord, "bewerk": bewerk, "terugblik": terugblik, "stop": stop}
