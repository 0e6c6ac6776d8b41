"""The start pages of those who look at all teams, of the partner and of beheer."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory, CoordinatorFactory, UitnodigingFactory
from buurtteams.models import Gebruiker
from plannen.factories import (
    ActieFactory,
    JaarcyclusFactory,
    PlanFactory,
    PlanpartnerFactory,
    VoortgangFactory,
    VraagFactory,
    moment,
)
from plannen.models import Partnerantwoord
from plannen.tests.stad import JUNI, meld, tekst
from samenwerking.factories import AfspraakantwoordFactory, SamenwerkingsafspraakFactory

GISTEREN = datetime.date(2026, 11, 21)


@pytest.fixture
def lees(als):
    return lambda gebruiker: tekst(als(gebruiker).get("/").text)


# Instelling


def test_instelling_ziet_het_eigen_onderdeel(als, instelling, cyclus):
    for onderdeel in ("beide", "sociaal", "jeugd_en_gezin"):
        meld(BuurtteamFactory(), "loopt_vast", onderdeel=onderdeel, titel=onderdeel)
    context = als(instelling).get("/").context
    assert [regel.titel for regel in context["beeld"].regels] == ["beide", "sociaal"]
    assert len(context["punten"]) == 2


def test_instelling_ziet_teams_zonder_coordinator(als, instelling, cyclus, coordinator):
    leeg = BuurtteamFactory(naam="Leeg")
    assert als(instelling).get("/").context["onbezet"] == [leeg]


def taken(antwoord):
    """Without the next step of the year, which the gemeente always has."""
    alle = [(taak.soort, taak.titel, taak.te_laat) for taak in antwoord.context["taken"]]
    return [taak for taak in alle if taak[0] != "fase"]


def test_instelling_ziet_de_vragen_aan_haar(als, instelling, cyclus):
    plan = PlanFactory(cyclus=cyclus, status="vastgesteld", team=CoordinatorFactory().buurtteam)
    VraagFactory(plan=plan, aan="instelling", onderdeel="sociaal", tekst="mijn vraag", antwoord_voor=GISTEREN)
    VraagFactory(plan=plan, aan="instelling", onderdeel="jeugd_en_gezin", tekst="van de ander")
    VraagFactory(plan=plan, aan="gemeente", tekst="aan de gemeente")
    assert taken(als(instelling).get("/")) == [("vraag", "mijn vraag", True)]


# Gemeente


def test_gemeente_ziet_wat_op_akkoord_wacht_het_oudste_eerst(als, gemeente, coordinator, cyclus, team):
    PlanFactory(cyclus=cyclus, team=team, status="aangeboden", titel="nieuw", aangeboden_op=moment(11, 19))
    PlanFactory(cyclus=cyclus, team=team, status="aangeboden", titel="oud")
    PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    PlanFactory(cyclus=JaarcyclusFactory(jaar=2025, fase="afgesloten"), team=team, status="aangeboden")
    assert taken(als(gemeente).get("/")) == [("akkoord", "oud", True), ("akkoord", "nieuw", False)]


def test_gemeente_ziet_late_vragen_bovenaan(als, gemeente, coordinator, cyclus, team):
    plan = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    VraagFactory(plan=plan, tekst="op tijd")
    VraagFactory(plan=plan, tekst="laat", antwoord_voor=GISTEREN)
    antwoord = {"antwoord": "Ja.", "beantwoord_op": moment(11, 16), "beantwoord_door": gemeente}
    VraagFactory(plan=plan, tekst="beantwoord", **antwoord)
    assert taken(als(gemeente).get("/")) == [("vraag", "laat", True), ("vraag", "op tijd", False)]


def test_gemeente_ziet_per_team_en_nummer_hoe_het_staat(als, lees, gemeente, cyclus, team):
    meld(team, "deels", titel="loopt")
    PlanFactory(cyclus=cyclus, team=team, titel="concept")
    PlanFactory(cyclus=cyclus, team=team, titel="terug", aangeboden_op=moment(3, 9))
    [rij] = als(gemeente).get("/").context["rijen"]
    assert [plan and plan.titel for plan in rij.plannen] == ["loopt", None, "terug"]
    assert "Gaat deels goed loopt Nog niet ingeleverd Terug van de gemeente, met een vraag terug" in lees(gemeente)


def test_gemeente_ziet_een_ingetrokken_plan_tot_een_ander_het_nummer_heeft(als, gemeente, cyclus, team):
    velden = {"cyclus": cyclus, "team": team, "nummer": 1, "aangeboden_op": moment(3, 9)}
    PlanFactory(**velden, status="ingetrokken", titel="weg")
    assert als(gemeente).get("/").context["rijen"][0].plannen[0].titel == "weg"
    PlanFactory(**velden, titel="nieuw")
    assert als(gemeente).get("/").context["rijen"][0].plannen[0].titel == "nieuw"


def test_gemeente_ziet_wie_nog_niets_meldde(als, gemeente, cyclus, team):
    meld(team, "deels", op=JUNI)
    meld(BuurtteamFactory(), "deels")
    assert als(gemeente).get("/").context["beeld"].zonder_bericht == [team]


# Wethouder, Saluti


def test_wethouder_ziet_klaar_goed_en_te_laat_met_de_plannen_erachter(als, wethouder, cyclus):
    meld(BuurtteamFactory(), "gereed")
    ActieFactory(plan=meld(BuurtteamFactory(), "volgens_planning").plan, datum=GISTEREN)
    meld(BuurtteamFactory(), "loopt_vast", titel="vast")
    browser = als(wethouder)
    context = browser.get("/").context
    assert [(wat, aantal) for wat, aantal, _ in context["cijfers"]] == [
        ("klaar", 1),
        ("gaan goed", 1),
        ("met een actie die te laat is", 1),
    ]
    assert [browser.get(url).context["bladzijde"].paginator.count for _, _, url in context["cijfers"]] == [1, 1, 1]
    assert [punt.titel.split(": ")[1] for punt in context["punten"]] == ["vast"]


def test_wethouder_ziet_alleen_de_vragen_die_te_laat_zijn(als, wethouder, cyclus):
    plan = PlanFactory(cyclus=cyclus, status="vastgesteld")
    VraagFactory(plan=plan, tekst="laat", antwoord_voor=GISTEREN)
    VraagFactory(plan=plan, tekst="op tijd")
    VraagFactory(plan=PlanFactory(cyclus=cyclus, status="aangeboden"), tekst="niet te zien", antwoord_voor=GISTEREN)
    assert [vraag.tekst for vraag, _ in als(wethouder).get("/").context["vragen"]] == ["laat"]


def test_saluti_ziet_nieuwe_plannen_van_de_laatste_zestig_dagen(als, saluti, cyclus):
    for titel, dag in {"oud": moment(9, 22), "nieuw": moment(9, 23), "nieuwst": moment(11, 20)}.items():
        PlanFactory(cyclus=cyclus, status="aangeboden", titel=titel, aangeboden_op=dag)
    PlanFactory(cyclus=cyclus, titel="concept")
    assert [plan.titel for plan in als(saluti).get("/").context["nieuw"]] == ["nieuwst", "nieuw"]


def test_saluti_ziet_de_nieuwste_berichten(als, lees, saluti, cyclus, team):
    planthema = meld(team, "deels", op=moment(11, 2))
    nieuwste = meld(team, "volgens_planning", titel="Samen eten")
    VoortgangFactory(planthema=nieuwste, wat_gebeurd="Er kwam een tolk bij.", op=moment(11, 20))
    assert als(saluti).get("/").context["berichten"] == [nieuwste, planthema]
    assert "Buurtteam Noordoost: Samen eten Taal, 20 november. Er kwam een tolk bij." in lees(saluti)


# Partner


def test_partner_leest_wat_over_zijn_organisatie_is_afgesproken(lees, partner, organisatie, cyclus, team):
    velden = {"cyclus": cyclus, "team": team, "status": "vastgesteld"}
    rij = PlanpartnerFactory(plan=PlanFactory(**velden, titel="Samen eten"), organisatie=organisatie)
    Partnerantwoord.objects.create(planpartner=rij, vraag="klopt", antwoord="nee", toelichting="Het is woensdag.")
    PlanpartnerFactory(plan=PlanFactory(**velden), organisatie=organisatie)
    leesbaar = lees(partner)
    assert "U staat in 2 plannen. Bij 1 hebt u nog niet gezegd of het klopt." in leesbaar
    assert "Zo doen wij mee ontvangt bewoners op dinsdag Dit krijgen wij onkosten en een vaste begeleider" in leesbaar
    assert "U zei op 22 november 2026: Nee, dit klopt niet. Het is woensdag." in leesbaar
    assert "U hebt nog niet geantwoord." in leesbaar


def test_partner_leest_niets_over_een_ander_en_niets_van_een_concept(als, partner, organisatie, cyclus):
    PlanpartnerFactory(plan=PlanFactory(cyclus=cyclus, status="vastgesteld"), doet="GEHEIM-1")
    PlanpartnerFactory(plan=PlanFactory(cyclus=cyclus), organisatie=organisatie, doet="GEHEIM-2")
    samen = PlanFactory(cyclus=cyclus, status="vastgesteld")
    PlanpartnerFactory(plan=samen, organisatie=organisatie, doet="van ons")
    PlanpartnerFactory(plan=samen, doet="GEHEIM-3")
    antwoord = als(partner).get("/")
    assert [afspraak.doet for afspraak in antwoord.context["afspraken"]] == ["van ons"]
    assert "GEHEIM" not in antwoord.text


def test_partner_ziet_de_vragen_aan_zijn_organisatie(als, partner, organisatie, cyclus):
    plan = PlanFactory(cyclus=cyclus, status="vastgesteld")
    PlanpartnerFactory(plan=plan, organisatie=organisatie)
    VraagFactory(plan=plan, aan="organisatie", organisatie=organisatie, tekst="Kunt u tolken?")
    VraagFactory(plan=plan, aan="gemeente", tekst="Niet voor u")
    assert taken(als(partner).get("/")) == [("klopt", plan.titel, False), ("vraag", "Kunt u tolken?", False)]


def test_partner_ziet_de_eigen_lopende_afspraken_en_hoe_die_ervoor_staan(als, partner, organisatie, team):
    eigen = SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    SamenwerkingsafspraakFactory(organisatie=organisatie, gestopt_op="2026-11-01", stopreden="Klaar.")
    SamenwerkingsafspraakFactory(team=team)
    antwoord = als(partner).get("/")
    assert list(antwoord.context["met_teams"]) == [eigen]
    assert eigen.stand in antwoord.text and organisatie.get_absolute_url() in antwoord.text


def test_een_afspraak_die_op_de_organisatie_wacht_wacht_voor_de_partner_op_hemzelf(lees, partner, organisatie, team):
    afspraak = SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    AfspraakantwoordFactory(afspraak=afspraak, zijde="team")
    leesbaar = lees(partner)
    assert "wacht op uw antwoord" in leesbaar and "wacht op de organisatie" not in leesbaar


def test_vanaf_de_start_komt_een_partner_bij_bijeenkomsten_inloop_en_verhalen(als, partner):
    tekst = als(partner).get("/").text
    delen = ("bijeenkomsten", "inloop", "verhalen", "signalen", "behoeften")
    assert [deel for deel in delen if f'href="/samenwerking/{deel}/"' not in tekst] == []


def test_partner_zonder_plan_leest_wat_hij_kan_doen(lees, partner):
    assert "Vraag de coördinator van dat team om u in het plan te noemen." in lees(partner)


# Beheer


def test_beheer_ziet_teams_uitnodigingen_en_accounts_die_wachten(als, lees, beheer, coordinator):
    leeg = BuurtteamFactory(naam="Leeg")
    UitnodigingFactory(naam="Open", soort="gemeente")
    UitnodigingFactory(naam="Verlopen", soort="saluti", verloopt_op=moment(11, 1))
    UitnodigingFactory(naam="Weg", ingetrokken_op=moment(11, 1))
    Gebruiker.objects.exclude(pk=coordinator.pk).update(last_login=moment(11, 1))
    antwoord = als(beheer).get("/")
    assert antwoord.context["onbezet"] == [leeg]
    assert {uitnodiging.naam: uitnodiging.stand for uitnodiging in antwoord.context["uitnodigingen"]} == {
        "Open": "open",
        "Verlopen": "verlopen",
    }
    assert [rol.gebruiker for rol in antwoord.context["nooit_ingelogd"]] == [coordinator]
    assert "1 van de 2 teams heeft een actieve coördinator." in lees(beheer)
