"""What becomes of a signaal: taken up in an actie, passed on or nothing, and who reads that."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory, ThemaFactory
from plannen.acties.signaal import geef_uitkomst
from plannen.factories import ActieFactory, JaarcyclusFactory, VolledigPlanFactory, opengezet
from plannen.forms.signaal import plannen_voor
from plannen.models import Actie, Gebeurtenis, Plan
from samenwerking.factories import BijeenkomstFactory, SignaalFactory
from samenwerking.models import Bijeenkomst, Signaal
from samenwerking.models import Gebeurtenis as Samenlogboek

LIJST = "/samenwerking/signalen/"
GEHAD = datetime.datetime(2026, 11, 12, 18, 30, tzinfo=datetime.UTC)
NIET = {"uitkomst": "niet", "uitkomst_toelichting": "Dit kan nu niet."}
GEGEVEN = NIET | {"uitkomst_op": GEHAD, "uitkomst_functie": "coördinator"}


@pytest.fixture
def thema(db):
    return ThemaFactory()


@pytest.fixture
def bijeenkomst(team):
    return BijeenkomstFactory(titel="Thee en post", status="gehouden", begin=GEHAD, teams=[team])


@pytest.fixture
def signaal(bijeenkomst, thema):
    return SignaalFactory(bijeenkomst=bijeenkomst, thema=thema, tekst="De brief is moeilijk.")


@pytest.fixture
def plan(cyclus, team):
    return VolledigPlanFactory(cyclus=cyclus, team=team, status="vastgesteld")


# What becomes of it


def uitkomst(signaal):
    return f"{LIJST}{signaal.pk}/uitkomst/"


def op(actie=None, **anders):
    data = {"uitkomst": "opgepakt", "uitkomst_toelichting": "Wij nemen dit mee.", "versie": 1}
    return data | ({"actie": actie.pk} if actie else {}) | anders


def nieuwe_actie(plan, **anders):
    velden = {"nieuw_plan": plan.pk, "nieuw_titel": "Een brievenuur", "nieuw_functie": "sociaal werker"}
    return op(nieuw_datum="2026-12-15", **velden) | anders


def test_opgepakt_in_een_actie_van_een_plan_van_het_team(als, coordinator, signaal, plan):
    actie, versie = plan.acties.get(), plan.versie
    als(coordinator).post(uitkomst(signaal), op(actie))
    signaal.refresh_from_db()
    assert (signaal.uitkomst, signaal.uitkomst_functie, signaal.versie) == ("opgepakt", "coördinator buurtteam", 2)
    assert list(actie.signalen.all()) == [signaal]
    assert Plan.objects.get().versie == versie + 1
    regel = Gebeurtenis.objects.get(soort="actie_pakt_signaal_op")
    assert (regel.plan, regel.naar) == (plan, actie.titel)


def test_opgepakt_in_een_nieuwe_actie(als, coordinator, signaal, plan):
    als(coordinator).post(uitkomst(signaal), nieuwe_actie(plan))
    actie = Actie.objects.get(titel="Een brievenuur")
    assert (actie.plan, actie.functie, actie.zijde, str(actie.datum)) == (
        plan,
        "sociaal werker",
        "onderdeel",
        "2026-12-15",
    )
    assert list(actie.signalen.all()) == [signaal]
    assert "Nieuwe actie na een signaal" in als(coordinator).get(f"/plannen/{plan.pk}/geschiedenis/").text


def test_een_nieuwe_actie_van_de_gemeente_is_van_de_gemeente(als, gemeente, cyclus, thema, organisatie):
    eigen = VolledigPlanFactory(cyclus=cyclus, team=None, nummer=None, van_gemeente=True, status="vastgesteld")
    rij = SignaalFactory(bijeenkomst=None, organisatie=organisatie, thema=thema)
    als(gemeente).post(uitkomst(rij), nieuwe_actie(eigen))
    assert Actie.objects.get(titel="Een brievenuur").zijde == "gemeente"


def test_de_instelling_maakt_een_actie_namens_het_team(als, instelling, signaal, plan):
    als(instelling).post(uitkomst(signaal), nieuwe_actie(plan))
    assert Gebeurtenis.objects.get(soort="actie_uit_signaal").namens == "Buurtteam Noordoost"


@pytest.mark.parametrize(
    "data, klacht",
    [
        ({"uitkomst": "opgepakt"}, "Kies welke actie dit oppakt"),
        ({"uitkomst": "doorgegeven"}, "Schrijf op aan wie u dit doorgaf."),
        ({"uitkomst": ""}, "Kies wat ermee gebeurt."),
        ({"nieuw_titel": ""}, "Schrijf op wat u gaat doen."),
        ({"nieuw_functie": ""}, "Schrijf op wie ervoor zorgt."),
        ({"nieuw_datum": ""}, "Kies een datum."),
        ({"nieuw_datum": "2026-11-21"}, "Deze dag is voorbij."),
    ],
)
def test_wat_ontbreekt_wordt_gevraagd_en_de_uitleg_blijft(als, coordinator, signaal, plan, data, klacht):
    basis = nieuwe_actie(plan) if "uitkomst" not in data else op()
    antwoord = als(coordinator).post(uitkomst(signaal), basis | data)
    assert klacht in antwoord.text and "Wij nemen dit mee." in antwoord.text
    signaal.refresh_from_db()
    assert signaal.uitkomst == "" and Actie.objects.count() == 1


def test_zonder_uitleg_is_er_geen_uitkomst(als, coordinator, signaal):
    antwoord = als(coordinator).post(uitkomst(signaal), NIET | {"uitkomst_toelichting": "", "versie": 1})
    assert "Leg uit wat ermee gebeurt, en waarom." in antwoord.text


def test_een_actie_en_een_nieuwe_tegelijk_kan_niet(als, coordinator, signaal, plan):
    antwoord = als(coordinator).post(uitkomst(signaal), nieuwe_actie(plan) | {"actie": plan.acties.get().pk})
    assert "niet allebei" in antwoord.text
    assert Actie.objects.count() == 1


def test_doorgegeven_aan_wie(als, coordinator, signaal):
    data = {
        "uitkomst": "doorgegeven",
        "doorgegeven_aan": "de huisarts",
        "uitkomst_toelichting": "Zij bellen.",
        "versie": 1,
    }
    als(coordinator).post(uitkomst(signaal), data)
    signaal.refresh_from_db()
    assert (signaal.uitkomst, signaal.doorgegeven_aan) == ("doorgegeven", "de huisarts")


def test_aan_wie_blijft_niet_staan_bij_een_andere_uitkomst(als, coordinator, signaal):
    als(coordinator).post(uitkomst(signaal), NIET | {"doorgegeven_aan": "de huisarts", "versie": 1})
    signaal.refresh_from_db()
    assert (signaal.uitkomst, signaal.doorgegeven_aan) == ("niet", "")


def test_een_andere_uitkomst_maakt_de_actie_los(als, coordinator, signaal, plan):
    als(coordinator).post(uitkomst(signaal), op(plan.acties.get()))
    als(coordinator).post(uitkomst(signaal), NIET | {"versie": 2})
    assert not signaal.acties.exists()
    laatste = Samenlogboek.objects.filter(soort="signaal_uitkomst").first()
    assert (laatste.van, laatste.naar, laatste.reden) == ("opgepakt", "niet", "Dit kan nu niet.")


def test_dezelfde_actie_nog_eens_staat_een_keer_in_het_logboek(als, coordinator, signaal, plan):
    actie = plan.acties.get()
    als(coordinator).post(uitkomst(signaal), op(actie))
    als(coordinator).post(uitkomst(signaal), op(actie, versie=2, uitkomst_toelichting="Vanaf januari."))
    assert Gebeurtenis.objects.filter(soort="actie_pakt_signaal_op").count() == 1
    assert list(signaal.acties.all()) == [actie]


def test_wat_in_een_gesloten_jaar_is_opgepakt_blijft_daar_staan(coordinator, signaal, team):
    gesloten = VolledigPlanFactory(
        cyclus=JaarcyclusFactory(jaar=2025, fase="afgesloten"), team=team, status="vastgesteld"
    )
    with opengezet():
        gesloten.acties.get().signalen.add(signaal)
    signaal.uitkomst, signaal.uitkomst_toelichting = "niet", "Klaar."
    geef_uitkomst(signaal=signaal, versie=1, door=coordinator)
    assert signaal.acties.get().plan == gesloten


def test_twee_uitkomsten_tegelijk_geven_de_keuze(als, coordinator, signaal, plan):
    Signaal.objects.update(versie=2, **GEGEVEN | {"uitkomst_toelichting": "Hun uitleg."})
    antwoord = als(coordinator).post(uitkomst(signaal), op(plan.acties.get()))
    assert antwoord.status_code == 409
    assert "Hun uitleg." in antwoord.text and "Wij nemen dit mee." in antwoord.text
    assert not signaal.acties.exists()


def test_wie_tegelijk_een_uitkomst_geeft_verliest_niets(als, coordinator, signaal, plan, race):
    browser = als(coordinator)
    with race(lambda: Signaal.objects.update(versie=2, **GEGEVEN)):
        antwoord = browser.post(uitkomst(signaal), nieuwe_actie(plan))
    assert antwoord.status_code == 409 and "Een brievenuur" in antwoord.text
    assert Actie.objects.count() == 1


def test_na_het_afronden_staat_de_uitkomst_vast(als, coordinator, signaal, race):
    browser = als(coordinator)
    with race(lambda: Bijeenkomst.objects.update(status="afgerond")):
        antwoord = browser.post(uitkomst(signaal), NIET | {"versie": 1}, follow=True)
    assert "net afgerond" in antwoord.text
    assert Signaal.objects.get().uitkomst == ""


# Which plans and acties there are to choose from


def test_te_kiezen_zijn_alleen_plannen_met_akkoord_van_wie_organiseerde(
    coordinator, gemeente, signaal, plan, cyclus, team
):
    VolledigPlanFactory(cyclus=cyclus, team=team, status="aangeboden")
    VolledigPlanFactory(cyclus=cyclus, team=BuurtteamFactory(), status="vastgesteld")
    VolledigPlanFactory(cyclus=JaarcyclusFactory(jaar=2025, fase="afgesloten"), team=team, status="vastgesteld")
    van_stad = VolledigPlanFactory(cyclus=cyclus, team=None, nummer=None, van_gemeente=True, status="vastgesteld")
    assert plannen_voor(signaal, coordinator) == [plan]
    assert plannen_voor(signaal, gemeente) == []
    signaal.bijeenkomst.van_gemeente = True
    assert plannen_voor(signaal, gemeente) == [van_stad]


def test_een_plan_van_een_ander_team_is_niet_te_kiezen(als, coordinator, signaal, cyclus):
    ander = VolledigPlanFactory(cyclus=cyclus, team=BuurtteamFactory(), status="vastgesteld")
    assert als(coordinator).post(uitkomst(signaal), op(ander.acties.get())).status_code == 200
    assert als(coordinator).post(uitkomst(signaal), nieuwe_actie(ander)).status_code == 200
    assert not signaal.acties.exists() and Actie.objects.count() == 1


def test_wat_klaar_is_pakt_niets_nieuws_op(als, coordinator, signaal, plan):
    plan.acties.update(klaar_op="2026-11-01")
    assert als(coordinator).post(uitkomst(signaal), op(plan.acties.get())).status_code == 200
    assert not signaal.acties.exists()


def test_de_instelling_kiest_geen_actie_van_de_andere_kant(als, instelling, signaal, plan):
    plan.acties.update(onderdeel="jeugd_en_gezin")
    assert als(instelling).post(uitkomst(signaal), op(plan.acties.get())).status_code == 200
    assert not signaal.acties.exists()


def test_zonder_plan_zegt_de_bladzijde_wat_wel_kan(als, coordinator, signaal):
    assert "Geef het door, of leg uit" in als(coordinator).get(uitkomst(signaal)).text


# On the plan


def test_het_plan_toont_wat_een_actie_oppakt(als, coordinator, gemeente, signaal, plan):
    plan.acties.get().signalen.add(signaal)
    assert "Pakt op: <a" in als(gemeente).get(plan.get_absolute_url()).text


def test_een_partner_leest_op_het_plan_alleen_de_eigen_signalen(als, partner, organisatie, signaal, plan, thema):
    plan.partners.create(organisatie=organisatie)
    eigen = SignaalFactory(bijeenkomst=None, organisatie=organisatie, thema=thema, tekst="De bus rijdt niet.")
    plan.acties.get().signalen.add(signaal, eigen)
    tekst = als(partner).get(plan.get_absolute_url()).text
    assert "De bus rijdt niet." in tekst and "De brief is moeilijk." not in tekst


@pytest.fixture
def van_partner(organisatie, thema):
    return {"organisatie": organisatie.pk, "thema": thema.pk, "tekst": "Ouderen missen de bus."}


def test_de_partner_leest_wat_ermee_gebeurde_zonder_het_plan_te_zien(
    als, partner, coordinator, van_partner, team, plan
):
    als(partner).post(f"{LIJST}nieuw/", van_partner | {"team": team.pk})
    rij = Signaal.objects.get()
    actie = ActieFactory(plan=plan, titel="De halte verplaatsen")
    als(coordinator).post(uitkomst(rij), op(actie))
    tekst = als(partner).get(rij.get_absolute_url()).text
    assert "Wij nemen dit mee." in tekst and "In een plan van Buurtteam Noordoost" in tekst
    assert "De halte verplaatsen" not in tekst and plan.titel not in tekst
    assert "Wij nemen dit mee." in als(partner).get(LIJST).text


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_uitkomst_vraagt_altijd_evenveel(als, coordinator, signaal, cyclus, team, aantal, django_assert_num_queries):
    for _ in range(aantal):
        VolledigPlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    browser = als(coordinator)
    with django_assert_num_queries(15):
        assert len(browser.get(uitkomst(signaal)).context["form"].plannen) == aantal
