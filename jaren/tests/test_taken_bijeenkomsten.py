"""Tasks of meetings: how it was, what becomes of what was heard, and the signalen of partners."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory, FunctionarisFactory
from buurtteams.models import Gebruiker, Onderdeel, Uitvoering
from jaren.taken import samen_bijeenkomsten
from jaren.taken.waarneming import lees_waarneming
from samenwerking.factories import BijeenkomstFactory, SignaalFactory
from samenwerking.models import Bijeenkomst, Signaal


@pytest.fixture
def maak(team):
    def maak(dag="2026-11-12", status="gehouden", **velden):
        begin = datetime.datetime.fromisoformat(f"{dag}T18:30+00:00")
        velden = {"titel": "Thee en post", "met_bewoners": True, "teams": [team]} | velden
        return BijeenkomstFactory(begin=begin, status=status, **velden)

    return maak


def van(gebruiker, op):
    return samen_bijeenkomsten.taken(gebruiker, op, lees_waarneming(gebruiker, op))


def taken(gebruiker, op):
    return [(taak.vooraan, taak.wanneer) for taak in van(gebruiker, op)]


@pytest.mark.parametrize(
    "dag, wanneer",
    [
        ("2026-11-12", "voor 26 november"),
        ("2026-11-08", "voor 22 november"),
        ("2026-11-07", "te laat sinds 21 november"),
    ],
)
def test_na_twee_weken_is_afronden_te_laat(coordinator, maak, vandaag, dag, wanneer):
    rij = maak(dag)
    (taak,) = van(coordinator, vandaag)
    assert (taak.vooraan, taak.wanneer, taak.te_laat) == (
        "Bijeenkomst afronden",
        wanneer,
        wanneer.startswith("te laat"),
    )
    assert (taak.url, taak.onder) == (rij.get_absolute_url(), "Geweest · bewoners hoorden nog niets terug")


@pytest.mark.parametrize(
    "dag, verwacht",
    [
        ("2026-11-15", [("Schrijf op hoe het was", "voor 22 november")]),
        ("2026-11-14", [("Schrijf op hoe het was", "te laat sinds 21 november")]),
        ("2026-11-23", []),
    ],
)
def test_wat_voorbij_is_en_nog_gepland_staat(coordinator, maak, vandaag, dag, verwacht):
    maak(dag, "gepland")
    assert taken(coordinator, vandaag) == verwacht


def test_wat_voorbij_is_leidt_naar_het_verslag(coordinator, maak, vandaag):
    rij = maak(status="gepland")
    (taak,) = van(coordinator, vandaag)
    assert taak.url == f"{rij.get_absolute_url()}houden/"


def test_wat_klaar_is_vraagt_niets(coordinator, maak, vandaag):
    maak(status="afgerond", met_bewoners=False)
    maak(status="afgelast", reden="De zaal is dicht.")
    assert taken(coordinator, vandaag) == []


@pytest.mark.parametrize("wie", ["coordinator_ander_team", "instelling", "gemeente", "saluti", "partner"])
def test_wie_niet_organiseert_heeft_er_geen_werk_aan(request, wie, coordinator, maak, vandaag):
    maak()
    assert taken(request.getfixturevalue(wie), vandaag) == []


def test_de_gemeente_heeft_werk_aan_wat_zij_organiseert(gemeente, maak, vandaag):
    maak(van_gemeente=True)
    assert taken(gemeente, vandaag) == [("Bijeenkomst afronden", "voor 26 november")]


def test_een_instelling_heeft_werk_aan_wat_zij_organiseert(instelling, maak, vandaag):
    maak(teams=[]).instellingen.add(instelling.rollen[0].instelling_id)
    maak(teams=[]).instellingen.add(FunctionarisFactory().instelling)
    assert len(taken(instelling, vandaag)) == 1


def test_zonder_coordinator_komt_het_bij_de_instelling(instelling, maak, team, vandaag):
    onderdeel = Onderdeel.objects.get_or_create(buurtteam=team, soort="sociaal")[0]
    eigen = instelling.rollen[0].instelling
    Uitvoering.objects.get_or_create(onderdeel=onderdeel, instelling=eigen, defaults={"vanaf": "2020-01-01"})
    maak()
    assert len(taken(instelling, vandaag)) == 1


def test_twee_keer_de_eigen_kant_is_een_taak(coordinator, instelling, maak, vandaag):
    rij = maak(van_gemeente=True)
    rij.teams.add(BuurtteamFactory())
    coordinator.rol_set.create(soort="gemeente", vanaf="2020-01-01")
    coordinator = Gebruiker.objects.get(pk=coordinator.pk)
    assert len(taken(coordinator, vandaag)) == 1


# Signalen of partners


def stuur(organisatie, **velden):
    op = datetime.datetime(2026, 11, 12, 9, tzinfo=datetime.UTC)
    return SignaalFactory(bijeenkomst=None, organisatie=organisatie, op=op, tekst="De bus rijdt niet.", **velden)


def test_een_signaal_aan_het_team_wacht_op_een_uitkomst(coordinator, gemeente, organisatie, team, vandaag):
    rij = stuur(organisatie, team=team)
    (taak,) = van(coordinator, vandaag)
    assert (taak.vooraan, taak.titel, taak.wanneer) == (
        *("Signaal van De Granaatappel", "De bus rijdt niet."),
        "voor 26 november",
    )
    assert taak.url == f"{rij.get_absolute_url()}uitkomst/"
    assert taken(gemeente, vandaag) == []


def test_een_signaal_aan_niemand_komt_bij_de_gemeente(coordinator, gemeente, organisatie, vandaag):
    stuur(organisatie)
    assert len(taken(gemeente, vandaag)) == 1
    assert taken(coordinator, vandaag) == []


def test_met_een_uitkomst_is_het_signaal_weg(coordinator, organisatie, team, vandaag):
    uitkomst = {"uitkomst": "niet", "uitkomst_toelichting": "Dit kan nu niet.", "uitkomst_functie": "coördinator"}
    stuur(organisatie, team=team, uitkomst_op="2026-11-20T12:00Z", **uitkomst)
    assert taken(coordinator, vandaag) == []


def test_wat_bij_een_bijeenkomst_is_gehoord_is_geen_eigen_taak(coordinator, maak, vandaag):
    SignaalFactory(bijeenkomst=maak())
    assert [taak.onder for taak in van(coordinator, vandaag)] == [
        "Geweest · 1 signaal zonder uitkomst · bewoners hoorden nog niets terug"
    ]


# How often it asks


@pytest.mark.parametrize("wie", ["wethouder", "saluti", "partner", "beheer"])
def test_wie_alleen_leest_kost_geen_vraag(request, wie, maak, vandaag, django_assert_num_queries):
    gebruiker = request.getfixturevalue(wie)
    maak()
    assert gebruiker.rollen
    with django_assert_num_queries(0):
        assert taken(gebruiker, vandaag) == []


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_zijn_altijd_drie_vragen(coordinator, maak, organisatie, team, aantal, vandaag, django_assert_num_queries):
    for _ in range(aantal):
        SignaalFactory(bijeenkomst=maak())
        stuur(organisatie, team=team)
    assert coordinator.rollen
    with django_assert_num_queries(3):
        assert len(taken(coordinator, vandaag)) == 2 * aantal
    assert (Bijeenkomst.objects.count(), Signaal.objects.count()) == (aantal, 2 * aantal)
