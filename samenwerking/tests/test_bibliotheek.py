"""The library: listed, searched, narrowed."""

import datetime

import pytest

from buurtteams.factories import ThemaFactory
from samenwerking.factories import KennisitemFactory

PAD = "/samenwerking/bibliotheek/"


def titels(antwoord):
    return [item.titel for item in antwoord.context["bladzijde"]]


@pytest.mark.parametrize("wie", ["coordinator", "instelling", "gemeente", "wethouder", "saluti", "beheer"])
def test_iedereen_van_de_stad_leest_de_bibliotheek(als, wie, request):
    gebruiker = request.getfixturevalue(wie)
    KennisitemFactory()
    assert titels(als(gebruiker).get(PAD)) == ["Ouders op school"]


def test_een_partner_vindt_hem_niet(als, partner):
    assert als(partner).get(PAD).status_code == 404


def test_wanneer_het_is_gecontroleerd_staat_erbij(als, coordinator):
    KennisitemFactory()
    assert "nog niet gecontroleerd" in als(coordinator).get(PAD).text
    KennisitemFactory(gecontroleerd_op=datetime.date(2026, 11, 3))
    assert "3 november 2026" in als(coordinator).get(PAD).text


def test_zoeken_en_filteren(als, coordinator):
    taal = ThemaFactory(slug="taal")
    KennisitemFactory(titel="Een", plek="Weert", thema=taal)
    KennisitemFactory(titel="Twee", omschrijving="Een spreekuur in Weert.", soort="hulpmiddel")
    KennisitemFactory(titel="Drie", bron="Handreiking van toen")
    vragen = ["?zoek=weert", "?zoek=weert+spreekuur", "?zoek=toen", "?soort=hulpmiddel", "?thema=taal", "?soort=weg"]
    gezien = [sorted(titels(als(coordinator).get(PAD + vraag))) for vraag in vragen]
    assert gezien == [["Een", "Twee"], ["Twee"], ["Drie"], ["Twee"], ["Een"], ["Drie", "Een", "Twee"]]


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, coordinator, aantal, django_assert_num_queries):
    for _ in range(aantal):
        KennisitemFactory(thema=ThemaFactory())
    browser = als(coordinator)
    with django_assert_num_queries(6):
        assert len(titels(browser.get(PAD))) == aantal


def test_leeg_zegt_wat_er_hoort(als, coordinator):
    assert "De beheerder vult ze in" in als(coordinator).get(PAD).text
    assert "Niets past bij deze keuze." in als(coordinator).get(f"{PAD}?zoek=niets").text


def test_er_is_alleen_lezen(als, coordinator):
    assert als(coordinator).post(PAD).status_code == 405
