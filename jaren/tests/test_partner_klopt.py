"""*Klopt dit?* of a partner that signed in; what its *nee* or *deels* shows, and where the team asks for its word."""

import pytest
from django.test import Client

from jaren.acties.partnerlink import beantwoord_klopt
from jaren.agenda import partners_die_iets_anders_zeggen
from jaren.models import Partnerlink
from plannen.factories import PlanFactory, PlanpartnerFactory, PlanThemaFactory, VoortgangFactory, moment
from plannen.models import Gebeurtenis, Partnerantwoord
from samenwerking.factories import ContactpersoonFactory, SamenwerkingsafspraakFactory

NEE = {"antwoord": "nee", "toelichting": "Wij kunnen één keer per maand."}


@pytest.fixture
def planpartner(cyclus, team, organisatie):
    plan = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld", titel="Dinsdagavond open")
    return PlanpartnerFactory(plan=plan, organisatie=organisatie, doet="Zij koken.", krijgt="Onkosten.")


@pytest.fixture
def klaar(planpartner):
    """The last report on a theme of the plan, that says it is done."""
    planthema = PlanThemaFactory(plan=planpartner.plan)
    bericht = VoortgangFactory(planthema=planthema, koers="gereed")
    type(planthema).objects.filter(pk=planthema.pk).update(laatste=bericht, koers="gereed", gemeld_op=bericht.gemeld_op)
    return bericht


def pad(planpartner):
    return f"/partners/{planpartner.pk}/klopt/"


def nee(planpartner):
    return NEE | {"tekst": planpartner.tekstversie}


# Signed in


def test_een_partner_antwoordt_ingelogd_op_klopt_dit(als, partner, planpartner):
    als(partner).post(pad(planpartner), nee(planpartner))
    assert planpartner.klopt.antwoord == "nee"
    assert "Wij kunnen één keer per maand." in als(partner).get(planpartner.plan.get_absolute_url()).text
    regel = Gebeurtenis.objects.get(soort="partner_klopt")
    assert (regel.plan, regel.naar, regel.functie) == (planpartner.plan, "nee", "partner")


def test_twee_keer_drukken_is_een_antwoord(als, partner, planpartner):
    codes = [als(partner).post(pad(planpartner), nee(planpartner)).status_code for _ in range(2)]
    assert (codes, Partnerantwoord.objects.count(), Gebeurtenis.objects.count()) == ([302, 302], 1, 1)


def test_een_ander_antwoord_komt_erbij(als, partner, planpartner):
    for woord in ("nee", "ja", "nee"):
        als(partner).post(pad(planpartner), nee(planpartner) | {"antwoord": woord})
    assert [rij.antwoord for rij in Partnerantwoord.objects.order_by("pk")] == ["nee", "ja", "nee"]


def test_ingelogd_nee_zonder_uitleg_wordt_geweigerd(als, partner, planpartner):
    antwoord = als(partner).post(pad(planpartner), nee(planpartner) | {"toelichting": ""})
    assert "Schrijf op wat u anders ziet." in antwoord.text
    assert not Partnerantwoord.objects.exists()


def test_een_antwoord_op_een_oude_tekst_telt_niet_en_wat_getypt_was_blijft(als, partner, planpartner):
    data = nee(planpartner)
    type(planpartner).objects.update(krijgt="Onkosten en koffie.")
    antwoord = als(partner).post(pad(planpartner), data)
    assert "De tekst is net veranderd" in antwoord.text
    assert NEE["toelichting"] in antwoord.text and "Onkosten en koffie." in antwoord.text
    assert not Partnerantwoord.objects.exists()


# A nee or deels shows


def redenen(als, lezer):
    punten = als(lezer).get("/dashboard/").context["punten"]
    return [(punt.reden, punt.url) for punt in punten if punt.woord == "Partner ziet het anders"]


def test_een_nee_staat_op_het_dashboard(als, saluti, planpartner):
    beantwoord_klopt(planpartner=planpartner, tekst=planpartner.tekstversie, **NEE)
    reden = "De Granaatappel zegt op 'Klopt dit?': nee, dit klopt niet."
    assert redenen(als, saluti) == [(reden, f"{planpartner.plan.get_absolute_url()}#partners")]


@pytest.mark.parametrize("woord, aantal", [("nee", 1), ("deels", 1), ("ja", 0), ("weet_niet", 0)])
def test_een_woord_over_een_bericht_staat_op_het_dashboard_en_de_agenda(als, saluti, planpartner, klaar, woord, aantal):
    Partnerantwoord.objects.create(planpartner=planpartner, voortgang=klaar, vraag="gebeurd", antwoord=woord)
    thema, plan = klaar.planthema.thema, planpartner.plan
    reden = f"De Granaatappel zegt op 'Is dit gebeurd?' over {thema}: {woord}."
    assert redenen(als, saluti) == [(reden, f"{plan.get_absolute_url()}#thema-{thema.slug}")] * aantal
    assert len(partners_die_iets_anders_zeggen([plan.pk])) == aantal


def test_na_een_nieuw_bericht_telt_een_woord_over_het_vorige_niet_meer(als, saluti, planpartner, klaar):
    Partnerantwoord.objects.create(planpartner=planpartner, voortgang=klaar, vraag="gebeurd", antwoord="nee")
    nieuw = VoortgangFactory(planthema=klaar.planthema, koers="deels", gemeld_op=moment(11, 22))
    type(klaar.planthema).objects.update(laatste=nieuw)
    assert redenen(als, saluti) == []
    assert partners_die_iets_anders_zeggen([planpartner.plan_id]) == {}


def test_een_ja_haalt_het_nee_weg(als, saluti, planpartner):
    for woord, dag in (("nee", 1), ("ja", 2)):
        Partnerantwoord.objects.create(planpartner=planpartner, vraag="klopt", antwoord=woord, op=moment(11, dag))
    assert redenen(als, saluti) == []


def test_een_nee_over_een_bericht_staat_bij_het_thema(als, saluti, planpartner, klaar):
    Partnerantwoord.objects.create(
        planpartner=planpartner, voortgang=klaar, vraag="gebeurd", antwoord="deels", toelichting="Twee keer niet."
    )
    tekst = als(saluti).get(planpartner.plan.get_absolute_url()).text
    assert "De Granaatappel zegt op ‘Is dit gebeurd?’: deels." in tekst and "Twee keer niet." in tekst


def test_een_afspraak_met_verschil_staat_op_het_dashboard(als, saluti, team, organisatie, cyclus):
    afspraak = SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    afspraak.antwoorden.create(zijde="organisatie", tekstversie=1, functie="partner", **NEE)
    assert [url for _, url in redenen(als, saluti)] == [afspraak.get_absolute_url()]


# Where the team asks


def vraagt(als, wie, pagina, planpartner):
    return f"/partners/{planpartner.pk}/vragen/gebeurd/" in als(wie).get(pagina).text


def test_bij_een_bericht_dat_klaar_zegt_kan_het_team_het_de_partner_vragen(
    als, coordinator, saluti, planpartner, klaar
):
    plan = planpartner.plan.get_absolute_url()
    assert f"/partners/{planpartner.pk}/vragen/gebeurd/?bericht={klaar.pk}" in als(coordinator).get(plan).text
    assert not vraagt(als, saluti, plan, planpartner)


def test_bij_een_bericht_dat_iets_anders_zegt_vraagt_niemand_of_het_gebeurd_is(als, coordinator, planpartner, klaar):
    type(klaar).objects.update(koers="volgens_planning")
    assert not vraagt(als, coordinator, planpartner.plan.get_absolute_url(), planpartner)


def test_bij_de_terugblik_kan_het_team_het_de_partner_vragen(als, coordinator, gemeente, saluti, planpartner):
    type(planpartner.plan).objects.update(status="verantwoord")
    pagina = f"/plannen/{planpartner.plan_id}/terugblik/"
    mensen = (coordinator, gemeente, saluti)
    assert [vraagt(als, wie, pagina, planpartner) for wie in mensen] == [True, True, False]


def test_na_het_vragen_komt_de_vrager_terug_bij_het_bericht(als, coordinator, organisatie, planpartner, klaar):
    ContactpersoonFactory(organisatie=organisatie, email="amina@kring.test")
    antwoord = als(coordinator).post(f"/partners/{planpartner.pk}/vragen/gebeurd/?bericht={klaar.pk}")
    assert antwoord.url == klaar.get_absolute_url()
    assert Partnerlink.objects.get().voortgang == klaar


def test_over_een_plan_zonder_akkoord_vraagt_niemand_of_het_gebeurd_is(als, coordinator, planpartner):
    type(planpartner.plan).objects.update(status="aangeboden")
    vragen = ("klopt", "gebeurd", "anders")
    codes = [als(coordinator).get(f"/partners/{planpartner.pk}/vragen/{vraag}/").status_code for vraag in vragen]
    assert codes == [200, 403, 404]


@pytest.mark.parametrize("zoek", ["?bericht=999999", "?bericht={}"])
def test_vragen_over_een_bericht_kan_alleen_als_het_laatste_klaar_zegt(als, coordinator, planpartner, klaar, zoek):
    type(klaar.planthema).objects.update(laatste=VoortgangFactory(planthema=klaar.planthema, koers="gereed"))
    assert als(coordinator).get(f"/partners/{planpartner.pk}/vragen/gebeurd/{zoek.format(klaar.pk)}").status_code == 404


def test_zonder_inloggen_vraagt_niemand_iets(planpartner):
    assert Client().get(f"/partners/{planpartner.pk}/vragen/klopt/").status_code == 302
