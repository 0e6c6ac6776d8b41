"""The end of the year of one plan: looked back on, judged, asked about, decided on."""

from dataclasses import dataclass
from functools import partial

from plannen import acties as planacties
from plannen.models import Plan, Vraag
from plannen.voorbeeld import Stad

from ..acties.besluit import meld_klaar
from ..acties.bespreking import schrijf_reactie
from ..acties.oordeel import geef_oordeel
from ..acties.terugblik import beantwoord_gebeurd, bewaar_terugblik, lever_in, stuur_terug
from ..models import Besluit, BestuurlijkeReactie, Oordeel, Terugblik


@dataclass
class Planloop:
    stad: Stad
    plan: Plan
    rij: dict

    def noteer(self, kroniek):
        """Put each step on its day."""
        for rij in self.rij["vragen"]:
            self.noteer_vraag(kroniek, rij)
        for rij in self.rij.get("partners", []):
            kroniek.noteer(rij["op"], 20, partial(self.zeg_gebeurd, rij))
        for rij in self.rij.get("oordelen", []):
            kroniek.noteer(rij["op"], 14, partial(self.oordeel, rij))
        if terugblik := self.rij.get("terugblik"):
            self.noteer_terugblik(kroniek, terugblik)
        if bespreking := self.rij.get("bespreking"):
            self.noteer_uitkomst(kroniek, bespreking["besluit"])
        if reactie := self.rij.get("reactie"):
            kroniek.noteer(reactie["op"], 16, partial(self.reageer, reactie))

    # The account

    def noteer_terugblik(self, kroniek, rij):
        eerder = rij["eerder"]
        if eerder:
            kroniek.noteer(eerder["op"], 10, partial(self.kijk_terug, rij | {"bereikt": eerder["bereikt"]}))
            kroniek.noteer(eerder["teruggestuurd_op"], 15, partial(self.stuur_terug, eerder))
        kroniek.noteer(rij["op"], 10, partial(self.kijk_terug, rij))

    def kijk_terug(self, rij, *, op):
        terugblik = Terugblik.objects.filter(plan=self.plan).first()
        versie = terugblik.versie if terugblik else 0
        terugblik = terugblik or Terugblik(plan=self.plan)
        for veld in ("bereikt", "geleerd", "voorstel_toelichting"):
            setattr(terugblik, veld, self.stad.datums.tekst(rij[veld]))
        terugblik.antwoord, terugblik.voorstel = rij["antwoord"], rij["voorstel"]
        door = self.stad.mensen[rij["door"]] if rij["door"] else self.schrijver
        bewaar_terugblik(terugblik=terugblik, versie=versie, door=door, op=op)
        lever_in(plan=self.plan, door=door, op=op)

    def stuur_terug(self, rij, *, op):
        reden = self.stad.datums.tekst(rij["reden"])
        stuur_terug(plan=self.plan, door=self.stad.mensen["gemeente"], reden=reden, op=op)

    def zeg_gebeurd(self, rij, *, op):
        beantwoord_gebeurd(
            planpartner=self.plan.partners.get(organisatie__naam=rij["organisatie"]),
            antwoord=rij["antwoord"],
            toelichting=self.stad.datums.tekst(rij["toelichting"]),
            door=self.stad.mensen["partner"],
            op=op,
        )

    def oordeel(self, rij, *, op):
        oordeel = Oordeel(plan=self.plan, partij=rij["van"], ronde=rij["ronde"], antwoord=rij["antwoord"])
        oordeel.toelichting = self.stad.datums.tekst(rij["toelichting"])
        geef_oordeel(oordeel=oordeel, door=self.stad.mensen[rij["van"]], op=op)

    # Questions

    def noteer_vraag(self, kroniek, rij):
        vraag = Vraag(plan=self.plan, aan=Vraag.Aan.TEAM, tekst=self.stad.datums.tekst(rij["tekst"]))
        vraag.antwoord_voor = self.stad.datums.dag(rij["voor"])
        if rij["thema"]:
            vraag.planthema = self.plan.themas.get(thema__slug=rij["thema"])
        kroniek.noteer(rij["op"], 12, partial(planacties.stel_vraag, vraag=vraag, door=self.stad.mensen[rij["van"]]))
        if rij["antwoord"]:
            kroniek.noteer(rij["antwoord_op"], 16, partial(self.beantwoord, vraag, rij["antwoord"]))

    def beantwoord(self, vraag, antwoord, *, op):
        tekst = self.stad.datums.tekst(antwoord)
        planacties.beantwoord_vraag(vraag=vraag, versie=vraag.versie, antwoord=tekst, door=self.schrijver, op=op)

    # What came of the review

    def reageer(self, rij, *, op):
        reactie = BestuurlijkeReactie(cyclus=self.plan.cyclus, plan=self.plan)
        reactie.tekst = self.stad.datums.tekst(rij["tekst"])
        schrijf_reactie(reactie=reactie, versie=0, door=self.stad.mensen[rij["door"]], op=op)

    def noteer_uitkomst(self, kroniek, rij):
        if rij["klaar_op"]:
            kroniek.noteer(rij["klaar_op"], 17, partial(self.rond_af, rij))

    def rond_af(self, rij, *, op):
        """On the row of the year in which it was done."""
        besluit = Besluit.objects.get(plan=self.plan, cyclus=self.plan.cyclus)
        besluit = Besluit.objects.filter(volgt_op=besluit).first() or besluit
        meld_klaar(
            besluit=besluit,
            versie=besluit.versie,
            klaar_op=self.stad.datums.dag(rij["klaar_op"]),
            toelichting=self.stad.datums.tekst(rij["uitkomst"]),
            door=self.schrijver if besluit.zijde == Besluit.Zijde.TEAM else self.stad.mensen[besluit.zijde],
            op=op,
        )

    @property
    def schrijver(self):
        return self.stad.mensen[self.plan.team.slug]
