"""The gemeente sends an account back with a reason that stays; every round stays readable."""

import pytest

from jaren.acties import terugblik as acties
from jaren.factories import OordeelFactory, TerugblikFactory
from jaren.models import Terugblik
from plannen.factories import moment
from plannen.models import Gebeurtenis, Plan

REDEN = {"reden": "Hoeveel bewoners kwamen er?"}


def pad(plan):
    return f"/plannen/{plan.pk}/terugblik/terugsturen/"


def lees(plan):
    return f"/plannen/{plan.pk}/terugblik/"


@pytest.fixture
def tweede_keer(werkend_plan, coordinator, gemeente):
    """Handed in, judged, sent back, rewritten and handed in again."""
    terugblik = TerugblikFactory(plan=werkend_plan, ronde=0, bereikt="Eerste tekst.")
    plan = werkend_plan
    acties.lever_in(plan=plan, door=coordinator, op=moment(11, 14))
    OordeelFactory(plan=plan, toelichting="Over de eerste tekst.", op=moment(11, 15))
    acties.stuur_terug(plan=plan, door=gemeente, reden="Noem aantallen.", op=moment(11, 16))
    terugblik = Terugblik.objects.get()
    terugblik.bereikt = "Tweede tekst."
    acties.bewaar_terugblik(terugblik=terugblik, versie=terugblik.versie, door=coordinator, op=moment(11, 17))
    acties.lever_in(plan=plan, door=coordinator, op=moment(11, 18))
    return Plan.objects.get(pk=plan.pk)


def test_de_gemeente_stuurt_terug_met_een_reden(als, gemeente, teruggekeken_plan):
    antwoord = als(gemeente).post(pad(teruggekeken_plan), REDEN)
    regel = Gebeurtenis.objects.get(soort="plan_status")
    assert antwoord.url == teruggekeken_plan.get_absolute_url()
    assert (regel.van, regel.naar, regel.reden) == ("verantwoord", "vastgesteld", "Hoeveel bewoners kwamen er?")


def test_het_team_leest_de_reden_en_kan_weer_schrijven(als, gemeente, coordinator, teruggekeken_plan):
    als(gemeente).post(pad(teruggekeken_plan), REDEN)
    bladzijde = als(coordinator).get(lees(teruggekeken_plan))
    assert "Hoeveel bewoners kwamen er?" in bladzijde.text
    assert bladzijde.context["mag"]["schrijven"]


def test_wat_terug_is_leest_alleen_wie_meeschrijft(als, gemeente, teruggekeken_plan):
    als(gemeente).post(pad(teruggekeken_plan), REDEN)
    assert als(gemeente).get(lees(teruggekeken_plan)).status_code == 404


@pytest.mark.parametrize("leeg", ["", "   "])
def test_zonder_reden_gaat_er_niets_terug(als, gemeente, teruggekeken_plan, leeg):
    antwoord = als(gemeente).post(pad(teruggekeken_plan), {"reden": leeg})
    assert "reden" in antwoord.context["form"].errors
    assert Plan.objects.get().status == "verantwoord"


@pytest.mark.parametrize("wie", [
    "coordinator", "teamgenoot", "coordinator_ander_team", "instelling", "wethouder", "saluti", "beheer",
])  # fmt: skip
def test_alleen_de_gemeente_stuurt_terug(als, wie, teruggekeken_plan, request):
    browser = als(request.getfixturevalue(wie))
    codes = [browser.get(pad(teruggekeken_plan)).status_code, browser.post(pad(teruggekeken_plan), REDEN).status_code]
    assert (codes, Plan.objects.get().status) == ([403, 403], "verantwoord")


def test_wie_het_plan_niet_ziet_krijgt_404(als, partner, teruggekeken_plan):
    assert als(partner).post(pad(teruggekeken_plan), REDEN).status_code == 404


def test_alleen_lezen_verandert_niets(als, gemeente, teruggekeken_plan):
    browser = als(gemeente)
    codes = [browser.get(pad(teruggekeken_plan)).status_code, browser.put(pad(teruggekeken_plan)).status_code]
    assert codes == [200, 405]
    assert Plan.objects.get().status == "verantwoord"


def test_in_het_gesprek_gaat_er_niets_meer_terug(als, gemeente, teruggekeken_plan, zet_fase):
    zet_fase(teruggekeken_plan.cyclus, "bespreking")
    assert als(gemeente).post(pad(teruggekeken_plan), REDEN).status_code == 403


def test_elke_keer_blijft_te_lezen_met_tekst_reden_en_oordeel(als, gemeente, tweede_keer):
    [keer] = als(gemeente).get(lees(tweede_keer)).context["inleveringen"]
    assert (keer.ronde, keer.tekst.bereikt, keer.terug.reden) == (1, "Eerste tekst.", "Noem aantallen.")
    assert [stem.toelichting for stem in keer.oordelen] == ["Over de eerste tekst."]


def test_een_ander_oordeel_over_een_eerdere_keer_is_nog_niet_te_zien(als, saluti, tweede_keer, zet_fase):
    assert als(saluti).get(lees(tweede_keer)).context["inleveringen"][0].oordelen == []
    zet_fase(tweede_keer.cyclus, "bespreking")
    [keer] = als(saluti).get(lees(tweede_keer)).context["inleveringen"]
    assert [stem.toelichting for stem in keer.oordelen] == ["Over de eerste tekst."]


def test_na_opnieuw_inleveren_is_er_een_nieuw_oordeel_nodig(als, gemeente, tweede_keer):
    assert Terugblik.objects.get().ronde == 2
    assert als(gemeente).get(lees(tweede_keer)).context["stemmen"].gemeente.woord == "Nog geen oordeel gegeven"


def test_wat_nu_terug_is_staat_ook_bij_wat_eerder_is_ingeleverd(als, gemeente, coordinator, teruggekeken_plan):
    als(gemeente).post(pad(teruggekeken_plan), REDEN)
    inhoud = als(coordinator).get(lees(teruggekeken_plan)).context
    assert [keer.ronde for keer in inhoud["inleveringen"]] == [1]
    assert inhoud["teruggestuurd"].reden == "Hoeveel bewoners kwamen er?"
