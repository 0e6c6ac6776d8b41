"""Rule 7: who sees which plan, for every role and every state that a plan can be in."""

import datetime

import pytest

from buurtteams.factories import CoordinatorFactory, RolFactory
from plannen.factories import PlanFactory, PlanpartnerFactory, VraagFactory, moment
from plannen.models import Plan, Vraag
from samenwerking.factories import ContactpersoonFactory
from samenwerking.models import Contactpersoon

AANGEBODEN, VASTGESTELD = {"aangeboden_op": moment(3, 9)}, {"vastgesteld_op": moment(3, 30)}
STANDEN = {
    "nooit ingeleverd": {"status": "concept"},
    "ingeleverd": {"status": "aangeboden"},
    "teruggestuurd": {"status": "concept"} | AANGEBODEN,
    "akkoord": {"status": "vastgesteld"},
    "ingetrokken voor inleveren": {"status": "ingetrokken"},
    "ingetrokken na inleveren": {"status": "ingetrokken"} | AANGEBODEN,
    "ingetrokken na akkoord": {"status": "ingetrokken"} | AANGEBODEN | VASTGESTELD,
}
ALLES = set(STANDEN)
INGELEVERD = ALLES - {"nooit ingeleverd", "ingetrokken voor inleveren"}
AKKOORD = {"akkoord", "ingetrokken na akkoord"}


@pytest.fixture
def plannen(cyclus, team):
    """One plan of the team in every state."""
    return {
        stand: PlanFactory(cyclus=cyclus, team=team, nummer=nummer, **velden)
        for nummer, (stand, velden) in enumerate(STANDEN.items(), 1)
    }


def ziet(gebruiker, plannen):
    zichtbaar = set(Plan.objects.zichtbaar_voor(gebruiker))
    return {stand for stand, plan in plannen.items() if plan in zichtbaar}


@pytest.mark.parametrize(
    "wie, verwacht",
    [
        ("coordinator", ALLES),
        ("teamgenoot", ALLES),
        ("instelling", ALLES),
        ("beheer", ALLES),
        ("gemeente", INGELEVERD),
        ("saluti", INGELEVERD),
        ("coordinator_ander_team", AKKOORD),
        ("wethouder", AKKOORD),
        ("partner", set()),
    ],
)
def test_wat_elke_rol_van_een_team_ziet(plannen, wie, verwacht, request):
    assert ziet(request.getfixturevalue(wie), plannen) == verwacht


def test_een_team_dat_meedoet_ziet_het_plan_van_het_begin_af(plannen, coordinator_ander_team):
    for plan in plannen.values():
        plan.deelnemende_teams.add(coordinator_ander_team.teams[0])
    assert ziet(coordinator_ander_team, plannen) == ALLES


@pytest.fixture
def genoemd(plannen, organisatie):
    for plan in plannen.values():
        PlanpartnerFactory(plan=plan, organisatie=organisatie)


def test_een_genoemde_partner_ziet_het_plan_vanaf_het_inleveren(plannen, genoemd, partner):
    assert ziet(partner, plannen) == INGELEVERD


def test_wie_gisteren_stopte_als_contactpersoon_ziet_niets(plannen, genoemd, partner, vandaag):
    Contactpersoon.objects.update(tot=vandaag - datetime.timedelta(days=1))
    assert ziet(partner, plannen) == set()


def test_wie_vandaag_stopt_als_contactpersoon_ziet_het_nog(plannen, genoemd, partner, vandaag):
    Contactpersoon.objects.update(tot=vandaag)
    assert ziet(partner, plannen) == INGELEVERD


def test_een_contactpersoon_zonder_de_rol_partner_ziet_niets(plannen, genoemd, organisatie):
    niemand = RolFactory(soort="partner", tot=datetime.date(2026, 11, 21)).gebruiker
    ContactpersoonFactory(organisatie=organisatie, gebruiker=niemand)
    assert ziet(niemand, plannen) == set()


def test_een_partner_van_een_andere_organisatie_ziet_niets(plannen, genoemd):
    ander = RolFactory(soort="partner").gebruiker
    ContactpersoonFactory(gebruiker=ander)
    assert ziet(ander, plannen) == set()


@pytest.mark.parametrize("soort", ["gemeente", "wethouder", "saluti", "beheer"])
@pytest.mark.parametrize("velden", [{"tot": datetime.date(2026, 11, 21)}, {"vanaf": datetime.date(2026, 11, 23)}])
def test_een_rol_die_voorbij_is_of_nog_komt_laat_niets_zien(plannen, soort, velden):
    assert ziet(RolFactory(soort=soort, **velden).gebruiker, plannen) == set()


def test_een_oud_coordinator_ziet_niets(plannen, team):
    assert ziet(CoordinatorFactory(buurtteam=team, tot=datetime.date(2026, 11, 21)).gebruiker, plannen) == set()


def test_wie_niet_mag_inloggen_ziet_niets(plannen, beheer):
    beheer.is_active = False
    assert ziet(beheer, plannen) == set()


def test_twee_rollen_tellen_bij_elkaar_op(plannen, saluti):
    CoordinatorFactory(gebruiker=saluti)
    assert ziet(saluti, plannen) == INGELEVERD


def test_elke_rol_ziet_elk_plan_eenmaal(plannen, team, coordinator, organisatie, partner):
    for plan in plannen.values():
        PlanpartnerFactory(plan=plan, organisatie=organisatie)
        plan.deelnemende_teams.set([CoordinatorFactory().buurtteam, CoordinatorFactory().buurtteam])
    ContactpersoonFactory(organisatie=organisatie, gebruiker=partner)
    assert [Plan.objects.zichtbaar_voor(wie).count() for wie in (coordinator, partner)] == [7, 5]


@pytest.mark.parametrize(
    "wie, verwacht",
    [("gemeente", True), ("instelling", True), ("beheer", True), ("saluti", False), ("coordinator", False)],
)
def test_een_concept_van_de_gemeente_ziet_de_gemeente(cyclus, wie, verwacht, request):
    eigen = PlanFactory(cyclus=cyclus, team=None, van_gemeente=True)
    assert list(Plan.objects.zichtbaar_voor(request.getfixturevalue(wie))) == [eigen] * verwacht


@pytest.mark.parametrize("wie", ["coordinator", "coordinator_ander_team", "gemeente", "saluti", "wethouder", "partner"])
def test_een_concept_van_een_instelling_zien_anderen_niet(cyclus, instelling, wie, request):
    PlanFactory(cyclus=cyclus, team=None, instelling=instelling.rollen[0].instelling)
    assert list(Plan.objects.zichtbaar_voor(request.getfixturevalue(wie))) == []


@pytest.mark.parametrize("wie", ["coordinator", "gemeente", "wethouder", "partner"])
def test_wie_het_plan_ziet_ziet_de_vragen(plannen, genoemd, wie, request):
    vragen = {stand: VraagFactory(plan=plan) for stand, plan in plannen.items()}
    gebruiker = request.getfixturevalue(wie)
    zichtbaar = set(Vraag.objects.zichtbaar_voor(gebruiker))
    assert {stand for stand, vraag in vragen.items() if vraag in zichtbaar} == ziet(gebruiker, plannen)


# The pages that hang on it


@pytest.mark.parametrize("bladzijde", ["", "geschiedenis/"])
@pytest.mark.parametrize("wie", ["coordinator_ander_team", "gemeente", "wethouder", "partner", "instelling"])
def test_de_bladzijden_van_een_plan_volgen_dezelfde_regel(als, plannen, genoemd, wie, bladzijde, request):
    gebruiker = request.getfixturevalue(wie)
    browser = als(gebruiker)
    codes = {s: browser.get(f"/plannen/{plan.pk}/{bladzijde}").status_code for s, plan in plannen.items()}
    verwacht = ziet(gebruiker, plannen)
    assert codes == {stand: 200 if stand in verwacht else 404 for stand in STANDEN}


def test_een_plan_noemt_geen_plan_dat_u_niet_ziet(als, coordinator_ander_team, plannen):
    plannen["akkoord"].volgt_op = plannen["nooit ingeleverd"]
    plannen["akkoord"].naar_voorbeeld_van = plannen["ingeleverd"]
    plannen["akkoord"].save()
    context = als(coordinator_ander_team).get(plannen["akkoord"].get_absolute_url()).context
    assert (context["vorig_plan"], context["voorbeeld"]) == (None, None)
