"""The course of one example year: opened, moved through its phases, reviewed and closed."""

from dataclasses import dataclass
from functools import partial

from buurtteams.models import Wijk
from plannen.models import Gebeurtenis, Jaarcyclus, Prioriteitswijk
from plannen.voorbeeld import Stad

from ..acties.besluit import bewaar_punt
from ..acties.bespreking import bespreek, schrijf_reactie, sluit_rest, zet_onderaan
from ..acties.jaar import sluit_af, zet_fase
from ..models import BestuurlijkeReactie

Fase = Jaarcyclus.Fase


@dataclass
class Jaarloop:
    stad: Stad
    cyclus: Jaarcyclus
    inhoud: dict
    per_plan: dict  # plan → its row in the data

    @property
    def gemeente(self):
        return self.stad.mensen["gemeente"]

    def noteer(self, kroniek):
        for stap in self.inhoud["fasen"]:
            doe = self.open if stap["fase"] == Fase.VOORBEREIDING else partial(self.ga_naar, stap["fase"])
            kroniek.noteer(stap["op"], 8, doe)
        for wat, uur, doe in (
            ("agenda_op", 10, self.kies_punten),
            ("besproken_op", 15, self.bespreek),
            ("afgesloten_op", 18, self.sluit_af),
        ):
            if wat in self.inhoud:
                kroniek.noteer(self.inhoud[wat], uur, doe)
        if reactie := self.inhoud.get("reactie"):
            kroniek.noteer(reactie["op"], 16, partial(self.reageer, reactie))

    def open(self, *, op):
        for rij in self.inhoud["prioriteitswijken"]:
            wijk = Wijk.objects.get(naam=rij["wijk"])
            Prioriteitswijk.objects.create(cyclus=self.cyclus, wijk=wijk, reden=self.stad.datums.tekst(rij["reden"]))
        Gebeurtenis.leg_vast("jaar_fase", self.cyclus, naar=self.cyclus.fase, door=self.gemeente, op=op)

    def ga_naar(self, fase, *, op):
        zet_fase(cyclus=self.cyclus, fase=fase, door=self.gemeente, op=op)

    def sluit_af(self, *, op):
        sluit_af(cyclus=self.cyclus, door=self.gemeente, op=op)

    def reageer(self, rij, *, op):
        reactie = BestuurlijkeReactie(cyclus=self.cyclus, tekst=self.stad.datums.tekst(rij["tekst"]))
        schrijf_reactie(reactie=reactie, versie=0, door=self.stad.mensen["wethouder"], op=op)

    # The review

    @property
    def besprekingen(self):
        """Plan number → what is noted and agreed on it; only what is discussed."""
        return {plan.pk: rij["bespreking"] for plan, rij in self.per_plan.items() if rij.get("bespreking")}

    def kies_punten(self, *, op):
        """What is talked about makes room for what the gemeente and MNU/Saluti pull up."""
        besprekingen = self.besprekingen
        punten = list(self.cyclus.agendapunten.all())
        for punt in punten:
            if punt.bespreken and punt.plan_id not in besprekingen:
                zet_onderaan(punt=punt, door=self.gemeente, op=op)
        for punt in punten:
            if not punt.bespreken and punt.plan_id in besprekingen:
                bespreek(punt=punt, door=self.gemeente, op=op)

    def bespreek(self, *, op):
        besprekingen = self.besprekingen
        for punt in self.cyclus.agendapunten.filter(bespreken=True):
            rij = besprekingen[punt.plan_id]
            bewaar_punt(
                punt=punt,
                versie=punt.versie,
                notitie=self.stad.datums.tekst(rij["notitie"]),
                soort=rij["besluit"]["soort"],
                afspraken=[self.afspraak(rij["besluit"])],
                leeg=[],
                door=self.gemeente,
                op=op,
            )
        sluit_rest(cyclus=self.cyclus, door=self.gemeente, op=op)

    def afspraak(self, rij):
        tekst, datum = self.stad.datums.tekst(rij["tekst"]), self.stad.datums.dag(rij["datum"])
        return {"rij": "nieuw", "tekst": tekst, "wie": rij["wie"], "zijde": rij["zijde"], "datum": datum}
