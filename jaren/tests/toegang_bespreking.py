"""The access table of the review and of the advice. Notation: plannen/tests/toegang_rij.py.

Who sees a plan is repeated here from plannen/tests/toegang.py, which imports this.
"""

from plannen.tests.toegang_rij import ALLEN, GELUKT, Rij

TEAM = "coordinator instelling"
NOOIT_INGELEVERD = "coordinator instelling beheer"
INGELEVERD = f"{NOOIT_INGELEVERD} gemeente saluti partner"
AKKOORD = f"{INGELEVERD} coordinator_ander_team wethouder"
LEZERS = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer"
TAFEL = "gemeente wethouder"  # prepares the review, notes and decides

PLANNEN = {
    "concept": NOOIT_INGELEVERD,
    "teruggestuurd": INGELEVERD,
    "aangeboden": INGELEVERD,
    "vastgesteld": AKKOORD,
    "ingetrokken": AKKOORD,
    "gesloten": AKKOORD,
    "terugkijken": AKKOORD,
    "verantwoord": AKKOORD,
    "in_gesprek": AKKOORD,
    "samen_concept": f"{NOOIT_INGELEVERD} coordinator_ander_team",
    "samen_vastgesteld": AKKOORD,
    "gemeente_vastgesteld": AKKOORD,
    "onbekend": "",
}


def zonder(rollen, weg):
    return " ".join(rol for rol in rollen.split() if rol not in weg.split())


def doet(naam, wereld, wie, lezers, *, data="", van="", bladzijde=True):
    """One step: who takes it, and who gets 403 because it is only seen."""
    niet = zonder(lezers, wie)
    get = {200: wie, 403: niet} if bladzijde else None
    return Rij(naam, wereld, get, {GELUKT: wie, 403: niet}, data, van)


def van_agenda(naam, *, data="", van="", bladzijde=True, gesloten=None):
    """On the agenda of a year: the table does it in review; a closed one is only read, before there is none to see.

    `gesloten`: the item of the closed year, where the address names one.
    """
    dicht = {403: LEZERS}
    yield doet(naam, "in_gesprek", TAFEL, LEZERS, data=data, van=van, bladzijde=bladzijde)
    yield Rij(naam, "gesloten", dicht if bladzijde else None, dicht, data, gesloten or van)
    for wereld in ("", "terugkijken", "onbekend"):
        yield Rij(naam, wereld, {} if bladzijde else None, {}, data, van)


def op_plannen():
    for wereld, lezers in PLANNEN.items():
        wie = TAFEL if wereld in ("terugkijken", "verantwoord", "in_gesprek") else ""
        yield doet("jaren:plan_reactie", wereld, wie, lezers, data="reactie")


def op_jaren():
    for wereld in ("", "terugkijken", "in_gesprek", "gesloten"):
        wie = TAFEL if wereld in ("terugkijken", "in_gesprek") else ""
        yield doet("jaren:jaar_reactie", wereld, wie, LEZERS, data="reactie")
    yield Rij("jaren:jaar_reactie", "onbekend", {}, {}, "reactie")


def agendarijen():
    yield from (Rij("jaren:bespreking", wereld, {200: LEZERS}) for wereld in ("in_gesprek", "gesloten"))
    # The gemeente reads what must happen first; for the others there is no agenda yet.
    yield from (Rij("jaren:bespreking", wereld, {200: "gemeente"}) for wereld in ("", "terugkijken"))
    yield Rij("jaren:bespreking", "onbekend", {})
    yield from van_agenda("jaren:agenda_vernieuwen", bladzijde=False)
    yield from van_agenda("jaren:bespreking_rest")
    yield from van_agenda("jaren:agendapunt_nieuw", data="eigen_punt")
    punt = {"van": "punt", "gesloten": "punt_gesloten"}
    yield from van_agenda("jaren:agendapunt", data="punt", **punt)
    yield from van_agenda("jaren:agendapunt_bespreken", van="punt_rest", gesloten="punt_gesloten")
    yield from van_agenda("jaren:agendapunt_verplaatsen", data="stap", bladzijde=False, **punt)
    yield from van_agenda("jaren:agendapunt_weghalen", bladzijde=False, van="punt_eigen", gesloten="punt_gesloten")
    # An item that the data ask for is not taken away.
    yield Rij("jaren:agendapunt_weghalen", "in_gesprek", None, {403: LEZERS}, van="punt")


def besluitrijen():
    yield Rij("jaren:besluiten", get={200: ALLEN})
    yield Rij("jaren:besluit", "onbekend", {}, {}, "besluitstand")
    yield Rij("jaren:besluit_verbeteren", "onbekend", {}, {}, "besluit")
    doeners = {
        "besluit_team": f"{TEAM} gemeente",
        "besluit_gemeente": "gemeente",
        "besluit_instelling": "instelling gemeente",
        "besluit_saluti": "saluti gemeente",
    }
    for van, wie in doeners.items():
        lezers = LEZERS if van == "besluit_saluti" else AKKOORD
        niet = zonder(lezers, wie)
        yield Rij("jaren:besluit", "in_gesprek", {200: lezers}, {GELUKT: wie, 403: niet}, "besluitstand", van)
        yield doet("jaren:besluit_verbeteren", "in_gesprek", TAFEL, lezers, data="besluit", van=van)
    yield Rij("jaren:besluit", "gesloten", {200: AKKOORD}, {403: AKKOORD}, "besluitstand", "besluit_gesloten")
    yield Rij("jaren:besluit_verbeteren", "gesloten", {403: AKKOORD}, {403: AKKOORD}, "besluit", "besluit_gesloten")


def adviesrijen():
    yield Rij("jaren:adviezen", get={200: LEZERS})
    yield doet("jaren:advies_nieuw", "", "saluti", LEZERS, data="advies")
    for van in ("advies_open", "advies_beantwoord"):
        yield Rij("jaren:advies", "", {200: LEZERS}, van=van)
        is_open = van == "advies_open"
        yield doet("jaren:advies_bewerken", "", "saluti" if is_open else "", LEZERS, data="advies", van=van)
        yield doet("jaren:advies_beantwoorden", "", TAFEL, LEZERS, data="adviesantwoord", van=van)
        yield doet("jaren:advies_gevolg", "", "" if is_open else TAFEL, LEZERS, data="gevolg", van=van)
    yield Rij("jaren:advies", "onbekend", {})
    for naam, data in (("bewerken", "advies"), ("beantwoorden", "adviesantwoord"), ("gevolg", "gevolg")):
        yield Rij(f"jaren:advies_{naam}", "onbekend", {}, {}, data)


def rijen():
    return [*agendarijen(), *op_jaren(), *op_plannen(), *besluitrijen(), *adviesrijen()]
