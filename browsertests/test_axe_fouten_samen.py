"""No accessibility violation on the forms of working together after they were refused, and on two versions of one."""

import pytest
from playwright.sync_api import expect

from plannen.tests.wereld import Wereld
from samenwerking.models import Samenwerkingsafspraak

from .keuring import Keuring

pytestmark = pytest.mark.browser

# Who, the page, the button: sent with what the page starts with, its texts emptied.
FORMULIEREN = [
    ("coordinator", "/samenwerking/organisaties/nieuw/", "Opslaan"),
    ("coordinator", "/samenwerking/afspraken/nieuw/", "Afspraak opslaan"),
    ("coordinator", "/samenwerking/afspraken/{afspraak}/stoppen/", "Ja, stop"),
    ("partner", "/samenwerking/afspraken/{afspraak}/antwoord/", "Antwoord geven"),
    ("partner", "/samenwerking/afspraken/{afspraak}/terugkijken/", "Terugblik opslaan"),
    ("coordinator", "/samenwerking/contactpersonen/{contact_vast}/bewerken/", "Opslaan"),
    ("partner", "/partners/{planpartner_vastgesteld}/klopt/", "Antwoord geven"),
    ("coordinator", "/samenwerking/inloop/nieuw/", "Inloop opslaan"),
    ("coordinator", "/samenwerking/behoeften/nieuw/", "Noteren"),
    ("coordinator", "/samenwerking/bijeenkomsten/nieuw/", ""),
    ("coordinator", "/samenwerking/verhalen/nieuw/", ""),
    ("niemand", "/antwoord/sleutel-link/", "Antwoord versturen"),
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
    return pad.format(**{naam: object.pk for naam, object in wereld.losse_delen.items()})


def test_formulieren_van_de_samenwerking(meld_aan, wereld, keuring):
    paginas = {}
    for rol, pad, knop in FORMULIEREN:
        if rol not in paginas:
            paginas[rol] = meld_aan(wereld.rollen.get(rol))
        page = paginas[rol]
        page.goto(adres(wereld, pad))
        formulier = page.locator("main form[method=post]").last
        for veld in formulier.locator("textarea:visible, input[type=text]:visible").all():
            veld.fill("")
        knoppen = formulier.get_by_role("button", name=knop) if knop else formulier.locator("button[type=submit]")
        knoppen.last.click()
        expect(page.locator("[data-foutenlijst]").first).to_be_visible()
        keuring.keur(page, f"{pad} as {rol}")


def test_twee_versies_van_een_afspraak(meld_aan, wereld, keuring):
    page = meld_aan(wereld.rollen["coordinator"])
    page.goto(adres(wereld, "/samenwerking/afspraken/{afspraak}/bewerken/"))
    Samenwerkingsafspraak.objects.filter(pk=wereld.losse_delen["afspraak"].pk).update(versie=2, overleg="Anders.")
    page.get_by_role("button", name="Afspraak opslaan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Iemand anders heeft ook opgeslagen")
    keuring.keur(page, "two versions of an agreement")
