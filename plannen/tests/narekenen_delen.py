"""The figures of a part of the city, and of two years side by side: from the raw rows, by ONTWERP.md §4-§6.

As `narekenen`, of which it uses the rules for one plan on one day, it shares no code with the product.
"""

from dataclasses import replace
from itertools import product

from .narekenen import TABELLEN, WOORDEN
from .narekenen_dagen import jaar_verschoven

DELENTABELLEN = TABELLEN | {
    "instellingen": "buurtteams.Instelling",
    "onderdelen": "buurtteams.Onderdeel",
    "uitvoeringen": "buurtteams.Uitvoering",
    "aanbevelingen": "buurtteams.Aanbeveling",
    "werk": "plannen.PlanThema_aanbevelingen",
    "verhalen": "samenwerking.Verhaal",
}
BEWIJSWOORDEN = {"document": "Er is een document", "geteld": "Er is geteld"}
GOED = ("volgens_planning", "gereed")


def onder(keuze, beeld):
    """The same, narrowed otherwise."""
    return replace(beeld, keuze=replace(beeld.keuze, **keuze))


# Two years side by side


def tel(codes):
    """(how many go well or are done, on how many there is a report, how many)."""
    stil = [code for code in codes if code in ("niet_gemeld", "geen_plan")]
    return sum(code in GOED for code in codes), len(codes) - len(stil), len(codes)


def telwoord(aantal):
    return f"{aantal} {'plan' if aantal == 1 else 'plannen'}"


def verschil(dit, ander):
    """What can be said whatever the plans without a report would have said: every case is tried."""
    if not dit[1] or not ander[1]:
        return "niet te vergelijken"
    stil = [telling[2] - telling[1] for telling in (dit, ander)]
    gevallen = product(range(stil[0] + 1), range(stil[1] + 1))
    mogelijk = {(dit[0] + extra) - (ander[0] + ander_extra) for extra, ander_extra in gevallen}
    if mogelijk == {0}:
        return "evenveel"
    minstens = "minstens " if len(mogelijk) > 1 else ""
    if min(mogelijk) > 0:
        return f"{minstens}{telwoord(min(mogelijk))} meer"
    if max(mogelijk) < 0:
        return f"{minstens}{telwoord(-max(mogelijk))} minder"
    return f"hangt af van {telwoord(sum(stil))} zonder bericht"


def een_jaar(beeld, jaar):
    """The same teams on the same day of another year."""
    return replace(beeld, jaar=jaar, op=jaar_verschoven(beeld.op, jaar["jaar"] - beeld.jaar["jaar"]))


def naast(beeld, jaar):
    beelden = beeld, een_jaar(beeld, jaar)

    def rij(codes):
        tellingen = [tel(codes(van)) for van in beelden]
        return (*tellingen, verschil(*tellingen))

    kan = all(van.plannen for van in beelden)
    standen = {code: tuple(van.legenda[code] for van in beelden) for code in WOORDEN if code != "geen_plan"}
    return {
        "dagen": [van.op for van in beelden],
        "totaal": rij(lambda van: [van.plancode(plan) for plan in van.plannen]),
        "standen": {
            code: (dit, ander, meer_of_minder(dit - ander) if kan else "niet te vergelijken")
            for code, (dit, ander) in standen.items()
            if dit or ander
        },
        "themas": {thema["slug"]: rij(lambda van, thema=thema: codes_op(van, thema)) for thema in beeld.themas},
        "wijken": {wijk["slug"]: rij(lambda van, wijk=wijk: codes_in(van, wijk)) for wijk in beeld.wijken},
    }


def meer_of_minder(verschil):
    return f"{telwoord(abs(verschil))} {'meer' if verschil > 0 else 'minder'}" if verschil else "evenveel"


def codes_op(beeld, thema):
    return [beeld.code(deel) for plan in beeld.plannen for deel in beeld.delen(plan) if deel["thema_id"] == thema["id"]]


def codes_in(beeld, wijk):
    deel = onder({"wijk": wijk["slug"]}, beeld)
    return [deel.plancode(plan) for plan in deel.plannen]


# The words on a plan


def namen_van(beeld, plan):
    """Who takes part besides the trekker."""
    namen = {team["id"]: team["naam"] for team in beeld.feiten["teams"]}
    return sorted(namen[team] for team in beeld.teams_van(plan) - {plan["team_id"]})


def tekst_van(bericht):
    if bericht is None:
        return ""
    return bericht["wat_gebeurd"] or ("Niets veranderd." if bericht["ongewijzigd"] else "")


# One theme


def themapagina(beeld):
    """`beeld` is narrowed to one theme."""
    regels = []
    for plan in beeld.plannen:
        [deel] = beeld.delen(plan)
        tekst = tekst_van(beeld.bericht(deel))
        regels.append((plan["titel"], beeld.code(deel), namen_van(beeld, plan), deel["doel"], tekst))
    return {
        "regels": regels,
        "aanbevelingen": werk_per_aanbeveling(beeld, [deel for plan in beeld.plannen for deel in beeld.delen(plan)]),
        "lessen": lessen(beeld),
        "verhalen": verhalen(beeld),
    }


def werk_per_aanbeveling(beeld, delen):
    """code → how many of these themes of plans work on it or on a part of it."""
    alle = [rij for rij in beeld.feiten["aanbevelingen"] if rij["thema_id"] in {thema["id"] for thema in beeld.themas}]
    per_code = {}
    for rij in sorted(alle, key=lambda rij: rij["volgorde"]):
        telt = {rij["id"]} | {deel["id"] for deel in alle if deel["onderdeel_van_id"] == rij["id"]}
        wie = {band["planthema_id"] for band in beeld.feiten["werk"] if band["aanbeveling_id"] in telt}
        per_code[rij["code"]] = len(wie & {deel["id"] for deel in delen})
    return per_code


def elders(beeld):
    """Which teams others can learn from: outside the part of the city in view, if it is a part."""
    stad = onder({"wijk": "", "prioriteit": False, "onderdeel": ""}, beeld)
    hier = {team["id"] for team in beeld.teams} if beeld.is_gebied else set()
    teams = {team["id"] for team in beeld.feiten["teams"]} - hier
    return teams, stad, [plan for plan in stad.plannen if not stad.teams_van(plan) & hier]


def lessen(beeld):
    """What goes well or is done and can be checked; what a partner confirms stands first."""
    _, stad, plannen = elders(beeld)
    namen = {team["id"]: f"Buurtteam {team['naam']}" for team in beeld.feiten["teams"]}
    instellingen = {rij["id"]: rij["naam"] for rij in beeld.feiten["instellingen"]}
    bevestigd, overig = [], []
    for plan in plannen:
        [deel] = stad.delen(plan)
        bericht, zeker = stad.bericht(deel), stad.partnerwoord(deel) == "partner bevestigt"
        if stad.code(deel) not in GOED or not (zeker or bericht["bewijs"] in BEWIJSWOORDEN):
            continue
        hoe = ["De partner bevestigt het"] * zeker
        if woord := BEWIJSWOORDEN.get(bericht["bewijs"]):
            hoe.append(f"{woord}: {bericht['bewijs_toelichting']}")
        wie = namen.get(plan["team_id"]) or instellingen.get(plan["instelling_id"], "Gemeente Utrecht")
        les = (wie, plan["titel"], stad.code(deel), tekst_van(bericht) or deel["doel"], " · ".join(hoe))
        (bevestigd if zeker else overig).append(les)
    return bevestigd + overig


def verhalen(beeld):
    """Shared by the end of the day, and shared still; those of nobody's team belong to all. Newest first."""
    teams = elders(beeld)[0] | {None}
    [thema] = beeld.themas
    rijen = [rij for rij in beeld.feiten["verhalen"] if rij["thema_id"] == thema["id"] and rij["team_id"] in teams]
    rijen = [rij for rij in rijen if rij["status"] == "gedeeld" and beeld.bekend(rij["gedeeld_op"])]
    return [rij["titel"] for rij in sorted(rijen, key=lambda rij: (rij["gedeeld_op"], rij["id"]), reverse=True)]


# One wijk


def wijkpagina(beeld):
    """Per plan in view who takes part, and per theme the stand and the last words."""
    return [
        (
            plan["titel"],
            namen_van(beeld, plan),
            [
                (thema["slug"], beeld.code(deel), deel["doel"], tekst_van(beeld.bericht(deel)))
                for thema in beeld.themas
                for deel in beeld.delen(plan)
                if deel["thema_id"] == thema["id"]
            ],
        )
        for plan in beeld.plannen
    ]


# One instelling


def instellingpagina(beeld, instelling):
    """Its teams are those of which it runs the onderdeel on the day in view."""
    beeld = onder({"onderdeel": instelling["onderdeel"]}, beeld)
    team_van = {rij["id"]: rij["buurtteam_id"] for rij in beeld.feiten["onderdelen"]}
    lopend = [rij for rij in beeld.feiten["uitvoeringen"] if rij["instelling_id"] == instelling["id"]]
    lopend = [rij for rij in lopend if rij["vanaf"] <= beeld.op and (rij["tot"] is None or beeld.op <= rij["tot"])]
    eigen_teams = {team_van[rij["onderdeel_id"]] for rij in lopend}
    teams = [team for team in beeld.teams if team["id"] in eigen_teams]
    in_beeld = {team["id"] for team in teams}
    eigen = [plan for plan in beeld.plannen if plan["instelling_id"] == instelling["id"]]
    plannen = [plan for plan in beeld.plannen if plan in eigen or beeld.teams_van(plan) & in_beeld]
    codes = [beeld.plancode(plan) for plan in plannen]
    return {
        "legenda": {code: codes.count(code) for code in beeld.legenda},
        "plannen": [(plan["titel"], beeld.plancode(plan)) for plan in plannen],
        "eigen": [plan["titel"] for plan in eigen],
        "teams": {
            team["naam"]: [plan["titel"] for plan in plannen if team["id"] in beeld.teams_van(plan)] for team in teams
        },
    }
