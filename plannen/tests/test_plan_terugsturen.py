"""The gemeente sends a plan back with a question; the reason stays."""

import pytest

from plannen import acties
from plannen.factories import VolledigPlanFactory
from plannen.models import Gebeurtenis, Plan


@pytest.fixture
def plan(cyclus, team, themas):
    return VolledigPlanFactory(cyclus=cyclus, team=team, status="aangeboden", inhoud=themas)


def pad(plan):
    return f"/plannen/{plan.pk}/terugsturen/"


def test_gemeente_stuurt_terug_met_een_vraag(als, gemeente, plan):
    antwoord = als(gemeente).post(pad(plan), {"reden": "Met welke organisatie?"})
    plan.refresh_from_db()
    regel = Gebeurtenis.objects.get()
    assert (antwoord.url, plan.status, plan.is_teruggestuurd) == (plan.get_absolute_url(), "concept", True)
    assert (regel.van, regel.naar, regel.reden, regel.door) == (
        "aangeboden",
        "concept",
        "Met welke organisatie?",
        gemeente,
    )


def test_het_team_leest_de_vraag_en_bewerkt_weer(als, gemeente, coordinator, plan):
    acties.stuur_terug(plan=plan, door=gemeente, reden="Met welke organisatie?")
    antwoord = als(coordinator).get(plan.get_absolute_url())
    assert "Met welke organisatie?" in antwoord.text
    assert als(coordinator).get(f"/plannen/{plan.pk}/bewerken/").status_code == 200


@pytest.mark.parametrize("reden", ["", "   "])
def test_zonder_reden_gaat_niets_terug(als, gemeente, plan, inhoud, reden):
    eerst = inhoud(plan)
    antwoord = als(gemeente).post(pad(plan), {"reden": reden})
    assert antwoord.context["form"].errors == {"reden": ["Schrijf de reden op. Zonder reden weet niemand waarom."]}
    assert (inhoud(plan), Gebeurtenis.objects.count()) == (eerst, 0)


@pytest.mark.parametrize("wijze", ["get", "post"])
@pytest.mark.parametrize("wie", ["coordinator", "teamgenoot", "instelling", "saluti", "beheer"])
def test_wie_meeleest_stuurt_niets_terug(als, wie, plan, wijze, request):
    antwoord = getattr(als(request.getfixturevalue(wie)), wijze)(pad(plan), {"reden": "Zomaar"})
    assert (antwoord.status_code, Plan.objects.get().status) == (403, "aangeboden")


@pytest.mark.parametrize("wie", ["coordinator_ander_team", "wethouder", "partner"])
def test_wie_het_plan_niet_ziet_krijgt_404(als, wie, plan, request):
    assert als(request.getfixturevalue(wie)).post(pad(plan), {"reden": "Zomaar"}).status_code == 404


@pytest.mark.parametrize("status", ["vastgesteld", "ingetrokken"])
def test_alleen_een_ingeleverd_plan_gaat_terug(als, gemeente, plan, status):
    Plan.objects.update(status=status, vastgesteld_op=plan.aangeboden_op)
    assert (als(gemeente).post(pad(plan), {"reden": "Toch"}).status_code, Plan.objects.get().status) == (403, status)


def test_in_een_gesloten_jaar_gaat_niets_terug(als, gemeente, plan, gesloten_jaar):
    gesloten_jaar()
    assert (als(gemeente).post(pad(plan), {"reden": "x"}).status_code, Plan.objects.get().status) == (403, "aangeboden")


def test_alleen_lezen_verandert_niets(als, gemeente, plan, inhoud):
    eerst = inhoud(plan)
    assert [als(gemeente).get(pad(plan)).status_code, als(gemeente).put(pad(plan)).status_code] == [200, 405]
    assert inhoud(plan) == eerst


def test_een_collega_gaf_net_akkoord(als, gemeente, plan, race):
    browser = als(gemeente)
    with race(lambda: acties.stel_vast(plan=plan, door=gemeente)):
        antwoord = browser.post(pad(plan), {"reden": "Met wie?"}, follow=True)
    assert [str(bericht) for bericht in antwoord.context["messages"]] == [
        "Dit plan staat op 'Akkoord, aan het werk'. Deze stap kan nu niet. Ververs de pagina."
    ]
    assert Plan.objects.get().status == "vastgesteld"


def test_wie_te_laat_terugstuurt_houdt_de_getypte_reden(als, gemeente, plan):
    acties.stel_vast(plan=plan, door=gemeente)
    antwoord = als(gemeente).post(pad(plan), {"reden": "Wie doet het werk?"})
    assert (antwoord.status_code, "Wie doet het werk?" in antwoord.text) == (403, True)
