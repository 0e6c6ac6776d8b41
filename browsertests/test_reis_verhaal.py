"""A story with traceable data: refused until each find is decided on, and never approved by its writer."""

import pytest
from playwright.sync_api import expect

from buurtteams.factories import ThemaFactory
from jaren.tests.doorzoek import vindplaatsen
from samenwerking.factories import ContactpersoonFactory
from samenwerking.models import Verhaal

from .stappen import kop, link, melding, vul

pytestmark = pytest.mark.browser
TITEL = "De tas met brieven"
# One of every kind that the check knows, in the order of the text.
VONDSTEN = {
    "telefoonnummer": "06-12345678",
    "burgerservicenummer": "111222333",
    "naam van een bekende contactpersoon": "Zoleikha",
    "e-mailadres": "mevrouw@voorbeeld.test",
    "bankrekening": "NL91 ABNA 0417 1643 00",
    "adres": "3511 AB 12",
    "geboortedatum": "3-4-1984",
}
NUMMER, *GEHEIM = VONDSTEN.values()
AANPAK = (
    "Bel 06-12345678 of kom langs. Een mevrouw met BSN 111222333 kwam met Zoleikha mee. Haar mail is"
    " mevrouw@voorbeeld.test. Haar rekening is NL91 ABNA 0417 1643 00. Zij woont op 3511 AB 12 en is van 3-4-1984."
)
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
    expect(page.locator("mark")).to_have_text([*VONDSTEN.values()])


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
    expect(page.locator("[data-foutenlijst] a")).to_have_count(len(GEHEIM))
    assert not Verhaal.objects.gedeeld().exists()


def stuur_terug(page):
    for nummer in range(1, len(VONDSTEN)):
        kies(page, nummer, "Dit moet weg")
    page.get_by_role("button", name="Besluiten opslaan").click()
    melding(page, "Het verhaal is terug bij de schrijver.")


def verbeter(page):
    page.goto("/")
    link(page, "Openen", TITEL).click()
    for soort in list(VONDSTEN)[1:]:
        expect(page.locator(".vlak").first).to_contain_text(f"{soort} bij “wat is er gedaan?”")
    page.get_by_role("link", name="Verhaal bewerken").first.click()
    vul(page, aanpak=SCHOON)
    page.get_by_role("button", name="Verhaal opslaan").click()
    expect(page.locator("mark")).to_have_text([NUMMER])


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
    assert [woord for woord in GEHEIM if vindplaatsen(woord) not in ([], ["samenwerking_contactpersoon"])] == []


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
