"""Looking back on an agreement: each side once per date, and a year later again."""

import datetime

import pytest

from samenwerking.acties import afspraken as acties
from samenwerking.factories import SamenwerkingsafspraakFactory
from samenwerking.models import Afspraakevaluatie, Samenwerkingsafspraak


@pytest.fixture
def afspraak(team, organisatie):
    return SamenwerkingsafspraakFactory(team=team, organisatie=organisatie, evaluatie_op=datetime.date(2026, 12, 1))


def pad(afspraak, stap=""):
    return f"/samenwerking/afspraken/{afspraak.pk}/{stap}"


TEKSTEN = {"ging_goed": "Wij bellen snel.", "kan_beter": "Eerder afzeggen.", "voorstel": "doorgaan"}
TERUG = TEKSTEN | {"over": "2026-12-01"}


def test_wat_de_een_schreef_leest_de_ander_pas_na_zelf_te_schrijven(als, coordinator, partner, afspraak):
    als(coordinator).post(pad(afspraak, "terugkijken/"), TERUG)
    assert "Wij bellen snel." not in als(partner).get(pad(afspraak)).text
    als(partner).post(pad(afspraak, "terugkijken/"), TERUG | {"ging_goed": "Zij luisteren."})
    tekst = als(coordinator).get(pad(afspraak)).text
    assert "Wij bellen snel." in tekst and "Zij luisteren." in tekst


def test_na_beide_kanten_is_de_volgende_een_jaar_later(als, coordinator, partner, afspraak):
    for wie in (coordinator, partner):
        als(wie).post(pad(afspraak, "terugkijken/"), TERUG)
    afspraak.refresh_from_db()
    assert afspraak.evaluatie_op == datetime.date(2027, 12, 1)
    assert als(partner).get(pad(afspraak, "terugkijken/")).status_code == 403


@pytest.mark.parametrize("dag, jaar_later", [("2028-02-29", "2029-02-28"), ("2026-12-01", "2027-12-01")])
def test_een_jaar_na(dag, jaar_later):
    assert str(acties.een_jaar_na(datetime.date.fromisoformat(dag))) == jaar_later


def test_de_eigen_kant_leest_wat_zij_zelf_schreef_en_een_ander_nog_niet(als, coordinator, gemeente, afspraak):
    als(coordinator).post(pad(afspraak, "terugkijken/"), TERUG)
    assert "Wij bellen snel." in als(coordinator).get(pad(afspraak)).text
    assert "Wij bellen snel." not in als(gemeente).get(pad(afspraak)).text


def test_wat_over_een_eerdere_datum_ging_is_te_lezen(als, coordinator, partner, afspraak):
    als(coordinator).post(pad(afspraak, "terugkijken/"), TERUG)
    Samenwerkingsafspraak.objects.update(evaluatie_op="2027-03-01")
    assert "Wij bellen snel." in als(partner).get(pad(afspraak)).text


@pytest.mark.parametrize("wie", ["coordinator", "partner"])
def test_twee_keer_dezelfde_terugblik_telt_een_keer(als, wie, coordinator, partner, afspraak):
    """Also when the first press moved the date a year on."""
    als(coordinator if wie == "partner" else partner).post(pad(afspraak, "terugkijken/"), TERUG)
    browser = als({"coordinator": coordinator, "partner": partner}[wie])
    adressen = [browser.post(pad(afspraak, "terugkijken/"), TERUG)["location"] for _ in range(2)]
    assert adressen == [pad(afspraak)] * 2
    assert Afspraakevaluatie.objects.count() == 2


def test_een_andere_terugblik_van_dezelfde_kant_wordt_geweigerd_en_de_tekst_blijft(als, coordinator, afspraak):
    als(coordinator).post(pad(afspraak, "terugkijken/"), TERUG)
    antwoord = als(coordinator).post(pad(afspraak, "terugkijken/"), TERUG | {"ging_goed": "Iets heel anders."})
    assert "keek al terug" in antwoord.text and "Iets heel anders." in antwoord.text
    assert Afspraakevaluatie.objects.get().ging_goed == "Wij bellen snel."


def test_te_vroeg_terugkijken_kan_niet(als, coordinator, afspraak):
    Samenwerkingsafspraak.objects.update(evaluatie_op="2026-12-07")
    assert als(coordinator).get(pad(afspraak, "terugkijken/")).status_code == 403
    antwoord = als(coordinator).post(pad(afspraak, "terugkijken/"), TERUG | {"over": "2026-12-07"})
    assert "nog te vroeg" in antwoord.text
    assert not Afspraakevaluatie.objects.exists()


def test_terugkijken_op_een_datum_die_niet_aan_de_beurt_is_kan_niet(als, coordinator, afspraak):
    als(coordinator).post(pad(afspraak, "terugkijken/"), TERUG | {"over": "2025-12-01"})
    assert not Afspraakevaluatie.objects.exists()


def test_een_lege_terugblik_wordt_geweigerd_en_de_rest_blijft(als, coordinator, afspraak):
    antwoord = als(coordinator).post(pad(afspraak, "terugkijken/"), TERUG | {"kan_beter": ""})
    assert "Schrijf op wat beter kan." in antwoord.text and "Wij bellen snel." in antwoord.text


def twee_terugblikken(als, coordinator, partner, afspraak, voorstel):
    als(coordinator).post(pad(afspraak, "terugkijken/"), TERUG)
    als(partner).post(pad(afspraak, "terugkijken/"), TERUG | {"voorstel": voorstel})


@pytest.mark.parametrize(
    "voorstel, zin", [("aanpassen", "wil de afspraak aanpassen"), ("stoppen", "wil stoppen"), ("doorgaan", None)]
)
def test_wie_anders_verder_wil_krijgt_een_volgende_stap(als, coordinator, partner, afspraak, voorstel, zin):
    twee_terugblikken(als, coordinator, partner, afspraak, voorstel)
    tekst = als(coordinator).get(pad(afspraak)).text
    assert ("Bespreek dit samen." in tekst, zin is None or zin in tekst) == (zin is not None, True)


def test_na_een_andere_tekst_is_dat_gedaan(als, coordinator, partner, afspraak):
    twee_terugblikken(als, coordinator, partner, afspraak, "aanpassen")
    afspraak.refresh_from_db()
    data = {
        naam: getattr(afspraak, naam) for naam in (*Samenwerkingsafspraak.TEKSTEN, "start", "evaluatie_op", "versie")
    }
    als(coordinator).post(pad(afspraak, "bewerken/"), data | {"team_doet": "Wij komen vaker."})
    assert "Bespreek dit samen." not in als(coordinator).get(pad(afspraak)).text
