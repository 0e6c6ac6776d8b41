"""Who may do what in the review, as far as the pages do not show it."""

import pytest

from jaren import rechten
from jaren.factories import AdviesFactory, AgendapuntFactory, BesluitFactory
from jaren.models import Besluit
from plannen.factories import JaarcyclusFactory, PlanFactory, moment
from plannen.models import Jaarcyclus


@pytest.fixture
def cyclus(db):
    return JaarcyclusFactory(jaar=2026, fase="bespreking")


@pytest.mark.parametrize("fase", Jaarcyclus.Fase.values)
def test_de_agenda_is_te_lezen_zodra_de_stemmen_open_zijn(cyclus, saluti, zet_fase, fase):
    zet_fase(cyclus, fase)
    assert rechten.mag_agenda_lezen(saluti, cyclus) == (fase in ("bespreking", "afgesloten"))


def test_een_partner_leest_de_agenda_nooit(cyclus, partner):
    assert not rechten.mag_agenda_lezen(partner, cyclus)


@pytest.mark.parametrize("status", ["concept", "aangeboden", "vastgesteld", "verantwoord", "besproken", "ingetrokken"])
def test_de_wethouder_reageert_op_plannen_met_akkoord(cyclus, wethouder, status):
    plan = PlanFactory(cyclus=cyclus, status=status)
    assert rechten.mag_op_plan_reageren(wethouder, plan) == (status in ("vastgesteld", "verantwoord", "besproken"))


def test_een_punt_met_een_besluit_blijft_op_de_agenda(cyclus, gemeente):
    punt = AgendapuntFactory(cyclus=cyclus)
    assert rechten.mag_agendapunt_weghalen(gemeente, punt)
    BesluitFactory(cyclus=cyclus, agendapunt=punt)
    assert not rechten.mag_agendapunt_weghalen(gemeente, punt)


def test_een_besluit_dat_verder_gaat_wordt_in_het_latere_jaar_afgemeld(cyclus, gemeente):
    besluit = BesluitFactory(cyclus=cyclus)
    assert rechten.mag_besluit_afmelden(gemeente, besluit)
    verder = BesluitFactory(cyclus=JaarcyclusFactory(jaar=2027), volgt_op=besluit)
    besluit = Besluit.objects.get(pk=besluit.pk)
    assert [rechten.mag_besluit_afmelden(gemeente, b) for b in (besluit, verder)] == [False, True]


def test_het_gevolg_komt_na_het_antwoord(gemeente, saluti):
    beantwoord = AdviesFactory(antwoord="Ja.", beantwoord_op=moment(11, 1), beantwoord_door=gemeente)
    assert [rechten.mag_gevolg_noteren(gemeente, a) for a in (AdviesFactory(), beantwoord)] == [False, True]
    assert not rechten.mag_gevolg_noteren(saluti, beantwoord)
