"""The key figures, each as so many of so many."""

from collections import Counter

from plannen.models import Koers
from plannen.models.stand import NIET_GEMELD, WOORDEN


def kerncijfers(inhoud):
    """From the content itself, so that a figure can never differ from the rows that stand in it."""
    plannen = inhoud["plannen"]
    verwacht = inhoud["aantal_teams"] * inhoud["plannen_per_team"]
    van_teams = [plan for plan in plannen if plan["soort_trekker"] == "team"]
    met_plan = inhoud["aantal_teams"] - len(inhoud["teams_zonder_plan"])
    cijfers = [
        cijfer("plannen", "Plannen van teams met akkoord", len(van_teams), verwacht),
        cijfer("teams", "Teams met een plan", met_plan, inhoud["aantal_teams"]),
        *van_standen(plannen),
        *van_het_werk(plannen),
    ]
    if inhoud["zonder_terugblik"]["gevraagd"]:
        cijfers.append(cijfer("terugblik", "Terugblik ingeleverd", telt(plannen, "terugblik"), len(plannen)))
    if inhoud["stemmen_open"]:
        cijfers += van_stemmen(plannen)
    return cijfers + van_besluiten(inhoud)


def cijfer(code, wat, aantal, van):
    return {"code": code, "wat": wat, "aantal": aantal, "van": van}


def telt(plannen, veld):
    return sum(bool(plan[veld]) for plan in plannen)


def van_standen(plannen):
    standen = Counter(plan["stand"]["code"] for plan in plannen)
    codes = [*Koers, NIET_GEMELD]
    return [cijfer(f"stand_{code}", f"Plannen: {WOORDEN[code].lower()}", standen[code], len(plannen)) for code in codes]


def van_het_werk(plannen):
    acties = [actie for plan in plannen for actie in plan["acties"]["lijst"]]
    doelen = [doel for plan in plannen for doel in plan["indicatoren"]]
    vragen = [vraag for plan in plannen for vraag in plan["vragen"]]
    te_laat = [plan for plan in plannen if plan["acties"]["te_laat"]]
    return [
        cijfer("te_laat", "Plannen met een actie die te laat is", len(te_laat), len(plannen)),
        cijfer("acties", "Acties klaar", sum(bool(actie["klaar_op"]) for actie in acties), len(acties)),
        cijfer("verschoven", "Acties met een verschoven datum", telt(acties, "verschoven"), len(acties)),
        cijfer("doelen", "Doelen gehaald", telt(doelen, "gehaald"), len(doelen)),
        cijfer("vragen", "Vragen met een antwoord", telt(vragen, "beantwoord_op"), len(vragen)),
    ]


def van_stemmen(plannen):
    """How many of the accounts each party judged; *wij kunnen dit niet beoordelen* is an answer too."""
    terug = [plan for plan in plannen if plan["terugblik"]]
    partners = [partner for plan in plannen for partner in plan["partners"]]

    def geoordeeld(partij):
        return sum(any(oordeel["partij"]["code"] == partij for oordeel in plan["oordelen"]) for plan in terug)

    anderen = [plan for plan in terug if plan["soort_trekker"] != "gemeente"]
    return [
        cijfer("oordeel_gemeente", "Oordelen van de gemeente", geoordeeld("gemeente"), len(anderen)),
        cijfer("oordeel_saluti", "Oordelen van MNU/Saluti", geoordeeld("saluti"), len(terug)),
        cijfer("partners", "Partners die zeiden of het is gebeurd", telt(partners, "gebeurd"), len(partners)),
        cijfer("verschil", "Plannen waarbij de stemmen verschillen", telt(plannen, "verschil"), len(terug)),
    ]


def van_besluiten(inhoud):
    besluiten = inhoud["besluiten"] + [besluit for plan in inhoud["plannen"] for besluit in plan["besluiten"]]
    werk = [besluit for besluit in besluiten if besluit["tekst"]]
    adviezen = inhoud["adviezen"]
    return [
        cijfer("besluiten", "Besluiten met een afspraak die klaar is", telt(werk, "klaar_op"), len(werk)),
        cijfer("adviezen", "Adviezen met een antwoord", telt(adviezen, "beantwoord_op"), len(adviezen)),
    ]
