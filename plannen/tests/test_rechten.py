"""Each predicate: who may, who may not, and in which state of the plan and the year."""

import datetime

import pytest

from buurtteams.factories import CoordinatorFactory, FunctionarisFactory
from buurtteams.models import Buurtteam
from plannen import rechten
from plannen.factories import ActieFactory, PlanFactory, VoortgangFactory, VraagFactory, moment
from plannen.models import Plan

MENSEN = [
    "coordinator",
    "teamgenoot",
    "coordinator_ander_team",
    "deelnemer",
    "instelling",
    "gemeente",
    "wethouder",
    "saluti",
    "partner",
    "beheer",
]
TEAM = {"coordinator", "teamgenoot"}


@pytest.fixture
def deelnemer(db):
    return CoordinatorFactory().gebruiker


@pytest.fixture
def wie_mag(request):
    """The names of all people for whom the predicate holds."""

    def zoek(predicaat, *objecten):
        return {naam for naam in MENSEN if predicaat(request.getfixturevalue(naam), *objecten)}

    return zoek


@pytest.fixture
def teamplan(cyclus, team, deelnemer):
    def maak(status="vastgesteld"):
        plan = PlanFactory(cyclus=cyclus, team=team, status=status)
        plan.deelnemende_teams.add(deelnemer.teams[0])
        return plan

    return maak


@pytest.fixture
def gemeenteplan(cyclus):
    return PlanFactory(cyclus=cyclus, team=None, van_gemeente=True, status="vastgesteld", nummer=None)


@pytest.fixture
def instellingsplan(cyclus, instelling):
    return PlanFactory(
        cyclus=cyclus, team=None, instelling=instelling.rollen[0].instelling, status="vastgesteld", nummer=None
    )


@pytest.mark.parametrize(
    "predicaat, teams, gemeentes, instellings",
    [
        (rechten.is_trekker, TEAM, {"gemeente"}, {"instelling"}),
        (rechten.schrijft_mee, TEAM | {"instelling"}, {"gemeente"}, {"instelling"}),
        (rechten.werkt_eraan, TEAM | {"deelnemer"}, {"gemeente"}, {"instelling"}),
        (rechten.mag_plan_bewerken, TEAM | {"instelling"}, {"gemeente"}, {"instelling"}),
        (rechten.mag_plan_intrekken, TEAM | {"instelling"}, {"gemeente"}, {"instelling"}),
        (rechten.mag_werk_bijhouden, TEAM | {"deelnemer", "instelling"}, {"gemeente"}, {"instelling"}),
    ],
    ids=lambda waarde: getattr(waarde, "__name__", ""),
)
def test_wie_wat_mag_bij_een_plan_met_akkoord(
    wie_mag, teamplan, gemeenteplan, instellingsplan, predicaat, teams, gemeentes, instellings
):
    uitkomst = [wie_mag(predicaat, plan) for plan in (teamplan(), gemeenteplan, instellingsplan)]
    assert uitkomst == [teams, gemeentes, instellings]


def test_een_andere_instelling_schrijft_niet_aan_het_plan_van_deze(instellingsplan):
    assert not rechten.schrijft_mee(FunctionarisFactory().gebruiker, instellingsplan)


@pytest.mark.parametrize(
    "predicaat, statussen, wie",
    [
        (rechten.mag_plan_bewerken, {"concept", "vastgesteld"}, "coordinator"),
        (rechten.mag_plan_aanbieden, {"concept"}, "coordinator"),
        (rechten.mag_plan_beoordelen, {"aangeboden"}, "gemeente"),
        (rechten.mag_plan_intrekken, {"concept", "aangeboden", "vastgesteld"}, "coordinator"),
        (rechten.mag_werk_bijhouden, {"vastgesteld"}, "coordinator"),
    ],
    ids=lambda waarde: getattr(waarde, "__name__", ""),
)
@pytest.mark.parametrize("is_open", [True, False])
def test_in_welke_stand_het_mag_en_nooit_in_een_gesloten_jaar(
    teamplan, gesloten_jaar, cyclus, predicaat, statussen, wie, is_open, request
):
    team = teamplan().team
    if not is_open:
        gesloten_jaar()
    plannen = [PlanFactory(cyclus=cyclus, team=team, nummer=9, status="ingetrokken")]
    plannen += [Plan(cyclus=cyclus, team=plannen[0].team, status=status) for status in Plan.Status]
    mag = {plan.status for plan in plannen if predicaat(request.getfixturevalue(wie), plan)}
    assert mag == (statussen if is_open else set())


@pytest.mark.parametrize(
    "predicaat, status, verwacht",
    [
        (rechten.mag_plan_aanbieden, "concept", TEAM | {"instelling"}),
        (rechten.mag_plan_beoordelen, "aangeboden", {"gemeente"}),
    ],
    ids=lambda waarde: getattr(waarde, "__name__", ""),
)
def test_wie_een_stap_zet(wie_mag, teamplan, predicaat, status, verwacht):
    assert wie_mag(predicaat, teamplan(status)) == verwacht


def test_wie_plannen_maakt(wie_mag):
    assert wie_mag(rechten.mag_plannen_maken) == TEAM | {
        "coordinator_ander_team",
        "deelnemer",
        "instelling",
        "gemeente",
    }


def test_wie_het_dashboard_ziet(wie_mag):
    assert wie_mag(rechten.mag_dashboard_zien) == set(MENSEN) - {"partner"}


def test_wie_de_bezetting_ziet(wie_mag):
    assert wie_mag(rechten.mag_bezetting_zien) == {"instelling", "gemeente", "beheer"}


def test_wie_de_ronde_invult(wie_mag, team):
    assert wie_mag(rechten.mag_ronde_invullen, team) == TEAM | {"instelling"}


def test_voor_welke_teams_iemand_een_plan_begint(coordinator, instelling, gemeente, team, deelnemer):
    teams = Buurtteam.objects.order_by("pk")
    uitkomst = [list(rechten.schrijfbare_teams(wie, teams)) for wie in (coordinator, instelling, gemeente)]
    assert uitkomst == [[team], list(teams), []]


def test_wie_voor_een_ander_schrijft_schrijft_namens_die_ander(teamplan, coordinator, instelling, deelnemer):
    plan = teamplan()
    assert [rechten.namens(wie, plan) for wie in (coordinator, instelling, deelnemer)] == [
        "",
        "Buurtteam Noordoost",
        "Buurtteam Noordoost",
    ]


@pytest.mark.parametrize(
    "wie, melden, acties",
    [
        ("coordinator", ["beide", "sociaal", "jeugd_en_gezin"], {"beide", "sociaal", "jeugd_en_gezin"}),
        ("deelnemer", ["beide", "sociaal", "jeugd_en_gezin"], {"beide", "sociaal", "jeugd_en_gezin"}),
        ("instelling", ["sociaal"], {"beide", "sociaal"}),
        ("gemeente", [], set()),
        ("beheer", [], set()),
    ],
)
def test_over_welke_onderdelen_iemand_meldt_en_wiens_acties_die_bijwerkt(teamplan, wie, melden, acties, request):
    gebruiker, plan = request.getfixturevalue(wie), teamplan()
    assert rechten.onderdelen_om_te_melden(gebruiker, plan) == melden
    assert rechten.onderdelen_van_acties(gebruiker, plan) == acties


def test_zonder_akkoord_werkt_niemand_acties_bij(teamplan, coordinator):
    assert rechten.onderdelen_van_acties(coordinator, teamplan("concept")) == set()


def test_wie_een_actie_van_jeugd_bijwerkt(wie_mag, teamplan):
    actie = ActieFactory(plan=teamplan(), onderdeel="jeugd_en_gezin")
    assert wie_mag(rechten.mag_actie_bijwerken, actie) == TEAM | {"deelnemer"}


def test_wie_twee_instellingen_dient_meldt_voor_beide_onderdelen(teamplan, instelling):
    FunctionarisFactory(gebruiker=instelling, instelling__onderdeel="jeugd_en_gezin")
    assert rechten.onderdelen_om_te_melden(instelling, teamplan()) == ["jeugd_en_gezin", "sociaal"]


def test_alleen_de_schrijver_trekt_een_bericht_in(wie_mag, planthema, coordinator):
    bericht = VoortgangFactory(planthema=planthema, door=coordinator, op=moment(11, 22, 11))
    assert wie_mag(rechten.mag_voortgang_intrekken, bericht) == {"coordinator"}


def test_een_bericht_is_een_dag_in_te_trekken(planthema, coordinator):
    bericht = VoortgangFactory(planthema=planthema, door=coordinator)
    dag = datetime.timedelta(days=1)
    momenten = [bericht.gemeld_op + dag, bericht.gemeld_op + dag + datetime.timedelta(seconds=1)]
    assert [rechten.mag_voortgang_intrekken(coordinator, bericht, moment) for moment in momenten] == [True, False]


@pytest.mark.parametrize(
    "velden, verwacht",
    [
        ({"aan": "gemeente"}, {"gemeente"}),
        ({"aan": "instelling", "onderdeel": "beide"}, {"instelling"}),
        ({"aan": "instelling", "onderdeel": "sociaal"}, {"instelling"}),
        ({"aan": "instelling", "onderdeel": "jeugd_en_gezin"}, set()),
        ({"aan": "organisatie"}, {"partner"}),
    ],
)
def test_wie_een_vraag_beantwoordt(wie_mag, teamplan, organisatie, velden, verwacht):
    if velden["aan"] == "organisatie":
        velden = velden | {"organisatie": organisatie}
    assert wie_mag(rechten.mag_vraag_beantwoorden, VraagFactory(plan=teamplan(), **velden)) == verwacht


def test_in_een_gesloten_jaar_beantwoordt_niemand_een_vraag(wie_mag, teamplan, gesloten_jaar):
    vraag = VraagFactory(plan=teamplan())
    gesloten_jaar()
    vraag.plan.cyclus.refresh_from_db()
    assert wie_mag(rechten.mag_vraag_beantwoorden, vraag) == set()
