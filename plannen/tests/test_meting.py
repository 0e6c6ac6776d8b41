"""What was counted: a number or yes or no, on a day that is not in the future."""

import datetime
import uuid

import pytest

from buurtteams.factories import FunctionarisFactory
from plannen.factories import IndicatorFactory, MetingFactory, PlanFactory
from plannen.models import Gebeurtenis, Meting


@pytest.fixture
def indicator(lopend_plan):
    return lopend_plan.indicatoren.get()


def pad(indicator):
    return f"/indicatoren/{indicator.pk}/meten/"


GETELD = {"waarde": "7.5", "op": "2026-11-20", "toelichting": "turflijst"}


def test_coordinator_telt(schrijver, coordinator, indicator):
    antwoord = schrijver.post(pad(indicator), GETELD)
    meting = Meting.objects.get()
    assert antwoord.url == f"{indicator.plan.get_absolute_url()}#indicatoren"
    assert (meting.indicator, str(meting.waarde), str(meting.op)) == (indicator, "7.50", "2026-11-20")
    assert (meting.toelichting, meting.door) == ("turflijst", coordinator)


def test_een_telling_staat_in_het_logboek(schrijver, coordinator, indicator):
    schrijver.post(pad(indicator), GETELD)
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.plan, regel.naar, regel.door) == ("meting", indicator.plan, "7.5", coordinator)


@pytest.mark.parametrize("antwoord, waarde", [("1", 1), ("0", 0)])
def test_ja_of_nee_is_een_keuze(schrijver, lopend_plan, antwoord, waarde):
    indicator = IndicatorFactory(plan=lopend_plan, soort="ja_nee", begin=0, doel=1)
    schrijver.post(pad(indicator), GETELD | {"waarde": antwoord})
    assert [meting.waarde for meting in Meting.objects.all()] == [waarde]


def test_ja_of_nee_kent_geen_zeven(schrijver, lopend_plan):
    indicator = IndicatorFactory(plan=lopend_plan, soort="ja_nee", begin=0, doel=1)
    antwoord = schrijver.post(pad(indicator), GETELD | {"waarde": "7"})
    assert (list(antwoord.context["form"].errors), Meting.objects.count()) == (["waarde"], 0)


@pytest.mark.parametrize(
    "wijziging, fout",
    [
        ({"waarde": ""}, {"waarde": ["Dit veld is verplicht."]}),
        ({"waarde": "veel"}, {"waarde": ["Voer een getal in."]}),
        ({"op": "2026-11-23"}, {"op": ["Deze dag moet nog komen. Kies vandaag of eerder."]}),
        ({"op": "gisteren"}, {"op": ["Vul een datum in, bijvoorbeeld 15-03-2027."]}),
    ],
)
def test_een_fout_bewaart_niets_en_houdt_de_tekst(schrijver, indicator, velden, wijziging, fout):
    antwoord = schrijver.post(pad(indicator), GETELD | wijziging)
    staat_er = velden(antwoord, met="toelichting")
    assert (antwoord.context["form"].errors, Meting.objects.count()) == (fout, 0)
    assert {naam: staat_er[naam] for naam in GETELD} == GETELD | wijziging


def test_een_dubbele_klik_is_een_telling(schrijver, indicator):
    data = GETELD | {"sleutel": str(uuid.uuid4())}
    assert [schrijver.post(pad(indicator), data).status_code for _ in range(2)] == [302, 302]
    assert [Meting.objects.count(), Gebeurtenis.objects.count()] == [1, 1]


@pytest.mark.parametrize("wie", ["teamgenoot", "instelling"])
def test_wie_meewerkt_telt(als, wie, indicator, request):
    als(request.getfixturevalue(wie)).post(pad(indicator), GETELD)
    assert Meting.objects.count() == 1


def test_elke_instelling_telt_mee(als, indicator):
    jeugd = FunctionarisFactory(instelling__onderdeel="jeugd_en_gezin").gebruiker
    assert als(jeugd).post(pad(indicator), GETELD).status_code == 302


@pytest.mark.parametrize("wijze", ["get", "post"])
def test_ander_team_ziet_een_concept_niet(als, coordinator_ander_team, plan, wijze):
    assert getattr(als(coordinator_ander_team), wijze)(pad(plan.indicatoren.get())).status_code == 404


@pytest.mark.parametrize("wijze", ["get", "post"])
@pytest.mark.parametrize("lezer", ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "beheer"])
def test_wie_alleen_leest_telt_niet(als, lezer, indicator, wijze, request):
    antwoord = getattr(als(request.getfixturevalue(lezer)), wijze)(pad(indicator), GETELD)
    assert (antwoord.status_code, Meting.objects.count()) == (403, 0)


@pytest.mark.parametrize("status", ["concept", "aangeboden", "ingetrokken"])
def test_alleen_bij_een_plan_met_akkoord(schrijver, team, status):
    indicator = IndicatorFactory(plan=PlanFactory(team=team, status=status))
    assert schrijver.post(pad(indicator), GETELD).status_code == 403


def test_in_een_gesloten_jaar_telt_niemand(schrijver, indicator, gesloten_jaar):
    gesloten_jaar()
    assert schrijver.post(pad(indicator), GETELD).status_code == 403


def test_alleen_lezen_verandert_niets(schrijver, indicator):
    assert [schrijver.get(pad(indicator)).status_code, schrijver.put(pad(indicator)).status_code] == [200, 405]
    assert Meting.objects.count() == 0


# What a plan shows of it


@pytest.mark.parametrize(
    "begin, doel, waarde, gehaald",
    [(0, 10, 10, True), (0, 10, 9, False), (40, 10, 10, True), (40, 10, 11, False), (5, 5, 5, True), (5, 5, 4, False)],
)
def test_een_doel_is_gehaald_ook_als_het_omlaag_moet(db, begin, doel, waarde, gehaald):
    meting = MetingFactory(indicator__begin=begin, indicator__doel=doel, waarde=waarde)
    assert meting.indicator.is_gehaald == gehaald


def test_zonder_telling_is_niets_gehaald(db):
    indicator = IndicatorFactory(begin=0, doel=0)
    assert (indicator.is_gehaald, indicator.stand, indicator.laatste_meting) == (False, 0, None)


def test_de_laatste_dag_telt_en_op_een_dag_de_laatste_invoer(indicator):
    for dag, waarde in ((12, 3), (14, 5), (14, 6), (1, 9)):
        MetingFactory(indicator=indicator, op=datetime.date(2026, 11, dag), waarde=waarde)
    assert indicator.stand == 6


@pytest.mark.parametrize(
    "soort, waarde, woord",
    [
        ("getal", "7.00", "7"),
        ("getal", "7.50", "7,50"),
        ("getal", "1200", "1.200"),
        ("ja_nee", "1", "ja"),
        ("ja_nee", "0", "nee"),
    ],  # noqa: E501
)
def test_een_waarde_leest_als_nederlands(db, soort, waarde, woord):
    indicator = IndicatorFactory(soort=soort, begin=0, doel=1)
    meting = MetingFactory(indicator=indicator, waarde=waarde)
    meting.refresh_from_db()
    assert meting.toon == woord
