"""What a coordinator must do now, the most urgent first."""

import datetime

import pytest

from plannen import acties
from plannen.factories import (
    ActieFactory,
    JaarcyclusFactory,
    PlanFactory,
    PlanThemaFactory,
    VoortgangFactory,
    VraagFactory,
    moment,
)
from plannen.models import Actie, PlanThema
from plannen.taken import taken_voor


def dag(tekst):
    return datetime.date.fromisoformat(tekst)


def taken(team, op=None):
    return [(taak.soort, taak.titel, taak.wanneer) for taak in taken_voor(team, op=op)]


@pytest.fixture
def rustig(lopend_plan):
    """Nothing to do: every theme was reported on in this ronde, no actie is near."""
    for planthema in lopend_plan.themas.all():
        VoortgangFactory(planthema=planthema, op=moment(11, 18))
    lopend_plan.acties.update(datum=dag("2027-03-01"))
    return lopend_plan


def test_zonder_iets_te_doen_is_de_lijst_leeg(team, rustig):
    assert taken(team) == []


def test_zonder_jaar_is_de_lijst_leeg(team):
    assert taken(team) == []


def test_elk_thema_zonder_bericht_in_deze_ronde_is_een_taak(team, rustig):
    PlanThemaFactory(plan=rustig, thema__korte_naam="Nieuw")
    assert taken(team) == [("bericht", "Nieuw", "tot en met 30 november")]


def test_een_bericht_van_de_vorige_ronde_telt_niet_meer(team, rustig):
    PlanThema.objects.filter(thema__slug="taal").update(gemeld_op=moment(6, 10))
    [taak] = taken_voor(team)
    assert (taak.titel, taak.koers, taak.in_plaats, taak.te_laat) == ("Taal", "volgens_planning", True, False)
    assert taak.url == f"/plannen/{rustig.pk}/thema/taal/melden/"
    assert taak.onder == f"Plan 1 · {rustig.titel} · laatste bericht 165 dagen geleden"


def test_na_de_ronde_is_een_bericht_te_laat(team, rustig):
    PlanThema.objects.filter(thema__slug="taal").update(gemeld_op=moment(6, 10))
    assert taken(team, op=dag("2026-12-01")) == [("bericht", "Taal", "te laat sinds 30 november")]


@pytest.mark.parametrize("koers", ["gereed", "gestopt"])
def test_over_werk_dat_af_is_hoeft_geen_bericht(team, rustig, koers):
    PlanThema.objects.filter(thema__slug="taal").update(gemeld_op=moment(6, 10), koers=koers)
    assert taken(team) == []


def test_voor_de_eerste_ronde_hoeft_niemand_te_melden(team, lopend_plan):
    assert taken(team, op=dag("2026-03-01")) == []


@pytest.mark.parametrize(
    "datum, verwacht",
    [
        ("2026-11-21", [("actie", "Bellen", "te laat sinds 21 november")]),
        ("2026-11-22", [("actie", "Bellen", "voor 22 november")]),
        ("2026-12-06", [("actie", "Bellen", "voor 6 december")]),
        ("2026-12-07", []),
    ],
)
def test_een_actie_is_een_taak_vanaf_twee_weken_ervoor(team, rustig, datum, verwacht):
    ActieFactory(plan=rustig, titel="Bellen", datum=dag(datum))
    assert taken(team) == verwacht


def test_een_actie_die_klaar_is_is_geen_taak(team, rustig):
    ActieFactory(plan=rustig, datum=dag("2026-11-21"), klaar_op=dag("2026-11-20"))
    assert taken(team) == []


def test_een_plan_dat_nog_niet_af_is_is_een_taak_ook_voor_volgend_jaar(team, rustig):
    PlanFactory(cyclus=JaarcyclusFactory(jaar=2027, fase="voorbereiding"), team=team, titel="Straks")
    [taak] = taken_voor(team)
    assert (taak.vooraan, taak.titel, taak.onder, taak.te_laat) == ("Plan afmaken", "Straks", "Plan 1 voor 2027", False)


def test_een_vraag_van_de_gemeente_gaat_voor_een_concept(team, rustig, gemeente):
    PlanFactory(cyclus=rustig.cyclus, team=team, titel="Concept")
    terug = PlanFactory(cyclus=rustig.cyclus, team=team, titel="Terug", status="aangeboden")
    acties.stuur_terug(plan=terug, door=gemeente, reden="Met wie?")
    assert [(taak.vooraan, taak.titel) for taak in taken_voor(team)] == [
        ("De gemeente heeft een vraag", "Terug"),
        ("Plan afmaken", "Concept"),
    ]


@pytest.mark.parametrize("status", ["aangeboden", "ingetrokken"])
def test_een_plan_dat_elders_ligt_is_geen_taak(team, rustig, status):
    plan = PlanFactory(cyclus=rustig.cyclus, team=team, status=status, nummer=3)
    ActieFactory(plan=plan, datum=dag("2026-11-21"))
    assert taken(team) == []


@pytest.mark.parametrize(
    "beantwoord_op, verwacht",
    [
        (moment(11, 20), [("antwoord", "Wie helpt?", "")]),
        (moment(11, 8, 0), []),
        (moment(11, 7), []),
        (moment(11, 17), []),
    ],
)
def test_een_nieuw_antwoord_is_een_taak_tot_het_volgende_bericht(team, rustig, gemeente, beantwoord_op, verwacht):
    velden = {"antwoord": "Wij.", "beantwoord_op": beantwoord_op, "beantwoord_door": gemeente}
    VraagFactory(plan=rustig, planthema=rustig.themas.first(), tekst="Wie helpt?", **velden)
    assert taken(team) == verwacht


def test_te_laat_staat_boven_en_daarna_op_dag(team, rustig):
    for titel, datum in (("Later", "2026-12-03"), ("Laat", "2026-10-01"), ("Eerst", "2026-11-25")):
        ActieFactory(plan=rustig, titel=titel, datum=dag(datum))
    PlanThema.objects.filter(thema__slug="taal").update(gemeld_op=moment(6, 10))
    assert [taak.titel for taak in taken_voor(team)] == ["Laat", "Eerst", "Taal", "Later"]


def test_het_werk_van_een_ander_team_is_geen_taak(coordinator_ander_team, lopend_plan):
    assert taken(coordinator_ander_team.teams[0]) == []


def test_het_werk_van_een_plan_waarin_het_team_meedoet_wel(coordinator_ander_team, rustig):
    rustig.deelnemende_teams.add(coordinator_ander_team.teams[0])
    Actie.objects.update(datum=dag("2026-11-21"), titel="Samen bellen")
    assert taken(coordinator_ander_team.teams[0]) == [("actie", "Samen bellen", "te laat sinds 21 november")]


def test_werk_van_vorig_jaar_is_geen_taak(team, cyclus, themas):
    vorig = PlanFactory(cyclus=JaarcyclusFactory(jaar=2025, fase="afgesloten"), team=team, status="vastgesteld")
    PlanThemaFactory(plan=vorig, thema=themas[0])
    assert taken(team) == []


def test_de_startpagina_toont_de_taken_van_het_eigen_team(schrijver, lopend_plan):
    ActieFactory(plan=lopend_plan, titel="Bellen naar de zaal", datum=dag("2026-11-21"))
    ActieFactory(plan__status="vastgesteld", titel="Van een ander", datum=dag("2026-11-21"))
    tekst = schrijver.get("/").text
    assert ("Bellen naar de zaal" in tekst, "Van een ander" in tekst) == (True, False)
