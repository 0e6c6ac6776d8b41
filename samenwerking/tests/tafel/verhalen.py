"""Access, objects and data of the walk: stories, the library and roll-out. Notation: toegang_rij.py.

All stories are of the coordinator's team and written by that coordinator. `instelling` and `gemeente` may be the second
reader, and so may the coordinator of the other team; the writer never.
"""

from plannen.tests.toegang_rij import GELUKT, Rij
from samenwerking.factories import KennisitemFactory, OvernameFactory, VerhaalFactory, VondstFactory

ROL = "coordinator coordinator_ander_team instelling gemeente wethouder saluti partner partner_ander beheer"
STAD = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer"
SCHRIJVERS = "coordinator coordinator_ander_team instelling gemeente"
LEZERS = "coordinator_ander_team instelling gemeente"
ZIET = {
    "verhaal_concept": "coordinator",
    "verhaal_ter_controle": SCHRIJVERS,
    "verhaal_te_delen": SCHRIJVERS,
    "verhaal_gedeeld": ROL,
    "verhaal_ingetrokken": "coordinator",
}


def stap(naam, doet, *, data="", post=None):
    """A step on a story: per state who takes it; whoever only sees the story gets 403. `post`: the outcome of it."""
    for van, ziet in ZIET.items():
        doeners = doet.get(van, "")
        niet = " ".join(rol for rol in ziet.split() if rol not in doeners.split())
        yield Rij(naam, "", {200: doeners, 403: niet}, {post or GELUKT: doeners, 403: niet}, data, van)
    yield Rij(naam, "onbekend", get={}, post={}, data=data)


def rijen():
    """Rows of the access table."""
    eigen = {"verhaal_concept": "coordinator", "verhaal_ter_controle": "coordinator", "verhaal_te_delen": "coordinator"}
    lezen = {"verhaal_ter_controle": LEZERS, "verhaal_te_delen": LEZERS}
    return [
        Rij("samenwerking:verhalen", get={200: ROL}),
        Rij("samenwerking:bibliotheek", get={200: STAD}),
        Rij("plannen:uitrol", get={200: STAD}),
        *(Rij("samenwerking:verhaal", "", get={200: ziet}, van=van) for van, ziet in ZIET.items()),
        Rij("samenwerking:verhaal", "onbekend", get={}),
        Rij(
            "samenwerking:verhaal_nieuw",
            get={200: SCHRIJVERS, 403: "wethouder saluti partner partner_ander beheer"},
            post={GELUKT: SCHRIJVERS, 403: "wethouder saluti partner partner_ander beheer"},
            data="verhaal_nieuw",
        ),
        *stap("samenwerking:verhaal_bewerken", eigen, data="verhaal_bewerken"),
        *stap("samenwerking:verhaal_aanbieden", {"verhaal_concept": "coordinator"}),
        *stap("samenwerking:verhaal_controleren", lezen, data="verhaal_controleren"),
        *(rij for rij in stap("samenwerking:verhaal_delen", lezen, data="verhaal_delen") if rij.van != MET_VONDST),
        Rij(
            "samenwerking:verhaal_delen",
            "",
            {200: LEZERS, 403: "coordinator"},
            {422: LEZERS, 403: "coordinator"},
            "verhaal_delen",
            MET_VONDST,
        ),
        *stap("samenwerking:verhaal_terug", lezen, data="verhaal_reden"),
        *stap(
            "samenwerking:verhaal_intrekken", eigen | {"verhaal_gedeeld": "coordinator gemeente"}, data="verhaal_reden"
        ),
        *stap(
            "samenwerking:verhaal_overnemen",
            {"verhaal_gedeeld": "coordinator_ander_team instelling"},
            data="verhaal_overnemen",
        ),
        Rij(
            "samenwerking:overname_bijwerken",
            "",
            {200: "coordinator_ander_team instelling", 403: f"coordinator {OVERIGEN}"},
            {GELUKT: "coordinator_ander_team instelling", 403: f"coordinator {OVERIGEN}"},
            "overname_bijwerken",
            "verhaal_overname",
        ),
        Rij("samenwerking:overname_bijwerken", "onbekend", get={}, post={}, data="overname_bijwerken"),
    ]


MET_VONDST = "verhaal_ter_controle"
OVERIGEN = "gemeente wethouder saluti partner partner_ander beheer"
TEKST = {
    "aanleiding": "Moeders kwamen niet binnen.",
    "aanpak": "Wij gingen naar het schoolplein.",
    "resultaat": "Acht moeders kwamen.",
    "tip": "",
}


def delen(wereld):
    """Name → object, for the `van` of the rows: made once, in the world of the walk."""
    van = {"thema": wereld.thema, "team": wereld.team, "schrijver": wereld.rollen["coordinator"]}
    gedeeld = {"status": "gedeeld", "controleur": wereld.rollen["gemeente"], "gedeeld_op": "2026-11-02T12:00:00Z"}
    verhalen = {
        "verhaal_concept": VerhaalFactory(**van),
        "verhaal_ter_controle": VerhaalFactory(**van, status="ter_controle", aanpak="Bel 030 286 0000."),
        "verhaal_te_delen": VerhaalFactory(**van, status="ter_controle"),
        "verhaal_gedeeld": VerhaalFactory(**van, **gedeeld),
        "verhaal_ingetrokken": VerhaalFactory(**van, status="ingetrokken"),
    }
    VondstFactory(verhaal=verhalen[MET_VONDST], veld="aanpak", soort="telefoon", fragment="030 286 0000")
    overgenomen = VerhaalFactory(**van, **gedeeld)
    KennisitemFactory(code="V900", thema=wereld.thema)
    return verhalen | {"verhaal_overname": OvernameFactory(verhaal=overgenomen, team=wereld.ander_team)}


# What is posted


def verhaal_nieuw(wereld, object, rij):
    """Without a team: of a coordinator it is then the own one."""
    return TEKST | {"soort": "succes", "titel": "Naar het schoolplein", "thema": wereld.thema.pk, "team": ""}


def verhaal_bewerken(wereld, object, rij):
    velden = {"soort": "succes", "titel": "Een andere titel", "thema": wereld.thema.pk, "team": wereld.team.pk}
    return TEKST | velden | {"versie": object.versie if object else 1}


def verhaal_controleren(wereld, object, rij):
    vondsten = object.vondsten.all() if object else []
    besluiten = {f"vondst-{vondst.pk}-besluit": "mag_blijven" for vondst in vondsten}
    redenen = {f"vondst-{vondst.pk}-reden": "Het nummer van het buurthuis." for vondst in vondsten}
    return besluiten | redenen | {"versie": object.versie if object else 1}


def verhaal_delen(wereld, object, rij):
    return {"versie": object.versie if object else 1}


def verhaal_reden(wereld, object, rij):
    return {"reden": "Het klopt niet meer."}


def verhaal_overnemen(wereld, object, rij):
    return {"team": wereld.ander_team.pk, "gevolg": "Acht ouders kwamen."}


def overname_bijwerken(wereld, object, rij):
    return {"gevolg": "Acht ouders kwamen.", "versie": object.versie if object else 1}
