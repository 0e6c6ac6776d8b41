"""Which year runs, which ronde counts, and when the review is."""

import datetime

import pytest

from plannen.factories import JaarcyclusFactory
from plannen.models import Jaarcyclus, Ronde


def dag(tekst):
    return datetime.date.fromisoformat(tekst)


@pytest.mark.parametrize(
    "fase_2025, fase_2026, op, jaar",
    [
        ("afgesloten", "uitvoering", "2026-11-22", 2026),
        ("bespreking", "uitvoering", "2026-02-09", 2025),
        ("bespreking", "uitvoering", "2026-02-10", 2026),
        ("afgesloten", "uitvoering", "2026-01-01", 2026),
        ("afgesloten", "uitvoering", "2027-02-09", 2026),
        ("afgesloten", "uitvoering", "2027-02-10", 2027),
        ("afgesloten", "afgesloten", "2026-11-22", 2027),
    ],
)
def test_het_lopende_jaar_is_het_eerste_open_jaar_waarvan_het_gesprek_nog_komt(db, fase_2025, fase_2026, op, jaar):
    for ander, fase in ((2027, "voorbereiding"), (2025, fase_2025), (2026, fase_2026)):
        JaarcyclusFactory(jaar=ander, fase=fase)
    assert Jaarcyclus.objects.lopend(dag(op)).jaar == jaar


def test_is_alles_voorbij_dan_is_het_laatste_jaar_het_lopende(db):
    for jaar in (2024, 2025):
        JaarcyclusFactory(jaar=jaar, fase="afgesloten")
    assert Jaarcyclus.objects.lopend().jaar == 2025


def test_zonder_jaren_loopt_er_geen(db):
    assert Jaarcyclus.objects.lopend() is None


def test_het_gesprek_is_op_9_februari_van_het_volgende_jaar(db):
    assert [Jaarcyclus.objects.create(jaar=2030).bespreking_op, JaarcyclusFactory(jaar=2031).bespreking_op] == [
        dag("2031-02-09"),
        dag("2032-02-09"),
    ]


def test_een_gekozen_dag_voor_het_gesprek_blijft(db):
    cyclus = Jaarcyclus.objects.create(jaar=2030, bespreking_op=dag("2031-01-20"))
    cyclus.save()
    assert cyclus.bespreking_op == dag("2031-01-20")


def test_alleen_in_de_eerste_twee_fasen_zijn_plannen_te_schrijven(db):
    for jaar, fase in enumerate(Jaarcyclus.Fase, 2030):
        JaarcyclusFactory(jaar=jaar, fase=fase)
    assert [cyclus.fase for cyclus in Jaarcyclus.objects.schrijfbaar().order_by("jaar")] == [
        "voorbereiding",
        "uitvoering",
    ]


def test_alles_is_open_tot_het_jaar_is_afgesloten():
    assert [fase for fase in Jaarcyclus.Fase if not Jaarcyclus(fase=fase).is_open] == ["afgesloten"]


@pytest.mark.parametrize(
    "op, naam",
    [
        ("2026-05-31", None),
        ("2026-06-01", "ronde juni"),
        ("2026-06-30", "ronde juni"),
        ("2026-10-31", "ronde juni"),
        ("2026-11-01", "ronde november"),
        ("2027-01-15", "ronde november"),
    ],
)
def test_de_ronde_die_telt_is_de_laatste_die_openging(cyclus, op, naam):
    ronde = cyclus.ronde_op(dag(op))
    assert (str(ronde) if ronde else None) == naam


@pytest.mark.parametrize(
    "op, is_open, dagen",
    [("2026-10-31", False, 30), ("2026-11-01", True, 29), ("2026-11-30", True, 0), ("2026-12-01", False, -1)],
)
def test_een_ronde_is_open_tot_en_met_de_laatste_dag(op, is_open, dagen):
    ronde = Ronde(opent_op=dag("2026-11-01"), sluit_op=dag("2026-11-30"))
    assert (ronde.is_open(dag(op)), ronde.dagen_tot_sluiting(dag(op))) == (is_open, dagen)


def test_vandaag_is_de_dag_in_amsterdam(cyclus, vandaag):
    assert (str(vandaag), str(cyclus.ronde_op()), cyclus.ronde_op().is_open()) == ("2026-11-22", "ronde november", True)
