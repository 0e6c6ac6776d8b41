"""Who works with whom: the hub of working together, with its white spots and who could fill them."""

import pytest

from buurtteams.factories import BuurtteamFactory, WijkFactory
from plannen.factories import PlanFactory, PlanpartnerFactory, PrioriteitswijkFactory
from plannen.overzicht.samenwerking import lees_samenwerking
from samenwerking.factories import InloopFactory, OrganisatieFactory, SamenwerkingsafspraakFactory

from .stad import tekst

PAD = "/samenwerking/"


def partners(gebruiker, vandaag):
    beeld = lees_samenwerking(gebruiker, vandaag)
    return {
        str(r.team): tuple("".join(map(str, lijst)) for lijst in (r.met_afspraak, r.alleen_plan)) for r in beeld.regels
    }


def suggesties(gebruiker, vandaag):
    beeld = lees_samenwerking(gebruiker, vandaag)
    return {str(r.team): [(str(s.organisatie), s.reden) for s in r.suggesties] for r in beeld.regels}


def in_plan(team, organisatie, cyclus, status="vastgesteld", **velden):
    plan = PlanFactory(team=team, cyclus=cyclus, status=status, **velden)
    return PlanpartnerFactory(plan=plan, organisatie=organisatie).plan


def test_een_band_is_een_lopende_afspraak_of_een_plan(gemeente, team, cyclus, vandaag):
    afspraak, plan, beide, voorbij = (OrganisatieFactory(naam=naam) for naam in "ABCD")
    SamenwerkingsafspraakFactory(team=team, organisatie=afspraak)
    SamenwerkingsafspraakFactory(team=team, organisatie=beide)
    SamenwerkingsafspraakFactory(team=team, organisatie=voorbij, gestopt_op=vandaag, stopreden="Verhuisd.")
    in_plan(team, plan, cyclus)
    in_plan(team, beide, cyclus, nummer=2)
    assert partners(gemeente, vandaag) == {"Noordoost": ("AC", "B")}


def test_een_plan_van_teams_samen_telt_voor_elk_van_hen(gemeente, team, cyclus, organisatie, vandaag):
    in_plan(team, organisatie, cyclus).deelnemende_teams.add(BuurtteamFactory(naam="Oost"))
    assert partners(gemeente, vandaag) == {"Noordoost": ("", "De Granaatappel"), "Oost": ("", "De Granaatappel")}


@pytest.mark.parametrize("status, ziet", [("concept", ""), ("ingetrokken", ""), ("vastgesteld", "De Granaatappel")])
def test_een_plan_telt_alleen_als_de_lezer_het_ziet(wethouder, team, cyclus, organisatie, vandaag, status, ziet):
    in_plan(team, organisatie, cyclus, status)
    assert partners(wethouder, vandaag) == {"Noordoost": ("", ziet)}


def test_een_plan_van_een_ander_jaar_telt_niet(gemeente, team, cyclus, organisatie, vandaag):
    in_plan(team, organisatie, type(cyclus).objects.create(jaar=2025, fase="afgesloten"))
    assert partners(gemeente, vandaag) == {"Noordoost": ("", "")}


def test_witte_plekken_aan_beide_kanten(gemeente, team, cyclus, organisatie, vandaag):
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    alleen = BuurtteamFactory(naam="Oost")
    los = OrganisatieFactory(naam="De Ooievaar")
    los.wijken.add(alleen.wijk)
    beeld = lees_samenwerking(gemeente, vandaag)
    assert [regel.team for regel in beeld.zonder_organisatie] == [alleen]
    assert beeld.zonder_team == [(los, [alleen])]


def test_voorgesteld_wordt_wie_in_de_wijk_zit_of_een_gevraagde_taal_spreekt(gemeente, team, cyclus, vandaag):
    wijk = OrganisatieFactory(naam="In de wijk", talen="Pools")
    wijk.wijken.add(team.wijk)
    OrganisatieFactory(naam="Uit het plan", talen="Nederlands, Turks")
    OrganisatieFactory(naam="Uit de inloop", talen="Dari, Farsi")
    OrganisatieFactory(naam="Nergens", talen="Nederlands, Somalisch")
    PlanFactory(
        team=team, cyclus=cyclus, status="vastgesteld", waarom="Turkse moeders komen niet, ook niet in het Nederlands."
    )
    InloopFactory(team=team, talen="nederlands, dari")
    InloopFactory(team=team, talen="Somalisch", gestopt_op=vandaag, stopreden="Klaar.")
    assert suggesties(gemeente, vandaag) == {
        "Noordoost": [
            ("In de wijk", f"zit in {team.wijk}"),
            ("Uit de inloop", "spreekt Dari"),
            ("Uit het plan", "spreekt Turks"),
        ]
    }


def test_meer_redenen_gaan_voor_en_dan_wie_nog_geen_team_heeft(gemeente, team, cyclus, vandaag):
    namen = ["A werkt al", "B los", "C twee redenen", "D valt buiten de drie"]
    rijen = [OrganisatieFactory(naam=naam, talen="Dari" if naam[0] == "C" else "") for naam in namen]
    for rij in rijen:
        rij.wijken.add(team.wijk)
    SamenwerkingsafspraakFactory(organisatie=rijen[0], team=BuurtteamFactory(naam="Oost"))
    InloopFactory(team=team, talen="Dari")
    voorgesteld = [naam for naam, _ in suggesties(gemeente, vandaag)["Noordoost"]]
    assert voorgesteld == ["C twee redenen", "B los", "D valt buiten de drie"]


def test_wie_al_meedoet_wordt_niet_voorgesteld(gemeente, team, cyclus, organisatie, vandaag):
    organisatie.wijken.add(team.wijk)
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    assert suggesties(gemeente, vandaag) == {"Noordoost": []}


def test_het_eigen_team_staat_bovenaan(als, coordinator, cyclus):
    BuurtteamFactory(naam="Aan de rand")
    regels = als(coordinator).get(PAD).context["beeld"].regels
    assert [str(regel.team) for regel in regels] == ["Noordoost", "Aan de rand"]


def test_de_zin_telt_teams_afspraken_en_losse_organisaties(als, saluti, team, cyclus):
    SamenwerkingsafspraakFactory(team=team)
    BuurtteamFactory()
    OrganisatieFactory()
    zin = "1 van de 2 buurtteams werkt samen met een organisatie, 1 met een afspraak op papier."
    assert f"{zin} 1 organisatie werkt nog met geen enkel team." in tekst(als(saluti).get(PAD).text)


def test_zonder_iets_zegt_de_zin_dat(als, saluti, team):
    zin = "Geen van de 1 buurtteams werkt samen met een organisatie, geen met een afspraak op papier."
    assert f"{zin} Er staat nog geen organisatie in de lijst." in tekst(als(saluti).get(PAD).text)


def test_een_prioriteitswijk_is_gemerkt(als, saluti, team, cyclus):
    PrioriteitswijkFactory(cyclus=cyclus, wijk=team.wijk)
    assert als(saluti).get(PAD).text.count("(prioriteitswijk)") == 2  # among the white spots and in the table


def test_een_partner_heeft_dit_overzicht_niet(als, partner):
    assert als(partner).get(PAD).status_code == 404


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_pagina_vraagt_altijd_evenveel(als, gemeente, cyclus, aantal, django_assert_num_queries):
    for _ in range(aantal):
        team, los = BuurtteamFactory(), OrganisatieFactory(talen="Pools, Turks")
        los.wijken.add(team.wijk, WijkFactory())
        SamenwerkingsafspraakFactory(team=team)
        in_plan(BuurtteamFactory(), los, cyclus)
        InloopFactory(team=team)
    browser = als(gemeente)
    with django_assert_num_queries(17):
        assert len(browser.get(PAD).context["beeld"].regels) == 2 * aantal


@pytest.mark.parametrize(
    "wie, ziet",
    [("coordinator", True), ("instelling", True), ("gemeente", True), ("beheer", True)]
    + [("wethouder", False), ("saluti", False)],
)
def test_wie_er_iets_aan_kan_doen_gaat_naar_het_werk_van_wie_weg_is(als, wie, ziet, team, request):
    browser = als(request.getfixturevalue(wie))
    assert ("/samenwerking/vertrokken/" in browser.get(PAD).text) == ziet
    assert browser.get("/samenwerking/vertrokken/").status_code == (200 if ziet else 404)


def test_ook_buiten_de_pagina_om_ziet_een_partner_alleen_het_eigene(partner, organisatie, team, cyclus, vandaag):
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    SamenwerkingsafspraakFactory(team=team)
    OrganisatieFactory()
    beeld = lees_samenwerking(partner, vandaag)
    assert ([list(regel.met_afspraak) for regel in beeld.regels], beeld.zonder_team) == ([[organisatie]], [])


def test_als_elke_organisatie_een_team_heeft_zegt_de_zin_dat(gemeente, team, cyclus, vandaag):
    SamenwerkingsafspraakFactory(team=team)
    assert "Elke organisatie werkt met minstens één team." in lees_samenwerking(gemeente, vandaag).zin


LIJSTEN = [
    "organisaties",
    "contactpersonen",
    "afspraken",
    "bijeenkomsten",
    "signalen",
    "inloop",
    "behoeften",
    "verhalen",
]


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_elke_lijst_leidt_terug_naar_samenwerking_voor_wie_die_bladzijde_heeft(als, coordinator, partner, lijst):
    stap = 'breadcrumb-nav__link" href="/samenwerking/">Samenwerking</a>'
    assert [als(wie).get(f"{PAD}{lijst}/").text.count(stap) for wie in (coordinator, partner)] == [1, 0]
