"""The contact of an organisatie is invited, and stands for it from the moment that the invitation is accepted."""

import re

import pytest
from django.core import mail
from django.test import Client

from buurtteams.models import Gebruiker, Uitnodiging
from samenwerking.factories import ContactpersoonFactory, SamenwerkingsafspraakFactory, TeamcontactFactory
from samenwerking.models import Organisatie

WACHTWOORD = "vier-woorden-op-een-rij"


@pytest.fixture
def contact(team, organisatie):
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    return ContactpersoonFactory(organisatie=organisatie, naam="Amina V.", email="Amina@kring.test")


def pad(contact):
    return f"/samenwerking/contactpersonen/{contact.pk}/uitnodigen/"


@pytest.fixture
def nodig_uit(als, coordinator, contact, django_capture_on_commit_callbacks):
    def stuur():
        with django_capture_on_commit_callbacks(execute=True):
            als(coordinator).post(pad(contact))
        return re.search(r"http://testserver(/uitnodiging/\S+)", mail.outbox[-1].body)[1]

    return stuur


def test_van_uitnodiging_tot_eigen_afspraken(nodig_uit, organisatie):
    link = nodig_uit()
    browser = Client()
    browser.post(link, {"naam": "Amina V.", "wachtwoord": WACHTWOORD, "wachtwoord_nogmaals": WACHTWOORD})
    gebruiker = Gebruiker.objects.get(email="amina@kring.test")
    assert list(Organisatie.objects.van(gebruiker)) == [organisatie]
    assert browser.get(organisatie.get_absolute_url()).status_code == 200


def test_nog_een_keer_maakt_de_oude_link_ongeldig(nodig_uit):
    oud, nieuw = nodig_uit(), nodig_uit()
    assert [Client().get(link).status_code for link in (oud, nieuw)] == [404, 200]
    assert Uitnodiging.objects.count() == 1


def test_na_een_ander_adres_gaat_er_een_nieuwe_uitnodiging_uit_en_de_oude_werkt_niet_meer(nodig_uit, contact):
    oud = nodig_uit()
    type(contact).objects.update(email="nieuw@kring.test")
    nieuw = nodig_uit()
    assert sorted(Uitnodiging.objects.values_list("email", flat=True)) == ["amina@kring.test", "nieuw@kring.test"]
    assert [Client().get(link).status_code for link in (oud, nieuw)] == [410, 200]


def test_na_een_ander_adres_staat_een_nieuw_account_voor_de_organisatie(nodig_uit, contact, organisatie):
    for adres in ("amina@kring.test", "nieuw@kring.test"):
        type(contact).objects.update(email=adres)
        gegevens = {"naam": "A. V.", "wachtwoord": WACHTWOORD, "wachtwoord_nogmaals": WACHTWOORD}
        Client().post(nodig_uit(), gegevens)
    oud, nieuw = (Gebruiker.objects.get(email=adres) for adres in ("amina@kring.test", "nieuw@kring.test"))
    assert [list(Organisatie.objects.van(wie)) for wie in (oud, nieuw)] == [[], [organisatie]]


def test_wie_de_uitnodiging_aannam_krijgt_geen_tweede(als, coordinator, nodig_uit, contact):
    gegevens = {"naam": "A. V.", "wachtwoord": WACHTWOORD, "wachtwoord_nogmaals": WACHTWOORD}
    Client().post(nodig_uit(), gegevens)
    browser = als(coordinator)
    assert "heeft de uitnodiging aangenomen" in browser.get(pad(contact)).text
    assert "al aangenomen" in browser.post(pad(contact), follow=True).text
    assert len(mail.outbox) == 1


def test_zonder_adres_gaat_er_niets_uit(als, coordinator, contact):
    type(contact).objects.update(email="")
    assert "nog geen e-mailadres" in als(coordinator).post(pad(contact)).text
    assert not Uitnodiging.objects.exists()


def test_een_account_dat_uit_staat_krijgt_geen_uitnodiging(als, coordinator, contact):
    Gebruiker.objects.create_user("amina@kring.test", naam="A", is_active=False)
    assert "Dit account staat uit" in als(coordinator).post(pad(contact), follow=True).text
    assert not Uitnodiging.objects.exists()


@pytest.mark.parametrize("wie", ["instelling", "wethouder", "saluti", "coordinator_ander_team", "partner"])
def test_wie_er_niet_over_gaat_nodigt_niet_uit(als, wie, contact, request):
    assert als(request.getfixturevalue(wie)).post(pad(contact)).status_code == 403
    assert not Uitnodiging.objects.exists()


def test_alleen_een_contact_van_een_organisatie_wordt_uitgenodigd(als, coordinator, team):
    assert als(coordinator).get(pad(TeamcontactFactory(team=team))).status_code == 403


def test_wie_vertrok_wordt_niet_uitgenodigd(als, coordinator, contact):
    type(contact).objects.update(tot="2026-11-21")
    assert als(coordinator).get(pad(contact)).status_code == 403
