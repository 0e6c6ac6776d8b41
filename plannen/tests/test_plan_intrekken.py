"""A plan that does not go ahead stays visible, with its reason, and frees its number."""

import pytest

from plannen import acties
from plannen.factories import PlanFactory
from plannen.models import Gebeurtenis, Plan


def pad(plan):
    return f"/plannen/{plan.pk}/intrekken/"


@pytest.mark.parametrize("status", ["concept", "aangeboden", "vastgesteld"])
def test_coordinator_trekt_in(schrijver, coordinator, team, status):
    plan = PlanFactory(team=team, status=status)
    assert schrijver.get(pad(plan)).status_code == 200
    assert schrijver.post(pad(plan), {"reden": "De partner stopt."}).url == plan.get_absolute_url()
    regel = Gebeurtenis.objects.get()
    assert (Plan.objects.get().status, regel.van, regel.naar) == ("ingetrokken", status, "ingetrokken")
    assert (regel.reden, regel.door, regel.namens) == ("De partner stopt.", coordinator, "")


def test_teamgenoot_trekt_in(als, teamgenoot, lopend_plan):
    als(teamgenoot).post(pad(lopend_plan), {"reden": "Samen besloten."})
    assert Plan.objects.get().status == "ingetrokken"


def test_instelling_trekt_in_namens_het_team(als, instelling, lopend_plan):
    als(instelling).post(pad(lopend_plan), {"reden": "Op verzoek."})
    assert (Plan.objects.get().status, Gebeurtenis.objects.get().namens) == ("ingetrokken", "Buurtteam Noordoost")


def test_gemeente_trekt_haar_eigen_plan_in(als, gemeente, cyclus):
    plan = PlanFactory(cyclus=cyclus, team=None, van_gemeente=True)
    als(gemeente).post(pad(plan), {"reden": "Geen geld."})
    assert Plan.objects.get().status == "ingetrokken"


@pytest.mark.parametrize("wijze", ["get", "post"])
def test_ander_team_ziet_een_concept_niet(als, coordinator_ander_team, plan, wijze):
    antwoord = getattr(als(coordinator_ander_team), wijze)(pad(plan), {"reden": "Zomaar"})
    assert (antwoord.status_code, Plan.objects.get().status) == (404, "concept")


@pytest.mark.parametrize("wijze", ["get", "post"])
@pytest.mark.parametrize("wie", ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "beheer"])
def test_wie_meeleest_trekt_niets_in(als, wie, lopend_plan, wijze, request):
    antwoord = getattr(als(request.getfixturevalue(wie)), wijze)(pad(lopend_plan), {"reden": "Zomaar"})
    assert (antwoord.status_code, Plan.objects.get().status) == (403, "vastgesteld")


def test_zonder_reden_blijft_het_plan(schrijver, lopend_plan, inhoud):
    eerst = inhoud(lopend_plan)
    antwoord = schrijver.post(pad(lopend_plan), {"reden": ""})
    assert antwoord.context["form"].errors == {"reden": ["Schrijf de reden op. Zonder reden weet niemand waarom."]}
    assert inhoud(lopend_plan) == eerst


def test_twee_keer_intrekken_kan_niet(schrijver, team):
    plan = PlanFactory(team=team, status="ingetrokken")
    assert [schrijver.get(pad(plan)).status_code, schrijver.post(pad(plan), {"reden": "x"}).status_code] == [403, 403]


def test_in_een_gesloten_jaar_kan_het_niet_meer(schrijver, lopend_plan, gesloten_jaar):
    gesloten_jaar()
    antwoord = schrijver.post(pad(lopend_plan), {"reden": "Te laat"})
    assert (antwoord.status_code, Plan.objects.get().status) == (403, "vastgesteld")


def test_alleen_lezen_verandert_niets(schrijver, lopend_plan, inhoud):
    eerst = inhoud(lopend_plan)
    assert [schrijver.get(pad(lopend_plan)).status_code, schrijver.put(pad(lopend_plan)).status_code] == [200, 405]
    assert inhoud(lopend_plan) == eerst


def test_de_collega_was_eerst(schrijver, teamgenoot, lopend_plan, race):
    with race(lambda: acties.trek_in(plan=lopend_plan, door=teamgenoot, reden="Was eerst.")):
        antwoord = schrijver.post(pad(lopend_plan), {"reden": "Te laat."}, follow=True)
    assert [str(bericht) for bericht in antwoord.context["messages"]] == [
        "Dit plan staat op 'Gaat niet door'. Deze stap kan nu niet. Ververs de pagina."
    ]
    assert [regel.reden for regel in Gebeurtenis.objects.all()] == ["Was eerst."]


def test_het_plan_blijft_zichtbaar_met_de_reden(schrijver, coordinator, gemeente, als, lopend_plan):
    acties.trek_in(plan=lopend_plan, door=coordinator, reden="De partner stopt.")
    assert "De partner stopt." in als(gemeente).get(lopend_plan.get_absolute_url()).text
