"""A year goes from phase to phase, and a step back with a reason; each page says what the phase asks."""

import pytest

from buurtteams.models.logboek import OvergangNietMogelijk
from jaren.acties.jaar import Belemmerd, zet_fase
from jaren.factories import AgendapuntFactory, OordeelFactory, TerugblikFactory
from jaren.jaarstand import tellingen
from plannen.factories import JaarcyclusFactory, PlanFactory, VoortgangFactory
from plannen.models import Gebeurtenis, Jaarcyclus

VOLGENDE = {
    "voorbereiding": "uitvoering",
    "uitvoering": "verantwoording",
    "verantwoording": "bespreking",
}


def fase_van(cyclus):
    return Jaarcyclus.objects.get(pk=cyclus.pk).fase


@pytest.mark.parametrize("van, naar", VOLGENDE.items())
def test_vooruit_zonder_reden(als, gemeente, cyclus, zet_fase, van, naar):
    zet_fase(cyclus, van)
    adres = f"/jaren/2026/fase/{naar}/"
    assert als(gemeente).get(adres).status_code == 200
    assert als(gemeente).post(adres, {"reden": ""}).url == cyclus.get_absolute_url()
    gebeurtenis = Gebeurtenis.objects.get(soort="jaar_fase")
    assert (fase_van(cyclus), gebeurtenis.van, gebeurtenis.naar) == (naar, van, naar)


@pytest.mark.parametrize("naar, van", VOLGENDE.items())
def test_terug_alleen_met_een_reden(als, gemeente, cyclus, zet_fase, van, naar):
    zet_fase(cyclus, van)
    adres = f"/jaren/2026/fase/{naar}/"
    assert "Schrijf op waarom het jaar een stap terug gaat." in als(gemeente).post(adres, {"reden": " "}).text
    assert fase_van(cyclus) == van
    als(gemeente).post(adres, {"reden": "Wij begonnen te vroeg."})
    assert fase_van(cyclus) == naar
    assert "Wij begonnen te vroeg." in als(gemeente).get(cyclus.get_absolute_url()).text


def test_geen_fase_wordt_overgeslagen(als, gemeente, cyclus):
    antwoord = als(gemeente).post("/jaren/2026/fase/bespreking/", {"reden": ""}, follow=True)
    assert "Deze stap kan nu niet." in antwoord.text
    assert fase_van(cyclus) == "uitvoering"


@pytest.mark.parametrize("van", Jaarcyclus.Fase)
@pytest.mark.parametrize("naar", Jaarcyclus.Fase)
def test_alleen_de_stappen_van_de_tabel(gemeente, cyclus, van, naar):
    cyclus.fase = van
    if naar in Jaarcyclus.OVERGANGEN[van]:
        assert cyclus.ga_naar(naar, door=gemeente).naar == naar
    else:
        with pytest.raises(OvergangNietMogelijk):
            cyclus.ga_naar(naar, door=gemeente)


def test_afsluiten_is_geen_gewone_stap(als, gemeente, cyclus, zet_fase):
    zet_fase(cyclus, "bespreking")
    assert als(gemeente).post("/jaren/2026/fase/afgesloten/").status_code == 404


def test_zonder_ronde_begint_het_werk_niet(als, gemeente):
    cyclus = JaarcyclusFactory(jaar=2027, fase="voorbereiding", rondes=False)
    pagina = als(gemeente).post("/jaren/2027/fase/uitvoering/", {"reden": ""})
    assert (pagina.status_code, fase_van(cyclus)) == (422, "voorbereiding")
    assert 'href="/jaren/2027/bewerken/"' in pagina.text
    with pytest.raises(Belemmerd):
        zet_fase(cyclus=cyclus, fase="uitvoering", door=gemeente)


def test_bij_het_gesprek_komt_er_een_agenda(als, gemeente, teruggekeken_plan):
    als(gemeente).post("/jaren/2026/fase/bespreking/", {"reden": ""})
    assert [punt.plan for punt in teruggekeken_plan.cyclus.agendapunten.all()] == [teruggekeken_plan]


# What a phase asks


def getallen(cyclus, op):
    return [(telling.klaar, telling.totaal, len(telling.achter)) for telling in tellingen(cyclus, op)]


def test_plannen_maken_telt_wat_is_ingeleverd(cyclus, team, vandaag, zet_fase):
    PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    PlanFactory(cyclus=cyclus, team=team, status="aangeboden")
    PlanFactory(cyclus=cyclus, team=team)
    assert getallen(zet_fase(cyclus, "voorbereiding"), vandaag) == [(2, 3, 1), (1, 3, 0)]


def test_aan_het_werk_telt_de_berichten_van_de_ronde(cyclus, vandaag):
    VoortgangFactory(planthema__plan__cyclus=cyclus)
    PlanFactory(cyclus=cyclus, status="vastgesteld").themas.create(thema=cyclus.plannen.first().themas.get().thema)
    assert getallen(cyclus, vandaag) == [(1, 2, 1)]


def test_terugkijken_telt_terugblikken_en_oordelen(terugkijkjaar, werkend_plan, vandaag):
    teruggekeken = TerugblikFactory(plan=PlanFactory(cyclus=terugkijkjaar, status="verantwoord"))
    OordeelFactory(plan=teruggekeken.plan)
    assert getallen(terugkijkjaar, vandaag) == [(1, 2, 1), (1, 1, 0), (0, 1, 0)]


def test_een_oordeel_over_een_eerdere_terugblik_telt_niet(terugkijkjaar, vandaag):
    terugblik = TerugblikFactory(plan=PlanFactory(cyclus=terugkijkjaar, status="verantwoord"), ronde=2)
    OordeelFactory(plan=terugblik.plan, ronde=1)
    assert getallen(terugkijkjaar, vandaag)[1] == (0, 1, 0)


def test_het_gesprek_telt_de_punten(cyclus, vandaag, zet_fase):
    AgendapuntFactory(cyclus=cyclus)
    assert getallen(zet_fase(cyclus, "bespreking"), vandaag) == [(0, 1, 1)]


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("fase, vragen", [("voorbereiding", 10), ("uitvoering", 12), ("verantwoording", 10)])
def test_het_aantal_vragen_is_vast(als, saluti, cyclus, zet_fase, fase, vragen, aantal, django_assert_num_queries):
    for _ in range(aantal):
        VoortgangFactory(planthema__plan__cyclus=cyclus)
        PlanFactory(cyclus=cyclus, status="vastgesteld")
    browser = als(saluti)
    zet_fase(cyclus, fase)
    with django_assert_num_queries(vragen):
        assert browser.get(cyclus.get_absolute_url()).status_code == 200
