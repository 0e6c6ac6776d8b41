"""Example data: meetings of every kind and state, signalen with every outcome; through the acties of the pages."""

import datetime
import json
from pathlib import Path

from django.utils import timezone

from buurtteams.models import Buurtteam, Instelling, Thema, Wijk
from plannen.acties.signaal import geef_uitkomst
from plannen.models import Plan
from samenwerking.acties import bijeenkomsten as acties
from samenwerking.models import Bijeenkomst, Organisatie, Signaal

BESTAND = Path(__file__).parent / "samen" / "bijeenkomsten.json"
VOORAF = datetime.timedelta(weeks=4)


class Ingevuld:
    """What a valid form is to the actie: the meeting, and saving it with its organisers."""

    def __init__(self, instance, **organisatoren):
        self.instance, self.organisatoren = instance, organisatoren

    def save(self):
        self.instance.save()
        for naam, rijen in self.organisatoren.items():
            getattr(self.instance, naam).set(rijen)
        return self.instance


class Naslag:
    """Everything that the file names, each in one query. A team whose plans are not loaded has no acties."""

    def __init__(self, stad):
        self.teams = {team.slug: team for team in Buurtteam.objects.all()}
        self.themas = {thema.slug: thema for thema in Thema.objects.all()}
        self.wijken = {wijk.naam: wijk for wijk in Wijk.objects.all()}
        self.instellingen = {instelling.naam: instelling for instelling in Instelling.objects.all()}
        self.organisaties = {organisatie.naam: organisatie for organisatie in Organisatie.objects.all()}
        self.plannen = {
            (plan.team.slug, plan.nummer): plan
            for plan in Plan.objects.in_uitvoering()
            .met_trekker()
            .filter(cyclus=stad.jaren["dit_jaar"], team__isnull=False)
            .prefetch_related("acties")
        }

    def actie(self, waar):
        """`waar`: team, number of the plan, and which of its acties."""
        team, nummer, plek = waar or ("", 0, 0)
        plan = self.plannen.get((team, nummer))
        lijst = sorted(plan.acties.all(), key=lambda actie: actie.pk) if plan else []
        return lijst[plek] if plek < len(lijst) else None


def laad(stad):
    """Add these to the example city. `stad`: plannen.voorbeeld.Stad; all dates through `stad.datums`."""
    gegevens, naslag = json.loads(BESTAND.read_text(encoding="utf-8")), Naslag(stad)
    for rij in gegevens["bijeenkomsten"]:
        door = wie_doet(stad, rij)
        bijeenkomst = plan(stad, naslag, rij, door)
        loop(stad, naslag, rij, bijeenkomst, door)
    for rij in gegevens["losse_signalen"]:
        if rij["organisatie"] in naslag.organisaties:
            stuur(stad, naslag, rij)


def wie_doet(stad, rij):
    if rij["gemeente"]:
        return stad.mensen["gemeente"]
    return stad.mensen[rij["teams"][0] if rij["teams"] else "instelling"]


def op_tijd(stad, dag, tijd):
    """A moment that may be ahead."""
    uur, minuut = map(int, tijd.split("."))
    return timezone.make_aware(datetime.datetime.combine(stad.datums.dag(dag), datetime.time(uur, minuut)))


def plan(stad, naslag, rij, door):
    bijeenkomst = Bijeenkomst(
        soort=rij["soort"],
        titel=rij["titel"],
        begin=op_tijd(stad, rij["dag"], rij["van"]),
        eind=op_tijd(stad, rij["dag"], rij["tot"]),
        plek=rij["plek"],
        wijk=naslag.wijken.get(rij["wijk"]),
        van_gemeente=rij["gemeente"],
        gespreksleider=rij["leider"],
        agenda=rij["agenda"],
        met_bewoners=rij["bewoners"],
    )
    op = stad.datums.moment(str(datetime.date.fromisoformat(rij["dag"]) - VOORAF), 9)
    bijeenkomst._history_date = op
    formulier = Ingevuld(
        bijeenkomst,
        teams=[naslag.teams[slug] for slug in rij["teams"]],
        instellingen=[naslag.instellingen[naam] for naam in rij["instellingen"]],
        organisaties=[naslag.organisaties[naam] for naam in rij["organisaties"] if naam in naslag.organisaties],
    )
    return acties.plan_bijeenkomst(formulier=formulier, door=door, op=op)


def loop(stad, naslag, rij, bijeenkomst, door):
    """As far as this meeting came, each step on its day."""
    moment = stad.datums.moment
    if rij["status"] == "afgelast":
        op = bijeenkomst._history_date = moment(rij["reden_op"])
        acties.gelast_af(bijeenkomst=bijeenkomst, versie=1, reden=rij["reden"], door=door, op=op)
    if rij["status"] not in ("gehouden", "afgerond"):
        return
    op = bijeenkomst._history_date = moment(rij["dag"], 21)
    bijeenkomst.bereik, bijeenkomst.casussen, bijeenkomst.rollen = rij["bereik"], rij["casussen"], rij["rollen"]
    acties.houd_bijeenkomst(formulier=Ingevuld(bijeenkomst), versie=1, door=door, op=op)
    noteer(stad, naslag, rij, bijeenkomst, door)
    if rij["terug"]:
        dag, hoe = rij["terug"]
        op = bijeenkomst._history_date = moment(dag, 16)
        velden = {"hoe": hoe, "wanneer": stad.datums.dag(dag), "versie": bijeenkomst.versie}
        acties.koppel_terug(bijeenkomst=bijeenkomst, door=door, op=op, **velden)
    if rij["status"] == "afgerond":
        acties.rond_af(bijeenkomst=bijeenkomst, door=door, op=moment(rij["afgerond_op"], 17))


def noteer(stad, naslag, rij, bijeenkomst, door):
    signalen = [Signaal(thema=naslag.themas[deel["thema"]], tekst=deel["tekst"]) for deel in rij["signalen"]]
    op = stad.datums.moment(rij["dag"], 21)
    acties.noteer_signalen(bijeenkomst=bijeenkomst, rijen=signalen, door=door, op=op)
    for deel, signaal in zip(rij["signalen"], signalen, strict=True):
        if deel["uitkomst"]:
            geef(stad, naslag, deel, signaal, door, deel["op"])


def stuur(stad, naslag, rij):
    """What a partner said of its own accord."""
    door, team = stad.mensen["partner"], naslag.teams.get(rij["team"])
    signaal = Signaal(
        organisatie=naslag.organisaties[rij["organisatie"]],
        team=team,
        thema=naslag.themas[rij["thema"]],
        tekst=rij["tekst"],
    )
    acties.stuur_signaal(signaal=signaal, door=door, op=stad.datums.moment(rij["op"], 20))
    if rij.get("uitkomst"):
        geef(stad, naslag, rij, signaal, stad.mensen[team.slug], rij["uitkomst_op"])


def geef(stad, naslag, rij, signaal, door, op):
    """Taken up, passed on or nothing."""
    actie = naslag.actie(rij.get("actie"))
    signaal.uitkomst, signaal.uitkomst_toelichting = rij["uitkomst"], rij["uitleg"]
    signaal.doorgegeven_aan = rij.get("aan", "")
    geef_uitkomst(signaal=signaal, versie=signaal.versie, actie=actie, door=door, op=stad.datums.moment(op, 11))
