"""Access, objects and data of the walk: organisaties. Notation: toegang_rij.py."""

from plannen.tests.toegang_rij import ALLEN, ANDEREN, GELUKT, Rij

STAD = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer"


LEZERS = f"{STAD} partner"
MAKERS = "coordinator coordinator_ander_team instelling gemeente"


def rijen():
    """Rows of the access table."""
    bewerkers = f"{MAKERS} partner"
    niet = {403: "wethouder saluti beheer"}
    return [
        Rij("plannen:samenwerking", get={200: STAD}),
        Rij("samenwerking:organisaties", get={200: ALLEN}),
        Rij("plannen:organisatie", "", {200: LEZERS}, van="organisatie"),
        Rij("plannen:organisatie", "", {200: f"{STAD} partner_ander"}, van="organisatie_ander"),
        Rij("plannen:organisatie", "onbekend", {}),
        Rij(
            "samenwerking:organisatie_nieuw",
            "",
            {200: MAKERS, 403: ANDEREN},
            {GELUKT: MAKERS, 403: ANDEREN},
            "organisatie_nieuw",
        ),
        Rij(
            "samenwerking:organisatie_bewerken",
            "",
            {200: bewerkers} | niet,
            {GELUKT: bewerkers} | niet,
            "organisatie_bewerken",
            "organisatie",
        ),
        Rij(
            "samenwerking:organisatie_bewerken",
            "",
            {200: f"{MAKERS} partner_ander"} | niet,
            {GELUKT: f"{MAKERS} partner_ander"} | niet,
            "organisatie_bewerken",
            "organisatie_ander",
        ),
        Rij("samenwerking:organisatie_bewerken", "onbekend", {}, {}, "organisatie_bewerken"),
    ]


def delen(wereld):
    """Name → object."""
    vlieger = wereld.rollen["partner_ander"].contactpersonen.get().organisatie
    return {"organisatie": wereld.organisatie, "organisatie_ander": vlieger}


def organisatie_nieuw(wereld, object, rij):
    return {"naam": "De Nieuwe Kring", "soort": "migrantenorganisatie"}


def organisatie_bewerken(wereld, object, rij):
    naam = getattr(object, "naam", "De Granaatappel")
    velden = {"naam": naam, "soort": "migrantenorganisatie", "talen": "Turks"}
    return velden | {"versie": getattr(object, "versie", 1)}
