"""Organisaties: found by what they are and when they are there, kept up by who works with them and by themselves."""

import datetime

import pytest

from buurtteams.factories import WijkFactory
from plannen.factories import PlanFactory, PlanpartnerFactory
from samenwerking.factories import (
    BijeenkomstFactory,
    ContactpersoonFactory,
    InloopFactory,
    InlooptijdFactory,
    OrganisatieFactory,
    SamenwerkingsafspraakFactory,
)
from samenwerking.models import Gebeurtenis, Organisatie

LIJST = "/samenwerking/organisaties/"


def pad(organisatie, stap=""):
    return f"{LIJST}{organisatie.pk}/{stap}"


def namen(antwoord):
    return [organisatie.naam for organisatie in antwoord.context["bladzijde"]]


@pytest.fixture
def drie(db):
    noord = WijkFactory(slug="noord")
    vijgenboom = OrganisatieFactory(naam="De Vijgenboom", talen="Arabisch, Tamazight", achterban="ouderen")
    vijgenboom.wijken.add(noord)
    OrganisatieFactory(naam="De Ooievaar", talen="Pools", aanbod="spreekuur over werk", in_het_weekend=True)
    OrganisatieFactory(naam="Aan de Sluis", soort="zorgpartner", in_de_avond=True)


@pytest.mark.parametrize(
    "zoek, verwacht",
    [
        ("", ["Aan de Sluis", "De Ooievaar", "De Vijgenboom"]),
        ("?zoek=ouderen", ["De Vijgenboom"]),
        ("?zoek=WERK+spreekuur", ["De Ooievaar"]),
        ("?wijk=noord", ["De Vijgenboom"]),
        ("?taal=pools", ["De Ooievaar"]),
        ("?soort=zorgpartner", ["Aan de Sluis"]),
        ("?weekend=on", ["De Ooievaar"]),
        ("?avond=on", ["Aan de Sluis"]),
        ("?taal=klingon", ["Aan de Sluis", "De Ooievaar", "De Vijgenboom"]),
        ("?zoek=niets", []),
    ],
)
def test_de_lijst_is_te_beperken(als, saluti, drie, zoek, verwacht):
    assert namen(als(saluti).get(f"{LIJST}{zoek}")) == verwacht


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, gemeente, aantal, django_assert_num_queries):
    for _ in range(aantal):
        OrganisatieFactory().wijken.add(WijkFactory())
    browser = als(gemeente)
    with django_assert_num_queries(8):
        assert len(namen(browser.get(LIJST))) == aantal


def test_een_partner_ziet_alleen_de_eigen_organisatie(als, partner, organisatie, drie):
    assert namen(als(partner).get(LIJST)) == ["De Granaatappel"]
    ander = Organisatie.objects.get(naam="De Ooievaar")
    assert [als(partner).get(pad(rij)).status_code for rij in (organisatie, ander)] == [200, 404]


def test_toevoegen_staat_in_het_logboek(als, coordinator):
    als(coordinator).post(f"{LIJST}nieuw/", {"naam": "De Kring", "soort": "migrantenorganisatie"})
    assert Gebeurtenis.objects.get().naar == Organisatie.objects.get().naam == "De Kring"


def test_een_naam_die_er_al_is_wordt_geweigerd_en_de_tekst_blijft(als, coordinator, organisatie):
    data = {"naam": "de granaatappel", "soort": "andere", "achterban": "vrouwen uit de buurt"}
    antwoord = als(coordinator).post(f"{LIJST}nieuw/", data)
    assert antwoord.context["form"].errors == {"naam": ["Er is al een organisatie met deze naam."]}
    assert "vrouwen uit de buurt" in antwoord.text
    assert Organisatie.objects.count() == 1


def test_een_te_lange_tekst_wordt_geweigerd_en_blijft_heel(als, coordinator):
    data = {"naam": "De Kring", "soort": "andere", "aanbod": "a" * 1200 + "slot"}
    antwoord = als(coordinator).post(f"{LIJST}nieuw/", data)
    fout = "Maak dit korter: het zijn 1204 tekens, er passen er 1000."
    assert antwoord.context["form"].errors == {"aanbod": [fout]} and "aaslot" in antwoord.text
    assert not Organisatie.objects.exists()


def test_een_partner_houdt_het_eigen_profiel_bij_maar_niet_de_naam(als, partner, organisatie):
    als(partner).post(pad(organisatie, "bewerken/"), {"naam": "Anders", "talen": "Turks, Pools", "versie": 1})
    organisatie.refresh_from_db()
    assert (organisatie.naam, organisatie.talenlijst, organisatie.versie) == (
        *("De Granaatappel", ["Turks", "Pools"]),
        2,
    )


@pytest.mark.parametrize("wie", ["wethouder", "saluti", "beheer"])
def test_wie_alleen_leest_bewerkt_niet(als, wie, organisatie, request):
    browser = als(request.getfixturevalue(wie))
    assert browser.post(pad(organisatie, "bewerken/"), {"versie": 1}).status_code == 403
    assert browser.post(f"{LIJST}nieuw/", {"naam": "X", "soort": "andere"}).status_code == 403
    assert Organisatie.objects.count() == 1


def test_de_tweede_die_opslaat_ziet_beide_teksten(als, coordinator, organisatie):
    Organisatie.objects.filter(pk=organisatie.pk).update(versie=2, talen="Hun talen")
    data = {"naam": organisatie.naam, "soort": "andere", "talen": "Mijn talen", "versie": 1}
    antwoord = als(coordinator).post(pad(organisatie, "bewerken/"), data)
    assert antwoord.status_code == 409 and "Hun talen" in antwoord.text and "Mijn talen" in antwoord.text


def test_de_pagina_noemt_alleen_plannen_die_u_ziet(als, wethouder, saluti, organisatie, cyclus):
    for status, titel in (("concept", "Geheim"), ("aangeboden", "Ingeleverd"), ("vastgesteld", "Akkoord")):
        PlanpartnerFactory(plan=PlanFactory(cyclus=cyclus, status=status, titel=titel), organisatie=organisatie)

    def titels(wie):
        return [rij.plan.titel for rij in als(wie).get(pad(organisatie)).context["planpartners"]]

    assert titels(wethouder) == ["Akkoord"]
    assert sorted(titels(saluti)) == ["Akkoord", "Ingeleverd"]


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_pagina_vraagt_altijd_evenveel(als, gemeente, aantal, organisatie, django_assert_num_queries, cyclus):
    for _ in range(aantal):
        SamenwerkingsafspraakFactory(organisatie=organisatie)
        ContactpersoonFactory(organisatie=organisatie)
        PlanpartnerFactory(plan=PlanFactory(cyclus=cyclus, status="vastgesteld"), organisatie=organisatie)
    browser = als(gemeente)
    with django_assert_num_queries(14):
        assert len(browser.get(pad(organisatie)).context["afspraken"]) == aantal


def test_de_pagina_toont_bijeenkomsten_en_inlopen_die_lopen(als, gemeente, organisatie, vandaag):
    BijeenkomstFactory(titel="Wijktafel over taal", organisaties=[organisatie])
    BijeenkomstFactory(titel="Van een ander")
    InlooptijdFactory(inloop__naam="Inloop aan de Vuurlaan").inloop.organisaties.add(organisatie)
    InloopFactory(naam="Gestopt", gestopt_op=vandaag, stopreden="Te weinig mensen.").organisaties.add(organisatie)
    antwoord = als(gemeente).get(pad(organisatie))
    assert [str(rij) for rij in antwoord.context["bijeenkomsten"]] == ["Wijktafel over taal"]
    assert "dinsdag 18.30-20.30 uur" in antwoord.text and "Gestopt" not in antwoord.text


def test_de_pagina_toont_het_laatste_klopt_dit_van_de_partner(als, gemeente, organisatie, cyclus):
    partner = PlanpartnerFactory(plan=PlanFactory(cyclus=cyclus, status="vastgesteld"), organisatie=organisatie)
    for antwoord, dag in (("ja", 2), ("nee", 9)):
        op = datetime.datetime(2026, 11, dag, tzinfo=datetime.UTC)
        partner.antwoorden.create(vraag="klopt", antwoord=antwoord, op=op)
    tekst = als(gemeente).get(pad(organisatie)).text
    assert "Nee, dit klopt niet (9 november 2026)" in tekst and "Ja, dit klopt" not in tekst


def test_twee_keer_hetzelfde_formulier_geeft_een_organisatie(als, coordinator, velden):
    browser = als(coordinator)
    formulier = velden(browser.get(f"{LIJST}nieuw/"), "naam") | {"naam": "De Kring"}
    assert [browser.post(f"{LIJST}nieuw/", formulier).status_code for _ in "12"] == [302, 302]
    assert Organisatie.objects.get().naam == "De Kring"


def test_bewerken_staat_in_het_logboek_met_de_velden_en_niet_met_de_tekst(als, partner, organisatie):
    als(partner).post(pad(organisatie, "bewerken/"), {"talen": "Turks", "in_de_avond": "on", "versie": 1})
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.naar) == ("organisatie_bewerkt", "talen, in_de_avond")


def test_wie_een_andere_versie_meestuurt_verliest_zijn_keuze_niet(als, coordinator, organisatie, velden):
    Organisatie.objects.filter(pk=organisatie.pk).update(versie=2, talen="Hun talen")
    data = {"naam": organisatie.naam, "soort": "andere", "talen": "Mijn talen", "versie": 1}
    antwoord = als(coordinator).post(pad(organisatie, "bewerken/"), data)
    keuze = velden(antwoord, "keuze:organisatie:talen") | {"keuze:organisatie:talen": "mijn"}
    als(coordinator).post(pad(organisatie, "bewerken/"), keuze)
    assert Organisatie.objects.get().talen == "Mijn talen"


def test_wie_in_het_beheer_opslaat_maakt_een_nieuwe_versie(als, beheer, organisatie):
    regels = {"contactpersonen-TOTAL_FORMS": 0, "contactpersonen-INITIAL_FORMS": 0}
    data = {"naam": "De Egel", "soort": "andere"} | regels
    als(beheer).post(f"/beheer/samenwerking/organisatie/{organisatie.pk}/change/", data)
    assert Organisatie.objects.values_list("naam", "versie").get() == ("De Egel", 2)


def test_de_lijst_bladert_per_dertig_en_houdt_de_keuze_vast(als, gemeente):
    OrganisatieFactory.create_batch(31, soort="zorgpartner")
    antwoord = als(gemeente).get(f"{LIJST}?soort=zorgpartner")
    assert len(namen(antwoord)) == 30 and "soort=zorgpartner&amp;bladzijde=2" in antwoord.text
