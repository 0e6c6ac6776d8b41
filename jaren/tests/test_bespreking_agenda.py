"""The agenda of the review: who reads and who orders it, at most twelve up, the rest closed in one act."""

import pytest

from jaren.acties.bespreking import maak_agenda, maak_eigen_punt
from jaren.factories import AgendapuntFactory, BesluitFactory, TerugblikFactory
from jaren.models import Agendapunt, Besluit
from plannen.factories import JaarcyclusFactory, PlanFactory
from plannen.models import Gebeurtenis, Plan

ADRES = "/jaren/2026/bespreking/"
LEZERS = ["coordinator", "coordinator_ander_team", "instelling", "gemeente", "wethouder", "saluti", "beheer"]
AAN_TAFEL = ["gemeente", "wethouder"]


@pytest.fixture
def cyclus(db):
    return JaarcyclusFactory(jaar=2026, fase="bespreking")


@pytest.fixture
def plan(cyclus, team):
    plan = PlanFactory(cyclus=cyclus, team=team, titel="Samen eten", status="verantwoord")
    TerugblikFactory(plan=plan)
    return plan


@pytest.fixture
def punt(cyclus):
    return AgendapuntFactory(cyclus=cyclus, titel="Tolken")


def titels(antwoord):
    agenda = antwoord.context["agenda"]
    return [[regel.punt.titel for regel in lijst] for lijst in (agenda.bespreken, agenda.rest)]


# Reading


@pytest.mark.parametrize("wie", LEZERS)
def test_iedereen_met_een_rol_leest_de_agenda(als, wie, punt, request):
    AgendapuntFactory(cyclus=punt.cyclus, titel="De rest", bespreken=False)
    assert titels(als(request.getfixturevalue(wie)).get(ADRES)) == [["Tolken"], ["De rest"]]


@pytest.mark.parametrize("wie", LEZERS)
def test_alleen_wie_beheert_ziet_knoppen(als, wie, punt, request):
    antwoord = als(request.getfixturevalue(wie)).get(ADRES)
    assert ("Agenda vernieuwen" in antwoord.text) == (wie in AAN_TAFEL)


def test_een_partner_ziet_de_agenda_nooit(als, partner, punt):
    assert als(partner).get(ADRES).status_code == 404


@pytest.mark.parametrize("fase", ["voorbereiding", "uitvoering", "verantwoording"])
@pytest.mark.parametrize("wie", LEZERS)
def test_voor_het_gesprek_leest_alleen_de_gemeente_wat_er_eerst_moet(als, wie, punt, zet_fase, fase, request):
    zet_fase(punt.cyclus, fase)
    antwoord = als(request.getfixturevalue(wie)).get(ADRES)
    assert antwoord.status_code == (200 if wie == "gemeente" else 404)
    assert "Tolken" not in antwoord.text


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_agenda_vraagt_altijd_evenveel(als, gemeente, cyclus, aantal, django_assert_num_queries):
    for _ in range(aantal):
        BesluitFactory(cyclus=cyclus, agendapunt=AgendapuntFactory(cyclus=cyclus, plan=PlanFactory(cyclus=cyclus)))
        AgendapuntFactory(cyclus=cyclus, bespreken=False)
    browser = als(gemeente)
    with django_assert_num_queries(9):
        assert len(titels(browser.get(ADRES))[0]) == aantal


# Who orders it


def adressen(punt):
    eigen = f"{ADRES}{punt.pk}/"
    return [
        f"{ADRES}vernieuwen/",
        f"{ADRES}nieuw/",
        f"{ADRES}rest/",
        f"{eigen}bespreken/",
        f"{eigen}verplaatsen/",
        f"{eigen}weghalen/",
        eigen,
    ]


@pytest.mark.parametrize("wie", [wie for wie in LEZERS if wie not in AAN_TAFEL])
def test_wie_alleen_leest_verandert_niets(als, wie, punt, request):
    browser = als(request.getfixturevalue(wie))
    assert {browser.post(adres, {"titel": "x"}).status_code for adres in adressen(punt)} == {403}
    assert (Agendapunt.objects.count(), Gebeurtenis.objects.count()) == (1, 0)


def test_voor_een_partner_is_er_niets(als, partner, punt):
    assert {als(partner).post(adres).status_code for adres in adressen(punt)} == {404}


def test_in_een_gesloten_jaar_verandert_niemand_iets(als, gemeente, punt, zet_fase):
    zet_fase(punt.cyclus, "afgesloten")
    assert {als(gemeente).post(adres).status_code for adres in adressen(punt)} == {403}


def test_een_stap_terug_sluit_de_agenda(als, gemeente, punt, zet_fase):
    zet_fase(punt.cyclus, "verantwoording")
    assert {als(gemeente).post(adres).status_code for adres in adressen(punt)} == {404}


def test_een_punt_van_een_ander_jaar_is_er_niet(als, gemeente, punt, cyclus):
    ander = AgendapuntFactory(cyclus=JaarcyclusFactory(jaar=2027, fase="bespreking"))
    assert {als(gemeente).post(adres).status_code for adres in adressen(ander)[3:]} == {404}


def test_knoppen_zijn_geen_bladzijden(als, gemeente, punt):
    adres = adressen(punt)
    assert [als(gemeente).get(adres[plek]).status_code for plek in (0, 4, 5)] == [405] * 3


# Renewing and own items


def test_vernieuwen_haalt_de_punten_op(als, gemeente, plan):
    assert als(gemeente).post(f"{ADRES}vernieuwen/").url == ADRES
    assert Agendapunt.objects.get().plan == plan


def test_een_eigen_punt_komt_onderaan(als, wethouder, punt):
    als(wethouder).post(f"{ADRES}nieuw/", {"titel": "Huur", "gevraagd_besluit": "Wie betaalt?"})
    assert titels(als(wethouder).get(ADRES)) == [["Tolken", "Huur"], []]


def test_twee_keer_versturen_maakt_een_punt(als, gemeente, cyclus, velden):
    data = velden(als(gemeente).get(f"{ADRES}nieuw/"), met="titel") | {"titel": "Huur", "gevraagd_besluit": "Wie?"}
    assert [als(gemeente).post(f"{ADRES}nieuw/", data).status_code for _ in range(2)] == [302, 302]
    assert Agendapunt.objects.count() == 1


def test_een_eigen_punt_zonder_vraag_wordt_niet_bewaard(als, gemeente, cyclus):
    antwoord = als(gemeente).post(f"{ADRES}nieuw/", {"titel": "Huur van de zaal"})
    assert antwoord.context["form"].errors == {"gevraagd_besluit": ["Schrijf op welk besluit u vraagt."]}
    assert ("Huur van de zaal" in antwoord.text, Agendapunt.objects.count()) == (True, 0)


def test_een_eigen_punt_gaat_weg_zolang_niemand_er_iets_bij_schreef(als, gemeente, punt):
    als(gemeente).post(f"{ADRES}{punt.pk}/weghalen/")
    assert (Agendapunt.objects.count(), Gebeurtenis.objects.get().soort) == (0, "agendapunt_weggehaald")


@pytest.mark.parametrize("velden", [{"notitie": "Gebeld."}, {"aanleiding": "advies"}, {"afgehandeld_op": "2026-11-20"}])
def test_een_punt_dat_is_gebruikt_blijft_staan(als, gemeente, punt, velden):
    Agendapunt.objects.update(**{naam: f"{w}T12:00Z" if "_op" in naam else w for naam, w in velden.items()})
    assert als(gemeente).post(f"{ADRES}{punt.pk}/weghalen/").status_code == 403
    assert Agendapunt.objects.count() == 1


# Up, down, and at most twelve


@pytest.mark.parametrize(
    "plek, stap, volgorde",
    [(1, "omhoog", "BAC"), (0, "omlaag", "BAC"), (0, "omhoog", "ABC"), (2, "omlaag", "ABC"), (1, "opzij", "ABC")],
)
def test_een_punt_verschuift_een_plaats(als, gemeente, cyclus, plek, stap, volgorde):
    punten = [AgendapuntFactory(cyclus=cyclus, titel=titel, volgorde=5) for titel in "ABC"]
    als(gemeente).post(f"{ADRES}{punten[plek].pk}/verplaatsen/", {"stap": stap})
    assert titels(als(gemeente).get(ADRES)) == [list(volgorde), []]


def test_een_punt_gaat_naar_de_rest_en_weer_naar_boven(als, gemeente, punt):
    als(gemeente).post(f"{ADRES}{punt.pk}/verplaatsen/", {"stap": "rest"})
    assert titels(als(gemeente).get(ADRES)) == [[], ["Tolken"]]
    als(gemeente).post(f"{ADRES}{punt.pk}/bespreken/")
    assert titels(als(gemeente).get(ADRES)) == [["Tolken"], []]


@pytest.fixture
def vol(cyclus):
    """Twelve items up, and one in the rest."""
    boven = [AgendapuntFactory(cyclus=cyclus, titel=f"Nummer {plek}") for plek in range(1, 13)]
    return boven, AgendapuntFactory(cyclus=cyclus, titel="Dertien", bespreken=False)


def test_met_twaalf_punten_vraagt_de_bladzijde_wie_plaatsmaakt(als, gemeente, vol):
    adres = f"{ADRES}{vol[1].pk}/bespreken/"
    antwoord = als(gemeente).post(adres)
    assert (antwoord.status_code, antwoord.url) == (302, adres)
    assert "De agenda is vol" in als(gemeente).get(adres).text
    assert not Agendapunt.objects.get(titel="Dertien").bespreken


def test_ruilen_zet_het_punt_op_de_plaats_van_het_andere(als, gemeente, vol):
    boven, dertien = vol
    als(gemeente).post(f"{ADRES}{dertien.pk}/bespreken/", {"ruil": boven[3].pk})
    lijst, rest = titels(als(gemeente).get(ADRES))
    assert (len(lijst), lijst[3], rest) == (12, "Dertien", ["Nummer 4"])


def test_zonder_keuze_wordt_er_niet_geruild(als, gemeente, vol):
    antwoord = als(gemeente).post(f"{ADRES}{vol[1].pk}/bespreken/", {"ruil": ""})
    assert antwoord.context["form"].errors == {"ruil": ["Kies welk punt plaatsmaakt."]}
    assert not Agendapunt.objects.get(titel="Dertien").bespreken


def test_ruilen_kan_niet_met_een_punt_van_een_ander_jaar(als, gemeente, vol):
    ander = AgendapuntFactory(cyclus=JaarcyclusFactory(jaar=2027))
    antwoord = als(gemeente).post(f"{ADRES}{vol[1].pk}/bespreken/", {"ruil": ander.pk})
    assert list(antwoord.context["form"].errors) == ["ruil"]


def test_een_eigen_punt_op_een_volle_agenda_komt_bij_de_rest(cyclus, vol, gemeente):
    punt = maak_eigen_punt(cyclus=cyclus, titel="Huur", gevraagd_besluit="Wie?", door=gemeente)
    assert not punt.bespreken


# The rest in one act


def test_de_rest_krijgt_het_voorstel_van_het_team(als, gemeente, plan, cyclus):
    maak_agenda(cyclus=cyclus, door=gemeente)
    assert als(gemeente).post(f"{ADRES}rest/").url == ADRES
    besluit = Besluit.objects.get()
    assert (besluit.plan, besluit.soort, besluit.tekst, besluit.namens) == (plan, "doorgaan", "", "wethouder")
    assert (Plan.objects.get().status, bool(Agendapunt.objects.get().afgehandeld_op)) == ("besproken", True)


def test_zonder_voorstel_gaat_een_plan_door(als, wethouder, plan, cyclus):
    plan.terugblik.voorstel = ""
    plan.terugblik.save()
    AgendapuntFactory(cyclus=cyclus, plan=plan, bespreken=False)
    als(wethouder).post(f"{ADRES}rest/")
    assert (Besluit.objects.get().soort, Besluit.objects.get().namens) == ("doorgaan", "")


def test_een_plan_zonder_terugblik_houdt_zijn_status(als, gemeente, cyclus):
    plan = PlanFactory(cyclus=cyclus, status="vastgesteld")
    AgendapuntFactory(cyclus=cyclus, plan=plan, bespreken=False)
    als(gemeente).post(f"{ADRES}rest/")
    plan.refresh_from_db()
    punt = Agendapunt.objects.get()
    assert (plan.status, punt.notitie, bool(punt.afgehandeld_op), Besluit.objects.count()) == (
        "vastgesteld",
        "Er is geen terugblik ingeleverd.",
        True,
        0,
    )


def test_wat_besproken_wordt_blijft_open(als, gemeente, punt, cyclus):
    AgendapuntFactory(cyclus=cyclus, bespreken=False, notitie="Gebeld.")
    als(gemeente).post(f"{ADRES}rest/")
    boven, onder = Agendapunt.objects.all()
    assert (boven.afgehandeld_op, boven.notitie) == (None, "")
    assert (bool(onder.afgehandeld_op), onder.notitie) == (True, "Gebeld.\nNiet besproken in het gesprek.")


def test_de_rest_twee_keer_afhandelen_geeft_een_besluit(als, gemeente, plan, cyclus):
    AgendapuntFactory(cyclus=cyclus, plan=plan, bespreken=False)
    for _ in range(2):
        als(gemeente).post(f"{ADRES}rest/")
    assert Besluit.objects.count() == 1


def test_de_bladzijde_van_de_rest_verandert_niets(als, gemeente, plan, cyclus):
    AgendapuntFactory(cyclus=cyclus, plan=plan, bespreken=False)
    antwoord = als(gemeente).get(f"{ADRES}rest/")
    assert (antwoord.status_code, Besluit.objects.count()) == (200, 0)
