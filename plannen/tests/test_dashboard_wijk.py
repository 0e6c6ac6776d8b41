"""The page of one wijk: its teams, plans with the last words, who is there, and its course beside last year."""

import pytest

from buurtteams.factories import BuurtteamFactory, WijkFactory
from plannen.factories import JaarcyclusFactory, PlanFactory, PrioriteitswijkFactory, VoortgangFactory, moment
from samenwerking.factories import InloopFactory, InlooptijdFactory, OrganisatieFactory

from .stad import meld, tekst, thema


@pytest.fixture
def lezer(als, saluti):
    return als(saluti)


@pytest.fixture
def pad(team):
    return f"/dashboard/wijk/{team.wijk.slug}/"


@pytest.fixture
def wijk(cyclus, team):
    """Two teams in one wijk, and a team elsewhere."""
    meld(team, "volgens_planning", titel="Samen eten")
    meld(BuurtteamFactory(naam="Zuilen", wijk=team.wijk), "loopt_vast", titel="Samen koken")
    meld(BuurtteamFactory(naam="Elders"), "loopt_vast", titel="Ver weg")
    return team.wijk


def test_alleen_de_teams_en_plannen_van_de_wijk(lezer, wijk, pad):
    context = lezer.get(pad).context
    assert [rij.team.naam for rij in context["rijen"]] == ["Noordoost", "Zuilen"]
    assert [rij.plan.titel for rij in context["deel"].plannen] == ["Samen eten", "Samen koken"]
    assert [punt.titel for punt in context["punten"]] == ["Zuilen: Samen koken"]


def test_zin_en_reden_van_voorrang_staan_vooraan(lezer, wijk, pad, cyclus):
    PrioriteitswijkFactory(cyclus=cyclus, wijk=wijk, reden="Hier is veel te winnen.")
    leesbaar = tekst(lezer.get(pad).text)
    assert f"2 teams in wijk {wijk} hebben in ronde november iets gemeld" in leesbaar
    assert "Prioriteitswijk in 2026. Hier is veel te winnen." in leesbaar


def test_een_plan_toont_zijn_laatste_woorden_of_wat_het_wil(lezer, wijk, pad, team):
    meld(team, over="werving", titel="Nog stil")
    regels = {rij.plan.titel: rij.themas[0][2] for rij in lezer.get(pad).context["deel"].plannen}
    assert regels["Samen eten"].bericht == "Er kwamen tien bewoners."
    assert (regels["Nog stil"].bericht, regels["Nog stil"].doel) == ("", "Bewoners weten ons te vinden.")


def test_een_plan_zonder_akkoord_lekt_niet(lezer, wijk, pad, team, cyclus):
    PlanFactory(cyclus=cyclus, team=team, status="aangeboden", titel="Nog niet bekend")
    assert "Nog niet bekend" not in lezer.get(pad).text


def test_op_een_dag_van_vroeger_staan_de_woorden_van_toen(lezer, cyclus, team, pad):
    planthema = meld(team, "deels", op=moment(6, 10), titel="Samen eten")
    VoortgangFactory(planthema=planthema, koers="gereed", op=moment(11, 11), wat_gebeurd="Alles is klaar.")
    OrganisatieFactory(naam="De Granaatappel").wijken.add(team.wijk)
    antwoord = lezer.get(pad, {"op": "2026-07-01"})
    [(_, stand, woorden)] = antwoord.context["deel"].plannen[0].themas
    assert (stand.code, woorden.bericht) == ("deels", "Er kwamen tien bewoners.")
    leesbaar = tekst(antwoord.text)
    assert "Stand van 1 juli 2026, zoals die toen bekend was." in leesbaar
    assert [woord for woord in ("Alles is klaar.", "De Granaatappel", "Wat aandacht vraagt") if woord in leesbaar] == []


def test_organisaties_en_inloop_van_de_wijk(lezer, wijk, pad, team):
    OrganisatieFactory(naam="De Granaatappel").wijken.add(wijk)
    OrganisatieFactory(naam="Ver weg")
    InlooptijdFactory(inloop=InloopFactory(naam="Open tafel", team=team))
    InloopFactory(naam="Gestopt", team=team, gestopt_op="2026-10-01", stopreden="Geen gastheer.")
    deel = lezer.get(pad).context["deel"]
    assert [str(organisatie) for organisatie in deel.organisaties] == ["De Granaatappel"]
    assert [str(inloop) for inloop, _, _ in deel.inlopen] == ["Open tafel"]


def test_verloop_naast_dezelfde_maand_een_jaar_eerder(lezer, cyclus, team, pad):
    meld(team, "volgens_planning", op=moment(6, 10))
    vorig = JaarcyclusFactory(jaar=2025, fase="afgesloten")
    akkoord = moment(3, 30, jaar=2025)
    meld(team, "gereed", op=moment(6, 10, jaar=2025), cyclus=vorig, vastgesteld_op=akkoord)
    tabel = lezer.get(pad).context["bord"].grafiek.tabel
    rijen = {f"{op:%Y-%m-%d}": rij for op, *rij in tabel.rijen}
    assert rijen["2026-06-30"][:1] + rijen["2026-06-30"][-1:] == [1, 1]
    # In the ronde of November nothing was reported yet: that is no zero.
    assert rijen["2026-11-22"][0] is None


def test_filters_staan_in_het_adres(lezer, wijk, pad, team):
    meld(team, "deels", over="werving", titel="Iets anders")
    context = lezer.get(pad, {"thema": "werving"}).context
    assert [rij.plan.titel for rij in context["deel"].plannen] == ["Iets anders"]
    assert [veld.naam for veld in context["velden"]] == ["jaar", "op", "thema", "onderdeel"]


@pytest.mark.parametrize("waarde", ["bestaat-niet", "' OR 1=1", "\x00"])
def test_onzin_in_het_adres_toont_de_hele_wijk(lezer, wijk, pad, waarde):
    velden = dict.fromkeys(["jaar", "op", "wijk", "thema", "onderdeel", "prioriteit"], waarde)
    assert [rij.team.naam for rij in lezer.get(pad, velden).context["rijen"]] == ["Noordoost", "Zuilen"]


def test_een_wijk_die_niet_bestaat(lezer, wijk):
    assert lezer.get("/dashboard/wijk/bestaat-niet/").status_code == 404


def test_een_wijk_zonder_team_toont_niet_de_cijfers_van_de_stad(lezer, wijk):
    leesbaar = tekst(lezer.get(f"/dashboard/wijk/{WijkFactory(naam='Leegwijk').slug}/").text)
    assert "In deze wijk is geen buurtteam." in leesbaar
    assert [woord for woord in ("Samen eten", "iets gemeld") if woord in leesbaar] == []


def test_een_wijk_zonder_plannen_zegt_dat(lezer, cyclus, pad):
    leesbaar = tekst(lezer.get(pad).text)
    assert "geen plan met akkoord van de gemeente" in leesbaar
    assert "Bij deze wijk staat nog geen organisatie." in leesbaar


def test_zonder_jaar_zegt_de_pagina_dat(lezer, pad):
    assert "Er is nog geen jaar begonnen." in tekst(lezer.get(pad).text)


def test_partner_krijgt_de_pagina_niet(als, partner, cyclus, pad):
    assert als(partner).get(pad).status_code == 404


def test_namen_leiden_verder(lezer, wijk, pad, team):
    html = lezer.get(pad).text
    assert f'href="/teams/{team.slug}/?jaar=2026"' in html
    for code, aantal, url in lezer.get(pad).context["legenda"]:
        assert lezer.get(url).context["bladzijde"].paginator.count == aantal, code


@pytest.mark.parametrize("aantal", [1, 3])
# The first time; half of them for the two courses, which are kept by themselves. After that: test_stadspagina.
@pytest.mark.parametrize(("op", "vragen"), [("", 32), ("2026-11-12", 29)])
def test_aantal_query_s(lezer, cyclus, team, pad, aantal, op, vragen, django_assert_num_queries):
    JaarcyclusFactory(jaar=2025, fase="afgesloten")
    for _ in range(aantal):
        planthema = meld(BuurtteamFactory(wijk=team.wijk), "loopt_vast")
        planthema.plan.deelnemende_teams.add(BuurtteamFactory())
        meld(planthema.plan.team, "deels", over="werving")
        OrganisatieFactory().wijken.add(team.wijk)
        InlooptijdFactory(inloop=InloopFactory(team=planthema.plan.team))
    thema("taal")
    with django_assert_num_queries(vragen):
        lezer.get(pad, {"op": op})
