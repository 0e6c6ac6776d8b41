"""From an empty page to a plan at work, and what the city sees of it: with and without script."""

import re

import pytest
from playwright.sync_api import expect

from buurtteams.factories import ThemaFactory
from plannen.factories import VolledigPlanFactory
from plannen.models import Plan, Voortgang, Vraag

from .stappen import kop, link, log_in, melding, vul, vul_plan

pytestmark = pytest.mark.browser
TITEL = "Dinsdagavond open"
VASTGELOPEN = "Het buurthuis is in de vakantie dicht."


@pytest.fixture
def thema(cyclus, transactional_db):
    return ThemaFactory()


@pytest.fixture
def plan(team, thema, cyclus):
    return VolledigPlanFactory(team=team, titel=TITEL, status="vastgesteld", inhoud=[thema])


def begin_plan(page, coordinator):
    page.goto("/")
    kop(page, "Inloggen")
    log_in(page, coordinator)
    kop(page, "Buurtteam Noordoost")
    page.get_by_role("link", name="Schrijf het eerste plan").click()
    page.get_by_role("button", name="Begin met schrijven").click()
    kop(page, "Nieuw plan")


def lever_in_zonder_inhoud(page):
    page.get_by_label("Titel").fill(TITEL)
    page.get_by_role("button", name="Opslaan en inleveren").click()
    kop(page, "Plan inleveren bij de gemeente")
    expect(page.get_by_role("heading", level=2)).to_have_text("U kunt nog niet inleveren. Dit ontbreekt:")


def volg_elke_link(page):
    """Each thing that is missing leads to the field, or to the part of the form, that mends it."""
    links = page.locator("[data-foutenlijst] a")
    expect(links).to_have_count(6)
    lijst = page.url
    for nummer in range(6):
        links.nth(nummer).click()
        kop(page, "Plan bewerken")
        expect(page.locator(":target")).to_be_in_viewport()
        page.goto(lijst)


def vul_aan(page, thema):
    page.get_by_role("link", name="Plan aanvullen").click()
    vul_plan(page, thema)
    page.get_by_role("button", name="Nog een actie").click()
    vul(page, acties__1__titel="De buurt uitnodigen", acties__1__functie="coördinator", acties__1__datum="2026-12-01")
    page.get_by_role("button", name="Plan opslaan").click()
    melding(page, "Het plan is opgeslagen.")


def lever_in(page):
    page.get_by_role("link", name="Inleveren bij de gemeente").click()
    page.get_by_role("button", name="Ja, lever dit plan in").click()
    melding(page, "Het plan is ingeleverd.")


def stuur_terug(page):
    page.goto("/")
    link(page, "Bekijken", TITEL).click()
    page.get_by_role("link", name="Terugsturen met een vraag").click()
    page.get_by_role("button", name="Ja, stuur terug").click()
    expect(page.locator("[data-foutenlijst]")).to_contain_text("Zonder reden weet niemand waarom.")
    page.get_by_label("Reden").fill("Wie opent de zaal?")
    page.get_by_role("button", name="Ja, stuur terug").click()
    melding(page, "Het plan is terug bij het team.")


def geef_akkoord(page):
    page.goto("/")
    link(page, "Bekijken", TITEL).click()
    page.get_by_role("link", name="Akkoord geven").click()
    page.get_by_role("button", name="Ja").click()
    melding(page, "Het plan heeft akkoord.")


def test_van_leeg_blad_tot_akkoord(meld_aan, coordinator, gemeente, thema, script):
    page, van_gemeente = meld_aan(script=script), meld_aan(gemeente, script=script)
    begin_plan(page, coordinator)
    lever_in_zonder_inhoud(page)
    volg_elke_link(page)
    vul_aan(page, thema)
    lever_in(page)
    stuur_terug(van_gemeente)
    page.goto("/")
    link(page, "Openen", TITEL).click()
    expect(page.get_by_text("Wie opent de zaal?")).to_be_visible()
    lever_in(page)
    geef_akkoord(van_gemeente)
    page.reload()
    expect(page.locator(".zin")).to_contain_text("Akkoord, aan het werk.")
    assert Plan.objects.get().status == Plan.Status.VASTGESTELD


def open_melding(page):
    """Mijn team opens the form in place where there is script, and as a page of its own where there is none."""
    page.goto("/")
    link(page, "Melden").click()
    return page.locator(".voortgangformulier")


def kies_loopt_vast(formulier):
    formulier.get_by_label("Loopt vast").check()


def meld_zonder_uitleg(formulier):
    kies_loopt_vast(formulier)
    formulier.get_by_label("Wat hebt u al geprobeerd?").fill("Wij belden het buurthuis.")
    formulier.get_by_label("Wat is de volgende stap?").fill("Een andere zaal zoeken.")
    formulier.get_by_role("button", name="Bericht opslaan").click()
    fouten = formulier.locator("[data-foutenlijst]")
    expect(fouten).to_contain_text("Vul een uitleg in. Zonder uitleg kan niemand u helpen.")
    expect(formulier.get_by_label("Loopt vast")).to_be_checked()
    expect(formulier.get_by_label("Wat hebt u al geprobeerd?")).to_have_value("Wij belden het buurthuis.")
    expect(formulier.get_by_label("Wat is de volgende stap?")).to_have_value("Een andere zaal zoeken.")


def meld_met_vraag(formulier):
    formulier.get_by_label("Wat is er gebeurd?").fill(VASTGELOPEN)
    formulier.get_by_label("Hebt u hulp nodig? Van wie?").select_option(label="Ja, van de gemeente")
    formulier.get_by_label("Wat vraagt u?").fill("Kan het buurthuis open blijven?")
    formulier.get_by_role("button", name="Bericht opslaan").click()


def zoek_cel(page, thema):
    page.goto("/dashboard/")
    return page.get_by_role("row", name=re.compile("^Noordoost")).locator(f"[data-label='{thema.korte_naam}'] .cel")


def test_loopt_vast_met_een_vraag_om_hulp(meld_aan, coordinator, gemeente, saluti, plan, thema, script):
    kijkers = [meld_aan(wie, script=script) for wie in (gemeente, saluti)]
    for kijker in kijkers:
        expect(zoek_cel(kijker, thema)).to_contain_text("Nog geen bericht")
        expect(kijker.locator(".zin")).to_contain_text("Daarvan is er in deze ronde nog geen bericht.")
    page = meld_aan(coordinator, script=script)
    formulier = open_melding(page)
    meld_zonder_uitleg(formulier)
    assert not Voortgang.objects.exists()
    meld_met_vraag(formulier)
    expect(page.locator("main")).to_contain_text("Het bericht is opgeslagen.")
    beantwoord(kijkers[0])
    for kijker in kijkers:
        loop_van_cel_naar_bericht(kijker, thema)
    page.goto("/")
    expect(page.get_by_text("Antwoord van de gemeente")).to_be_visible()
    assert Vraag.objects.get().antwoord == "Ja, wij betalen de beheerder."


def beantwoord(page):
    page.goto("/")
    link(page, "Beantwoorden", "Kan het buurthuis").click()
    page.get_by_label("Uw antwoord").fill("Ja, wij betalen de beheerder.")
    page.get_by_role("button", name="Antwoord opslaan").click()
    melding(page, "Uw antwoord is opgeslagen.")


def loop_van_cel_naar_bericht(page, thema):
    cel = zoek_cel(page, thema)
    expect(cel).to_contain_text("Loopt vast")
    expect(page.locator(".zin")).to_contain_text("Dat loopt vast.")
    cel.click()
    kop(page, TITEL)
    expect(page.locator(":target")).to_contain_text(VASTGELOPEN)
    expect(page.locator(":target")).to_contain_text("Ja, wij betalen de beheerder.")
