"""The aanbevelingen: how many plans work on each, which nobody works on, who does what with one, and learning."""

import pytest

from buurtteams.factories import AanbevelingFactory, BuurtteamFactory, GebruikerFactory
from buurtteams.tests.rekenblad import lees_csv
from plannen.factories import (
    JaarcyclusFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    VoortgangFactory,
    moment,
    opengezet,
)
from plannen.models import Partnerantwoord
from plannen.overzicht.aanbevelingen import lees_kort, lees_lijst, lees_werk
from plannen.overzicht.leerstof import lees_leerstof
from samenwerking.factories import VerhaalFactory

from .stad import tekst, thema
from .uitpakken import inhoud_van

PAD = "/dashboard/aanbevelingen/"
GEDEELD = {"status": "gedeeld", "gedeeld_op": moment(10, 1)}


def werk(aanbeveling, *, koers="", team=None, over=None, **velden):
    """An adopted plan that works on it; with a koers also a report. Returns the PlanThema."""
    bericht = {naam: velden.pop(naam) for naam in ("bewijs", "bewijs_toelichting", "wat_gebeurd") if naam in velden}
    plan = PlanFactory(**{"team": team or BuurtteamFactory(), "status": "vastgesteld"} | velden)
    planthema = PlanThemaFactory(plan=plan, thema=over or aanbeveling.thema)
    if aanbeveling:
        with opengezet():
            planthema.aanbevelingen.add(aanbeveling)
    if koers:
        VoortgangFactory(planthema=planthema, koers=koers, **bericht)
        planthema.refresh_from_db()
    return planthema


def antwoord(planthema, woord, organisatie="De Egel", **velden):
    partner = PlanpartnerFactory(plan=planthema.plan, organisatie__naam=organisatie)
    velden = {"vraag": "gebeurd", "voortgang": planthema.laatste, "antwoord": woord} | velden
    return Partnerantwoord.objects.create(planpartner=partner, **velden)


@pytest.fixture
def taal(db):
    return thema("taal")


@pytest.fixture
def tolk(taal, cyclus):
    return AanbevelingFactory(code="T1", thema=taal, volgorde=1, titel="Zet een tolk in")


@pytest.fixture
def deel(tolk):
    return AanbevelingFactory(code="T1a", thema=tolk.thema, volgorde=2, titel="Ook aan de balie", onderdeel_van=tolk)


@pytest.fixture
def los(tolk):
    return AanbevelingFactory(code="T2", thema=tolk.thema, volgorde=3, titel="Klare taal")


def gezien(lijst):
    return [(regel.aanbeveling.code, regel.plannen, regel.vorig_jaar) for regel in lijst.regels]


# The list


def test_elk_getal_van_de_lijst(cyclus, tolk, deel, los):
    vorig = JaarcyclusFactory(jaar=2025, fase="afgesloten")
    werk(tolk)
    beide = werk(deel)
    beide.aanbevelingen.add(tolk)  # one plan, however many of its parts it works on
    for jaar in (vorig, JaarcyclusFactory(jaar=2024)):
        werk(deel, cyclus=jaar)
    assert gezien(lees_lijst(cyclus)) == [("T1", 2, 1), ("T1a", 1, 1), ("T2", 0, 0)]


@pytest.mark.parametrize("status", ["concept", "aangeboden", "ingetrokken"])
def test_een_plan_zonder_akkoord_telt_niet(cyclus, tolk, status):
    werk(tolk, status=status)
    assert gezien(lees_lijst(cyclus)) == [("T1", 0, 0)]


def test_waar_niemand_aan_werkt_staat_vooraan_en_is_te_tellen(als, saluti, cyclus, tolk, deel, los):
    werk(deel)
    antwoord = als(saluti).get(PAD)
    [(_, regels)] = antwoord.context["groepen"]
    assert [regel.aanbeveling for regel in regels] == [los, tolk, deel]
    assert "Aan 1 van de 3 aanbevelingen werkt in 2026 geen enkel plan met akkoord." in tekst(antwoord.text)


def test_de_keuzes_staan_in_het_adres(als, saluti, tolk, deel, los):
    werk(deel)
    ander = AanbevelingFactory(thema=thema("werving"))
    browser = als(saluti)

    def codes(**keuze):
        return [rij.aanbeveling for _, regels in browser.get(PAD, keuze).context["groepen"] for rij in regels]

    assert codes(zonder="1") == [los, ander]
    assert codes(thema="werving") == [ander]
    assert len(codes(thema="bestaat-niet", jaar="9999")) == 4
    assert codes(thema="taal", zonder="1") == [los]


def test_elk_getal_leidt_naar_de_plannen_erachter(als, saluti, cyclus, tolk, deel, los):
    for aanbeveling in (tolk, deel, los):
        werk(aanbeveling)
    browser = als(saluti)
    for regel in lees_lijst(cyclus).regels:
        [jaar] = browser.get(regel.aanbeveling.get_absolute_url(), {"jaar": "2026"}).context["werk"]
        assert len(jaar.regels) == regel.plannen


def test_zonder_jaar_en_zonder_aanbevelingen(als, saluti):
    browser = als(saluti)
    assert "Er is nog geen jaar begonnen." in tekst(browser.get(PAD).text)
    JaarcyclusFactory()
    assert "Er staat er nog geen een in." in browser.get(PAD).text


@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_vragen_van_de_lijst(als, saluti, cyclus, taal, aantal, django_assert_num_queries):
    browser = als(saluti)
    for _ in range(aantal):
        for _ in range(aantal):
            werk(AanbevelingFactory(thema=taal))
    with django_assert_num_queries(8):
        assert len(browser.get(PAD).context["lijst"].regels) == aantal**2


def test_kort_noemt_dezelfde_als_de_lijst(cyclus, tolk, deel, los, django_assert_num_queries):
    werk(deel)
    werk(los, status="aangeboden")
    werk(los, cyclus=JaarcyclusFactory(jaar=2025))
    with django_assert_num_queries(1):
        kort = lees_kort(cyclus)
    assert (kort.totaal, kort.zonder) == (3, [los])
    assert kort.zonder == [regel.aanbeveling for regel in lees_lijst(cyclus).zonder]


# One of them


def test_wie_eraan_werkt_met_welk_gevolg(saluti, vandaag, tolk, deel, team):
    eigen = werk(tolk, team=team, koers="gereed", bewijs="geteld", bewijs_toelichting="turflijst")
    antwoord(eigen, "ja")
    ander = werk(deel, koers="deels", team=BuurtteamFactory(naam="Zuilen"))
    antwoord(ander, "deels", "De Das")
    stil = werk(tolk, team=BuurtteamFactory(naam="Zz"))
    stil.plan.deelnemende_teams.add(team)
    [jaar] = lees_werk(tolk, saluti, vandaag)
    assert [regel.planthema for regel in jaar.regels] == [eigen, ander, stil]
    assert [regel.stand.code for regel in jaar.regels] == ["gereed", "deels", "niet_gemeld"]
    assert [regel.bericht and regel.bericht.bewijswoord for regel in jaar.regels] == [
        "De partner bevestigt het",
        "Het team zegt het",
        None,
    ]
    assert (len(jaar.teams), jaar.met_bericht, jaar.bevestigd, jaar.betwist) == (
        3,
        jaar.regels[:2],
        jaar.regels[:1],
        jaar.regels[1:2],
    )


def test_de_pagina_zegt_het_in_woorden(als, saluti, tolk, team):
    antwoord(werk(tolk, team=team, koers="deels"), "nee", "De Das", toelichting="Wij kwamen niet.")
    leesbaar = tekst(als(saluti).get(f"{PAD}T1/").text)
    for zin in (
        "1 plan werkt hieraan, van 1 team.",
        "Met een bericht van deze ronde, of klaar: 1 van de 1.",
        "Door de partner bevestigd: 0 van de 1. De partner ziet het anders bij 1.",
        "De Das zegt: nee. Wij kwamen niet.",
    ):
        assert zin in leesbaar


def test_eerdere_jaren_staan_eronder_ook_zonder_werk(als, saluti, tolk):
    vorig = JaarcyclusFactory(jaar=2024)
    JaarcyclusFactory(jaar=2025)
    werk(tolk, cyclus=vorig)
    browser = als(saluti)
    jaren = browser.get(f"{PAD}T1/").context["werk"]
    assert [(jaar.cyclus.jaar, len(jaar.regels)) for jaar in jaren] == [(2026, 0), (2025, 0), (2024, 1)]
    assert [jaar.cyclus.jaar for jaar in browser.get(f"{PAD}T1/", {"jaar": "2024"}).context["werk"]] == [2024]


@pytest.mark.parametrize("status", ["concept", "aangeboden", "ingetrokken"])
def test_een_plan_zonder_akkoord_lekt_niet(als, saluti, tolk, status):
    werk(tolk, status=status, titel="Nog niet bekend", koers="deels", wat_gebeurd="Nog geheim.")
    leesbaar = als(saluti).get(f"{PAD}T1/").text
    assert [woord for woord in ("Nog niet bekend", "Nog geheim.") if woord in leesbaar] == []


# Learning


def test_leren_van_verhalen_en_berichten_met_bewijs_bij_hetzelfde_thema(saluti, tolk, los, taal):
    ander = thema("werving")
    VerhaalFactory(thema=taal, titel="Concept")
    VerhaalFactory(thema=ander, controleur=GebruikerFactory(), **GEDEELD)
    verhaal = VerhaalFactory(thema=taal, controleur=GebruikerFactory(), **GEDEELD)
    werk(tolk, koers="gereed", bewijs_toelichting="lijst", bewijs="geteld")  # works on it already
    werk(los, koers="deels")  # only the team says so
    werk(los, koers="deels", bewijs="geteld", bewijs_toelichting="lijst", status="aangeboden")
    werk(los, koers="deels", bewijs="geteld", bewijs_toelichting="lijst", over=ander)
    antwoord(werk(los, koers="deels"), "nee", "De Das")
    geteld = werk(los, koers="deels", bewijs="geteld", bewijs_toelichting="lijst")
    bevestigd = werk(los, koers="deels")
    antwoord(bevestigd, "ja", "De Mol")
    leerstof = lees_leerstof(tolk, saluti)
    assert leerstof.verhalen == [verhaal]
    assert {regel.planthema for regel in leerstof.regels} == {geteld, bevestigd}


def test_het_eigen_team_leert_niet_van_zichzelf(coordinator, team, tolk, los, taal):
    VerhaalFactory(thema=taal, team=team, controleur=GebruikerFactory(), **GEDEELD)
    van_gemeente = VerhaalFactory(thema=taal, team=None, controleur=GebruikerFactory(), **GEDEELD)
    bewijs = {"koers": "deels", "bewijs": "geteld", "bewijs_toelichting": "lijst"}
    werk(los, team=team, **bewijs)
    planthema = werk(los, **bewijs)
    leerstof = lees_leerstof(tolk, coordinator)
    assert (leerstof.verhalen, [rij.planthema for rij in leerstof.regels]) == ([van_gemeente], [planthema])


def test_de_pagina_noemt_wie_het_ook_probeerde(als, saluti, tolk, los):
    bewijs = {"koers": "deels", "bewijs": "geteld", "bewijs_toelichting": "lijst"}
    werk(los, team=BuurtteamFactory(naam="Zuilen"), titel="Klaar Nederlands", **bewijs)
    leesbaar = tekst(als(saluti).get(f"{PAD}T1/").text)
    assert "Buurtteam Zuilen probeerde dit ook bij dit thema: Klaar Nederlands (2026)." in leesbaar


def test_zonder_werk_en_zonder_leerstof_zegt_de_pagina_dat(als, saluti, tolk):
    leesbaar = tekst(als(saluti).get(f"{PAD}T1/").text)
    assert "Niemand werkt in 2026 hieraan." in leesbaar
    assert "Nog geen ander team deelde een verhaal of een bericht met bewijs bij dit thema." in leesbaar


@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_vragen_van_een_aanbeveling(als, saluti, tolk, los, taal, aantal, django_assert_num_queries):
    browser = als(saluti)
    for nummer in range(aantal):
        for aanbeveling in (tolk, los):
            planthema = werk(aanbeveling, koers="gereed", bewijs_toelichting="lijst", bewijs="geteld")
            planthema.plan.deelnemende_teams.add(BuurtteamFactory())
            antwoord(planthema, "ja", f"Kring {nummer} {aanbeveling.code}")
        VerhaalFactory(thema=taal, controleur=GebruikerFactory(), **GEDEELD)
        JaarcyclusFactory(jaar=2025 - nummer)
    with django_assert_num_queries(13):
        context = browser.get(f"{PAD}T1/").context
    assert (len(context["werk"][0].regels), len(context["leerstof"].regels)) == (aantal, aantal)


# As a file


def test_het_bestand_van_een_aanbeveling_heeft_een_rij_per_plan(als, saluti, tolk, team):
    gemeld = werk(tolk, team=team, koers="deels", titel="Samen eten")
    antwoord(gemeld, "nee", "De Das")
    werk(tolk, cyclus=JaarcyclusFactory(jaar=2025), team=team, titel="Eerder")
    werk(tolk, status="aangeboden", titel="Nog niet bekend")
    browser = als(saluti)

    def rijen(**keuze):
        return lees_csv(inhoud_van(browser.get(f"{PAD}T1/", {"als": "csv"} | keuze)))[1:]

    nu, eerder = rijen()
    assert nu[:3] == ["2026", "Buurtteam Noordoost", str(team.wijk)]
    assert nu[4:10] == [
        *("Samen eten", "Gaat deels goed", "2026-11-11", "Er kwamen tien bewoners.", "Het team zegt het"),
        "De Das: Nee",
    ]
    assert eerder[4:7] == ["Eerder", "Nog geen bericht", ""]
    assert [rij[-1] for rij in rijen(jaar="2025")] == ["Jaar: 2025"]


def test_het_bestand_van_de_lijst_volgt_de_keuze(als, saluti, tolk, deel, los):
    werk(deel)
    rijen = lees_csv(inhoud_van(als(saluti).get(PAD, {"als": "csv", "zonder": "1", "thema": "taal"})))[1:]
    assert [rij[1:5] for rij in rijen] == [["T2", "Klare taal", "0", "0"]]
    assert rijen[0][-1] == "Thema: Taal · Alleen waar niemand aan werkt: ja"
