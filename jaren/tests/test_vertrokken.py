"""Who left while work still names them: the page, and the task of the coordinator."""

import datetime

import pytest

from buurtteams.factories import CoordinatorFactory, GebruikerFactory, RolFactory
from buurtteams.models import Gebruiker
from jaren.overzicht.vertrokken import vertrokken_voor
from jaren.taken import taken_van
from jaren.taken.samen_overdracht import taken
from plannen.factories import ActieFactory, PlanFactory
from plannen.models import Actie
from samenwerking.factories import ContactpersoonFactory, OrganisatieFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon

EERDER = datetime.date(2026, 9, 30)
OP = datetime.date(2026, 11, 22)


@pytest.fixture
def plan(cyclus, team):
    return PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")


@pytest.fixture
def contact(team):
    """Left in September; the account has no role."""
    return TeamcontactFactory(team=team, gebruiker=GebruikerFactory(), tot=EERDER, naam="Amina V.")


@pytest.fixture
def actie(contact, plan):
    return ActieFactory(plan=plan, titel="Bellen", gebruiker=contact.gebruiker)


def gezien(gebruiker):
    return [(rij.wie, rij.sinds, [actie.titel for actie in rij.acties]) for rij in vertrokken_voor(gebruiker)]


VAST_CONTACT = ("vast contact van Noordoost (sociaal)", EERDER, ["Bellen"])


def test_een_contact_dat_stopte_staat_in_de_lijst(coordinator, actie):
    assert gezien(coordinator) == [VAST_CONTACT]


def test_een_account_zonder_rol_staat_in_de_lijst(coordinator, plan, team):
    rol = CoordinatorFactory(buurtteam=team, tot=EERDER)
    ActieFactory(plan=plan, titel="Bellen", gebruiker=rol.gebruiker)
    assert gezien(coordinator) == [("coördinator buurtteam van Buurtteam Noordoost", EERDER, ["Bellen"])]


def test_een_account_dat_uit_staat_en_een_dat_nooit_een_rol_had(coordinator, plan, teamgenoot):
    Gebruiker.objects.filter(pk=teamgenoot.pk).update(is_active=False)
    for gebruiker in (teamgenoot, GebruikerFactory()):
        ActieFactory(plan=plan, titel="Bellen", gebruiker=gebruiker)
    verwacht = [
        ("coördinator buurtteam van Buurtteam Noordoost", None, ["Bellen"]),
        ("oud-medewerker", None, ["Bellen"]),
    ]
    assert gezien(coordinator) == verwacht


def test_wie_er_nog_is_staat_er_niet(coordinator, plan, team, teamgenoot):
    TeamcontactFactory(team=team, gebruiker=teamgenoot, tot=EERDER)
    for gebruiker in (coordinator, teamgenoot, RolFactory(soort="gemeente").gebruiker):
        ActieFactory(plan=plan, gebruiker=gebruiker)
    assert gezien(coordinator) == []


def test_een_contact_van_een_partner_dat_stopte(coordinator, plan, organisatie):
    gebruiker = RolFactory(soort="partner").gebruiker
    contact = ContactpersoonFactory(organisatie=organisatie, gebruiker=gebruiker, tot=EERDER)
    ContactpersoonFactory(organisatie=OrganisatieFactory(), gebruiker=gebruiker)
    van = {"plan": plan, "gebruiker": gebruiker, "zijde": "organisatie"}
    ActieFactory(titel="Koken", organisatie=organisatie, **van)
    ActieFactory(organisatie=gebruiker.contactpersonen.last().organisatie, **van)
    assert [(rij.contactpersoon, len(rij.acties)) for rij in vertrokken_voor(coordinator)] == [(contact, 1)]


def test_een_nieuw_contact_van_dezelfde_kant_is_niet_vertrokken(coordinator, plan, organisatie):
    gebruiker = RolFactory(soort="partner").gebruiker
    ContactpersoonFactory(organisatie=organisatie, gebruiker=gebruiker, tot=EERDER)
    ContactpersoonFactory(organisatie=organisatie, gebruiker=gebruiker, vanaf=datetime.date(2026, 10, 1))
    ActieFactory(plan=plan, gebruiker=gebruiker, zijde="organisatie", organisatie=organisatie)
    assert gezien(coordinator) == []


def test_een_coordinator_ziet_het_eigen_team_en_de_stad_ziet_alles(
    actie, coordinator, coordinator_ander_team, gemeente
):
    wie = [coordinator, coordinator_ander_team, gemeente]
    assert [gezien(gebruiker) for gebruiker in wie] == [[VAST_CONTACT], [], [VAST_CONTACT]]


def test_een_plan_dat_u_niet_ziet_verraadt_niemand(contact, cyclus, team, gemeente, instelling):
    ActieFactory(plan=PlanFactory(cyclus=cyclus, team=team), titel="Bellen", gebruiker=contact.gebruiker)
    assert [gezien(gebruiker) for gebruiker in (gemeente, instelling)] == [[], [VAST_CONTACT]]


@pytest.mark.parametrize("wie", ["coordinator", "instelling", "gemeente", "beheer"])
def test_de_pagina_noemt_de_functie_en_geen_naam(als, wie, actie, contact, request):
    antwoord = als(request.getfixturevalue(wie)).get("/samenwerking/vertrokken/")
    assert "Vast contact van Noordoost (sociaal)" in antwoord.text
    assert contact.naam not in antwoord.text
    mag = f"/contactpersonen/{contact.pk}/overdragen/" in antwoord.text
    assert mag == (wie in ("coordinator", "instelling"))


@pytest.mark.parametrize("wie", ["wethouder", "saluti", "partner"])
def test_anderen_zien_de_pagina_niet(als, wie, request):
    assert als(request.getfixturevalue(wie)).get("/samenwerking/vertrokken/").status_code == 404


def test_een_lege_lijst_zegt_wat_hier_hoort(als, coordinator):
    assert "Nu is dat niemand." in als(coordinator).get("/samenwerking/vertrokken/").text


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_aantal_vragen_groeit_niet(als, coordinator, plan, team, aantal, django_assert_num_queries):
    for _ in range(aantal):
        contact = TeamcontactFactory(team=team, gebruiker=GebruikerFactory(), tot=EERDER)
        ActieFactory.create_batch(2, plan=plan, gebruiker=contact.gebruiker)
    browser = als(coordinator)
    with django_assert_num_queries(8):
        assert len(browser.get("/samenwerking/vertrokken/").context["rijen"]) == aantal


@pytest.mark.parametrize("wie", ["coordinator", "instelling", "gemeente", "beheer"])
def test_de_lijst_leidt_naar_de_overdracht_voor_wie_die_mag_doen(als, wie, plan, organisatie, instelling, request):
    """The link on the list and the page behind it say the same."""
    eigen = instelling.rollen[0].instelling
    kanten = [{"organisatie": organisatie}, {"instelling": eigen, "functie": "functionaris_instelling"}]
    kanten.append({"onderdeel": plan.team.onderdelen.get(soort="jeugd_en_gezin")})
    contacten = [
        Contactpersoon.objects.create(**{"gebruiker": GebruikerFactory(), "vanaf": EERDER, "tot": EERDER} | kant)
        for kant in kanten
    ]
    for contact in contacten:
        ActieFactory(plan=plan, gebruiker=contact.gebruiker)
    browser = als(request.getfixturevalue(wie))
    links = {rij.contactpersoon: mag for rij, mag, _ in browser.get("/samenwerking/vertrokken/").context["rijen"]}
    statussen = {c: browser.get(f"/samenwerking/contactpersonen/{c.pk}/overdragen/").status_code for c in contacten}
    assert {contact: 200 if mag else 403 for contact, mag in links.items()} == statussen


# Who left without having been a contact


@pytest.fixture
def account(plan, team):
    rol = CoordinatorFactory(buurtteam=team, tot=EERDER)
    ActieFactory(plan=plan, titel="Bellen", functie="gezinswerker", gebruiker=rol.gebruiker)
    return rol.gebruiker


def loslaten(account):
    return f"/samenwerking/vertrokken/{account.pk}/loslaten/"


def test_de_naam_gaat_eraf_en_de_functie_blijft(als, coordinator, account, plan):
    browser = als(coordinator)
    assert loslaten(account) in browser.get("/samenwerking/vertrokken/").text
    assert "Bellen · gezinswerker" in browser.get(loslaten(account)).text
    assert browser.post(loslaten(account)).url == "/samenwerking/vertrokken/"
    actie = Actie.objects.get()
    assert (actie.gebruiker, actie.functie, actie.versie) == (None, "gezinswerker", 2)
    assert actie.geschiedenis.first().history_change_reason == coordinator.functie
    assert [(regel.soort, regel.naar) for regel in plan.gebeurtenissen.all()] == [("actie_losgelaten", "gezinswerker")]


def test_een_ander_wijzigde_net_een_actie(als, coordinator, account, race):
    browser = als(coordinator)
    with race(lambda: Actie.objects.update(versie=2)):
        antwoord = browser.post(loslaten(account))
    antwoord = browser.get(antwoord.url)
    assert "Er is niets veranderd." in antwoord.text
    assert Actie.objects.get().gebruiker == account


@pytest.mark.parametrize(
    "wie, status",
    [("teamgenoot", 302), ("instelling", 302), ("gemeente", 403), ("beheer", 403), ("coordinator_ander_team", 404),
     ("wethouder", 404), ("partner", 404)],
)  # fmt: skip
def test_wie_de_naam_weghaalt(als, account, wie, status, request):
    assert als(request.getfixturevalue(wie)).post(loslaten(account)).status_code == status


def test_van_een_contact_of_van_wie_er_nog_is_gaat_de_naam_er_niet_af(als, coordinator, actie, plan):
    ActieFactory(plan=plan, gebruiker=coordinator)
    browser = als(coordinator)
    statussen = [browser.post(loslaten(gebruiker)).status_code for gebruiker in (actie.gebruiker, coordinator)]
    assert statussen == [404, 404]


def test_wie_het_plan_niet_schrijft_ziet_geen_knop(als, gemeente, account):
    assert "Dat doet wie het plan schrijft." in als(gemeente).get("/samenwerking/vertrokken/").text


# The task


def test_de_coordinator_krijgt_een_taak(coordinator, actie, contact):
    [taak] = [taak for taak in taken_van(coordinator) if taak.soort == "overdracht"]
    assert (taak.titel, taak.dag, taak.te_laat) == (VAST_CONTACT[0], actie.datum, False)
    assert taak.onder == "vertrokken, en staat nog op 1 actie"
    assert taak.url == f"/samenwerking/contactpersonen/{contact.pk}/overdragen/"


def test_zonder_contact_leidt_de_taak_naar_de_lijst(coordinator, plan):
    ActieFactory.create_batch(2, plan=plan, gebruiker=GebruikerFactory(), datum=datetime.date(2026, 11, 1))
    [taak] = taken(coordinator, OP)
    assert (taak.url, taak.te_laat) == ("/samenwerking/vertrokken/", True)
    assert taak.onder == "vertrokken, en staat nog op 2 acties"


@pytest.mark.parametrize("wie", ["gemeente", "instelling", "coordinator_ander_team"])
def test_een_ander_krijgt_die_taak_niet(wie, actie, request):
    assert taken(request.getfixturevalue(wie), OP) == []
