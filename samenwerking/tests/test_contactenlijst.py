"""The list of contact persons, and the parts of the page of a team and of an organisatie."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory
from buurtteams.models import Onderdeel
from samenwerking.factories import ContactpersoonFactory, SamenwerkingsafspraakFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon
from samenwerking.overzicht import contacten

LIJST = "/samenwerking/contactpersonen/"
STRAKS = datetime.date(2026, 12, 1)
GISTEREN = datetime.date(2026, 11, 21)


def regels(antwoord):
    return [(regel.kop, regel.deel, regel.contact.functie) for regel in antwoord.context["bladzijde"]]


@pytest.fixture
def alle_kanten(team, organisatie, instelling):
    """One of each, made in the wrong order."""
    ContactpersoonFactory(organisatie=organisatie)
    eigen = instelling.rollen[0].instelling
    Contactpersoon.objects.create(instelling=eigen, functie="functionaris_instelling", naam="F")
    TeamcontactFactory(team=team, soort="jeugd_en_gezin")
    TeamcontactFactory(team=team, functie="vervanger")
    TeamcontactFactory(team=team)
    TeamcontactFactory(team=BuurtteamFactory(naam="Aan de Gracht"))
    return str(eigen)


def test_teams_eerst_dan_instellingen_dan_organisaties(als, gemeente, alle_kanten):
    assert regels(als(gemeente).get(LIJST)) == [
        ("Buurtteam Aan de Gracht", "sociaal", "vast_contact"),
        ("Buurtteam Noordoost", "sociaal", "vast_contact"),
        ("Buurtteam Noordoost", "sociaal", "vervanger"),
        ("Buurtteam Noordoost", "jeugd en gezin", "vast_contact"),
        (alle_kanten, "", "functionaris_instelling"),
        ("Organisaties", "De Granaatappel", "vast_contact"),
    ]


@pytest.mark.parametrize(
    "wie, kop",
    [
        ("coordinator", "Buurtteam Noordoost"),
        ("partner", "Organisaties"),
        ("gemeente", "Buurtteam Aan de Gracht"),
        ("instelling", None),
    ],
)
def test_de_eigen_kant_staat_bovenaan(als, wie, kop, alle_kanten, request):
    assert regels(als(request.getfixturevalue(wie)).get(LIJST))[0][0] == (kop or alle_kanten)


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, gemeente, aantal, django_assert_num_queries):
    for _ in range(aantal):
        TeamcontactFactory()
        ContactpersoonFactory(naam="O")
    browser = als(gemeente)
    with django_assert_num_queries(11):
        assert len(browser.get(LIJST).context["bladzijde"]) == 2 * aantal


@pytest.mark.parametrize(
    "zoek, aantal",
    [
        ("?team=noordoost", 1),
        ("?functie=vervanger", 1),
        ("?kant=organisatie", 1),
        ("?kant=team", 2),
        ("?kant=instelling", 0),
        ("?team=bestaat-niet", 3),
        ("?wanneer=straks", 1),
        ("", 3),
    ],
)
def test_de_lijst_is_te_beperken(als, gemeente, team, zoek, aantal):
    TeamcontactFactory(team=team)
    TeamcontactFactory(functie="vervanger")
    ContactpersoonFactory()
    TeamcontactFactory(tot=datetime.date(2026, 11, 1))
    TeamcontactFactory(vanaf=STRAKS)
    assert len(als(gemeente).get(f"{LIJST}{zoek}").context["bladzijde"]) == aantal


def test_wie_gestopt_is_staat_er_alleen_voor_de_eigen_kant(als, coordinator, coordinator_ander_team, beheer, team):
    TeamcontactFactory(team=team, tot=GISTEREN)
    adres = f"{LIJST}?wanneer=eerder"
    gezien = [len(als(wie).get(adres).context["bladzijde"]) for wie in (coordinator, coordinator_ander_team, beheer)]
    assert gezien == [1, 0, 1]


def test_wat_u_niet_mag_zien_staat_er_als_bezet(als, wethouder, organisatie):
    ContactpersoonFactory(organisatie=organisatie, naam="Amina V.")
    tekst = als(wethouder).get(LIJST).text
    assert "Er is iemand." in tekst and "De Granaatappel" in tekst and "Amina V." not in tekst


def test_een_lege_lijst_zegt_wat_er_hoort(als, gemeente):
    assert "Kies een team om iemand toe te voegen" in als(gemeente).get(LIJST).text
    assert "Geen contactpersoon past" in als(gemeente).get(f"{LIJST}?functie=vervanger").text


def test_een_instelling_komt_hier_bij_haar_functionaris(als, instelling, gemeente):
    adres = f"{LIJST}nieuw/?instelling={instelling.rollen[0].instelling_id}"
    assert [adres in als(wie).get(LIJST).text for wie in (instelling, gemeente)] == [True, False]


def test_een_telefoonnummer_is_te_bellen(als, coordinator, team):
    TeamcontactFactory(team=team, telefoon="030 286 0012")
    assert 'href="tel:0302860012"' in als(coordinator).get(LIJST).text


def test_een_sleutelpersoon_zonder_overeenkomst_of_begeleiding_valt_op(als, coordinator, team):
    contact = TeamcontactFactory(team=team, functie="sleutelpersoon")
    assert "Nog geen overeenkomst." in als(coordinator).get(LIJST).text
    Contactpersoon.objects.filter(pk=contact.pk).update(overeenkomst=True)
    tekst = als(coordinator).get(LIJST).text
    assert "Nog geen overeenkomst." not in tekst and "Krijgt nog geen begeleiding." in tekst


# The page of a team


def delen(team, gebruiker, vandaag):
    return {deel["onderdeel"].soort: deel for deel in contacten.van_team(team, gebruiker, vandaag)}


def test_per_onderdeel_het_vaste_contact_eerst(team, coordinator, vandaag):
    for functie in ("functionaris_team", "vervanger", "vast_contact"):
        TeamcontactFactory(team=team, functie=functie)
    TeamcontactFactory()
    deel = delen(team, coordinator, vandaag)["sociaal"]
    assert [regel.contact.functie for regel in deel["regels"]] == ["vast_contact", "vervanger", "functionaris_team"]
    assert deel["zonder_vast_contact"] is False


@pytest.mark.parametrize("velden", [{"vanaf": STRAKS}, {"functie": "vervanger"}, {"tot": GISTEREN}])
def test_zonder_vast_contact_is_een_gat(team, coordinator, vandaag, velden):
    TeamcontactFactory(team=team, **velden)
    assert delen(team, coordinator, vandaag)["sociaal"]["zonder_vast_contact"] is True


@pytest.mark.parametrize("wie, ziet", [("coordinator", True), ("instelling", True), ("wethouder", False)])
def test_wie_mag_krijgt_bij_een_gat_de_eerste_stap(als, wie, ziet, team, request):
    onderdeel = Onderdeel.objects.get_or_create(buurtteam=team, soort="sociaal")[0]
    tekst = als(request.getfixturevalue(wie)).get("/teams/noordoost/").text
    assert "Nog geen vast contact." in tekst
    assert (f"{LIJST}nieuw/?onderdeel={onderdeel.pk}" in tekst) is ziet


def test_wie_later_begint_staat_er_met_de_dag(als, wethouder, coordinator, team):
    TeamcontactFactory(team=team, vanaf=STRAKS, naam="Amina V.")
    teksten = [als(wie).get("/teams/noordoost/").text for wie in (coordinator, wethouder)]
    assert ["Begint op 1 december 2026." in tekst for tekst in teksten] == [True, True]
    assert ["Amina V." in tekst for tekst in teksten] == [True, False]


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_deel_van_een_team_vraagt_altijd_evenveel(team, instelling, aantal, vandaag, django_assert_num_queries):
    for _ in range(aantal):
        TeamcontactFactory(team=team)
    instelling.rollen  # noqa: B018 (read before counting)
    with django_assert_num_queries(3):
        assert len(delen(team, instelling, vandaag)["sociaal"]["regels"]) == aantal


# The page of an organisatie


@pytest.mark.parametrize("wie, mag", [("coordinator", True), ("partner", True), ("wethouder", False)])
def test_van_een_organisatie_wie_er_is_en_wie_er_bij_kan_zetten(wie, mag, organisatie, team, vandaag, request):
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    ContactpersoonFactory(organisatie=organisatie, functie="vervanger")
    gebruiker = request.getfixturevalue(wie)
    deel = contacten.van_organisatie(organisatie, gebruiker, vandaag)
    assert {regel.mag_bewerken for regel in deel["regels"]} == {mag}
    assert deel["mag_toevoegen"] is mag


def test_van_een_organisatie_zonder_contact_staat_wat_ontbreekt(als, wethouder, organisatie):
    assert "nog geen contactpersoon bekend" in als(wethouder).get(organisatie.get_absolute_url()).text
