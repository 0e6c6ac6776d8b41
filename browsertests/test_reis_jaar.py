"""A whole year with all roles: from opening to the frozen report, and the next year with two plans that go on."""

import re

import pytest
from playwright.sync_api import expect

from buurtteams.factories import ThemaFactory
from jaren.models import Momentopname, Oordeel, Terugblik
from plannen.models import Jaarcyclus, Plan

from .stappen import kop, link, melding, vul, vul_plan

pytestmark = pytest.mark.browser
EERSTE, TWEEDE = "Dinsdagavond open", "Samen koken"
AFSPRAAK = "Kennismaken op de wijktafel van april"


@pytest.fixture
def thema(transactional_db):
    return ThemaFactory()


@pytest.fixture
def deuren(meld_aan, coordinator, gemeente, wethouder, saluti, partner, beheer, thema):
    """A browser for each of them."""
    mensen = {
        "coordinator": coordinator,
        "gemeente": gemeente,
        "wethouder": wethouder,
        "saluti": saluti,
        "partner": partner,
        "beheer": beheer,
    }
    return {rol: meld_aan(gebruiker) for rol, gebruiker in mensen.items()}


def knop(page, naam):
    page.get_by_role("button", name=naam).click()


def open_jaar(page, jaar):
    page.goto("/jaren/")
    page.get_by_role("link", name="Nieuw jaar openen").click()
    vul(page, jaar__jaar=str(jaar), jaar__terugblik_voor=f"{jaar + 1}-01-15", jaar__bespreking_op=f"{jaar + 1}-02-09")
    vul(page, ronde__0__opent_op=f"{jaar}-11-01", ronde__0__sluit_op=f"{jaar}-11-30")
    wijk = page.locator(".themakeuze").first
    wijk.get_by_role("checkbox").check()
    wijk.get_by_label("Waarom gaat deze wijk voor?").fill("Bewoners vroegen erom.")
    knop(page, "Jaar openen")
    melding(page, f"Het jaar {jaar} is open.")


def naar_fase(page, jaar, fase):
    page.goto(f"/jaren/{jaar}/")
    page.get_by_role("link", name=f"Naar de volgende fase: {fase}").click()
    knop(page, re.compile("^Ja, "))
    melding(page, f"{jaar} staat nu op '{fase}'.")


def schrijf_plan(page, thema, titel):
    page.goto("/plannen/nieuw/")
    knop(page, "Begin met schrijven")
    page.get_by_label("Titel").fill(titel)
    vul_plan(page, thema)
    knop(page, "Opslaan en inleveren")
    knop(page, "Ja, lever dit plan in")
    melding(page, "Het plan is ingeleverd.")


def geef_akkoord(page, titel):
    page.goto("/")
    link(page, "Bekijken", titel).click()
    page.get_by_role("link", name="Akkoord geven").click()
    knop(page, "Ja")
    melding(page, "Het plan heeft akkoord.")


def meld_alles(page):
    page.goto("/teams/noordoost/ronde/")
    rijen = page.locator(".ronderij")
    for nummer in range(rijen.count()):
        rijen.nth(nummer).get_by_label("Gaat goed").check()
        rijen.nth(nummer).get_by_label("Wat is er gebeurd?").fill("Er kwamen twaalf bewoners.")
        rijen.nth(nummer).get_by_role("button", name="Opslaan").click()
        expect(rijen.nth(nummer)).to_contain_text("Het bericht is opgeslagen.")


def vraag_en_antwoord(van_saluti, van_team):
    van_saluti.goto(Plan.objects.get(titel=EERSTE).get_absolute_url())
    van_saluti.get_by_role("link", name="Vraag stellen").first.click()
    van_saluti.locator("#id_tekst").fill("Wie spreekt er Arabisch?")
    knop(van_saluti, "Vraag stellen")
    van_team.goto("/")
    link(van_team, "Beantwoorden", "Wie spreekt er Arabisch?").click()
    van_team.get_by_label("Uw antwoord").fill("Onze gastvrouw.")
    knop(van_team, "Antwoord opslaan")
    melding(van_team, "Uw antwoord is opgeslagen.")


def kijk_terug(page, titel, antwoord):
    page.goto(f"{Plan.objects.get(titel=titel).get_absolute_url()}terugblik/bewerken/")
    page.get_by_label("Wat is er bereikt?").fill(f"Bij {titel} kwamen 34 keer bewoners.")
    page.get_by_label(antwoord, exact=True).check()
    page.get_by_label("Wat hebt u geleerd?").fill("Een bekende brengt bewoners mee.")
    page.get_by_label("Doorgaan", exact=True).check()
    page.get_by_label("Waarom stelt u dit voor?").fill("Bewoners vragen erom.")
    page.locator("button[name=inleveren]").click()
    knop(page, re.compile("^Ja, lever "))
    melding(page, "De terugblik is ingeleverd.")


def stuur_terugblik_terug(page, titel):
    page.goto(f"{Plan.objects.get(titel=titel).get_absolute_url()}terugblik/")
    page.get_by_role("link", name="Terugsturen met een vraag").click()
    page.get_by_label("Reden").fill("Hoeveel mannen kwamen er?")
    knop(page, re.compile("^Ja, stuur"))
    melding(page, "De terugblik is terug bij het team.")


def oordeel(page, antwoorden):
    """Through the queue: after each judgement the next account is there."""
    page.goto("/jaren/2026/beoordelen/")
    link(page, "Beoordelen").first.click()
    for antwoord in antwoorden:
        page.get_by_label(antwoord, exact=True).check()
        page.get_by_label(re.compile("^(Waarom|Toelichting)")).fill(f"Wij zeggen: {antwoord.lower()}.")
        knop(page, "Ja, lever dit oordeel in")
        melding(page, "is ingeleverd.")
    kop(page, "Beoordelen")


def antwoord_van_partner(page):
    page.goto("/")
    link(page, "Beantwoorden", "").first.click()
    page.get_by_label("Deels", exact=True).check()
    page.get_by_label("Wilt u er iets bij zeggen?").fill("Wij kennen een van de twee gezichten.")
    knop(page, "Antwoord opslaan")


def bespreek(page):
    page.goto("/jaren/2026/bespreking/")
    page.get_by_role("link", name="Begin het gesprek").click()
    expect(page.locator("main")).to_contain_text("Wij zeggen: voor een klein deel.")
    for nummer in range(2):
        page.get_by_label("Doorgaan", exact=True).check()
        if nummer == 0:
            page.get_by_label("Wat spreken we af?").fill(AFSPRAAK)
            page.get_by_label("Wie zorgt ervoor?").fill("coördinator")
            page.get_by_label("Voor", exact=True).fill("2027-04-30")
        knop(page, "Vastleggen en volgende")
        page.goto("/jaren/2026/bespreking/")
        if nummer == 0:
            page.get_by_role("link", name="Verder met het gesprek").click()


def reageer(page):
    page.goto("/jaren/2026/reactie/")
    page.get_by_label(re.compile("^(Uw r|R)eactie")).fill("Dank aan de teams. Wij gaan door.")
    knop(page, "Reactie opslaan")


def adviseer(van_saluti, van_gemeente):
    van_saluti.goto("/adviezen/nieuw/")
    van_saluti.locator("#id_titel").fill("Tolken in de avond")
    van_saluti.locator("#id_tekst").fill("Zorg ook na zes uur voor een tolk.")
    knop(van_saluti, "Advies indienen")
    van_gemeente.goto("/")
    link(van_gemeente, "Beantwoorden", "Tolken in de avond").click()
    expect(van_gemeente.locator("main")).to_contain_text("Zorg ook na zes uur voor een tolk.")


def sluit_af(page):
    page.goto("/jaren/2026/")
    page.get_by_role("link", name="Jaar afsluiten").click()
    knop(page, "Ja, sluit 2026 af")
    melding(page, "2026 is afgesloten.")
    expect(page.locator("main")).to_contain_text(EERSTE)
    expect(page.locator("main")).to_contain_text("Dank aan de teams. Wij gaan door.")
    with page.expect_download() as bestand:
        page.get_by_role("link", name=re.compile("PDF")).first.click()
    assert bestand.value.suggested_filename.endswith(".pdf")


def open_het_volgende_jaar(page):
    open_jaar(page, 2027)
    kop(page, "Wat gaat door in 2027?")
    for titel in (EERSTE, TWEEDE):
        expect(page.get_by_label(re.compile(titel))).to_be_checked()
    expect(page.get_by_label(re.compile(AFSPRAAK))).to_be_checked()
    knop(page, "Neem over in 2027")
    melding(page, "Overgenomen: 2 plannen en 1 besluiten.")


def test_een_heel_jaar(deuren, thema, team):
    team_, gemeente, wethouder, saluti = (deuren[rol] for rol in ("coordinator", "gemeente", "wethouder", "saluti"))
    open_jaar(gemeente, 2026)
    for titel in (EERSTE, TWEEDE):
        schrijf_plan(team_, thema, titel)
        geef_akkoord(gemeente, titel)
    naar_fase(gemeente, 2026, "Aan het werk")
    meld_alles(team_)
    vraag_en_antwoord(saluti, team_)
    naar_fase(gemeente, 2026, "Terugkijken")
    kijk_terug(team_, EERSTE, "Ja")
    kijk_terug(team_, TWEEDE, "Voor het grootste deel")
    stuur_terugblik_terug(gemeente, TWEEDE)
    kijk_terug(team_, TWEEDE, "Voor het grootste deel")
    antwoord_van_partner(deuren["partner"])
    oordeel(gemeente, ["Voor het grootste deel", "Voor het grootste deel"])
    oordeel(saluti, ["Voor een klein deel", "Wij kunnen dit niet beoordelen"])
    assert (Oordeel.objects.count(), Terugblik.objects.get(plan__titel=TWEEDE).ronde) == (4, 2)
    naar_fase(gemeente, 2026, "Gesprek met de wethouder")
    bespreek(gemeente)
    reageer(wethouder)
    adviseer(saluti, gemeente)
    sluit_af(gemeente)
    assert Momentopname.objects.get().is_ongeschonden
    deuren["beheer"].goto("/jaren/2026/")
    expect(deuren["beheer"].get_by_role("link", name="Jaar heropenen")).to_be_visible()
    open_het_volgende_jaar(gemeente)
    volgend = Jaarcyclus.objects.get(jaar=2027)
    assert [plan.volgt_op.titel for plan in volgend.plannen.order_by("nummer")] == [EERSTE, TWEEDE]
    assert [besluit.volgt_op.tekst for besluit in volgend.besluiten.all()] == [AFSPRAAK]
    team_.goto("/")
    expect(link(team_, "Openen", EERSTE)).to_be_visible()
