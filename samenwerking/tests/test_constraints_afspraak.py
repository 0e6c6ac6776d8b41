"""Every constraint of an agreement has a case that breaks it."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from samenwerking.factories import AfspraakantwoordFactory, AfspraakevaluatieFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Afspraakantwoord, Afspraakevaluatie, Samenwerkingsafspraak

DAG, VROEGER = datetime.date(2026, 11, 1), datetime.date(2026, 10, 1)


def twee_lopende():
    afspraak = SamenwerkingsafspraakFactory()
    SamenwerkingsafspraakFactory(team=afspraak.team, organisatie=afspraak.organisatie)


def twee_terugblikken():
    AfspraakevaluatieFactory(afspraak=AfspraakevaluatieFactory().afspraak)


BREEKT = {
    "samenwerkingsafspraak_een_lopende": twee_lopende,
    "samenwerkingsafspraak_evaluatie_na_start": lambda: SamenwerkingsafspraakFactory(
        start=DAG, evaluatie_op="2026-10-01"
    ),
    "samenwerkingsafspraak_gestopt_met_reden": lambda: SamenwerkingsafspraakFactory(gestopt_op=DAG),
    "afspraakantwoord_nee_met_toelichting": lambda: AfspraakantwoordFactory(antwoord="nee"),
    "afspraakevaluatie_eenmaal": twee_terugblikken,
}


@pytest.mark.parametrize("naam", BREEKT)
def test_de_database_weigert(db, naam):
    with pytest.raises(IntegrityError), transaction.atomic():
        BREEKT[naam]()


def test_geen_regel_blijft_ongebroken():
    modellen = (Samenwerkingsafspraak, Afspraakantwoord, Afspraakevaluatie)
    assert {regel.name for model in modellen for regel in model._meta.constraints} == set(BREEKT)
