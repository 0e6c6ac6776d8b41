"""The voices are independent: for each who looks, each voice and each phase, on every page that could show one.

Before the review nobody sees another's voice, also not after handing in the own; from the review on everyone who sees
the plan sees all of them. The plan was handed in twice, and judged twice by both parties.
"""

import pytest

from jaren.acties import terugblik as acties
from jaren.factories import OordeelFactory, TerugblikFactory
from jaren.models import Oordeel, Terugblik
from plannen.factories import PlanpartnerFactory, moment
from plannen.models import Partnerantwoord

STEM = {"team": "Zo denkt het team.", "gemeente": "Zo denkt de gemeente.", "saluti": "Zo denkt Saluti."}
KIJKERS = [
    *("coordinator", "coordinator_ander_team", "instelling", "gemeente"),
    *("wethouder", "saluti", "partner", "beheer"),
]
EIGEN = {"coordinator": {"team"}, "instelling": {"team"}, "gemeente": {"gemeente"}, "saluti": {"saluti"}}
DICHT = ["voorbereiding", "uitvoering", "verantwoording"]
OPEN = ["bespreking", "afgesloten"]
BEHEER = "/beheer/jaren"


@pytest.fixture
def plan(werkend_plan, coordinator, gemeente, organisatie):
    """`voorstel_toelichting` is part of the team's voice; `bereikt` is the account, which everyone may read."""
    plan = werkend_plan
    PlanpartnerFactory(plan=plan, organisatie=organisatie)
    TerugblikFactory(plan=plan, ronde=0, antwoord="nee", voorstel="ook_elders", voorstel_toelichting=STEM["team"])
    for dag in (13, 16):
        acties.lever_in(plan=plan, door=coordinator, op=moment(11, dag))
        for partij in ("gemeente", "saluti"):
            velden = {"ronde": Terugblik.objects.get().ronde, "op": moment(11, dag + 1)}
            OordeelFactory(plan=plan, partij=partij, toelichting=STEM[partij], **velden)
        if dag == 13:
            acties.stuur_terug(plan=plan, door=gemeente, reden="Noem aantallen.", op=moment(11, 15))
    return plan


def bladzijden(plan):
    basis = f"/plannen/{plan.pk}/"
    yield from (basis, f"{basis}terugblik/", f"{basis}oordeel/", f"{basis}geschiedenis/", "/")
    jaar = f"/jaren/{plan.cyclus.jaar}/"
    yield from (jaar, f"{jaar}beoordelen/", f"{jaar}bespreking/", f"{jaar}verslag/")
    yield f"{BEHEER}/terugblik/{plan.terugblik.pk}/change/"
    yield f"{BEHEER}/terugblik/{plan.terugblik.pk}/history/"
    for oordeel in Oordeel.objects.all():
        yield f"{BEHEER}/oordeel/{oordeel.pk}/change/"


def te_zien(antwoord):
    return {van for van, woorden in STEM.items() if woorden in antwoord.text}


def gezien(browser, plan):
    """Page → the voices on it."""
    return {pad: te_zien(browser.get(pad)) for pad in bladzijden(plan)}


@pytest.mark.parametrize("fase", DICHT)
@pytest.mark.parametrize("wie", KIJKERS)
def test_voor_het_gesprek_ziet_ieder_alleen_de_eigen_stem(als, wie, fase, plan, zet_fase, request):
    zet_fase(plan.cyclus, fase)
    beeld = gezien(als(request.getfixturevalue(wie)), plan)
    mag = EIGEN.get(wie, set())
    assert {pad: stemmen - mag for pad, stemmen in beeld.items() if stemmen - mag} == {}
    assert beeld[f"/plannen/{plan.pk}/terugblik/"] == mag


@pytest.mark.parametrize("fase", OPEN)
@pytest.mark.parametrize("wie", KIJKERS)
def test_vanaf_het_gesprek_ziet_ieder_alle_stemmen(als, wie, fase, plan, zet_fase, request):
    zet_fase(plan.cyclus, fase)
    antwoord = als(request.getfixturevalue(wie)).get(f"/plannen/{plan.pk}/terugblik/")
    assert te_zien(antwoord) == set(STEM)


@pytest.mark.parametrize("wie", ["gemeente", "saluti"])
def test_wie_oordeelt_ziet_het_antwoord_van_het_team_niet_als_woord(als, wie, plan, request):
    for pad in ("terugblik", "oordeel"):
        stem = als(request.getfixturevalue(wie)).get(f"/plannen/{plan.pk}/{pad}/")
        assert "Ook op andere plekken doen" not in stem.text


@pytest.mark.parametrize("fase", DICHT)
def test_of_de_ander_al_oordeelde_is_voor_een_partij_niet_te_zien(als, saluti, plan, zet_fase, fase):
    zet_fase(plan.cyclus, fase)
    bladzijde = als(saluti).get(f"/plannen/{plan.pk}/terugblik/")
    assert bladzijde.context["stemmen"].gemeente.woord == "Nog niet te zien"


@pytest.mark.parametrize("wie", ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "partner", "beheer"])
def test_de_tweede_van_twee_versies_krijgt_alleen_wie_meeschrijft(als, wie, plan, gemeente, request):
    """The page that shows two versions holds the team's answer: nobody else gets it, by any data."""
    acties.stuur_terug(plan=plan, door=gemeente, reden="Nog eens.")
    data = {"versie": "0", "bereikt": "x"}
    antwoord = als(request.getfixturevalue(wie)).post(f"/plannen/{plan.pk}/terugblik/bewerken/", data)
    assert (antwoord.status_code, te_zien(antwoord)) == (403, set())


@pytest.mark.parametrize("wie", KIJKERS)
def test_wat_een_partner_zegt_wacht_op_niemand(als, wie, plan, organisatie, request):
    partner = plan.partners.get(organisatie=organisatie)
    Partnerantwoord.objects.create(planpartner=partner, vraag="gebeurd", antwoord="ja", toelichting="Wij waren er.")
    assert "Wij waren er." in als(request.getfixturevalue(wie)).get(f"/plannen/{plan.pk}/terugblik/").text


@pytest.mark.parametrize("fase", ["voorbereiding", "uitvoering", *OPEN])
@pytest.mark.parametrize("wie", ["gemeente", "saluti"])
def test_zijn_de_stemmen_open_of_kijkt_het_jaar_nog_niet_terug_dan_oordeelt_niemand(
    als, wie, fase, teruggekeken_plan, zet_fase, request
):
    zet_fase(teruggekeken_plan.cyclus, fase)
    data = {"antwoord": "ja", "toelichting": "Te laat.", "ronde": 1}
    antwoord = als(request.getfixturevalue(wie)).post(f"/plannen/{teruggekeken_plan.pk}/oordeel/", data)
    assert (antwoord.status_code, Oordeel.objects.count()) == (403, 0)
