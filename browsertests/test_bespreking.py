"""The meeting mode by keyboard: through the items, noted and decided, and everything kept while it is typed."""

import pytest
from playwright.sync_api import expect

from jaren.factories import AgendapuntFactory, TerugblikFactory
from jaren.models import Agendapunt, Besluit
from plannen.factories import JaarcyclusFactory, PlanFactory
from plannen.models import Plan

from .stappen import kop, melding
from .test_toetsenbord import druk, tab_naar, typ, veld

pytestmark = pytest.mark.browser


@pytest.fixture
def punten(team, transactional_db):
    cyclus = JaarcyclusFactory(jaar=2026, fase="bespreking")
    plan = PlanFactory(cyclus=cyclus, team=team, titel="Samen eten", status="verantwoord")
    TerugblikFactory(plan=plan)
    return [
        AgendapuntFactory(cyclus=cyclus, plan=plan, titel="Noordoost: Samen eten"),
        AgendapuntFactory(cyclus=cyclus, titel="Tolken in de avond"),
    ]


def ga_naar(page, punt, *, script=True):
    """With script a key counts only once the script is there; it then says which keys there are."""
    page.goto(punt.get_absolute_url())
    kop(page, punt.titel)
    if script:
        expect(page.locator("[data-toetsuitleg]")).to_be_visible()


def test_een_besluit_met_alleen_het_toetsenbord(meld_aan, wethouder, punten):
    page = meld_aan(wethouder)
    ga_naar(page, punten[0])
    page.keyboard.press("ArrowRight")
    kop(page, "Tolken in de avond")
    expect(page.locator("[data-toetsuitleg]")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    kop(page, "Noordoost: Samen eten")
    tab_naar(page, page.get_by_label("Stoppen"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Aanpassen")).to_be_checked()
    kop(page, "Noordoost: Samen eten")  # an arrow in a field chooses, and does not leave the page
    typ(page, veld(page, "afspraken-0-tekst"), "Kennismaken op de wijktafel.")
    typ(page, veld(page, "afspraken-0-wie"), "gezinswerker")
    tab_naar(page, veld(page, "afspraken-0-datum"))
    veld(page, "afspraken-0-datum").fill("2027-04-30")
    veld(page, "afspraken-0-tekst").focus()
    page.keyboard.press("Enter")
    kop(page, "Tolken in de avond")
    melding(page, "Vastgelegd: Noordoost: Samen eten.")
    besluit = Besluit.objects.get()
    assert (besluit.soort, besluit.tekst, besluit.datum.isoformat()) == (
        "aanpassen",
        "Kennismaken op de wijktafel.",
        "2027-04-30",
    )
    assert Plan.objects.get().status == "besproken"


def test_wat_u_typt_is_direct_bewaard(meld_aan, gemeente, punten):
    page = meld_aan(gemeente)
    ga_naar(page, punten[1])
    typ(page, veld(page, "notitie"), "Rik belt morgen.")
    page.keyboard.press("Tab")
    expect(page.locator("#bewaarstand")).to_contain_text("Alles is bewaard")
    assert Agendapunt.objects.get(pk=punten[1].pk).notitie == "Rik belt morgen."
    druk(page, page.get_by_role("button", name="Vastleggen"))
    kop(page, "Gesprek met de wethouder")
    assert Agendapunt.objects.get(pk=punten[1].pk).afgehandeld_op


def test_een_half_besluit_ligt_er_nog_na_het_bladeren(meld_aan, gemeente, punten):
    page = meld_aan(gemeente)
    ga_naar(page, punten[0])
    typ(page, veld(page, "afspraken-0-tekst"), "Kennismaken")
    page.keyboard.press("Tab")
    expect(page.locator("#bewaarstand")).to_contain_text("De afspraak telt mee als alle velden zijn ingevuld.")
    ga_naar(page, punten[1])
    ga_naar(page, punten[0])
    page.get_by_role("button", name="Terugzetten").press("Enter")
    expect(veld(page, "afspraken-0-tekst")).to_have_value("Kennismaken")


def test_twee_die_tegelijk_noteren(meld_aan, gemeente, wethouder, punten):
    """The second hears it quietly, and finds both texts; nothing is lost."""
    eerste, tweede = meld_aan(gemeente), meld_aan(wethouder)
    for page in (eerste, tweede):
        ga_naar(page, punten[1])
    typ(tweede, veld(tweede, "notitie"), "Tweede.")
    typ(eerste, veld(eerste, "notitie"), "Eerste.")
    eerste.keyboard.press("Tab")
    expect(eerste.locator("#bewaarstand")).to_contain_text("Alles is bewaard")
    tweede.keyboard.press("Tab")
    druk(tweede, tweede.get_by_role("button", name="Bekijk beide teksten"))
    kop(tweede, "Iemand anders heeft ook opgeslagen")
    expect(tweede.locator(".vergelijking__tekst")).to_have_text(["Tweede.", "Eerste."])
    druk(tweede, tweede.get_by_role("button", name="Opslaan met deze keuzes"))
    melding(tweede, "Alles is bewaard.")
    assert Agendapunt.objects.get(pk=punten[1].pk).notitie == "Tweede."


def test_vastleggen_wacht_op_wat_nog_onderweg_is(meld_aan, gemeente, punten):
    """The quiet save is slow, and more was typed since: nobody overtakes himself."""
    page = meld_aan(gemeente)
    ga_naar(page, punten[1])
    onderweg = []

    def houd_het_antwoord_vast(route):
        if onderweg:
            route.continue_()
        else:
            onderweg.append((route, route.fetch()))

    page.route("**/bespreking/**", houd_het_antwoord_vast)
    typ(page, veld(page, "notitie"), "Rik belt morgen.")
    page.keyboard.press("Tab")
    expect(page.locator("form[data-bewaart]")).to_have_class("htmx-request")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type(" En overmorgen.")
    page.get_by_role("button", name="Vastleggen").press("Enter")
    route, antwoord = onderweg[0]
    route.fulfill(response=antwoord)
    kop(page, "Gesprek met de wethouder")
    assert Agendapunt.objects.get(pk=punten[1].pk).notitie.endswith("En overmorgen.")


def test_zonder_script(meld_aan, gemeente, punten):
    page = meld_aan(gemeente, script=False)
    ga_naar(page, punten[0], script=False)
    page.get_by_label("Doorgaan").check()
    page.get_by_role("button", name="Vastleggen en volgende").click()
    kop(page, "Tolken in de avond")
    assert Besluit.objects.get().soort == "doorgaan"
