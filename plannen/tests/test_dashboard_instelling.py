"""The page of one instelling: where it runs an onderdeel, who is missing there, and what waits for it."""

import pytest

from buurtteams.factories import BuurtteamFactory, GebruikerFactory, InstellingFactory, RolFactory, UitvoeringFactory
from plannen.factories import ActieFactory, PlanFactory, VraagFactory
from samenwerking.factories import ContactpersoonFactory, TeamcontactFactory

from .stad import meld, tekst

PAD = "/dashboard/instelling/incluzio/"


@pytest.fixture
def lezer(als, wethouder):
    return als(wethouder)


@pytest.fixture
def incluzio(db):
    return InstellingFactory(naam="Incluzio", slug="incluzio", onderdeel="sociaal")


def voer_uit(instelling, team, **velden):
    return UitvoeringFactory(instelling=instelling, onderdeel=team.onderdelen.get(soort=instelling.onderdeel), **velden)


@pytest.fixture
def teams(incluzio, cyclus, team):
    """Two teams where it runs sociaal, and one where another does."""
    zuilen, elders = BuurtteamFactory(naam="Zuilen"), BuurtteamFactory(naam="Elders")
    voer_uit(incluzio, team)
    voer_uit(incluzio, zuilen)
    voer_uit(InstellingFactory(), elders)
    return team, zuilen, elders


def bord(lezer, **velden):
    return lezer.get(PAD, velden).context["bord"]


def test_per_team_de_plannen_die_voor_het_onderdeel_tellen(lezer, teams):
    team, zuilen, elders = teams
    meld(team, "deels", titel="Voor beide")
    meld(team, "deels", titel="Voor sociaal", onderdeel="sociaal")
    meld(team, "deels", titel="Voor jeugd", onderdeel="jeugd_en_gezin")
    meld(elders, "deels", titel="Van een ander")
    regels = {regel.team.naam: [plan.titel for plan in regel.plannen] for regel in bord(lezer).onderdelen}
    assert regels == {"Noordoost": ["Voor beide", "Voor sociaal"], "Zuilen": []}


def test_eigen_plannen_tellen_mee_die_van_een_andere_instelling_niet(lezer, teams, incluzio):
    meld(None, "deels", instelling=incluzio, titel="Van ons")
    meld(None, "deels", instelling=InstellingFactory(), titel="Van een ander")
    stuk = bord(lezer)
    assert [plan.titel for plan in stuk.eigen_plannen] == ["Van ons"]
    assert [regel.titel for regel in stuk.beeld.regels] == ["Van ons"]


def test_een_plan_zonder_akkoord_lekt_niet(lezer, teams, incluzio, cyclus):
    plan = PlanFactory(cyclus=cyclus, team=teams[0], status="aangeboden", titel="Nog niet bekend")
    ActieFactory(plan=plan, titel="Nog niet van iemand", zijde="instelling")
    VraagFactory(plan=plan, aan="instelling", tekst="Geheim?")
    leesbaar = lezer.get(PAD).text
    assert [woord for woord in ("Nog niet bekend", "Nog niet van iemand", "Geheim?") if woord in leesbaar] == []


def test_wie_er_ontbreekt(lezer, teams):
    team, zuilen, _ = teams
    TeamcontactFactory(team=team, functie="vast_contact")
    TeamcontactFactory(team=team, functie="functionaris_team")
    TeamcontactFactory(team=zuilen, functie="functionaris_team", tot="2026-11-21")
    TeamcontactFactory(team=zuilen, functie="functionaris_team", soort="jeugd_en_gezin")
    wie = [(regel.team.naam, regel.heeft_contact, regel.heeft_functionaris) for regel in bord(lezer).onderdelen]
    assert wie == [("Noordoost", True, True), ("Zuilen", False, False)]
    zin = "Incluzio voert in 2 buurtteams het onderdeel sociaal uit. Een vast contact: 1 van de 2."
    assert f"{zin} Een functionaris van het team: 1 van de 2." in tekst(lezer.get(PAD).text)


def test_zonder_eigen_functionaris_staat_dat_er(lezer, teams, incluzio):
    zonder = "Incluzio heeft zelf nog geen functionaris."
    assert zonder in tekst(lezer.get(PAD).text)
    ContactpersoonFactory(organisatie=None, instelling=incluzio, functie="functionaris_instelling")
    assert zonder not in tekst(lezer.get(PAD).text)


def test_acties_van_haar_kant_waar_niemand_voor_staat(lezer, teams):
    plan = meld(teams[0], "deels").plan
    uit, weg = RolFactory(gebruiker__is_active=False).gebruiker, RolFactory(tot="2026-11-21").gebruiker
    ActieFactory(plan=plan, titel="Van niemand", zijde="instelling", functie="", datum="2026-11-01")
    ActieFactory(plan=plan, titel="Zonder persoon", zijde="onderdeel", onderdeel="sociaal", datum="2026-12-01")
    ActieFactory(plan=plan, titel="Persoon weg", zijde="instelling", gebruiker=weg, datum="2026-12-02")
    ActieFactory(plan=plan, titel="Mag niet meer inloggen", zijde="instelling", gebruiker=uit, datum="2026-12-03")
    ActieFactory(plan=plan, titel="Van iemand", zijde="instelling", gebruiker=RolFactory().gebruiker)
    ActieFactory(plan=plan, titel="Klaar", zijde="instelling", klaar_op="2026-10-01")
    ActieFactory(plan=plan, titel="Andere kant", zijde="instelling", onderdeel="jeugd_en_gezin")
    ActieFactory(plan=plan, titel="Heel het team", zijde="onderdeel", onderdeel="beide")
    ActieFactory(plan=meld(teams[2], "deels").plan, titel="Elders", zijde="instelling")
    assert [(rij.actie.titel, rij.reden, rij.te_laat) for rij in bord(lezer).losse_acties] == [
        ("Van niemand", "niemand", True),
        ("Zonder persoon", "nog geen persoon", False),
        ("Persoon weg", "de persoon is weg", False),
        ("Mag niet meer inloggen", "de persoon is weg", False),
    ]


def test_vragen_die_op_haar_wachten(lezer, teams):
    plan = meld(teams[0], "loopt_vast").plan
    VraagFactory(plan=plan, aan="instelling", tekst="Later?", antwoord_voor="2026-12-01")
    VraagFactory(plan=plan, aan="instelling", tekst="Te laat?", antwoord_voor="2026-11-01", onderdeel="sociaal")
    VraagFactory(plan=plan, aan="instelling", tekst="Voor een ander?", onderdeel="jeugd_en_gezin")
    VraagFactory(plan=plan, aan="gemeente", tekst="Aan de gemeente?")
    VraagFactory(plan=meld(teams[2], "deels").plan, aan="instelling", tekst="Elders?")
    assert [(vraag.tekst, te_laat) for vraag, te_laat in bord(lezer).vragen] == [("Te laat?", True), ("Later?", False)]


def test_op_een_dag_van_vroeger_alleen_wat_toen_bekend_was(lezer, teams, incluzio):
    plan = meld(teams[0], "deels").plan
    VraagFactory(plan=plan, aan="instelling", tekst="Van nu?")
    laat = BuurtteamFactory(naam="Pas later")
    voer_uit(incluzio, laat, vanaf="2026-10-01")
    stuk = bord(lezer, op="2026-07-01")
    assert [regel.team.naam for regel in stuk.onderdelen] == ["Noordoost", "Zuilen"]
    assert (stuk.vragen, stuk.losse_acties) == ([], [])
    assert "U kijkt terug." in tekst(lezer.get(PAD, {"op": "2026-07-01"}).text)


def test_filters_staan_in_het_adres(lezer, teams):
    stuk = bord(lezer, wijk=teams[1].wijk.slug)
    assert [regel.team.naam for regel in stuk.onderdelen] == ["Zuilen"]


@pytest.mark.parametrize("waarde", ["bestaat-niet", "' OR 1=1", "\x00"])
def test_onzin_in_het_adres_toont_alle_teams(lezer, teams, waarde):
    velden = dict.fromkeys(["jaar", "op", "wijk", "thema", "onderdeel", "prioriteit"], waarde)
    assert len(bord(lezer, **velden).onderdelen) == 2


def test_een_instelling_die_niet_bestaat(lezer, teams):
    assert lezer.get("/dashboard/instelling/bestaat-niet/").status_code == 404


def test_een_instelling_zonder_onderdelen_zegt_dat(lezer, incluzio, cyclus):
    assert "Incluzio voert hier geen onderdeel uit." in tekst(lezer.get(PAD).text)


def test_zonder_jaar_zegt_de_pagina_dat(lezer, incluzio):
    assert "Er is nog geen jaar begonnen." in tekst(lezer.get(PAD).text)


def test_partner_krijgt_de_pagina_niet(als, partner, teams):
    assert als(partner).get(PAD).status_code == 404


def test_namen_leiden_verder(lezer, teams):
    html = lezer.get(PAD).text
    assert 'href="/teams/noordoost/?jaar=2026"' in html
    assert f'href="/dashboard/wijk/{teams[0].wijk.slug}/?jaar=2026"' in html


@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_query_s(lezer, incluzio, cyclus, aantal, django_assert_num_queries):
    for _ in range(aantal):
        team = BuurtteamFactory()
        voer_uit(incluzio, team)
        plan = meld(team, "loopt_vast").plan
        meld(None, "deels", instelling=incluzio)
        ActieFactory(plan=plan, zijde="instelling", gebruiker=GebruikerFactory(is_active=False))
        VraagFactory(plan=plan, aan="instelling")
    with django_assert_num_queries(13):
        lezer.get(PAD)
