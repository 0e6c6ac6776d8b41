"""Decisions: listed, said to be done, corrected, and carried on into a later year."""

import datetime

import pytest

from jaren.acties.besluit import meld_klaar
from jaren.acties.bespreking import neem_besluiten_over
from jaren.factories import AgendapuntFactory, BesluitFactory
from jaren.models import Besluit
from plannen.factories import JaarcyclusFactory, PlanFactory, PlanpartnerFactory
from plannen.models import Gebeurtenis

KLAAR = {"klaar": "on", "klaar_op": "2026-11-20", "klaar_toelichting": "De sleutel is er.", "versie": "1"}
ANDERS = {
    "soort": "stoppen", "tekst": "Kennismaken in mei.", "wie": "wijkregisseur", "zijde": "gemeente",
    "datum": "2027-05-31", "versie": "1",
}  # fmt: skip


@pytest.fixture
def cyclus(db):
    return JaarcyclusFactory(jaar=2026, fase="bespreking")


@pytest.fixture
def plan(cyclus, team):
    return PlanFactory(cyclus=cyclus, team=team, titel="Samen eten", status="besproken")


@pytest.fixture
def besluit(plan):
    return BesluitFactory(cyclus=plan.cyclus, plan=plan, zijde="team")


def pad(besluit):
    return f"/besluiten/{besluit.pk}/"


# The list


def lijst(antwoord):
    return [[rij.tekst for rij, _ in antwoord.context["open_besluiten"]], [b.tekst for b in antwoord.context["andere"]]]


def test_open_besluiten_staan_boven_de_dringendste_eerst(als, gemeente, cyclus):
    BesluitFactory(cyclus=cyclus, tekst="Later", datum=datetime.date(2027, 5, 1))
    BesluitFactory(cyclus=cyclus, tekst="Klaar", klaar_op=datetime.date(2026, 11, 1))
    BesluitFactory(cyclus=cyclus, tekst="", wie="", datum=None)
    BesluitFactory(cyclus=cyclus, tekst="Eerst", datum=datetime.date(2026, 11, 21))
    antwoord = als(gemeente).get("/besluiten/")
    assert lijst(antwoord) == [["Eerst", "Later"], ["Klaar", ""]]
    assert [laat for _, laat in antwoord.context["open_besluiten"]] == [True, False]


@pytest.mark.parametrize(
    "wie, verwacht",
    [
        ("coordinator", ["team"]),
        ("coordinator_ander_team", []),
        ("instelling", ["instelling"]),
        ("gemeente", ["gemeente"]),
        ("saluti", ["saluti"]),
        ("wethouder", []),
        ("partner", []),
    ],
)
def test_voor_mij_is_waar_mijn_kant_voor_zorgt(als, wie, verwacht, plan, request):
    for zijde in ("team", "instelling", "gemeente", "saluti"):
        BesluitFactory(cyclus=plan.cyclus, plan=plan, zijde=zijde, tekst=zijde)
    assert lijst(als(request.getfixturevalue(wie)).get("/besluiten/?welke=aan-mij"))[0] == verwacht


def test_een_partner_ziet_alleen_besluiten_over_plannen_die_haar_noemen(als, partner, organisatie, besluit, cyclus):
    BesluitFactory(cyclus=cyclus, tekst="Voor de stad.")
    genoemd = PlanpartnerFactory(plan=PlanFactory(cyclus=cyclus, status="besproken"), organisatie=organisatie).plan
    BesluitFactory(cyclus=cyclus, plan=genoemd, tekst="Met ons.")
    assert lijst(als(partner).get("/besluiten/")) == [["Met ons."], []]


def test_de_lijst_heeft_bladzijden(als, gemeente, cyclus):
    for _ in range(31):
        BesluitFactory(cyclus=cyclus)
    antwoord = als(gemeente).get("/besluiten/?bladzijde=2")
    assert (len(lijst(antwoord)[0]), antwoord.context["aantal_open"]) == (1, 31)


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, gemeente, cyclus, aantal, django_assert_num_queries):
    for _ in range(aantal):
        plan = PlanFactory(cyclus=cyclus, status="besproken")
        oud = BesluitFactory(cyclus=JaarcyclusFactory(jaar=2025))
        BesluitFactory(cyclus=cyclus, plan=plan, zijde="team", volgt_op=oud)
        BesluitFactory(cyclus=cyclus, plan=plan, zijde="team", klaar_op=datetime.date(2026, 11, 1))
    browser = als(gemeente)
    with django_assert_num_queries(6):
        assert len(lijst(browser.get("/besluiten/"))[0]) == aantal


# Reading, and saying that it is done


@pytest.mark.parametrize("wie", ["coordinator", "teamgenoot", "instelling", "gemeente"])
def test_wie_ervoor_zorgt_meldt_het_klaar(als, wie, besluit, request):
    assert als(request.getfixturevalue(wie)).post(pad(besluit), KLAAR).url == pad(besluit)
    besluit.refresh_from_db()
    assert (besluit.klaar_op.isoformat(), besluit.klaar_toelichting) == ("2026-11-20", "De sleutel is er.")


def test_een_instelling_meldt_het_namens_het_team(als, instelling, besluit):
    als(instelling).post(pad(besluit), KLAAR)
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.naar, regel.namens) == ("besluit_stand", "klaar", "Buurtteam Noordoost")


def test_de_gemeente_meldt_het_in_de_eigen_naam(als, gemeente, besluit):
    als(gemeente).post(pad(besluit), KLAAR)
    assert Gebeurtenis.objects.get().namens == ""


@pytest.mark.parametrize("wie", ["coordinator_ander_team", "wethouder", "saluti", "beheer"])
def test_wie_alleen_leest_meldt_niets(als, wie, besluit, request):
    browser = als(request.getfixturevalue(wie))
    assert [browser.get(pad(besluit)).status_code, browser.post(pad(besluit), KLAAR).status_code] == [200, 403]
    assert Besluit.objects.get().klaar_op is None


@pytest.mark.parametrize("wijze", ["get", "post"])
def test_wie_het_plan_niet_ziet_ziet_het_besluit_niet(als, partner, besluit, wijze):
    assert getattr(als(partner), wijze)(pad(besluit), KLAAR).status_code == 404


def test_alleen_lezen_verandert_niets(als, gemeente, besluit):
    assert [als(gemeente).get(pad(besluit)).status_code, als(gemeente).put(pad(besluit)).status_code] == [200, 405]


@pytest.mark.parametrize(
    "anders, veld",
    [({"klaar_toelichting": ""}, "klaar_toelichting"), ({"klaar_op": "2026-11-23"}, "klaar_op")],
)
def test_wat_niet_klopt_wordt_niet_bewaard(als, gemeente, besluit, anders, veld):
    antwoord = als(gemeente).post(pad(besluit), KLAAR | anders)
    assert (list(antwoord.context["form"].errors), Besluit.objects.get().versie) == ([veld], 1)


def test_klaar_is_ongedaan_te_maken_en_de_tekst_blijft(als, gemeente, besluit):
    als(gemeente).post(pad(besluit), KLAAR)
    als(gemeente).post(pad(besluit), {"klaar_toelichting": "De sleutel past niet.", "versie": "2"})
    besluit.refresh_from_db()
    assert (besluit.klaar_op, besluit.klaar_toelichting) == (None, "De sleutel past niet.")
    assert besluit.geschiedenis.count() == 3


def test_in_een_gesloten_jaar_meldt_niemand_iets(als, gemeente, besluit, zet_fase):
    zet_fase(besluit.cyclus, "afgesloten")
    assert als(gemeente).post(pad(besluit), KLAAR).status_code == 403


def test_wat_in_een_later_jaar_verder_gaat_wordt_daar_klaar_gemeld(als, gemeente, besluit):
    BesluitFactory(cyclus=JaarcyclusFactory(jaar=2027), volgt_op=besluit)
    assert "Dit besluit gaat verder in 2027." in als(gemeente).get(pad(besluit)).text
    assert als(gemeente).post(pad(besluit), KLAAR).status_code == 403


def test_zonder_afspraak_is_er_niets_klaar_te_melden(als, gemeente, plan):
    besluit = BesluitFactory(cyclus=plan.cyclus, plan=plan, tekst="", wie="", datum=None)
    assert als(gemeente).post(pad(besluit), KLAAR).status_code == 403


def test_twee_tegelijk_geven_de_tweede_een_keuze(als, gemeente, besluit, velden):
    mijn = velden(als(gemeente).get(pad(besluit)), met="versie") | KLAAR
    meld_klaar(besluit=besluit, versie=1, klaar_op=None, toelichting="Bijna.", door=gemeente)
    antwoord = als(gemeente).post(pad(besluit), mijn)
    assert (antwoord.status_code, Besluit.objects.get().klaar_toelichting) == (409, "Bijna.")
    data = velden(antwoord, met="basis")
    assert als(gemeente).post(pad(besluit), data | {"keuze:besluit:klaar_toelichting": "mijn"}).status_code == 302
    assert Besluit.objects.get().klaar_toelichting == "De sleutel is er."


def test_precies_tegelijk_geeft_ook_een_keuze(als, gemeente, besluit, race):
    stap = {"besluit": besluit, "versie": 1, "klaar_op": None, "toelichting": "Bijna.", "door": gemeente}
    browser = als(gemeente)
    with race(lambda: meld_klaar(**stap)):
        assert browser.post(pad(besluit), KLAAR).status_code == 409
    assert Besluit.objects.get().klaar_toelichting == "Bijna."


# Correcting


@pytest.mark.parametrize("wie, namens", [("gemeente", "wethouder"), ("wethouder", "")])
def test_een_besluit_is_te_verbeteren_zolang_het_gesprek_loopt(als, wie, namens, besluit, request):
    als(request.getfixturevalue(wie)).post(f"{pad(besluit)}verbeteren/", ANDERS)
    besluit.refresh_from_db()
    assert (besluit.soort, besluit.tekst, besluit.wie, besluit.zijde) == tuple(ANDERS.values())[:4]
    assert (Gebeurtenis.objects.get().soort, Gebeurtenis.objects.get().namens) == ("besluit_aangepast", namens)


@pytest.mark.parametrize("wie", ["coordinator", "coordinator_ander_team", "instelling", "saluti", "beheer"])
def test_wie_niet_aan_tafel_zit_verbetert_niets(als, wie, besluit, request):
    browser = als(request.getfixturevalue(wie))
    assert browser.get(f"{pad(besluit)}verbeteren/").status_code == 403
    assert browser.post(f"{pad(besluit)}verbeteren/", ANDERS).status_code == 403


@pytest.mark.parametrize("fase", ["uitvoering", "verantwoording", "afgesloten"])
def test_buiten_het_gesprek_verbetert_niemand_iets(als, gemeente, besluit, zet_fase, fase):
    zet_fase(besluit.cyclus, fase)
    assert als(gemeente).post(f"{pad(besluit)}verbeteren/", ANDERS).status_code == 403


def test_een_ander_soort_besluit_geldt_voor_alle_afspraken_van_het_punt(als, gemeente, plan):
    punt = AgendapuntFactory(cyclus=plan.cyclus, plan=plan)
    een, _ = [BesluitFactory(cyclus=plan.cyclus, plan=plan, agendapunt=punt) for _ in range(2)]
    als(gemeente).post(f"{pad(een)}verbeteren/", ANDERS)
    punt.refresh_from_db()
    assert (list(punt.besluiten.values_list("soort", flat=True)), punt.versie) == (["stoppen"] * 2, 2)


@pytest.mark.parametrize("leeg", ["wie", "datum"])
def test_een_afspraak_zonder_wie_of_wanneer_wordt_niet_bewaard(als, gemeente, besluit, leeg):
    antwoord = als(gemeente).post(f"{pad(besluit)}verbeteren/", ANDERS | {leeg: ""})
    assert (list(antwoord.context["form"].errors), "Kennismaken in mei." in antwoord.text) == ([leeg], True)
    assert Besluit.objects.get().tekst == "Kennismaken op de wijktafel van april."


def test_een_verouderde_verbetering_geeft_een_keuze(als, gemeente, besluit):
    assert als(gemeente).post(f"{pad(besluit)}verbeteren/", ANDERS | {"versie": "7"}).status_code == 409


# Into a later year


@pytest.fixture
def naar(db):
    return JaarcyclusFactory(jaar=2027, fase="voorbereiding")


def test_een_besluit_gaat_mee_met_het_plan_dat_verder_gaat(besluit, naar, gemeente, team):
    vervolg = PlanFactory(cyclus=naar, team=team, volgt_op=besluit.plan)
    [nieuw] = neem_besluiten_over(besluiten=[besluit], naar=naar, door=gemeente)
    velden = ("soort", "tekst", "wie", "zijde", "datum")
    assert [getattr(nieuw, veld) for veld in velden] == [getattr(besluit, veld) for veld in velden]
    assert (nieuw.cyclus, nieuw.plan, nieuw.volgt_op) == (naar, vervolg, besluit)
    assert list(Besluit.objects.open()) == [nieuw]


def test_zonder_vervolgplan_neemt_de_gemeente_over_wat_van_het_team_was(besluit, naar, gemeente):
    [nieuw] = neem_besluiten_over(besluiten=[besluit], naar=naar, door=gemeente)
    assert (nieuw.plan, nieuw.zijde, nieuw.wie) == (None, "gemeente", "beleidsambtenaar")
    assert nieuw.tekst == (
        "Kennismaken op de wijktafel van april.\n"
        "(Afgesproken bij het plan 'Samen eten' van Buurtteam Noordoost, met: beleidsambtenaar zorg.)"
    )


def test_zonder_vervolgplan_houdt_een_andere_kant_haar_afspraak(besluit, naar, gemeente):
    Besluit.objects.update(zijde="saluti")
    [nieuw] = neem_besluiten_over(besluiten=Besluit.objects.all(), naar=naar, door=gemeente)
    assert (nieuw.plan, nieuw.zijde, nieuw.wie) == (None, "saluti", "beleidsambtenaar zorg")


def test_een_besluit_voor_de_stad_gaat_mee_zoals_het_is(cyclus, naar, gemeente):
    [nieuw] = neem_besluiten_over(besluiten=[BesluitFactory(cyclus=cyclus)], naar=naar, door=gemeente)
    assert (nieuw.plan, nieuw.tekst) == (None, "Kennismaken op de wijktafel van april.")


def test_een_besluit_gaat_maar_een_keer_mee(besluit, naar, gemeente):
    for _ in range(2):
        neem_besluiten_over(besluiten=[besluit], naar=naar, door=gemeente)
    assert Besluit.objects.filter(cyclus=naar).count() == 1


def test_wat_klaar_is_gaat_niet_mee(besluit, naar, gemeente):
    besluit.klaar_op = datetime.date(2026, 11, 20)
    assert neem_besluiten_over(besluiten=[besluit], naar=naar, door=gemeente) == []
