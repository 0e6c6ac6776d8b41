"""Two years side by side: the same day of each, blanks never taken for a zero, and the difference in words."""

import pytest

from buurtteams.factories import BuurtteamFactory
from plannen.factories import JaarcyclusFactory, PlanFactory, PrioriteitswijkFactory, VoortgangFactory, moment
from plannen.overzicht.naast import NIET, Naastrij, Telling

from .stad import meld, tekst

PAD = "/dashboard/naast/2026/"
JUNI_TOEN = moment(6, 10, jaar=2025)
NOVEMBER_TOEN = moment(11, 11, jaar=2025)


@pytest.fixture
def lezer(als, wethouder):
    return als(wethouder)


@pytest.fixture
def vorig(cyclus):
    return JaarcyclusFactory(jaar=2025, fase="afgesloten")


def meld_toen(vorig, team, koers="", *, op=NOVEMBER_TOEN, **velden):
    akkoord = moment(3, 30, jaar=vorig.jaar)
    return meld(team, koers, op=op, cyclus=vorig, vastgesteld_op=akkoord, **velden)


@pytest.fixture
def jaren(vorig, team):
    """This year: one goes well, one is stuck, one is silent. Last year: one was done, and one stuck."""
    zuilen = BuurtteamFactory(naam="Zuilen")
    meld(team, "volgens_planning")
    meld(team, "loopt_vast", over="werving")
    meld(zuilen)
    meld_toen(vorig, team, "gereed")
    meld_toen(vorig, team, "loopt_vast", over="werving")
    return team, zuilen


def naast(lezer, **velden):
    return lezer.get(PAD, velden).context["naast"]


def test_per_stand_hoeveel_van_hoeveel(lezer, jaren):
    assert [(rij.code, rij.dit, rij.ander, rij.verschil) for rij in naast(lezer).standen] == [
        ("volgens_planning", 1, 0, "1 plan meer"),
        ("loopt_vast", 1, 1, "evenveel"),
        ("gereed", 0, 1, "1 plan minder"),
        ("niet_gemeld", 1, 0, "1 plan meer"),
    ]


def test_per_thema_en_per_wijk(lezer, jaren):
    team, zuilen = jaren
    stuk = naast(lezer)
    assert [(rij.naam, rij.dit, rij.ander) for rij in stuk.themas] == [
        ("Taal", Telling(1, 1, 2), Telling(1, 1, 1)),
        ("Werving", Telling(0, 1, 1), Telling(0, 1, 1)),
    ]
    per_wijk = {rij.naam: (rij.dit, rij.ander, rij.verschil) for rij in stuk.wijken}
    assert per_wijk[team.wijk.naam] == (Telling(1, 2, 2), Telling(1, 2, 2), "evenveel")
    assert per_wijk[zuilen.wijk.naam] == (Telling(0, 0, 1), Telling(0, 0, 0), NIET)


def test_zonder_bericht_of_plan_staat_er_geen_nul(lezer, jaren):
    leesbaar = tekst(lezer.get(PAD).text)
    assert f"{jaren[1].wijk} nog geen bericht over 1 plan geen plan met akkoord niet te vergelijken" in leesbaar


@pytest.mark.parametrize(
    ("dit", "ander", "woorden"),
    [
        ((2, 4, 4), (1, 3, 3), "1 plan meer"),
        ((1, 4, 4), (3, 3, 3), "2 plannen minder"),
        ((1, 1, 1), (1, 2, 2), "evenveel"),
        ((0, 2, 3), (1, 3, 3), "hangt af van 1 plan zonder bericht"),
        ((1, 2, 3), (2, 2, 4), "hangt af van 3 plannen zonder bericht"),
        ((3, 3, 4), (1, 3, 3), "minstens 2 plannen meer"),
        ((0, 2, 3), (3, 3, 3), "minstens 2 plannen minder"),
        ((0, 0, 3), (3, 3, 3), NIET),
        ((0, 0, 0), (3, 3, 3), NIET),
        ((3, 3, 3), (0, 0, 0), NIET),
    ],
)
def test_verschil_zegt_alleen_wat_hoe_dan_ook_klopt(dit, ander, woorden):
    assert Naastrij("", "", Telling(*dit), Telling(*ander)).verschil == woorden


def test_zin_staat_vooraan(lezer, jaren):
    eerst = "Op 22 november 2026 waren 1 van de 3 plannen goed of klaar, met bericht over 2."
    dan = "Op 22 november 2025 waren 1 van de 2 plannen goed of klaar, met bericht over 2."
    assert f"{eerst} {dan} Of dat er meer of minder zijn, hangt af van 1 plan zonder bericht." in tekst(
        lezer.get(PAD).text
    )


def test_een_dag_van_vroeger_is_dezelfde_dag_in_elk_jaar(lezer, vorig, team):
    planthema = meld(team, "deels", op=moment(6, 10))
    VoortgangFactory(planthema=planthema, koers="gereed", op=moment(11, 11))
    toen = meld_toen(vorig, team, "volgens_planning", op=JUNI_TOEN)
    VoortgangFactory(planthema=toen, koers="loopt_vast", op=NOVEMBER_TOEN)
    stuk = naast(lezer, op="2026-07-01")
    assert [(rij.code, rij.dit, rij.ander) for rij in stuk.standen] == [
        ("volgens_planning", 0, 1),
        ("deels", 1, 0),
    ]
    assert f"{stuk.ander.op:%Y-%m-%d}" == "2025-07-01"
    assert {rij.url for rij in stuk.standen} == {""}


def test_een_bericht_van_na_die_dag_telt_in_het_andere_jaar_niet(lezer, vorig, team):
    meld(team, "gereed")
    meld_toen(vorig, team, "gereed", op=moment(12, 5, jaar=2025))
    assert naast(lezer).totaal.ander == Telling(0, 0, 1)


def test_filters_gelden_voor_beide_jaren(lezer, jaren):
    team, zuilen = jaren
    assert [rij.naam for rij in naast(lezer, wijk=team.wijk.slug).wijken] == [team.wijk.naam]
    stuk = naast(lezer, thema="werving")
    assert [rij.naam for rij in stuk.themas] == ["Werving"]
    assert (stuk.totaal.dit, stuk.totaal.ander) == (Telling(0, 1, 1), Telling(0, 1, 1))


def test_prioriteit_kiest_in_beide_jaren_dezelfde_wijken(lezer, jaren, cyclus, vorig):
    team, zuilen = jaren
    PrioriteitswijkFactory(cyclus=cyclus, wijk=team.wijk)
    PrioriteitswijkFactory(cyclus=vorig, wijk=zuilen.wijk)
    stuk = naast(lezer, prioriteit="1")
    assert (stuk.totaal.dit, stuk.totaal.ander) == (Telling(1, 2, 2), Telling(1, 2, 2))


def test_met_een_eerder_jaar(lezer, jaren, team):
    meld_toen(JaarcyclusFactory(jaar=2024, fase="afgesloten"), team, "gereed", op=moment(11, 11, jaar=2024))
    stuk = naast(lezer, met="2024")
    assert (f"{stuk.ander.op:%Y-%m-%d}", stuk.totaal.ander) == ("2024-11-22", Telling(1, 1, 1))


@pytest.mark.parametrize("waarde", ["bestaat-niet", "' OR 1=1", "\x00", "2026", "2099"])
def test_onzin_in_het_adres_toont_de_hele_stad_naast_het_jaar_ervoor(lezer, jaren, waarde):
    velden = dict.fromkeys(["jaar", "met", "op", "wijk", "thema", "onderdeel", "prioriteit"], waarde)
    stuk = naast(lezer, **velden)
    assert (len(stuk.wijken), stuk.ander.cyclus.jaar) == (2, 2025)


def test_een_plan_zonder_akkoord_telt_niet(lezer, jaren, cyclus, vorig, team):
    PlanFactory(cyclus=cyclus, team=team, status="aangeboden")
    PlanFactory(cyclus=vorig, team=team, status="aangeboden")
    assert (naast(lezer).totaal.dit.plannen, naast(lezer).totaal.ander.plannen) == (3, 2)


def test_een_jaar_dat_niet_bestaat(lezer, jaren):
    assert lezer.get("/dashboard/naast/1999/").status_code == 404


def test_zonder_eerder_jaar_zegt_de_pagina_dat(lezer, cyclus):
    assert "Er is geen eerder jaar om naast 2026 te leggen." in tekst(lezer.get(PAD).text)


def test_zonder_plannen_zegt_de_pagina_dat(lezer, vorig):
    assert "in geen van beide jaren een plan met akkoord" in tekst(lezer.get(PAD).text)


def test_partner_krijgt_de_pagina_niet(als, partner, jaren):
    assert als(partner).get(PAD).status_code == 404


def test_elk_getal_leidt_naar_de_plannen_erachter(lezer, jaren):
    for rij in naast(lezer, thema="taal").standen:
        assert lezer.get(rij.url).context["bladzijde"].paginator.count == rij.dit
    html = lezer.get(PAD).text
    assert f'href="/dashboard/wijk/{jaren[0].wijk.slug}/?jaar=2026"' in html
    assert 'href="/dashboard/thema/taal/?jaar=2026"' in html


@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_query_s(lezer, vorig, aantal, django_assert_num_queries):
    for _ in range(aantal):
        team = BuurtteamFactory()
        meld(team, "deels")
        meld_toen(vorig, team, "deels")
    with django_assert_num_queries(14):
        lezer.get(PAD)
