"""No accessibility violation on the forms of the year after they were refused, and on two versions of one of them."""

import pytest
from playwright.sync_api import expect

from plannen.tests.wereld import Wereld

from .keuring import Keuring

pytestmark = pytest.mark.browser

# Who, the page, the button: sent empty, or with what the page starts with.
FORMULIEREN = [
    ("gemeente", "/jaren/nieuw/", "Jaar openen"),
    ("gemeente", "/jaren/2026/fase/voorbereiding/", "Ja, 2026"),
    ("gemeente", "/jaren/2023/afsluiten/", ""),
    ("beheer", "/jaren/2025/heropenen/", "Ja, heropen"),
    ("saluti", "/plannen/{verantwoord}/oordeel/", "Ja, lever dit oordeel in"),
    ("saluti", "/plannen/{vastgesteld}/vraag/", "Vraag stellen"),
    ("gemeente", "/plannen/{verantwoord}/terugblik/terugsturen/", "Ja, stuur"),
    ("wethouder", "/jaren/2023/reactie/", "Reactie opslaan"),
    ("gemeente", "/jaren/2023/bespreking/nieuw/", "Zet op de agenda"),
    ("wethouder", "/jaren/2023/bespreking/{punt}/", "Vastleggen"),
    ("saluti", "/adviezen/nieuw/", "Advies indienen"),
    ("gemeente", "/adviezen/{advies_open}/beantwoorden/", "Antwoord opslaan"),
    ("gemeente", "/besluiten/{besluit_gemeente}/", "Opslaan"),
]


@pytest.fixture
def wereld(transactional_db):
    return Wereld()


@pytest.fixture
def keuring():
    keuring = Keuring(gedeeld=True)
    yield keuring
    assert keuring.bevindingen == []
    assert keuring.gekeurd


def adres(wereld, pad):
    nummers = {naam: staat.plan.pk for naam, staat in wereld.staten.items()}
    nummers |= {naam: object.pk for naam, object in wereld.losse_delen.items()}
    return pad.format(**nummers)


def test_formulieren_van_het_jaar(meld_aan, wereld, keuring):
    paginas = {}
    for rol, pad, knop in FORMULIEREN:
        page = paginas.setdefault(rol, None) or meld_aan(wereld.rollen[rol])
        paginas[rol] = page
        page.goto(adres(wereld, pad))
        for veld in page.locator("main form textarea:visible").all():
            veld.fill("")
        for vakje in page.locator("main form input[type=checkbox]:visible").all():
            vakje.check()
        if knop:
            page.locator("main").get_by_role("button", name=knop).last.click()
            expect(page.locator("[data-foutenlijst]").first).to_be_visible()
        keuring.keur(page, f"{pad} as {rol}")


def test_terugblik_met_wat_ontbreekt_en_twee_versies(meld_aan, wereld, keuring):
    page = meld_aan(wereld.rollen["coordinator"])
    basis = adres(wereld, "/plannen/{terugkijken}/terugblik/")
    page.goto(f"{basis}bewerken/")
    page.get_by_label("Wat is er bereikt?").fill("")
    # Somebody else saves it first.
    staat = wereld.staten["terugkijken"].plan.terugblik
    staat.bereikt, staat.versie = "Anders geschreven.", staat.versie + 1
    staat.save()
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Iemand anders heeft ook opgeslagen")
    keuring.keur(page, "two versions of a terugblik")
    page.locator("main form button[type=submit]").first.click()
    page.goto(f"{basis}inleveren/")
    keuring.keur(page, "what is missing")
