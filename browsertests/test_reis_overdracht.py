"""A contact leaves: one form passes on everything that hangs on the person; with and without script."""

import pytest
from playwright.sync_api import expect

from buurtteams.factories import GebruikerFactory
from jaren.acties.werk_van import werk_van
from jaren.factories import BesluitFactory
from jaren.models import Besluit
from plannen.factories import ActieFactory, PlanFactory
from plannen.models import Actie
from samenwerking.factories import BijeenkomstFactory, InloopFactory, TeamcontactFactory
from samenwerking.models import Bijeenkomst, Contactpersoon, Inloop

from .stappen import kop, link, melding

pytestmark = pytest.mark.browser
# One of each kind that can hang on a contact; an actie by the account and by the function.
STUKKEN = (
    *("De huisarts bellen", "Langsgaan bij de school", "Elk kwartaal een wijktafel"),
    *("Wijktafel december", "Inloop op dinsdag"),
)


@pytest.fixture
def contact(team, transactional_db):
    return TeamcontactFactory(team=team, naam="Amina V.", gebruiker=GebruikerFactory())


@pytest.fixture
def werk(contact, cyclus, team):
    plan = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    ActieFactory(plan=plan, titel="De huisarts bellen", gebruiker=contact.gebruiker)
    ActieFactory(plan=plan, titel="Langsgaan bij de school", functie="vast contact")
    BesluitFactory(cyclus=cyclus, plan=plan, zijde="team", wie="vast contact", tekst="Elk kwartaal een wijktafel")
    BijeenkomstFactory(titel="Wijktafel december", teams=[team], gespreksleider="vast contact")
    InloopFactory(naam="Inloop op dinsdag", team=team, bijhouder="vast contact")


def vergeet_de_opvolger(page):
    """Without a name nothing happens, and what was filled in stays."""
    page.get_by_label("Vanaf welke dag?").fill("2026-12-01")
    page.get_by_role("button", name="Ja, draag dit over").click()
    expect(page.locator("[data-foutenlijst]")).to_contain_text("Schrijf op wie het overneemt.")
    expect(page.get_by_label("Vanaf welke dag?")).to_have_value("2026-12-01")


def draag_over(page):
    page.get_by_label("Iemand anders").check()
    page.get_by_label("Naam").fill("Bo K.")
    page.get_by_label("Functie").select_option(label="Vervanger")
    expect(page.locator("input[name=werk]:checked")).to_have_count(len(STUKKEN))
    page.get_by_role("button", name="Ja, draag dit over").click()
    melding(page, "Het werk is overgedragen.")
    kop(page, "Overgedragen")


def test_een_contact_vertrekt_en_al_het_werk_gaat_mee(meld_aan, coordinator, contact, werk, script):
    page = meld_aan(coordinator, script=script)
    page.goto(contact.get_absolute_url())
    page.get_by_role("link", name="Werk overdragen").click()
    kop(page, "Werk overdragen")
    vergeet_de_opvolger(page)
    draag_over(page)
    rijen = page.get_by_role("row")
    for titel in STUKKEN:
        expect(rijen.filter(has_text=titel)).to_have_count(1)
    contact.refresh_from_db()
    assert (str(contact.tot), Contactpersoon.objects.get(naam="Bo K.").functie) == ("2026-11-30", "vervanger")
    assert set(Actie.objects.values_list("functie", "gebruiker")) == {("gezinswerker", None), ("vervanger", None)}
    assert (Bijeenkomst.objects.get().gespreksleider, Inloop.objects.get().bijhouder) == ("vervanger", "vervanger")
    assert (Besluit.objects.get().wie, werk_van(contact)) == ("vervanger", [])


def test_wie_al_weg_is_staat_op_de_lijst_tot_het_werk_is_overgedragen(meld_aan, coordinator, contact, werk, script):
    Contactpersoon.objects.filter(pk=contact.pk).update(tot="2026-10-30")
    page = meld_aan(coordinator, script=script)
    page.goto("/")
    link(page, "Overdragen", "vast contact van Noordoost").click()
    draag_over(page)
    page.goto("/samenwerking/vertrokken/")
    expect(page.locator("main")).to_contain_text("Nu is dat niemand.")
