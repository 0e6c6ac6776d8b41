"""Access, objects and data of the walk: meetings, signalen and the calendar. Notation: toegang_rij.py."""

import datetime

from buurtteams.factories import WijkFactory
from plannen.tests.toegang_rij import ALLEN, ANDEREN, GELUKT, Rij
from samenwerking.factories import BijeenkomstFactory, SignaalFactory

STAD = "coordinator coordinator_ander_team instelling gemeente wethouder saluti beheer"
MAKERS = "coordinator coordinator_ander_team instelling gemeente"
ROLLEN = f"{STAD} partner partner_ander"


def zonder(rollen, doeners):
    return " ".join(rol for rol in rollen.split() if rol not in doeners.split())


# Whose meeting → who sees it, who organises it.
VAN = {
    "team": (f"{STAD} partner", "coordinator instelling"),
    "gemeente": (STAD, "gemeente"),
    "instelling": (STAD, "instelling"),
}


def stap(naam, data, *, staten):
    """A step on a meeting: by whoever organises it, in these of its states."""
    for van, (lezers, organisatoren) in VAN.items():
        for stand in ("gepland", "gehouden", "afgerond", "afgelast") if van == "team" else ("gehouden", "gepland"):
            doeners = organisatoren if stand in staten else ""
            niet = {403: zonder(lezers, doeners)}
            object = f"bijeenkomst_{van}_{stand}"
            yield Rij(f"plannen:{naam}", "", {200: doeners} | niet, {GELUKT: doeners} | niet, data, object)
    yield Rij(f"plannen:{naam}", "onbekend", {}, {}, data)


def rijen():
    """Rows of the access table."""
    pagina = [Rij("plannen:bijeenkomst", "", {200: VAN[van][0]}, van=f"bijeenkomst_{van}_gehouden") for van in VAN]
    return [
        *lijsten(),
        *pagina,
        Rij("plannen:bijeenkomst", "onbekend", {}),
        *stap("bijeenkomst_bewerken", "bijeenkomst_bewerken", staten=("gepland", "gehouden")),
        *stap("bijeenkomst_houden", "bijeenkomst_houden", staten=("gepland", "gehouden")),
        *stap("bijeenkomst_afgelasten", "bijeenkomst_afgelasten", staten=("gepland",)),
        *stap("bijeenkomst_terugkoppelen", "bijeenkomst_terugkoppelen", staten=("gehouden",)),
        *afronden(),
        *stap("signaal_toevoegen", "signaal_toevoegen", staten=("gehouden",)),
        *signalen(),
    ]


def lijsten():
    mag = {403: ANDEREN}
    yield Rij("plannen:bijeenkomsten", get={200: ALLEN})
    yield Rij("plannen:signalen", get={200: ALLEN})
    yield Rij(
        "plannen:bijeenkomst_nieuw",
        "",
        {200: MAKERS} | mag,
        {GELUKT: "coordinator instelling", 200: "coordinator_ander_team gemeente"} | mag,
        "bijeenkomst_nieuw",
    )
    yield Rij(
        "plannen:bijeenkomst_nieuw",
        "wijktafel",
        {200: MAKERS} | mag,
        {GELUKT: "gemeente", 200: "coordinator coordinator_ander_team instelling"} | mag,
        "wijktafel_nieuw",
    )
    sturen = "partner partner_ander"
    yield Rij(
        "plannen:signaal_nieuw",
        "",
        {200: sturen} | mag,
        {GELUKT: "partner", 200: "partner_ander"} | mag,
        "signaal_nieuw",
    )
    yield Rij("plannen:agenda", get={200: ROLLEN})
    for naam in ("plannen:agenda_team", "plannen:agenda_wijk"):
        yield Rij(naam, get={200: ROLLEN, 302: "niemand"})
        yield Rij(naam, "onbekend", get={302: "niemand"})
        yield Rij(naam, "vals", get={404: "niemand"}, zoek="sleutel=vals")


def afronden():
    """What is complete is finished; the list of what is missing comes as a page."""
    for van, (lezers, organisatoren) in VAN.items():
        niet = {403: zonder(lezers, organisatoren)}
        compleet = f"bijeenkomst_{van}_compleet"
        ja = {GELUKT: organisatoren} | niet
        yield Rij("plannen:bijeenkomst_afronden", "", {200: organisatoren} | niet, ja, "bijeenkomst_afronden", compleet)
    lezers, organisatoren = VAN["team"]
    lijst = {200: organisatoren, 403: zonder(lezers, organisatoren)}
    open_ = "bijeenkomst_team_gehouden"
    yield Rij("plannen:bijeenkomst_afronden", "", lijst, lijst, "bijeenkomst_afronden", open_)
    niemand = {403: lezers}
    for stand in ("gepland", "afgerond", "afgelast"):
        object = f"bijeenkomst_team_{stand}"
        yield Rij("plannen:bijeenkomst_afronden", "", niemand, niemand, "bijeenkomst_afronden", object)
    yield Rij("plannen:bijeenkomst_afronden", "onbekend", {}, {}, "bijeenkomst_afronden")


def signalen():
    # Which signaal → who sees it, who says what becomes of it.
    kanten = {
        "signaal_bijeenkomst": VAN["team"],
        "signaal_afgerond": (VAN["team"][0], ""),
        "signaal_partner_team": (f"{STAD} partner", "coordinator instelling"),
        "signaal_partner_stad": (f"{STAD} partner_ander", "instelling gemeente"),
    }
    for van, (lezers, doeners) in kanten.items():
        niet = {403: zonder(lezers, doeners)}
        yield Rij("plannen:signaal", "", {200: lezers}, van=van)
        yield Rij(
            "plannen:signaal_uitkomst", "", {200: doeners} | niet, {GELUKT: doeners} | niet, "signaal_uitkomst", van
        )
    yield Rij("plannen:signaal", "onbekend", {})
    yield Rij("plannen:signaal_uitkomst", "onbekend", {}, {}, "signaal_uitkomst")


def delen(wereld):
    """Name → object: per organiser a meeting in every state, and a signaal of every origin."""
    WijkFactory(naam="Noordoost", slug=wereld.team.slug)
    delen = {}
    for stand in ("gepland", "gehouden", "afgerond", "afgelast", "compleet"):
        for van in VAN:
            delen[f"bijeenkomst_{van}_{stand}"] = maak_bijeenkomst(wereld, van, stand)
    for stand in ("gehouden", "afgerond"):
        naam = {"gehouden": "signaal_bijeenkomst", "afgerond": "signaal_afgerond"}[stand]
        uitkomst = {} if stand == "gehouden" else UITKOMST | {"uitkomst_op": MOMENT, "uitkomst_functie": "coördinator"}
        delen[naam] = SignaalFactory(bijeenkomst=delen[f"bijeenkomst_team_{stand}"], thema=wereld.thema, **uitkomst)
    los = {"bijeenkomst": None, "thema": wereld.thema}
    vlieger = wereld.rollen["partner_ander"].contactpersonen.get().organisatie
    delen["signaal_partner_team"] = SignaalFactory(organisatie=wereld.organisatie, team=wereld.team, **los)
    delen["signaal_partner_stad"] = SignaalFactory(organisatie=vlieger, **los)
    return delen


MOMENT = datetime.datetime(2026, 11, 12, 18, 30, tzinfo=datetime.UTC)
UITKOMST = {"uitkomst": "niet", "uitkomst_toelichting": "Dit speelt al in een ander plan."}


def maak_bijeenkomst(wereld, van, stand):
    status = "gehouden" if stand == "compleet" else stand
    velden = {"begin": MOMENT, "soort": "dialoog", "status": status, "met_bewoners": True}
    if stand in ("afgerond", "compleet"):
        velden |= {"teruggekoppeld_op": MOMENT.date(), "teruggekoppeld_hoe": "Op de inloop."}
    if stand == "afgelast":
        velden["reden"] = "De zaal is dicht."
    bijeenkomst = BijeenkomstFactory(van_gemeente=van == "gemeente", **velden)
    if van == "team":
        bijeenkomst.teams.set([wereld.team])
        bijeenkomst.organisaties.set([wereld.organisatie])
    if van == "instelling":
        bijeenkomst.instellingen.set([wereld.instelling])
    return bijeenkomst


# What is posted

GEGEVENS = {"soort": "dialoog", "titel": "Thee en post", "datum": "2026-11-12", "van": "19:30", "tot": "21:00"}
GEGEVENS |= {"plek": "Buurthuis De Vuurvlinder"}


def bijeenkomst_nieuw(wereld, object, rij):
    return GEGEVENS | {"teams": wereld.team.pk}


def wijktafel_nieuw(wereld, object, rij):
    return GEGEVENS | {"soort": "wijktafel", "van_gemeente": "on"}


def bijeenkomst_bewerken(wereld, object, rij):
    """The organisers as they are, so that nothing but the title changes."""
    if object is None:
        return GEGEVENS
    gegevens = GEGEVENS | {"versie": object.versie, "titel": "Een andere titel"}
    gegevens |= {"van_gemeente": "on"} if object.van_gemeente else {}
    for naam in ("teams", "instellingen", "organisaties"):
        rijen = list(getattr(object, naam).all())
        gegevens |= {naam: rijen[0].pk} if rijen else {}
    return gegevens


def bijeenkomst_houden(wereld, object, rij):
    return {"bereik": "14", "casussen": "Post die blijft liggen.", "versie": getattr(object, "versie", 1)}


def bijeenkomst_afgelasten(wereld, object, rij):
    return {"reden": "De zaal is dicht.", "versie": getattr(object, "versie", 1)}


def bijeenkomst_terugkoppelen(wereld, object, rij):
    gegevens = {"teruggekoppeld_hoe": "Op de inloop.", "teruggekoppeld_op": "2026-11-20"}
    return gegevens | {"versie": getattr(object, "versie", 1)}


def bijeenkomst_afronden(wereld, object, rij):
    return {}


def signaal_toevoegen(wereld, object, rij):
    beheer = {"signalen-TOTAL_FORMS": "1", "signalen-INITIAL_FORMS": "0"}
    return beheer | {"signalen-0-thema": wereld.thema.pk, "signalen-0-tekst": "Brieven zijn moeilijk."}


def signaal_nieuw(wereld, object, rij):
    return {"organisatie": wereld.organisatie.pk, "thema": wereld.thema.pk, "tekst": "Ouderen missen de bus."}


def signaal_uitkomst(wereld, object, rij):
    return UITKOMST | {"versie": getattr(object, "versie", 1)}
