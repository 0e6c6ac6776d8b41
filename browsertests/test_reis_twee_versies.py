"""Rule 6: two people edit one plan. The second sees both texts side by side and chooses; nobody's words are lost."""

import pytest
from playwright.sync_api import expect

from buurtteams.factories import ThemaFactory
from plannen.factories import VolledigPlanFactory
from plannen.models import Plan

from .stappen import kop, melding, vul

pytestmark = pytest.mark.browser
EERST, TWEEDE = "Eerst: veel bewoners kennen ons niet.", "Tweede: bewoners durven niet te komen."


@pytest.fixture
def plan(team, cyclus, transactional_db):
    return VolledigPlanFactory(team=team, titel="Dinsdagavond open", inhoud=[ThemaFactory()])


def sla_op(page):
    page.get_by_role("button", name="Plan opslaan").click()


def open_allebei(meld_aan, plan, een, ander, script):
    bladen = [meld_aan(wie, script=script) for wie in (een, ander)]
    for blad in bladen:
        blad.goto(f"/plannen/{plan.pk}/bewerken/")
        kop(blad, "Plan bewerken")
    return bladen


def bots(bladen):
    """Both change the same text, and each another one too; the first saves, then the second."""
    eerste, tweede = bladen
    vul(eerste, plan__waarom=EERST, plan__titel="Woensdagavond open")
    sla_op(eerste)
    melding(eerste, "Het plan is opgeslagen.")
    vul(tweede, plan__waarom=TWEEDE, plan__over_een_jaar="Elke week komt er iemand nieuw.")
    vul(tweede, acties__0__titel="De zaal huren en versieren")
    sla_op(tweede)
    kop(tweede, "Iemand anders heeft ook opgeslagen")
    return tweede


def vergelijking(page, label):
    return page.locator("fieldset.vergelijking").filter(has=page.get_by_text(label))


@pytest.mark.parametrize("keuze, blijft", [("Uw tekst", TWEEDE), ("Opgeslagen tekst van de ander", EERST)])
def test_beide_teksten_naast_elkaar(meld_aan, plan, coordinator, teamgenoot, script, keuze, blijft):
    page = bots(open_allebei(meld_aan, plan, coordinator, teamgenoot, script))
    waarom = vergelijking(page, "Waarom dit plan?")
    expect(waarom.locator(".vergelijking__tekst")).to_have_text([TWEEDE, EERST])
    expect(page.locator("fieldset.vergelijking")).to_have_count(4)
    expect(vergelijking(page, "Titel").get_by_label("Opgeslagen tekst van de ander")).to_be_checked()
    waarom.get_by_label(keuze).check()
    page.get_by_role("button", name="Opslaan met deze keuzes").click()
    melding(page, "Het plan is opgeslagen.")
    plan = Plan.objects.get()
    assert (plan.titel, plan.waarom) == ("Woensdagavond open", blijft)
    assert plan.over_een_jaar == "Elke week komt er iemand nieuw."
    assert plan.acties.get().titel == "De zaal huren en versieren"
    assert EERST in plan.geschiedenis.values_list("waarom", flat=True)


def test_elk_veld_is_te_kiezen(meld_aan, plan, coordinator, teamgenoot, script):
    """All four fields the other way round than the page proposes."""
    page = bots(open_allebei(meld_aan, plan, coordinator, teamgenoot, script))
    for vak in page.locator("fieldset.vergelijking").all():
        vak.locator("input:not(:checked)").check()
    page.get_by_role("button", name="Opslaan met deze keuzes").click()
    melding(page, "Het plan is opgeslagen.")
    plan = Plan.objects.get()
    assert (plan.titel, plan.waarom) == ("Dinsdagavond open", EERST)
    assert plan.over_een_jaar == "Bewoners lopen elke dinsdag binnen."
    assert not plan.acties.get().titel.startswith("De zaal")


def test_nog_een_keer_ingehaald(meld_aan, plan, coordinator, teamgenoot, script):
    """While the second chooses, the first saves again: again both texts, and still nothing lost."""
    bladen = open_allebei(meld_aan, plan, coordinator, teamgenoot, script)
    page, derde = bots(bladen), "Derde: ook de huisarts verwijst niet."
    bladen[0].goto(f"/plannen/{plan.pk}/bewerken/")
    vul(bladen[0], plan__waarom=derde)
    sla_op(bladen[0])
    melding(bladen[0], "Het plan is opgeslagen.")
    page.get_by_role("button", name="Opslaan met deze keuzes").click()
    kop(page, "Iemand anders heeft ook opgeslagen")
    waarom = vergelijking(page, "Waarom dit plan?")
    expect(waarom.locator(".vergelijking__tekst")).to_have_text([TWEEDE, derde])
    page.get_by_role("button", name="Opslaan met deze keuzes").click()
    melding(page, "Het plan is opgeslagen.")
    assert Plan.objects.get().waarom == TWEEDE
