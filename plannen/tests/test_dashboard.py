"""The city: what everyone who may see it sees, narrowed by the address, and that it costs the same at any size."""

import pytest

from buurtteams.factories import AanbevelingFactory, BuurtteamFactory, KnelpuntFactory, RolFactory
from plannen.factories import (
    JaarcyclusFactory,
    PlanFactory,
    PrioriteitswijkFactory,
    VoortgangFactory,
    VraagFactory,
    moment,
)
from plannen.models import Plan, PlanThema
from samenwerking.factories import OrganisatieFactory

from .stad import meld, tekst, thema

PAD = "/dashboard/"
LEZERS = ["coordinator", "coordinator_ander_team", "instelling", "gemeente", "wethouder", "saluti", "beheer"]


@pytest.fixture
def stad(cyclus, team):
    """Two teams with a report, one of them stuck, in a priority wijk; a third without a plan."""
    meld(team, "volgens_planning", titel="Samen eten")
    ander = BuurtteamFactory(naam="Zuilen")
    meld(ander, "loopt_vast", titel="Samen koken")
    PrioriteitswijkFactory(cyclus=cyclus, wijk=ander.wijk, reden="Hier is veel te winnen.")
    BuurtteamFactory(naam="Leeg")


@pytest.fixture
def lezer(als, saluti):
    return als(saluti)


@pytest.mark.parametrize("wie", LEZERS)
def test_wie_het_dashboard_mag_zien_ziet_hetzelfde(als, stad, wie, request):
    antwoord = als(request.getfixturevalue(wie)).get(PAD)
    assert antwoord.status_code == 200
    assert [regel.titel for regel in antwoord.context["beeld"].regels] == ["Samen eten", "Samen koken"]
    assert [punt.titel for punt in antwoord.context["punten"]] == ["Zuilen: Samen koken"]


@pytest.mark.parametrize("wie", LEZERS)
def test_elk_plan_dat_meetelt_is_te_openen_door_wie_het_dashboard_ziet(stad, wie, request):
    gebruiker = request.getfixturevalue(wie)
    assert list(Plan.objects.vastgesteld()) == list(Plan.objects.vastgesteld().zichtbaar_voor(gebruiker))


@pytest.mark.parametrize("pad", [PAD, "/dashboard/thema/taal/"])
def test_partner_krijgt_het_dashboard_niet(als, stad, partner, pad):
    assert als(partner).get(pad).status_code == 404


def test_partner_met_nog_een_rol_krijgt_het_dashboard(als, stad, partner):
    RolFactory(gebruiker=partner, soort="saluti")
    assert als(partner).get(PAD).status_code == 200


def test_zin_staat_vooraan_met_de_dag_erbij(lezer, stad):
    leesbaar = tekst(lezer.get(PAD).text)
    assert "2 van de 3 teams hebben in ronde november iets gemeld, allemaal over al hun thema's." in leesbaar
    assert "Stand van 22 november 2026." in leesbaar


def test_een_plan_zonder_akkoord_lekt_niet(lezer, stad, cyclus, team):
    for status in ("concept", "aangeboden"):
        PlanFactory(cyclus=cyclus, team=team, status=status, titel="Nog niet bekend")
    VraagFactory(plan=PlanFactory(cyclus=cyclus, titel="Ook niet bekend"), antwoord_voor="2026-01-01", tekst="Geheim?")
    leesbaar = lezer.get(PAD).text
    assert [woord for woord in ("Nog niet bekend", "Ook niet bekend", "Geheim?") if woord in leesbaar] == []


def test_filters_staan_in_het_adres(lezer, stad, team):
    context = lezer.get(PAD, {"wijk": team.wijk.slug, "thema": "taal", "onderdeel": "sociaal"}).context
    assert [regel.titel for regel in context["beeld"].regels] == ["Samen eten"]
    gekozen = {veld.naam: veld.gekozen for veld in context["velden"]}
    assert gekozen == {
        "jaar": "2026",
        "op": "",
        "wijk": team.wijk.slug,
        "thema": "taal",
        "onderdeel": "sociaal",
        "prioriteit": "",
    }


def test_alleen_prioriteitswijken(lezer, stad):
    antwoord = lezer.get(PAD, {"prioriteit": "1"})
    assert [rij.team.naam for rij in antwoord.context["rijen"]] == ["Zuilen"]
    assert "Hier is veel te winnen." in antwoord.text


def test_een_ander_jaar(lezer, stad, team):
    meld(team, "gereed", cyclus=JaarcyclusFactory(jaar=2025, fase="afgesloten"), titel="Van vorig jaar")
    assert [regel.titel for regel in lezer.get(PAD, {"jaar": "2025"}).context["beeld"].regels] == ["Van vorig jaar"]


@pytest.mark.parametrize("waarde", ["bestaat-niet", "' OR 1=1", "\x00"])
def test_onzin_in_het_adres_toont_de_hele_stad(lezer, stad, waarde):
    velden = dict.fromkeys(["jaar", "wijk", "thema", "onderdeel", "prioriteit"], waarde)
    assert len(lezer.get(PAD, velden).context["rijen"]) == 3


def test_elk_getal_leidt_naar_de_plannen_erachter(lezer, stad):
    for code, aantal, url in lezer.get(PAD).context["legenda"]:
        assert lezer.get(url).context["bladzijde"].paginator.count == aantal, code


def test_elk_getal_binnen_een_keuze_leidt_naar_de_plannen_erachter(lezer, stad):
    keuze = {"prioriteit": "1", "thema": "taal", "onderdeel": "sociaal"}
    aantallen = [(aantal, url) for _, aantal, url in lezer.get(PAD, keuze).context["legenda"]]
    assert [lezer.get(url).context["bladzijde"].paginator.count for _, url in aantallen] == [n for n, _ in aantallen]


def test_dashboard_leidt_naar_elke_wijk_en_naar_het_jaar_ervoor(lezer, stad, team):
    naast = 'href="/dashboard/naast/2026/"'
    html = lezer.get(PAD).text
    assert (f'href="/dashboard/wijk/{team.wijk.slug}/?jaar=2026"' in html, naast in html) == (True, False)
    JaarcyclusFactory(jaar=2025, fase="afgesloten")
    assert naast in lezer.get(PAD).text


def test_hoogstens_acht_punten_en_hoeveel_er_nog_meer_zijn(lezer, cyclus):
    for _ in range(10):
        meld(BuurtteamFactory(), "loopt_vast")
    antwoord = lezer.get(PAD)
    assert (len(antwoord.context["punten"]), antwoord.context["meer_punten"]) == (8, 2)
    assert "En nog 2 punten." in tekst(antwoord.text)


def test_zonder_plannen_zegt_de_pagina_wat_hier_komt(lezer, cyclus):
    assert "zodra de gemeente akkoord heeft gegeven" in tekst(lezer.get(PAD).text)


@pytest.mark.parametrize("pad", [PAD, "/dashboard/thema/taal/"])
def test_zonder_jaar_zegt_de_pagina_dat(lezer, pad):
    thema("taal")
    assert "Er is nog geen jaar begonnen." in tekst(lezer.get(pad).text)


def vul(aantal):
    for _ in range(aantal):
        planthema = meld(BuurtteamFactory(), "loopt_vast")
        planthema.plan.deelnemende_teams.add(BuurtteamFactory())
        VraagFactory(plan=planthema.plan, planthema=planthema, aan="organisatie", organisatie=OrganisatieFactory())
        VraagFactory(plan=planthema.plan, antwoord_voor="2026-11-01")
    return planthema


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_query_s_hangt_niet_af_van_het_aantal_plannen(lezer, cyclus, aantal, django_assert_num_queries):
    """After a report, and when nothing changed: the rest is still in memory."""
    JaarcyclusFactory(jaar=2025, fase="afgesloten")
    planthema = vul(aantal)
    lezer.get(PAD)
    PlanThema.objects.filter(pk=planthema.pk).update(gemeld_op=moment(11, 12))
    with django_assert_num_queries(10):
        lezer.get(PAD)
    with django_assert_num_queries(4):
        lezer.get(PAD)


@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_query_s_zonder_geheugen(lezer, cyclus, aantal, django_assert_num_queries):
    JaarcyclusFactory(jaar=2025, fase="afgesloten")
    vul(aantal)
    with django_assert_num_queries(34):
        lezer.get(PAD)


# A past day


def test_een_dag_in_het_verleden_toont_wat_toen_bekend_was(lezer, stad, team):
    planthema = meld(team, "loopt_vast", op=moment(9, 1), titel="Samen lopen")
    VoortgangFactory(planthema=planthema, koers="gereed", op=moment(11, 3))
    antwoord = lezer.get(PAD, {"op": "2026-10-01"})
    assert antwoord.context["beeld"].aantallen == {"loopt_vast": 1, "niet_gemeld": 2}
    assert "Stand van 1 oktober 2026, zoals die toen bekend was." in tekst(antwoord.text)
    assert "Wat aandacht vraagt" not in tekst(antwoord.text)


@pytest.mark.parametrize("op", ["2026-11-22", "2030-01-01", "1999-01-01", "gisteren", "2026-13-40", "\x00"])
def test_een_dag_die_er_niet_is_toont_vandaag(lezer, stad, op):
    assert "Stand van 22 november 2026." in tekst(lezer.get(PAD, {"op": op}).text)


def test_een_dag_van_een_ander_jaar_kiest_dat_jaar(lezer, stad):
    JaarcyclusFactory(jaar=2025, fase="afgesloten")
    assert "De stad in 2025" in tekst(lezer.get(PAD, {"op": "2025-06-01"}).text)


def test_naast_de_zin_staat_hoe_het_een_jaar_eerder_was(lezer, cyclus, team):
    meld(team, "volgens_planning")
    vorig = JaarcyclusFactory(jaar=2025, fase="afgesloten")
    meld(team, "deels", op=moment(11, 5, jaar=2025), cyclus=vorig, vastgesteld_op=moment(3, 30, jaar=2025))
    zin = "Goed of klaar: 1 van de 1 plannen. Een jaar eerder, op 22 november 2025, waren dat er 0 van de 1."
    assert zin in tekst(lezer.get(PAD).text)


def test_de_grafiek_zegt_van_een_jaar_eerder_hetzelfde_als_de_zin(lezer, cyclus, team):
    """Also between two ends of months: it went well until the 10th, and on the 22nd no more."""
    meld(team, "volgens_planning")
    vorig = JaarcyclusFactory(jaar=2025, fase="afgesloten")
    velden = {"cyclus": vorig, "vastgesteld_op": moment(3, 30, jaar=2025)}
    planthema = meld(team, "volgens_planning", op=moment(10, 5, jaar=2025), **velden)
    VoortgangFactory(planthema=planthema, koers="deels", op=moment(11, 10, jaar=2025))
    gelezen = tekst(lezer.get(PAD).text)
    assert "Een jaar eerder, op 22 november 2025, waren dat er 0 van de 1." in gelezen
    assert "Een jaar eerder was dat bij geen van de 1." in gelezen


# One theme


def test_themapagina_toont_plannen_aanbevelingen_en_knelpunten(lezer, stad):
    taal = thema("taal")
    AanbevelingFactory(thema=taal, titel="Zet een tolk in")
    KnelpuntFactory(thema=taal, titel="Taal staat in de weg")
    leesbaar = tekst(lezer.get("/dashboard/thema/taal/").text)
    for zin in ("Zet een tolk in niemand werkt hieraan", "Taal staat in de weg", "Er kwamen tien bewoners."):
        assert zin in leesbaar


def test_themapagina_toont_alleen_plannen_met_dit_thema(lezer, stad, team):
    meld(team, "deels", over="werving", titel="Iets anders")
    regels = lezer.get("/dashboard/thema/werving/").context["regels"]
    assert [regel.plan.titel for regel in regels] == ["Iets anders"]


def test_themapagina_van_een_wijk(lezer, stad, team):
    regels = lezer.get("/dashboard/thema/taal/", {"wijk": team.wijk.slug}).context["regels"]
    assert [regel.plan.titel for regel in regels] == ["Samen eten"]


def test_themapagina_noemt_wie_meedoet(lezer, cyclus, team):
    meld(team, "deels").plan.deelnemende_teams.add(BuurtteamFactory(naam="Zuilen"))
    assert "Noordoost, samen met Zuilen" in tekst(lezer.get("/dashboard/thema/taal/").text)


def test_een_thema_dat_niet_bestaat(lezer, stad):
    assert lezer.get("/dashboard/thema/bestaat-niet/").status_code == 404


@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_query_s_van_de_themapagina(lezer, cyclus, aantal, django_assert_num_queries):
    taal = thema("taal")
    for _ in range(aantal):
        KnelpuntFactory(thema=taal)
        meld(BuurtteamFactory(), "deels").aanbevelingen.add(AanbevelingFactory(thema=taal))
    with django_assert_num_queries(15):  # the first time; after that test_stadspagina
        lezer.get("/dashboard/thema/taal/")
