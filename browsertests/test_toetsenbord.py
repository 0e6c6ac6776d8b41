"""Every task by keyboard alone: nothing here touches the mouse."""

import pytest
from playwright.sync_api import expect

from buurtteams.factories import ThemaFactory
from plannen.factories import PlanFactory, PlanThemaFactory, VoortgangFactory, moment
from plannen.models import Plan, Voortgang

from .stappen import kop, melding

pytestmark = pytest.mark.browser
MEESTE_TABS = 120


@pytest.fixture
def planthema(team, cyclus, coordinator, transactional_db):
    planthema = PlanThemaFactory(plan=PlanFactory(team=team, status="vastgesteld"), thema=ThemaFactory())
    VoortgangFactory(planthema=planthema, op=moment(6, 10), door=coordinator)
    return planthema


def tab_naar(page, element):
    """Presses Tab until the element has the focus, as someone without a mouse does."""
    for _ in range(MEESTE_TABS):
        page.keyboard.press("Tab")
        if element.evaluate("(element) => element === document.activeElement"):
            return element
    raise AssertionError(f"Tab does not reach {element}")


def typ(page, veld, tekst):
    tab_naar(page, veld)
    page.keyboard.type(tekst)


def druk(page, element, toets="Enter"):
    tab_naar(page, element)
    page.keyboard.press(toets)


def veld(page, naam):
    return page.locator(f"#id_{naam}")


def test_link_naar_de_inhoud(meld_aan, coordinator, planthema):
    page = meld_aan(coordinator)
    page.goto("/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Naar de inhoud")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()


def test_focus_is_te_zien(meld_aan, coordinator, planthema):
    """Each stop of Tab on Mijn team shows where it is."""
    page = meld_aan(coordinator)
    page.goto("/")
    for _ in range(12):
        page.keyboard.press("Tab")
        omlijning = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth] }"
        )
        assert omlijning[0] != "none" and omlijning[1] != "0px"


def test_taak_op_mijn_team(meld_aan, coordinator, planthema):
    """Opened in place; the focus goes to the part that came in, to the errors, and to the message at the end."""
    page = meld_aan(coordinator)
    page.goto("/")
    begin = page.url
    druk(page, page.get_by_role("link", name="Melden"))
    vak = page.locator(".taak__vak .voortgangformulier")
    expect(vak.get_by_role("heading", name=f"Bericht over {planthema.thema}")).to_be_focused()
    keuze = vak.get_by_label("Gaat goed", exact=True)
    tab_naar(page, keuze)
    page.keyboard.press("ArrowDown")
    expect(vak.get_by_label("Gaat deels goed")).to_be_checked()
    druk(page, vak.get_by_role("button", name="Bericht opslaan"))
    expect(vak.locator("[data-foutenlijst]")).to_be_focused()
    druk(page, vak.locator("[data-foutenlijst] a"))
    tekst = vak.get_by_label("Wat is er gebeurd?")
    expect(tekst).to_be_focused()
    page.keyboard.type("Er kwam niemand.")
    druk(page, vak.get_by_role("button", name="Bericht opslaan"))
    expect(page.locator(".gemeld [data-focus]")).to_be_focused()
    assert page.url == begin
    assert Voortgang.objects.latest("pk").wat_gebeurd == "Er kwam niemand."


def test_bericht_als_eigen_pagina(meld_aan, coordinator, planthema):
    page = meld_aan(coordinator)
    page.goto(f"/plannen/{planthema.plan_id}/thema/{planthema.thema.slug}/melden/")
    tab_naar(page, page.get_by_label("Gaat goed", exact=True))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Loopt vast")).to_be_checked()
    druk(page, page.get_by_role("button", name="Bericht opslaan"))
    expect(page.locator("[data-foutenlijst]")).to_be_focused()
    expect(page).to_have_title(f"Fout: Bericht over {planthema.thema} - Rondetafel")
    typ(page, page.get_by_label("Wat is er gebeurd?"), "Het buurthuis is dicht.")
    typ(page, page.get_by_label("Wat hebt u al geprobeerd?"), "Wij belden.")
    tab_naar(page, page.get_by_label("Hebt u hulp nodig? Van wie?"))
    page.keyboard.press("ArrowDown")
    typ(page, page.get_by_label("Wat vraagt u?"), "Kan het open blijven?")
    druk(page, page.get_by_role("button", name="Bericht opslaan"))
    melding(page, "Het bericht is opgeslagen.")
    bericht = Voortgang.objects.latest("pk")
    assert (bericht.koers, bericht.vragen.get().tekst) == ("loopt_vast", "Kan het open blijven?")


def schrijf_rijen(page):
    typ(page, veld(page, "indicatoren-0-naam"), "Avonden")
    typ(page, veld(page, "indicatoren-0-doel"), "40")
    typ(page, veld(page, "partners-0-nieuwe_organisatie"), "De Granaatappel")
    typ(page, veld(page, "partners-0-doet"), "Ontvangt bewoners.")
    typ(page, veld(page, "partners-0-krijgt"), "Onkosten.")
    typ(page, veld(page, "acties-0-titel"), "De zaal huren")
    typ(page, veld(page, "acties-0-functie"), "gezinswerker")
    typ(page, veld(page, "acties-0-datum"), "12122026")  # the order of day and month differs per browser
    druk(page, page.get_by_role("button", name="Nog een actie"))
    expect(veld(page, "acties-1-titel")).to_be_focused()
    page.keyboard.type("De buurt uitnodigen")


def test_plan_schrijven(meld_aan, coordinator, team, cyclus, transactional_db):
    thema, page = ThemaFactory(), meld_aan(coordinator)
    page.goto(f"/plannen/nieuw/?jaar={cyclus}&trekker={team.slug}")
    typ(page, veld(page, "plan-titel"), "Dinsdagavond open")
    typ(page, veld(page, "plan-waarom"), "Veel bewoners kennen ons niet.")
    typ(page, veld(page, "plan-over_een_jaar"), "Zij lopen binnen.")
    druk(page, page.get_by_label(thema.naam, exact=True), "Space")
    typ(page, veld(page, f"thema-{thema.slug}-doel"), "Bewoners weten ons te vinden.")
    schrijf_rijen(page)
    druk(page, page.get_by_role("button", name="Plan opslaan"))
    melding(page, "Het plan is opgeslagen.")
    plan = Plan.objects.get()
    assert [str(actie) for actie in plan.acties.order_by("pk")] == ["De zaal huren", "De buurt uitnodigen"]
    assert (str(plan.acties.first().datum), plan.themas.get().thema) == ("2026-12-12", thema)
    kop(page, "Dinsdagavond open")
