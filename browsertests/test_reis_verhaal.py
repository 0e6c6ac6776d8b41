"""A story with traceable data: refused until each find is decided on, and never approved by its writer."""

import pytest
from playwright.sync_api import expect

from buurtteams.factories import ThemaFactory
from samenwerking.factories import ContactpersoonFactory
from samenwerking.models import Verhaal

from .stappen import kop, link, melding, vul

pytestmark = pytest.mark.browser
TITEL = "De tas met brieven"
AANPAK = "Bel 06-12345678 of kom langs. Een mevrouw met BSN 111222333 kwam met Zoleikha mee. Daarna liep het."
SCHOON = "Bel 06-12345678 of kom langs. Een mevrouw kwam met een bekende mee. Daarna liep het."


@pytest.fixture
def thema(cyclus, transactional_db):
    ContactpersoonFactory(naam="Zoleikha B.")
    return ThemaFactory()


def schrijf(page, thema):
    page.goto("/samenwerking/verhalen/")
    page.get_by_role("link", name="Verhaal schrijven").click()
    page.get_by_label("Thema").select_option(label=str(thema))
    vul(page, titel=TITEL, aanleiding="Post bleef liggen.", aanpak=AANPAK, resultaat="Acht mensen kwamen terug.")
    page.get_by_role("button", name="Verhaal opslaan").click()
    melding(page, "Uw verhaal is opgeslagen.")
    expect(page.locator("mark")).to_have_text(["06-12345678", "111222333", "Zoleikha"])


def bied_aan(page):
    page.get_by_role("link", name="Laten lezen door een ander").click()
    page.get_by_role("button", name="Ja, laat een ander dit lezen").click()
    melding(page, "Uw verhaal wacht nu op een tweede lezer.")


def probeer_zelf(page):
    """The writer has no button, and the address itself refuses."""
    expect(page.get_by_role("link", name="Controleren")).to_have_count(0)
    adres = page.url
    for stap in ("controleren/", "delen/"):
        assert page.goto(adres + stap).status == 403
    page.goto(adres)


def open_controle(page):
    page.goto("/samenwerking/verhalen/")
    link(page, "Controleren", TITEL).click()
    kop(page, "Is niemand te herkennen?")


def kies(page, nummer, woord, reden=""):
    vondst = page.get_by_role("group").filter(has=page.locator(".vondst__zin")).nth(nummer)
    vondst.get_by_label(woord).check()
    if reden:
        vondst.get_by_label("Waarom mag dit blijven?").fill(reden)


def deel_te_vroeg(page):
    """Also straight to the last step: each find must be decided on first."""
    page.goto(page.url.replace("controleren", "delen"))
    kop(page, "Dit verhaal kan nog niet worden gedeeld")
    page.get_by_role("link", name="Controleren").click()
    kies(page, 0, "Dit mag blijven staan", "Het nummer van het buurthuis.")
    page.get_by_role("button", name="Besluiten opslaan").click()
    expect(page.locator("[data-foutenlijst] a")).to_have_count(2)
    assert not Verhaal.objects.gedeeld().exists()


def stuur_terug(page):
    kies(page, 1, "Dit moet weg")
    kies(page, 2, "Dit moet weg")
    page.get_by_role("button", name="Besluiten opslaan").click()
    melding(page, "Het verhaal is terug bij de schrijver.")


def verbeter(page):
    page.goto("/")
    link(page, "Openen", TITEL).click()
    expect(page.locator(".vlak").first).to_contain_text("Dit moet weg: burgerservicenummer bij “wat is er gedaan?”")
    page.get_by_role("link", name="Verhaal bewerken").first.click()
    vul(page, aanpak=SCHOON)
    page.get_by_role("button", name="Verhaal opslaan").click()
    expect(page.locator("mark")).to_have_text(["06-12345678"])


def deel(page):
    open_controle(page)
    kies(page, 0, "Dit mag blijven staan", "Het nummer van het buurthuis.")
    page.get_by_role("button", name="Besluiten opslaan").click()
    page.get_by_role("button", name="Ja, ik las alles").click()
    melding(page, "Het verhaal is gedeeld.")


def test_van_verhaal_met_nummers_tot_gedeeld(meld_aan, coordinator, gemeente, partner, thema, script):
    schrijver, lezer = meld_aan(coordinator, script=script), meld_aan(gemeente, script=script)
    schrijf(schrijver, thema)
    bied_aan(schrijver)
    probeer_zelf(schrijver)
    open_controle(lezer)
    deel_te_vroeg(lezer)
    stuur_terug(lezer)
    verbeter(schrijver)
    bied_aan(schrijver)
    deel(lezer)
    derde = meld_aan(partner, script=script)
    derde.goto("/samenwerking/verhalen/")
    derde.get_by_role("link", name=TITEL).click()
    kop(derde, TITEL)
    assert Verhaal.objects.get().controleur == gemeente


def test_wat_u_plakt_wordt_niet_stil_afgekapt(meld_aan, coordinator, thema):
    page = meld_aan(coordinator)
    page.goto("/samenwerking/verhalen/nieuw/")
    veld = page.get_by_label("Wat is er gedaan?")
    veld.focus()
    page.keyboard.insert_text("a" * 3010)
    expect(page.get_by_text("10 tekens te veel")).to_have_count(2)  # the counter, and its voice
    page.get_by_role("button", name="Verhaal opslaan").click()
    expect(page.locator("[data-foutenlijst]")).to_contain_text("het zijn 3010 tekens, er passen er 3000")
    expect(veld).to_have_value("a" * 3010)
