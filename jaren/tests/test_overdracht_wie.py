"""Who hands over the work of a contact, and whose name is read there (rule 8)."""

import datetime

import pytest

from buurtteams.factories import FunctionarisFactory, GebruikerFactory
from samenwerking.factories import ContactpersoonFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon

NIEUW = {"opvolger": "nieuw", "naam": "Bo", "functie": "vast_contact", "vanaf": "2026-12-01"}


@pytest.fixture
def contact(team):
    """The vast contact of Noordoost (sociaal), with an account."""
    return TeamcontactFactory(team=team, gebruiker=GebruikerFactory(), naam="Amina")


def pad(contact, stap="overdragen"):
    return f"/samenwerking/contactpersonen/{contact.pk}/{stap}/"


def verstuur(browser, contact):
    return browser.post(pad(contact), NIEUW | {"versie": contact.versie})


@pytest.mark.parametrize("wie", ["coordinator", "teamgenoot", "instelling"])
def test_het_team_en_de_instelling_dragen_over(als, wie, contact, request):
    assert verstuur(als(request.getfixturevalue(wie)), contact).status_code == 302


@pytest.mark.parametrize("wie", ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "partner", "beheer"])
def test_een_ander_leest_alleen(als, wie, contact, request):
    browser = als(request.getfixturevalue(wie))
    statussen = [browser.get(pad(contact)).status_code, verstuur(browser, contact).status_code]
    assert (statussen, browser.get(pad(contact, "overgedragen")).status_code) == ([403, 403], 403)


def test_de_instelling_van_het_andere_onderdeel_draagt_niet_over(als, contact):
    ander = FunctionarisFactory(instelling__onderdeel="jeugd_en_gezin").gebruiker
    assert als(ander).get(pad(contact)).status_code == 403


def test_een_functionaris_van_een_instelling_draagt_die_instelling_zelf_over(als, instelling):
    eigen, functie = instelling.rollen[0].instelling, "functionaris_instelling"
    contact = Contactpersoon.objects.create(instelling=eigen, functie=functie, vanaf=datetime.date(2020, 1, 1))
    ander = FunctionarisFactory(instelling__onderdeel="sociaal").gebruiker
    assert [als(wie).get(pad(contact)).status_code for wie in (instelling, ander)] == [200, 403]


def test_de_partner_draagt_het_eigen_contact_over(als, partner, organisatie):
    contact = ContactpersoonFactory(organisatie=organisatie, functie="vervanger")
    assert verstuur(als(partner), contact).status_code == 302


@pytest.mark.parametrize("wie", ["coordinator", "gemeente", "instelling", "partner"])
def test_van_een_organisatie_ook_na_het_vertrek_zonder_de_naam(als, wie, organisatie, partner, request):
    weg = ContactpersoonFactory(
        organisatie=organisatie, naam="Zwaluwe", tot=datetime.date(2026, 9, 1), functie="vervanger"
    )
    browser = als(request.getfixturevalue(wie))
    antwoord = browser.get(pad(weg))
    assert (antwoord.status_code, "Zwaluwe" in antwoord.text) == (200, wie == "partner")
    assert verstuur(browser, weg).status_code == 302


@pytest.mark.parametrize("wie", ["wethouder", "saluti", "beheer"])
def test_wie_geen_contacten_bijhoudt_draagt_niets_over(als, wie, organisatie, request):
    weg = ContactpersoonFactory(organisatie=organisatie, tot=datetime.date(2026, 9, 1))
    assert als(request.getfixturevalue(wie)).get(pad(weg)).status_code == 403


def test_een_coordinator_die_niet_met_de_organisatie_werkt_draagt_een_geldig_contact_niet_over(
    als, coordinator, organisatie
):
    contact = ContactpersoonFactory(organisatie=organisatie)
    assert als(coordinator).get(pad(contact)).status_code == 403


def test_een_opvolger_van_wie_u_de_naam_niet_mag_lezen_heet_naar_de_functie(als, coordinator, organisatie):
    weg = ContactpersoonFactory(organisatie=organisatie, tot=datetime.date(2026, 9, 1))
    ander = ContactpersoonFactory(organisatie=organisatie, naam="Zwaluwe", functie="vervanger")
    form = als(coordinator).get(pad(weg)).context["form"]
    assert form.fields["opvolger"].choices[0] == (str(ander.pk), "Vervanger, sinds 1 januari 2020")


def test_een_partner_ziet_het_contact_van_een_ander_niet(als, partner):
    assert als(partner).get(pad(ContactpersoonFactory())).status_code == 404


def test_zonder_overdracht_is_er_niets_te_lezen(als, coordinator, contact):
    assert als(coordinator).get(pad(contact, "overgedragen")).status_code == 404
    assert als(coordinator).post(pad(contact, "overgedragen")).status_code == 405
