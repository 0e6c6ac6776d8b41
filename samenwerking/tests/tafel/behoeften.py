"""Access, objects and data of the walk: needs. Notation: toegang_rij.py."""

from buurtteams.factories import UitvoeringFactory
from plannen.tests.toegang_rij import ALLEN, ANDEREN, GELUKT, Rij
from samenwerking.factories import BehoefteFactory

STAD = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer"
# Of whom → who sees it, who keeps it up to date.
VAN = {
    "behoefte": (STAD, "coordinator instelling"),
    "behoefte_jeugd": (STAD, "coordinator"),
    "behoefte_ander": (STAD, "coordinator_ander_team instelling"),
    "behoefte_organisatie": (f"{STAD} partner", "partner instelling gemeente"),
}


def zonder(lezers, doeners):
    return " ".join(rol for rol in lezers.split() if rol not in doeners.split())


def rijen():
    """Rows of the access table."""
    makers = "coordinator coordinator_ander_team instelling partner partner_ander"
    lijst = [
        Rij("plannen:behoeften", get={200: ALLEN}),
        Rij(
            "plannen:behoefte_nieuw",
            "",
            {200: makers, 403: ANDEREN},
            {GELUKT: "coordinator instelling partner", 200: "coordinator_ander_team partner_ander", 403: ANDEREN},
            "behoefte_nieuw",
        ),
        Rij("plannen:behoefte", "onbekend", {}),
        Rij("plannen:behoefte_bewerken", "onbekend", {}, {}, "behoefte_bewerken"),
    ]
    for van, (lezers, doeners) in VAN.items():
        niet = {403: zonder(lezers, doeners)}
        lijst.append(Rij("plannen:behoefte", "", {200: lezers}, van=van))
        get, post = {200: doeners} | niet, {GELUKT: doeners} | niet
        lijst.append(Rij("plannen:behoefte_bewerken", "", get, post, "behoefte_bewerken", van))
    return lijst


def delen(wereld):
    """Name → object."""
    thema = wereld.thema
    # So that the instelling works with the organisatie: its team has an agreement (afspraken.delen).
    UitvoeringFactory(onderdeel=wereld.team.onderdelen.get(soort="sociaal"), instelling=wereld.instelling)
    return {
        "behoefte": BehoefteFactory(team=wereld.team, thema=thema),
        "behoefte_jeugd": BehoefteFactory(team=wereld.team, thema=thema, onderdeel="jeugd_en_gezin"),
        "behoefte_ander": BehoefteFactory(team=wereld.ander_team, thema=thema),
        "behoefte_organisatie": BehoefteFactory(team=None, organisatie=wereld.organisatie, thema=thema),
    }


def behoefte_nieuw(wereld, object, rij):
    velden = {"team": wereld.team.pk, "organisatie": wereld.organisatie.pk, "onderdeel": "sociaal"}
    return velden | {"thema": wereld.thema.pk, "tekst": "Een training over de tolk."}


def behoefte_bewerken(wereld, object, rij):
    velden = {"tekst": "Een training over de tolk.", "status": "bezig", "hoe": "In januari."}
    return velden | {"versie": getattr(object, "versie", 1)}
