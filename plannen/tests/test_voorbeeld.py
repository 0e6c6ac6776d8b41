"""The example city: believable, the same on each run, and moved to today in whole weeks."""

import datetime
import re
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from buurtteams.factories import GebruikerFactory
from buurtteams.models import Gebruiker, Rol
from plannen.models import (
    Actie,
    Datumwijziging,
    Gebeurtenis,
    Indicator,
    Jaarcyclus,
    Koers,
    Meting,
    Partnerantwoord,
    Plan,
    Planpartner,
    PlanThema,
    Ronde,
    RondetafelAfspraak,
    Voortgang,
    Vraag,
)
from plannen.overzicht.stad import lees_stadsbeeld
from plannen.tests.voorbeeldstad import (
    BASIS,
    LATER,
    dag,
    dagen,
    geschoven,
    laad,
    lange_zinnen,
    lees,
    noemt_instelling,
    probeer_teams,
    zinnen_van,
)
from samenwerking.models import Organisatie

pytestmark = pytest.mark.django_db

# What somebody wrote, and the days that go with it.
TEKSTEN = {
    Plan: ["titel", "waarom", "over_een_jaar"],
    PlanThema: ["doel"],
    Indicator: ["naam"],
    Planpartner: ["doet", "krijgt"],
    Actie: ["titel"],
    Datumwijziging: ["reden"],
    Meting: ["toelichting"],
    Partnerantwoord: ["toelichting"],
    Voortgang: ["wat_gebeurd", "geprobeerd", "volgende_stap", "bewijs_toelichting"],
    Vraag: ["tekst", "antwoord"],
    Gebeurtenis: ["reden"],
}
DAGEN = {
    Jaarcyclus: ["terugblik_voor", "bespreking_op"],
    Ronde: ["opent_op", "sluit_op"],
    Plan: ["aangeboden_op", "vastgesteld_op"],
    Actie: ["datum", "klaar_op"],
    Datumwijziging: ["oud", "nieuw", "op"],
    Meting: ["op"],
    Partnerantwoord: ["op"],
    Voortgang: ["gemeld_op", "ingetrokken_op"],
    Vraag: ["gesteld_op", "antwoord_voor", "beantwoord_op"],
    Gebeurtenis: ["op"],
}


@pytest.fixture
def twee_teams(db, monkeypatch, tmp_path):
    return probeer_teams(["noordoost", "zuilen"], (TEKSTEN, DAGEN), monkeypatch, tmp_path)


@pytest.fixture(scope="module")
def stad(django_db_setup, django_db_blocker):
    """The city of today, in a transaction around all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        laad(BASIS, BASIS)
        yield lees(TEKSTEN), lees(DAGEN)
        transaction.set_rollback(True)


@pytest.fixture
def zinnen(stad):
    return zinnen_van(stad[0])


# Loading


def test_een_database_met_mensen_wordt_geweigerd(db):
    GebruikerFactory()
    with pytest.raises(CommandError, match="^Deze database is niet leeg. De voorbeeldgegevens zijn niet geladen.$"):
        call_command("voorbeeld", "--ook-in-productie")
    assert (Gebruiker.objects.count(), Plan.objects.count()) == (1, 0)


def test_zonder_debug_alleen_als_u_het_zegt(db, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="--ook-in-productie"):
        call_command("voorbeeld")
    assert (Gebruiker.objects.count(), RondetafelAfspraak.objects.count()) == (0, 0)


def test_twee_keer_laden_geeft_hetzelfde_ook_op_een_andere_dag(twee_teams):
    eerst, nog_eens = twee_teams(BASIS), twee_teams(BASIS, echt=BASIS + datetime.timedelta(days=32))
    assert (eerst, len(eerst[0]["Plan.titel"]) > 6) == (nog_eens, True)


def test_alle_dagen_schuiven_met_hele_weken(twee_teams):
    (_, eerst), (_, daarna) = twee_teams(BASIS), twee_teams(LATER, echt=LATER)
    assert dagen(daarna) == geschoven(eerst)


def test_ook_de_dagen_in_de_teksten_schuiven(twee_teams):
    eerst, daarna = twee_teams(BASIS)[0], twee_teams(LATER, echt=LATER)[0]
    assert eerst["Voortgang.volgende_stap"] != daarna["Voortgang.volgende_stap"]


def test_er_blijft_geen_dag_oningevuld(stad):
    assert [tekst for lijst in stad[0].values() for tekst in lijst if "[[" in tekst] == []


def test_niets_ligt_in_de_toekomst_wat_al_gebeurd_is(stad):
    gebeurd = [
        veld for veld in stad[1] if veld.endswith("_op") and veld.split(".")[1] not in ("bespreking_op", "sluit_op")
    ]
    te_laat = {veld for veld in gebeurd for waarde in stad[1][veld] if waarde and dag(waarde) > BASIS}
    assert te_laat == {"Ronde.opent_op"}


# What is in it


def test_drie_jaren_vorig_gesloten_dit_lopend_volgend_begonnen(stad):
    assert [(cyclus.jaar, cyclus.fase) for cyclus in Jaarcyclus.objects.order_by("jaar")] == [
        (2025, "afgesloten"),
        (2026, "uitvoering"),
        (2027, "voorbereiding"),
    ]
    assert Jaarcyclus.objects.lopend(BASIS).jaar == 2026


def test_een_ronde_is_voorbij_en_een_is_open(stad):
    rondes = Jaarcyclus.objects.get(jaar=2026).rondes_op_datum
    assert [(str(ronde), ronde.is_open(BASIS)) for ronde in rondes] == [("ronde juni", False), ("ronde november", True)]


def test_alle_standen_van_een_plan_komen_voor(stad):
    assert {plan.statuswoord for plan in Plan.objects.all()} == {
        *Plan.Status.labels,
        "Terug van de gemeente, met een vraag",
    }


def test_elke_koers_en_het_lege_vakje_komen_voor(stad):
    beeld = lees_stadsbeeld(cyclus=Jaarcyclus.objects.get(jaar=2026), op=BASIS)
    codes = {stand.code for regel in beeld.regels for stand in regel.standen.values()}
    assert codes == {*Koers.values, "niet_gemeld"}
    assert [
        team for team in beeld.teams if len({stand for r in beeld.per_team[team.pk] for stand in r.standen}) < 6
    ] != []


def test_elk_team_heeft_plannen_en_nooit_meer_dan_drie(stad):
    telling = Counter(Plan.objects.filter(cyclus__jaar=2026, nummer__gt=0).values_list("team__slug", flat=True))
    assert (len(telling), max(telling.values()), min(telling.values())) == (18, 3, 3)


def test_niet_elk_plan_loopt_goed_en_een_team_zwijgt(stad):
    beeld = lees_stadsbeeld(cyclus=Jaarcyclus.objects.get(jaar=2026), op=BASIS)
    assert (beeld.aantallen["loopt_vast"] > 0, beeld.aantallen["gereed"] > 0, len(beeld.zonder_bericht) >= 1) == (
        True,
        True,
        True,
    )


def test_er_is_hulp_gevraagd_met_en_zonder_antwoord(stad):
    hulp = Vraag.objects.exclude(aan=Vraag.Aan.TEAM)
    standen = {(vraag.aan, vraag.beantwoord_op is None) for vraag in hulp}
    assert {aan for aan, _ in standen} == {"gemeente", "instelling", "organisatie"}
    assert {is_open for _, is_open in standen} == {True, False}
    assert [vraag for vraag in hulp.open() if vraag.is_te_laat(BASIS)] != []


def test_elke_rol_heeft_een_account_dat_inlogt(stad, client):
    namen = ["coordinator", "coordinator2", "instelling", "gemeente", "wethouder", "saluti", "partner", "beheer"]
    uitkomst = {}
    for naam in namen:
        client.logout()
        antwoord = client.post("/inloggen/", {"login": f"{naam}@voorbeeld.nl", "password": "rondetafel-demo"})
        uitkomst[naam] = (antwoord.status_code, client.get("/").status_code)
    assert uitkomst == dict.fromkeys(namen, (302, 200))


def test_alleen_de_accounts_per_rol_hebben_een_wachtwoord(stad):
    bruikbaar = {gebruiker.email for gebruiker in Gebruiker.objects.all() if gebruiker.has_usable_password()}
    assert len(bruikbaar) == 8


def test_de_partner_staat_in_een_plan_dat_zij_ziet(stad):
    partner = Gebruiker.objects.get(email="partner@voorbeeld.nl")
    genoemd = Organisatie.objects.van(partner)
    zichtbaar = Plan.objects.zichtbaar_voor(partner).filter(cyclus__jaar=2026)
    assert {plan.partners.filter(organisatie__in=genoemd).exists() for plan in zichtbaar} == {True}


def test_beheer_heeft_iets_te_doen(stad):
    bezet = set(Rol.objects.geldig(BASIS).filter(soort="coordinator").values_list("buurtteam__slug", flat=True))
    assert (len(bezet), {"overvecht-c", "zuidwest-b"} & bezet) == (16, set())


# The nine rules of the example plans, as far as a machine can check them


def test_regel_1_elk_bericht_zegt_wat_er_gebeurde(stad):
    leeg = Voortgang.objects.filter(wat_gebeurd="", ongewijzigd=False)
    assert list(leeg.values_list("pk", flat=True)) == []


def test_regel_2_wat_vastloopt_noemt_wat_al_is_geprobeerd(stad):
    vast = Voortgang.objects.filter(koers="loopt_vast", ongewijzigd=False)
    assert [bericht.pk for bericht in vast if not (bericht.wat_gebeurd and bericht.geprobeerd)] == []


def test_regel_3_elke_partner_doet_en_krijgt_iets(stad):
    ingeleverd = Planpartner.objects.filter(plan__status__in=["aangeboden", *Plan.MET_AKKOORD])
    assert [str(partner) for partner in ingeleverd if not (partner.doet and partner.krijgt)] == []
    assert [str(partner) for partner in ingeleverd if re.search(r"\b(denkt|denken) mee\b", partner.doet)] == []


def test_regel_5_een_verschoven_datum_heeft_een_reden(stad):
    assert (Datumwijziging.objects.exists(), Datumwijziging.objects.filter(reden="").exists()) == (True, False)


def test_regel_7_geen_tekst_noemt_een_echte_instelling(zinnen):
    assert noemt_instelling(zinnen) == []


def test_regel_8_een_zin_heeft_hooguit_twintig_woorden(zinnen):
    assert lange_zinnen(zinnen) == []


def test_regel_9_ieder_team_heeft_zijn_eigen_aanleiding(stad):
    for veld in ("waarom", "over_een_jaar"):
        telling = Counter(Plan.objects.filter(cyclus__jaar=2026).values_list(veld, flat=True))
        assert [tekst for tekst, aantal in telling.items() if aantal > 1 and tekst] == []
