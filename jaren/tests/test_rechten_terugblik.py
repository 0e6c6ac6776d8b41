"""Who may judge, and who may answer for a partner: the predicates by themselves."""

import pytest

from buurtteams.factories import RolFactory
from jaren import rechten
from plannen.factories import PlanFactory, PlanpartnerFactory


@pytest.mark.parametrize("wie, partij", [
    ("gemeente", "gemeente"), ("saluti", "saluti"), ("coordinator", None), ("coordinator_ander_team", None),
    ("instelling", None), ("wethouder", None), ("partner", None), ("beheer", None),
])  # fmt: skip
def test_voor_welke_partij(wie, partij, teruggekeken_plan, request):
    assert rechten.partij_om_te_oordelen(request.getfixturevalue(wie), teruggekeken_plan) == partij


@pytest.mark.parametrize("soort", ["instelling", "coordinator"])
def test_wie_meeschrijft_oordeelt_niet(soort, teruggekeken_plan, request):
    gebruiker = request.getfixturevalue(soort)
    RolFactory(gebruiker=gebruiker, soort="saluti")
    assert rechten.partij_om_te_oordelen(gebruiker, teruggekeken_plan) is None


def test_wie_bij_beide_partijen_hoort_oordeelt_voor_geen(gemeente, teruggekeken_plan):
    RolFactory(gebruiker=gemeente, soort="saluti")
    assert rechten.partij_om_te_oordelen(gemeente, teruggekeken_plan) is None


@pytest.mark.parametrize("status", ["concept", "aangeboden", "vastgesteld", "besproken", "ingetrokken"])
def test_alleen_wat_ingeleverd_is(status, gemeente, terugkijkjaar):
    plan = PlanFactory(cyclus=terugkijkjaar, status=status)
    assert rechten.partij_om_te_oordelen(gemeente, plan) is None


@pytest.mark.parametrize("status, mag", [
    ("concept", False), ("aangeboden", False), ("vastgesteld", True), ("verantwoord", True), ("besproken", True),
    ("ingetrokken", False),
])  # fmt: skip
def test_een_partner_antwoordt_over_een_plan_met_akkoord(status, mag, partner, organisatie, terugkijkjaar):
    afspraak = PlanpartnerFactory(plan=PlanFactory(cyclus=terugkijkjaar, status=status), organisatie=organisatie)
    assert rechten.mag_gebeurd_beantwoorden(partner, afspraak) is mag


def test_niemand_antwoordt_voor_een_ander(partner, gemeente, organisatie, teruggekeken_plan):
    eigen = PlanpartnerFactory(plan=teruggekeken_plan, organisatie=organisatie)
    ander = teruggekeken_plan.partners.exclude(pk=eigen.pk).get()
    mag = [rechten.mag_gebeurd_beantwoorden(wie, regel) for wie in (partner, gemeente) for regel in (eigen, ander)]
    assert mag == [True, False, False, False]
