"""A coordinator with ten minutes between two home visits finishes a quiet round."""

import pytest
from playwright.sync_api import expect

from buurtteams.factories import ThemaFactory
from plannen.factories import PlanFactory, PlanThemaFactory, VoortgangFactory, moment
from plannen.models import Voortgang

from .stappen import kop

pytestmark = pytest.mark.browser
MEESTE_HANDELINGEN = 10
REGEL = "Er kwamen twaalf bewoners."


class Hand:
    """Counts what a person does: each click, and each field filled in."""

    def __init__(self):
        self.handelingen = 0

    def klik(self, element):
        self.handelingen += 1
        element.click()

    def vul(self, veld, tekst):
        self.handelingen += 1
        veld.fill(tekst)


@pytest.fixture
def planthemas(team, cyclus, coordinator, transactional_db):
    """Six themes over three plans, each reported on in June."""
    plannen = [PlanFactory(team=team, status="vastgesteld") for _ in range(3)]
    planthemas = [PlanThemaFactory(plan=plan, thema=ThemaFactory()) for plan in plannen for _ in range(2)]
    for planthema in planthemas:
        VoortgangFactory(planthema=planthema, op=moment(6, 10), door=coordinator)
    return planthemas


def test_rustige_ronde_in_tien_handelingen(meld_aan, coordinator, planthemas, script):
    page, hand = meld_aan(coordinator, script=script), Hand()
    page.goto("/")
    hand.klik(page.get_by_role("link", name="Alle thema's op één pagina invullen"))
    kop(page, "Ronde november")
    for nummer, planthema in enumerate(planthemas):
        rij = page.locator(f"#thema-{planthema.pk}")
        if nummer % 2:
            hand.klik(rij.get_by_role("button", name="Niets veranderd"))
        else:
            hand.vul(rij.get_by_label("Wat is er gebeurd?"), REGEL)
            hand.klik(rij.get_by_role("button", name="Opslaan"))
        klaar = "Genoteerd: er is niets veranderd." if nummer % 2 else "Het bericht is opgeslagen."
        expect(rij if script else page.locator("#berichten")).to_contain_text(klaar)
    assert hand.handelingen <= MEESTE_HANDELINGEN
    page.reload()
    expect(page.locator(".zin")).to_contain_text("6 van de 6 thema's zijn bijgewerkt.")
    nieuw = Voortgang.objects.filter(ronde__opent_op__month=11).order_by("pk")
    verwacht = [("", True) if nummer % 2 else (REGEL, False) for nummer in range(6)]
    assert list(nieuw.values_list("wat_gebeurd", "ongewijzigd")) == verwacht
    assert set(nieuw.values_list("koers", flat=True)) == {"volgens_planning"}
