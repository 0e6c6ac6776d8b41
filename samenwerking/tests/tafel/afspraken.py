"""Access, objects and data of the walk: agreements between team and organisatie. Notation: toegang_rij.py."""

import datetime

from plannen.tests.toegang_rij import ALLEN, ANDEREN, GELUKT, Rij
from samenwerking.factories import SamenwerkingsafspraakFactory

LEZERS = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer partner"
TEAM = "coordinator instelling"
BEIDE = "coordinator instelling partner"
# Of an organisatie that nobody stands for: whose contacts one may keep follows from one's agreements.
ANDER = LEZERS.replace(" partner", "")


def zonder(rollen, doeners):
    return " ".join(rol for rol in rollen.split() if rol not in doeners.split())


def stap(naam, doeners, data):
    """A step on a running agreement, on one of others, on one that has ended, and on one that is not there."""
    pagina = {200: doeners, 403: zonder(LEZERS, doeners)}
    ander = zonder(doeners, "coordinator partner") + " coordinator_ander_team"
    yield Rij(naam, "", pagina, {GELUKT: doeners, 403: zonder(LEZERS, doeners)}, data, "afspraak")
    yield Rij(
        naam,
        "",
        {200: ander, 403: zonder(ANDER, ander)},
        {GELUKT: ander, 403: zonder(ANDER, ander)},
        data,
        "afspraak_ander",
    )
    yield Rij(naam, "", {403: LEZERS}, {403: LEZERS}, data, "afspraak_gestopt")
    yield Rij(naam, "onbekend", get={}, post={}, data=data)


def rijen():
    mogen = f"{TEAM} coordinator_ander_team"
    return [
        Rij("samenwerking:afspraken", get={200: ALLEN}),
        Rij(
            "samenwerking:afspraak_nieuw",
            "",
            {200: mogen, 403: ANDEREN},
            {GELUKT: "coordinator instelling", 200: "coordinator_ander_team", 403: ANDEREN},
            "afspraak_nieuw",
        ),
        *(Rij("samenwerking:afspraak", "", {200: LEZERS}, van=van) for van in ("afspraak", "afspraak_gestopt")),
        Rij("samenwerking:afspraak", "", {200: ANDER}, van="afspraak_ander"),
        Rij("samenwerking:afspraak", "onbekend", {}),
        *stap("samenwerking:afspraak_bewerken", TEAM, "afspraak_bewerken"),
        *stap("samenwerking:afspraak_stoppen", TEAM, "afspraak_stoppen"),
        *stap("samenwerking:afspraak_antwoord", BEIDE, "afspraak_antwoord"),
        *stap("samenwerking:afspraak_evalueren", BEIDE, "afspraak_evalueren"),
    ]


def delen(wereld):
    """Name → object. All of them are due to be looked back on."""
    straks = {"evaluatie_op": datetime.date(2026, 12, 1)}
    maak = SamenwerkingsafspraakFactory
    return {
        "afspraak": maak(team=wereld.team, organisatie=wereld.organisatie, **straks),
        "afspraak_ander": maak(team=wereld.ander_team, **straks),
        "afspraak_gestopt": maak(
            team=wereld.team,
            organisatie=wereld.organisatie,
            gestopt_op=datetime.date(2026, 5, 1),
            stopreden="De organisatie verhuist.",
            **straks,
        ),
    }


TEKST = {
    "team_doet": "Wij komen langs.",
    "organisatie_doet": "Zij ontvangen ons.",
    "overleg": "Elke maandag.",
    "start": "2026-11-23",
    "evaluatie_op": "2027-11-22",
}


def afspraak_nieuw(wereld, object, rij):
    vlieger = wereld.rollen["partner_ander"].contactpersonen.get().organisatie
    return TEKST | {"team": wereld.team.pk, "organisatie": vlieger.pk}


def afspraak_bewerken(wereld, object, rij):
    return TEKST | {"versie": getattr(object, "versie", 1)}


def afspraak_stoppen(wereld, object, rij):
    return {"reden": "Wij gaan verder zonder afspraak.", "versie": getattr(object, "versie", 1)}


def afspraak_antwoord(wereld, object, rij):
    return {"antwoord": "nee", "toelichting": "Wij kunnen één keer per maand.", "tekstversie": 1}


def afspraak_evalueren(wereld, object, rij):
    return {
        "ging_goed": "Wij belden snel.",
        "kan_beter": "Eerder afzeggen.",
        "voorstel": "doorgaan",
        "over": "2026-12-01",
    }
