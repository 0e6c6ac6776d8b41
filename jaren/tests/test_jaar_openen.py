"""The gemeente opens a year with its rondes and priority wijken, and changes them."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory
from plannen.factories import JaarcyclusFactory, VoortgangFactory
from plannen.models import Gebeurtenis, Jaarcyclus

NIEUW = "/jaren/nieuw/"


@pytest.fixture
def wijken(db):
    return [BuurtteamFactory().wijk, BuurtteamFactory().wijk]


def ingevuld(wijk=None, **anders):
    velden = {
        "jaar-jaar": "2027",
        "jaar-aantal_plannen": "3",
        "jaar-terugblik_voor": "2028-01-14",
        "jaar-bespreking_op": "2028-02-09",
        "ronde-0-opent_op": "2027-06-01",
        "ronde-0-sluit_op": "2027-06-30",
    }
    if wijk:
        velden |= {f"wijk-{wijk.pk}-gekozen": "on", f"wijk-{wijk.pk}-reden": "Bewoners vroegen erom."}
    return velden | anders


def test_de_gemeente_opent_een_jaar(als, gemeente, wijken):
    antwoord = als(gemeente).post(NIEUW, ingevuld(wijken[0]))
    jaar = Jaarcyclus.objects.get(jaar=2027)
    assert antwoord.url == "/jaren/2027/overnemen/"
    assert (jaar.fase, jaar.bespreking_op) == ("voorbereiding", datetime.date(2028, 2, 9))
    assert [(ronde.opent_op.month, ronde.sluit_op.day) for ronde in jaar.rondes.all()] == [(6, 30)]
    assert [(rij.wijk, rij.reden) for rij in jaar.prioriteitswijken.all()] == [(wijken[0], "Bewoners vroegen erom.")]
    gebeurtenis = Gebeurtenis.objects.get(soort="jaar_fase")
    assert (gebeurtenis.naar, gebeurtenis.door) == ("voorbereiding", gemeente)


def test_het_formulier_stelt_het_volgende_jaar_voor(als, gemeente, cyclus, velden):
    assert velden(als(gemeente).get(NIEUW), met="jaar-jaar")["jaar-jaar"] == "2027"


@pytest.mark.parametrize("anders, fout", [
    ({"jaar-jaar": ""}, "verplicht"),
    ({"jaar-jaar": "1999"}, "Vul een jaar in vanaf 2017"),
    ({"jaar-bespreking_op": "2027-12-01"}, "De terugblik moet er zijn voor het gesprek"),
    ({"ronde-0-opent_op": "", "ronde-0-sluit_op": ""}, "Zet minstens één ronde neer."),
    ({"ronde-0-sluit_op": ""}, "Vul beide dagen in, of maak beide leeg."),
    ({"ronde-0-sluit_op": "2027-05-01"}, "De ronde sluit voordat hij opent."),
    ({"ronde-1-opent_op": "2027-06-01", "ronde-1-sluit_op": "2027-06-02"}, "Er opent op deze dag al een ronde."),
    ({"ronde-0-opent_op": "morgen"}, "Vul een datum in, bijvoorbeeld"),
])  # fmt: skip
def test_een_fout_opent_niets_en_houdt_wat_getypt_is(als, gemeente, wijken, anders, fout):
    pagina = als(gemeente).post(NIEUW, ingevuld(wijken[0], **anders))
    assert fout in pagina.text
    assert "Bewoners vroegen erom." in pagina.text
    assert not Jaarcyclus.objects.exists()


@pytest.mark.parametrize("gekozen, reden, fout", [
    ("on", "", "Schrijf op waarom"),
    ("", "Omdat het moet.", "U schreef een reden op."),
])  # fmt: skip
def test_een_prioriteitswijk_heeft_een_reden(als, gemeente, wijken, gekozen, reden, fout):
    wijk = wijken[0]
    data = ingevuld(**{f"wijk-{wijk.pk}-gekozen": gekozen, f"wijk-{wijk.pk}-reden": reden})
    assert fout in als(gemeente).post(NIEUW, data).text
    assert not Jaarcyclus.objects.exists()


def test_een_jaar_is_er_maar_een_keer(als, gemeente):
    JaarcyclusFactory(jaar=2027)
    assert "Dit jaar is er al." in als(gemeente).post(NIEUW, ingevuld()).text
    assert Jaarcyclus.objects.count() == 1


def test_twee_jaren_zijn_tegelijk_open(als, gemeente, cyclus):
    als(gemeente).post(NIEUW, ingevuld())
    assert [jaar.is_open for jaar in Jaarcyclus.objects.all()] == [True, True]
    assert Jaarcyclus.objects.lopend() == cyclus


# Changing it


@pytest.fixture
def adres(cyclus):
    return f"{cyclus.get_absolute_url()}bewerken/"


def test_de_gemeente_past_datums_en_wijken_aan(als, gemeente, cyclus, wijken, adres, velden):
    browser = als(gemeente)
    data = velden(browser.get(adres), met="jaar-bespreking_op") | {"jaar-bespreking_op": "2027-02-16"}
    data |= {f"wijk-{wijken[1].pk}-gekozen": "on", f"wijk-{wijken[1].pk}-reden": "Hier begint het."}
    assert browser.post(adres, data).url == cyclus.get_absolute_url()
    cyclus.refresh_from_db()
    assert (cyclus.bespreking_op.day, [rij.wijk for rij in cyclus.prioriteitswijken.all()]) == (16, [wijken[1]])
    assert cyclus.rondes.count() == 2


def test_een_ronde_met_berichten_blijft_staan(als, gemeente, cyclus, adres, velden, planthema_in_ronde):
    browser = als(gemeente)
    leeg = {"ronde-1-opent_op": "", "ronde-1-sluit_op": ""}
    pagina = browser.post(adres, velden(browser.get(adres), met="jaar-bespreking_op") | leeg)
    assert "In ronde november zijn berichten gegeven. Deze ronde blijft staan." in pagina.text
    assert cyclus.rondes.count() == 2


@pytest.fixture
def planthema_in_ronde(cyclus):
    return VoortgangFactory(planthema__plan__cyclus=cyclus).planthema


def test_wie_later_opslaat_ziet_beide_versies(als, gemeente, cyclus, adres, velden):
    browser = als(gemeente)
    data = velden(browser.get(adres), met="jaar-bespreking_op")
    assert browser.post(adres, data | {"jaar-bespreking_op": "2027-02-16"}).status_code == 302
    pagina = browser.post(adres, data | {"jaar-bespreking_op": "2027-02-23"})
    assert pagina.status_code == 409
    assert "2027-02-16" in pagina.text
    assert "2027-02-23" in pagina.text
    cyclus.refresh_from_db()
    assert cyclus.bespreking_op.day == 16


def test_wie_kiest_slaat_zijn_keuze_op(als, gemeente, cyclus, adres, velden):
    browser = als(gemeente)
    data = velden(browser.get(adres), met="jaar-bespreking_op")
    browser.post(adres, data | {"jaar-bespreking_op": "2027-02-16"})
    pagina = browser.post(adres, data | {"jaar-bespreking_op": "2027-02-23"})
    assert browser.post(adres, velden(pagina, met="jaar-bespreking_op")).status_code == 302
    cyclus.refresh_from_db()
    assert cyclus.bespreking_op.day == 23
