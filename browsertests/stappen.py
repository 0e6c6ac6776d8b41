"""What people do on the pages, in the words of the screen."""

import re

from playwright.sync_api import expect

from buurtteams.factories import WACHTWOORD


def log_in(page, gebruiker):
    """Through the real form; elsewhere a session cookie does."""
    page.get_by_label("E-mailadres").fill(gebruiker.email)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()


def kop(page, tekst):
    expect(page.get_by_role("heading", level=1)).to_have_text(tekst)


def melding(page, tekst):
    expect(page.locator("#berichten")).to_contain_text(tekst)


def link(page, woord, wat=""):
    """A link with a part that only screen readers get: "Melden: Samenwerking"."""
    return page.get_by_role("link", name=re.compile(rf"^{woord} ?: ?{re.escape(wat)}"))


def vul(page, **velden):
    """Fields by their id without `id_`, with a double underscore for each hyphen: `acties__0__titel`."""
    for naam, waarde in velden.items():
        page.locator(f"#id_{naam.replace('__', '-')}").fill(waarde)


def vul_plan(page, thema):
    """Everything that a plan needs before it can be handed in, but for the title."""
    vul(page, plan__waarom="Veel bewoners kennen ons niet.", plan__over_een_jaar="Zij lopen op dinsdag binnen.")
    page.get_by_label(thema.naam, exact=True).check()
    page.locator(f"#id_thema-{thema.slug}-doel").fill("Bewoners weten ons te vinden.")
    vul(page, indicatoren__0__naam="Avonden", indicatoren__0__begin="0", indicatoren__0__doel="40")
    vul(page, partners__0__nieuwe_organisatie="De Granaatappel", partners__0__doet="Ontvangt bewoners.")
    vul(page, partners__0__krijgt="Onkosten en een vaste begeleider.")
    vul(page, acties__0__titel="De zaal huren", acties__0__functie="gezinswerker", acties__0__datum="2026-12-15")
