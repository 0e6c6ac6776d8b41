"""One plan of the example city, with its whole course: written, offered, adopted, reported on."""

import datetime
from dataclasses import dataclass, field

from buurtteams.models import Aanbeveling, Buurtteam, Thema
from samenwerking.models import Organisatie

from .. import acties
from ..models import (
    Actie,
    Gebeurtenis,
    Indicator,
    Jaarcyclus,
    Meting,
    Partnerantwoord,
    Plan,
    Planpartner,
    PlanThema,
    RondetafelAfspraak,
    Voortgang,
    Vraag,
)
from .datums import Verschuiving


@dataclass
class Naslag:
    """What every plan refers to, fetched once."""

    themas: dict = field(default_factory=lambda: {thema.slug: thema for thema in Thema.objects.all()})
    aanbevelingen: dict = field(default_factory=lambda: {rij.code: rij for rij in Aanbeveling.objects.all()})
    afspraken: dict = field(default_factory=lambda: {rij.code: rij for rij in RondetafelAfspraak.objects.all()})
    organisaties: dict = field(default_factory=lambda: {rij.naam: rij for rij in Organisatie.objects.all()})
    teams: dict = field(default_factory=lambda: {team.slug: team for team in Buurtteam.objects.all()})


@dataclass
class Planlader:
    naslag: Naslag
    datums: Verschuiving
    mensen: dict
    cyclus: Jaarcyclus
    team: Buurtteam | None

    @property
    def schrijver(self):
        return self.mensen[self.team.slug if self.team else "gemeente"]

    def laad(self, rij):
        begin = self.begin(rij)
        plan = self.maak_plan(rij, begin)
        for thema in rij["themas"]:
            planthema = PlanThema(
                plan=plan, thema=self.naslag.themas[thema["thema"]], doel=self.datums.tekst(thema["doel"])
            )
            self.bewaar(planthema, begin)
            planthema.aanbevelingen.set(self.naslag.aanbevelingen[code] for code in thema["aanbevelingen"])
        for indicator in rij["indicatoren"]:
            self.maak_indicator(plan, indicator, begin)
        for actie in rij["acties"]:
            self.maak_actie(plan, actie, begin)
        for partner in rij["partners"]:
            self.maak_partner(plan, partner, begin)
        self.doorloop(plan, rij["verloop"])
        for thema in rij["themas"]:
            planthema = plan.themas.get(thema__slug=thema["thema"])
            for bericht in thema["berichten"]:
                self.meld(planthema, bericht)

    def begin(self, rij):
        """The plan was begun ten days before it was first offered, or twelve days ago."""
        eerste = (
            self.datums.moment(rij["verloop"][0]["op"], 9) if rij["verloop"] else self.datums.moment("2026-11-20", 9)
        )
        return eerste - datetime.timedelta(days=10)

    def bewaar(self, object, moment):
        object._history_date = moment
        object._history_user = self.schrijver
        object._change_reason = self.schrijver.functie
        object.save()
        return object

    def maak_plan(self, rij, begin):
        plan = Plan(cyclus=self.cyclus, team=self.team, nummer=rij["nummer"], onderdeel=rij["onderdeel"])
        plan.van_gemeente = self.team is None
        plan.titel, plan.waarom = self.datums.tekst(rij["titel"]), self.datums.tekst(rij["waarom"])
        plan.over_een_jaar = self.datums.tekst(rij["over_een_jaar"])
        plan.gemaakt_door, plan.gemaakt_op = self.schrijver, begin
        if rij["volgt_op"]:
            plan.volgt_op = Plan.objects.filter(
                cyclus__jaar=self.cyclus.jaar - 1, team=self.team, nummer=rij["volgt_op"]
            ).first()
        self.bewaar(plan, begin)
        plan.afspraken.set(self.naslag.afspraken[code] for code in rij["afspraken"])
        plan.deelnemende_teams.set(self.naslag.teams[slug] for slug in rij["samen_met"])
        Gebeurtenis.leg_vast("plan_gemaakt", plan, plan=plan, door=self.schrijver, op=begin)
        return plan

    def maak_indicator(self, plan, rij, begin):
        velden = {veld: rij[veld] for veld in ("soort", "telt_personen", "begin", "doel")} | {
            "eenheid": rij.get("eenheid") or ""
        }
        indicator = self.bewaar(Indicator(plan=plan, naam=self.datums.tekst(rij["naam"]), **velden), begin)
        Meting.objects.bulk_create(self.meting(indicator, meting) for meting in rij["metingen"])

    def meting(self, indicator, rij):
        return Meting(
            indicator=indicator,
            op=self.datums.dag(rij["op"]),
            waarde=rij["waarde"],
            toelichting=self.datums.tekst(rij.get("toelichting")),
            door=self.schrijver,
            gemaakt_op=self.datums.moment(rij["op"], 13),
        )

    def maak_actie(self, plan, rij, begin):
        actie = Actie(plan=plan, titel=self.datums.tekst(rij["titel"]), functie=rij["wie"], zijde=rij["zijde"])
        actie.onderdeel, actie.datum = rij["onderdeel"], self.datums.dag(rij["datum"])
        if rij.get("organisatie") and actie.zijde == Actie.Zijde.ORGANISATIE:
            actie.organisatie = self.naslag.organisaties[rij["organisatie"]]
        self.bewaar(actie, begin)
        for stap in rij.get("verschoven", []):
            oud, actie.datum = actie.datum, self.datums.dag(stap["naar"])
            op = self.datums.moment(stap["op"], 10)
            self.bewaar(actie, op)
            acties.verschuif(actie, oud=oud, reden=self.datums.tekst(stap["reden"]), door=self.schrijver, op=op)
        if rij.get("klaar_op"):
            actie.klaar_op = self.datums.dag(rij["klaar_op"])
            op = self.datums.moment(rij["klaar_op"], 15)
            self.bewaar(actie, op)
            Gebeurtenis.leg_vast("actie_stand", actie, plan=plan, van="open", naar="klaar", door=self.schrijver, op=op)

    def maak_partner(self, plan, rij, begin):
        organisatie = self.naslag.organisaties[rij["organisatie"]]
        eerder = rij.get("eerdere_tekst")
        tekst = eerder or rij
        partner = Planpartner(plan=plan, organisatie=organisatie, doet=self.datums.tekst(tekst["doet"]))
        partner.krijgt = self.datums.tekst(tekst["krijgt"])
        self.bewaar(partner, begin)
        if eerder:
            partner.doet, partner.krijgt = self.datums.tekst(rij["doet"]), self.datums.tekst(rij["krijgt"])
            self.bewaar(partner, self.datums.moment(eerder["tot"], 10))
        for antwoord in rij["antwoorden"]:
            Partnerantwoord.objects.create(
                planpartner=partner,
                vraag=Partnerantwoord.Vraag.KLOPT,
                antwoord=antwoord["antwoord"],
                toelichting=self.datums.tekst(antwoord.get("toelichting")),
                op=self.datums.moment(antwoord["op"], 20),
            )

    def doorloop(self, plan, verloop):
        gemeente = self.mensen["gemeente"]
        for stap in verloop:
            reden, op = self.datums.tekst(stap.get("reden")), self.datums.moment(stap["op"], 14)
            match stap["wat"]:
                case "aangeboden":
                    acties.bied_aan(plan=plan, door=self.schrijver, op=op)
                case "vastgesteld":
                    acties.stel_vast(plan=plan, door=gemeente, reden=reden, op=op)
                case "teruggestuurd":
                    acties.stuur_terug(plan=plan, door=gemeente, reden=reden, op=op)
                case "ingetrokken":
                    acties.trek_in(plan=plan, door=self.schrijver, reden=reden, op=op)
        plan.refresh_from_db()

    def meld(self, planthema, rij):
        op = self.datums.moment(rij["op"])
        bericht = Voortgang(planthema=planthema, koers=rij["koers"], functie=rij["functie"], onderdeel=rij["onderdeel"])
        bericht.wat_gebeurd, bericht.geprobeerd = (
            self.datums.tekst(rij["wat"]),
            self.datums.tekst(rij.get("geprobeerd")),
        )
        bericht.volgende_stap = self.datums.tekst(rij.get("volgende_stap"))
        bericht.bewijs = rij.get("bewijs") or Voortgang.Bewijs.EIGEN_OPGAVE
        bericht.bewijs_toelichting = self.datums.tekst(rij.get("bewijs_toelichting"))
        bericht.bewijs_link = rij.get("bewijs_link") or ""
        bericht.ongewijzigd = bool(rij.get("ongewijzigd"))
        acties.meld_voortgang(voortgang=bericht, door=self.schrijver, op=op)
        for naam in rij.get("partners_bevestigen") or []:
            Partnerantwoord.objects.create(
                planpartner=planthema.plan.partners.get(organisatie__naam=naam),
                voortgang=bericht,
                vraag=Partnerantwoord.Vraag.GEBEURD,
                antwoord=Partnerantwoord.Antwoord.JA,
                op=op + datetime.timedelta(hours=8),
            )
        if rij.get("hulp"):
            self.vraag_hulp(bericht, rij["hulp"], op)
        if rij.get("ingetrokken"):
            acties.trek_voortgang_in(voortgang=bericht, door=self.schrijver, op=op + datetime.timedelta(hours=1))

    def vraag_hulp(self, bericht, rij, op):
        vraag = Vraag(aan=rij["aan"], tekst=self.datums.tekst(rij["vraag"]), antwoord_voor=self.datums.dag(rij["voor"]))
        if rij["aan"] == Vraag.Aan.ORGANISATIE:
            vraag.organisatie = self.naslag.organisaties[rij["organisatie"]]
        acties.vraag_om_hulp(vraag=vraag, voortgang=bericht, door=self.schrijver, op=op)
        if rij.get("antwoord"):
            door = self.mensen["partner" if rij["aan"] == Vraag.Aan.ORGANISATIE else rij["aan"]]
            acties.beantwoord_vraag(
                vraag=vraag,
                versie=vraag.versie,
                antwoord=self.datums.tekst(rij["antwoord"]),
                door=door,
                op=self.datums.moment(rij["antwoord_op"], 16),
            )
