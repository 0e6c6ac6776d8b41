"""The gemeente agrees with a plan."""

import pytest

from plannen import acties
from plannen.factories import VolledigPlanFactory, moment
from plannen.models import Gebeurtenis, Plan


@pytest.fixture
def plan(cyclus, team, themas):
    return VolledigPlanFactory(cyclus=cyclus, team=team, status="aangeboden", inhoud=themas)


def pad(plan):
    return f"/plannen/{plan.pk}/vaststellen/"


def test_gemeente_geeft_akkoord(als, gemeente, plan):
    assert als(gemeente).get(pad(plan)).status_code == 200
    antwoord = als(gemeente).post(pad(plan), {"reden": "Een helder plan."})
    plan.refresh_from_db()
    regel = Gebeurtenis.objects.get()
    assert (antwoord.url, plan.status, plan.vastgesteld_op is None) == (plan.get_absolute_url(), "vastgesteld", False)
    assert (regel.naar, regel.reden, regel.door, regel.functie) == (
        "vastgesteld",
        "Een helder plan.",
        gemeente,
        "beleidsambtenaar gemeente",
    )


def test_een_opmerking_mag_leeg_blijven(als, gemeente, plan):
    als(gemeente).post(pad(plan), {})
    assert (Plan.objects.get().status, Gebeurtenis.objects.get().reden) == ("vastgesteld", "")


@pytest.mark.parametrize("wijze", ["get", "post"])
@pytest.mark.parametrize("wie", ["coordinator", "teamgenoot", "instelling", "saluti", "beheer"])
def test_wie_meeleest_geeft_geen_akkoord(als, wie, plan, wijze, request):
    antwoord = getattr(als(request.getfixturevalue(wie)), wijze)(pad(plan))
    assert (antwoord.status_code, Plan.objects.get().status) == (403, "aangeboden")


@pytest.mark.parametrize("wie", ["coordinator_ander_team", "wethouder", "partner"])
def test_wie_het_plan_niet_ziet_krijgt_404(als, wie, plan, request):
    assert als(request.getfixturevalue(wie)).post(pad(plan)).status_code == 404


@pytest.mark.parametrize("status", ["concept", "vastgesteld", "ingetrokken"])
def test_alleen_een_ingeleverd_plan_krijgt_akkoord(als, gemeente, status):
    plan = VolledigPlanFactory(status=status, aangeboden_op=moment(3, 9))
    assert (als(gemeente).post(pad(plan)).status_code, Plan.objects.get().status) == (403, status)


def test_in_een_gesloten_jaar_gaat_niets_meer_door(als, gemeente, plan, gesloten_jaar):
    gesloten_jaar()
    assert (als(gemeente).post(pad(plan)).status_code, Plan.objects.get().status) == (403, "aangeboden")


def test_alleen_lezen_verandert_niets(als, gemeente, plan, inhoud):
    eerst = inhoud(plan)
    assert [als(gemeente).get(pad(plan)).status_code, als(gemeente).put(pad(plan)).status_code] == [200, 405]
    assert inhoud(plan) == eerst


@pytest.mark.parametrize(
    "stap, status, woord",
    [
        ("stuur_terug", "concept", "Terug van de gemeente, met een vraag"),
        ("trek_in", "ingetrokken", "Gaat niet door"),
        ("stel_vast", "vastgesteld", "Akkoord, aan het werk"),
    ],
)
def test_een_ander_was_eerst(als, gemeente, coordinator, plan, race, stap, status, woord):
    browser = als(gemeente)
    with race(lambda: getattr(acties, stap)(plan=plan, door=coordinator, reden="Was eerst.")):
        antwoord = browser.post(pad(plan), {"reden": "Akkoord"}, follow=True)
    assert [str(bericht) for bericht in antwoord.context["messages"]] == [
        f"Dit plan staat op '{woord}'. Deze stap kan nu niet. Ververs de pagina."
    ]
    assert (Plan.objects.get().status, [regel.reden for regel in Gebeurtenis.objects.all()]) == (status, ["Was eerst."])


def test_de_opmerking_staat_op_de_pagina_van_het_plan(als, gemeente, coordinator, plan):
    acties.stel_vast(plan=plan, door=gemeente, reden="Begin met de balie.")
    antwoord = als(coordinator).get(plan.get_absolute_url())
    assert (antwoord.context["laatste_stap"].reden, "Begin met de balie." in antwoord.text) == (
        "Begin met de balie.",
        True,
    )
