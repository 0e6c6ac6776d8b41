"""Advice of MNU/Saluti: given, listed, changed while open, answered, and what came of it."""

import datetime

import pytest

from buurtteams.factories import ThemaFactory
from jaren.acties import advies as acties
from jaren.factories import AdviesFactory
from jaren.models import Advies
from plannen.factories import PlanFactory, moment
from plannen.models import Gebeurtenis

LEZERS = ["coordinator", "instelling", "gemeente", "wethouder", "saluti", "beheer"]
NIEUW = {
    "titel": "Tolken in de avond",
    "tekst": "Zorg dat er na zes uur een tolk is.",
    "gevraagd": "nee",
    "antwoord_voor": "2026-12-20",
}


@pytest.fixture
def advies(db):
    return AdviesFactory()


@pytest.fixture
def beantwoord(advies, gemeente):
    return acties.beantwoord_advies(advies=advies, versie=1, antwoord="Dat doen wij.", door=gemeente)


def pad(advies, stap=""):
    return f"/adviezen/{advies.pk}/{stap}"


# The list


def lijst(antwoord):
    return [
        [rij.titel for rij, _ in antwoord.context["open_adviezen"]],
        [a.titel for a in antwoord.context["beantwoord"]],
    ]


def test_open_adviezen_staan_boven_de_dringendste_eerst(als, gemeente):
    AdviesFactory(titel="Later", antwoord_voor=datetime.date(2027, 1, 1))
    AdviesFactory(titel="Laat", antwoord_voor=datetime.date(2026, 11, 1))
    acties.beantwoord_advies(advies=AdviesFactory(titel="Klaar"), versie=1, antwoord="Ja.", door=gemeente)
    antwoord = als(gemeente).get("/adviezen/")
    assert lijst(antwoord) == [["Laat", "Later"], ["Klaar"]]
    assert [laat for _, laat in antwoord.context["open_adviezen"]] == [True, False]


def test_de_lijst_is_te_beperken_tot_een_thema(als, gemeente, advies):
    AdviesFactory(titel="Over taal").themas.add(ThemaFactory(slug="taal"))
    antwoord = als(gemeente).get("/adviezen/?thema=taal")
    assert (lijst(antwoord), antwoord.context["aantal_open"]) == ([["Over taal"], []], 1)


@pytest.mark.parametrize("wie", LEZERS)
def test_iedereen_met_een_rol_leest_adviezen(als, wie, advies, request):
    browser = als(request.getfixturevalue(wie))
    assert [browser.get("/adviezen/").status_code, browser.get(pad(advies)).status_code] == [200, 200]


def test_een_partner_ziet_geen_adviezen(als, partner, advies):
    adressen = [
        "/adviezen/",
        "/adviezen/nieuw/",
        *(pad(advies, f"{s}/") for s in ("bewerken", "beantwoorden", "gevolg")),
    ]
    assert {als(partner).get(adres).status_code for adres in [*adressen, pad(advies)]} == {404}


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, gemeente, aantal, django_assert_num_queries):
    for _ in range(aantal):
        AdviesFactory().themas.add(ThemaFactory())
        acties.beantwoord_advies(advies=AdviesFactory(), versie=1, antwoord="Ja.", door=gemeente)
    browser = als(gemeente)
    with django_assert_num_queries(8):
        assert len(lijst(browser.get("/adviezen/"))[0]) == aantal


def test_een_advies_noemt_alleen_plannen_die_u_ziet(als, wethouder, saluti, advies, cyclus):
    ingeleverd = PlanFactory(cyclus=cyclus, status="aangeboden", titel="Ingeleverd")
    akkoord = PlanFactory(cyclus=cyclus, status="vastgesteld", titel="Akkoord")
    advies.plannen.set([ingeleverd, akkoord])
    gezien = [{plan.titel for plan in als(wie).get(pad(advies)).context["plannen"]} for wie in (wethouder, saluti)]
    assert gezien == [{"Akkoord"}, {"Akkoord", "Ingeleverd"}]


# Giving


def test_saluti_geeft_advies(als, saluti, cyclus):
    thema, plan = ThemaFactory(), PlanFactory(cyclus=cyclus, status="vastgesteld")
    antwoord = als(saluti).post("/adviezen/nieuw/", NIEUW | {"themas": thema.pk, "plannen": plan.pk, "gevraagd": "ja"})
    advies = Advies.objects.get()
    assert (antwoord.url, advies.gevraagd, advies.functie) == (pad(advies), True, "MNU/Saluti")
    assert ([*advies.themas.all()], [*advies.plannen.all()]) == ([thema], [plan])
    assert Gebeurtenis.objects.get().soort == "advies_gegeven"


def test_twee_keer_indienen_geeft_een_advies(als, saluti, velden):
    data = velden(als(saluti).get("/adviezen/nieuw/"), met="titel") | NIEUW
    assert [als(saluti).post("/adviezen/nieuw/", data).status_code for _ in range(2)] == [302, 302]
    assert Advies.objects.count() == 1


@pytest.mark.parametrize("wie", [wie for wie in LEZERS if wie != "saluti"])
def test_anderen_geven_geen_advies(als, wie, request):
    browser = als(request.getfixturevalue(wie))
    assert [browser.get("/adviezen/nieuw/").status_code, browser.post("/adviezen/nieuw/", NIEUW).status_code] == [
        403
    ] * 2


@pytest.mark.parametrize(
    "anders", [{"titel": ""}, {"tekst": " "}, {"gevraagd": ""}, {"antwoord_voor": ""}, {"antwoord_voor": "2026-11-21"}]
)
def test_een_advies_dat_niet_klopt_wordt_niet_bewaard(als, saluti, anders):
    antwoord = als(saluti).post("/adviezen/nieuw/", NIEUW | anders)
    assert (list(antwoord.context["form"].errors), Advies.objects.count()) == (list(anders), 0)
    assert "Zorg dat er na zes uur" in antwoord.text or "tekst" in anders


@pytest.mark.parametrize("status", ["concept", "ingetrokken"])
def test_een_plan_dat_saluti_niet_ziet_of_dat_niet_doorgaat_is_niet_te_kiezen(als, saluti, cyclus, status):
    plan = PlanFactory(cyclus=cyclus, status=status)
    antwoord = als(saluti).post("/adviezen/nieuw/", NIEUW | {"plannen": plan.pk})
    assert (list(antwoord.context["form"].errors), Advies.objects.count()) == (["plannen"], 0)


# Changing


def test_saluti_wijzigt_een_open_advies(als, saluti, advies):
    als(saluti).post(pad(advies, "bewerken/"), NIEUW | {"titel": "Tolken altijd", "versie": "1"})
    advies.refresh_from_db()
    assert (advies.titel, advies.versie, advies.geschiedenis.count()) == ("Tolken altijd", 2, 2)


def test_een_beantwoord_advies_verandert_niet_meer(als, saluti, beantwoord):
    adres = pad(beantwoord, "bewerken/")
    assert [als(saluti).get(adres).status_code, als(saluti).post(adres, NIEUW | {"versie": "2"}).status_code] == [
        403
    ] * 2


@pytest.mark.parametrize("wie", [wie for wie in LEZERS if wie != "saluti"])
def test_anderen_wijzigen_geen_advies(als, wie, advies, request):
    browser = als(request.getfixturevalue(wie))
    assert browser.post(pad(advies, "bewerken/"), NIEUW | {"versie": "1"}).status_code == 403


def test_wie_wijzigt_terwijl_een_ander_wijzigde_krijgt_een_keuze(als, saluti, advies, velden):
    mijn = velden(als(saluti).get(pad(advies, "bewerken/")), met="titel") | {"tekst": "Mijn tekst."}
    als(saluti).post(pad(advies, "bewerken/"), NIEUW | {"tekst": "Hun tekst.", "versie": "1"})
    antwoord = als(saluti).post(pad(advies, "bewerken/"), mijn)
    verschillen = {v.sleutel: (v.mijn, v.hun) for v in antwoord.context["verschillen"]}
    assert (antwoord.status_code, verschillen["advies:tekst"]) == (409, ("Mijn tekst.", "Hun tekst."))
    data = velden(antwoord, met="basis") | {"keuze:advies:tekst": "mijn"}
    assert als(saluti).post(pad(advies, "bewerken/"), data).status_code == 302
    assert Advies.objects.get().tekst == "Mijn tekst."


# Answering


@pytest.mark.parametrize("wie", ["gemeente", "wethouder"])
def test_gemeente_of_wethouder_antwoordt(als, wie, advies, request):
    gebruiker = request.getfixturevalue(wie)
    als(gebruiker).post(pad(advies, "beantwoorden/"), {"antwoord": "Dat doen wij.", "versie": "1"})
    advies.refresh_from_db()
    assert (advies.antwoord, advies.beantwoord_door, advies.beantwoord_functie) == (
        "Dat doen wij.",
        gebruiker,
        gebruiker.functie,
    )


def test_een_antwoord_is_te_verbeteren(als, gemeente, beantwoord):
    als(gemeente).post(pad(beantwoord, "beantwoorden/"), {"antwoord": "Vanaf mei.", "versie": "2"})
    assert (Advies.objects.get().antwoord, Advies.geschiedenis.count()) == ("Vanaf mei.", 3)


@pytest.mark.parametrize("stap, velden", [("beantwoorden/", {"antwoord": "Ja."}), ("gevolg/", {"gevolg": "Ja."})])
@pytest.mark.parametrize("wie", ["coordinator", "instelling", "saluti", "beheer"])
def test_anderen_antwoorden_niet_en_noteren_geen_gevolg(als, wie, beantwoord, stap, velden, request):
    browser = als(request.getfixturevalue(wie))
    assert browser.post(pad(beantwoord, stap), velden | {"versie": "2"}).status_code == 403
    assert Advies.objects.get().versie == 2


@pytest.mark.parametrize("leeg", ["", "  "])
def test_een_leeg_antwoord_wordt_niet_bewaard(als, gemeente, advies, leeg):
    antwoord = als(gemeente).post(pad(advies, "beantwoorden/"), {"antwoord": leeg, "versie": "1"})
    assert antwoord.context["form"].errors == {"antwoord": ["Schrijf het antwoord op."]}


def test_precies_tegelijk_antwoorden_geeft_een_keuze(als, gemeente, advies, race):
    browser = als(gemeente)
    ander = {"advies": Advies.objects.get(), "versie": 1, "antwoord": "Nee.", "door": gemeente}
    with race(lambda: acties.beantwoord_advies(**ander)):
        antwoord = browser.post(pad(advies, "beantwoorden/"), {"antwoord": "Ja.", "versie": "1"})
    assert (antwoord.status_code, Advies.objects.get().antwoord) == (409, "Nee.")


# What came of it


def test_de_gemeente_noteert_wat_ermee_is_gedaan(als, gemeente, beantwoord):
    als(gemeente).post(pad(beantwoord, "gevolg/"), {"gevolg": "Er is een tolk tot tien uur.", "versie": "2"})
    advies = Advies.objects.get()
    assert (advies.gevolg, bool(advies.gevolg_op)) == ("Er is een tolk tot tien uur.", True)
    assert "Er is een tolk tot tien uur." in als(gemeente).get(pad(advies)).text


def test_zonder_antwoord_is_er_nog_geen_gevolg(als, gemeente, advies):
    adres = pad(advies, "gevolg/")
    assert [als(gemeente).get(adres).status_code, als(gemeente).post(adres, {"gevolg": "Ja."}).status_code] == [403] * 2


def test_lezen_verandert_niets(als, gemeente, beantwoord):
    adressen = [pad(beantwoord), pad(beantwoord, "beantwoorden/"), pad(beantwoord, "gevolg/")]
    assert [als(gemeente).get(adres).status_code for adres in adressen] == [200] * 3
    assert [als(gemeente).put(adres).status_code for adres in adressen] == [405] * 3
    assert Advies.objects.get().versie == 2


def test_te_laat_is_na_de_dag_zelf():
    dag = datetime.date(2026, 11, 21)
    assert [Advies(antwoord_voor=dag).is_te_laat(dag + datetime.timedelta(days=n)) for n in (0, 1)] == [False, True]
    assert Advies(antwoord_voor=dag, beantwoord_op=moment(11, 22)).is_te_laat()
