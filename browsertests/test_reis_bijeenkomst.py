"""A meeting with residents from planned to finished: refused until each signaal has an outcome and they were told."""

import pytest
from playwright.sync_api import expect

from buurtteams.factories import ThemaFactory
from plannen.factories import VolledigPlanFactory
from plannen.models import Actie
from samenwerking.models import Bijeenkomst

from .stappen import kop, link, melding, vul

pytestmark = pytest.mark.browser
TITEL = "Thee en post"
BRIEF, LICHT = "De brief is moeilijk.", "De lampen zijn kapot."


@pytest.fixture
def plan(cyclus, team, transactional_db):
    ThemaFactory(naam="Toegankelijkheid")
    return VolledigPlanFactory(cyclus=cyclus, team=team, status="vastgesteld")


def plan_bijeenkomst(page):
    page.goto("/samenwerking/bijeenkomsten/")
    page.get_by_role("link", name="Bijeenkomst plannen").click()
    page.get_by_label("Wat voor bijeenkomst is het?").select_option(label="Dialoog")
    vul(page, titel=TITEL, datum="2026-11-20", van="19:30", tot="21:00", plek="Buurthuis")
    expect(page.get_by_label("Noordoost", exact=True)).to_be_checked()
    page.get_by_label("bewoners praten mee").check()
    page.get_by_role("button", name="Bijeenkomst opslaan").click()
    melding(page, "De bijeenkomst staat in de agenda.")


def houd(page):
    page.get_by_role("link", name="Schrijf op hoe het was").click()
    vul(page, bereik="3", casussen="Post blijft liggen.")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator("dl.gegevens").first).to_contain_text("minder dan 5 mensen")


def noteer(page):
    page.get_by_role("link", name="Signalen noteren").click()
    for nummer, tekst in enumerate((BRIEF, LICHT)):
        page.locator(f"#id_signalen-{nummer}-thema").select_option(label="Toegankelijkheid")
        page.locator(f"#id_signalen-{nummer}-tekst").fill(tekst)
    page.get_by_role("button", name="Signalen opslaan").click()
    melding(page, "Opgeslagen wat er is gehoord.")


def rond_te_vroeg_af(page):
    page.get_by_role("link", name="Afronden").click()
    expect(page.locator("[data-foutenlijst] a")).to_have_text(
        [
            f"Schrijf op wat er gebeurt met: {BRIEF}",
            f"Schrijf op wat er gebeurt met: {LICHT}",
            "Schrijf op hoe bewoners hoorden wat ermee gebeurt.",
        ]
    )
    assert Bijeenkomst.objects.get().status == "gehouden"


def pak_op_in_nieuwe_actie(page, plan):
    page.get_by_role("link", name=f"met: {BRIEF}").click()
    page.get_by_label("Opgepakt").check()
    page.get_by_label("Of een nieuwe actie, bij dit plan").select_option(str(plan.pk))
    vul(page, nieuw_titel="Een brievenuur", nieuw_functie="sociaal werker", nieuw_datum="2026-12-15")
    vul(page, uitkomst_toelichting="Elke vrijdag lezen wij samen brieven.")
    page.get_by_role("button", name="Uitkomst opslaan").click()
    melding(page, "Opgeslagen wat er met dit signaal gebeurt.")


def geef_door(page):
    link(page, "Uitkomst geven", LICHT).click()
    page.get_by_label("Doorgegeven").check()
    vul(page, doorgegeven_aan="de gemeente", uitkomst_toelichting="Zij maken de lampen.")
    page.get_by_role("button", name="Uitkomst opslaan").click()
    melding(page, "Opgeslagen wat er met dit signaal gebeurt.")


def vertel(page):
    page.get_by_role("link", name="Afronden").click()
    page.get_by_role("link", name="Schrijf op hoe bewoners hoorden").click()
    vul(page, teruggekoppeld_hoe="Op de inloop van zaterdag.", teruggekoppeld_op="2026-11-21")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    melding(page, "Opgeslagen hoe bewoners het hoorden.")


def rond_af(page):
    page.get_by_role("link", name="Afronden").click()
    page.get_by_role("button", name="Ja, rond deze bijeenkomst af").click()
    melding(page, "De bijeenkomst is afgerond.")


def test_van_gepland_tot_afgerond(meld_aan, coordinator, plan, script):
    page = meld_aan(coordinator, script=script)
    plan_bijeenkomst(page)
    houd(page)
    noteer(page)
    rond_te_vroeg_af(page)
    pak_op_in_nieuwe_actie(page, plan)
    geef_door(page)
    vertel(page)
    rond_af(page)
    kop(page, TITEL)
    expect(page.get_by_role("link", name="Afronden")).to_have_count(0)
    page.goto(plan.get_absolute_url())
    expect(page.locator("#acties")).to_contain_text(f"Pakt op: {BRIEF}")
    assert Actie.objects.get(titel="Een brievenuur").signalen.get().tekst == BRIEF
    assert Bijeenkomst.objects.get().status == "afgerond"
