"""The number of queries of a page does not grow with what it shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from buurtteams.factories import ThemaFactory
from plannen import acties
from plannen.factories import (
    ActieFactory,
    IndicatorFactory,
    MetingFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    VolledigPlanFactory,
    VoortgangFactory,
    VraagFactory,
    moment,
)
from plannen.models import Actie, Datumwijziging, Meting, Partnerantwoord, Plan, PlanThema, Voortgang, Vraag

# What each page asks; a change here needs a reason.
PLAN, BEWERKEN, RONDE, VRAGEN, MELDEN = 23, 26, 10, 6, 8


def vul(plan, aantal, door):
    """A plan with this many of everything."""
    for _ in range(aantal):
        planthema = PlanThemaFactory(plan=plan)
        berichten = [VoortgangFactory(planthema=planthema, door=door, op=moment(11, dag)) for dag in (3, 4)]
        VraagFactory(plan=plan, planthema=planthema, voortgang=berichten[0])
        MetingFactory(indicator=IndicatorFactory(plan=plan))
        partner = PlanpartnerFactory(plan=plan)
        Partnerantwoord.objects.create(planpartner=partner, voortgang=berichten[1], vraag="gebeurd", antwoord="ja")
        actie = ActieFactory(plan=plan, zijde="organisatie", organisatie=partner.organisatie)
        Datumwijziging.objects.create(actie=actie, oud="2026-10-01", nieuw=actie.datum, reden="ziek", door=door)
        acties.trek_voortgang_in(voortgang=berichten[1], door=door)


@pytest.fixture
def vol_plan(cyclus, team, coordinator):
    def maak(aantal):
        plan = VolledigPlanFactory(cyclus=cyclus, team=team, status="vastgesteld", inhoud=False)
        vul(plan, aantal, coordinator)
        return plan

    return maak


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_bladzijde_van_een_plan(schrijver, vol_plan, aantal, django_assert_num_queries):
    adres = vol_plan(aantal).get_absolute_url()
    with django_assert_num_queries(PLAN):
        assert len(schrijver.get(adres).context["blokken"]) == aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_bewerkpagina(schrijver, vol_plan, aantal, django_assert_num_queries):
    plan = vol_plan(aantal)
    with django_assert_num_queries(BEWERKEN):
        assert len(schrijver.get(f"/plannen/{plan.pk}/bewerken/").context["formulier"].acties) == aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_ronde(schrijver, vol_plan, aantal, django_assert_num_queries):
    vol_plan(aantal)
    with django_assert_num_queries(RONDE):
        assert len(schrijver.get("/teams/noordoost/ronde/").context["rijen"]) == aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_ronde_over_meer_plannen(schrijver, cyclus, team, aantal, django_assert_num_queries):
    for _ in range(aantal):
        VolledigPlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    with django_assert_num_queries(RONDE):
        assert len(schrijver.get("/teams/noordoost/ronde/").context["rijen"]) == 2 * aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_vragen(als, gemeente, cyclus, aantal, django_assert_num_queries):
    browser = als(gemeente)
    for _ in range(aantal):
        planthema = PlanThemaFactory(plan__cyclus=cyclus)
        klaar = {"antwoord": "Ja.", "beantwoord_op": moment(11, 20), "beantwoord_door": gemeente}
        VraagFactory(plan=planthema.plan, planthema=planthema)
        VraagFactory(plan=planthema.plan, planthema=planthema, **klaar)
    with django_assert_num_queries(VRAGEN):
        context = browser.get("/vragen/").context
    assert (len(context["open_vragen"]), len(context["bladzijde"])) == (aantal, aantal)


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_formulier_van_een_bericht(schrijver, vol_plan, aantal, django_assert_num_queries):
    plan = vol_plan(aantal)
    adres = f"/plannen/{plan.pk}/thema/{plan.themas.first().thema.slug}/melden/"
    with django_assert_num_queries(MELDEN):
        assert len(schrijver.get(adres).context["form"].fields["hulp_aan"].choices) == aantal + 3


# A hundred of them


@pytest.fixture
def honderd_themas(cyclus, team, coordinator):
    """A plan with a hundred themes and a hundred reports on each of the first three."""
    plan = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    PlanThema.objects.bulk_create(
        PlanThema(plan=plan, thema=thema, doel="Doel.") for thema in ThemaFactory.create_batch(100)
    )
    velden = {"koers": "volgens_planning", "wat_gebeurd": "Er kwamen tien bewoners.", "door": coordinator}
    Voortgang.objects.bulk_create(
        Voortgang(planthema=planthema, functie="coördinator", gemeld_op=moment(6, 10), **velden)
        for planthema in plan.themas.all()[:3]
        for _ in range(100)
    )
    for planthema in plan.themas.all()[:3]:
        acties.werk_stand_bij(planthema)
    return plan


def test_een_ronde_van_honderd_themas(schrijver, honderd_themas, django_assert_num_queries):
    with django_assert_num_queries(RONDE - 1):  # without partners, those have no organisatie to fetch
        assert len(schrijver.get("/teams/noordoost/ronde/").context["rijen"]) == 100


def test_een_plan_met_honderd_themas_en_driehonderd_berichten(schrijver, honderd_themas, django_assert_num_queries):
    with django_assert_num_queries(PLAN - 5):  # nothing was counted, moved or answered, and nothing taken up
        blokken = schrijver.get(honderd_themas.get_absolute_url()).context["blokken"]
    assert (len(blokken), [(len(blok.berichten), blok.meer) for blok in blokken[:4]]) == (
        100,
        [(5, 95), (5, 95), (5, 95), (0, 0)],
    )


def test_van_een_thema_alle_berichten(schrijver, honderd_themas):
    thema = honderd_themas.themas.first().thema
    blokken = schrijver.get(f"{honderd_themas.get_absolute_url()}?alle={thema.slug}").context["blokken"]
    assert [(len(blok.berichten), blok.meer) for blok in blokken[:3]] == [(100, 0), (5, 95), (5, 95)]


def test_een_plan_met_honderd_metingen(schrijver, vol_plan, coordinator, django_assert_num_queries):
    plan = vol_plan(1)
    indicator = plan.indicatoren.get()
    Meting.objects.bulk_create(
        Meting(indicator=indicator, op="2026-11-10", waarde=waarde, door=coordinator) for waarde in range(100)
    )
    with django_assert_num_queries(PLAN):
        assert schrijver.get(plan.get_absolute_url()).context["indicatoren"][0].stand == 99


@pytest.fixture
def maak_plannen(cyclus, team, coordinator, themas):
    """This many adopted plans of the team, each with two reported themes, a late actie and an open question."""

    def maak(aantal):
        begin = Plan.objects.count()
        velden = {"cyclus": cyclus, "team": team, "status": "vastgesteld", "gemaakt_door": coordinator}
        velden |= {"aangeboden_op": moment(3, 9), "vastgesteld_op": moment(3, 30)}
        nummers = range(begin + 1, begin + aantal + 1)
        plannen = Plan.objects.bulk_create(Plan(nummer=nummer, titel=f"Plan {nummer}", **velden) for nummer in nummers)
        stand = {"koers": "loopt_vast", "gemeld_op": moment(11, 10)}
        PlanThema.objects.bulk_create(
            PlanThema(plan=plan, thema=thema, **stand) for plan in plannen for thema in themas
        )
        Actie.objects.bulk_create(Actie(plan=plan, titel="Laat", datum="2026-11-01") for plan in plannen)
        vraag = {"aan": "gemeente", "tekst": "Helpt u?", "antwoord_voor": "2026-11-01", "door": coordinator}
        Vraag.objects.bulk_create(Vraag(plan=plan, functie="coördinator", **vraag) for plan in plannen)

    return maak


@pytest.mark.parametrize("adres", ["/plannen/", "/teams/noordoost/", "/dashboard/"])
def test_honderd_keer_zoveel_plannen_vraagt_evenveel(schrijver, maak_plannen, adres):
    aantallen = []
    for erbij in (1, 99):
        maak_plannen(erbij)
        with CaptureQueriesContext(connection) as vragen:
            assert schrijver.get(adres).status_code == 200
        aantallen.append(len(vragen))
    assert (Plan.objects.count(), aantallen[0]) == (100, aantallen[1])
