"""Closing freezes the year in a momentopname; reopening is a recorded act of beheer."""

import datetime

import pytest

from jaren.factories import AgendapuntFactory, BesluitFactory
from jaren.models import Besluit, Momentopname
from plannen.factories import JaarcyclusFactory
from plannen.models import Gebeurtenis, Jaarcyclus

AFSLUITEN, HEROPENEN = "/jaren/2026/afsluiten/", "/jaren/2026/heropenen/"


@pytest.fixture
def gesprek(cyclus, zet_fase):
    return zet_fase(cyclus, "bespreking")


def test_de_gemeente_sluit_af_en_er_is_een_momentopname(als, gemeente, gesprek):
    assert als(gemeente).get(AFSLUITEN).status_code == 200
    assert als(gemeente).post(AFSLUITEN).url == "/jaren/2026/verslag/"
    assert Jaarcyclus.objects.get(pk=gesprek.pk).fase == "afgesloten"
    [momentopname] = Momentopname.objects.all()
    assert (momentopname.jaar, momentopname.nummer, momentopname.functie) == (2026, 1, gemeente.functie)
    assert momentopname.is_ongeschonden
    gebeurtenis = Gebeurtenis.objects.get(soort="jaar_fase")
    assert (gebeurtenis.naar, gebeurtenis.reden) == ("afgesloten", "momentopname 1")


def test_met_open_punten_kan_het_niet(als, gemeente, gesprek):
    AgendapuntFactory(cyclus=gesprek)
    pagina = als(gemeente).post(AFSLUITEN)
    assert (pagina.status_code, "1 punt van de agenda heeft nog geen besluit." in pagina.text) == (422, True)
    assert Jaarcyclus.objects.get(pk=gesprek.pk).is_open
    assert not Momentopname.objects.exists()


def test_open_besluiten_gaan_door_in_het_volgende_jaar(als, gemeente, gesprek):
    volgend = JaarcyclusFactory(jaar=2027, fase="voorbereiding")
    loopt = BesluitFactory(cyclus=gesprek)
    BesluitFactory(cyclus=gesprek, klaar_op=datetime.date(2026, 11, 1))
    als(gemeente).post(AFSLUITEN)
    [vervolg] = Besluit.objects.filter(cyclus=volgend)
    assert (vervolg.volgt_op, vervolg.tekst, vervolg.datum) == (loopt, loopt.tekst, loopt.datum)


def test_twee_keer_afsluiten_geeft_een_momentopname(als, gemeente, gesprek):
    als(gemeente).post(AFSLUITEN)
    assert als(gemeente).post(AFSLUITEN).status_code == 403
    assert Momentopname.objects.count() == 1


@pytest.mark.parametrize("fase", ["voorbereiding", "uitvoering", "verantwoording", "afgesloten"])
def test_alleen_na_het_gesprek(als, gemeente, cyclus, zet_fase, fase):
    zet_fase(cyclus, fase)
    assert als(gemeente).post(AFSLUITEN).status_code == 403


# Reopening


def test_beheer_heropent_met_een_reden(als, gemeente, beheer, gesprek):
    als(gemeente).post(AFSLUITEN)
    assert "Schrijf op waarom" in als(beheer).post(HEROPENEN, {"reden": ""}).text
    assert als(beheer).post(HEROPENEN, {"reden": "Een besluit ontbrak."}).url == "/jaren/2026/"
    laatste = Gebeurtenis.objects.filter(soort="jaar_fase").first()
    assert (laatste.van, laatste.naar, laatste.reden, laatste.door) == (
        "afgesloten", "bespreking", "Een besluit ontbrak.", beheer,
    )  # fmt: skip


def test_opnieuw_afsluiten_geeft_de_volgende_momentopname(als, gemeente, beheer, gesprek):
    als(gemeente).post(AFSLUITEN)
    als(beheer).post(HEROPENEN, {"reden": "Een besluit ontbrak."})
    als(gemeente).post(AFSLUITEN)
    assert sorted(Momentopname.objects.values_list("nummer", flat=True)) == [1, 2]


@pytest.mark.parametrize("wie", ["gemeente", "wethouder", "coordinator"])
def test_niemand_anders_heropent(als, gesprek, gemeente, wie, request):
    als(gemeente).post(AFSLUITEN)
    assert als(request.getfixturevalue(wie)).post(HEROPENEN, {"reden": "Toch."}).status_code == 403
