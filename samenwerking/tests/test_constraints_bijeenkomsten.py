"""Every constraint of a meeting and of a signaal has a case that breaks it."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from samenwerking.factories import BijeenkomstFactory, SignaalFactory
from samenwerking.models import Bijeenkomst, Signaal

MOMENT = datetime.datetime(2026, 11, 12, 18, 30, tzinfo=datetime.UTC)
UITKOMST = {"uitkomst_toelichting": "Wij bellen.", "uitkomst_op": MOMENT, "uitkomst_functie": "coördinator"}


def zonder(naam):
    return {"uitkomst": "niet", **UITKOMST} | {naam: None if naam == "uitkomst_op" else ""}


BREEKT = {
    "bijeenkomst_eind_na_begin": [lambda: BijeenkomstFactory(begin=MOMENT, eind=MOMENT)],
    "bijeenkomst_teruggekoppeld_hoe_en_wanneer": [
        lambda: BijeenkomstFactory(teruggekoppeld_hoe="Op de inloop."),
        lambda: BijeenkomstFactory(teruggekoppeld_op=MOMENT.date()),
    ],
    "bijeenkomst_afgerond_na_terugkoppelen": [lambda: BijeenkomstFactory(status="afgerond", met_bewoners=True)],
    "bijeenkomst_afgelast_met_reden": [
        lambda: BijeenkomstFactory(status="afgelast"),
        lambda: BijeenkomstFactory(reden="De zaal is dicht."),
    ],
    "signaal_uitkomst_met_uitleg": [
        lambda: SignaalFactory(**UITKOMST),
        *(lambda naam=naam: SignaalFactory(**zonder(naam)) for naam in UITKOMST),
    ],
    "signaal_doorgegeven_aan_iemand": [
        lambda: SignaalFactory(uitkomst="doorgegeven", **UITKOMST),
        lambda: SignaalFactory(uitkomst="niet", doorgegeven_aan="de huisarts", **UITKOMST),
    ],
    "signaal_ergens_gehoord": [lambda: SignaalFactory(bijeenkomst=None)],
}


@pytest.mark.parametrize("naam, nummer", [(naam, n) for naam, wijzen in BREEKT.items() for n in range(len(wijzen))])
def test_de_database_weigert(db, naam, nummer):
    with pytest.raises(IntegrityError), transaction.atomic():
        BREEKT[naam][nummer]()


def test_geen_regel_blijft_ongebroken():
    assert {regel.name for model in (Bijeenkomst, Signaal) for regel in model._meta.constraints} == set(BREEKT)
