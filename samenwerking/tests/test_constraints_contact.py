"""Every constraint of a contact person and of an organisatie has a case that breaks it."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from buurtteams.factories import InstellingFactory
from samenwerking.factories import ContactpersoonFactory, OrganisatieFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon, Organisatie

DAG = datetime.date(2020, 1, 1)
BREEKT = {
    "contactpersoon_tot_na_vanaf": lambda: ContactpersoonFactory(tot=datetime.date(2019, 12, 31)),
    "contactpersoon_van_een_kant": lambda: TeamcontactFactory(organisatie=OrganisatieFactory()),
    "contactpersoon_functionaris_van_instelling": lambda: Contactpersoon.objects.create(instelling=InstellingFactory()),
    "contactpersoon_functionaris_van_team": lambda: ContactpersoonFactory(functie="functionaris_team"),
    "contactpersoon_overeenkomst_van_sleutelpersoon": lambda: ContactpersoonFactory(overeenkomst=True),
    "contactpersoon_gewist_is_leeg": lambda: ContactpersoonFactory(naam="Amina V.", gewist_op=DAG),
    "organisatie_naam_eenmaal": lambda: [OrganisatieFactory(naam=naam) for naam in ("De Egel", "DE EGEL")],
}


@pytest.mark.parametrize("naam", BREEKT)
def test_de_database_weigert(db, naam):
    with pytest.raises(IntegrityError), transaction.atomic():
        BREEKT[naam]()


def test_geen_regel_blijft_ongebroken():
    assert {regel.name for model in (Contactpersoon, Organisatie) for regel in model._meta.constraints} == set(BREEKT)
