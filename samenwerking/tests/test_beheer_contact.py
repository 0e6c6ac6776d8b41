"""Contact persons in the admin: of every side, tied to an account, never removed, and no constraint as a crash."""

import datetime

import pytest
from django.urls import reverse

from samenwerking.factories import ContactpersoonFactory, OrganisatieFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon

LIJST = "/beheer/samenwerking/contactpersoon/"


def ingevuld(**anders):
    velden = {"functie": "vast_contact", "naam": "Amina V.", "vanaf": "2026-01-01"}
    return velden | anders


def van_organisatie(organisatie, *rijen):
    """What the page of an organisatie posts, with rows of contacts."""
    bestaand = sum("id" in rij for rij in rijen)
    aantal = {"contactpersonen-TOTAL_FORMS": len(rijen), "contactpersonen-INITIAL_FORMS": bestaand}
    velden = {
        f"contactpersonen-{nummer}-{naam}": waarde
        for nummer, rij in enumerate(rijen)
        for naam, waarde in (rij | {"organisatie": organisatie.pk}).items()
    }
    return {"naam": organisatie.naam, "soort": organisatie.soort} | aantal | velden


def bewaar(browser, organisatie, *rijen):
    adres = reverse("admin:samenwerking_organisatie_change", args=[organisatie.pk])
    return browser.post(adres, van_organisatie(organisatie, *rijen))


def test_de_lijst_toont_de_kant_de_functie_en_de_naam(als, beheer, team):
    TeamcontactFactory(team=team, naam="Amina V.", functie="sleutelpersoon")
    tekst = als(beheer).get(LIJST).text
    for woord in ("Noordoost (sociaal)", "sleutelpersoon", "Amina V."):
        assert woord in tekst


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, beheer, aantal, django_assert_num_queries, team):
    for _ in range(aantal):
        TeamcontactFactory(team=team)
        ContactpersoonFactory()
    browser = als(beheer)
    browser.get(LIJST)
    with django_assert_num_queries(8):
        assert browser.get(LIJST).context["cl"].result_count == 2 * aantal


@pytest.mark.parametrize("zoek", ["functie=vervanger", "onderdeel__soort=sociaal", "overeenkomst__exact=0", "q=Amina"])
def test_de_lijst_is_te_beperken(als, beheer, team, zoek):
    TeamcontactFactory(team=team, functie="vervanger", naam="Amina V.")
    assert als(beheer).get(f"{LIJST}?{zoek}").context["cl"].result_count == 1


@pytest.mark.parametrize("kant", [{}, {"onderdeel": True, "organisatie": True}])
def test_een_contact_is_van_precies_een_kant(als, beheer, team, organisatie, kant):
    pks = {"onderdeel": TeamcontactFactory(team=team).onderdeel_id, "organisatie": organisatie.pk}
    antwoord = als(beheer).post(f"{LIJST}add/", ingevuld(**{naam: pks[naam] for naam in kant}))
    assert "hoort bij één onderdeel, instelling of organisatie" in antwoord.text
    assert Contactpersoon.objects.count() == 1


def test_beheer_koppelt_een_account(als, beheer, partner, organisatie):
    contact = ContactpersoonFactory(organisatie=organisatie, naam="Amina V.")
    data = ingevuld(organisatie=organisatie.pk, gebruiker=partner.pk)
    als(beheer).post(f"{LIJST}{contact.pk}/change/", data)
    contact.refresh_from_db()
    assert (contact.gebruiker, contact.versie) == (partner, 2)


@pytest.mark.parametrize("functie", ["functionaris_team", "functionaris_instelling"])
def test_een_organisatie_heeft_geen_functionaris(als, beheer, functie):
    organisatie = OrganisatieFactory()
    assert bewaar(als(beheer), organisatie, ingevuld(functie=functie)).status_code == 200
    assert not Contactpersoon.objects.exists()


def test_bij_een_organisatie_komt_een_contact_erbij(als, beheer):
    organisatie = OrganisatieFactory()
    bewaar(als(beheer), organisatie, ingevuld(functie="sleutelpersoon", overeenkomst="on"))
    contact = organisatie.contactpersonen.get()
    assert (contact.functie, contact.overeenkomst, contact.versie) == ("sleutelpersoon", True, 1)


def test_wie_het_contact_elders_open_heeft_krijgt_daarna_een_keuze(als, beheer):
    contact = ContactpersoonFactory(naam="Amina V.")
    rij = ingevuld(id=contact.pk, telefoon="030 286 0012", vanaf="2020-01-01")
    bewaar(als(beheer), contact.organisatie, rij)
    contact.refresh_from_db()
    assert (contact.telefoon, contact.versie) == ("030 286 0012", 2)


def test_een_rij_die_niemand_wijzigde_houdt_haar_versie(als, beheer):
    contact = ContactpersoonFactory(naam="Amina V.")
    rij = ingevuld(id=contact.pk, vanaf="2020-01-01")
    data = van_organisatie(contact.organisatie, rij) | {"initial-contactpersonen-0-vanaf": "2020-01-01"}
    als(beheer).post(reverse("admin:samenwerking_organisatie_change", args=[contact.organisatie_id]), data)
    contact.refresh_from_db()
    assert contact.versie == 1


def test_wie_gewist_is_wordt_niet_opnieuw_ingevuld(als, beheer):
    contact = ContactpersoonFactory(gewist_op=datetime.date(2026, 11, 1))
    in_lijst = als(beheer).post(f"{LIJST}{contact.pk}/change/", ingevuld(organisatie=contact.organisatie_id))
    bij_organisatie = bewaar(als(beheer), contact.organisatie, ingevuld(id=contact.pk))
    for antwoord in (in_lijst, bij_organisatie):
        assert antwoord.status_code == 200 and "Vul ze niet opnieuw in." in antwoord.text
    contact.refresh_from_db()
    assert contact.naam == ""


def test_verwijderen_kan_niet(als, beheer, team):
    contact = TeamcontactFactory(team=team)
    assert als(beheer).post(f"{LIJST}{contact.pk}/delete/", {"post": "yes"}).status_code == 403
