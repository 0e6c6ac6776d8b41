"""A year as data: what stands in it, what does not, and that it costs a constant number of queries."""

import datetime
import json
import re

import pytest

from buurtteams.models import Gebruiker
from jaren.factories import AdviesFactory, BesluitFactory, OordeelFactory, TerugblikFactory
from jaren.models import Momentopname, canoniek
from jaren.momentopname import SCHEMA, maak_momentopname, stel_samen
from plannen.factories import (
    ActieFactory,
    JaarcyclusFactory,
    PlanFactory,
    PlanThemaFactory,
    RondetafelAfspraakFactory,
    VolledigPlanFactory,
    VoortgangFactory,
    moment,
)
from plannen.models import Jaarcyclus, PlanThema

from .vol_jaar import maak_vol_jaar

pytestmark = pytest.mark.django_db
Fase = Jaarcyclus.Fase

VRAGEN = 34  # about as many again where last year is not frozen


@pytest.fixture
def gesprek(cyclus, zet_fase):
    return zet_fase(cyclus, Fase.BESPREKING)


def bladeren(waarde):
    """Every value inside, whatever it is in."""
    if isinstance(waarde, dict | list):
        for deel in waarde.values() if isinstance(waarde, dict) else waarde:
            yield from bladeren(deel)
    else:
        yield waarde


# What it is


def test_alles_is_tekst_een_heel_getal_ja_nee_of_niets(team):
    inhoud = stel_samen(maak_vol_jaar(team=team))
    assert {type(waarde) for waarde in bladeren(inhoud)} <= {str, int, bool, type(None)}


def test_wat_is_opgeschreven_wordt_hetzelfde_teruggelezen(team):
    inhoud = stel_samen(maak_vol_jaar(team=team))
    assert json.loads(canoniek(inhoud)) == inhoud


def test_twee_keer_samenstellen_geeft_hetzelfde(team):
    cyclus = maak_vol_jaar(team=team, plannen=3)
    assert canoniek(stel_samen(cyclus)) == canoniek(stel_samen(cyclus))


def test_niemand_staat_er_met_naam_of_adres_in(team):
    cyclus = maak_vol_jaar(team=team, plannen=2)
    for gebruiker in Gebruiker.objects.all():
        Gebruiker.objects.filter(pk=gebruiker.pk).update(
            naam=f"Kanarie {gebruiker.pk}", email=f"k{gebruiker.pk}@geheim.nl"
        )
    tekst = canoniek(stel_samen(cyclus))
    assert re.findall(r"Kanarie|@|geheim", tekst) == []


def test_de_datums_zijn_dagen(team):
    tekst = canoniek(stel_samen(maak_vol_jaar(team=team)))
    assert re.findall(r"\d{4}-\d\d-\d\dT", tekst) == []


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_aantal_vragen_aan_de_database_groeit_niet(team, aantal, django_assert_num_queries):
    cyclus = maak_vol_jaar(team=team, plannen=aantal)
    with django_assert_num_queries(VRAGEN):
        assert len(stel_samen(cyclus)["plannen"]) == aantal


# Of a plan


def test_een_plan_zonder_akkoord_staat_er_niet_in(gesprek):
    PlanFactory(cyclus=gesprek, status="concept")
    PlanFactory(cyclus=gesprek, status="aangeboden")
    akkoord = PlanFactory(cyclus=gesprek, status="vastgesteld")
    assert [plan["titel"] for plan in stel_samen(gesprek)["plannen"]] == [akkoord.titel]


def test_een_plan_dat_met_akkoord_werd_ingetrokken_staat_apart(gesprek, coordinator, team):
    plan = PlanFactory(cyclus=gesprek, team=team, status="vastgesteld")
    plan.ga_naar("ingetrokken", door=coordinator, reden="De zaal is gesloten.")
    inhoud = stel_samen(gesprek)
    assert (inhoud["plannen"], [rij["reden"] for rij in inhoud["ingetrokken"]]) == ([], ["De zaal is gesloten."])


def test_een_aantal_mensen_onder_de_vijf_staat_er_niet_als_cijfer(team):
    doel = stel_samen(maak_vol_jaar(team=team))["plannen"][0]["indicatoren"][0]
    assert (doel["stand"], doel["stand_getal"], doel["begin"], doel["doel"]) == (
        "minder dan 5",
        "",
        "minder dan 5",
        "10",
    )


def test_een_verschoven_datum_staat_er_met_van_naar_en_waarom(team):
    actie = stel_samen(maak_vol_jaar(team=team))["plannen"][0]["acties"]["lijst"][0]
    verschoven = {"van": "2026-10-01", "naar": "2026-12-15", "reden": "De zaal was dicht.", "op": "2026-11-22"}
    assert actie["verschoven"] == [verschoven]


def test_een_teruggestuurde_terugblik_staat_er_met_de_reden(team):
    plan = stel_samen(maak_vol_jaar(team=team))["plannen"][0]
    assert [keer["reden"] for keer in plan["teruggestuurd"]] == ["Schrijf op hoeveel mensen er kwamen."]


def test_een_terugblik_waaraan_nog_wordt_geschreven_staat_er_niet_in(gesprek):
    TerugblikFactory(plan__cyclus=gesprek, plan__status="vastgesteld", ronde=0, bereikt="Geheim.")
    assert "Geheim." not in canoniek(stel_samen(gesprek))


# The voices


@pytest.mark.parametrize("fase", [Fase.UITVOERING, Fase.VERANTWOORDING])
def test_zolang_de_stemmen_dicht_zijn_staat_er_geen_enkele_in(team, fase):
    inhoud = stel_samen(maak_vol_jaar(team=team, fase=fase))
    plan = inhoud["plannen"][0]
    assert (inhoud["stemmen_open"], plan["oordelen"], plan["verschil"], plan["reactie"], inhoud["reactie"]) == (
        (False, [], 0, None, None)
    )
    assert (plan["terugblik"]["antwoord"], plan["terugblik"]["voorstel"], inhoud["agenda"]) == (None, None, [])
    assert "De deur was vaak dicht." not in canoniek(inhoud)


@pytest.mark.parametrize("fase", [Fase.BESPREKING, Fase.AFGESLOTEN])
def test_vanaf_het_gesprek_staan_alle_drie_de_stemmen_erin(team, fase):
    plan = stel_samen(maak_vol_jaar(team=team, fase=fase))["plannen"][0]
    assert plan["terugblik"]["antwoord"]["code"] == "grootste_deel"
    assert [(rij["partij"]["code"], rij["antwoord"]["code"], rij["na_inzage"]) for rij in plan["oordelen"]] == [
        ("gemeente", "klein_deel", False),
        ("saluti", "nee", True),
    ]
    assert plan["verschil"] == 2


def test_alleen_het_oordeel_over_de_laatste_terugblik_telt(gesprek):
    plan = TerugblikFactory(plan__cyclus=gesprek, ronde=2).plan
    OordeelFactory(plan=plan, ronde=1, antwoord="nee")
    OordeelFactory(plan=plan, ronde=2, antwoord="ja")
    assert [rij["antwoord"]["code"] for rij in stel_samen(gesprek)["plannen"][0]["oordelen"]] == ["ja"]


# Silence


def niet_gemeld(inhoud):
    return {
        ronde["ronde"]: [(plan["titel"], plan["themas"]) for plan in ronde["plannen"]]
        for ronde in inhoud["niet_gemeld"]
    }


def test_wie_in_een_ronde_niets_meldde_staat_er_per_ronde(gesprek):
    planthema = PlanThemaFactory(plan__cyclus=gesprek)
    VoortgangFactory(planthema=planthema, op=moment(6, 10))
    stil = [(planthema.plan.titel, [planthema.thema.korte_naam])]
    assert niet_gemeld(stel_samen(gesprek)) == {"ronde juni": [], "ronde november": stil}


def test_werk_dat_klaar_was_wordt_niet_meer_gevraagd(gesprek):
    VoortgangFactory(planthema=PlanThemaFactory(plan__cyclus=gesprek), koers="gereed", op=moment(6, 10))
    assert niet_gemeld(stel_samen(gesprek))["ronde november"] == []


def test_een_plan_dat_na_de_ronde_akkoord_kreeg_wordt_in_die_ronde_niet_gevraagd(gesprek):
    PlanThemaFactory(plan__cyclus=gesprek, plan__vastgesteld_op=moment(7, 1))
    assert [ronde["gevraagd"] for ronde in stel_samen(gesprek)["niet_gemeld"]] == [0, 1]


def test_nog_geen_bericht_is_een_eigen_stand_en_geen_nul(gesprek):
    planthema = PlanThemaFactory(plan__cyclus=gesprek)
    thema = next(rij for rij in stel_samen(gesprek)["themas"] if rij["korte_naam"] == planthema.thema.korte_naam)
    assert [(rij["code"], rij["aantal"]) for rij in thema["standen"] if rij["aantal"]] == [("niet_gemeld", 1)]


def test_wie_geen_terugblik_gaf(gesprek):
    plan = PlanFactory(cyclus=gesprek, status="vastgesteld")
    TerugblikFactory(plan__cyclus=gesprek)
    zonder = stel_samen(gesprek)["zonder_terugblik"]
    assert (zonder["gevraagd"], [rij["titel"] for rij in zonder["plannen"]]) == (True, [plan.titel])


def test_tijdens_het_werk_wordt_nog_geen_terugblik_gevraagd(cyclus):
    PlanFactory(cyclus=cyclus, status="vastgesteld")
    assert stel_samen(cyclus)["zonder_terugblik"] == {"gevraagd": False, "plannen": []}


# The year


def test_een_advies_hoort_bij_het_jaar_tussen_de_twee_gesprekken(gesprek):
    JaarcyclusFactory(jaar=2025, bespreking_op=datetime.date(2026, 2, 9))
    AdviesFactory(titel="Te vroeg", ingediend_op=moment(2, 9))
    AdviesFactory(titel="Binnen", ingediend_op=moment(2, 10))
    assert [advies["titel"] for advies in stel_samen(gesprek)["adviezen"]] == ["Binnen"]


def test_een_advies_over_een_plan_van_dit_jaar_hoort_er_altijd_bij(gesprek):
    advies = AdviesFactory(ingediend_op=moment(1, 5))
    advies.plannen.add(PlanFactory(cyclus=gesprek, status="vastgesteld"), PlanFactory(cyclus=gesprek, status="concept"))
    gevonden = stel_samen(gesprek)["adviezen"]
    assert [len(rij["plannen"]) for rij in gevonden] == [1]  # not the one that not everyone may see


@pytest.mark.parametrize("velden, plannen, code", [
    ({}, 0, "open"),
    ({}, 1, "opgepakt"),
    ({"nagekomen_op": datetime.date(2026, 6, 1)}, 1, "nagekomen"),
    ({"ingetrokken_op": datetime.date(2026, 6, 1), "reden": "Niemand vraagt erom."}, 0, "ingetrokken"),
])  # fmt: skip
def test_de_stand_van_een_afspraak(gesprek, velden, plannen, code):
    afspraak = RondetafelAfspraakFactory(**velden)
    for plan in PlanFactory.create_batch(plannen, cyclus=gesprek, status="vastgesteld"):
        plan.afspraken.add(afspraak)
    rij = stel_samen(gesprek)["afspraken"][0]
    assert (rij["stand"]["code"], len(rij["plannen"]), rij["reden"]) == (code, plannen, velden.get("reden", ""))


def test_de_kerncijfers_zijn_zoveel_van_zoveel(gesprek, team):
    plan = VolledigPlanFactory(cyclus=gesprek, team=team, status="vastgesteld")
    ActieFactory(plan=plan, klaar_op=datetime.date(2026, 10, 1))
    cijfers = {rij["code"]: (rij["aantal"], rij["van"]) for rij in stel_samen(gesprek)["kerncijfers"]}
    assert (cijfers["plannen"], cijfers["acties"], cijfers["terugblik"]) == ((1, 3), (1, 2), (0, 1))


def test_een_besluit_zonder_plan_hoort_bij_het_hele_jaar(gesprek):
    BesluitFactory(cyclus=gesprek)
    assert [(rij["wie"], rij["plan"]) for rij in stel_samen(gesprek)["besluiten"]] == [
        ("beleidsambtenaar zorg, de gemeente", None)
    ]


# Last year


def test_een_plan_dat_verder_gaat_noemt_hoe_het_vorige_stond(team):
    vorig = maak_vol_jaar(jaar=2025, team=team)
    cyclus = maak_vol_jaar(team=team, volgt_op=[vorig.plannen.get()])
    plan = stel_samen(cyclus)["plannen"][0]
    assert (plan["vorig"]["jaar"], plan["vorig"]["stand"]["code"], plan["vorig"]["antwoord"]["code"]) == (
        (2025, "volgens_planning", "grootste_deel")
    )


def test_met_een_momentopname_van_vorig_jaar_telt_die_en_niet_hoe_het_nu_is(team, gemeente):
    vorig = maak_vol_jaar(jaar=2025, team=team)
    cyclus = maak_vol_jaar(team=team, volgt_op=[vorig.plannen.get()])
    maak_momentopname(cyclus=vorig, door=gemeente)
    PlanThema.objects.filter(plan__cyclus=vorig).update(koers="loopt_vast")
    inhoud = stel_samen(cyclus)
    assert (inhoud["plannen"][0]["vorig"]["stand"]["code"], inhoud["vorig_jaar"]["status"]) == (
        ("volgens_planning", "vastgesteld")
    )


# Kept


def test_een_momentopname_houdt_de_inhoud_met_nummer_en_functie(team, gemeente):
    cyclus = maak_vol_jaar(team=team)
    eerste, tweede = maak_momentopname(cyclus=cyclus, door=gemeente), maak_momentopname(cyclus=cyclus, door=gemeente)
    assert [rij.nummer for rij in (eerste, tweede)] == [1, 2]
    assert (eerste.schema, eerste.functie, eerste.is_ongeschonden) == (SCHEMA, "beleidsambtenaar gemeente", True)
    gegevens = Momentopname.objects.get(nummer=2).gegevens
    assert (gegevens["status"], gegevens["nummer"], gegevens["fase"]["code"]) == ("vastgesteld", 2, "afgesloten")
    assert gegevens["vastgesteld_door"] == "beleidsambtenaar gemeente"
