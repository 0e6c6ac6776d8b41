"""The bestuurlijke reactie, to a plan and to the year: by the wethouder, or noted for the wethouder."""

import pytest

from jaren.acties.bespreking import schrijf_reactie
from jaren.factories import BestuurlijkeReactieFactory
from jaren.models import BestuurlijkeReactie
from plannen.factories import PlanFactory, moment
from plannen.models import Gebeurtenis

TEKST = {"tekst": "Dank voor dit jaar.", "versie": "0"}
FASEN = {"voorbereiding": 403, "uitvoering": 403, "verantwoording": 302, "bespreking": 302, "afgesloten": 403}


@pytest.fixture
def plan(teruggekeken_plan):
    return teruggekeken_plan


@pytest.fixture(params=["plan", "jaar"])
def adres(request, plan):
    return f"/plannen/{plan.pk}/reactie/" if request.param == "plan" else "/jaren/2026/reactie/"


@pytest.mark.parametrize("wie, namens", [("wethouder", ""), ("gemeente", "wethouder")])
def test_de_wethouder_schrijft_of_laat_noteren(als, wie, namens, adres, plan, request):
    assert als(request.getfixturevalue(wie)).post(adres, TEKST).status_code == 302
    reactie = BestuurlijkeReactie.objects.get()
    assert (reactie.cyclus, reactie.tekst, reactie.namens) == (plan.cyclus, "Dank voor dit jaar.", namens)
    assert reactie.plan == (plan if "plannen" in adres else None)
    assert (Gebeurtenis.objects.last().soort, Gebeurtenis.objects.first().namens) != ("", None)


def test_een_reactie_is_aan_te_passen_en_de_oude_blijft(als, wethouder, adres):
    als(wethouder).post(adres, TEKST)
    als(wethouder).post(adres, {"tekst": "Wij gaan door.", "versie": "1"})
    reactie = BestuurlijkeReactie.objects.get()
    assert [versie.tekst for versie in reactie.geschiedenis.all()] == ["Wij gaan door.", "Dank voor dit jaar."]


@pytest.mark.parametrize("wie", ["coordinator", "coordinator_ander_team", "instelling", "saluti", "beheer"])
def test_anderen_schrijven_geen_reactie(als, wie, adres, request):
    browser = als(request.getfixturevalue(wie))
    assert [browser.get(adres).status_code, browser.post(adres, TEKST).status_code] == [403, 403]
    assert BestuurlijkeReactie.objects.count() == 0


def test_een_partner_die_het_plan_niet_ziet_vindt_niets(als, partner, adres):
    assert [als(partner).get(adres).status_code, als(partner).post(adres, TEKST).status_code] == [404, 404]


@pytest.mark.parametrize("fase, code", FASEN.items())
def test_alleen_rond_het_gesprek(als, wethouder, adres, plan, zet_fase, fase, code):
    zet_fase(plan.cyclus, fase)
    assert als(wethouder).post(adres, TEKST).status_code == code


def test_op_een_plan_zonder_akkoord_komt_geen_reactie(als, gemeente, terugkijkjaar):
    plan = PlanFactory(cyclus=terugkijkjaar, status="aangeboden", aangeboden_op=moment(3, 9))
    assert als(gemeente).post(f"/plannen/{plan.pk}/reactie/", TEKST).status_code == 403


def test_een_lege_reactie_wordt_niet_bewaard(als, wethouder, adres):
    antwoord = als(wethouder).post(adres, TEKST | {"tekst": " "})
    assert antwoord.context["form"].errors == {"tekst": ["Schrijf de reactie op."]}
    assert BestuurlijkeReactie.objects.count() == 0


def test_lezen_verandert_niets(als, wethouder, adres):
    assert [als(wethouder).get(adres).status_code, als(wethouder).put(adres).status_code] == [200, 405]
    assert BestuurlijkeReactie.objects.count() == 0


@pytest.fixture
def eerste(plan, adres):
    """The reaction that somebody else wrote meanwhile."""
    velden = {"cyclus": plan.cyclus, "plan": plan if "plannen" in adres else None}
    return lambda: BestuurlijkeReactieFactory(tekst="Hun tekst.", **velden)


def test_twee_eerste_reacties_geven_de_tweede_een_keuze(als, wethouder, adres, eerste, velden):
    eerste()
    antwoord = als(wethouder).post(adres, TEKST)
    assert [(v.mijn, v.hun) for v in antwoord.context["verschillen"]] == [("Dank voor dit jaar.", "Hun tekst.")]
    data = velden(antwoord, met="basis") | {"keuze:reactie:tekst": "mijn"}
    assert als(wethouder).post(adres, data).status_code == 302
    assert BestuurlijkeReactie.objects.get().tekst == "Dank voor dit jaar."


def test_precies_tegelijk_geeft_ook_een_keuze(als, wethouder, adres, eerste, race):
    browser = als(wethouder)
    with race(eerste):
        antwoord = browser.post(adres, TEKST)
    assert (antwoord.status_code, BestuurlijkeReactie.objects.get().tekst) == (409, "Hun tekst.")


def test_een_andere_fout_van_de_database_is_geen_keuze(plan, wethouder):
    reactie = BestuurlijkeReactie(cyclus=plan.cyclus, plan=plan, tekst="", versie=0)
    with pytest.raises(Exception, match="reactie_heeft_tekst"):
        schrijf_reactie(reactie=reactie, versie=0, door=wethouder)
