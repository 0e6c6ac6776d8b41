"""What must never be false of stories, their finds and who took them over: the database refuses it."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from buurtteams.factories import GebruikerFactory
from samenwerking.factories import KennisitemFactory, OvernameFactory, VerhaalFactory, VondstFactory
from samenwerking.models import Verhaal

NU = timezone.now
MODELLEN = ("verhaal", "vondst", "overname", "kennisitem")


def eigen_lezer():
    schrijver = GebruikerFactory()
    VerhaalFactory(schrijver=schrijver, controleur=schrijver)


def tweemaal(fabriek, **velden):
    eerste = fabriek(**velden)
    fabriek(**{veld: getattr(eerste, veld) for veld in ("verhaal", "team") if hasattr(eerste, veld)}, **velden)


BREEKT = {
    "verhaal_andere_lezer": eigen_lezer,
    "verhaal_gedeeld_wie_en_wanneer": lambda: VerhaalFactory(status="gedeeld", gedeeld_op=NU()),
    "vondst_eenmaal": lambda: tweemaal(VondstFactory),
    "vondst_besluit_wie_en_wanneer": lambda: VondstFactory(besluit="moet_weg"),
    "vondst_mag_blijven_met_reden": lambda: VondstFactory(besluit="mag_blijven", door=GebruikerFactory(), op=NU()),
    "overname_een_per_team": lambda: tweemaal(OvernameFactory),
}
BREEKT_OOK = {
    "verhaal_gedeeld_wie_en_wanneer": lambda: VerhaalFactory(status="gedeeld", controleur=GebruikerFactory()),
    "vondst_besluit_wie_en_wanneer": lambda: VondstFactory(door=GebruikerFactory(), op=NU()),
}


def constraints():
    modellen = [apps.get_model("samenwerking", naam) for naam in MODELLEN]
    return {constraint.name: constraint for model in modellen for constraint in model._meta.constraints}


def test_elke_constraint_heeft_hier_een_regel():
    assert set(BREEKT) == set(constraints())


@pytest.mark.parametrize("naam, breek", [*BREEKT.items(), *BREEKT_OOK.items()])
def test_de_database_weigert(db, naam, breek):
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        breek()
    kolommen = connection.vendor == "sqlite" and isinstance(constraints()[naam], models.UniqueConstraint)
    assert ("UNIQUE constraint failed" if kolommen else naam) in str(fout.value)


def test_een_code_van_de_bibliotheek_is_er_eenmaal(db):
    KennisitemFactory(code="V1")
    with pytest.raises(IntegrityError), transaction.atomic():
        KennisitemFactory(code="V1")


def test_een_ander_mag_wel_de_lezer_zijn(db):
    VerhaalFactory(status="gedeeld", controleur=GebruikerFactory(), gedeeld_op=NU())
    assert Verhaal.objects.gedeeld().count() == 1
