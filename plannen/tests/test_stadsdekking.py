"""Coverage of the city: every figure against rows, that the short version says the same, and who reads which rows."""

import dataclasses
import datetime

import pytest

from buurtteams.factories import BuurtteamFactory, CoordinatorFactory, FunctionarisFactory, GebruikerFactory, RolFactory
from buurtteams.models import Gebruiker
from buurtteams.tests.rekenblad import lees_csv
from plannen.factories import ActieFactory, JaarcyclusFactory, PlanFactory
from plannen.models import Actie, Plan
from plannen.overzicht.eigenaarschap import lees_eigenaarschap
from plannen.overzicht.stadsdekking import lees_kort, lees_stadsdekking
from samenwerking.factories import (
    AfspraakantwoordFactory,
    ContactpersoonFactory,
    OrganisatieFactory,
    SamenwerkingsafspraakFactory,
    TeamcontactFactory,
)
from samenwerking.overzicht.afspraakdekking import lees_afspraakdekking
from samenwerking.overzicht.afspraken import tel

from .stad import tekst
from .uitpakken import inhoud_van

PAD = "/dashboard/samenwerking/"
EERDER = datetime.date(2026, 9, 30)


@pytest.fixture
def plan(cyclus, team):
    return PlanFactory(cyclus=cyclus, team=team, status="vastgesteld", titel="Samen eten")


def bevestig(afspraak, team="ja", organisatie="ja"):
    for zijde, antwoord in (("team", team), ("organisatie", organisatie)):
        if antwoord:
            AfspraakantwoordFactory(afspraak=afspraak, zijde=zijde, antwoord=antwoord, toelichting="Zo.")


@pytest.fixture
def afspraken(team):
    """Confirmed and due, confirmed, disputed, waiting, and one that ended."""
    bevestig(SamenwerkingsafspraakFactory(team=team, evaluatie_op=datetime.date(2026, 11, 30)))
    bevestig(SamenwerkingsafspraakFactory(team=team))
    bevestig(SamenwerkingsafspraakFactory(), organisatie="nee")
    bevestig(SamenwerkingsafspraakFactory(), team="weet_niet")
    SamenwerkingsafspraakFactory(gestopt_op=EERDER, stopreden="Verhuisd.")


# Contacts


def test_een_vervanger_telt_alleen_naast_een_vast_contact(team, vandaag):
    TeamcontactFactory(team=team)
    TeamcontactFactory(team=team, functie="vervanger")
    TeamcontactFactory(team=team, soort="jeugd_en_gezin", functie="vervanger")
    organisatie = ContactpersoonFactory().organisatie
    for _ in range(2):
        ContactpersoonFactory(organisatie=organisatie, functie="vervanger")
    ContactpersoonFactory()
    contacten = lees_stadsdekking(vandaag).contacten
    assert (contacten.onderdelen_met_vervanger, contacten.organisaties_met_vervanger) == (1, 1)


# Agreements


def test_elk_getal_van_de_afspraken(team, afspraken):
    dekking = lees_afspraakdekking()
    aantallen = (dekking.lopend, dekking.bevestigd, dekking.verschil, dekking.bevestigen, dekking.terugkijken)
    assert aantallen == (4, 2, 1, 1, 1)
    assert (len(dekking.teams), len(dekking.organisaties)) == (3, 4)


def test_de_getallen_zijn_die_van_de_lijst_van_afspraken(als, saluti, afspraken):
    dekking = lees_afspraakdekking()
    van_lijst = tel(SamenwerkingsafspraakFactory._meta.model.objects.all())
    assert {naam: getattr(dekking, naam) for naam in van_lijst} == van_lijst
    browser = als(saluti)
    for stand in ("bevestigd", "verschil", "bevestigen", "terugkijken"):
        bladzijde = browser.get("/samenwerking/afspraken/", {"stand": stand}).context["bladzijde"]
        assert bladzijde.paginator.count == getattr(dekking, stand), stand


# Ownership


def lees(vandaag):
    return lees_eigenaarschap(lees_stadsdekking(vandaag).contacten.alle_teams, vandaag)


def test_een_plan_zonder_trekker(cyclus, plan, instelling, vandaag):
    bezet = CoordinatorFactory().buurtteam
    uit = CoordinatorFactory(gebruiker__is_active=False).buurtteam
    weg = CoordinatorFactory(tot=EERDER).buurtteam
    for team in (bezet, uit, weg):
        PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    van_instelling = {"cyclus": cyclus, "team": None, "status": "vastgesteld"}
    PlanFactory(instelling=instelling.rollen[0].instelling, **van_instelling)
    leeg = FunctionarisFactory(tot=EERDER).instelling
    zonder = PlanFactory(instelling=leeg, **van_instelling)
    van_gemeente = PlanFactory(van_gemeente=True, **van_instelling)
    beeld = lees(vandaag)
    assert beeld.plannen == 7
    assert set(beeld.plannen_zonder) == {plan, *Plan.objects.filter(team__in=[uit, weg]), zonder, van_gemeente}
    assert set(beeld.teams_zonder) == {plan.team, uit, weg}
    RolFactory(soort="gemeente")
    assert van_gemeente not in lees(vandaag).plannen_zonder


def test_alleen_werk_dat_loopt_telt(cyclus, team, vandaag):
    gesloten = JaarcyclusFactory(jaar=2025, fase="afgesloten")
    for velden in (
        *({"status": status} for status in ("concept", "aangeboden", "besproken", "ingetrokken")),
        {"status": "vastgesteld", "cyclus": gesloten},
    ):
        ActieFactory(plan=PlanFactory(**{"cyclus": cyclus} | velden), functie="")
    verantwoord = PlanFactory(cyclus=cyclus, team=team, status="verantwoord")
    actie = ActieFactory(plan=verantwoord, functie="")
    ActieFactory(plan=verantwoord, functie="", klaar_op=EERDER)
    beeld = lees(vandaag)
    assert (beeld.plannen, beeld.plannen_zonder, beeld.acties, beeld.acties_zonder) == (1, [verantwoord], 1, [actie])


def test_een_actie_van_wie_weg_is(plan, team, coordinator, teamgenoot, vandaag):
    Gebruiker.objects.filter(pk=teamgenoot.pk).update(is_active=False)
    gestopt = RolFactory(soort="gemeente", tot=EERDER).gebruiker
    gone = [ActieFactory(plan=plan, gebruiker=wie) for wie in (teamgenoot, gestopt, GebruikerFactory())]
    ActieFactory(plan=plan, gebruiker=coordinator)
    ActieFactory(plan=plan, functie="", gebruiker=coordinator)  # somebody stands beside it
    beeld = lees(vandaag)
    assert (set(beeld.acties_vertrokken), beeld.acties_zonder, beeld.acties) == (set(gone), [], 5)


def test_vertrokken_is_hetzelfde_als_op_de_lijst_van_wie_vertrok(als, gemeente, plan, team, vandaag):
    contact = TeamcontactFactory(team=team, gebruiker=RolFactory(soort="partner").gebruiker, tot=EERDER)
    actie = ActieFactory(plan=plan, gebruiker=contact.gebruiker)
    rijen = als(gemeente).get("/samenwerking/vertrokken/").context["rijen"]
    assert [rij.acties for rij, *_ in rijen] == [[actie]] == [lees(vandaag).acties_vertrokken]


def test_wie_nooit_inlogde_van_wie_plannen_draagt(db, vandaag):
    inlogger = CoordinatorFactory().gebruiker
    Gebruiker.objects.filter(pk=inlogger.pk).update(last_login=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    nooit = [CoordinatorFactory(), FunctionarisFactory(), RolFactory(soort="gemeente")]
    for soort in ("saluti", "partner", "wethouder", "beheer"):
        RolFactory(soort=soort)
    CoordinatorFactory(gebruiker__is_active=False)
    CoordinatorFactory(tot=EERDER)
    beeld = lees(vandaag)
    assert (set(beeld.nooit_ingelogd), beeld.rollen) == (set(nooit), 4)


# The page


def test_kort_zegt_hetzelfde_als_de_pagina(als, plan, afspraken, instelling, vandaag, django_assert_num_queries):
    TeamcontactFactory(team=plan.team)
    TeamcontactFactory(team=plan.team, functie="vervanger")
    TeamcontactFactory(team=plan.team, soort="jeugd_en_gezin")
    TeamcontactFactory(functie="vervanger")
    TeamcontactFactory(tot=EERDER)
    ContactpersoonFactory()
    OrganisatieFactory()
    CoordinatorFactory()
    BuurtteamFactory()
    ActieFactory(plan=plan, functie="")
    ActieFactory(plan=plan, gebruiker=GebruikerFactory())
    with django_assert_num_queries(6):
        kort = lees_kort(vandaag)
    heel = lees_stadsdekking(vandaag)
    contacten, zorg = heel.contacten, heel.eigenaarschap
    assert dataclasses.asdict(kort.contacten) == {
        "teams": contacten.teams,
        "teams_met": contacten.teams_met,
        "onderdelen": contacten.onderdelen,
        "onderdelen_met": contacten.onderdelen_met,
        "onderdelen_alleen": len(contacten.onderdelen_met_een),
        "organisaties": contacten.organisaties,
        "organisaties_met": contacten.organisaties_met,
        "organisaties_alleen": len(contacten.organisaties_met_een),
    }
    assert kort.afspraken == heel.afspraken
    assert dataclasses.asdict(kort.eigenaarschap) == {
        "plannen": zorg.plannen,
        "plannen_zonder": len(zorg.plannen_zonder),
        "acties": zorg.acties,
        "acties_zonder": len(zorg.acties_zonder),
        "acties_vertrokken": len(zorg.acties_vertrokken),
        "rollen": zorg.rollen,
        "nooit_ingelogd": len(zorg.nooit_ingelogd),
    }
    assert (kort.contacten.onderdelen_alleen, zorg.acties_zonder != [], zorg.acties_vertrokken != []) == (1, True, True)


@pytest.mark.parametrize(
    "wie, ziet",
    [("gemeente", True), ("instelling", True), ("beheer", True), ("saluti", False), ("wethouder", False)],
)
def test_welk_team_niemand_heeft_is_voor_wie_er_iets_aan_doet(als, plan, wie, ziet, request):
    leesbaar = tekst(als(request.getfixturevalue(wie)).get(PAD).text)
    assert "Plannen zonder trekker 1 van de 1" in leesbaar
    assert ("Noordoost" in leesbaar.partition("Wie zorgt ervoor?")[2]) == ziet
    assert ("Welke teams dit zijn, zien de instellingen, de gemeente en beheer." in leesbaar) != ziet


def test_de_pagina_noemt_acties_en_geen_namen(als, saluti, plan, team):
    weg = GebruikerFactory(naam="Amina V.")
    TeamcontactFactory(team=team, naam="Bouchra K.")
    ActieFactory(plan=plan, titel="Bellen", functie="gezinswerker", gebruiker=weg)
    leesbaar = tekst(als(saluti).get(PAD).text)
    assert "Bellen gezinswerker · Buurtteam Noordoost, Samen eten" in leesbaar
    assert [naam for naam in ("Amina V.", "Bouchra K.") if naam in leesbaar] == []


def test_de_pagina_zegt_dat_er_van_2017_geen_getal_is(als, saluti):
    leesbaar = tekst(als(saluti).get(PAD).text)
    assert "De bronnen noemen geen getal." in leesbaar
    assert "Verslag rondetafelgesprek 2017" in leesbaar


def test_zonder_afspraken_zegt_de_pagina_dat(als, saluti, team):
    leesbaar = tekst(als(saluti).get(PAD).text)
    assert "Nog geen team en organisatie schreven een afspraak op." in leesbaar
    assert "1 team zonder afspraak Noordoost" in leesbaar


@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_vragen(als, gemeente, cyclus, aantal, django_assert_num_queries):
    browser = als(gemeente)
    for _ in range(aantal):
        bevestig(SamenwerkingsafspraakFactory())
        CoordinatorFactory()
        FunctionarisFactory()
        TeamcontactFactory()
        ContactpersoonFactory()
        plan = PlanFactory(cyclus=cyclus, status="vastgesteld")
        partner = {"zijde": "organisatie", "organisatie": OrganisatieFactory()}
        ActieFactory(plan=plan, gebruiker=GebruikerFactory(), **partner)
        ActieFactory(plan=plan, functie="", **partner)
    with django_assert_num_queries(14):
        browser.get(PAD)
    assert Actie.objects.count() == 2 * aantal


def test_het_bestand_heeft_elk_getal_van_de_pagina(als, saluti, plan, afspraken):
    rijen = lees_csv(inhoud_van(als(saluti).get(PAD, {"als": "csv"})))
    getallen = {rij[0]: tuple(rij[1:3]) for rij in rijen[1:]}
    assert len(getallen) == 20
    assert getallen["Plannen zonder trekker"] == ("1", "1")
    assert getallen["Beide kanten zeggen: dit klopt"] == ("2", "4")
    assert getallen["Lopende afspraken"] == ("4", "")
