"""Agreements, aanbevelingen, coverage, ownership and attention: from the raw rows, by ONTWERP.md §3-§6.

Everything is of today; as `narekenen` it shares no code with the product.
"""

from .narekenen_delen import DELENTABELLEN, namen_van, tekst_van

MENSENTABELLEN = DELENTABELLEN | {
    "organisaties": "samenwerking.Organisatie",
    "gebruikers": "buurtteams.Gebruiker",
    "rollen": "buurtteams.Rol",
    "contacten": "samenwerking.Contactpersoon",
    "acties": "plannen.Actie",
    "vragen": "plannen.Vraag",
    "planpartners": "plannen.Planpartner",
    "rondetafel": "plannen.RondetafelAfspraak",
    "steun": "plannen.Steun",
    "opgepakt": "plannen.Plan_afspraken",
    "samen": "samenwerking.Samenwerkingsafspraak",
    "samenantwoorden": "samenwerking.Afspraakantwoord",
    "evaluaties": "samenwerking.Afspraakevaluatie",
}
AKKOORD = ("vastgesteld", "verantwoord", "besproken")
TERUGKIJKEN_VANAF = 14  # days before the date


def geldig(rijen, op):
    return [rij for rij in rijen if rij["vanaf"] <= op and (rij["tot"] is None or rij["tot"] >= op)]


def per_nummer(rijen):
    return {rij["id"]: rij for rij in rijen}


# The promise ledger


def boek(beeld):
    """code → (state, year → adopted plans that work on it, who supports it, who no longer does)."""
    plannen = per_nummer(beeld.feiten["plannen"])
    jaren = per_nummer(beeld.feiten["jaren"])
    regels = {}
    for afspraak in sorted(beeld.feiten["rondetafel"], key=lambda rij: rij["volgorde"]):
        werk = [
            plannen[rij["plan_id"]]
            for rij in beeld.feiten["opgepakt"]
            if rij["rondetafelafspraak_id"] == afspraak["id"]
        ]
        werk = [jaren[plan["cyclus_id"]]["jaar"] for plan in werk if plan["status"] in AKKOORD]
        steun = [rij for rij in beeld.feiten["steun"] if rij["afspraak_id"] == afspraak["id"]]
        gestopt = {rij["partij"] for rij in steun if rij["tot"] and rij["tot"] < beeld.op}
        geldt = {rij["partij"] for rij in steun if rij["sinds"] <= beeld.op} - gestopt
        per_jaar = {jaar["jaar"]: werk.count(jaar["jaar"]) for jaar in jaren.values()}
        regels[afspraak["code"]] = afspraakstand(afspraak, werk, beeld.op), per_jaar, geldt, gestopt
    return regels


def afspraakstand(afspraak, werk, op):
    for gezegd in ("ingetrokken", "nagekomen"):
        if afspraak[f"{gezegd}_op"] and afspraak[f"{gezegd}_op"] <= op:
            return gezegd
    return "opgepakt" if werk else "open"


# Aanbevelingen


def aanbevelingen(beeld):
    """code → how many adopted plans of this year, and of last year, work on it or on a part of it."""
    jaren = {rij["jaar"]: rij["id"] for rij in beeld.feiten["jaren"]}
    regels = {}
    for rij in beeld.feiten["aanbevelingen"]:
        wie = [plan for _, plan in werk_aan(beeld, rij)]
        jaar = beeld.jaar["jaar"]
        regels[rij["code"]] = tuple(
            len({plan["id"] for plan in wie if plan["cyclus_id"] == jaren.get(welk)}) for welk in (jaar, jaar - 1)
        )
    return regels


def werk_aan(beeld, aanbeveling):
    """Pairs of a theme of a plan and that adopted plan."""
    telt = {
        rij["id"] for rij in beeld.feiten["aanbevelingen"] if aanbeveling["id"] in (rij["id"], rij["onderdeel_van_id"])
    }
    delen = {rij["planthema_id"] for rij in beeld.feiten["werk"] if rij["aanbeveling_id"] in telt}
    plannen = per_nummer(beeld.feiten["plannen"])
    paren = [(deel, plannen[deel["plan_id"]]) for deel in beeld.feiten["planthemas"] if deel["id"] in delen]
    return [(deel, plan) for deel, plan in paren if plan["status"] in AKKOORD]


def wie_eraan_werkt(beeld, aanbeveling):
    """`beeld` is a whole year: its plans that work on it, by name of the team, those of others last."""
    delen = [deel["id"] for deel, _ in werk_aan(beeld, aanbeveling)]
    return [
        (
            plan["titel"], beeld.code(deel), namen_van(beeld, plan), tekst_van(beeld.bericht(deel)),
            beeld.partnerwoord(deel),
        )
        for plan in beeld.plannen
        for deel in sorted(beeld.delen(plan), key=lambda deel: deel["id"])
        if deel["id"] in delen
    ]  # fmt: skip


# Coverage


def kant(contact):
    for soort in ("onderdeel", "organisatie", "instelling"):
        if contact[f"{soort}_id"]:
            return soort, contact[f"{soort}_id"]
    return None


def dekking(beeld):
    contacten = geldig(beeld.feiten["contacten"], beeld.op)
    vast = [kant(rij) for rij in contacten if rij["functie"] == "vast_contact"]
    vervangers = [kant(rij) for rij in contacten if rij["functie"] == "vervanger"]
    alleen = [wie for wie in vast if vast.count(wie) == 1 and wie not in vervangers]
    onderdelen = [("onderdeel", rij["id"]) for rij in beeld.feiten["onderdelen"]]
    organisaties = [("organisatie", rij["id"]) for rij in beeld.feiten["organisaties"]]
    per_team = {}
    for rij in beeld.feiten["onderdelen"]:
        per_team.setdefault(rij["buurtteam_id"], []).append(("onderdeel", rij["id"]) in vast)
    return {
        "teams": len(beeld.feiten["teams"]),
        "teams_met": len([delen for delen in per_team.values() if True in delen]),
        "teams_geheel": len([delen for delen in per_team.values() if False not in delen]),
        "onderdelen": len(onderdelen),
        "organisaties": len(organisaties),
        "onderdelen_met": len([wie for wie in onderdelen if wie in vast]),
        "organisaties_met": len([wie for wie in organisaties if wie in vast]),
        "onderdelen_alleen": sorted(wie for wie in alleen if wie in onderdelen),
        "organisaties_alleen": sorted(wie for wie in alleen if wie in organisaties),
        "zonder": sorted(wie for wie in onderdelen + organisaties if wie not in vast),
        "met_vervanger": sorted(wie for wie in set(vast) if wie in vervangers),
        "instellingen": {
            rij["naam"]: ("instelling", rij["id"]) in map(kant, contacten) for rij in beeld.feiten["instellingen"]
        },
        "een_voor_meer": een_voor_meer([rij for rij in contacten if rij["functie"] == "vast_contact"], alleen),
    }


def een_voor_meer(vast, alleen):
    """The sides of each person who is the only one for more than one of them."""
    kanten = {}
    for rij in vast:
        persoon = ("account", rij["gebruiker_id"]) if rij["gebruiker_id"] else ("e-mail", rij["email"].lower())
        if kant(rij) in alleen and persoon != ("e-mail", ""):
            kanten.setdefault(persoon, []).append(kant(rij))
    return sorted(sorted(van_een) for van_een in kanten.values() if len(van_een) > 1)


def afspraakdekking(beeld):
    lopend = [rij for rij in beeld.feiten["samen"] if loopt(rij, beeld.op)]
    zegt = [set(woorden(beeld, rij).values()) for rij in lopend]
    return {
        "teams": {rij["team_id"] for rij in lopend},
        "organisaties": {rij["organisatie_id"] for rij in lopend},
        "lopend": len(lopend),
        "bevestigd": zegt.count({"ja"}),
        "verschil": len([woorden for woorden in zegt if "nee" in woorden]),
        "bevestigen": len([woorden for woorden in zegt if {None, "weet_niet"} & woorden]),
        "terugkijken": len([rij for rij in lopend if moet_terugkijken(beeld, rij)]),
    }


def loopt(afspraak, op):
    return afspraak["gestopt_op"] is None or afspraak["gestopt_op"] > op


def antwoorden(beeld, afspraak, zijde):
    """What a side said of the present text, the last first."""
    rijen = [rij for rij in beeld.feiten["samenantwoorden"] if rij["afspraak_id"] == afspraak["id"]]
    rijen = [rij for rij in rijen if rij["zijde"] == zijde and rij["tekstversie"] == afspraak["tekstversie"]]
    return sorted(rijen, key=lambda rij: (rij["op"], rij["id"]), reverse=True)


def woorden(beeld, afspraak):
    gezegd = {zijde: antwoorden(beeld, afspraak, zijde) for zijde in ("team", "organisatie")}
    return {zijde: rijen[0]["antwoord"] if rijen else None for zijde, rijen in gezegd.items()}


def moet_terugkijken(beeld, afspraak):
    geschreven = {
        rij["zijde"]
        for rij in beeld.feiten["evaluaties"]
        if rij["afspraak_id"] == afspraak["id"] and rij["over"] == afspraak["evaluatie_op"]
    }
    return (afspraak["evaluatie_op"] - beeld.op).days <= TERUGKIJKEN_VANAF and len(geschreven) < 2


# Ownership


def eigenaarschap(beeld):
    dicht = {rij["id"] for rij in beeld.feiten["jaren"] if rij["fase"] == "afgesloten"}
    lopend = [rij for rij in beeld.feiten["plannen"] if rij["status"] in ("vastgesteld", "verantwoord")]
    lopend = {rij["id"]: rij for rij in lopend if rij["cyclus_id"] not in dicht}
    acties = [rij for rij in beeld.feiten["acties"] if rij["plan_id"] in lopend and rij["klaar_op"] is None]
    acties = op_datum(acties)
    gebruikers = per_nummer(beeld.feiten["gebruikers"])
    rollen = [rij for rij in geldig(beeld.feiten["rollen"], beeld.op) if gebruikers[rij["gebruiker_id"]]["is_active"]]
    rollen = [rij for rij in rollen if rij["soort"] in ("coordinator", "instelling", "gemeente")]
    bezet = {rij["buurtteam_id"] for rij in rollen}
    vertrokken = [rij["titel"] for rij in acties if is_vertrokken(beeld, rij, lopend[rij["plan_id"]])]
    return {
        "plannen": len(lopend),
        "plannen_zonder": [plan["titel"] for plan in op_team(beeld, lopend) if not heeft_trekker(plan, rollen)],
        "acties": len(acties),
        "acties_zonder": [rij["titel"] for rij in acties if not rij["functie"] and not rij["gebruiker_id"]],
        "acties_vertrokken": vertrokken,
        "rollen": len(rollen),
        "nooit_ingelogd": sorted(rij["id"] for rij in rollen if not gebruikers[rij["gebruiker_id"]]["last_login"]),
        "teams_zonder": sorted(team["naam"] for team in beeld.feiten["teams"] if team["id"] not in bezet),
    }


def op_datum(acties):
    """The earliest first, those without a date last."""
    return sorted(acties, key=lambda rij: (rij["datum"] is None, rij["datum"] or 0, rij["id"]))


def op_team(beeld, plannen):
    """By name of the team and number, those of others last."""
    namen = {team["id"]: team["naam"] for team in beeld.feiten["teams"]}
    van_team = [plan for plan in plannen.values() if plan["team_id"]]
    overig = [plan for plan in plannen.values() if not plan["team_id"]]
    van_team.sort(key=lambda plan: (namen[plan["team_id"]], plan["nummer"]))
    return van_team + sorted(overig, key=lambda plan: plan["id"])


def heeft_trekker(plan, rollen):
    if plan["van_gemeente"]:
        return "gemeente" in [rij["soort"] for rij in rollen]
    veld, eigen = ("buurtteam_id", plan["team_id"]) if plan["team_id"] else ("instelling_id", plan["instelling_id"])
    return eigen in [rij[veld] for rij in rollen]


def is_vertrokken(beeld, actie, plan):
    """The account may not sign in, has no role at all, or its contact of this side ended and nothing else ties it."""
    if actie["gebruiker_id"] is None:
        return False
    [wie] = [rij for rij in beeld.feiten["gebruikers"] if rij["id"] == actie["gebruiker_id"]]
    rollen = [rij for rij in geldig(beeld.feiten["rollen"], beeld.op) if rij["gebruiker_id"] == wie["id"]]
    if not wie["is_active"] or not rollen:
        return True
    if plan["team_id"] and plan["team_id"] in [rij["buurtteam_id"] for rij in rollen]:
        return False
    contacten = [
        rij for rij in beeld.feiten["contacten"] if rij["gebruiker_id"] == wie["id"] and is_van(beeld, actie, plan, rij)
    ]
    return bool(contacten) and not geldig(contacten, beeld.op)


def is_van(beeld, actie, plan, contact):
    """Whether the contact is of the side that the actie names."""
    if actie["zijde"] == "organisatie":
        return contact["organisatie_id"] == actie["organisatie_id"]
    if actie["zijde"] == "instelling":
        return contact["instelling_id"] is not None
    van_team = [rij["id"] for rij in beeld.feiten["onderdelen"] if rij["buurtteam_id"] == plan["team_id"]]
    return actie["zijde"] == "onderdeel" and contact["onderdeel_id"] in van_team


# One instelling: who is missing, and what waits


def instellingwerk(beeld, instelling, titels):
    """`titels`: the plans in view. Acties of its side that nobody does, and questions that wait for its answer."""
    keuzes, gebruikers = ("beide", instelling["onderdeel"]), per_nummer(beeld.feiten["gebruikers"])
    plannen = {plan["id"] for plan in beeld.feiten["plannen"] if plan["titel"] in titels}
    actief = {
        rij["gebruiker_id"]
        for rij in geldig(beeld.feiten["rollen"], beeld.op)
        if gebruikers[rij["gebruiker_id"]]["is_active"]
    }
    los = []
    for rij in op_datum(beeld.feiten["acties"]):
        eigen = rij["zijde"] == "instelling" and rij["onderdeel"] in keuzes
        eigen |= rij["zijde"] == "onderdeel" and rij["onderdeel"] == instelling["onderdeel"]
        if rij["plan_id"] in plannen and eigen and rij["klaar_op"] is None:
            weg = rij["gebruiker_id"] and rij["gebruiker_id"] not in actief
            zonder = "niemand" if not rij["functie"] else "" if rij["gebruiker_id"] else "nog geen persoon"
            if reden := "de persoon is weg" if weg else zonder:
                los.append((rij["titel"], reden, bool(rij["datum"] and rij["datum"] < beeld.op)))
    vragen = {
        rij["tekst"]: rij["antwoord_voor"] < beeld.op
        for rij in beeld.feiten["vragen"]
        if rij["plan_id"] in plannen and rij["aan"] == "instelling" and rij["onderdeel"] in keuzes
        if rij["beantwoord_op"] is None
    }
    return {"acties": los, "vragen": vragen}
