"""The next year goes on with what was not finished: plan follows plan, decision follows decision."""

import pytest

from jaren.acties.jaar import vervolg_plan
from jaren.factories import BesluitFactory
from jaren.models import Besluit
from plannen.factories import (
    ActieFactory,
    JaarcyclusFactory,
    MetingFactory,
    PlanFactory,
    RondetafelAfspraakFactory,
    VolledigPlanFactory,
)
from plannen.models import Gebeurtenis, Plan

ADRES = "/jaren/2027/overnemen/"


@pytest.fixture
def volgend(cyclus, zet_fase):
    """The next year, while this one is discussed."""
    zet_fase(cyclus, "bespreking")
    return JaarcyclusFactory(jaar=2027, fase="voorbereiding")


@pytest.fixture
def oud_plan(cyclus, team):
    plan = VolledigPlanFactory(cyclus=cyclus, team=team, titel="Samen eten", status="besproken")
    MetingFactory(indicator=plan.indicatoren.get(), waarde=7)
    ActieFactory(plan=plan, titel="Al klaar", klaar_op="2026-10-01")
    plan.afspraken.add(RondetafelAfspraakFactory())
    return plan


def test_wat_vorig_jaar_akkoord_had_wordt_aangeboden(als, gemeente, cyclus, volgend, oud_plan):
    PlanFactory(cyclus=cyclus, titel="Nooit begonnen")
    gestopt = PlanFactory(cyclus=cyclus, titel="Gestopt plan", status="besproken")
    BesluitFactory(cyclus=cyclus, plan=gestopt, soort="stoppen", tekst="", wie="", datum=None)
    assert list(als(gemeente).get(ADRES).context["plannen"]) == [oud_plan]


def test_een_plan_volgt_op_een_plan(als, gemeente, volgend, oud_plan):
    als(gemeente).post(ADRES, {"plannen": [oud_plan.pk]})
    nieuw = Plan.objects.get(cyclus=volgend)
    assert (nieuw.volgt_op, nieuw.titel, nieuw.team, nieuw.nummer, nieuw.status) == (
        oud_plan, "Samen eten", oud_plan.team, 1, "concept",
    )  # fmt: skip
    assert list(nieuw.afspraken.all()) == list(oud_plan.afspraken.all())
    assert [(rij.thema, rij.doel) for rij in nieuw.themas.all()] == [(r.thema, r.doel) for r in oud_plan.themas.all()]
    assert [(rij.begin, rij.doel) for rij in nieuw.indicatoren.all()] == [(7, 10)]
    assert [actie.titel for actie in nieuw.acties.all()] == [oud_plan.acties.get(klaar_op=None).titel]
    assert [partner.organisatie for partner in nieuw.partners.all()] == [oud_plan.partners.get().organisatie]
    assert Gebeurtenis.objects.get(plan=nieuw).reden == "Gaat verder met het plan van 2026."


def test_twee_keer_overnemen_geeft_een_plan(gemeente, volgend, oud_plan):
    eerste = vervolg_plan(plan=oud_plan, cyclus=volgend, door=gemeente)
    assert vervolg_plan(plan=oud_plan, cyclus=volgend, door=gemeente) == eerste


def test_een_vol_team_houdt_zijn_plannen(als, gemeente, volgend, oud_plan):
    for nummer in (1, 2, 3):
        PlanFactory(cyclus=volgend, team=oud_plan.team, nummer=nummer)
    pagina = als(gemeente).post(ADRES, {"plannen": [oud_plan.pk]}, follow=True)
    assert "heeft voor 2027 al 3 plannen" in pagina.text
    assert volgend.plannen.count() == 3


def test_een_open_besluit_gaat_door(als, gemeente, cyclus, volgend):
    loopt = BesluitFactory(cyclus=cyclus)
    klaar = BesluitFactory(cyclus=cyclus, klaar_op="2026-11-01")
    als(gemeente).post(ADRES, {"besluiten": [loopt.pk, klaar.pk]})
    assert not Besluit.objects.filter(cyclus=volgend).exists()  # one of the two cannot be chosen: nothing happens
    als(gemeente).post(ADRES, {"besluiten": [loopt.pk]})
    assert [besluit.volgt_op for besluit in Besluit.objects.filter(cyclus=volgend)] == [loopt]


def test_wat_al_doorgaat_staat_er_niet_meer(als, gemeente, cyclus, volgend, oud_plan):
    loopt = BesluitFactory(cyclus=cyclus)
    als(gemeente).post(ADRES, {"plannen": [oud_plan.pk], "besluiten": [loopt.pk]})
    inhoud = als(gemeente).get(ADRES).context
    assert (list(inhoud["plannen"]), list(inhoud["besluiten"])) == ([], [])


def test_zonder_vorig_jaar_is_er_niets_over_te_nemen(als, gemeente, db):
    JaarcyclusFactory(jaar=2027, fase="voorbereiding")
    assert "Er is niets over te nemen." in als(gemeente).get(ADRES).text


def test_een_besluit_van_een_jaar_dat_nog_loopt_blijft_daar(als, gemeente, cyclus, volgend, zet_fase):
    BesluitFactory(cyclus=cyclus)
    zet_fase(cyclus, "uitvoering")
    assert list(als(gemeente).get(ADRES).context["besluiten"]) == []
