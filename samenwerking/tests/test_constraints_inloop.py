"""Every constraint of inloop and needs has a case that breaks it."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from samenwerking.factories import (
    BehoefteFactory,
    InloopFactory,
    InlooptijdFactory,
    InloopuitzonderingFactory,
    OrganisatieFactory,
)
from samenwerking.models import Behoefte, Inloop, Inlooptijd, Inloopuitzondering

DAG, TIEN, NEGEN = datetime.date(2026, 11, 1), datetime.time(10), datetime.time(9)
BREEKT = {
    "inloop_heeft_plek": lambda: InloopFactory(plek="", fase="proef"),
    "inloop_gestopt_met_reden": lambda: InloopFactory(gestopt_op=DAG),
    "inlooptijd_tot_na_van": lambda: InlooptijdFactory(van=TIEN, tot=NEGEN),
    "inlooptijd_eenmaal": lambda: InlooptijdFactory(inloop=InlooptijdFactory().inloop),
    "inloopuitzondering_dicht_of_van_tot": lambda: InloopuitzonderingFactory(van=TIEN, tot=NEGEN),
    "inloopuitzondering_een_per_dag": lambda: InloopuitzonderingFactory(inloop=InloopuitzonderingFactory().inloop),
    "behoefte_van_een": lambda: BehoefteFactory(organisatie=OrganisatieFactory()),
    "behoefte_geregeld_met_uitleg": lambda: BehoefteFactory(status="vervuld"),
}


@pytest.mark.parametrize("naam", BREEKT)
def test_de_database_weigert(db, naam):
    with pytest.raises(IntegrityError), transaction.atomic():
        BREEKT[naam]()


@pytest.mark.parametrize("velden", [{"van": TIEN}, {"tot": TIEN}, {"van": TIEN, "tot": TIEN}])
def test_een_uitzondering_met_een_halve_tijd_gaat_er_niet_in(db, velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        InloopuitzonderingFactory(**velden)


def test_een_behoefte_is_niet_van_niemand(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        BehoefteFactory(team=None)


@pytest.mark.parametrize("status", ["vervuld", "vervallen"])
def test_wat_klaar_is_zegt_hoe(db, status):
    with pytest.raises(IntegrityError), transaction.atomic():
        BehoefteFactory(status=status)


def test_een_reden_zonder_einde_gaat_er_niet_in(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        InloopFactory(stopreden="Geen plek meer.")


def test_geen_regel_blijft_ongebroken():
    modellen = (Inloop, Inlooptijd, Inloopuitzondering, Behoefte)
    assert {regel.name for model in modellen for regel in model._meta.constraints} == set(BREEKT)
