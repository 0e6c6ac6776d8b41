"""The proof that bin/uitneemproef gives is only worth something when it really takes out what it says."""

import pytest

from buurtteams import rechten as kern
from plannen import rechten
from plannen.forms import plandelen
from plannen.models import Plan
from plannen.views import plan as view

from .uitnemen import mutaties, neem_uit


def rechten_van(module):
    naam = module.__name__
    return {f"{naam}:{functie}" for functie, code in vars(module).items() if getattr(code, "__module__", "") == naam}


def test_elke_regel_van_rechten_wordt_eruit_genomen():
    doelen = {mutatie.partition("=")[0] for mutatie in mutaties()}
    assert rechten_van(rechten) | rechten_van(kern) <= doelen


def test_elke_zichtbaar_voor_wordt_eruit_genomen():
    doelen = [mutatie for mutatie in mutaties() if mutatie.endswith("zichtbaar_voor=self.all()")]
    assert doelen == [
        "buurtteams.models.mensen:UitnodigingQuerySet.zichtbaar_voor=self.all()",
        "jaren.models.advies:AdviesQuerySet.zichtbaar_voor=self.all()",
        "jaren.models.bespreking:BesluitQuerySet.zichtbaar_voor=self.all()",
        "jaren.models.oordeel:OordeelQuerySet.zichtbaar_voor=self.all()",
        "plannen.models.plan:PlanQuerySet.zichtbaar_voor=self.all()",
        "plannen.models.vraag:VraagQuerySet.zichtbaar_voor=self.all()",
        "samenwerking.models.afspraak:SamenwerkingsafspraakQuerySet.zichtbaar_voor=self.all()",
        "samenwerking.models.behoefte:BehoefteQuerySet.zichtbaar_voor=self.all()",
        "samenwerking.models.bijeenkomst:BijeenkomstQuerySet.zichtbaar_voor=self.all()",
        "samenwerking.models.bijeenkomst:SignaalQuerySet.zichtbaar_voor=self.all()",
        "samenwerking.models.contact:ContactpersoonQuerySet.zichtbaar_voor=self.all()",
        "samenwerking.models.inloop:InloopQuerySet.zichtbaar_voor=self.all()",
        "samenwerking.models.organisatie:OrganisatieQuerySet.zichtbaar_voor=self.all()",
        "samenwerking.models.verhaal:VerhaalQuerySet.zichtbaar_voor=self.all()",
        "samenwerking.models.verhaal:OvernameQuerySet.zichtbaar_voor=self.all()",
    ]


@pytest.mark.parametrize("mutatie", mutaties())
def test_elke_mutatie_is_te_maken_en_terug_te_zetten(mutatie):
    neem_uit(mutatie)()


def test_ook_wie_de_functie_al_had_merkt_het():
    terug = neem_uit("plannen.rechten:mag_plannen_maken=True")
    try:
        assert view.rechten.mag_plannen_maken(None) is True
    finally:
        terug()
    with pytest.raises(AttributeError):
        rechten.mag_plannen_maken(None)


def test_ook_de_manager_merkt_het(db, wethouder):
    terug = neem_uit("plannen.models.plan:PlanQuerySet.zichtbaar_voor=self.all()")
    try:
        assert str(plandelen.Plan.objects.zichtbaar_voor(wethouder).query) == str(Plan.objects.all().query)
    finally:
        terug()
    assert str(Plan.objects.zichtbaar_voor(wethouder).query) != str(Plan.objects.all().query)
