"""No accessibility violation on a page that says what went wrong, nor on the parts that htmx brings in."""

import pytest
from django.contrib.sessions.models import Session
from django.template.loader import render_to_string
from django.utils import timezone
from playwright.sync_api import expect

from buurtteams.aanmelden import herstelpad
from plannen.factories import PlanFactory, VoortgangFactory
from plannen.tests.wereld import Wereld

from .keuring import Keuring

pytestmark = pytest.mark.browser
LEEG_VERSTUREN = """
(kiezer) => {
  const formulier = [...document.querySelectorAll("main form[method=post]")].at(-1);
  for (const veld of formulier.querySelectorAll(kiezer)) veld.value = "";
  formulier.requestSubmit(formulier.querySelector("button.utrecht-button--primary-action, .utrecht-button--gevaar"));
}
"""


@pytest.fixture
def wereld(transactional_db):
    return Wereld()


@pytest.fixture
def keuring():
    """Says at the end what axe found."""
    keuring = Keuring(gedeeld=True)
    yield keuring
    assert keuring.gekeurd
    assert keuring.bevindingen == []


def verstuur_leeg(page, pad, kiezer="input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea"):
    page.goto(pad)
    page.evaluate(LEEG_VERSTUREN, kiezer)
    expect(page.locator("[data-foutenlijst]")).to_be_visible()


def test_aanmelden_en_account(meld_aan, keuring, wereld):
    page = meld_aan()
    for pad in ("/inloggen/", "/account/wachtwoord/vergeten/", "/uitnodiging/sleutel-open/"):
        verstuur_leeg(page, pad)
        keuring.keur(page, pad)
    page.goto(herstelpad(wereld.rollen["coordinator"]))
    verstuur_leeg(page, page.url)
    keuring.keur(page, "new password")
    van_beheer = meld_aan(wereld.rollen["beheer"])
    for pad in ("/account/wachtwoord/", "/uitnodigingen/nieuw/"):
        verstuur_leeg(van_beheer, pad)
        keuring.keur(van_beheer, pad)


def test_formulieren_van_het_plan(meld_aan, keuring, wereld):
    page, staten = meld_aan(wereld.rollen["coordinator"]), wereld.staten
    vast = staten["vastgesteld"]
    leeg = PlanFactory(team=wereld.team, cyclus=wereld.cyclus)
    for pad in (
        "/plannen/nieuw/?jaar=2026&trekker=noordoost",
        f"/plannen/{staten['concept'].plan.pk}/bewerken/",
        f"/plannen/{vast.plan.pk}/bewerken/",
        f"/plannen/{vast.plan.pk}/intrekken/",
        f"/acties/{vast.actie.pk}/bijwerken/",
        f"/indicatoren/{vast.indicator.pk}/meten/",
    ):
        verstuur_leeg(page, pad)
        keuring.keur(page, pad)
    page.goto(f"/plannen/{leeg.pk}/aanbieden/")
    keuring.keur(page, "handing in an empty plan")
    van_gemeente = meld_aan(wereld.rollen["gemeente"])
    for pad in (f"/plannen/{staten['aangeboden'].plan.pk}/terugsturen/", f"/vragen/{vast.vraag.pk}/"):
        verstuur_leeg(van_gemeente, pad)
        keuring.keur(van_gemeente, pad)


def vul_fout_in(formulier):
    formulier.get_by_label("Loopt vast").check()
    formulier.get_by_label("Wat is er gebeurd?").fill("")
    formulier.get_by_label("Hoe weten wij dit?").select_option(label="Er is een document")
    formulier.get_by_label("Hebt u hulp nodig?").select_option(label="Ja, van de gemeente")
    formulier.get_by_role("button", name="Bericht opslaan").click()
    expect(formulier.locator("[data-foutenlijst]")).to_be_visible()


def test_bericht_met_fouten(meld_aan, keuring, wereld):
    page, planthema = meld_aan(wereld.rollen["coordinator"]), wereld.staten["vastgesteld"].planthema
    adres = f"/plannen/{planthema.plan_id}/thema/{planthema.thema.slug}"
    page.goto(f"{adres}/melden/")
    vul_fout_in(page.locator("main"))
    keuring.keur(page, "progress form")
    VoortgangFactory(planthema=planthema, ongewijzigd=True, op=timezone.now())
    verstuur_leeg(page, f"{adres}/ongewijzigd/")
    keuring.keur(page, "unchanged for the second time")


def test_taak_in_de_lijst(meld_aan, keuring, wereld):
    """Opened in place, with errors, and saved."""
    planthema = wereld.staten["vastgesteld"].planthema
    planthema.voortgang.update(ingetrokken_op="2026-11-22T10:00Z")
    type(planthema).objects.filter(pk=planthema.pk).update(laatste=None, koers="", gemeld_op=None)
    page = meld_aan(wereld.rollen["coordinator"])
    page.goto("/")
    page.get_by_role("link", name="Melden").first.click()
    formulier = page.locator(".taak__vak .voortgangformulier")
    expect(formulier).to_be_visible()
    keuring.keur(page, "task in place")
    vul_fout_in(formulier)
    keuring.keur(page, "task in place, with errors")
    formulier.get_by_label("Gaat goed", exact=True).check()
    formulier.get_by_label("Hoe weten wij dit?").select_option(label="Het team zegt het")
    formulier.get_by_label("Hebt u hulp nodig?").select_option(label="Nee")
    formulier.get_by_role("button", name="Bericht opslaan").click()
    expect(page.locator(".gemeld")).to_be_visible()
    keuring.keur(page, "task in place, saved")


def test_twee_versies(meld_aan, keuring, wereld):
    page, plan = meld_aan(wereld.rollen["coordinator"]), wereld.staten["concept"].plan
    page.goto(f"/plannen/{plan.pk}/bewerken/")
    type(plan).objects.filter(pk=plan.pk).update(versie=9, titel="Van de ander")
    page.get_by_label("Waarom dit plan?").fill("Van mij")
    page.get_by_role("button", name="Plan opslaan").click()
    expect(page.locator("fieldset.vergelijking")).to_have_count(2)
    keuring.keur(page, "two versions")


def test_concept_wordt_aangeboden(meld_aan, keuring, wereld):
    page, plan = meld_aan(wereld.rollen["coordinator"]), wereld.staten["concept"].plan
    page.goto(f"/plannen/{plan.pk}/bewerken/")
    page.get_by_label("Waarom dit plan?").fill("Van mij")
    expect(page.locator("[data-concept-status]")).to_contain_text("Bewaard")
    page.reload()
    expect(page.locator(".conceptmelding")).to_be_visible()
    keuring.keur(page, "a draft is offered")


def test_verlopen_sessie_en_controlecode(meld_aan, keuring, wereld):
    page = meld_aan(wereld.rollen["gemeente"])
    adres = f"/vragen/{wereld.staten['vastgesteld'].vraag.pk}/"
    for wat in ("session", "token"):
        page.goto(adres)
        page.get_by_label("Uw antwoord").fill("Ja, dat kan.\nWij regelen het.")
        if wat == "session":
            Session.objects.all().delete()
        else:
            page.context.clear_cookies(name="csrftoken")
        page.get_by_role("button", name="Antwoord opslaan").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Nog niet verstuurd")
        keuring.keur(page, f"refused for its {wat}")
        page = meld_aan(wereld.rollen["gemeente"])


@pytest.mark.parametrize("status", [400, 500])
def test_foutpagina(meld_aan, keuring, bewaker, status):
    """The pages that no address of ours gives: served on our own origin, so with our css and script."""
    bewaker.sta_toe("status of 500")
    page = meld_aan()
    html = render_to_string(f"{status}.html")
    page.route("**/proef/", lambda route: route.fulfill(status=status, content_type="text/html", body=html))
    page.goto("/proef/")
    keuring.keur(page, f"{status}.html")


def test_beheer_met_fouten(meld_aan, keuring, wereld):
    page = meld_aan(wereld.rollen["beheer"])
    for pad in (f"/beheer/buurtteams/buurtteam/{wereld.team.pk}/change/", "/beheer/buurtteams/wijk/add/"):
        page.goto(pad)
        page.locator("#id_naam").fill("")
        page.locator("form[id$=_form]").evaluate("(formulier) => { formulier.noValidate = true }")
        page.locator("[name=_save]").click()
        expect(page.locator(".errornote")).to_be_visible()
        keuring.keur(page, pad)
    page.goto(f"/beheer/buurtteams/knelpunt/{wereld.thema.knelpunten.get().pk}/delete/")
    keuring.keur(page, "removing in the admin")


def test_axe_ziet_een_fout(meld_aan, bewaker):
    """A page with faults on purpose: an input without label, grey on white, two first headings."""
    page = meld_aan()
    html = """<!doctype html><html><head><title>Proef</title><link rel="stylesheet" href="/static/css/rondetafel.css">
        </head><body><h1>Een</h1><input name="a"><p class="stil">tekst</p><img src="/static/icons/omlaag.svg"></body>"""
    page.route("**/proef/", lambda route: route.fulfill(content_type="text/html", body=html))
    page.goto("/proef/")
    keuring = Keuring()
    keuring.keur(page, "proef")
    gezien = {bevinding.split(": ")[1] for bevinding in keuring.bevindingen}
    assert {"html-has-lang", "image-alt", "label", "landmark-one-main"} <= gezien
    assert {bevinding.split(": ")[0] for bevinding in keuring.bevindingen} == {"proef at 1280", "proef at 390"}
