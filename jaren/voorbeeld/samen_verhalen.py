"""Example data: stories in every state, who took them over, and plans that follow a plan or a story."""

import json
from pathlib import Path

from buurtteams.models import Buurtteam, Thema
from plannen.models import Plan
from samenwerking.acties import verhaal as acties
from samenwerking.models import Gebeurtenis, Organisatie, Verhaal, Vondst

BESTAND = Path(__file__).parent / "samen" / "verhalen.json"
Besluit = Vondst.Besluit
# A contact in this city can bear a name that is also a word.
GEWOON_WOORD = "Dit is hier een gewoon woord en geen naam."


def laad(stad):
    """Add these to the example city. `stad`: plannen.voorbeeld.Stad; all dates through `stad.datums`."""
    gegevens = json.loads(BESTAND.read_text(encoding="utf-8"))
    teams = {team.slug: team for team in Buurtteam.objects.all()}
    themas = {thema.slug: thema for thema in Thema.objects.all()}
    verhalen = {}
    for rij in gegevens["verhalen"]:
        verhaal = schrijf(stad, rij, teams.get(rij["team"]), themas[rij["thema"]])
        loop(stad, verhaal, rij)
        verhalen[rij["sleutel"]] = verhaal
    for rij in gegevens["overnames"]:
        neem_over(stad, verhalen[rij["verhaal"]], teams[rij["team"]], rij)
    for rij in gegevens["naar_plan"]:
        bron = plan_van(stad, rij["van_jaar"], rij["van_team"], rij["van_nummer"]).first()
        plan_van(stad, rij["jaar"], rij["team"], rij["nummer"]).update(naar_voorbeeld_van=bron)
    for rij in gegevens["naar_verhaal"]:
        plan_van(stad, rij["jaar"], rij["team"], rij["nummer"]).update(naar_verhaal=verhalen[rij["verhaal"]])


def plan_van(stad, jaar, team, nummer):
    """None of them where this team's plans are not loaded."""
    return Plan.objects.lopend().filter(cyclus=stad.jaren[jaar], team__slug=team, nummer=nummer)


def schrijf(stad, rij, team, thema):
    door, op = stad.mensen[rij.get("wie") or rij["team"]], stad.datums.moment(rij["gemaakt"])
    teksten = {veld: stad.datums.tekst(rij[veld]) for veld in Verhaal.TEKSTEN}
    organisatie = Organisatie.objects.filter(naam=rij["organisatie"]).first()
    verhaal = Verhaal(soort=rij["soort"], team=team, thema=thema, organisatie=organisatie, **teksten)
    verhaal.schrijver, verhaal.functie, verhaal.gemaakt_op = door, door.functie, op
    verhaal._change_reason, verhaal._history_date = door.functie, op
    verhaal.save()
    Gebeurtenis.leg_vast("verhaal_geschreven", verhaal, door=door, op=op)
    return verhaal


def loop(stad, verhaal, rij):
    """From the first draft as far as this story came, each step on its day."""
    moment = stad.datums.moment

    def doe(stap, wanneer, door, **velden):
        if rij.get(wanneer):
            verhaal._history_date = moment(rij[wanneer], uur=14)
            stap(verhaal=verhaal, door=door, op=verhaal._history_date, **velden)

    doe(acties.bied_verhaal_aan, "aangeboden", verhaal.schrijver)
    if rij.get("beslist"):
        lezer = stad.mensen[rij["lezer"]]
        doe(
            acties.beslis_over_vondsten,
            "beslist",
            lezer,
            versie=verhaal.versie,
            besluiten=list(besluiten(verhaal, rij)),
        )
        doe(acties.deel_verhaal, "gedeeld", lezer, versie=verhaal.versie)
    doe(acties.trek_verhaal_in, "ingetrokken", verhaal.schrijver, reden=rij.get("reden", ""))


def besluiten(verhaal, rij):
    redenen = rij.get("besluiten", {})
    for vondst in verhaal.vondsten.all():
        if vondst.fragment in rij.get("moet_weg", []):
            yield vondst, Besluit.MOET_WEG, ""
        else:
            yield vondst, Besluit.MAG_BLIJVEN, redenen.get(vondst.fragment, GEWOON_WOORD)


def neem_over(stad, verhaal, team, rij):
    door, op = stad.mensen[team.slug], stad.datums.moment(rij["op"])
    overname = acties.neem_verhaal_over(verhaal=verhaal, team=team, gevolg="", door=door, op=op)
    if rij["gevolg"]:
        op, gevolg = stad.datums.moment(rij["bijgewerkt"]), stad.datums.tekst(rij["gevolg"])
        acties.werk_overname_bij(overname=overname, versie=1, gevolg=gevolg, door=door, op=op)
