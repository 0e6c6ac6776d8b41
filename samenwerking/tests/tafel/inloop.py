"""Access, objects and data of the walk: inloop. Notation: toegang_rij.py."""

import datetime

from plannen.tests.toegang_rij import ALLEN, ANDEREN, GELUKT, Rij
from samenwerking.factories import InloopFactory, InlooptijdFactory, InloopuitzonderingFactory

LEZERS = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer partner partner_ander"
TEAM = "coordinator instelling"


def zonder(doeners):
    return " ".join(rol for rol in LEZERS.split() if rol not in doeners.split())


def stap(naam, data, *, bladzijde=True, wie=f"{TEAM} partner"):
    for van, doeners in (
        ("inloop", wie),
        ("inloop_ander", "coordinator_ander_team instelling"),
        ("inloop_gestopt", ""),
    ):
        niet = {403: zonder(doeners)}
        yield Rij(naam, "", {200: doeners} | niet if bladzijde else None, {GELUKT: doeners} | niet, data, van)
    yield Rij(naam, "onbekend", {} if bladzijde else None, {}, data)


def rijen():
    """Rows of the access table."""
    makers = f"{TEAM} coordinator_ander_team"
    return [
        Rij("samenwerking:inlopen", get={200: ALLEN}),
        *(Rij("samenwerking:inloop", "", {200: LEZERS}, van=van) for van in ("inloop", "inloop_gestopt")),
        Rij("samenwerking:inloop", "onbekend", {}),
        Rij(
            "samenwerking:inloop_nieuw",
            "",
            {200: makers, 403: ANDEREN},
            {GELUKT: TEAM, 200: "coordinator_ander_team", 403: ANDEREN},
            "inloop_nieuw",
        ),
        *stap("samenwerking:inloop_bewerken", "inloop_bewerken"),
        *stap("samenwerking:inloop_stoppen", "inloop_stoppen", wie=TEAM),
        *stap("samenwerking:inloop_bevestigen", "", bladzijde=False),
    ]


def delen(wereld):
    """Name → object. The organisatie keeps the first up to date.

    All of them were last looked at yesterday, so that confirming changes something.
    """
    gisteren = {"bevestigd_op": datetime.date(2026, 11, 21)}
    inloop = InloopFactory(team=wereld.team, bijgehouden_door=wereld.organisatie, **gisteren)
    InlooptijdFactory(inloop=inloop)
    InloopuitzonderingFactory(inloop=inloop)
    return {
        "inloop": inloop,
        "inloop_ander": InloopFactory(team=wereld.ander_team, **gisteren),
        "inloop_gestopt": InloopFactory(
            team=wereld.team, gestopt_op=datetime.date(2026, 5, 1), stopreden="Geen plek meer.", **gisteren
        ),
    }


LEEG = {f"{naam}-{deel}_FORMS": 0 for naam in ("tijden", "uitzonderingen") for deel in ("TOTAL", "INITIAL")}


def inloop_nieuw(wereld, object, rij):
    velden = {"naam": "Inloop Noord", "team": wereld.team.pk, "wijk": wereld.team.wijk_id, "fase": "verkenning"}
    return LEEG | velden | {"bijhouder": "gezinswerker"}


def inloop_bewerken(wereld, object, rij):
    wijk = object.wijk_id if object else wereld.team.wijk_id
    velden = {"naam": "Inloop Noord", "wijk": wijk, "fase": "verkenning", "bijhouder": "gezinswerker"}
    return LEEG | velden | {"versie": getattr(object, "versie", 1)}


def inloop_stoppen(wereld, object, rij):
    return {"reden": "Geen plek meer.", "versie": getattr(object, "versie", 1)}
