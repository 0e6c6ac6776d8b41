"""The weekly times of an inloop and its exceptions: rows of one form, saved as one, and never lost."""

import datetime

import pytest

from samenwerking.factories import InloopFactory, InlooptijdFactory, InloopuitzonderingFactory
from samenwerking.models import Inloop


@pytest.fixture
def inloop(team):
    inloop = InlooptijdFactory(inloop=InloopFactory(team=team)).inloop
    InloopuitzonderingFactory(inloop=inloop)
    return inloop


@pytest.fixture
def pagina(als, coordinator, inloop):
    """The edit page: `pagina.formulier()` as it stands there, `pagina.stuur(data)`."""

    class Pagina:
        adres = f"/samenwerking/inloop/{inloop.pk}/bewerken/"

        def stuur(self, data):
            return als(coordinator).post(self.adres, data)

    return Pagina()


@pytest.fixture
def formulier(als, coordinator, pagina, velden):
    return velden(als(coordinator).get(pagina.adres), "tijden-TOTAL_FORMS")


def tijden(inloop):
    return [str(tijd) for tijd in inloop.tijden.order_by("dag", "van")]


def rij(nummer, dag, van, tot):
    return {
        f"tijden-{nummer}-{naam}": waarde for naam, waarde in zip(("dag", "van", "tot"), (dag, van, tot), strict=True)
    }


def test_opslaan_zonder_iets_te_veranderen_laat_de_rijen_staan(pagina, formulier, inloop):
    nummers = list(inloop.tijden.values_list("pk", flat=True))
    assert pagina.stuur(formulier).status_code == 302
    assert list(inloop.tijden.values_list("pk", flat=True)) == nummers
    assert [str(r.datum) for r in inloop.uitzonderingen.all()] == ["2026-12-29"]


def test_een_tijd_erbij_en_een_uitzondering_weg(pagina, formulier, inloop):
    data = formulier | rij(1, "3", "9:00", "10:00") | {"tijden-TOTAL_FORMS": 2, "uitzonderingen-0-DELETE": "on"}
    pagina.stuur(data)
    assert tijden(inloop) == ["dinsdag 18.30-20.30 uur", "donderdag 09.00-10.00 uur"]
    assert not inloop.uitzonderingen.exists()


def test_een_leeggemaakte_rij_is_weg(pagina, formulier, inloop):
    pagina.stuur(formulier | rij(0, "", "", ""))
    assert tijden(inloop) == []


def test_een_rij_erbij_zonder_script_bewaart_niets_en_houdt_alles_vast(pagina, formulier, inloop, velden):
    data = formulier | rij(0, "4", "", "") | {"naam": "Nieuwe naam", "rij_erbij": "tijden"}
    nieuw = velden(pagina.stuur(data), "tijden-TOTAL_FORMS")
    assert (nieuw["tijden-TOTAL_FORMS"], nieuw["tijden-0-dag"], nieuw["naam"]) == ("2", "4", "Nieuwe naam")
    assert tijden(inloop) == ["dinsdag 18.30-20.30 uur"]


def test_ook_een_nieuwe_inloop_krijgt_een_rij_erbij(als, coordinator, velden):
    browser, adres = als(coordinator), "/samenwerking/inloop/nieuw/"
    data = velden(browser.get(adres), "tijden-TOTAL_FORMS") | {"naam": "Koffie", "rij_erbij": "uitzonderingen"}
    nieuw = velden(browser.post(adres, data), "tijden-TOTAL_FORMS")
    assert (nieuw["uitzonderingen-TOTAL_FORMS"], nieuw["naam"]) == ("1", "Koffie")
    assert not Inloop.objects.exists()


@pytest.mark.parametrize(
    "anders, fout",
    [
        (rij(1, "1", "18:30", "19:00"), "Deze tijd staat er twee keer."),
        (rij(1, "", "18:30", "19:00"), "Kies een dag."),
        ({"uitzonderingen-0-van": "10:00"}, "Vul een begin en een later einde in"),
        ({"uitzonderingen-0-toelichting": ""}, "Schrijf op waarom het anders is."),
    ],
)
def test_een_rij_die_niet_klopt_houdt_alles_tegen(pagina, formulier, inloop, anders, fout):
    antwoord = pagina.stuur(formulier | {"tijden-TOTAL_FORMS": 2, "naam": "Getypt"} | anders)
    assert fout in antwoord.text and "Getypt" in antwoord.text
    assert tijden(inloop) == ["dinsdag 18.30-20.30 uur"] and Inloop.objects.get().naam == inloop.naam


def test_een_dag_staat_er_maar_een_keer(pagina, formulier, inloop):
    data = formulier | {"uitzonderingen-TOTAL_FORMS": 2, "uitzonderingen-1-datum": "2026-12-29"}
    antwoord = pagina.stuur(data | {"uitzonderingen-1-toelichting": "nog eens"})
    assert "Deze dag staat er twee keer." in antwoord.text and inloop.uitzonderingen.count() == 1


def ander_slaat_op(inloop):
    """Somebody else moves the evening to Thursday, and closes another day."""
    inloop.tijden.update(dag=3)
    inloop.uitzonderingen.update(datum=datetime.date(2026, 12, 31))
    Inloop.objects.filter(pk=inloop.pk).update(versie=2)


@pytest.mark.parametrize("keuze, dag", [("mijn", "woensdag"), ("hun", "donderdag")])
def test_wie_als_tweede_opslaat_kiest_uit_beide_weken(pagina, formulier, inloop, velden, keuze, dag):
    ander_slaat_op(inloop)
    antwoord = pagina.stuur(formulier | {"tijden-0-dag": "2"})
    assert antwoord.status_code == 409 and "woensdag 18:30" in antwoord.text and "donderdag 18:30" in antwoord.text
    gekozen = velden(antwoord, "keuze:inloop:tijden") | {"keuze:inloop:tijden": keuze}
    pagina.stuur(gekozen | {"keuze:inloop:uitzonderingen": "hun"})
    assert tijden(inloop) == [f"{dag} 18.30-20.30 uur"]
    assert [str(r.datum) for r in inloop.uitzonderingen.all()] == ["2026-12-31"]


def test_wie_pas_bij_het_opslaan_te_laat_is_ziet_ook_beide(pagina, formulier, inloop, race):
    with race(lambda: ander_slaat_op(inloop)):
        antwoord = pagina.stuur(formulier | {"tijden-0-dag": "2"})
    assert antwoord.status_code == 409 and "donderdag 18:30" in antwoord.text
    assert tijden(inloop) == ["donderdag 18.30-20.30 uur"]


def test_wat_een_vreemd_formulier_meestuurt_is_een_fout_en_geen_storing(pagina, formulier, inloop):
    assert pagina.stuur(formulier | {"tijden": "1", "tijden-INITIAL_FORMS": "x"}).status_code == 200
    assert tijden(inloop) == ["dinsdag 18.30-20.30 uur"]
