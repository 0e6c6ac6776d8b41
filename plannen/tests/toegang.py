"""Who may what: for every URL, every state of its object, every role and every method, what happens.

This is the one place where access is declared, with the modules that it gathers; `test_toegang.py` walks all of it.
docs/toegang.md is made from it: `.venv/bin/python -m pytest plannen/tests/toegang_schrijven.py`.
"""

import re

from jaren.tests.toegang import jaarrijen
from plannen.tests.toegang_beheer import beheerrijen
from plannen.tests.toegang_rij import ALLEN, ANDEREN, GELUKT, IEDEREEN, Rij
from samenwerking.tests.tafel import samenwerkingsrijen

TEAM = "coordinator instelling"
MAKERS = "coordinator coordinator_ander_team instelling gemeente"
DASHBOARD = f"{MAKERS} wethouder saluti beheer"
DASHBOARD_ZONDER_GEMEENTE = DASHBOARD.replace(" gemeente", "")

# Who sees a plan, per state (rule 7). "coordinator" is of the team; in the states that begin with "samen" the plan is
# of the other team and this team takes part.
NOOIT_INGELEVERD = "coordinator instelling beheer"
INGELEVERD = f"{NOOIT_INGELEVERD} gemeente saluti partner"
AKKOORD = f"{INGELEVERD} coordinator_ander_team wethouder"
LEZERS = {
    "concept": NOOIT_INGELEVERD,
    "teruggestuurd": INGELEVERD,
    "aangeboden": INGELEVERD,
    "vastgesteld": AKKOORD,
    "ingetrokken": AKKOORD,
    "ingetrokken_concept": NOOIT_INGELEVERD,
    "gesloten": AKKOORD,
    "terugkijken": AKKOORD,
    "verantwoord": AKKOORD,
    "in_gesprek": AKKOORD,
    "samen_concept": f"{NOOIT_INGELEVERD} coordinator_ander_team",
    "samen_vastgesteld": AKKOORD,
    "gemeente_concept": "instelling beheer gemeente",
    "gemeente_vastgesteld": AKKOORD,
    "instelling_concept": "instelling beheer",
    "instelling_vastgesteld": AKKOORD,
    "andere_instelling_concept": "instelling beheer",
    "onbekend": "",
}


def lezen(naam):
    """A page that is only read, by everyone who sees the plan."""
    return [Rij(naam, wereld, get={200: lezers}) for wereld, lezers in LEZERS.items()]


def stap(naam, doeners, *, data="", lees=False, bladzijde=True, van="", werelden=tuple(LEZERS)):
    """A step on a plan or on a part of it: per state who takes it. Whoever only sees the plan gets 403.

    `lees`: everyone who sees the plan sees this page too. `bladzijde=False`: only a button, no page.
    """
    for wereld in werelden:
        lezers = LEZERS[wereld]
        doet = doeners.get(wereld, "")
        niet = " ".join(rol for rol in lezers.split() if rol not in doet.split())
        get = {200: lezers} if lees else {200: doet, 403: niet}
        yield Rij(naam, wereld, get if bladzijde else None, {GELUKT: doet, 403: niet}, data, van)


ZELF_SCHRIJVEN = {
    "concept": TEAM,
    "teruggestuurd": TEAM,
    "samen_concept": "coordinator_ander_team instelling",
    "gemeente_concept": "gemeente",
    "instelling_concept": "instelling",
}
ZELF_UITVOEREN = {
    "vastgesteld": TEAM,
    "terugkijken": TEAM,
    "gemeente_vastgesteld": "gemeente",
    "instelling_vastgesteld": "instelling",
}
BEWERKEN = ZELF_SCHRIJVEN | ZELF_UITVOEREN | {"samen_vastgesteld": "coordinator_ander_team instelling"}
BIJHOUDEN = ZELF_UITVOEREN | {"samen_vastgesteld": f"{TEAM} coordinator_ander_team"}
BEOORDELEN = {"aangeboden": "gemeente"}
# The report in each state was written today by the trekker; it stays withdrawable as long as the year is open.
EIGEN_BERICHT = {
    **dict.fromkeys(
        [
            *("concept", "teruggestuurd", "aangeboden", "vastgesteld", "ingetrokken", "ingetrokken_concept"),
            *("terugkijken", "verantwoord", "in_gesprek"),
        ],
        "coordinator",
    ),
    **dict.fromkeys(["samen_concept", "samen_vastgesteld"], "coordinator_ander_team"),
    **dict.fromkeys(["gemeente_concept", "gemeente_vastgesteld"], "gemeente"),
    **dict.fromkeys(["instelling_concept", "instelling_vastgesteld"], "instelling"),
}


# Reports, acties and countings belong to plans that were adopted once; the others are tried as well, but not each.
DELEN = tuple(wereld for wereld in LEZERS if not wereld.endswith("_concept")) + ("samen_concept",)
ENKELE = ("concept", "aangeboden", "vastgesteld", "gesloten")


def vraag_aan(rol):
    return {wereld: rol for wereld, lezers in LEZERS.items() if rol in lezers.split() and wereld != "gesloten"}


def vraag_stellers():
    """Gemeente, wethouder and MNU/Saluti, as far as they see the plan; the gemeente not about a plan of its own."""
    stellers = {wereld: lezers.split() for wereld, lezers in LEZERS.items() if wereld != "gesloten"}
    return {
        wereld: " ".join(
            rol
            for rol in ("gemeente", "wethouder", "saluti")
            if rol in lezers and not (rol == "gemeente" and wereld.startswith("gemeente_"))
        )
        for wereld, lezers in stellers.items()
    }


def vraag_aan_team():
    """Whoever carries the plan, and each instelling on behalf of a team."""
    van_team = {wereld: TEAM for wereld in LEZERS if wereld not in ("gesloten", "onbekend")}
    samen = dict.fromkeys(["samen_concept", "samen_vastgesteld"], "coordinator_ander_team instelling")
    ander = {"gemeente_concept": "gemeente", "gemeente_vastgesteld": "gemeente", "andere_instelling_concept": ""}
    return van_team | samen | ander | dict.fromkeys(["instelling_concept", "instelling_vastgesteld"], "instelling")


def nieuw(zoek, rollen, get=None):
    """Writing a new plan, for the year and the trekker in the address."""
    get = (get or {200: rollen}) | {403: ANDEREN}
    return Rij("plannen:plan_nieuw", "", get, {GELUKT: rollen, 403: ANDEREN}, "plan_nieuw", zoek=zoek)


TABEL = [
    Rij("gezondheid", get={200: IEDEREEN}),
    # Signing in, and the own account
    Rij("account_login", "", {200: "niemand", 302: ALLEN}, {GELUKT: "niemand", 302: ALLEN}, "inloggen"),
    Rij("account_logout", post={302: IEDEREEN}),
    Rij("account", get={200: ALLEN}),
    Rij("account_herinneringen", post={GELUKT: ALLEN}, data="herinneringen_per_week"),
    Rij("account_inactive", get={200: IEDEREEN}),
    Rij("account_change_password", "", {200: ALLEN}, {GELUKT: ALLEN}, "wachtwoord_wijzigen"),
    Rij("account_reset_password", "", {200: IEDEREEN}, {302: IEDEREEN}, "wachtwoord_vergeten"),
    Rij("account_reset_password_done", get={200: IEDEREEN}),
    Rij("account_reset_password_from_key", "link", {302: IEDEREEN}, {302: IEDEREEN}),
    Rij("account_reset_password_from_key", "onbekend", {200: IEDEREEN}, {200: IEDEREEN}),
    # Invitations
    Rij("uitnodigingen", get={200: "beheer"}),
    Rij("uitnodiging_nieuw", "", {200: "beheer"}, {GELUKT: "beheer"}, "uitnodiging_nieuw"),
    Rij("uitnodiging_opnieuw", "open", post={GELUKT: "beheer"}),
    Rij("uitnodiging_opnieuw", "verlopen", post={GELUKT: "beheer"}),
    Rij("uitnodiging_opnieuw", "ingetrokken", post={GELUKT: "beheer"}),
    Rij("uitnodiging_opnieuw", "aanvaard", post={302: "beheer"}),
    Rij("uitnodiging_opnieuw", "onbekend", post={}),
    Rij("uitnodiging_intrekken", "open", post={GELUKT: "beheer"}),
    Rij("uitnodiging_intrekken", "verlopen", post={GELUKT: "beheer"}),
    Rij("uitnodiging_intrekken", "ingetrokken", post={302: "beheer"}),
    Rij("uitnodiging_intrekken", "aanvaard", post={302: "beheer"}),
    Rij("uitnodiging_intrekken", "onbekend", post={}),
    # The key in the link says who this is; whoever has an account accepts it signed in to that account.
    Rij("uitnodiging_aanvaarden", "open", {200: IEDEREEN}, {GELUKT: "niemand", 403: ALLEN}, "account_maken"),
    Rij(
        "uitnodiging_aanvaarden",
        "voor_coordinator",
        {200: IEDEREEN},
        {GELUKT: "coordinator", 403: f"niemand {ANDEREN}"},
    ),
    Rij("uitnodiging_aanvaarden", "verlopen", {410: IEDEREEN}, {410: IEDEREEN}, "account_maken"),
    Rij("uitnodiging_aanvaarden", "ingetrokken", {410: IEDEREEN}, {410: IEDEREEN}, "account_maken"),
    Rij("uitnodiging_aanvaarden", "aanvaard", {410: IEDEREEN}, {410: IEDEREEN}, "account_maken"),
    Rij("uitnodiging_aanvaarden", "onbekend", {404: IEDEREEN}, {404: IEDEREEN}, "account_maken"),
    # The city and the teams
    Rij("jaren:start", get={200: ALLEN}),
    Rij("plannen:dashboard", get={200: DASHBOARD}),
    Rij("jaren:stadsblad", get={200: DASHBOARD}),
    Rij("plannen:dashboard_thema", get={200: DASHBOARD}),
    Rij("plannen:dashboard_thema", "onbekend", get={}),
    Rij("plannen:rondetafelafspraken", get={200: DASHBOARD}),
    Rij("jaren:rondetafelafspraak", get={200: DASHBOARD}),
    Rij("jaren:rondetafelafspraak", "onbekend", get={}),
    Rij(
        "plannen:rondetafelafspraak_vastleggen",
        "",
        {200: "gemeente", 403: DASHBOARD_ZONDER_GEMEENTE},
        {GELUKT: "gemeente", 403: DASHBOARD_ZONDER_GEMEENTE},
        "afspraakstand",
    ),
    Rij("plannen:rondetafelafspraak_vastleggen", "onbekend", get={}, post={}),
    Rij("plannen:aanbevelingen", get={200: DASHBOARD}),
    Rij("plannen:aanbeveling", get={200: DASHBOARD}),
    Rij("plannen:aanbeveling", "onbekend", get={}),
    Rij("plannen:stadsdekking", get={200: DASHBOARD}),
    Rij("plannen:dashboard_wijk", get={200: DASHBOARD}),
    Rij("plannen:dashboard_wijk", "onbekend", get={}),
    Rij("plannen:dashboard_instelling", get={200: DASHBOARD}),
    Rij("plannen:dashboard_instelling", "onbekend", get={}),
    Rij("plannen:dashboard_naast", get={200: DASHBOARD}),
    Rij("plannen:dashboard_naast", "onbekend", get={}),
    Rij("plannen:teams", get={200: ALLEN}),
    Rij("plannen:team", get={200: ALLEN}),
    Rij("plannen:team", "onbekend", get={}),
    Rij("plannen:team_ronde", get={200: TEAM, 403: ANDEREN}),
    Rij("plannen:team_ronde", "onbekend", get={}),
    # Plans
    Rij("plannen:plannen", get={200: ALLEN}),
    Rij("plannen:berichten", get={200: ALLEN}),
    Rij("plannen:plan_nieuw", "", {200: MAKERS, 403: ANDEREN}, {200: MAKERS, 403: ANDEREN}, "plan_nieuw"),
    nieuw("jaar=2026&trekker=noordoost", TEAM),
    nieuw("jaar=2026&trekker=andere-kant", "coordinator_ander_team instelling"),
    nieuw("jaar=2026&trekker=eigen", "gemeente instelling"),
    nieuw("jaar=2026&trekker=noordoost&kopie={concept}", TEAM),
    # Copying happens when the page is fetched: from a plan that one does not see, nothing comes.
    nieuw(
        "jaar=2026&trekker=andere-kant&kopie={concept}",
        "coordinator_ander_team instelling",
        get={200: "instelling", 404: "coordinator_ander_team"},
    ),
    nieuw("jaar=2026&trekker=andere-kant&kopie={vastgesteld}", "coordinator_ander_team instelling"),
    Rij(
        "plannen:plan_nieuw",
        get={200: MAKERS, 403: ANDEREN},
        post={200: MAKERS, 403: ANDEREN},
        data="plan_nieuw",
        zoek="jaar=2025&trekker=noordoost",
    ),
    Rij(
        "plannen:plan_nieuw",
        get={404: MAKERS, 403: ANDEREN},
        post={404: MAKERS, 403: ANDEREN},
        data="plan_nieuw",
        zoek="jaar=2026&trekker=bestaat-niet",
    ),
    *lezen("plannen:plan"),
    *lezen("plannen:plan_geschiedenis"),
    *stap("plannen:plan_bewerken", BEWERKEN, data="plan_bewerken"),
    *stap("plannen:plan_aanbieden", ZELF_SCHRIJVEN),
    *stap("plannen:plan_vaststellen", BEOORDELEN, data="reden"),
    *stap("plannen:plan_terugsturen", BEOORDELEN, data="reden"),
    *stap("plannen:plan_intrekken", BEWERKEN | {"aangeboden": TEAM}, data="reden"),
    # Progress
    *stap("plannen:voortgang_melden", BIJHOUDEN, data="voortgang"),
    *stap("plannen:ongewijzigd_melden", BIJHOUDEN, data="ongewijzigd", werelden=DELEN),
    *stap("plannen:voortgang_intrekken", EIGEN_BERICHT, bladzijde=False, van="voortgang", werelden=DELEN),
    Rij("plannen:voortgang_intrekken", "vastgesteld", post={403: AKKOORD}, van="voortgang_gisteren"),
    *stap("plannen:actie_bijwerken", BIJHOUDEN, data="actie", van="actie", werelden=DELEN),
    Rij(
        "plannen:actie_bijwerken",
        "vastgesteld",
        get={200: "coordinator", 403: AKKOORD.replace("coordinator ", "", 1)},
        post={GELUKT: "coordinator", 403: AKKOORD.replace("coordinator ", "", 1)},
        data="actie",
        van="actie_jeugd",
    ),
    *stap("plannen:meting_toevoegen", BIJHOUDEN, data="meting", van="indicator", werelden=DELEN),
    # Questions and requests for help
    *stap("plannen:vraag_stellen", vraag_stellers(), data="vraag_nieuw"),
    Rij("plannen:vragen", get={200: ALLEN}),
    *stap("plannen:vraag", vraag_aan("gemeente"), data="antwoord", lees=True, van="vraag"),
    *stap(
        "plannen:vraag", vraag_aan("instelling"), data="antwoord", lees=True, van="vraag_instelling", werelden=ENKELE
    ),
    *stap("plannen:vraag", vraag_aan("partner"), data="antwoord", lees=True, van="vraag_partner", werelden=ENKELE),
    *stap("plannen:vraag", vraag_aan_team(), data="antwoord", lees=True, van="vraag_team"),
    *samenwerkingsrijen(),
    *jaarrijen(),
    *beheerrijen(),
]


# docs/toegang.md

INLEIDING = """# Who may what

Made from `plannen/tests/toegang.py` by `.venv/bin/python -m pytest plannen/tests/toegang_schrijven.py`; a test fails
when the two differ. `plannen/tests/test_toegang.py` asks every row below of the product, as every role.

- A number is the status of the answer, after which nothing has changed; *done*: something has, and the answer leads on.
- Who is not named gets 404. A method without a cell gets 405, as do PUT, PATCH, DELETE, OPTIONS and TRACE everywhere.
- Who is not signed in goes to the sign-in page (GET) or gets everything typed back, to send after signing in (POST),
  unless the row names *nobody*: then the page is public.
- A POST is sent with data that succeed for whoever may send them, so a refusal is of the person and not of the data.
- In the admin, who is not beheer gets 404 for every method.

## To add a URL

1. Write the view in the order fetch, may you, form, act, message, answer (`get_object_or_404` on `zichtbaar_voor`: may
   not see is 404; then a predicate of `rechten.py`: may not change is 403) and name the URL in `urls.py`.
2. Add its rows to `TABEL` in `plannen/tests/toegang.py`: `lezen(...)` for a page about a plan, `stap(...)` for a step
   on one, else a `Rij` per state of the object that matters. Until then `test_elk_adres_staat_in_de_tabel` fails.
3. For a POST, add a function to `plannen/tests/invoer.py` that makes data that succeed, and name it as `data`.
4. A new object or state comes in `plannen/tests/wereld.py`; a new model of the admin in `toegang_beheer.py`.
5. Run the tests, make this page again, and let `bin/uitneemproef` show that taking out the new predicate is noticed.

## The rows
"""
NAMEN = {ALLEN: "everyone signed in", IEDEREEN: "everyone", ANDEREN: "everyone else signed in", "niemand": "nobody"}
MODELPAGINA = re.compile(r"admin:[a-z]+_([a-z]+)_(changelist|add|change|delete|history)$")


def in_woorden(cel):
    if cel is None:
        return "405"
    delen = [("done" if uitkomst == GELUKT else uitkomst, rollen) for uitkomst, rollen in cel.items() if rollen]
    return "; ".join(f"{uitkomst}: {wie(rollen)}" for uitkomst, rollen in delen) or "404"


def wie(rollen):
    return NAMEN.get(rollen) or ", ".join(NAMEN.get(rol, rol) for rol in rollen.split())


def adres_en_staat(rij):
    """The pages that the admin has for every model count as one address, and the model as the state."""
    van_model = MODELPAGINA.match(rij.naam)
    if van_model:
        model, soort = van_model.groups()
        return f"`admin:…_{soort}`", f"{model} (onbekend)" if rij.wereld == "onbekend" else model
    if rij.in_beheer and rij.naam.endswith("/<path:object_id>/"):
        return "`beheer/…/<object_id>/`", rij.wereld
    deel = rij.van if "_" in rij.van else ""  # else the address says it
    zoek = f"?{rij.zoek}" if rij.zoek else ""
    return f"`{rij.naam}{zoek}`", " ".join(filter(None, [rij.wereld, deel]))


def document():
    """The table as a page to read: states in which the same happens stand together."""
    regels = {}
    for rij in TABEL:
        adres, staat = adres_en_staat(rij)
        regels.setdefault((adres, in_woorden(rij.get), in_woorden(rij.post)), []).append(staat)
    tabel = [("URL", "state of the object", "GET", "POST"), ("---",) * 4]
    tabel += [(adres, ", ".join(filter(None, staten)), get, post) for (adres, get, post), staten in regels.items()]
    return "\n".join([INLEIDING, *(f"| {' | '.join(cellen)} |" for cellen in tabel), ""])
