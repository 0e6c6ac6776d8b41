"""A coordinator invites a partner and makes an agreement; the partner disputes it by the link, on a telephone."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from buurtteams.models import Gebruiker
from plannen.factories import PlanFactory, PlanpartnerFactory
from samenwerking.factories import ContactpersoonFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Organisatie

from .stappen import kop, melding, vul

pytestmark = pytest.mark.browser
WACHTWOORD = "vier-woorden-op-een-rij"


@pytest.fixture
def contact(transactional_db, organisatie):
    return ContactpersoonFactory(organisatie=organisatie, naam="Amina V.", email="amina@kring.test")


@pytest.fixture
def plan(cyclus, team, organisatie):
    plan = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld", titel="Dinsdagavond open")
    PlanpartnerFactory(plan=plan, organisatie=organisatie)
    return plan


def pad_uit_mail(begin):
    return re.search(rf"https?://[^/]+({begin}\S+)", mail.outbox[-1].body)[1]


def schrijf_afspraak(page, organisatie):
    page.goto(f"/samenwerking/afspraken/nieuw/?organisatie={organisatie.pk}")
    vul(page, team_doet="Wij komen elke maand langs.", organisatie_doet="Elke week een gastheer die Pools spreekt.")
    vul(page, overleg="Op maandag per telefoon.", start="2026-11-23", evaluatie_op="2027-11-22")
    page.get_by_role("button", name="Afspraak opslaan").click()
    melding(page, "De afspraak is opgeslagen.")


def test_een_partner_ziet_de_afspraak_anders(meld_aan, coordinator, saluti, organisatie, contact, plan, script):
    page = meld_aan(coordinator, script=script)
    schrijf_afspraak(page, organisatie)
    page.get_by_role("link", name="Vraag het per mail").click()
    expect(page.get_by_text("amina@kring.test")).to_have_count(0)
    page.get_by_role("button", name="Ja, stuur de mail").click()
    melding(page, "krijgt een mail met de vraag")

    telefoon = meld_aan(script=script, breedte=390, hoogte=800)
    telefoon.goto(pad_uit_mail("/antwoord/"))
    kop(telefoon, "Klopt dit?")
    assert telefoon.evaluate("document.documentElement.scrollWidth") <= 390 if script else True
    telefoon.get_by_label("Nee, dit klopt niet").check()
    telefoon.get_by_role("button", name="Antwoord versturen").click()
    expect(telefoon.locator("[data-foutenlijst]")).to_contain_text("Schrijf op wat u anders ziet.")
    vul(telefoon, toelichting="Wij kunnen één keer per maand.")
    telefoon.get_by_role("button", name="Antwoord versturen").click()
    kop(telefoon, "Dank u wel")

    page.goto(plan.get_absolute_url())
    expect(page.locator("#partners")).to_contain_text("zien team en organisatie het verschillend")
    page.get_by_role("link", name="de afspraak met De Granaatappel").click()
    expect(page.get_by_text("Wij kunnen één keer per maand.", exact=True)).to_be_visible()
    lezer = meld_aan(saluti, script=script)
    lezer.goto("/dashboard/")
    expect(lezer.locator(".aandacht")).to_contain_text("De organisatie zegt over de afspraak: dit klopt niet.")


def test_een_partner_wordt_uitgenodigd_en_logt_in(meld_aan, coordinator, team, organisatie, contact):
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    page = meld_aan(coordinator)
    page.goto(organisatie.get_absolute_url())
    page.get_by_role("link", name="Vast contact: Amina V.").click()
    page.get_by_role("link", name="Uitnodigen om in te loggen").click()
    page.get_by_role("button", name="Uitnodiging versturen").click()
    melding(page, "De uitnodiging is verstuurd")
    telefoon = meld_aan(breedte=390, hoogte=800)
    telefoon.goto(pad_uit_mail("/uitnodiging/"))
    vul(telefoon, wachtwoord=WACHTWOORD, wachtwoord_nogmaals=WACHTWOORD)
    telefoon.get_by_role("button").last.click()
    kop(telefoon, "Wat wij samen doen")
    expect(telefoon.get_by_role("link", name="Antwoorden").first).to_be_visible()
    gebruiker = Gebruiker.objects.get(email="amina@kring.test")
    assert list(Organisatie.objects.van(gebruiker)) == [organisatie]
