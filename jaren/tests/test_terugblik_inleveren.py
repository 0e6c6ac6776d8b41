"""Handing the account in (rule 5): the list of what is missing, and what is recorded."""

import pytest

from jaren.factories import TerugblikFactory
from jaren.models import Terugblik
from plannen import acties
from plannen.factories import VoortgangFactory, moment
from plannen.models import Gebeurtenis, Plan


@pytest.fixture
def klaar(werkend_plan):
    return TerugblikFactory(plan=werkend_plan, ronde=0)


def pad(plan):
    return f"/plannen/{plan.pk}/terugblik/inleveren/"


def test_het_team_levert_in(als, coordinator, klaar, vandaag):
    antwoord = als(coordinator).post(pad(klaar.plan))
    klaar.refresh_from_db()
    assert antwoord.url == klaar.get_absolute_url()
    assert (klaar.plan.status, klaar.ronde, klaar.ingeleverd_op.date(), klaar.ingeleverd_door) == (
        "verantwoord", 1, vandaag, coordinator
    )  # fmt: skip
    assert (klaar.functie, klaar.namens, klaar.versie) == ("coördinator buurtteam", "", 2)


def test_de_instelling_levert_in_namens_het_team(als, instelling, klaar):
    als(instelling).post(pad(klaar.plan))
    klaar.refresh_from_db()
    regel = Gebeurtenis.objects.get(soort="plan_status")
    assert (klaar.functie, klaar.namens) == ("functionaris instelling", "Buurtteam Noordoost")
    assert (regel.van, regel.naar, regel.namens) == ("vastgesteld", "verantwoord", "Buurtteam Noordoost")


def test_de_bladzijde_vraagt_een_keer(als, coordinator, klaar):
    antwoord = als(coordinator).get(pad(klaar.plan))
    assert "Ja, lever deze terugblik in" in antwoord.text
    assert Plan.objects.get(pk=klaar.plan.pk).status == "vastgesteld"


def test_twee_keer_inleveren_kan_niet(als, coordinator, klaar):
    codes = [als(coordinator).post(pad(klaar.plan)).status_code for _ in range(2)]
    assert (codes, Terugblik.objects.get().ronde) == ([302, 403], 1)


def test_wie_tegelijk_inlevert_hoort_dat_het_al_gebeurd_is(als, coordinator, klaar, race):
    browser = als(coordinator)
    with race(lambda: Plan.objects.update(status="verantwoord")):
        antwoord = browser.post(pad(klaar.plan), follow=True)
    assert "Deze stap kan nu niet." in antwoord.text
    assert (Terugblik.objects.get().ronde, Gebeurtenis.objects.filter(soort="plan_status").count()) == (0, 0)


@pytest.mark.parametrize("veld, tekst, anker", [
    ("bereikt", "Schrijf op wat er is bereikt.", "id_bereikt"),
    ("antwoord", "Kies een antwoord op 'Is gebeurd wat was afgesproken?'.", "id_antwoord_0"),
    ("geleerd", "Schrijf op wat u hebt geleerd.", "id_geleerd"),
    ("voorstel", "Kies wat u voorstelt.", "id_voorstel_0"),
    ("voorstel_toelichting", "Schrijf op waarom u dit voorstelt.", "id_voorstel_toelichting"),
])  # fmt: skip
def test_wat_leeg_is_staat_in_de_lijst_met_de_plek(als, coordinator, klaar, veld, tekst, anker):
    Terugblik.objects.update(**{veld: ""})
    antwoord = als(coordinator).post(pad(klaar.plan))
    bewerken = f"/plannen/{klaar.plan.pk}/terugblik/bewerken/"
    assert (antwoord.status_code, antwoord.context["gebreken"]) == (422, [(tekst, f"{bewerken}#{anker}")])
    assert f'id="{anker}"' in als(coordinator).get(bewerken).text
    assert Plan.objects.get(pk=klaar.plan.pk).status == "vastgesteld"


def test_zonder_terugblik_ontbreekt_alles(als, coordinator, werkend_plan):
    assert len(als(coordinator).get(pad(werkend_plan)).context["gebreken"]) == 5


def test_een_thema_zonder_bericht_in_de_laatste_ronde_staat_in_de_lijst(als, coordinator, klaar):
    planthema = klaar.plan.themas.first()
    planthema.voortgang.update(gemeld_op=moment(6, 10))
    acties.werk_stand_bij(planthema)
    antwoord = als(coordinator).post(pad(klaar.plan))
    melden = f"/plannen/{klaar.plan.pk}/thema/{planthema.thema.slug}/melden/?terug={pad(klaar.plan)}"
    assert (antwoord.status_code, antwoord.context["gebreken"]) == (
        422, [(f"Geef een bericht over {planthema.thema}.", melden)]
    )  # fmt: skip
    assert als(coordinator).get(melden).context["terug"] == pad(klaar.plan)


@pytest.mark.parametrize("koers", ["gereed", "gestopt"])
def test_over_werk_dat_klaar_is_hoeft_geen_nieuw_bericht(als, coordinator, klaar, koers):
    planthema = klaar.plan.themas.first()
    planthema.voortgang.all().delete()
    VoortgangFactory(planthema=planthema, koers=koers, op=moment(6, 10))
    assert als(coordinator).post(pad(klaar.plan)).status_code == 302


@pytest.mark.parametrize("wie", ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "beheer"])
def test_wie_het_plan_alleen_ziet_levert_niet_in(als, wie, klaar, request):
    browser = als(request.getfixturevalue(wie))
    assert [browser.get(pad(klaar.plan)).status_code, browser.post(pad(klaar.plan)).status_code] == [403, 403]
    assert Terugblik.objects.get().ronde == 0


def test_wie_het_plan_niet_ziet_krijgt_404(als, partner, klaar):
    assert als(partner).post(pad(klaar.plan)).status_code == 404


@pytest.mark.parametrize("fase, code", [
    ("uitvoering", 403), ("verantwoording", 302), ("bespreking", 302), ("afgesloten", 403),
])  # fmt: skip
def test_in_welke_fase_u_inlevert(als, coordinator, klaar, zet_fase, fase, code):
    zet_fase(klaar.plan.cyclus, fase)
    assert als(coordinator).post(pad(klaar.plan)).status_code == code


def test_wie_laat_inlevert_leest_dat_het_antwoord_meteen_te_zien_is(als, coordinator, klaar, zet_fase):
    assert "zien anderen pas bij het gesprek" in als(coordinator).get(pad(klaar.plan)).text
    zet_fase(klaar.plan.cyclus, "bespreking")
    assert "leest ook uw antwoord en uw voorstel" in als(coordinator).get(pad(klaar.plan)).text


def test_een_andere_methode_kan_niet(als, coordinator, klaar):
    assert als(coordinator).delete(pad(klaar.plan)).status_code == 405
