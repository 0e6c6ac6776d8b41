"""Writing the account of a plan: who may, two people at once, nothing typed is lost."""

import pytest

from jaren.factories import TerugblikFactory
from jaren.models import Terugblik
from plannen.factories import PlanFactory
from plannen.models import Gebeurtenis

TEKST = {"bereikt": "Er waren twintig avonden.", "antwoord": "ja", "geleerd": "Begin op tijd."}
LEZERS = ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "beheer"]


def pad(plan):
    return f"/plannen/{plan.pk}/terugblik/bewerken/"


def data(versie=0, **anders):
    return TEKST | {"versie": versie} | anders


@pytest.fixture
def begonnen(werkend_plan):
    return TerugblikFactory(plan=werkend_plan, ronde=0, bereikt="Er waren tien avonden.")


@pytest.mark.parametrize("wie", ["coordinator", "teamgenoot", "instelling"])
def test_wie_meeschrijft_begint_de_terugblik(als, werkend_plan, wie, request):
    antwoord = als(request.getfixturevalue(wie)).post(pad(werkend_plan), data())
    terugblik = Terugblik.objects.get()
    assert antwoord.url == f"/plannen/{werkend_plan.pk}/terugblik/"
    assert (terugblik.bereikt, terugblik.antwoord, terugblik.ronde, terugblik.versie) == (
        "Er waren twintig avonden.", "ja", 0, 1
    )  # fmt: skip


def test_opslaan_staat_in_het_logboek_en_bij_de_versies(als, instelling, werkend_plan):
    als(instelling).post(pad(werkend_plan), data())
    regel = Gebeurtenis.objects.get(soort="terugblik_bewerkt")
    versie = Terugblik.objects.get().geschiedenis.get()
    assert (regel.plan, regel.namens, versie.history_change_reason) == (
        werkend_plan, "Buurtteam Noordoost", "functionaris instelling"
    )  # fmt: skip


def test_alles_mag_leeg_blijven_zolang_u_schrijft(als, coordinator, werkend_plan):
    als(coordinator).post(pad(werkend_plan), {"versie": 0})
    assert Terugblik.objects.get().bereikt == ""


def test_u_gaat_verder_met_wat_er_staat(als, coordinator, begonnen, velden):
    ingevuld = velden(als(coordinator).get(pad(begonnen.plan)), met="bereikt")
    assert [ingevuld[naam] for naam in ("bereikt", "antwoord", "voorstel", "versie")] == [
        "Er waren tien avonden.", "grootste_deel", "doorgaan", "1"
    ]  # fmt: skip
    als(coordinator).post(pad(begonnen.plan), ingevuld | {"bereikt": "Twintig."})
    begonnen.refresh_from_db()
    assert (begonnen.bereikt, begonnen.versie) == ("Twintig.", 2)


def test_opslaan_en_inleveren_leidt_naar_inleveren(als, coordinator, werkend_plan):
    antwoord = als(coordinator).post(pad(werkend_plan), data(inleveren="ja"))
    assert antwoord.url == f"/plannen/{werkend_plan.pk}/terugblik/inleveren/"


def test_twee_keer_hetzelfde_opslaan_maakt_een_terugblik(als, coordinator, werkend_plan):
    codes = [als(coordinator).post(pad(werkend_plan), data()).status_code for _ in range(2)]
    assert (codes, Terugblik.objects.count(), Gebeurtenis.objects.filter(soort="terugblik_bewerkt").count()) == (
        [302, 302], 1, 1
    )  # fmt: skip


def test_wie_als_tweede_begint_ziet_beide_teksten(als, coordinator, teamgenoot, werkend_plan):
    als(teamgenoot).post(pad(werkend_plan), data(bereikt="Hun tekst."))
    antwoord = als(coordinator).post(pad(werkend_plan), data(bereikt="Mijn tekst."))
    assert (antwoord.status_code, Terugblik.objects.get().bereikt) == (409, "Hun tekst.")
    assert [(v.sleutel, v.mijn, v.hun) for v in antwoord.context["verschillen"]] == [
        ("terugblik:bereikt", "Mijn tekst.", "Hun tekst.")
    ]


@pytest.mark.parametrize("keuze, tekst", [("mijn", "Mijn tekst."), ("hun", "Hun tekst.")])
def test_u_kiest_welke_tekst_blijft(als, coordinator, begonnen, velden, keuze, tekst):
    Terugblik.objects.update(versie=2, bereikt="Hun tekst.")
    verschil = als(coordinator).post(pad(begonnen.plan), data(1, bereikt="Mijn tekst."))
    keuzes = velden(verschil, met="basis") | {"keuze:terugblik:bereikt": keuze}
    als(coordinator).post(pad(begonnen.plan), keuzes)
    begonnen.refresh_from_db()
    assert (begonnen.bereikt, begonnen.geleerd, begonnen.versie) == (tekst, "Begin op tijd.", 3)


def test_wie_precies_tegelijk_begint_verliest_niets(als, coordinator, werkend_plan, race):
    browser = als(coordinator)
    with race(lambda: TerugblikFactory(plan=werkend_plan, ronde=0, bereikt="Hun tekst.")):
        antwoord = browser.post(pad(werkend_plan), data(bereikt="Mijn tekst."))
    assert (antwoord.status_code, Terugblik.objects.get().bereikt) == (409, "Hun tekst.")
    assert "Mijn tekst." in antwoord.text


def test_wie_precies_tegelijk_opslaat_verliest_niets(als, coordinator, begonnen, race):
    browser = als(coordinator)
    with race(lambda: Terugblik.objects.update(versie=2, bereikt="Hun tekst.")):
        antwoord = browser.post(pad(begonnen.plan), data(1))
    assert (antwoord.status_code, Terugblik.objects.get().bereikt) == (409, "Hun tekst.")


def test_na_het_inleveren_is_de_tekst_nog_te_kopieren(als, coordinator, teruggekeken_plan):
    antwoord = als(coordinator).post(pad(teruggekeken_plan), data(1, bereikt="Te laat getypt."))
    assert (antwoord.status_code, "Te laat getypt." in antwoord.text) == (403, True)
    assert Terugblik.objects.get().versie == 1


@pytest.mark.parametrize("veld", ["antwoord", "voorstel"])
def test_een_antwoord_dat_niet_bestaat_verandert_niets(als, coordinator, begonnen, veld):
    antwoord = als(coordinator).post(pad(begonnen.plan), data(1, **{veld: "misschien"}))
    assert (list(antwoord.context["form"].errors), Terugblik.objects.get().versie) == ([veld], 1)
    assert "Er waren twintig avonden." in antwoord.text


@pytest.mark.parametrize("versie", ["", "x", "99"])
def test_een_verzonnen_versie_slaat_niets_op(als, coordinator, begonnen, versie):
    assert als(coordinator).post(pad(begonnen.plan), data(versie)).status_code == 409
    assert Terugblik.objects.get().versie == 1


@pytest.mark.parametrize("wie", LEZERS)
def test_wie_het_plan_alleen_ziet_schrijft_niet(als, wie, begonnen, request):
    browser = als(request.getfixturevalue(wie))
    codes = [browser.get(pad(begonnen.plan)).status_code, browser.post(pad(begonnen.plan), data(1)).status_code]
    assert (codes, Terugblik.objects.get().versie) == ([403, 403], 1)


@pytest.mark.parametrize("wijze", ["get", "post"])
def test_wie_het_plan_niet_ziet_krijgt_404(als, partner, begonnen, wijze):
    assert getattr(als(partner), wijze)(pad(begonnen.plan), data(1)).status_code == 404


@pytest.mark.parametrize("fase, code", [
    ("voorbereiding", 403), ("uitvoering", 200), ("verantwoording", 200), ("bespreking", 200), ("afgesloten", 403),
])  # fmt: skip
def test_in_welke_fase_u_schrijft(als, coordinator, werkend_plan, zet_fase, fase, code):
    zet_fase(werkend_plan.cyclus, fase)
    assert als(coordinator).get(pad(werkend_plan)).status_code == code


@pytest.mark.parametrize("status", ["concept", "aangeboden", "ingetrokken"])
def test_zonder_akkoord_is_er_niets_om_op_terug_te_kijken(als, coordinator, terugkijkjaar, team, status):
    plan = PlanFactory(cyclus=terugkijkjaar, team=team, status=status)
    assert als(coordinator).get(pad(plan)).status_code == 403


def test_een_andere_methode_kan_niet(als, coordinator, begonnen):
    assert als(coordinator).put(pad(begonnen.plan)).status_code == 405
