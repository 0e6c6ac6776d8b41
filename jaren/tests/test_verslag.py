"""The page of the report: who sees it, what it is drawn from, and that a closed one never changes again."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jaren.factories import AdviesFactory
from jaren.models import Momentopname
from jaren.momentopname import maak_momentopname, stel_samen
from jaren.verslag import verslag
from jaren.verslag.blokken import Kop
from plannen.factories import JaarcyclusFactory, PlanFactory
from plannen.models import Jaarcyclus

from .vol_jaar import maak_vol_jaar

pytestmark = pytest.mark.django_db
Fase = Jaarcyclus.Fase


@pytest.fixture
def gesloten(team, gemeente, zet_fase):
    """2026 with everything in it, frozen and closed."""
    cyclus = maak_vol_jaar(team=team, plannen=2)
    maak_momentopname(cyclus=cyclus, door=gemeente)
    return zet_fase(cyclus, Fase.AFGESLOTEN)


# Who


def test_iedereen_met_een_rol_behalve_de_partner_leest_het_verslag(als, wethouder, cyclus):
    assert als(wethouder).get("/jaren/2026/verslag/").status_code == 200


@pytest.mark.parametrize("adres", ["", "json/", "naast/2025/"])
def test_voor_een_partner_is_het_verslag_er_niet(als, partner, cyclus, adres):
    JaarcyclusFactory(jaar=2025)
    assert als(partner).get(f"/jaren/2026/verslag/{adres}").status_code == 404


@pytest.mark.parametrize("adres", ["", "json/", "naast/2025/"])
def test_het_verslag_is_alleen_om_te_lezen(als, gemeente, cyclus, adres):
    assert als(gemeente).post(f"/jaren/2026/verslag/{adres}").status_code == 405


def test_een_jaar_of_nummer_dat_er_niet_is_geeft_404(als, gemeente, cyclus):
    browser = als(gemeente)
    adressen = ["1999/verslag/", "2026/verslag/?nummer=1", "2026/verslag/?nummer=x", "2026/verslag/exe/"]
    assert {browser.get(f"/jaren/{adres}").status_code for adres in adressen} == {404}


# A running year


def test_een_lopend_jaar_is_een_concept_en_zegt_dat(als, wethouder, cyclus):
    antwoord = als(wethouder).get("/jaren/2026/verslag/")
    assert "Concept van 22 november 2026" in antwoord.text
    assert antwoord.context["verslag"].is_concept


def test_een_jaar_zonder_plannen_is_leeg_en_zegt_wat_er_komt(als, wethouder, cyclus):
    assert "Er zijn nog geen plannen met akkoord van de gemeente." in als(wethouder).get("/jaren/2026/verslag/").text


@pytest.mark.parametrize("formaat", ["", "json/"])
def test_wie_het_concept_leest_ziet_geen_oordeel_voor_het_gesprek(als, coordinator_ander_team, team, formaat):
    maak_vol_jaar(team=team, fase=Fase.VERANTWOORDING)
    tekst = als(coordinator_ander_team).get(f"/jaren/2026/verslag/{formaat}").text
    geheim = [
        "De deur was vaak dicht.",
        "Wij zien nog weinig nieuwe bezoekers.",
        "Voor het grootste deel",
        "In de zomer",
    ]
    assert [zin for zin in geheim if zin in tekst] == []


def test_wie_het_concept_leest_ziet_geen_plan_zonder_akkoord(als, wethouder, cyclus):
    PlanFactory(cyclus=cyclus, titel="Nog in de maak", status="aangeboden")
    assert "Nog in de maak" not in als(wethouder).get("/jaren/2026/verslag/").text


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_aantal_vragen_aan_de_database_groeit_niet(als, wethouder, team, aantal, django_assert_num_queries):
    browser = als(wethouder)
    maak_vol_jaar(team=team, plannen=aantal)
    with django_assert_num_queries(39):
        browser.get("/jaren/2026/verslag/")


# A closed year


def test_een_gesloten_jaar_wordt_uit_de_momentopname_alleen_getekend(als, wethouder, gesloten):
    browser = als(wethouder)
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        browser.get("/jaren/2026/verslag/")
    tabellen = {tabel for vraag in vragen for tabel in re.findall(r'(?:FROM|JOIN) "(\w+)"', vraag["sql"])}
    van_de_lezer = {"django_session", "buurtteams_gebruiker", "buurtteams_rol", "buurtteams_buurtteam"}
    assert tabellen - van_de_lezer - {"buurtteams_instelling"} == {"plannen_jaarcyclus", "jaren_momentopname"}


def test_het_tekenen_zelf_vraagt_de_database_niets(gesloten, django_assert_num_queries):
    inhoud = Momentopname.objects.get().gegevens
    with django_assert_num_queries(0):
        verslag(inhoud)


def test_een_gesloten_jaar_toont_nummer_en_controlegetal(als, wethouder, gesloten):
    antwoord = als(wethouder).get("/jaren/2026/verslag/")
    assert Momentopname.objects.get().sha256 in antwoord.text
    assert "momentopname 1 van 2026" in antwoord.text
    assert not antwoord.context["verslag"].is_concept


def test_een_eerdere_momentopname_blijft_te_lezen(als, wethouder, gesloten, gemeente, zet_fase):
    maak_momentopname(cyclus=zet_fase(gesloten, Fase.BESPREKING), door=gemeente)
    zet_fase(gesloten, Fase.AFGESLOTEN)
    browser = als(wethouder)
    nummers = [browser.get(f"/jaren/2026/verslag/{zoek}").context["nummer"] for zoek in ("", "?nummer=1", "?nummer=2")]
    assert nummers == [2, 1, 2]
    assert "Dit is een eerdere momentopname." in browser.get("/jaren/2026/verslag/?nummer=1").text


def test_een_heropend_jaar_is_weer_een_concept_en_het_oude_verslag_blijft(als, wethouder, gesloten, zet_fase):
    zet_fase(gesloten, Fase.BESPREKING)
    browser = als(wethouder)
    assert browser.get("/jaren/2026/verslag/").context["verslag"].is_concept
    assert not browser.get("/jaren/2026/verslag/?nummer=1").context["verslag"].is_concept


# What stands in it


def test_de_hoofdstukken_staan_in_de_volgorde_van_wie_leest(team):
    blokken = verslag(stel_samen(maak_vol_jaar(team=team))).blokken
    assert [blok.tekst for blok in blokken if isinstance(blok, Kop) and blok.niveau == 2] == [
        "Het jaar op één bladzijde",
        "De cijfers van het jaar",
        "Plan voor plan",
        "Reactie en besluiten over het hele jaar",
        "Wat er veranderde sinds 2025",
        "Datums die zijn verschoven",
        "Wie niets meldde",
        "De thema's",
        "De afspraken van de ronde tafel",
        "Adviezen van MNU/Saluti",
        "Hoe dit verslag is gemaakt",
    ]


def test_geen_kop_slaat_een_niveau_over(team):
    koppen = [blok.niveau for blok in verslag(stel_samen(maak_vol_jaar(team=team))).blokken if isinstance(blok, Kop)]
    assert max(later - eerder for eerder, later in zip(koppen, koppen[1:], strict=False)) == 1


def test_elke_regel_van_de_inhoudsopgave_wijst_naar_een_kop(als, wethouder, team):
    maak_vol_jaar(team=team, plannen=3)
    tekst = als(wethouder).get("/jaren/2026/verslag/").text
    wijst, staat = set(re.findall(r'href="#([\w-]+)"', tekst)), re.findall(r'id="([\w-]+)"', tekst)
    assert (wijst - set(staat), len(staat) - len(set(staat))) == (set(), 0)


@pytest.mark.parametrize("zin", [
    "Voor 2026 is er 1 plan. 0 zijn klaar, 1 gaat goed.",
    "De zaal was dicht.",
    "Gegeven nadat andere oordelen te zien waren.",
    "Teruggestuurd op 22 november 2026:",
    "Een tolkentelefoon voor alle teams.",
    "Ja, vanaf maart.",
    "Dit verdient een vervolg.",
    "Bewoners vroegen erom.",
])  # fmt: skip
def test_wat_van_het_jaar_is_staat_op_de_bladzijde(als, wethouder, team, zin):
    maak_vol_jaar(team=team)
    assert zin in als(wethouder).get("/jaren/2026/verslag/").text


def test_tekst_van_mensen_is_nooit_opmaak(als, wethouder, cyclus):
    AdviesFactory(titel="<b>Tolken</b>", tekst="<script>alert(1)</script>")
    tekst = als(wethouder).get("/jaren/2026/verslag/").text
    assert ("&lt;b&gt;Tolken" in tekst, "<script>alert" in tekst) == (True, False)


# Two years


@pytest.mark.parametrize("adres", ["2026/verslag/naast/2025/", "2025/verslag/naast/2026/"])
def test_twee_jaren_staan_naast_elkaar_het_vroegste_eerst(als, wethouder, team, adres):
    vorig = maak_vol_jaar(jaar=2025, team=team)
    maak_vol_jaar(team=team, volgt_op=[vorig.plannen.get()])
    antwoord = als(wethouder).get(f"/jaren/{adres}")
    assert (antwoord.context["vroeger"]["jaar"], antwoord.context["later"]["jaar"]) == (2025, 2026)
    assert "Stand in 2025" in antwoord.text


@pytest.mark.parametrize("ander", [2026, 1999])
def test_naast_zichzelf_of_naast_niets_staat_geen_jaar(als, wethouder, cyclus, ander):
    assert als(wethouder).get(f"/jaren/2026/verslag/naast/{ander}/").status_code == 404
