"""Every figure of the dashboard once more: from the raw rows, slowly and plainly, by the rules of ONTWERP.md §4.

It shares no code with the product, so that a mistake there does not come back here: only the rows are the same.
A moment is known on a day when its date in Amsterdam is not after that day.
"""

import datetime
from dataclasses import dataclass, replace
from functools import cached_property

from django.apps import apps

from .narekenen_dagen import datum, jaar_verschoven, peildagen

TABELLEN = {
    "teams": "buurtteams.Buurtteam",
    "wijken": "buurtteams.Wijk",
    "themas": "buurtteams.Thema",
    "jaren": "plannen.Jaarcyclus",
    "rondes": "plannen.Ronde",
    "prioriteiten": "plannen.Prioriteitswijk",
    "plannen": "plannen.Plan",
    "deelnames": "plannen.Plan_deelnemende_teams",
    "planthemas": "plannen.PlanThema",
    "berichten": "plannen.Voortgang",
    "logboek": "plannen.Gebeurtenis",
    "partners": "plannen.Planpartner",
    "antwoorden": "plannen.Partnerantwoord",
}
WOORDEN = {
    "nog_niet_begonnen": "Nog niet begonnen",
    "volgens_planning": "Gaat goed",
    "deels": "Gaat deels goed",
    "loopt_vast": "Loopt vast",
    "gereed": "Klaar",
    "gestopt": "Gestopt",
    "niet_gemeld": "Nog geen bericht",
    "geen_plan": "Niet in een plan",
}


@dataclass(frozen=True)
class Keuze:
    """What the address narrows the city to."""

    wijk: str = ""
    thema: str = ""
    onderdeel: str = ""
    prioriteit: bool = False


def lees_feiten(tabellen=TABELLEN):
    """All rows of every table, each a dict of its columns."""
    return {naam: list(apps.get_model(label)._base_manager.values()) for naam, label in tabellen.items()}


def zwaarste_van(codes):
    """*Gestopt* only if all are; nothing at all is a plan without a theme."""
    for code in ("loopt_vast", "deels", "niet_gemeld", "nog_niet_begonnen", "volgens_planning", "gereed", "gestopt"):
        if code in codes:
            return code
    return "geen_plan"


@dataclass(frozen=True)
class Beeld:
    """A year at the end of a day. `kijkjaar` is the year whose priority wijken choose the teams."""

    feiten: dict
    jaar: dict
    kijkjaar: dict
    keuze: Keuze
    op: datetime.date

    def bekend(self, moment):
        return moment is not None and datum(moment) <= self.op

    # What is in view

    @cached_property
    def prioriteitswijken(self):
        return {rij["wijk_id"] for rij in self.feiten["prioriteiten"] if rij["cyclus_id"] == self.kijkjaar["id"]}

    @cached_property
    def teams(self):
        teams = sorted(self.feiten["teams"], key=lambda team: team["naam"])
        wijken = {wijk["id"] for wijk in self.feiten["wijken"] if wijk["slug"] == self.keuze.wijk}
        if any(team["wijk_id"] in wijken for team in teams):
            teams = [team for team in teams if team["wijk_id"] in wijken]
        if self.keuze.prioriteit:
            teams = [team for team in teams if team["wijk_id"] in self.prioriteitswijken]
        return teams

    @cached_property
    def wijken(self):
        """Those of the teams in view."""
        return [wijk for wijk in self.feiten["wijken"] if wijk["id"] in {team["wijk_id"] for team in self.teams}]

    @cached_property
    def is_gebied(self):
        bewoond = {team["wijk_id"] for team in self.feiten["teams"]}
        gekozen = [w for w in self.feiten["wijken"] if w["slug"] == self.keuze.wijk and w["id"] in bewoond]
        return bool(gekozen) or self.keuze.prioriteit

    @cached_property
    def is_thema(self):
        return self.keuze.thema in [thema["slug"] for thema in self.feiten["themas"]]

    @cached_property
    def themas(self):
        alle = sorted(self.feiten["themas"], key=lambda thema: thema["volgorde"])
        return [thema for thema in alle if thema["slug"] == self.keuze.thema] if self.is_thema else alle

    def teams_van(self, plan):
        samen = {rij["buurtteam_id"] for rij in self.feiten["deelnames"] if rij["plan_id"] == plan["id"]}
        return samen | ({plan["team_id"]} if plan["team_id"] else set())

    def delen(self, plan):
        """Its themes in view."""
        themas = {thema["id"] for thema in self.themas}
        rijen = [rij for rij in self.feiten["planthemas"] if rij["plan_id"] == plan["id"]]
        return [rij for rij in rijen if rij["thema_id"] in themas]

    def status(self, plan):
        stappen = [rij for rij in self.feiten["logboek"] if rij["plan_id"] == plan["id"] and self.bekend(rij["op"])]
        stappen = [rij for rij in stappen if rij["soort"] == "plan_status"]
        if stappen:
            return max(stappen, key=lambda rij: (rij["op"], rij["id"]))["naar"]
        return "vastgesteld" if self.bekend(plan["vastgesteld_op"]) else "concept"

    def doet_mee(self, plan):
        in_beeld = {team["id"] for team in self.teams}
        return (
            plan["cyclus_id"] == self.jaar["id"]
            and self.status(plan) in ("vastgesteld", "verantwoord", "besproken")
            and (not self.is_gebied or bool(self.teams_van(plan) & in_beeld))
            and (not self.keuze.onderdeel or plan["onderdeel"] in ("beide", self.keuze.onderdeel))
            and (not self.is_thema or bool(self.delen(plan)))
        )

    @cached_property
    def plannen(self):
        """Adopted and in view, by name of the team and number; those of others last."""
        namen = {team["id"]: team["naam"] for team in self.feiten["teams"]}
        plannen = [plan for plan in self.feiten["plannen"] if self.doet_mee(plan)]
        return sorted(plannen, key=lambda p: (p["team_id"] is None, namen.get(p["team_id"]), p["nummer"], p["id"]))

    def plannen_van(self, team):
        return [plan for plan in self.plannen if team["id"] in self.teams_van(plan)]

    # How it stands

    @cached_property
    def ronde(self):
        open_ = [
            rij for rij in self.feiten["rondes"] if rij["cyclus_id"] == self.jaar["id"] and rij["opent_op"] <= self.op
        ]
        return max(open_, key=lambda rij: rij["opent_op"], default=None)

    def bericht(self, deel):
        """The last report that was known then, and was not withdrawn then."""
        rijen = [rij for rij in self.feiten["berichten"] if rij["planthema_id"] == deel["id"]]
        rijen = [rij for rij in rijen if self.bekend(rij["gemeld_op"]) and not self.bekend(rij["ingetrokken_op"])]
        return max(rijen, key=lambda rij: (rij["gemeld_op"], rij["id"]), default=None)

    def is_van_deze_ronde(self, bericht):
        return bericht is not None and self.ronde is not None and datum(bericht["gemeld_op"]) >= self.ronde["opent_op"]

    def code(self, deel):
        bericht = self.bericht(deel)
        if bericht is None:
            return "niet_gemeld"
        af = bericht["koers"] in ("gereed", "gestopt")
        return bericht["koers"] if af or self.ronde is None or self.is_van_deze_ronde(bericht) else "niet_gemeld"

    def plancode(self, plan):
        return zwaarste_van({self.code(deel) for deel in self.delen(plan)})

    def partnerwoord(self, deel):
        """The last word of each partner on the last report: one *nee* or *deels*, or else all *ja*."""
        bericht = self.bericht(deel)
        woorden = {}
        for rij in sorted(self.feiten["antwoorden"], key=lambda rij: (rij["op"], rij["id"])):
            if bericht and rij["voortgang_id"] == bericht["id"] and self.bekend(rij["op"]):
                woorden[rij["planpartner_id"]] = rij["antwoord"]
        if "nee" in woorden.values() or "deels" in woorden.values():
            return "partner ziet het anders"
        return "partner bevestigt" if woorden and set(woorden.values()) == {"ja"} else ""

    # What the page shows

    @cached_property
    def legenda(self):
        codes = [self.plancode(plan) for plan in self.plannen]
        return {code: codes.count(code) for code in WOORDEN if code != "geen_plan"}

    @cached_property
    def zin(self):
        """The figures of the sentence: names of teams, and the number of plans."""
        gemeld, volledig, zonder = [], [], []
        for team in self.teams:
            delen = [deel for plan in self.plannen_van(team) for deel in self.delen(plan)]
            compleet = bool(delen) and all(self.code(deel) != "niet_gemeld" for deel in delen)
            if compleet:
                volledig.append(team["naam"])
            if compleet or any(self.is_van_deze_ronde(self.bericht(deel)) for deel in delen):
                gemeld.append(team["naam"])
            if not self.plannen_van(team):
                zonder.append(team["naam"])
        alle = [team["naam"] for team in self.teams]
        return {"teams": alle, "gemeld": gemeld, "volledig": volledig, "zonder": zonder, "plannen": len(self.plannen)}

    @cached_property
    def rooster(self):
        """(team, theme) → code, what stands beneath it, what the partner says."""
        return {(team["naam"], thema["slug"]): self.cel(team, thema) for team in self.teams for thema in self.themas}

    def cel(self, team, thema):
        delen = [
            deel for plan in self.plannen_van(team) for deel in self.delen(plan) if deel["thema_id"] == thema["id"]
        ]
        code = zwaarste_van({self.code(deel) for deel in delen})
        if not delen:
            return code, "", ""
        bericht = next(self.bericht(deel) for deel in delen if self.code(deel) == code)
        woorden = {self.partnerwoord(deel) for deel in delen}
        woord = next((w for w in ("partner ziet het anders", "partner bevestigt") if w in woorden), "")
        return code, self.onderschrift(code, bericht), woord

    def onderschrift(self, code, bericht):
        """Its age and how the team knows; without a report in this ronde the stand that it had."""
        if bericht is None:
            return "nog nooit gemeld"
        if code == "niet_gemeld":
            return f"was: {WOORDEN[bericht['koers']].lower()}"
        dagen = (self.op - datum(bericht["gemeld_op"])).days
        oud = "vandaag" if dagen == 0 else "1 dag" if dagen == 1 else f"{dagen} dagen"
        return oud + {"document": " · document", "geteld": " · geteld"}.get(bericht["bewijs"], "")

    @cached_property
    def punt(self):
        """(day, of how many it goes well or is done, on how many there is a report, how many plans)."""
        stil = self.legenda["niet_gemeld"] + sum(not self.delen(plan) for plan in self.plannen)
        goed = self.legenda["volgens_planning"] + self.legenda["gereed"]
        return self.op, goed, len(self.plannen) - stil, len(self.plannen)

    @cached_property
    def stilte(self):
        """Team → how many days old the newest of the last reports on its themes is."""
        stilte = {}
        for team in self.teams:
            berichten = [self.bericht(deel) for plan in self.plannen_van(team) for deel in self.delen(plan)]
            dagen = [(self.op - datum(bericht["gemeld_op"])).days for bericht in berichten if bericht]
            stilte[team["naam"]] = min(dagen, default=None)
        return stilte

    def tegel(self, wijk):
        """How many plans in this wijk go well or are done, of how many."""
        _, goed, _, plannen = replace(self, keuze=replace(self.keuze, wijk=wijk["slug"])).punt
        return goed, plannen

    # Through the year

    @cached_property
    def verloop(self):
        eerder = [dag for dag in peildagen(self.jaar, self.op) if dag < self.op]
        return [replace(self, op=dag).punt for dag in [*eerder, self.op]]

    def vorig(self, vandaag):
        """All of last year's course up to today, and its point of the same day; without last year nothing."""
        for jaar in self.feiten["jaren"]:
            if jaar["jaar"] == self.jaar["jaar"] - 1:
                toen = replace(self, jaar=jaar, op=jaar_verschoven(self.op, -1)).punt
                dagen = peildagen(jaar, vandaag)
                return [replace(self, jaar=jaar, op=dag).punt for dag in dagen], toen if toen[3] else None
        return [], None
