"""The access table of the account, the judgements and the partner's answer. Notation: plannen/tests/toegang_rij.py.

Who sees and who writes a plan is repeated here from plannen/tests/toegang.py, which imports this.
"""

from plannen.tests.toegang_rij import GELUKT, Rij

TEAM = "coordinator instelling"
NOOIT_INGELEVERD = "coordinator instelling beheer"
INGELEVERD = f"{NOOIT_INGELEVERD} gemeente saluti partner"
AKKOORD = f"{INGELEVERD} coordinator_ander_team wethouder"
JAAR_LEZERS = "coordinator coordinator_ander_team instelling wethouder beheer"

# State → who sees the plan, and who writes it.
WERELDEN = {
    "concept": (NOOIT_INGELEVERD, TEAM),
    "teruggestuurd": (INGELEVERD, TEAM),
    "aangeboden": (INGELEVERD, TEAM),
    "vastgesteld": (AKKOORD, TEAM),
    "ingetrokken": (AKKOORD, TEAM),
    "gesloten": (AKKOORD, TEAM),
    "terugkijken": (AKKOORD, TEAM),
    "verantwoord": (AKKOORD, TEAM),
    "in_gesprek": (AKKOORD, TEAM),
    "samen_concept": (f"{NOOIT_INGELEVERD} coordinator_ander_team", "coordinator_ander_team instelling"),
    "samen_vastgesteld": (AKKOORD, "coordinator_ander_team instelling"),
    "gemeente_vastgesteld": (AKKOORD, "gemeente"),
    "instelling_vastgesteld": (AKKOORD, "instelling"),
    "andere_instelling_concept": ("instelling beheer", ""),
    "onbekend": ("", ""),
}
TE_LEZEN = ("verantwoord", "in_gesprek")
PARTNERWERELDEN = ("concept", "aangeboden", "vastgesteld", "terugkijken", "verantwoord", "in_gesprek", "gesloten")
IN_UITVOERING = ("vastgesteld", "terugkijken", "samen_vastgesteld", "gemeente_vastgesteld", "instelling_vastgesteld")


def stap(naam, doeners, *, data="", werelden=WERELDEN, van=""):
    """Per state who takes the step; whoever only sees the plan gets 403."""
    for wereld in werelden:
        lezers, doet = WERELDEN[wereld][0], doeners.get(wereld, "")
        niet = " ".join(rol for rol in lezers.split() if rol not in doet.split())
        deel = f"{van}_{wereld}" if van else ""
        yield Rij(naam, wereld, {200: doet, 403: niet}, {GELUKT: doet, 403: niet}, data, deel)


def rijen():
    schrijvers = {wereld: schrijft for wereld, (_, schrijft) in WERELDEN.items()}
    lezers = schrijvers | {wereld: WERELDEN[wereld][0] for wereld in TE_LEZEN}
    return [
        *(Rij("jaren:terugblik", wereld, {200: rollen}) for wereld, rollen in lezers.items()),
        *stap("jaren:terugblik_bewerken", {w: schrijvers[w] for w in IN_UITVOERING}, data="terugblik"),
        *stap("jaren:terugblik_inleveren", {"terugkijken": TEAM}),
        *stap("jaren:terugblik_terugsturen", {"verantwoord": "gemeente"}, data="reden"),
        *stap("jaren:oordeel", {"verantwoord": "gemeente saluti"}, data="oordeel"),
        *(
            Rij("jaren:beoordelen", wereld, {200: "gemeente saluti", 403: JAAR_LEZERS})
            for wereld in ("", "terugkijken", "in_gesprek", "gesloten")
        ),
        Rij("jaren:beoordelen", "onbekend", {}),
        *stap(
            "jaren:partner_gebeurd",
            dict.fromkeys(("vastgesteld", "terugkijken", "verantwoord", "in_gesprek"), "partner"),
            data="gebeurd",
            werelden=PARTNERWERELDEN,
            van="planpartner",
        ),
        Rij("jaren:partner_gebeurd", "onbekend", {}, {}, "gebeurd"),
    ]
