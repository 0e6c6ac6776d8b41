"""Every list as a file: the rows of the page, all of them, for its readers, in a constant number of queries."""

import datetime

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from buurtteams.factories import AanbevelingFactory, BuurtteamFactory, GebruikerFactory, ThemaFactory
from buurtteams.models import Buurtteam
from buurtteams.tests.rekenblad import lees_csv, lees_ods, lees_xlsx
from buurtteams.uitvoer import SOORTEN
from jaren.factories import AdviesFactory, BesluitFactory, HerinneringFactory
from plannen.factories import (
    ActieFactory,
    PlanFactory,
    PlanThemaFactory,
    RondetafelAfspraakFactory,
    VoortgangFactory,
    VraagFactory,
    moment,
)
from plannen.models import Vraag
from plannen.overzicht import lijst
from plannen.tests.downloads import FORMATEN, LIJSTEN
from plannen.tests.uitpakken import inhoud_van
from samenwerking.factories import (
    BehoefteFactory,
    BijeenkomstFactory,
    ContactpersoonFactory,
    InloopFactory,
    InlooptijdFactory,
    KennisitemFactory,
    OrganisatieFactory,
    OvernameFactory,
    SamenwerkingsafspraakFactory,
    SignaalFactory,
    TeamcontactFactory,
    VerhaalFactory,
)

EERDER = datetime.date(2026, 9, 30)
# What each file asks, sign-in and filter bar included; a change here needs a reason.
VRAGEN = {
    "plannen:rondetafelafspraken": 7,
    "plannen:aanbevelingen": 8,
    "plannen:teams": 7,
    "plannen:plannen": 8,
    "plannen:berichten": 8,
    "plannen:vragen": 4,
    "plannen:uitrol": 10,
    "plannen:bijeenkomsten": 11,
    "plannen:signalen": 6,
    "plannen:behoeften": 7,
    "samenwerking:organisaties": 7,
    "samenwerking:contactpersonen": 6,
    "samenwerking:afspraken": 8,
    "samenwerking:inlopen": 8,
    "samenwerking:verhalen": 6,
    "samenwerking:bibliotheek": 5,
    "jaren:besluiten": 4,
    "jaren:adviezen": 6,
    "jaren:vertrokken": 8,
    "jaren:herinneringen": 6,
}
BLADEN = {
    "plannen:rondetafelafspraken": "Afspraken van de ronde tafel",
    "plannen:teams": "Buurtteams",
    "plannen:uitrol": "Wat verspreidde zich",
    "samenwerking:inlopen": "Inloop",
}


def bladnaam(naam):
    return BLADEN.get(naam, naam.partition(":")[2].capitalize())


def vul(cyclus, aantal):
    """This many rows on every list."""
    organisaties, thema = OrganisatieFactory.create_batch(aantal), ThemaFactory()
    for organisatie in organisaties:
        team = BuurtteamFactory()
        organisatie.wijken.set([team.wijk])
        vul_plan(cyclus, team, thema)
        ContactpersoonFactory(organisatie=organisatie)
        SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
        bijeenkomst = BijeenkomstFactory(teams=[team], organisaties=[organisatie])
        SignaalFactory(bijeenkomst=bijeenkomst, thema=thema)
        BehoefteFactory(team=team, thema=thema)
        InlooptijdFactory(inloop=InloopFactory(team=team)).inloop.organisaties.set([organisatie])
        lezer = GebruikerFactory()
        verhaal = VerhaalFactory(team=team, thema=thema, status="gedeeld", controleur=lezer, gedeeld_op=moment(5, 2))
        OvernameFactory(verhaal=verhaal, team=team)
        KennisitemFactory(thema=thema)
        AdviesFactory().themas.set([thema])
        HerinneringFactory()
        AanbevelingFactory(thema=thema)
        RondetafelAfspraakFactory()


def vul_plan(cyclus, team, thema):
    plan = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    planthema = PlanThemaFactory(plan=plan, thema=thema)
    VoortgangFactory(planthema=planthema)
    VraagFactory(plan=plan, planthema=planthema)
    gegeven = {"antwoord": "Ja.", "beantwoord_op": moment(11, 12), "beantwoord_door": GebruikerFactory()}
    Vraag.objects.filter(pk=VraagFactory(plan=plan).pk).update(**gegeven)
    BesluitFactory(cyclus=cyclus, plan=plan)
    weg = TeamcontactFactory(team=team, gebruiker=GebruikerFactory(), tot=EERDER)
    ActieFactory(plan=plan, gebruiker=weg.gebruiker)


@pytest.fixture(autouse=True)
def echte_stad(settings):
    """What is made up says so in its title; see test_verzonnen_gegevens_heten_zo."""
    settings.DEMO = False


def haal(browser, naam, als, **keuze):
    return browser.get(reverse(naam), {"als": als, **keuze})


def rijen_van(antwoord, als, blad):
    """Rows of text, without the headings and what CSV adds to every row."""
    inhoud = inhoud_van(antwoord)
    if als == "csv":
        return [rij[:-2] for rij in lees_csv(inhoud)[1:]]
    bladen = (lees_xlsx if als == "xlsx" else lees_ods)(inhoud)
    return [[tekst for _, tekst in rij] for rij in bladen[blad][1:]]


def hoeveel(naam, aantal):
    if naam == "plannen:teams":
        return Buurtteam.objects.count()
    return 2 * aantal if naam == "plannen:vragen" else aantal


# Rows and queries


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("naam", LIJSTEN)
def test_elke_lijst_vraagt_altijd_evenveel(als, beheer, cyclus, naam, aantal, django_assert_num_queries):
    vul(cyclus, aantal)
    browser = als(beheer)
    with django_assert_num_queries(VRAGEN[naam]):
        rijen = rijen_van(haal(browser, naam, "csv"), "csv", bladnaam(naam))
    assert len(rijen) == hoeveel(naam, aantal)


def op_een_manier(cellen):
    """XLSX leaves empty cells out and counts days, so what is compared is the words."""
    return [cel for cel in cellen if cel.strip("0123456789.,-: ")]


@pytest.mark.parametrize("naam", LIJSTEN)
def test_alle_drie_de_bestanden_hebben_dezelfde_rijen(als, beheer, cyclus, naam):
    vul(cyclus, 2)
    browser = als(beheer)
    csv, xlsx, ods = (rijen_van(haal(browser, naam, formaat), formaat, bladnaam(naam)) for formaat in FORMATEN)
    assert [op_een_manier(rij) for rij in xlsx] == [op_een_manier(rij) for rij in ods]
    assert [op_een_manier(rij) for rij in csv] == [op_een_manier(rij) for rij in ods]
    assert len(csv) == hoeveel(naam, 2)


def test_een_bestand_heeft_alle_bladzijden(als, beheer, cyclus, team):
    vergadering, thema = BijeenkomstFactory(teams=[team]), ThemaFactory()
    for nummer in range(30):
        SignaalFactory(bijeenkomst=vergadering, thema=thema, tekst=f"signaal {nummer}")
    browser = als(beheer)
    rijen = rijen_van(haal(browser, "plannen:signalen", "csv", bladzijde="2"), "csv", "Signalen")
    assert sorted(rij[0] for rij in rijen) == sorted(f"signaal {nummer}" for nummer in range(30))


def test_een_bestand_heeft_alle_plannen(als, beheer, cyclus, monkeypatch):
    monkeypatch.setattr(lijst, "PER_PAGINA", 2)
    for nummer in range(5):
        PlanFactory(cyclus=cyclus, titel=f"plan {nummer}")
    rijen = rijen_van(haal(als(beheer), "plannen:plannen", "csv", bladzijde="2"), "csv", "Plannen")
    assert sorted(rij[2] for rij in rijen) == [f"plan {nummer}" for nummer in range(5)]


# What a row says


def test_een_contactpersoon_staat_erin_met_wat_de_bladzijde_toont(als, gemeente, coordinator, team, organisatie):
    TeamcontactFactory(team=team, naam="Ada", telefoon="+31 6 12345678", email="ada@team.test")
    TeamcontactFactory(team=team, naam="Bo", functie="sleutelpersoon", overeenkomst=True)
    leeg = [""] * 5

    def rijen(gebruiker):
        return rijen_van(haal(als(gebruiker), "samenwerking:contactpersonen", "csv"), "csv", "Contactpersonen")

    eerst = ["Buurtteam Noordoost", "sociaal"]
    ada = [*eerst, "vast contact", "Ada", "+31 6 12345678", "ada@team.test"]
    ada += ["maandag tot en met donderdag", "", "", "", "", ""]
    bo = [*eerst, "sleutelpersoon", "Bo"]
    assert rijen(gemeente) == [ada, [*eerst, "sleutelpersoon", *leeg, "", "", "", ""]]
    assert rijen(coordinator)[0] == ada
    assert (rijen(coordinator)[1][:4], rijen(coordinator)[1][-2:]) == (bo, ["ja", "nee"])


def test_een_plan_zonder_akkoord_krijgt_ook_in_een_bestand_geen_stand(als, coordinator, cyclus, team):
    thema = ThemaFactory(naam="Taal", korte_naam="Taal")
    PlanThemaFactory(plan=PlanFactory(cyclus=cyclus, team=team, titel="Samen eten"), thema=thema)
    rijen = rijen_van(haal(als(coordinator), "plannen:plannen", "csv"), "csv", "Plannen")
    assert rijen == [
        [
            *("Buurtteam Noordoost", "1", "Samen eten", "beide onderdelen", "Nog aan het schrijven", "0", "0", ""),
            "in het plan",
        ]
    ]


def test_wie_geen_bezetting_ziet_krijgt_haar_ook_niet_in_een_bestand(als, wethouder, gemeente, cyclus, team):
    def koppen(gebruiker):
        return lees_csv(inhoud_van(haal(als(gebruiker), "plannen:teams", "csv")))[0]

    assert ("Heeft een coördinator" in koppen(wethouder), "Heeft een coördinator" in koppen(gemeente)) == (False, True)


def test_een_concept_van_een_verhaal_komt_in_geen_bestand(als, gemeente):
    VerhaalFactory(titel="Nog geheim", schrijver=gemeente)
    assert rijen_van(haal(als(gemeente), "samenwerking:verhalen", "csv"), "csv", "Verhalen") == []


def test_minder_dan_vijf_mensen_is_ook_in_een_bestand_geen_getal(als, gemeente, team):
    for bereik in (3, 12):
        BijeenkomstFactory(teams=[team], bereik=bereik)
    rijen = rijen_van(haal(als(gemeente), "plannen:bijeenkomsten", "csv"), "csv", "Bijeenkomsten")
    assert sorted(rij[9] for rij in rijen) == ["12", "minder dan 5"]


def test_een_moment_is_dat_van_de_klok_aan_de_muur(als, gemeente, team):
    BijeenkomstFactory(teams=[team], begin=moment(12, 3, 13))
    rijen = rijen_van(haal(als(gemeente), "plannen:bijeenkomsten", "csv"), "csv", "Bijeenkomsten")
    assert rijen[0][3] == f"{timezone.localtime(moment(12, 3, 13)):%Y-%m-%d %H:%M}"


# Filters, name, and what is not there


def test_de_filters_staan_in_woorden_in_het_bestand(als, gemeente, team):
    thema = ThemaFactory(slug="taal", naam="Taal")
    vergadering = BijeenkomstFactory(teams=[team])
    SignaalFactory(bijeenkomst=vergadering, thema=thema, tekst="over taal")
    SignaalFactory(bijeenkomst=vergadering, tekst="over iets anders")
    keuze = {"thema": "taal", "team": "noordoost", "uitkomst": "open"}
    antwoord = haal(als(gemeente), "plannen:signalen", "csv", **keuze)
    [rij] = lees_csv(inhoud_van(antwoord))[1:]
    assert rij[0] == "over taal"
    assert rij[-2:] == ["2026-11-22", "Thema: Taal · Buurtteam: Noordoost · Uitkomst: Nog geen uitkomst"]
    assert antwoord["Content-Disposition"] == 'attachment; filename="rondetafel-signalen-keuze-2026-11-22.csv"'


@pytest.mark.parametrize("als_wat", FORMATEN)
def test_een_bestand_heet_naar_wat_het_is_en_blijft_nergens_liggen(als, gemeente, cyclus, als_wat):
    antwoord = haal(als(gemeente), "plannen:plannen", als_wat)
    naam = f'attachment; filename="rondetafel-plannen-van-2026-2026-11-22.{als_wat}"'
    assert (antwoord["Content-Disposition"], antwoord["Content-Type"]) == (naam, SOORTEN[als_wat])
    assert {"no-store", "private"} <= set(antwoord["Cache-Control"].replace(",", "").split())
    inhoud_van(antwoord)


def test_verzonnen_gegevens_heten_zo(als, gemeente, settings):
    settings.DEMO = True
    antwoord = haal(als(gemeente), "plannen:signalen", "ods")
    assert lees_ods(inhoud_van(antwoord))["Over dit bestand"][1][1][1] == "Signalen (voorbeeldgegevens)"
    assert "rondetafel-signalen-voorbeeldgegevens-2026-11-22.ods" in antwoord["Content-Disposition"]


@pytest.mark.parametrize("naam", LIJSTEN)
def test_een_formaat_dat_er_niet_is_geeft_404_en_een_leeg_formaat_de_bladzijde(als, beheer, cyclus, naam):
    browser = als(beheer)
    antwoord = haal(browser, naam, "pdf")
    assert (antwoord.status_code, "Deze pagina is er niet" in antwoord.text) == (404, True)
    leeg = haal(browser, naam, "")
    assert (leeg.status_code, leeg["Content-Type"]) == (200, "text/html; charset=utf-8")


# On the page


@pytest.mark.parametrize("naam", LIJSTEN)
def test_elke_bladzijde_biedt_haar_lijst_aan_met_de_filters_van_het_adres(als, beheer, cyclus, naam):
    vul(cyclus, 1)
    bladzijde = als(beheer).get(reverse(naam), {"onbekend": "x&y", "bladzijde": "1"}).text
    for formaat in FORMATEN:
        assert f'href="?onbekend=x%26y&amp;als={formaat}"' in bladzijde


def test_elke_lijst_met_bladzijden_is_te_downloaden():
    """A template that leafs through a list also offers it; the history of one plan is no list but its timeline."""
    teksten = {pad.name: pad.read_text() for pad in (settings.BASE_DIR / "templates").rglob("*.html")}
    bladert = {naam for naam, tekst in teksten.items() if "_bladeren.html" in tekst}
    assert {naam for naam in bladert if "_downloaden.html" not in teksten[naam]} == {"plan_geschiedenis.html"}
