"""The library: listed, searched, narrowed."""

import datetime
from collections import Counter

import pytest
from django.core.management import call_command

from buurtteams.factories import ThemaFactory
from samenwerking.factories import KennisitemFactory
from samenwerking.models import Kennisitem

# Per first letter of a code how many there are: examples, tools, causes, recommendations, figures, directions, votes.
TOT = {"V": 23, "H": 18, "O": 12, "K": 32, "C": 9, "R": 5, "S": 5}
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


def test_de_link_staat_erbij_als_die_er_is(als, coordinator):
    KennisitemFactory(titel="Met", link="https://www.kennis.test/stuk.pdf")
    KennisitemFactory(titel="Zonder", link="")
    tekst = als(coordinator).get(PAD).text
    link = '<a href="https://www.kennis.test/stuk.pdf" rel="noreferrer">Open het stuk'
    assert (tekst.count("Open het stuk"), link in tekst) == (1, True)


def test_wat_een_team_het_eerst_gebruikt_staat_bovenaan(als, coordinator):
    for soort in reversed(Kennisitem.Soort.values):
        KennisitemFactory(soort=soort, titel=soort)
    volgorde = ["voorbeeld", "hulpmiddel", "organisatie", "aanbeveling", "bevinding", "cijfer"]
    assert titels(als(coordinator).get(PAD)) == volgorde


def test_alles_uit_de_bronnen_is_overgenomen(db):
    call_command("laad_referentie", verbosity=0)
    aantallen = Counter(Kennisitem.objects.values_list("soort", flat=True))
    assert aantallen == {"voorbeeld": 23, "hulpmiddel": 18, "aanbeveling": 32, "bevinding": 22, "cijfer": 9}
    codes = set(Kennisitem.objects.values_list("code", flat=True))
    assert {f"{letter}{n}" for letter, tot in TOT.items() for n in range(1, tot + 1)} == codes
    assert Kennisitem.objects.exclude(link="").count() == 15
    assert not Kennisitem.objects.filter(soort="voorbeeld", thema=None).exists()
    assert not Kennisitem.objects.filter(bron="").exists()


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
