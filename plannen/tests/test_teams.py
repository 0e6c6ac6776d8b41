"""The eighteen teams and the page of one: whose plans are shown, what is late, who may write."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory, CoordinatorFactory
from plannen.factories import (
    ActieFactory,
    JaarcyclusFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    PrioriteitswijkFactory,
    VraagFactory,
    moment,
)

from .stad import meld, tekst, thema

LIJST, PAD = "/teams/", "/teams/noordoost/"
GISTEREN = datetime.date(2026, 11, 21)


@pytest.fixture
def lees(als):
    """`lees(saluti, "/teams/")` is the text of that page."""

    def pagina(gebruiker, pad=PAD, **keuze):
        return tekst(als(gebruiker).get(pad, keuze).text)

    return pagina


# All teams


def plannen_per_team(antwoord):
    return {regel.team.naam: [plan.titel for plan in regel.plannen] for regel in antwoord.context["regels"]}


def test_alle_teams_staan_er_met_hun_plannen(als, saluti, cyclus, team):
    samen = meld(BuurtteamFactory(naam="Zuilen"), "deels", titel="Samen eten").plan
    samen.deelnemende_teams.add(team)
    PlanFactory(cyclus=cyclus, team=team, status="vastgesteld", titel="Eigen plan")
    BuurtteamFactory(naam="Leeg")
    assert plannen_per_team(als(saluti).get(LIJST)) == {
        "Leeg": [],
        "Noordoost": ["Eigen plan", "Samen eten"],
        "Zuilen": ["Samen eten"],
    }


@pytest.mark.parametrize(
    ("wie", "gezien"),
    [
        ("coordinator", ["concept", "terug", "akkoord"]),
        ("coordinator_ander_team", ["akkoord"]),
        ("gemeente", ["terug", "akkoord"]),
        ("saluti", ["terug", "akkoord"]),
        ("wethouder", ["akkoord"]),
        ("partner", ["akkoord"]),
    ],
)
def test_teams_en_teampagina_lekken_geen_plan(als, cyclus, team, organisatie, wie, gezien, request):
    PlanFactory(cyclus=cyclus, team=team, titel="concept")
    PlanFactory(cyclus=cyclus, team=team, titel="terug", aangeboden_op=moment(3, 9))
    akkoord = PlanFactory(cyclus=cyclus, team=team, titel="akkoord", status="vastgesteld")
    PlanpartnerFactory(plan=akkoord, organisatie=organisatie)
    browser = als(request.getfixturevalue(wie))
    assert plannen_per_team(browser.get(LIJST))["Noordoost"] == gezien
    assert [kaart.plan.titel for kaart in browser.get(PAD).context["kaarten"]] == gezien


@pytest.mark.parametrize(
    ("wie", "ziet"),
    [("instelling", True), ("gemeente", True), ("beheer", True), ("saluti", False), ("coordinator_ander_team", False)],
)
def test_of_een_team_een_coordinator_heeft_zien_alleen_wie_er_iets_aan_kan_doen(lees, team, wie, ziet, request):
    wie = request.getfixturevalue(wie)
    assert ("niemand" in lees(wie, LIJST), "niemand" in lees(wie)) == (ziet, ziet)


@pytest.mark.parametrize(
    ("velden", "bezet"),
    [
        ({}, True),
        ({"tot": GISTEREN}, False),
        ({"gebruiker__is_active": False}, False),
        ({"vanaf": "2027-01-01"}, False),
    ],
)
def test_een_coordinator_is_iemand_met_een_rol_en_een_account_van_vandaag(als, gemeente, team, velden, bezet):
    CoordinatorFactory(buurtteam=team, **velden)
    [regel] = als(gemeente).get(LIJST).context["regels"]
    assert regel.team.bezet == bezet


def test_prioriteitswijk_van_dit_jaar_staat_erbij(lees, saluti, cyclus, team):
    PrioriteitswijkFactory(cyclus=JaarcyclusFactory(jaar=2025), wijk=team.wijk)
    assert "prioriteitswijk" not in lees(saluti, LIJST)
    PrioriteitswijkFactory(cyclus=cyclus, wijk=team.wijk)
    assert "(prioriteitswijk)" in lees(saluti, LIJST)


def test_teams_zonder_jaar(lees, saluti, team):
    assert "Noordoost Wijk" in lees(saluti, LIJST)


@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_query_s_van_de_teams(als, partner, organisatie, cyclus, aantal, django_assert_num_queries):
    for _ in range(aantal):
        PlanpartnerFactory(plan=meld(BuurtteamFactory(), "deels").plan, organisatie=organisatie)
    browser = als(partner)
    with django_assert_num_queries(8):
        browser.get(LIJST)


# One team


def test_teampagina_toont_kaarten_met_de_stand_van_elk_thema(als, saluti, lees, cyclus, team):
    plan = meld(team, "deels", titel="Samen eten").plan
    ActieFactory(plan=plan)
    leesbaar = lees(saluti)
    assert "Plan 1 · Akkoord, aan het werk Samen eten Taal Gaat deels goed 0 van de 1 acties klaar" in leesbaar


def test_teampagina_zegt_welke_themas_de_plannen_niet_raken(lees, saluti, cyclus, team):
    meld(team, "deels")
    thema("werving")
    assert "Dit plan raakt een van de twee thema's. Werving komt in geen plan voor." in lees(saluti)


def test_teampagina_van_een_ander_jaar(als, saluti, cyclus, team):
    meld(team, "gereed", cyclus=JaarcyclusFactory(jaar=2025, fase="afgesloten"), titel="Vorig jaar")
    assert [kaart.plan.titel for kaart in als(saluti).get(PAD).context["kaarten"]] == []
    antwoord = als(saluti).get(PAD, {"jaar": "2025"})
    assert ([kaart.plan.titel for kaart in antwoord.context["kaarten"]], antwoord.context["jaren"]) == (
        ["Vorig jaar"],
        [2026, 2025],
    )


def test_teampagina_noemt_wat_te_laat_is(als, saluti, cyclus, team):
    plan = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    ActieFactory(plan=plan, titel="laat", datum=GISTEREN)
    ActieFactory(plan=plan, titel="klaar", datum=GISTEREN, klaar_op=GISTEREN)
    ActieFactory(plan=plan, titel="op tijd")
    ActieFactory(plan=PlanFactory(cyclus=cyclus, team=team, aangeboden_op=moment(3, 9)), datum=GISTEREN)
    VraagFactory(plan=plan, tekst="Mag het?", antwoord_voor=GISTEREN)
    VraagFactory(plan=PlanFactory(cyclus=cyclus, status="vastgesteld"), tekst="Van een ander team?")
    context = als(saluti).get(PAD).context
    assert [actie.titel for actie in context["late_acties"]] == ["laat"]
    assert [(vraag.tekst, te_laat) for vraag, te_laat in context["vragen"]] == [("Mag het?", True)]


def test_een_vraag_bij_een_plan_dat_u_niet_ziet_staat_er_niet(als, wethouder, cyclus, team):
    VraagFactory(plan=PlanFactory(cyclus=cyclus, team=team, status="aangeboden"), tekst="Geheim?")
    antwoord = als(wethouder).get(PAD)
    assert (antwoord.context["vragen"], "Geheim?" in antwoord.text) == ([], False)


def test_teampagina_toont_wat_niet_doorging(lees, coordinator, cyclus, team):
    PlanFactory(cyclus=cyclus, team=team, status="ingetrokken", titel="De eettafel")
    assert "Gaat niet door: De eettafel" in lees(coordinator)


def test_teampagina_zegt_wat_over_het_team_bekend_is(lees, saluti, team):
    assert "naam nog te bevestigen" in lees(saluti)
    assert "Nog niet ingevuld: adres, telefoonnummer en openingstijden." in lees(saluti)
    team.naam_bevestigd, team.adres, team.telefoon, team.openingstijden = True, "Plein 1", "030 1234567", "9-17 uur"
    team.save()
    leesbaar = lees(saluti)
    assert "naam nog te bevestigen" not in leesbaar
    assert "Plein 1 030 1234567 9-17 uur" in leesbaar


@pytest.mark.parametrize(
    ("wie", "mag"),
    [
        ("coordinator", True),
        ("instelling", True),
        ("coordinator_ander_team", False),
        ("gemeente", False),
        ("saluti", False),
    ],
)
def test_alleen_wie_voor_het_team_schrijft_krijgt_de_knoppen(lees, cyclus, team, wie, mag, request):
    leesbaar = lees(request.getfixturevalue(wie))
    assert ("Ronde invullen" in leesbaar, "Nieuw plan schrijven voor 2026" in leesbaar) == (mag, mag)


def test_een_vol_team_kiest_zelf_een_jaar_voor_een_nieuw_plan(als, coordinator, cyclus, team):
    for _ in range(cyclus.aantal_plannen):
        PlanFactory(cyclus=cyclus, team=team)
    assert als(coordinator).get(PAD).context["nieuw_voor"] is None


def test_plan_van_een_ander_waaraan_het_team_meedoet(lees, saluti, cyclus, team):
    plan = meld(BuurtteamFactory(naam="Almere"), "deels", titel="Samen eten").plan
    plan.deelnemende_teams.add(team)
    meld(team, "deels", titel="Eigen plan")
    leesbaar = lees(saluti)
    assert "samen met Buurtteam Almere Samen eten" in leesbaar
    assert leesbaar.index("Eigen plan") < leesbaar.index("Samen eten")


def test_een_team_dat_niet_bestaat(als, saluti):
    assert als(saluti).get("/teams/bestaat-niet/").status_code == 404


def test_teampagina_zonder_jaar(lees, coordinator):
    assert "Er is nog geen jaar begonnen." in lees(coordinator)


@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_query_s_van_de_teampagina(als, partner, organisatie, cyclus, team, aantal, django_assert_num_queries):
    for _ in range(aantal):
        plan = meld(team, "deels").plan
        PlanThemaFactory(plan=plan)
        PlanpartnerFactory(plan=plan, organisatie=organisatie)
        ActieFactory(plan=plan, datum=GISTEREN)
        VraagFactory(plan=plan)
    browser = als(partner)
    with django_assert_num_queries(22):
        browser.get(PAD)


@pytest.mark.parametrize("pad", ["/teams/", "/teams/noordoost/"])
def test_de_wijk_is_een_link_voor_wie_de_stad_ziet(als, saluti, partner, cyclus, team, pad):
    naar_wijk = f'href="/dashboard/wijk/{team.wijk.slug}/?jaar=2026"'
    assert (naar_wijk in als(saluti).get(pad).text, naar_wijk in als(partner).get(pad).text) == (True, False)
