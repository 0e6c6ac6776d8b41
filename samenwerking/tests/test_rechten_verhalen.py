"""Who may do what with stories: each predicate in both directions, and who sees which state."""

import datetime

import pytest

from buurtteams.factories import CoordinatorFactory, GebruikerFactory, RolFactory
from samenwerking import rechten
from samenwerking.factories import OvernameFactory, VerhaalFactory
from samenwerking.models import Overname, Verhaal

IEDEREEN = [
    "coordinator",
    "coordinator_ander_team",
    "instelling",
    "gemeente",
    "wethouder",
    "saluti",
    "partner",
    "beheer",
]
SCHRIJVERS = IEDEREEN[:4]
STATEN = ["concept", "ter_controle", "gedeeld", "ingetrokken"]


@pytest.fixture
def mensen(request):
    return {naam: request.getfixturevalue(naam) for naam in IEDEREEN}


@pytest.fixture
def verhalen(coordinator, team, gemeente):
    """One in each state, written by the coordinator."""
    wanneer = datetime.datetime(2026, 11, 2, tzinfo=datetime.UTC)
    lezer = {"gedeeld": {"controleur": gemeente, "gedeeld_op": wanneer}}
    return {
        staat: VerhaalFactory(titel=staat, schrijver=coordinator, team=team, status=staat, **lezer.get(staat, {}))
        for staat in STATEN
    }


def wie(mensen, predicaat, *objecten):
    return [naam for naam, gebruiker in mensen.items() if predicaat(gebruiker, *objecten)]


def in_welke(verhalen, predicaat, gebruiker):
    return [staat for staat, verhaal in verhalen.items() if predicaat(gebruiker, verhaal)]


def test_iedereen_met_een_rol_leest_verhalen(mensen):
    assert wie(mensen, rechten.mag_verhalen_zien) == IEDEREEN
    assert not rechten.mag_verhalen_zien(GebruikerFactory())


def test_de_bibliotheek_is_er_niet_voor_partners(mensen):
    assert wie(mensen, rechten.mag_bibliotheek_zien) == [naam for naam in IEDEREEN if naam != "partner"]


def test_wie_schrijft(mensen):
    assert wie(mensen, rechten.mag_verhaal_schrijven) == SCHRIJVERS


def test_alleen_de_schrijver_is_de_schrijver(mensen, verhalen, teamgenoot):
    assert wie(mensen, rechten.is_schrijver, verhalen["concept"]) == ["coordinator"]
    assert not rechten.is_schrijver(teamgenoot, verhalen["concept"])


def test_wie_geen_schrijvende_rol_meer_heeft_is_geen_schrijver_meer(team):
    oud = RolFactory(soort="saluti").gebruiker
    assert not rechten.is_schrijver(oud, VerhaalFactory(schrijver=oud))


def test_bewerken_kan_tot_het_gedeeld_is(verhalen, coordinator, teamgenoot):
    assert in_welke(verhalen, rechten.mag_verhaal_bewerken, coordinator) == ["concept", "ter_controle"]
    assert in_welke(verhalen, rechten.mag_verhaal_bewerken, teamgenoot) == []


def test_aanbieden_kan_alleen_de_schrijver(verhalen, coordinator, gemeente):
    assert in_welke(verhalen, rechten.mag_verhaal_aanbieden, coordinator) == ["concept"]
    assert in_welke(verhalen, rechten.mag_verhaal_aanbieden, gemeente) == []


def test_de_schrijver_controleert_nooit_en_anderen_alleen_wat_wacht(mensen, verhalen, teamgenoot):
    assert wie(mensen, rechten.mag_verhaal_controleren, verhalen["ter_controle"]) == SCHRIJVERS[1:]
    assert in_welke(verhalen, rechten.mag_verhaal_controleren, teamgenoot) == ["ter_controle"]
    assert in_welke(verhalen, rechten.mag_verhaal_controleren, mensen["coordinator"]) == []


def test_terugtrekken_kan_de_schrijver_en_van_wat_gedeeld_is_ook_het_team_en_de_gemeente(mensen, verhalen, teamgenoot):
    assert in_welke(verhalen, rechten.mag_verhaal_intrekken, mensen["coordinator"]) == STATEN[:3]
    assert in_welke(verhalen, rechten.mag_verhaal_intrekken, teamgenoot) == ["gedeeld"]
    assert wie(mensen, rechten.mag_verhaal_intrekken, verhalen["gedeeld"]) == ["coordinator", "gemeente"]


def test_overnemen_is_voor_een_ander_team(mensen, verhalen):
    assert wie(mensen, rechten.mag_verhaal_overnemen, verhalen["gedeeld"]) == ["coordinator_ander_team", "instelling"]
    assert in_welke(verhalen, rechten.mag_verhaal_overnemen, mensen["instelling"]) == ["gedeeld"]


def test_wie_twee_teams_heeft_neemt_het_over_voor_het_andere(verhalen, coordinator):
    CoordinatorFactory(gebruiker=coordinator)
    assert rechten.mag_verhaal_overnemen(coordinator, verhalen["gedeeld"])


def test_het_gevolg_schrijft_het_team_dat_overnam(mensen, verhalen):
    overname = OvernameFactory(verhaal=verhalen["gedeeld"], team=mensen["coordinator_ander_team"].teams[0])
    assert wie(mensen, rechten.mag_overname_bijwerken, overname) == ["coordinator_ander_team", "instelling"]


# Who sees what


def gezien(gebruiker):
    return sorted(Verhaal.objects.zichtbaar_voor(gebruiker).values_list("titel", flat=True))


@pytest.mark.parametrize("naam", IEDEREEN)
def test_wie_welke_staat_ziet(mensen, verhalen, naam):
    verwacht = {"coordinator": sorted(STATEN)} | dict.fromkeys(SCHRIJVERS[1:], ["gedeeld", "ter_controle"])
    assert gezien(mensen[naam]) == verwacht.get(naam, ["gedeeld"])


def test_een_teamgenoot_ziet_ze_alle_en_wie_geen_rol_heeft_geen(verhalen, teamgenoot):
    assert (gezien(teamgenoot), gezien(GebruikerFactory())) == (sorted(STATEN), [])


def test_de_schrijver_ziet_het_eigen_concept_ook_zonder_team(gemeente):
    VerhaalFactory(titel="van mij", schrijver=gemeente, team=None)
    assert gezien(gemeente) == ["van mij"]


def test_een_overname_volgt_het_verhaal(verhalen, partner, coordinator):
    overnames = [OvernameFactory(verhaal=verhalen[staat]) for staat in ("gedeeld", "ingetrokken")]
    assert list(Overname.objects.zichtbaar_voor(partner)) == overnames[:1]
    assert set(Overname.objects.zichtbaar_voor(coordinator)) == set(overnames)
