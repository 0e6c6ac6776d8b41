"""The page of an account: what stands on it, who reads it when, and what it costs."""

import pytest

from jaren.factories import OordeelFactory, TerugblikFactory
from plannen.factories import (
    ActieFactory,
    IndicatorFactory,
    MetingFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    VoortgangFactory,
)
from plannen.models import Datumwijziging, Partnerantwoord


def pad(plan):
    return f"/plannen/{plan.pk}/terugblik/"


@pytest.mark.parametrize("wie", [
    "coordinator", "coordinator_ander_team", "instelling", "gemeente", "wethouder", "saluti", "beheer",
])  # fmt: skip
def test_een_ingeleverde_terugblik_leest_wie_het_plan_ziet(als, wie, teruggekeken_plan, request):
    bladzijde = als(request.getfixturevalue(wie)).get(pad(teruggekeken_plan))
    assert "Er waren 34 avonden. Gemiddeld kwamen er elf mensen." in bladzijde.text


@pytest.mark.parametrize("wie, code", [
    ("coordinator", 200), ("instelling", 200), ("coordinator_ander_team", 404), ("gemeente", 404),
    ("wethouder", 404), ("saluti", 404), ("beheer", 404), ("partner", 404),
])  # fmt: skip
def test_wat_nog_geschreven_wordt_leest_alleen_wie_meeschrijft(als, wie, code, werkend_plan, request):
    TerugblikFactory(plan=werkend_plan, ronde=0)
    assert als(request.getfixturevalue(wie)).get(pad(werkend_plan)).status_code == code


def test_een_partner_leest_wat_over_haar_gaat(als, partner, organisatie, teruggekeken_plan):
    assert als(partner).get(pad(teruggekeken_plan)).status_code == 404
    PlanpartnerFactory(plan=teruggekeken_plan, organisatie=organisatie)
    bladzijde = als(partner).get(pad(teruggekeken_plan))
    assert [regel.mag_antwoorden for regel in bladzijde.context["partners"]] == [False, True]


def test_per_thema_staat_de_laatste_stand_met_bewijs(als, wethouder, teruggekeken_plan):
    planthema = teruggekeken_plan.themas.first()
    VoortgangFactory(planthema=planthema, koers="gereed", bewijs="geteld", bewijs_toelichting="turflijst")
    [regel, _] = als(wethouder).get(pad(teruggekeken_plan)).context["themas"]
    assert (regel.stand.woord, regel.stand.ouderdom, regel.laatste.bewijswoord) == (
        "Klaar", "11 dagen geleden", "Er is geteld"
    )  # fmt: skip


def test_een_ingetrokken_bericht_telt_niet(als, wethouder, teruggekeken_plan, vandaag):
    planthema = teruggekeken_plan.themas.first()
    planthema.voortgang.update(ingetrokken_op=vandaag.isoformat() + "T12:00Z")
    assert als(wethouder).get(pad(teruggekeken_plan)).context["themas"][0].berichten == []


def test_acties_zijn_geteld_en_verschoven_datums_staan_er_met_reden(als, wethouder, teruggekeken_plan, coordinator):
    actie = ActieFactory(plan=teruggekeken_plan, klaar_op="2026-11-01")
    Datumwijziging.objects.create(actie=actie, oud="2026-09-01", nieuw=actie.datum, reden="Ziek.", door=coordinator)
    bladzijde = als(wethouder).get(pad(teruggekeken_plan))
    assert (bladzijde.context["acties_klaar"], bladzijde.context["verschoven"]) == (1, [actie])
    assert "1 van de 2 is klaar. Van 1 actie schoof de datum op." in bladzijde.text
    assert "Reden: Ziek." in bladzijde.text


def test_wat_geteld_is_staat_naast_het_doel(als, wethouder, teruggekeken_plan):
    MetingFactory(indicator=teruggekeken_plan.indicatoren.get(), waarde=12)
    tekst = als(wethouder).get(pad(teruggekeken_plan)).text
    assert '<b>12</b>' in tekst and "Ja</td>" in tekst  # fmt: skip


def test_de_partner_zegt_of_het_gebeurd_is(als, wethouder, teruggekeken_plan):
    partner = teruggekeken_plan.partners.get()
    Partnerantwoord.objects.create(planpartner=partner, vraag="gebeurd", antwoord="deels", toelichting="Eén avond.")
    tekst = als(wethouder).get(pad(teruggekeken_plan)).text
    assert "De partner zegt: deels." in tekst and "“Eén avond.”" in tekst


def test_zonder_terugblik_staat_er_wat_hier_hoort(als, coordinator, werkend_plan):
    tekst = als(coordinator).get(pad(werkend_plan)).text
    assert "Terugblik schrijven" in tekst and "Hier komt wat u dit jaar hebt bereikt" in tekst


def test_wat_nog_nodig_is_staat_op_de_bladzijde(als, coordinator, werkend_plan):
    TerugblikFactory(plan=werkend_plan, ronde=0, geleerd="")
    bladzijde = als(coordinator).get(pad(werkend_plan))
    plek = f"/plannen/{werkend_plan.pk}/terugblik/bewerken/#id_geleerd"
    assert bladzijde.context["gebreken"] == [("Schrijf op wat u hebt geleerd.", plek)]
    assert plek in bladzijde.text


def test_namens_wie_is_ingeleverd_staat_erbij(als, wethouder, teruggekeken_plan):
    terugblik = teruggekeken_plan.terugblik
    terugblik.functie, terugblik.namens = "functionaris instelling", "Buurtteam Noordoost"
    terugblik.save()
    assert "Functionaris instelling, namens Buurtteam Noordoost." in als(wethouder).get(pad(teruggekeken_plan)).text


def test_de_knop_om_te_oordelen_verdwijnt_met_het_eigen_oordeel(als, gemeente, teruggekeken_plan):
    assert "Oordeel geven" in als(gemeente).get(pad(teruggekeken_plan)).text
    OordeelFactory(plan=teruggekeken_plan)
    assert "Oordeel geven" not in als(gemeente).get(pad(teruggekeken_plan)).text


def test_alleen_lezen(als, coordinator, teruggekeken_plan):
    assert als(coordinator).post(pad(teruggekeken_plan)).status_code == 405


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_aantal_vragen_groeit_niet(als, gemeente, terugkijkjaar, team, aantal, django_assert_num_queries):
    plan = PlanFactory(cyclus=terugkijkjaar, team=team, status="verantwoord")
    TerugblikFactory(plan=plan)
    OordeelFactory(plan=plan)
    for _ in range(aantal):
        VoortgangFactory(planthema=PlanThemaFactory(plan=plan))
        MetingFactory(indicator=IndicatorFactory(plan=plan))
        ActieFactory(plan=plan)
        Partnerantwoord.objects.create(planpartner=PlanpartnerFactory(plan=plan), vraag="gebeurd", antwoord="ja")
    browser = als(gemeente)
    with django_assert_num_queries(21):
        assert browser.get(pad(plan)).status_code == 200
