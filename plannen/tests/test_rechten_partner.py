"""Who may ask a partner, and who may answer: both ways."""

import pytest

from jaren.rechten import mag_klopt_beantwoorden
from plannen.factories import PlanFactory, PlanpartnerFactory
from plannen.models import Jaarcyclus
from plannen.rechten import mag_gebeurd_vragen, mag_partner_vragen

WIE = ("coordinator", "coordinator_ander_team", "instelling", "gemeente", "wethouder", "saluti", "partner", "beheer")


@pytest.fixture
def planpartner(cyclus, team, organisatie):
    return PlanpartnerFactory(plan=PlanFactory(cyclus=cyclus, team=team, status="vastgesteld"), organisatie=organisatie)


@pytest.fixture
def wie(request, planpartner):
    def mogen():
        mensen = {naam: request.getfixturevalue(naam) for naam in WIE}
        vragen = {naam for naam, gebruiker in mensen.items() if mag_partner_vragen(gebruiker, planpartner.plan)}
        antwoorden = {naam for naam, gebruiker in mensen.items() if mag_klopt_beantwoorden(gebruiker, planpartner)}
        return vragen, antwoorden

    return mogen


def test_wie_vraagt_en_wie_antwoordt(wie):
    assert wie() == ({"coordinator", "instelling", "gemeente"}, {"partner"})


def test_over_een_plan_dat_niet_doorgaat_vraagt_niemand_iets(wie, planpartner):
    planpartner.plan.status = "ingetrokken"
    assert wie() == (set(), set())


def test_over_een_gesloten_jaar_vraagt_niemand_iets(wie, planpartner):
    planpartner.plan.cyclus.fase = Jaarcyclus.Fase.AFGESLOTEN
    assert wie() == (set(), set())


def test_over_een_plan_dat_nooit_is_ingeleverd_gaat_geen_mail(wie, planpartner):
    planpartner.plan.aangeboden_op = None
    assert wie()[0] == set()


@pytest.mark.parametrize(
    "status, wie", [("vastgesteld", {"coordinator", "instelling", "gemeente"}), ("aangeboden", set())]
)
def test_of_het_gebeurd_is_vragen_zij_alleen_na_akkoord(planpartner, request, status, wie):
    planpartner.plan.status = status
    mensen = {naam: request.getfixturevalue(naam) for naam in WIE}
    assert {naam for naam, mens in mensen.items() if mag_gebeurd_vragen(mens, planpartner.plan)} == wie
