"""What needs attention, from the raw rows: which points, in which order, and how many days each has waited.

A theme that is stuck comes by whether help was asked and came; then who waits for an answer, who sees it otherwise,
and which team was silent in this ronde.
"""

from .narekenen_dagen import datum
from .narekenen_mensen import antwoorden, loopt, per_nummer, woorden

SOORTEN = [
    "hulp te laat",
    "vraag te laat",
    "hulp gevraagd",
    "geen hulp",
    "partner ziet het anders",
    "beantwoord",
    "geen bericht",
]
NOOIT = 9999  # days, of a team that never reported


def titel(beeld, plan):
    namen = {team["id"]: team["naam"] for team in beeld.feiten["teams"]}
    instellingen = {rij["id"]: rij["naam"] for rij in beeld.feiten["instellingen"]}
    wie = namen.get(plan["team_id"]) or instellingen.get(plan["instelling_id"]) or "Gemeente Utrecht"
    return f"{wie}: {plan['titel']}"


def aandacht(beeld):
    """Of (kind, days, title), the heaviest first and within each the longest waiting."""
    punten = [*vastlopers(beeld), *late_vragen(beeld), *partners(beeld), *afspraken(beeld), *stil(beeld)]
    return sorted(punten, key=lambda punt: (SOORTEN.index(punt[0]), -punt[1], punt[2]))


def delen_in_beeld(beeld):
    return [(plan, deel) for plan in beeld.plannen for deel in beeld.delen(plan)]


def zit_vast(beeld, deel):
    """By the last report, also when that is not of this ronde."""
    bericht = beeld.bericht(deel)
    return bericht is not None and bericht["koers"] == "loopt_vast"


def vastlopers(beeld):
    for plan, deel in delen_in_beeld(beeld):
        if zit_vast(beeld, deel):
            yield hulp(beeld, deel), (beeld.op - vast_sinds(beeld, deel)).days, titel(beeld, plan)


def vast_sinds(beeld, deel):
    """The day of the first of the reports that all say so up to now."""
    rijen = [
        rij for rij in beeld.feiten["berichten"] if rij["planthema_id"] == deel["id"] and not rij["ingetrokken_op"]
    ]
    sinds = None
    for rij in sorted(rijen, key=lambda rij: (rij["gemeld_op"], rij["id"])):
        if rij["koers"] != "loopt_vast":
            sinds = None
        elif sinds is None:
            sinds = datum(rij["gemeld_op"])
    return sinds


def hulp(beeld, deel):
    """A question to the team itself is no request for help."""
    vragen = [rij for rij in beeld.feiten["vragen"] if rij["planthema_id"] == deel["id"] and rij["aan"] != "team"]
    if not vragen:
        return "geen hulp"
    open_ = [rij["antwoord_voor"] for rij in vragen if rij["beantwoord_op"] is None]
    if not open_:
        return "beantwoord"
    return "hulp te laat" if min(open_) < beeld.op else "hulp gevraagd"


def late_vragen(beeld):
    """Those that are no request for help with a theme that is stuck; on a theme not those of a plan as a whole."""
    plannen = per_nummer(beeld.plannen)
    delen = {deel["id"]: deel for _, deel in delen_in_beeld(beeld)}
    for rij in beeld.feiten["vragen"]:
        te_laat = rij["beantwoord_op"] is None and rij["antwoord_voor"] < beeld.op
        if not te_laat or rij["plan_id"] not in plannen:
            continue
        deel = delen.get(rij["planthema_id"])
        if deel is None and (rij["planthema_id"] or beeld.is_thema):
            continue
        if deel is None or rij["aan"] == "team" or not zit_vast(beeld, deel):
            dagen = (beeld.op - rij["antwoord_voor"]).days
            yield "vraag te laat", dagen, titel(beeld, plannen[rij["plan_id"]])


def partners(beeld):
    """The last word of each partner on each question, about a plan as a whole or its last report on a theme."""
    plannen, partner_van = per_nummer(beeld.plannen), per_nummer(beeld.feiten["planpartners"])
    laatste_berichten = {beeld.bericht(deel)["id"] for _, deel in delen_in_beeld(beeld) if beeld.bericht(deel)}
    laatste = {}
    for rij in sorted(beeld.feiten["antwoorden"], key=lambda rij: (rij["op"], rij["id"])):
        if rij["voortgang_id"] is None or rij["voortgang_id"] in laatste_berichten:
            laatste[rij["planpartner_id"], rij["vraag"], rij["voortgang_id"]] = rij
    for rij in laatste.values():
        plan = plannen.get(partner_van[rij["planpartner_id"]]["plan_id"])
        if plan and rij["antwoord"] in ("nee", "deels"):
            yield "partner ziet het anders", (beeld.op - datum(rij["op"])).days, titel(beeld, plan)


def afspraken(beeld):
    """Those of the teams in view of which one side says *nee*; they have no theme."""
    teams = {team["id"]: team["naam"] for team in beeld.teams}
    organisaties = {rij["id"]: rij["naam"] for rij in beeld.feiten["organisaties"]}
    for rij in beeld.feiten["samen"]:
        if beeld.is_thema or rij["team_id"] not in teams or not loopt(rij, beeld.op):
            continue
        nee = [zijde for zijde, woord in woorden(beeld, rij).items() if woord == "nee"]
        if nee:
            sinds = datum(antwoorden(beeld, rij, nee[0])[0]["op"])
            naam = f"Buurtteam {teams[rij['team_id']]} en {organisaties[rij['organisatie_id']]}"
            yield "partner ziet het anders", (beeld.op - sinds).days, naam


def stil(beeld):
    if beeld.ronde is None:
        return
    zwijgt_niet = {*beeld.zin["gemeld"], *beeld.zin["zonder"]}
    for team in beeld.teams:
        if team["naam"] not in zwijgt_niet:
            dagen = beeld.stilte[team["naam"]]
            yield "geen bericht", NOOIT if dagen is None else dagen, team["naam"]
