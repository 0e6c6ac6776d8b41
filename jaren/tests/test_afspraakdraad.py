"""One agreement through the years: the plans that this reader sees, what came of each, and what follows on what."""

import datetime

import pytest

from buurtteams.tests.rekenblad import lees_csv
from jaren.factories import BesluitFactory, OordeelFactory, TerugblikFactory
from jaren.overzicht.afspraakdraad import lees_draad
from plannen.acties.rondetafelafspraak import zet_stand
from plannen.factories import (
    JaarcyclusFactory,
    PlanFactory,
    PlanThemaFactory,
    RondetafelAfspraakFactory,
    VoortgangFactory,
    moment,
    opengezet,
)
from plannen.models import RondetafelAfspraak, Steun
from plannen.tests.stad import tekst
from plannen.tests.uitpakken import inhoud_van

PAD = "/dashboard/afspraken/A1/"
EERDER, GISTEREN = datetime.date(2026, 6, 1), datetime.date(2026, 11, 21)


@pytest.fixture
def afspraak(cyclus):
    return RondetafelAfspraakFactory(code="A1", titel="Peilen", omschrijving="Elk team peilt.")


@pytest.fixture
def gesloten(db):
    return JaarcyclusFactory(jaar=2025, fase="afgesloten")


def plan_bij(afspraak, **velden):
    plan = PlanFactory(**{"status": "vastgesteld"} | velden)
    with opengezet():
        plan.afspraken.add(afspraak)
    return plan


def besproken(afspraak, gesloten, **velden):
    """With an account, a judgement of each party and a decision."""
    plan = plan_bij(afspraak, cyclus=gesloten, status="besproken", **velden)
    TerugblikFactory(plan=plan, antwoord="ja")
    OordeelFactory(plan=plan, partij="gemeente", antwoord="klein_deel")
    OordeelFactory(plan=plan, partij="saluti", antwoord="nee")
    BesluitFactory(cyclus=gesloten, plan=plan, soort="aanpassen", tekst="Vraag het ook aan bewoners.")
    return plan


def gelezen(afspraak, gebruiker, vandaag):
    draad = lees_draad(afspraak, gebruiker, vandaag)
    return {jaar.cyclus.jaar: [rij.plan for rij in jaar.plannen] for jaar in draad}


def test_elk_jaar_staat_erin_het_nieuwste_eerst(saluti, afspraak, cyclus, gesloten, vandaag):
    nu, toen = plan_bij(afspraak, cyclus=cyclus), plan_bij(afspraak, cyclus=gesloten, status="besproken")
    PlanFactory(cyclus=cyclus, status="vastgesteld")  # works on something else
    JaarcyclusFactory(jaar=2027)
    assert list(gelezen(afspraak, saluti, vandaag).items()) == [(2027, []), (2026, [nu]), (2025, [toen])]


@pytest.mark.parametrize(
    "wie, ziet",
    [
        ("saluti", ["akkoord", "aangeboden"]),
        ("wethouder", ["akkoord"]),
        ("coordinator", ["akkoord", "aangeboden", "concept"]),
        ("coordinator_ander_team", ["akkoord"]),
    ],
)
def test_alleen_plannen_die_deze_lezer_mag_zien(als, afspraak, cyclus, team, wie, ziet, request):
    statussen = {"akkoord": "vastgesteld", "aangeboden": "aangeboden", "concept": "concept"}
    for titel, status in statussen.items():
        plan_bij(afspraak, cyclus=cyclus, team=team, status=status, titel=f"Titel {titel}")
    leesbaar = als(request.getfixturevalue(wie)).get(PAD).text
    assert [titel for titel in statussen if f"Titel {titel}" in leesbaar] == ziet


def test_wat_geen_akkoord_heeft_telt_niet_mee(als, saluti, afspraak, cyclus):
    for status in ("vastgesteld", "aangeboden"):
        plan_bij(afspraak, cyclus=cyclus, status=status)
    antwoord = als(saluti).get(PAD)
    [jaar] = antwoord.context["draad"]
    assert (len(jaar.met_akkoord), len(jaar.zonder_akkoord)) == (1, 1)
    assert antwoord.context["afspraak"].aantal_plannen == 1
    assert "1 plan zonder akkoord telt niet mee" in tekst(antwoord.text)


def test_de_stand_is_de_zwaarste_van_het_plan(saluti, afspraak, cyclus, vandaag):
    plan = plan_bij(afspraak, cyclus=cyclus)
    for koers in ("volgens_planning", "deels"):
        VoortgangFactory(planthema=PlanThemaFactory(plan=plan), koers=koers)
    [jaar] = lees_draad(afspraak, saluti, vandaag)
    assert [rij.code for rij in jaar.plannen] == ["deels"]


def test_oordelen_en_besluit_zodra_het_gesprek_er_is(als, saluti, afspraak, gesloten):
    besproken(afspraak, gesloten)
    leesbaar = tekst(als(saluti).get(PAD).text)
    for zin in (
        "Het team: Ja",
        "De gemeente: Voor een klein deel",
        "MNU/Saluti: Nee",
        "Besluit: aanpassen Vraag het ook aan bewoners.",
    ):
        assert zin in leesbaar


def test_tijdens_het_terugkijken_verraadt_de_draad_geen_oordeel(als, saluti, wethouder, afspraak):
    jaar = JaarcyclusFactory(jaar=2024, fase="verantwoording")
    plan = plan_bij(afspraak, cyclus=jaar, status="verantwoord")
    TerugblikFactory(plan=plan)
    OordeelFactory(plan=plan, partij="gemeente", toelichting="Geheim.")
    for gebruiker in (saluti, wethouder):
        antwoord = als(gebruiker).get(PAD)
        assert [rij.stemmen for rij in antwoord.context["draad"][-1].plannen] == [None]
        assert "nog niet besproken" in antwoord.text


def test_wat_op_wat_volgt(saluti, afspraak, cyclus, gesloten, vandaag):
    toen = besproken(afspraak, gesloten)
    nu = plan_bij(afspraak, cyclus=cyclus, volgt_op=toen)
    elders = PlanFactory(cyclus=cyclus, volgt_op=toen, status="vastgesteld")  # goes on without this agreement
    PlanFactory(cyclus=cyclus, volgt_op=toen, titel="Concept")  # not for this reader
    [dit, vorig] = lees_draad(afspraak, saluti, vandaag)
    assert [(rij.plan, rij.vorig, rij.vervolgen) for rij in dit.plannen] == [(nu, toen, [])]
    assert [(rij.vorig, rij.vervolgen) for rij in vorig.plannen] == [(None, [nu, elders])]


def test_een_jaar_in_het_adres(als, saluti, afspraak, gesloten):
    browser = als(saluti)
    assert [jaar.cyclus.jaar for jaar in browser.get(PAD, {"jaar": "2025"}).context["draad"]] == [2025]
    assert len(browser.get(PAD, {"jaar": "x"}).context["draad"]) == 2


def test_steun_bron_en_wat_de_gemeente_vastlegde(als, saluti, gemeente, afspraak):
    Steun.objects.create(afspraak=afspraak, partij="gemeente", sinds=EERDER, tot=GISTEREN)
    Stand = RondetafelAfspraak.Stand
    zet_stand(afspraak=afspraak, stand=Stand.NAGEKOMEN, dag=GISTEREN, reden="Elk team peilde.", door=gemeente)
    zet_stand(afspraak=afspraak, stand=Stand.OPEN, dag=GISTEREN, reden="Toch niet.", door=gemeente, op=moment(11, 22))
    leesbaar = tekst(als(saluti).get(PAD).text)
    for zin in (
        "Gemeente, sinds 1 juni 2026, tot 21 november 2026",
        "Verslag 2017",
        "Loopt weer. Toch niet.",
        "Nagekomen. Elk team peilde.",
    ):
        assert zin in leesbaar
    assert gemeente.naam not in leesbaar


def test_alleen_de_gemeente_krijgt_de_knop(als, saluti, gemeente, afspraak):
    adres = f"{PAD}vastleggen/"
    assert [adres in als(wie).get(PAD).text for wie in (saluti, gemeente)] == [False, True]


def test_zonder_jaar_zegt_de_pagina_wat_hier_komt(als, saluti):
    RondetafelAfspraakFactory(code="A1")
    leesbaar = tekst(als(saluti).get(PAD).text)
    assert "nog nooit een plan" in leesbaar
    assert "Er is nog geen jaar begonnen." in leesbaar


@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_vragen(als, saluti, afspraak, cyclus, gesloten, aantal, django_assert_num_queries):
    browser = als(saluti)
    for nummer in range(aantal):
        toen = besproken(afspraak, gesloten)
        PlanThemaFactory(plan=toen)
        PlanThemaFactory(plan=plan_bij(afspraak, cyclus=cyclus, volgt_op=toen))
        plan_bij(afspraak, cyclus=JaarcyclusFactory(jaar=2024 - nummer))
    with django_assert_num_queries(16):
        context = browser.get(PAD).context
    assert len(context["draad"]) == 2 + aantal


def test_het_bestand_heeft_een_rij_per_plan_dat_deze_lezer_ziet(als, saluti, afspraak, cyclus, gesloten, team):
    toen = besproken(afspraak, gesloten, team=team, titel="Toen")
    plan_bij(afspraak, cyclus=cyclus, team=team, titel="Nu", volgt_op=toen)
    plan_bij(afspraak, cyclus=cyclus, team=team, titel="Ingeleverd", status="aangeboden")
    plan_bij(afspraak, cyclus=cyclus, team=team, titel="Ook nu")
    plan_bij(afspraak, cyclus=cyclus, titel="Concept", status="concept")
    rijen = lees_csv(inhoud_van(als(saluti).get(PAD, {"als": "csv"})))[1:]
    assert [rij[2] for rij in rijen if rij[1] == "Buurtteam Noordoost"] == ["Nu", "Ingeleverd", "Ook nu", "Toen"]
    assert "Concept" not in {rij[2] for rij in rijen}
    assert (rijen[0][10], rijen[1][4]) == ("Toen (2025)", "")
    van_toen = [*("Ja", "Voor een klein deel", "Nee", ""), "Aanpassen: Vraag het ook aan bewoners.", "", "Nu (2026)"]
    assert rijen[-1][5:12] == van_toen
