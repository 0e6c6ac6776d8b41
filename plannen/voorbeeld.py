"""Fills an empty database with a believable city: last year closed, this year running, next year begun.

The texts stand in voorbeelddata/, one file per team, written as if today were BASIS. All dates, also those inside the
texts, shift with the real day in whole weeks, so that weekdays stay right: [[2026-04-07]] becomes "7 april" and
[[2026-04-07|dag]] "dinsdag 7 april". Everything goes through the same acties as the pages, with the shifted moment.
"""

import datetime
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import formats, timezone

from buurtteams.models import Aanbeveling, Buurtteam, Gebruiker, Instelling, Rol, Thema, Wijk
from samenwerking.models import Contactpersoon, Organisatie

from . import acties
from .models import (
    Actie,
    Gebeurtenis,
    Indicator,
    Jaarcyclus,
    Meting,
    Partnerantwoord,
    Plan,
    Planpartner,
    PlanThema,
    Prioriteitswijk,
    Ronde,
    RondetafelAfspraak,
    Voortgang,
    Vraag,
)

BASIS = datetime.date(2026, 11, 22)
DATA = Path(__file__).parent / "voorbeelddata"
WACHTWOORD = "rondetafel-demo"
DOMEIN = "@voorbeeld.nl"

DEMO_TEAM, DEMO_TEAM_2 = "noordoost", "vleuten-de-meern-a"
# So that beheer has something to mend: one coordinator left, one team never had an account.
VERTROKKEN, ZONDER_COORDINATOR = "overvecht-c", "zuidwest-b"

PRIORITEITSWIJKEN = {
    "Noordwest": "Bewoners vroegen op drie bijeenkomsten om een plek waar zij zonder afspraak terechtkunnen.",
    "Overvecht": "Hier bereiken de teams veel bewoners nog niet, terwijl zes organisaties willen meewerken.",
}
FORMATEN = {None: "j F", "jaar": "j F Y", "maand": "F", "dag": "l j F", "jaartal": "Y"}


@dataclass
class Verschuiving:
    """Moves the dates of the data files to the day that counts as today."""

    vandaag: datetime.date
    weken: datetime.timedelta = field(init=False)

    def __post_init__(self):
        self.weken = datetime.timedelta(weeks=(self.vandaag - BASIS).days // 7)

    def dag(self, tekst):
        return datetime.date.fromisoformat(tekst) + self.weken if tekst else None

    def moment(self, tekst, uur=11):
        """A moment on that day, never after the end of today."""
        dag = min(self.dag(tekst), self.vandaag)
        return timezone.make_aware(datetime.datetime.combine(dag, datetime.time(uur, 30)))

    def tekst(self, tekst):
        def vervang(treffer):
            return formats.date_format(self.dag(treffer[1]), FORMATEN[treffer[2]])

        return re.sub(r"\[\[(\d{4}-\d\d-\d\d)(?:\|(\w+))?\]\]", vervang, tekst or "")

    @property
    def jaar(self):
        """The year that this year's plans bear: that of the middle of their shifted calendar."""
        return self.dag("2026-07-01").year


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
    for sleutel in ("vorig_jaar", "dit_jaar", "volgend_jaar"):
        for bestand in bestanden:
            lader = Planlader(datums, mensen, jaren[sleutel], team_van(bestand))
            for rij in bestand[sleutel]:
                lader.laad(rij)


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
    fasen = {"vorig_jaar": Fase.AFGESLOTEN, "dit_jaar": Fase.UITVOERING, "volgend_jaar": Fase.VOORBEREIDING}
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


@dataclass
class Planlader:
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
                plan=plan, thema=Thema.objects.get(slug=thema["thema"]), doel=self.datums.tekst(thema["doel"])
            )
            self.bewaar(planthema, begin)
            planthema.aanbevelingen.set(Aanbeveling.objects.filter(code__in=thema["aanbevelingen"]))
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
        plan.afspraken.set(RondetafelAfspraak.objects.filter(code__in=rij["afspraken"]))
        plan.deelnemende_teams.set(Buurtteam.objects.filter(slug__in=rij["samen_met"]))
        Gebeurtenis.leg_vast("plan_gemaakt", plan, plan=plan, door=self.schrijver, op=begin)
        return plan

    def maak_indicator(self, plan, rij, begin):
        velden = {veld: rij[veld] for veld in ("soort", "telt_personen", "begin", "doel")} | {
            "eenheid": rij.get("eenheid") or ""
        }
        indicator = self.bewaar(Indicator(plan=plan, naam=self.datums.tekst(rij["naam"]), **velden), begin)
        for meting in rij["metingen"]:
            Meting.objects.create(
                indicator=indicator,
                op=self.datums.dag(meting["op"]),
                waarde=meting["waarde"],
                toelichting=self.datums.tekst(meting.get("toelichting")),
                door=self.schrijver,
                gemaakt_op=self.datums.moment(meting["op"], 13),
            )

    def maak_actie(self, plan, rij, begin):
        actie = Actie(plan=plan, titel=self.datums.tekst(rij["titel"]), functie=rij["wie"], zijde=rij["zijde"])
        actie.onderdeel, actie.datum = rij["onderdeel"], self.datums.dag(rij["datum"])
        if rij.get("organisatie") and actie.zijde == Actie.Zijde.ORGANISATIE:
            actie.organisatie = Organisatie.objects.get(naam=rij["organisatie"])
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
        organisatie = Organisatie.objects.get(naam=rij["organisatie"])
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
            vraag.organisatie = Organisatie.objects.get(naam=rij["organisatie"])
        acties.stel_vraag(vraag=vraag, voortgang=bericht, door=self.schrijver, op=op)
        if rij.get("antwoord"):
            door = self.mensen["partner" if rij["aan"] == Vraag.Aan.ORGANISATIE else rij["aan"]]
            acties.beantwoord_vraag(
                vraag=vraag,
                versie=vraag.versie,
                antwoord=self.datums.tekst(rij["antwoord"]),
                door=door,
                op=self.datums.moment(rij["antwoord_op"], 16),
            )
