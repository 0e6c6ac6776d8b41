"""The voices on a plan: what each person may see of them in each phase. The pages: test_stemmen_onafhankelijk.py."""

import pytest
from django.template.loader import render_to_string

from jaren.factories import OordeelFactory, TerugblikFactory
from jaren.models import Antwoord
from jaren.overzicht.stemmen import UITERLIJK, stemmen_van
from plannen.factories import PlanFactory, PlanpartnerFactory, moment
from plannen.models import Partnerantwoord, Plan

KIJKERS = [
    "coordinator",
    "coordinator_ander_team",
    "instelling",
    "gemeente",
    "wethouder",
    "saluti",
    "partner",
    "beheer",
]


@pytest.fixture
def plan(teruggekeken_plan, organisatie):
    """Judged by both parties: the team says *voor het grootste deel*."""
    PlanpartnerFactory(plan=teruggekeken_plan, organisatie=organisatie)
    OordeelFactory(plan=teruggekeken_plan, antwoord="klein_deel", toelichting="Weinig nieuwe bezoekers.")
    OordeelFactory(plan=teruggekeken_plan, partij="saluti", antwoord="nee", toelichting="Wij zagen niemand.")
    return Plan.objects.met_trekker().get(pk=teruggekeken_plan.pk)


def zie(plan, wie):
    return stemmen_van([Plan.objects.met_trekker().get(pk=plan.pk)], wie)[plan.pk]


def antwoorden(plan, wie):
    return [stem.antwoord for stem in zie(plan, wie)]


ZIET = {
    "coordinator": ["grootste_deel", "", ""],
    "instelling": ["grootste_deel", "", ""],
    "gemeente": ["", "klein_deel", ""],
    "saluti": ["", "", "nee"],
}


@pytest.mark.parametrize("wie", KIJKERS)
def test_voor_het_gesprek_ziet_ieder_alleen_de_eigen_stem(plan, wie, request):
    assert antwoorden(plan, request.getfixturevalue(wie)) == ZIET.get(wie, ["", "", ""])


@pytest.mark.parametrize("fase", ["bespreking", "afgesloten"])
@pytest.mark.parametrize("wie", KIJKERS)
def test_vanaf_het_gesprek_ziet_ieder_alle_stemmen(plan, wie, fase, zet_fase, request):
    zet_fase(plan.cyclus, fase)
    assert antwoorden(plan, request.getfixturevalue(wie)) == ["grootste_deel", "klein_deel", "nee"]


def test_van_een_verborgen_stem_is_niets_te_zien(plan, wethouder):
    stem = zie(plan, wethouder).gemeente
    assert (stem.woord, stem.toelichting, stem.functie, stem.op, stem.verborgen) == (
        "Nog niet te zien", "", "", None, True
    )  # fmt: skip


def test_of_een_ander_al_oordeelde_is_niet_te_zien(teruggekeken_plan, gemeente):
    zonder = zie(teruggekeken_plan, gemeente).saluti
    OordeelFactory(plan=teruggekeken_plan, partij="saluti")
    assert zie(teruggekeken_plan, gemeente).saluti == zonder


def test_het_voorstel_van_het_team_hoort_bij_zijn_stem(plan, coordinator, gemeente):
    assert [zie(plan, wie).team.voorstel for wie in (coordinator, gemeente)] == ["Doorgaan", ""]


@pytest.mark.parametrize("fase, woord", [
    ("verantwoording", "Nog geen oordeel gegeven"), ("bespreking", "Geen oordeel gegeven"),
])  # fmt: skip
def test_geen_oordeel_is_een_woord(teruggekeken_plan, gemeente, zet_fase, fase, woord):
    zet_fase(teruggekeken_plan.cyclus, fase)
    assert zie(teruggekeken_plan, gemeente).gemeente.woord == woord


def test_zonder_terugblik_heeft_het_team_geen_stem(werkend_plan, coordinator, zet_fase):
    TerugblikFactory(plan=werkend_plan, ronde=0)
    assert zie(werkend_plan, coordinator).team.woord == "Nog geen terugblik ingeleverd"
    zet_fase(werkend_plan.cyclus, "bespreking")
    assert zie(werkend_plan, coordinator).team.woord == "Geen terugblik ingeleverd"


def test_een_oordeel_over_een_vorige_terugblik_telt_niet(plan, gemeente):
    plan.terugblik.ronde = 2
    plan.terugblik.save()
    assert zie(plan, gemeente).gemeente.woord == "Nog geen oordeel gegeven"


def test_bij_een_terugblik_die_terug_is_staat_dat_het_oordeel_ouder_is(plan, gemeente):
    Plan.objects.filter(pk=plan.pk).update(status="vastgesteld")
    assert zie(plan, gemeente).gemeente.over_vorige


def test_de_gemeente_oordeelt_niet_over_een_eigen_plan(terugkijkjaar, saluti):
    plan = PlanFactory(cyclus=terugkijkjaar, team=None, van_gemeente=True, status="verantwoord")
    stemmen = zie(plan, saluti)
    assert (stemmen.team.van, stemmen.gemeente.woord) == (
        "Gemeente Utrecht", "De gemeente oordeelt niet over een eigen plan"
    )  # fmt: skip


def test_wij_kunnen_dit_niet_beoordelen_telt_als_antwoord_en_niet_in_het_verschil(teruggekeken_plan, zet_fase, saluti):
    zet_fase(teruggekeken_plan.cyclus, "bespreking")
    OordeelFactory(plan=teruggekeken_plan, antwoord="nee")
    OordeelFactory(plan=teruggekeken_plan, partij="saluti", antwoord="geen_oordeel")
    stemmen = zie(teruggekeken_plan, saluti)
    assert (stemmen.gegeven, stemmen.verschil, stemmen.zijn_open) == (3, 2, True)


def test_van_een_partner_telt_het_laatste_antwoord_op_het_jaar(plan, organisatie, wethouder):
    partner = plan.partners.get(organisatie=organisatie)
    bericht = plan.themas.first().laatste
    for antwoord, dag, extra in [
        ("nee", 3, {}), ("deels", 4, {}), ("ja", 5, {"voortgang": bericht}), ("ja", 6, {"vraag": "klopt"}),
    ]:  # fmt: skip
        velden = {"vraag": "gebeurd", "toelichting": "Eén van de twee.", "op": moment(11, dag)} | extra
        Partnerantwoord.objects.create(planpartner=partner, antwoord=antwoord, **velden)
    assert [(p.organisatie, p.woord, p.op) for p in zie(plan, wethouder).partners] == [
        ("De Granaatappel", "Deels", moment(11, 4))
    ]


def test_elk_antwoord_heeft_een_eigen_icoon():
    assert set(UITERLIJK) == set(Antwoord) and len({icoon for _, icoon in UITERLIJK.values()}) == len(Antwoord)


def test_het_blok_zegt_elk_antwoord_in_woorden(plan, zet_fase, wethouder):
    zet_fase(plan.cyclus, "bespreking")
    html = render_to_string("jaren/_stemmen.html", {"stemmen": zie(plan, wethouder)})
    for woord in ("Voor het grootste deel", "Voor een klein deel", "Nee", "Wij zagen niemand.", "Voorstel: doorgaan."):
        assert woord in html
    assert "Nog niet te zien" not in html


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_aantal_vragen_hangt_niet_van_het_aantal_plannen_af(
    terugkijkjaar, gemeente, aantal, django_assert_num_queries
):
    for _ in range(aantal):
        plan = PlanFactory(cyclus=terugkijkjaar, status="verantwoord")
        TerugblikFactory(plan=plan)
        OordeelFactory(plan=plan)
        Partnerantwoord.objects.create(planpartner=PlanpartnerFactory(plan=plan), vraag="gebeurd", antwoord="ja")
    plannen = list(Plan.objects.met_trekker())
    gemeente.rollen  # noqa: B018 one query per request
    with django_assert_num_queries(3):
        assert len(stemmen_van(plannen, gemeente)) == aantal
