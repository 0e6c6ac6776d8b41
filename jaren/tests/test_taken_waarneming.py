"""Where somebody left, the work comes to whoever stands in: team → instelling → gemeente, with the reason."""

import datetime

import pytest

from buurtteams.factories import CoordinatorFactory, FunctionarisFactory, RolFactory, UitvoeringFactory
from jaren.factories import BesluitFactory
from jaren.taken import taken_van
from plannen.factories import PlanFactory, PlanThemaFactory, VoortgangFactory, VraagFactory

GISTEREN = datetime.date(2026, 11, 21)


def taken(gebruiker):
    """The kinds of work on the list that are about plans and what hangs on them."""
    return [taak.soort for taak in taken_van(gebruiker) if taak.soort != "fase"]


def redenen(gebruiker):
    return {taak.reden for taak in taken_van(gebruiker) if taak.soort != "fase"}


@pytest.fixture
def verlaten_plan(cyclus, team):
    """A team without a coordinator; two themes without a report in this ronde, a question and a decision."""
    plan = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld", titel="Samen eten")
    for _ in range(2):
        PlanThemaFactory(plan=plan)
    VraagFactory(plan=plan, aan="team")
    BesluitFactory(cyclus=cyclus, plan=plan, zijde="team", datum=datetime.date(2026, 12, 1))
    return plan


@pytest.fixture
def van_de_instelling(team, instelling):
    """The instelling runs one onderdeel of the team."""
    return UitvoeringFactory(onderdeel=team.onderdelen.get(soort="sociaal"), instelling=instelling.rollen[0].instelling)


def test_met_een_coordinator_komt_niets_bij_een_ander(
    verlaten_plan, van_de_instelling, coordinator, instelling, gemeente
):
    assert (taken(instelling), taken(gemeente)) == ([], [])
    assert sorted(taken(coordinator)) == ["bericht", "bericht", "besluit", "vraag"]


def test_zonder_coordinator_komt_het_bij_de_instelling(verlaten_plan, van_de_instelling, instelling, gemeente):
    assert sorted(taken(instelling)) == ["besluit", "ronde", "vraag"]
    assert taken(gemeente) == []
    assert redenen(instelling) == {"Buurtteam Noordoost heeft nu geen coördinator. Daarom komt dit bij de instelling."}


def test_de_berichten_van_een_team_zijn_dan_een_taak(verlaten_plan, van_de_instelling, instelling):
    [ronde] = [taak for taak in taken_van(instelling) if taak.soort == "ronde"]
    assert (ronde.titel, ronde.onder, ronde.url) == (
        "2 thema's zonder bericht",
        "Buurtteam Noordoost",
        "/teams/noordoost/ronde/",
    )


@pytest.mark.parametrize("weg", [{"rol_set__tot": GISTEREN}, {"is_active": False}])
def test_wie_vertrok_of_uit_staat_telt_niet(verlaten_plan, van_de_instelling, instelling, weg):
    rol = CoordinatorFactory(buurtteam=verlaten_plan.team)
    rol.gebruiker.is_active = weg.get("is_active", True)
    rol.tot = weg.get("rol_set__tot")
    rol.save()
    rol.gebruiker.save()
    assert sorted(taken(instelling)) == ["besluit", "ronde", "vraag"]


def test_een_andere_instelling_krijgt_het_niet(verlaten_plan, van_de_instelling):
    ander = FunctionarisFactory(instelling__onderdeel="jeugd_en_gezin").gebruiker
    assert taken(ander) == []


def test_beide_instellingen_van_het_team_krijgen_het(verlaten_plan, van_de_instelling, instelling):
    ander = FunctionarisFactory(instelling__onderdeel="jeugd_en_gezin")
    jeugd = verlaten_plan.team.onderdelen.get(soort="jeugd_en_gezin")
    UitvoeringFactory(onderdeel=jeugd, instelling=ander.instelling)
    assert sorted(taken(instelling)) == sorted(taken(ander.gebruiker)) == ["besluit", "ronde", "vraag"]


def test_een_instelling_die_het_onderdeel_niet_meer_uitvoert_krijgt_het_niet(
    verlaten_plan, van_de_instelling, instelling, gemeente
):
    van_de_instelling.tot = GISTEREN
    van_de_instelling.save()
    assert (taken(instelling), sorted(taken(gemeente))) == ([], ["besluit", "ronde", "vraag"])


def test_zonder_functionaris_komt_het_bij_de_gemeente(verlaten_plan, van_de_instelling, instelling, gemeente):
    instelling.rol_set.update(tot=GISTEREN)
    assert sorted(taken(gemeente)) == ["besluit", "ronde", "vraag"]
    [reden] = redenen(gemeente)
    assert reden == "Buurtteam Noordoost en zijn instelling hebben nu niemand. Daarom komt dit bij de gemeente."


def test_de_gemeente_krijgt_een_link_die_voor_haar_opengaat(verlaten_plan, gemeente):
    RolFactory(soort="instelling", instelling=FunctionarisFactory().instelling)
    [ronde] = [taak for taak in taken_van(gemeente) if taak.soort == "ronde"]
    assert (ronde.url, ronde.knop) == ("/teams/noordoost/", "Bekijken")


def test_de_gemeente_ziet_zo_geen_concept_dat_nooit_is_ingeleverd(cyclus, team, gemeente):
    PlanFactory(cyclus=cyclus, team=team, titel="Geheim")
    assert taken(gemeente) == []


def test_het_plan_van_een_instelling_zonder_functionaris_komt_bij_de_gemeente(cyclus, instelling, gemeente):
    eigen = instelling.rollen[0].instelling
    plan = PlanFactory(cyclus=cyclus, team=None, instelling=eigen, status="vastgesteld")
    planthema = PlanThemaFactory(plan=plan)
    assert (taken(instelling), taken(gemeente)) == (["bericht"], [])
    instelling.rol_set.update(tot=GISTEREN)
    assert taken(gemeente) == ["bericht"]
    VoortgangFactory(planthema=planthema)
    assert taken(gemeente) == []


def test_een_vraag_aan_een_onderdeel_zonder_functionaris_komt_bij_de_gemeente(
    cyclus, coordinator, instelling, gemeente
):
    plan = PlanFactory(cyclus=cyclus, team=coordinator.teams[0], status="vastgesteld")
    VraagFactory(plan=plan, aan="instelling", onderdeel="jeugd_en_gezin")
    VraagFactory(plan=plan, aan="instelling", onderdeel="sociaal")
    assert (taken(instelling), taken(gemeente)) == (["vraag"], ["vraag"])
    assert redenen(gemeente) == {"Voor dit onderdeel is er nu geen functionaris. Daarom komt dit bij de gemeente."}


def test_een_besluit_voor_instellingen_zonder_iemand_komt_bij_de_gemeente(cyclus, instelling, gemeente):
    BesluitFactory(cyclus=cyclus, zijde="instelling", datum=datetime.date(2026, 12, 1))
    assert (taken(instelling), taken(gemeente)) == (["besluit"], [])
    instelling.rol_set.update(tot=GISTEREN)
    assert taken(gemeente) == ["besluit"]


def test_eigen_werk_gaat_voor_waarnemen(verlaten_plan, van_de_instelling, instelling):
    """Whoever stands in and is coordinator too has each task once, without a reason."""
    CoordinatorFactory(buurtteam=verlaten_plan.team, gebruiker=instelling)
    del instelling.rollen
    assert redenen(instelling) == {""}
