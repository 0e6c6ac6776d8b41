"""The promise ledger: the state of every agreement in one place, its figures, and what the gemeente says of it."""

import datetime

import pytest

from buurtteams.models.logboek import OvergangNietMogelijk
from plannen.acties.rondetafelafspraak import zet_stand
from plannen.factories import JaarcyclusFactory, PlanFactory, RondetafelAfspraakFactory, opengezet
from plannen.models import Gebeurtenis, Plan, RondetafelAfspraak, Steun
from plannen.overzicht.afsprakenboek import lees_boek, lees_kort

from .stad import tekst

PAD = "/dashboard/afspraken/"
Stand = RondetafelAfspraak.Stand
EERDER, GISTEREN, VANDAAG = datetime.date(2026, 6, 1), datetime.date(2026, 11, 21), datetime.date(2026, 11, 22)


def werk_aan(afspraak, aantal=1, **velden):
    plannen = PlanFactory.create_batch(aantal, **{"status": "vastgesteld"} | velden)
    with opengezet():
        for plan in plannen:
            plan.afspraken.add(afspraak)
    return plannen


def stand(afspraak):
    return RondetafelAfspraak.objects.met_plannen().get(pk=afspraak.pk).stand


@pytest.fixture
def boek(cyclus):
    """One agreement in every state."""
    maak = RondetafelAfspraakFactory
    open_, opgepakt = maak(code="A1", titel="Peilen"), maak(code="A2", titel="Vast contact")
    nagekomen = maak(code="A3", titel="Verhalen", nagekomen_op=EERDER, reden="Gedaan.")
    ingetrokken = maak(code="A4", titel="Wijktafels", ingetrokken_op=EERDER, reden="Niemand vraagt erom.")
    werk_aan(opgepakt, 2, cyclus=cyclus)
    werk_aan(nagekomen, cyclus=JaarcyclusFactory(jaar=2025))
    return open_, opgepakt, nagekomen, ingetrokken


# The state


def test_de_vier_standen(boek):
    assert [stand(afspraak) for afspraak in boek] == ["open", "opgepakt", "nagekomen", "ingetrokken"]


@pytest.mark.parametrize("status", Plan.Status.values)
def test_alleen_een_plan_met_akkoord_pakt_een_afspraak_op(cyclus, status):
    afspraak = RondetafelAfspraakFactory()
    [plan] = werk_aan(afspraak, cyclus=cyclus, status=status)
    assert stand(afspraak) == ("opgepakt" if plan in Plan.objects.vastgesteld() else "open")


def test_een_plan_dat_akkoord_had_en_niet_doorgaat_telt_niet(cyclus, boek):
    [plan] = werk_aan(boek[0], cyclus=cyclus)
    plan.status = Plan.Status.INGETROKKEN
    plan.save()
    assert stand(boek[0]) == "open"


def test_werk_van_een_eerder_jaar_is_opgepakt(cyclus):
    afspraak = RondetafelAfspraakFactory()
    werk_aan(afspraak, cyclus=JaarcyclusFactory(jaar=2019, fase="afgesloten"))
    assert stand(afspraak) == "opgepakt"


@pytest.mark.parametrize("dag, code", [(VANDAAG, "nagekomen"), (datetime.date(2026, 11, 23), "open")])
def test_wat_gezegd_is_geldt_vanaf_die_dag(db, dag, code):
    assert stand(RondetafelAfspraakFactory(nagekomen_op=dag)) == code


# Saying what became of it


def test_vastleggen_terugdraaien_en_het_logboek(gemeente, boek):
    open_ = boek[0]
    zet_stand(afspraak=open_, stand=Stand.NAGEKOMEN, dag=GISTEREN, reden="Elk team peilde.", door=gemeente)
    open_.refresh_from_db()
    assert (stand(open_), open_.nagekomen_op, open_.reden) == ("nagekomen", GISTEREN, "Elk team peilde.")
    zet_stand(afspraak=open_, stand=Stand.OPEN, dag=VANDAAG, reden="Toch niet.", door=gemeente)
    open_.refresh_from_db()
    assert (stand(open_), open_.gezegd_op, open_.reden) == ("open", None, "")
    regels = Gebeurtenis.objects.filter(soort="afspraak_stand", object_id=open_.pk).order_by("pk")
    assert [(regel.van, regel.naar, regel.reden, regel.door) for regel in regels] == [
        ("open", "nagekomen", "Elk team peilde.", gemeente),
        ("nagekomen", "open", "Toch niet.", gemeente),
    ]


@pytest.mark.parametrize("nummer, naar", [(2, "nagekomen"), (2, "ingetrokken"), (3, "nagekomen"), (0, "open")])
def test_een_stap_die_niet_kan_verandert_niets(gemeente, boek, nummer, naar):
    with pytest.raises(OvergangNietMogelijk):
        zet_stand(afspraak=boek[nummer], stand=Stand(naar), dag=VANDAAG, reden="Zo.", door=gemeente)
    assert not Gebeurtenis.objects.exists()


def adres(afspraak):
    return f"{PAD}{afspraak.code}/vastleggen/"


def test_de_gemeente_trekt_in_met_een_reden(als, gemeente, boek):
    velden = {"stand": "ingetrokken", "dag": "2026-11-20", "reden": "Dit doen anderen al."}
    antwoord = als(gemeente).post(adres(boek[1]), velden)
    assert (antwoord.status_code, antwoord.url) == (302, f"{PAD}A2/")
    afspraak = RondetafelAfspraak.objects.get(code="A2")
    assert (afspraak.ingetrokken_op, afspraak.reden) == (datetime.date(2026, 11, 20), "Dit doen anderen al.")


@pytest.mark.parametrize(
    "fout, zin",
    [
        ({"reden": " "}, "Schrijf op waarom."),
        ({"dag": "2026-11-23"}, "Deze dag moet nog komen."),
        ({"stand": ""}, "Kies wat u vastlegt."),
        ({"stand": "open"}, "geldige keuze"),
    ],
)
def test_wat_niet_klopt_wordt_niet_vastgelegd_en_blijft_staan(als, gemeente, boek, fout, zin):
    velden = {"stand": "nagekomen", "dag": "2026-11-20", "reden": "Mijn eigen woorden."} | fout
    antwoord = als(gemeente).post(adres(boek[0]), velden)
    assert (antwoord.status_code, zin in tekst(antwoord.text)) == (200, True)
    assert "reden" in fout or "Mijn eigen woorden." in antwoord.text
    assert (stand(boek[0]), Gebeurtenis.objects.count()) == ("open", 0)


def test_wie_tegelijk_vastlegt_hoort_dat_een_ander_voor_was(als, gemeente, boek, race):
    browser = als(gemeente)
    velden = {"stand": "ingetrokken", "dag": "2026-11-20", "reden": "Zo."}
    with race(lambda: RondetafelAfspraak.objects.filter(code="A1").update(nagekomen_op=EERDER)):
        antwoord = browser.post(adres(boek[0]), velden, follow=True)
    assert "Deze afspraak staat al op 'Nagekomen'." in antwoord.text.replace("&#x27;", "'")
    assert RondetafelAfspraak.objects.get(code="A1").ingetrokken_op is None


# The page


def test_elk_getal_van_het_boek(boek, cyclus):
    lees = lees_boek(VANDAAG, [2026, 2025])
    assert lees.telling == {"open": 1, "opgepakt": 1, "nagekomen": 1, "ingetrokken": 1}
    assert [(regel.afspraak.code, regel.per_jaar) for regel in lees.regels] == [
        ("A1", {2026: 0, 2025: 0}),
        ("A2", {2026: 2, 2025: 0}),
        ("A3", {2026: 0, 2025: 1}),
        ("A4", {2026: 0, 2025: 0}),
    ]


def test_de_pagina_leidt_van_elke_stand_naar_haar_rijen(als, saluti, boek):
    browser = als(saluti)
    antwoord = browser.get(PAD)
    assert "Van de 4 afspraken uit 2017 is er 1 nagekomen en 1 opgepakt." in tekst(antwoord.text)
    for stand_, aantal in antwoord.context["telling"]:
        regels = browser.get(PAD, {"stand": stand_.value}).context["regels"]
        assert [regel.stand for regel in regels] == [stand_] * aantal


def test_de_steun_per_partij_ook_die_ophield(als, saluti, boek):
    Steun.objects.create(afspraak=boek[0], partij="gemeente", sinds=EERDER)
    Steun.objects.create(afspraak=boek[0], partij="saluti", sinds=EERDER, tot=GISTEREN)
    leesbaar = tekst(als(saluti).get(PAD).text)
    assert "gemeente MNU/Saluti stopte op 21 november 2026" in leesbaar


def test_een_jaar_in_het_adres(als, saluti, boek):
    browser = als(saluti)
    assert browser.get(PAD, {"jaar": "2025"}).context["regels"][1].per_jaar == {2025: 0}
    assert browser.get(PAD, {"jaar": "2031", "stand": "' OR 1"}).context["regels"][1].per_jaar == {2026: 2, 2025: 0}


def test_zonder_afspraken_en_zonder_jaar(als, saluti):
    browser = als(saluti)
    assert "Er staat er nog geen een in." in browser.get(PAD).text
    RondetafelAfspraakFactory()
    assert "er is nog geen jaar begonnen" in browser.get(PAD).text


@pytest.mark.parametrize("aantal", [1, 3])
def test_aantal_vragen(als, saluti, aantal, django_assert_num_queries):
    browser = als(saluti)
    for jaar in range(2026 - aantal, 2026):
        afspraak = RondetafelAfspraakFactory()
        Steun.objects.create(afspraak=afspraak, partij="gemeente", sinds=EERDER)
        werk_aan(afspraak, aantal, cyclus=JaarcyclusFactory(jaar=jaar))
    with django_assert_num_queries(7):
        assert len(browser.get(PAD).context["regels"]) == aantal


# In short


def test_kort_zegt_hetzelfde_als_het_boek(boek, django_assert_num_queries):
    with django_assert_num_queries(1):
        kort = lees_kort()
    assert (kort.telling, kort.totaal) == (lees_boek(VANDAAG, [2026]).telling, 4)
    assert kort.open == [boek[0]]
