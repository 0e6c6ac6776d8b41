"""Handing in a plan (rule 1), by the team or on its behalf."""

import pytest

from buurtteams.models.logboek import OvergangNietMogelijk
from plannen import acties
from plannen.acties import gebreken
from plannen.factories import (
    ActieFactory,
    IndicatorFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    VolledigPlanFactory,
    moment,
)
from plannen.models import Gebeurtenis, Plan


def pad(plan):
    return f"/plannen/{plan.pk}/aanbieden/"


def test_coordinator_levert_in(schrijver, coordinator, plan):
    assert schrijver.get(pad(plan)).context["gebreken"] == []
    assert schrijver.post(pad(plan)).url == plan.get_absolute_url()
    plan.refresh_from_db()
    regel = Gebeurtenis.objects.get()
    assert (plan.status, plan.aangeboden_op is None, plan.versie) == ("aangeboden", False, 2)
    assert (regel.soort, regel.van, regel.naar, regel.door) == ("plan_status", "concept", "aangeboden", coordinator)
    assert (regel.functie, regel.namens) == ("coördinator buurtteam", "")


def test_teamgenoot_levert_in(als, teamgenoot, plan):
    als(teamgenoot).post(pad(plan))
    assert Plan.objects.get().status == "aangeboden"


def test_instelling_levert_in_namens_het_team(als, instelling, plan):
    als(instelling).post(pad(plan))
    assert (Plan.objects.get().status, Gebeurtenis.objects.get().namens) == ("aangeboden", "Buurtteam Noordoost")


def test_gemeente_levert_haar_eigen_plan_in(als, gemeente, cyclus):
    plan = VolledigPlanFactory(cyclus=cyclus, team=None, van_gemeente=True)
    als(gemeente).post(pad(plan))
    assert (Plan.objects.get().status, Gebeurtenis.objects.get().namens) == ("aangeboden", "")


@pytest.mark.parametrize("wijze", ["get", "post"])
@pytest.mark.parametrize("wie", ["coordinator_ander_team", "gemeente", "saluti", "wethouder", "partner"])
def test_een_plan_dat_nooit_is_ingeleverd_ziet_een_ander_niet(als, wie, plan, wijze, request):
    antwoord = getattr(als(request.getfixturevalue(wie)), wijze)(pad(plan))
    assert (antwoord.status_code, Plan.objects.get().status) == (404, "concept")


@pytest.mark.parametrize("wie", ["gemeente", "saluti", "beheer"])
def test_wie_een_teruggestuurd_plan_leest_levert_het_niet_in(als, wie, plan, request):
    plan.aangeboden_op = moment(3, 9)
    plan.save()
    antwoord = als(request.getfixturevalue(wie)).post(pad(plan))
    assert (antwoord.status_code, Plan.objects.get().status) == (403, "concept")


def test_alleen_lezen_verandert_niets(schrijver, plan, inhoud):
    eerst = inhoud(plan)
    assert [schrijver.get(pad(plan)).status_code, schrijver.put(pad(plan)).status_code] == [200, 405]
    assert inhoud(plan) == eerst


@pytest.mark.parametrize("status", ["aangeboden", "vastgesteld", "ingetrokken"])
def test_alleen_een_concept_is_in_te_leveren(schrijver, team, status):
    plan = VolledigPlanFactory(team=team, status=status)
    assert [schrijver.get(pad(plan)).status_code, schrijver.post(pad(plan)).status_code] == [403, 403]


def test_in_een_gesloten_jaar_levert_niemand_in(schrijver, plan, gesloten_jaar):
    gesloten_jaar()
    assert (schrijver.post(pad(plan)).status_code, Plan.objects.get().status) == (403, "concept")


ZONDER = {
    "waarom": (lambda plan: Plan.objects.update(waarom=""), ["Schrijf op waarom u dit plan maakt."]),
    "over een jaar": (
        lambda plan: Plan.objects.update(over_een_jaar=""),
        ["Schrijf op wat er over een jaar anders is."],
    ),
    "thema": (lambda plan: plan.themas.all().delete(), ["Kies minstens één thema."]),
    "indicator": (lambda plan: plan.indicatoren.all().delete(), ["Schrijf minstens één ding op dat u telt."]),
    "partner": (
        lambda plan: plan.partners.all().delete(),
        ["Noem minstens één partner, met wat die doet en wat die krijgt."],
    ),
    "doet": (lambda plan: plan.partners.update(doet=""), ["Schrijf op wat De Egel doet."]),
    "krijgt": (lambda plan: plan.partners.update(krijgt=""), ["Schrijf op wat De Egel van u krijgt."]),
    "actie": (
        lambda plan: plan.acties.all().delete(),
        ["Schrijf minstens één actie op, met wie ervoor zorgt en een datum."],
    ),
    "functie": (lambda plan: plan.acties.update(functie=""), ["Schrijf op wie zorgt voor 'Bellen'."]),
    "datum": (lambda plan: plan.acties.update(datum=None), ["Kies een datum voor 'Bellen'."]),
}


@pytest.mark.parametrize("wat", ZONDER)
def test_een_plan_dat_niet_compleet_is_wordt_niet_ingeleverd(schrijver, plan, inhoud, wat):
    haal_weg, ontbreekt = ZONDER[wat]
    plan.partners.get().organisatie.__class__.objects.update(naam="De Egel")
    plan.acties.update(titel="Bellen")
    haal_weg(plan)
    eerst = inhoud(plan)
    antwoord = schrijver.post(pad(plan))
    assert (antwoord.status_code, [tekst for tekst, _ in antwoord.context["gebreken"]]) == (422, ontbreekt)
    assert (inhoud(plan), Gebeurtenis.objects.count()) == (eerst, 0)


def test_een_half_plan_noemt_elk_gebrek_bij_zijn_rij(team):
    plan = PlanFactory(team=team, waarom="Daarom", over_een_jaar="Beter")
    PlanThemaFactory(plan=plan), IndicatorFactory(plan=plan)
    PlanpartnerFactory(plan=plan), PlanpartnerFactory(plan=plan, krijgt="")
    ActieFactory(plan=plan), ActieFactory(plan=plan, functie="", datum=None)
    assert [anker for _, anker in gebreken(plan)] == [
        "id_partners-1-krijgt",
        "id_acties-1-functie",
        "id_acties-1-datum",
    ]


def test_weer_inleveren_houdt_de_eerste_datum(plan, coordinator, gemeente):
    acties.bied_aan(plan=plan, door=coordinator, op=moment(3, 9))
    acties.stuur_terug(plan=plan, door=gemeente, reden="Met wie?", op=moment(3, 12))
    acties.bied_aan(plan=plan, door=coordinator, op=moment(3, 20))
    plan.refresh_from_db()
    assert (plan.status, plan.aangeboden_op) == ("aangeboden", moment(3, 9))


def test_de_collega_was_eerst(schrijver, plan, teamgenoot, race):
    with race(lambda: acties.bied_aan(plan=plan, door=teamgenoot)):
        antwoord = schrijver.post(pad(plan), follow=True)
    assert [str(bericht) for bericht in antwoord.context["messages"]] == [
        "Dit plan staat op 'Ingeleverd bij de gemeente'. Deze stap kan nu niet. Ververs de pagina."
    ]
    assert [regel.door for regel in Gebeurtenis.objects.all()] == [teamgenoot]


def test_de_collega_maakte_het_plan_intussen_leeg(schrijver, plan, race):
    with race(lambda: plan.acties.all().delete()):
        antwoord = schrijver.post(pad(plan))
    assert (antwoord.status_code, [anker for _, anker in antwoord.context["gebreken"]]) == (422, ["acties"])
    assert Plan.objects.get().status == "concept"


@pytest.mark.parametrize("van", Plan.Status.values)
@pytest.mark.parametrize("naar", Plan.Status.values)
def test_alleen_de_stappen_van_de_tabel_bestaan(coordinator, team, van, naar):
    plan = PlanFactory(team=team, status=van)
    mag = naar in Plan.OVERGANGEN[van]
    try:
        plan.ga_naar(naar, door=coordinator)
    except OvergangNietMogelijk:
        assert (mag, Plan.objects.get().status, Gebeurtenis.objects.count()) == (False, van, 0)
    else:
        assert (mag, Plan.objects.get().status, Gebeurtenis.objects.count()) == (True, naar, 1)
