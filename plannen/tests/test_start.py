"""The start page of each role, what stands in the menu, and what it costs."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory, CoordinatorFactory, GebruikerFactory, RolFactory, UitnodigingFactory
from buurtteams.models import Gebruiker
from plannen.factories import (
    ActieFactory,
    JaarcyclusFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    VoortgangFactory,
    VraagFactory,
    moment,
)
from plannen.models import Partnerantwoord

from .stad import JUNI, meld, tekst, thema

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
    assert als(rol.gebruiker).get("/").templates[0].name == "plannen/start_niemand.html"


def test_meer_rollen_geven_tabs(als, cyclus, saluti):
    RolFactory(gebruiker=saluti, soort="gemeente")
    browser = als(saluti)
    assert [soort for soort, _ in browser.get("/").context["tabs"]] == ["saluti", "gemeente"]
    assert browser.get("/", {"als": "gemeente"}).templates[0].name == "plannen/start_gemeente.html"
    for anders in ("beheer", "onzin", ""):
        assert browser.get("/", {"als": anders}).templates[0].name == "plannen/start_saluti.html"


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
        ("Vragen", "/vragen/", False),
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
    [deel] = als(coordinator).get("/").context["teams"]
    assert [(taak.soort, taak.titel) for taak in deel["taken"]] == [("bericht", "Taal")]
    pagina = als(coordinator).get("/").text
    assert f'hx-get="/plannen/{planthema.plan_id}/thema/taal/melden/" hx-target="#taak-{team.pk}-1"' in pagina
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


# Instelling


def test_instelling_ziet_het_eigen_onderdeel(als, instelling, cyclus):
    for onderdeel in ("beide", "sociaal", "jeugd_en_gezin"):
        meld(BuurtteamFactory(), "loopt_vast", onderdeel=onderdeel, titel=onderdeel)
    context = als(instelling).get("/").context
    assert [regel.titel for regel in context["beeld"].regels] == ["beide", "sociaal"]
    assert len(context["punten"]) == 2


def test_instelling_ziet_teams_zonder_coordinator(als, instelling, cyclus, coordinator):
    leeg = BuurtteamFactory(naam="Leeg")
    assert als(instelling).get("/").context["onbezet"] == [leeg]


def test_instelling_ziet_de_vragen_aan_haar(als, instelling, cyclus):
    plan = PlanFactory(cyclus=cyclus, status="vastgesteld")
    VraagFactory(plan=plan, aan="instelling", onderdeel="sociaal", tekst="mijn vraag", antwoord_voor=GISTEREN)
    VraagFactory(plan=plan, aan="instelling", onderdeel="jeugd_en_gezin", tekst="van de ander")
    VraagFactory(plan=plan, aan="gemeente", tekst="aan de gemeente")
    vragen = als(instelling).get("/").context["vragen"]
    assert [(vraag.tekst, te_laat) for vraag, te_laat in vragen] == [("mijn vraag", True)]


# Gemeente


def test_gemeente_ziet_wat_op_antwoord_wacht_het_oudste_eerst(als, gemeente, cyclus):
    nieuw = PlanFactory(cyclus=JaarcyclusFactory(jaar=2027, fase="voorbereiding"), status="aangeboden")
    nieuw.aangeboden_op = moment(11, 19)
    nieuw.save()
    oud = PlanFactory(cyclus=cyclus, status="aangeboden")
    PlanFactory(cyclus=cyclus, status="vastgesteld")
    PlanFactory(cyclus=JaarcyclusFactory(jaar=2025, fase="afgesloten"), status="aangeboden")
    assert als(gemeente).get("/").context["wachtend"] == [oud, nieuw]


def test_gemeente_ziet_late_vragen_bovenaan(als, gemeente, cyclus, coordinator):
    plan = PlanFactory(cyclus=cyclus, status="vastgesteld")
    VraagFactory(plan=plan, tekst="op tijd")
    VraagFactory(plan=plan, tekst="laat", antwoord_voor=GISTEREN)
    antwoord = {"antwoord": "Ja.", "beantwoord_op": moment(11, 16), "beantwoord_door": gemeente}
    VraagFactory(plan=plan, tekst="beantwoord", **antwoord)
    vragen = als(gemeente).get("/").context["vragen"]
    assert [(vraag.tekst, te_laat) for vraag, te_laat in vragen] == [("laat", True), ("op tijd", False)]


def test_gemeente_ziet_per_team_en_nummer_hoe_het_staat(als, lees, gemeente, cyclus, team):
    meld(team, "deels", titel="loopt")
    PlanFactory(cyclus=cyclus, team=team, titel="concept")
    PlanFactory(cyclus=cyclus, team=team, titel="terug", aangeboden_op=moment(3, 9))
    [rij] = als(gemeente).get("/").context["rijen"]
    assert [plan and plan.titel for plan in rij.plannen] == ["loopt", None, "terug"]
    assert "Gaat deels goed loopt Nog niet ingeleverd Terug van de gemeente, met een vraag terug" in lees(gemeente)


def test_gemeente_ziet_een_ingetrokken_plan_tot_een_ander_het_nummer_heeft(als, gemeente, cyclus, team):
    velden = {"cyclus": cyclus, "team": team, "nummer": 1, "aangeboden_op": moment(3, 9)}
    PlanFactory(**velden, status="ingetrokken", titel="weg")
    assert als(gemeente).get("/").context["rijen"][0].plannen[0].titel == "weg"
    PlanFactory(**velden, titel="nieuw")
    assert als(gemeente).get("/").context["rijen"][0].plannen[0].titel == "nieuw"


def test_gemeente_ziet_wie_nog_niets_meldde(als, gemeente, cyclus, team):
    meld(team, "deels", op=JUNI)
    meld(BuurtteamFactory(), "deels")
    assert als(gemeente).get("/").context["beeld"].zonder_bericht == [team]


# Wethouder, Saluti


def test_wethouder_ziet_klaar_goed_en_te_laat_met_de_plannen_erachter(als, wethouder, cyclus):
    meld(BuurtteamFactory(), "gereed")
    ActieFactory(plan=meld(BuurtteamFactory(), "volgens_planning").plan, datum=GISTEREN)
    meld(BuurtteamFactory(), "loopt_vast", titel="vast")
    browser = als(wethouder)
    context = browser.get("/").context
    assert [(wat, aantal) for wat, aantal, _ in context["cijfers"]] == [
        ("klaar", 1),
        ("gaan goed", 1),
        ("met een actie die te laat is", 1),
    ]
    assert [browser.get(url).context["bladzijde"].paginator.count for _, _, url in context["cijfers"]] == [1, 1, 1]
    assert [punt.titel.split(": ")[1] for punt in context["punten"]] == ["vast"]


def test_wethouder_ziet_alleen_de_vragen_die_te_laat_zijn(als, wethouder, cyclus):
    plan = PlanFactory(cyclus=cyclus, status="vastgesteld")
    VraagFactory(plan=plan, tekst="laat", antwoord_voor=GISTEREN)
    VraagFactory(plan=plan, tekst="op tijd")
    VraagFactory(plan=PlanFactory(cyclus=cyclus, status="aangeboden"), tekst="niet te zien", antwoord_voor=GISTEREN)
    assert [vraag.tekst for vraag, _ in als(wethouder).get("/").context["vragen"]] == ["laat"]


def test_saluti_ziet_nieuwe_plannen_van_de_laatste_zestig_dagen(als, saluti, cyclus):
    for titel, dag in {"oud": moment(9, 22), "nieuw": moment(9, 23), "nieuwst": moment(11, 20)}.items():
        PlanFactory(cyclus=cyclus, status="aangeboden", titel=titel, aangeboden_op=dag)
    PlanFactory(cyclus=cyclus, titel="concept")
    assert [plan.titel for plan in als(saluti).get("/").context["nieuw"]] == ["nieuwst", "nieuw"]


def test_saluti_ziet_de_nieuwste_berichten(als, lees, saluti, cyclus, team):
    planthema = meld(team, "deels", op=moment(11, 2))
    nieuwste = meld(team, "volgens_planning", titel="Samen eten")
    VoortgangFactory(planthema=nieuwste, wat_gebeurd="Er kwam een tolk bij.", op=moment(11, 20))
    assert als(saluti).get("/").context["berichten"] == [nieuwste, planthema]
    assert "Buurtteam Noordoost: Samen eten Taal, 20 november. Er kwam een tolk bij." in lees(saluti)


# Partner


def test_partner_leest_wat_over_zijn_organisatie_is_afgesproken(lees, partner, organisatie, cyclus, team):
    velden = {"cyclus": cyclus, "team": team, "status": "vastgesteld"}
    rij = PlanpartnerFactory(plan=PlanFactory(**velden, titel="Samen eten"), organisatie=organisatie)
    Partnerantwoord.objects.create(planpartner=rij, vraag="klopt", antwoord="nee", toelichting="Het is woensdag.")
    PlanpartnerFactory(plan=PlanFactory(**velden), organisatie=organisatie)
    leesbaar = lees(partner)
    assert "U staat in 2 plannen. Bij 1 hebt u nog niet gezegd of het klopt." in leesbaar
    assert "Zo doen wij mee ontvangt bewoners op dinsdag Dit krijgen wij onkosten en een vaste begeleider" in leesbaar
    assert "U zei op 22 november 2026: Nee, dit klopt niet. Het is woensdag." in leesbaar
    assert "U hebt nog niet geantwoord." in leesbaar


def test_partner_leest_niets_over_een_ander_en_niets_van_een_concept(als, partner, organisatie, cyclus):
    PlanpartnerFactory(plan=PlanFactory(cyclus=cyclus, status="vastgesteld"), doet="GEHEIM-1")
    PlanpartnerFactory(plan=PlanFactory(cyclus=cyclus), organisatie=organisatie, doet="GEHEIM-2")
    samen = PlanFactory(cyclus=cyclus, status="vastgesteld")
    PlanpartnerFactory(plan=samen, organisatie=organisatie, doet="van ons")
    PlanpartnerFactory(plan=samen, doet="GEHEIM-3")
    antwoord = als(partner).get("/")
    assert [afspraak.doet for afspraak in antwoord.context["afspraken"]] == ["van ons"]
    assert "GEHEIM" not in antwoord.text


def test_partner_ziet_de_vragen_aan_zijn_organisatie(als, partner, organisatie, cyclus):
    plan = PlanFactory(cyclus=cyclus, status="vastgesteld")
    PlanpartnerFactory(plan=plan, organisatie=organisatie)
    VraagFactory(plan=plan, aan="organisatie", organisatie=organisatie, tekst="Kunt u tolken?")
    VraagFactory(plan=plan, aan="gemeente", tekst="Niet voor u")
    assert [vraag.tekst for vraag, _ in als(partner).get("/").context["vragen"]] == ["Kunt u tolken?"]


def test_partner_zonder_plan_leest_wat_hij_kan_doen(lees, partner):
    assert "Vraag de coördinator van dat team om u in het plan te noemen." in lees(partner)


# Beheer


def test_beheer_ziet_teams_uitnodigingen_en_accounts_die_wachten(als, lees, beheer, coordinator):
    leeg = BuurtteamFactory(naam="Leeg")
    UitnodigingFactory(naam="Open", soort="gemeente")
    UitnodigingFactory(naam="Verlopen", soort="saluti", verloopt_op=moment(11, 1))
    UitnodigingFactory(naam="Weg", ingetrokken_op=moment(11, 1))
    Gebruiker.objects.exclude(pk=coordinator.pk).update(last_login=moment(11, 1))
    antwoord = als(beheer).get("/")
    assert antwoord.context["onbezet"] == [leeg]
    assert {uitnodiging.naam: uitnodiging.stand for uitnodiging in antwoord.context["uitnodigingen"]} == {
        "Open": "open",
        "Verlopen": "verlopen",
    }
    assert [rol.gebruiker for rol in antwoord.context["nooit_ingelogd"]] == [coordinator]
    assert "1 van de 2 teams heeft een actieve coördinator." in lees(beheer)


# What it costs


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize(
    ("wie", "query_s"),
    [
        ("coordinator", 13),
        ("instelling", 11),
        ("gemeente", 10),
        ("wethouder", 12),
        ("saluti", 10),
        ("partner", 8),
        ("beheer", 8),
    ],
)
def test_aantal_query_s(als, cyclus, team, organisatie, wie, query_s, aantal, request, django_assert_num_queries):
    gebruiker = request.getfixturevalue(wie)
    for nummer in range(aantal):
        planthema = meld(team, "loopt_vast")
        plan = planthema.plan
        PlanThemaFactory(plan=plan, thema=thema(f"thema-{nummer}"))
        PlanpartnerFactory(plan=plan, organisatie=organisatie)
        ActieFactory(plan=plan, datum=GISTEREN)
        for aan, wiens in (("gemeente", None), ("instelling", None), ("organisatie", organisatie)):
            VraagFactory(plan=plan, planthema=planthema, aan=aan, organisatie=wiens, antwoord_voor=GISTEREN)
        PlanFactory(cyclus=cyclus, status="aangeboden")
        UitnodigingFactory()
        CoordinatorFactory()
    browser = als(gebruiker)
    with django_assert_num_queries(query_s):
        browser.get("/")
