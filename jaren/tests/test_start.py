"""The start page of each role, what stands in the menu, and what it costs."""

import datetime

import pytest
import time_machine

from buurtteams.factories import BuurtteamFactory, CoordinatorFactory, GebruikerFactory, RolFactory, UitnodigingFactory
from jaren.factories import AdviesFactory
from plannen.factories import (
    ActieFactory,
    JaarcyclusFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    VraagFactory,
    moment,
)
from plannen.tests.stad import JUNI, meld, tekst, thema
from samenwerking.factories import BijeenkomstFactory, SamenwerkingsafspraakFactory

GISTEREN = datetime.date(2026, 11, 21)
ROLLEN = ["coordinator", "instelling", "gemeente", "wethouder", "saluti", "partner", "beheer"]


@pytest.fixture
def lees(als):
    def pagina(gebruiker, **keuze):
        return tekst(als(gebruiker).get("/", keuze).text)

    return pagina


@pytest.mark.parametrize("wie", ROLLEN)
def test_elke_rol_heeft_een_begin_ook_als_er_nog_niets_is(als, wie, request):
    assert als(request.getfixturevalue(wie)).get("/").status_code == 200


@pytest.mark.parametrize("wie", ROLLEN)
def test_elke_rol_heeft_een_begin_in_een_leeg_jaar(als, cyclus, wie, request):
    assert als(request.getfixturevalue(wie)).get("/").status_code == 200


def test_zonder_rol_zegt_de_pagina_wie_u_kan_helpen(als, db):
    antwoord = als(GebruikerFactory()).get("/")
    assert "Vraag dan de applicatiebeheerder van de gemeente" in tekst(antwoord.text)
    assert "navigatie" not in antwoord.context


def test_een_rol_die_voorbij_is_telt_niet(als, db):
    rol = RolFactory(soort="gemeente", tot=GISTEREN)
    assert als(rol.gebruiker).get("/").templates[0].name == "jaren/start_niemand.html"


def test_meer_rollen_geven_tabs(als, cyclus, saluti):
    RolFactory(gebruiker=saluti, soort="gemeente")
    browser = als(saluti)
    assert [soort for soort, _ in browser.get("/").context["tabs"]] == ["saluti", "gemeente"]
    assert browser.get("/", {"als": "gemeente"}).templates[0].name == "jaren/start_gemeente.html"
    for anders in ("beheer", "onzin", ""):
        assert browser.get("/", {"als": anders}).templates[0].name == "jaren/start_saluti.html"


def test_een_rol_geeft_geen_tabs(als, cyclus, saluti):
    assert als(saluti).get("/").context["tabs"] == []


# The menu


def test_menu_en_functie_van_de_coordinator(als, coordinator):
    context = als(coordinator).get("/teams/").context
    assert [(punt.label, punt.url, punt.actief) for punt in context["navigatie"]] == [
        ("Mijn team", "/", False),
        ("Dashboard", "/dashboard/", False),
        ("Plannen", "/plannen/", False),
        ("Teams", "/teams/", True),
        ("Samenwerking", "/samenwerking/", False),
        ("Vragen", "/vragen/", False),
        ("Jaren", "/jaren/", False),
        ("Adviezen", "/adviezen/", False),
    ]
    assert context["wie"] == {"functie": "Coördinator buurtteam", "team": "Buurtteam Noordoost"}


def test_menu_van_een_partner_heeft_geen_dashboard(als, partner):
    assert [punt.label for punt in als(partner).get("/").context["navigatie"]] == [
        "Wat wij samen doen",
        "Plannen",
        "Teams",
        "Vragen",
    ]


@pytest.mark.parametrize(
    ("email", "demo", "verzonnen"),
    [("iemand@voorbeeld.nl", False, True), ("iemand@utrecht.test", False, False), ("iemand@utrecht.test", True, True)],
)
def test_voorbeeldgegevens_zijn_te_herkennen(als, db, settings, email, demo, verzonnen):
    settings.DEMO = demo
    antwoord = als(GebruikerFactory(email=email)).get("/")
    assert ("alles op deze pagina is verzonnen" in antwoord.text) == verzonnen


# Coordinator


def test_coordinator_leest_eerst_hoe_zijn_team_ervoor_staat(lees, coordinator, cyclus, team):
    meld(team, "volgens_planning")
    meld(team, "loopt_vast", op=JUNI)
    assert (
        "Buurtteam Noordoost Over 8 dagen sluit ronde november. U hebt over 1 van de 2 thema's een bericht gegeven. "
        "1 loopt vast."
    ) in lees(coordinator)


def test_coordinator_ziet_wat_hij_nu_kan_doen(als, lees, coordinator, cyclus, team):
    planthema = meld(team, titel="Samen eten")
    antwoord = als(coordinator).get("/")
    assert [(taak.soort, taak.titel) for taak in antwoord.context["taken"]] == [("bericht", "Taal")]
    pagina = antwoord.text
    assert f'hx-get="/plannen/{planthema.plan_id}/thema/taal/melden/" hx-target="#taak-1"' in pagina
    assert "Bericht over voortgang: Taal Plan 1 · Samen eten · nog nooit een bericht" in lees(coordinator)


def test_coordinator_zonder_taken(lees, coordinator, cyclus):
    assert "U hebt nu niets te doen." in lees(coordinator)


def test_coordinator_ziet_plannen_van_dit_jaar_en_later(als, coordinator, cyclus, team):
    for titel in ("een", "twee", "drie"):
        meld(team, "deels", titel=titel)
    meld(team, "gereed", cyclus=JaarcyclusFactory(jaar=2025, fase="afgesloten"), titel="vorig")
    PlanFactory(cyclus=JaarcyclusFactory(jaar=2027, fase="voorbereiding"), team=team, titel="later")
    [deel] = als(coordinator).get("/").context["teams"]
    assert [kaart.plan.titel for kaart in deel["kaarten"]] == ["een", "twee", "drie"]
    assert ([plan.titel for plan in deel["later"]], deel["kop"]) == (["later"], "Onze drie plannen voor 2026")


def test_coordinator_van_twee_teams_ziet_beide(als, coordinator, cyclus, team):
    zuilen = CoordinatorFactory(gebruiker=coordinator, buurtteam__naam="Zuilen").buurtteam
    meld(team, "deels", titel="eigen").plan.deelnemende_teams.add(zuilen)
    delen = als(coordinator).get("/").context["teams"]
    assert [(deel["team"].naam, [kaart.plan.titel for kaart in deel["kaarten"]]) for deel in delen] == [
        ("Noordoost", ["eigen"]),
        ("Zuilen", ["eigen"]),
    ]


def test_coordinator_ziet_geen_plan_van_een_ander_team(als, coordinator, cyclus):
    meld(BuurtteamFactory(), "deels", titel="van een ander")
    assert "van een ander" not in als(coordinator).get("/").text


# What it costs


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize(
    ("wie", "query_s"),
    [
        ("coordinator", 25),
        ("instelling", 21),
        ("gemeente", 32),
        ("wethouder", 16),
        ("saluti", 13),
        ("partner", 20),
        ("beheer", 9),
    ],
)
def test_aantal_query_s(als, cyclus, team, organisatie, wie, query_s, aantal, request, django_assert_num_queries):
    gebruiker = request.getfixturevalue(wie)
    for nummer in range(aantal):
        planthema = meld(team, "loopt_vast")
        plan = planthema.plan
        PlanThemaFactory(plan=plan, thema=thema(f"thema-{nummer}"))
        PlanpartnerFactory(plan=plan, organisatie=organisatie)
        SamenwerkingsafspraakFactory(organisatie=organisatie)
        ActieFactory(plan=plan, datum=GISTEREN)
        for aan, wiens in (("gemeente", None), ("instelling", None), ("organisatie", organisatie)):
            VraagFactory(plan=plan, planthema=planthema, aan=aan, organisatie=wiens, antwoord_voor=GISTEREN)
        PlanFactory(cyclus=cyclus, status="aangeboden")
        UitnodigingFactory()
        CoordinatorFactory()
    browser = als(gebruiker)
    with django_assert_num_queries(query_s):
        browser.get("/")


# What is kept


@pytest.mark.django_db(transaction=True)
def test_de_pagina_blijft_tot_er_iets_verandert(als, cyclus, team, gemeente, django_assert_num_queries):
    meld(team, "loopt_vast")
    browser = als(gemeente)
    eerst = tekst(browser.get("/").text)
    with django_assert_num_queries(4):
        assert tekst(browser.get("/").text) == eerst
    AdviesFactory(titel="Meer tolken in de avond")
    assert "Meer tolken in de avond" in browser.get("/").text


@pytest.mark.django_db(transaction=True)
def test_een_ander_ziet_het_eigen_werk(als, cyclus, team, coordinator, coordinator_ander_team):
    meld(team, "loopt_vast")
    eigen, ander = (als(wie).get("/").content.decode() for wie in (coordinator, coordinator_ander_team))
    assert f"<h1>Buurtteam {team}</h1>" in eigen
    assert f"<h1>Buurtteam {team}</h1>" not in ander


@pytest.mark.django_db(transaction=True)
def test_een_bijeenkomst_die_voorbij_is_wordt_werk(als, cyclus, coordinator):
    BijeenkomstFactory(teams=coordinator.teams, begin=moment(11, 22, 9), eind=moment(11, 22, 11))
    browser, gezien = als(coordinator), []
    for nu in (moment(11, 22, 10), moment(11, 22, 11) + datetime.timedelta(minutes=1)):
        with time_machine.travel(nu):
            gezien.append("Schrijf op hoe het was" in browser.get("/").text)
    assert gezien == [False, True]
