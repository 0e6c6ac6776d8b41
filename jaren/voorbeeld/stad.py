"""What belongs to no plan: the advice of MNU/Saluti with its answer, and what the gemeente says of the agreements."""

from dataclasses import dataclass
from functools import partial

from buurtteams.models import Thema
from plannen.acties.rondetafelafspraak import zet_stand
from plannen.models import RondetafelAfspraak
from plannen.voorbeeld import Stad

from ..acties.advies import beantwoord_advies, geef_advies, noteer_gevolg
from ..models import Advies


@dataclass
class Ingevuld:
    """What a valid form is to the actie: the new advice, and saving it with its themes and plans."""

    instance: Advies
    themas: list
    plannen: list

    def save(self):
        self.instance.save()
        self.instance.themas.set(self.themas)
        self.instance.plannen.set(self.plannen)
        return self.instance


@dataclass
class Stadsloop:
    stad: Stad
    plannen: dict  # (key of the year, team, number) → plan

    def noteer(self, kroniek, rijen):
        for rij in rijen:
            advies = Advies(titel=rij["titel"], gevraagd=rij["gevraagd"], tekst=self.stad.datums.tekst(rij["tekst"]))
            advies.antwoord_voor = self.stad.datums.dag(rij["voor"])
            kroniek.noteer(rij["op"], 9, partial(self.adviseer, advies, rij))
            if rij["antwoord"]:
                kroniek.noteer(rij["antwoord_op"], 11, partial(self.beantwoord, advies, rij["antwoord"]))
            if rij["gevolg"]:
                kroniek.noteer(rij["gevolg_op"], 11, partial(self.noteer_gevolg, advies, rij["gevolg"]))

    def adviseer(self, advies, rij, *, op):
        themas = list(Thema.objects.filter(slug__in=rij["themas"]))
        plannen = [self.plannen[tuple(sleutel)] for sleutel in rij["plannen"] if tuple(sleutel) in self.plannen]
        geef_advies(formulier=Ingevuld(advies, themas, plannen), door=self.stad.mensen["saluti"], op=op)

    def beantwoord(self, advies, antwoord, *, op):
        tekst, door = self.stad.datums.tekst(antwoord), self.stad.mensen["gemeente"]
        beantwoord_advies(advies=advies, versie=advies.versie, antwoord=tekst, door=door, op=op)

    def noteer_gevolg(self, advies, gevolg, *, op):
        tekst, door = self.stad.datums.tekst(gevolg), self.stad.mensen["gemeente"]
        noteer_gevolg(advies=advies, versie=advies.versie, gevolg=tekst, door=door, op=op)

    def noteer_afspraken(self, kroniek, rijen):
        for rij in rijen:
            kroniek.noteer(rij["op"], 13, partial(self.leg_vast, rij))

    def leg_vast(self, rij, *, op):
        afspraak = RondetafelAfspraak.objects.get(code=rij["code"])
        stand, reden = RondetafelAfspraak.Stand(rij["stand"]), self.stad.datums.tekst(rij["reden"])
        dag, door = self.stad.datums.dag(rij["op"]), self.stad.mensen["gemeente"]
        zet_stand(afspraak=afspraak, stand=stand, dag=dag, reden=reden, door=door, op=op)
