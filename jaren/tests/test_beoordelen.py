"""The queue to judge: what is left first, the longest waiting on top."""

import pytest

from jaren.factories import OordeelFactory, TerugblikFactory
from jaren.models import Terugblik
from plannen.factories import PlanFactory, VolledigPlanFactory, moment

PAD = "/jaren/2026/beoordelen/"


@pytest.fixture
def drie(terugkijkjaar):
    """Handed in on the 12th, 10th and 11th."""
    plannen = [VolledigPlanFactory(cyclus=terugkijkjaar, status="verantwoord") for _ in range(3)]
    for plan, dag in zip(plannen, (12, 10, 11), strict=True):
        TerugblikFactory(plan=plan, ingeleverd_op=moment(11, dag))
    return plannen


def wachtrij(antwoord):
    rij = antwoord.context["wachtrij"]
    return [r.plan for r in rij.te_doen], [r.plan for r in rij.gedaan]


def test_wat_het_langst_wacht_staat_bovenaan(als, gemeente, drie):
    laatste, eerste, middelste = drie
    assert wachtrij(als(gemeente).get(PAD)) == ([eerste, middelste, laatste], [])


def test_wat_beoordeeld_is_staat_onderaan_met_het_eigen_oordeel(als, gemeente, drie):
    laatste, eerste, middelste = drie
    OordeelFactory(plan=eerste, antwoord="nee")
    bladzijde = als(gemeente).get(PAD)
    assert wachtrij(bladzijde) == ([middelste, laatste], [eerste])
    assert "U hebt <b>1 van de 3</b> terugblikken beoordeeld." in bladzijde.text
    assert bladzijde.context["wachtrij"].gedaan[0].stem.woord == "Nee"


def test_het_oordeel_van_de_ander_haalt_niets_uit_de_rij(als, saluti, drie):
    OordeelFactory(plan=drie[0], antwoord="nee", toelichting="Alleen voor ons.")
    bladzijde = als(saluti).get(PAD)
    assert len(bladzijde.context["wachtrij"].te_doen) == 3
    assert "Alleen voor ons." not in bladzijde.text


def test_een_nieuwe_terugblik_komt_weer_in_de_rij(als, gemeente, drie):
    OordeelFactory(plan=drie[1])
    Terugblik.objects.filter(plan=drie[1]).update(ronde=2)
    assert len(als(gemeente).get(PAD).context["wachtrij"].te_doen) == 3


def test_niet_in_de_rij_staat_wat_niet_te_beoordelen_is(als, gemeente, werkend_plan, terugkijkjaar):
    TerugblikFactory(plan=werkend_plan, ronde=0)
    TerugblikFactory(plan=PlanFactory(cyclus=terugkijkjaar, team=None, van_gemeente=True, status="verantwoord"))
    TerugblikFactory(plan=PlanFactory(cyclus__jaar=2025, cyclus__fase="verantwoording", status="verantwoord"))
    bladzijde = als(gemeente).get(PAD)
    assert wachtrij(bladzijde) == ([], [])
    assert "Er is nog geen terugblik ingeleverd." in bladzijde.text


def test_hoeveel_er_nog_komen_staat_erbij(als, gemeente, drie, werkend_plan):
    assert "Nog 1 plan heeft geen terugblik." in als(gemeente).get(PAD).text


def test_de_eerste_knop_heeft_de_focus(als, gemeente, drie):
    assert f'href="/plannen/{drie[1].pk}/oordeel/" autofocus' in als(gemeente).get(PAD).text


def test_klaar_is_een_zin(als, gemeente, drie):
    for plan in drie:
        OordeelFactory(plan=plan)
    assert "U bent klaar: elke ingeleverde terugblik heeft uw oordeel." in als(gemeente).get(PAD).text


@pytest.mark.parametrize("fase, zin", [
    ("uitvoering", "Beoordelen kan als dit jaar op"), ("bespreking", "Beoordelen kan niet meer."),
    ("afgesloten", "Beoordelen kan niet meer."),
])  # fmt: skip
def test_in_een_andere_fase_is_er_niets_te_doen(als, gemeente, drie, zet_fase, fase, zin):
    OordeelFactory(plan=drie[0])
    zet_fase(drie[0].cyclus, fase)
    bladzijde = als(gemeente).get(PAD)
    assert (wachtrij(bladzijde), zin in bladzijde.text) == (([], [drie[0]]), True)


@pytest.mark.parametrize("wie, code", [
    ("gemeente", 200), ("saluti", 200), ("coordinator", 403), ("instelling", 403), ("wethouder", 403),
    ("beheer", 403), ("partner", 404),
])  # fmt: skip
def test_wie_een_rij_heeft(als, wie, code, terugkijkjaar, request):
    assert als(request.getfixturevalue(wie)).get(PAD).status_code == code


def test_een_jaar_dat_er_niet_is(als, gemeente):
    assert als(gemeente).get("/jaren/1999/beoordelen/").status_code == 404


def test_alleen_lezen(als, gemeente, terugkijkjaar):
    assert als(gemeente).post(PAD).status_code == 405


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_aantal_vragen_groeit_niet(als, gemeente, terugkijkjaar, aantal, django_assert_num_queries):
    for _ in range(aantal):
        for oordeel in (True, False):
            plan = VolledigPlanFactory(cyclus=terugkijkjaar, status="verantwoord")
            TerugblikFactory(plan=plan)
            if oordeel:
                OordeelFactory(plan=plan)
    browser = als(gemeente)
    with django_assert_num_queries(10):
        assert browser.get(PAD).status_code == 200
