"""The list of plans: whose plans somebody sees, what it can be narrowed to, and its pages."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory
from plannen.factories import (
    ActieFactory,
    JaarcyclusFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    PrioriteitswijkFactory,
    moment,
)
from plannen.models import Plan
from plannen.overzicht import lijst

from .stad import JUNI, meld, tekst, thema

PAD = "/plannen/"


@pytest.fixture
def titels(als, instelling):
    """`titels(koers="deels")` are the titles that the list shows, by default to the instelling that sees all."""

    def lees(gebruiker=instelling, **keuze):
        return [rij.plan.titel for rij in als(gebruiker).get(PAD, keuze).context["rijen"]]

    return lees


@pytest.fixture
def alle_statussen(cyclus, team, organisatie):
    """One plan per status word, each naming the partner."""
    for titel, velden in {
        "concept": {},
        "ingeleverd": {"status": "aangeboden"},
        "terug": {"aangeboden_op": moment(3, 9), "nummer": 2},
        "akkoord": {"status": "vastgesteld"},
        "weg": {"status": "ingetrokken", "nummer": 3},
    }.items():
        ander = BuurtteamFactory() if titel == "ingeleverd" else team
        PlanpartnerFactory(plan=PlanFactory(cyclus=cyclus, team=ander, titel=titel, **velden), organisatie=organisatie)


@pytest.mark.parametrize(
    ("wie", "gezien"),
    [
        ("coordinator", ["concept", "terug", "akkoord", "weg"]),
        ("coordinator_ander_team", ["akkoord"]),
        ("instelling", ["concept", "terug", "akkoord", "weg", "ingeleverd"]),
        ("gemeente", ["terug", "akkoord", "ingeleverd"]),
        ("saluti", ["terug", "akkoord", "ingeleverd"]),
        ("wethouder", ["akkoord"]),
        ("partner", ["terug", "akkoord", "ingeleverd"]),
        ("beheer", ["concept", "terug", "akkoord", "weg", "ingeleverd"]),
    ],
)
def test_de_lijst_lekt_geen_plan(titels, alle_statussen, wie, gezien, request):
    assert sorted(titels(request.getfixturevalue(wie))) == sorted(gezien)


def test_partner_ziet_geen_plan_dat_zijn_organisatie_niet_noemt(titels, alle_statussen, partner, cyclus):
    PlanFactory(cyclus=cyclus, status="vastgesteld", titel="van een ander")
    assert "van een ander" not in titels(partner)


@pytest.mark.parametrize(
    ("status", "gezien"),
    [
        ("concept", ["concept"]),
        ("aangeboden", ["ingeleverd"]),
        ("teruggestuurd", ["terug"]),
        ("vastgesteld", ["akkoord"]),
        ("ingetrokken", ["weg"]),
    ],
)
def test_filter_op_status_volgt_de_woorden(titels, alle_statussen, status, gezien):
    assert titels(status=status) == gezien


def test_zonder_keuze_staat_het_lopende_jaar_er_op_volgorde(titels, cyclus, team):
    PlanFactory(cyclus=JaarcyclusFactory(jaar=2025, fase="afgesloten"), team=team, titel="oud")
    PlanFactory(cyclus=cyclus, team=None, van_gemeente=True, titel="stad")
    PlanFactory(cyclus=cyclus, team=BuurtteamFactory(naam="Zuilen"), titel="zuilen")
    PlanFactory(cyclus=cyclus, team=team, titel="een")
    PlanFactory(cyclus=cyclus, team=team, titel="twee")
    assert titels() == ["een", "twee", "zuilen", "stad"]
    assert titels(jaar="2025") == ["oud"]


def test_filter_op_team_houdt_de_plannen_waaraan_het_meedoet(titels, cyclus, team):
    samen = PlanFactory(cyclus=cyclus, titel="samen")
    samen.deelnemende_teams.add(team)
    PlanFactory(cyclus=cyclus, team=team, titel="eigen")
    PlanFactory(cyclus=cyclus, titel="ander")
    assert sorted(titels(team="noordoost")) == ["eigen", "samen"]
    assert sorted(titels(wijk=team.wijk.slug)) == ["eigen", "samen"]


def test_filter_op_thema_onderdeel_en_prioriteit(titels, cyclus, team):
    meld(team, "deels", titel="taal", onderdeel="sociaal")
    meld(BuurtteamFactory(), "deels", titel="werving", over="werving", onderdeel="jeugd_en_gezin")
    PrioriteitswijkFactory(cyclus=cyclus, wijk=team.wijk)
    assert titels(thema="taal") == titels(onderdeel="sociaal") == titels(prioriteit="1") == ["taal"]


def test_een_prioriteitswijk_van_een_ander_jaar_telt_niet(titels, cyclus, team):
    PlanFactory(cyclus=cyclus, team=team)
    PrioriteitswijkFactory(cyclus=JaarcyclusFactory(jaar=2025), wijk=team.wijk)
    assert titels(prioriteit="1") == []


def test_filter_op_koers_is_de_stand_die_de_lijst_toont(titels, cyclus):
    for koers in ("volgens_planning", "deels", "loopt_vast", "gereed", "gestopt", "nog_niet_begonnen", ""):
        meld(BuurtteamFactory(), koers, titel=koers or "niet_gemeld")
    for koers in lijst.GEWICHTEN:
        assert titels(koers=koers) == [koers]


def test_een_bericht_van_de_vorige_ronde_is_nog_geen_bericht(titels, cyclus):
    meld(BuurtteamFactory(), "deels", op=JUNI, titel="stil")
    meld(BuurtteamFactory(), "gereed", op=JUNI, titel="af")
    assert (titels(koers="niet_gemeld"), titels(koers="deels"), titels(koers="gereed")) == (["stil"], [], ["af"])


def test_filter_op_koers_binnen_een_thema(titels, cyclus, team):
    plan = meld(team, "volgens_planning", titel="twee thema's").plan
    PlanThemaFactory(plan=plan, thema=thema("werving"))
    assert titels(koers="volgens_planning", thema="taal") == ["twee thema's"]
    assert titels(koers="volgens_planning", thema="werving") == titels(koers="volgens_planning") == []


def test_filter_op_acties_die_te_laat_zijn(titels, cyclus):
    gisteren, vandaag = datetime.date(2026, 11, 21), datetime.date(2026, 11, 22)
    for titel, velden in {
        "laat": {"datum": gisteren},
        "klaar": {"datum": gisteren, "klaar_op": gisteren},
        "vandaag": {"datum": vandaag},
    }.items():
        plan = PlanFactory(cyclus=cyclus, status="vastgesteld", titel=titel)
        ActieFactory(plan=plan, **velden)
    ActieFactory(plan=PlanFactory(cyclus=cyclus, titel="concept"), datum=gisteren)
    assert titels(te_laat="1") == ["laat"]


@pytest.mark.parametrize(
    "naam", ["jaar", "wijk", "team", "thema", "koers", "status", "onderdeel", "te_laat", "bladzijde"]
)
def test_onzin_in_het_adres_toont_alles(titels, cyclus, naam):
    PlanFactory(cyclus=cyclus, titel="plan")
    assert titels(**{naam: "\x00bestaat-niet"}) == ["plan"]


def test_rij_toont_de_stand_van_elk_thema_en_de_acties(als, saluti, cyclus, team):
    plan = meld(team, "deels", titel="Samen eten").plan
    PlanThemaFactory(plan=plan, thema=thema("werving"))
    ActieFactory(plan=plan, klaar_op=datetime.date(2026, 11, 1))
    ActieFactory(plan=plan)
    leesbaar = tekst(als(saluti).get(PAD).text)
    rij = "Noordoost · Plan 1 Samen eten Taal Gaat deels goed Werving Nog geen bericht Akkoord, aan het werk 1 van 2"
    assert rij in leesbaar


def test_een_plan_zonder_akkoord_krijgt_geen_stand(als, coordinator, cyclus, team):
    PlanThemaFactory(plan=PlanFactory(cyclus=cyclus, team=team, titel="Samen eten"), thema=thema("taal"))
    leesbaar = tekst(als(coordinator).get(PAD).text)
    assert "Noordoost · Plan 1 Samen eten Taal Nog aan het schrijven nog geen" in leesbaar


def test_de_zin_telt(als, instelling, cyclus):
    PlanFactory(cyclus=cyclus)
    browser = als(instelling)
    assert "Voor 2026 ziet u hier 1 plan." in tekst(browser.get(PAD).text)
    PlanFactory(cyclus=cyclus)
    assert "2 plannen passen bij deze keuze." in tekst(browser.get(PAD, {"status": "concept"}).text)


def test_leeg_zegt_wat_u_kunt_doen(als, coordinator, wethouder, cyclus):
    assert "Schrijf het eerste plan" in als(coordinator).get(PAD).text
    assert "Er is geen plan dat bij deze keuze past." in als(coordinator).get(PAD, {"koers": "deels"}).text
    assert "Kies hierboven een ander jaar." in als(wethouder).get(PAD).text


def test_zonder_jaar(als, coordinator):
    assert "Er is nog geen jaar begonnen." in als(coordinator).get(PAD).text


def test_bladeren(als, instelling, cyclus, monkeypatch):
    monkeypatch.setattr(lijst, "PER_PAGINA", 2)
    for nummer in range(3):
        PlanFactory(cyclus=cyclus, titel=f"plan {nummer}")
    browser = als(instelling)
    assert [rij.plan.titel for rij in browser.get(PAD, {"bladzijde": "2"}).context["rijen"]] == ["plan 2"]
    assert browser.get(PAD, {"bladzijde": "2"}).context["bladzijde"].paginator.count == 3
    assert browser.get(PAD, {"bladzijde": "9", "koers": "deels"}).url == "/plannen/?koers=deels"


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("keuze", [{}, {"koers": "deels", "team": "noordoost", "jaar": "2026"}])
def test_aantal_query_s(als, partner, organisatie, cyclus, team, aantal, keuze, django_assert_num_queries):
    for _ in range(aantal):
        plan = meld(team, "deels").plan
        PlanpartnerFactory(plan=plan, organisatie=organisatie)
        ActieFactory(plan=plan)
    browser = als(partner)
    with django_assert_num_queries(9):
        assert len(browser.get(PAD, keuze).context["rijen"]) == aantal


def test_de_plannen_van_anderen_staan_er_ook(titels, cyclus, instelling):
    PlanFactory(cyclus=cyclus, team=None, instelling=instelling.rollen[0].instelling, titel="van ons")
    assert titels() == ["van ons"]
    assert Plan.objects.get().trekker == instelling.rollen[0].instelling.naam
