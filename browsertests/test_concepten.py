"""What was typed survives a closed tab, a failed save and an expired session."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from buurtteams.factories import ThemaFactory
from plannen.factories import PlanFactory, PlanThemaFactory, VoortgangFactory, moment
from plannen.models import Voortgang

from .conftest import sessie_van
from .stappen import kop, log_in, melding

pytestmark = pytest.mark.browser
TEKST = "Dertig bewoners kwamen naar het buurthuis.\nTwee wilden helpen."
AANBOD = "U hebt hier tekst die nog niet is opgeslagen"


@pytest.fixture
def planthema(team, cyclus, coordinator, transactional_db):
    planthema = PlanThemaFactory(plan=PlanFactory(team=team, status="vastgesteld"), thema=ThemaFactory())
    VoortgangFactory(planthema=planthema, op=moment(6, 10), door=coordinator)
    return planthema


@pytest.fixture
def adres(planthema):
    return f"/plannen/{planthema.plan_id}/thema/{planthema.thema.slug}/melden/"


def tekstvak(page):
    return page.get_by_label("Wat is er gebeurd?")


def typ(page, adres):
    page.goto(adres)
    tekstvak(page).fill(TEKST)
    expect(page.locator("[data-concept-status]")).to_contain_text("Bewaard op dit apparaat")


def neem_aanbod_aan(page):
    expect(page.get_by_text(AANBOD)).to_be_visible()
    expect(tekstvak(page)).to_have_value("")
    page.get_by_role("button", name="Terugzetten").click()
    expect(tekstvak(page)).to_have_value(TEKST)


def sla_op(page):
    page.get_by_role("button", name="Bericht opslaan").click()


def bewaarde_concepten(page):
    return page.evaluate("Object.keys(localStorage).filter((naam) => naam.startsWith('rondetafel:concept:'))")


def laatste():
    return Voortgang.objects.latest("pk").wat_gebeurd.replace("\r\n", "\n")


def test_tabblad_gesloten(meld_aan, coordinator, adres):
    page = meld_aan(coordinator)
    typ(page, adres)
    page.close()
    nieuw = page.context.new_page()
    nieuw.goto(adres)
    neem_aanbod_aan(nieuw)
    sla_op(nieuw)
    melding(nieuw, "Het bericht is opgeslagen.")
    assert laatste() == TEKST
    nieuw.wait_for_load_state()  # the message stands there before the script that clears the draft
    assert bewaarde_concepten(nieuw) == []
    nieuw.goto(adres)
    expect(nieuw.get_by_text(AANBOD)).to_have_count(0)


def test_opslaan_mislukt_zonder_verbinding(meld_aan, coordinator, adres, bewaker):
    bewaker.sta_toe("ERR_INTERNET_DISCONNECTED")
    page = meld_aan(coordinator)
    page.goto(adres)
    tekstvak(page).fill(TEKST)
    page.context.set_offline(True)
    with page.expect_event("requestfailed"):
        sla_op(page)
    page.context.set_offline(False)
    page.goto(adres)
    neem_aanbod_aan(page)
    assert Voortgang.objects.count() == 1


def test_sessie_verlopen_en_opnieuw_ingelogd(meld_aan, coordinator, adres):
    page = meld_aan(coordinator)
    typ(page, adres)
    Session.objects.all().delete()
    page.reload()
    kop(page, "Inloggen")
    log_in(page, coordinator)
    kop(page, "Bericht over voortgang")
    neem_aanbod_aan(page)


def test_verlopen_sessie_in_een_taak_op_mijn_team(meld_aan, coordinator, planthema):
    """The htmx form of the task list: the text comes back on a page with a way to sign in."""
    page = meld_aan(coordinator)
    page.goto("/")
    page.get_by_role("link", name="Melden").click()
    tekstvak(page).fill(TEKST)
    Session.objects.all().delete()
    sla_op(page)
    verstuur_na_inloggen(page, coordinator)


def test_ander_op_dezelfde_computer_ziet_niets(meld_aan, coordinator, teamgenoot, adres, base_url):
    page = meld_aan(coordinator)
    typ(page, adres)
    page.context.add_cookies([{"name": "sessionid", "value": sessie_van(teamgenoot), "url": base_url}])
    page.goto(adres)
    expect(page.get_by_role("button", name="Bericht opslaan")).to_be_visible()
    expect(page.get_by_text(AANBOD)).to_have_count(0)
    expect(tekstvak(page)).to_have_value("")
    page.context.add_cookies([{"name": "sessionid", "value": sessie_van(coordinator), "url": base_url}])
    page.goto(adres)
    neem_aanbod_aan(page)


def test_weggooien_en_toch_terug(meld_aan, coordinator, adres):
    page = meld_aan(coordinator)
    typ(page, adres)
    page.reload()
    page.get_by_role("button", name="Weggooien").click()
    assert bewaarde_concepten(page) == []
    page.get_by_role("button", name="Ongedaan maken").click()
    neem_aanbod_aan(page)


def test_toegevoegde_rijen_komen_terug(meld_aan, coordinator, planthema):
    page = meld_aan(coordinator)
    adres = f"/plannen/{planthema.plan_id}/bewerken/"
    page.goto(adres)
    for nummer in (1, 2):
        page.get_by_role("button", name="Nog een actie").click()
        page.locator(f"#id_acties-{nummer}-titel").fill(f"Actie nummer {nummer}")
    page.locator("#id_acties-1-zijde").select_option(label="de gemeente")
    expect(page.locator("[data-concept-status]")).to_contain_text("Bewaard op dit apparaat")
    page.close()
    nieuw = page.context.new_page()
    nieuw.goto(adres)
    nieuw.get_by_role("button", name="Terugzetten").click()
    for nummer in (1, 2):
        expect(nieuw.locator(f"#id_acties-{nummer}-titel")).to_have_value(f"Actie nummer {nummer}")
    expect(nieuw.locator("#id_acties-1-zijde")).to_have_value("gemeente")


def verstuur_na_inloggen(page, gebruiker):
    kop(page, "Nog niet verstuurd: log eerst in")
    expect(page.locator("textarea[readonly]").first).to_have_value(TEKST)
    log_in(page, gebruiker)
    kop(page, "U bent weer ingelogd. Uw tekst staat er nog.")
    assert Voortgang.objects.count() == 1
    page.get_by_role("button", name="Nu versturen").click()
    expect(page.locator("main")).to_contain_text("Het bericht is opgeslagen.")
    assert laatste() == TEKST


def test_verlopen_sessie_bij_versturen(meld_aan, coordinator, adres, script):
    page = meld_aan(coordinator, script=script)
    page.goto(adres)
    tekstvak(page).fill(TEKST)
    Session.objects.all().delete()
    sla_op(page)
    verstuur_na_inloggen(page, coordinator)


def test_dubbelklik_maakt_een_bericht(meld_aan, coordinator, adres, script):
    page = meld_aan(coordinator, script=script)
    page.goto(adres)
    tekstvak(page).fill(TEKST)
    page.get_by_role("button", name="Bericht opslaan").dblclick()
    melding(page, "Het bericht is opgeslagen.")
    assert Voortgang.objects.filter(gemeld_op__month=11).count() == 1
