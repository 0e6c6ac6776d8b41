"""The number of queries of the list does not grow with the work on it; and many tasks of one kind are one line."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory, CoordinatorFactory, UitvoeringFactory
from jaren.factories import AdviesFactory, BesluitFactory, TerugblikFactory
from jaren.taken import taken_van
from jaren.taken.bundel import bundel
from plannen import acties
from plannen.factories import (
    ActieFactory,
    JaarcyclusFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    VolledigPlanFactory,
    VraagFactory,
    moment,
)

# What the list asks per role; a change here needs a reason.
VRAGEN = {"coordinator": 18, "instelling": 22, "gemeente": 27, "saluti": 3, "wethouder": 2, "partner": 9, "beheer": 2}


def werk_voor_iedereen(cyclus, team, coordinator, gemeente, organisatie):
    """A plan that works, one that came back, one that lies with the gemeente and one that was looked back on."""
    werkt = VolledigPlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    PlanpartnerFactory(plan=werkt, organisatie=organisatie)
    ActieFactory(plan=werkt)
    terug = PlanFactory(cyclus=cyclus, team=team, status="aangeboden")
    acties.stuur_terug(plan=terug, door=gemeente, reden="Met wie?", op=moment(11, 20))
    acties.bied_aan(plan=VolledigPlanFactory(cyclus=cyclus, team=team), door=coordinator, op=moment(11, 20))
    TerugblikFactory(plan=PlanFactory(cyclus=cyclus, team=team, status="verantwoord"))
    for velden in ({"aan": "team"}, {"aan": "gemeente"}, {"aan": "instelling"}):
        VraagFactory(plan=werkt, **velden)
    VraagFactory(plan=werkt, aan="organisatie", organisatie=organisatie)
    for zijde in ("team", "instelling", "gemeente", "saluti"):
        BesluitFactory(cyclus=cyclus, plan=werkt, zijde=zijde, datum=datetime.date(2026, 12, 1))
    AdviesFactory()


@pytest.fixture
def stad(terugkijkjaar, coordinator, instelling, gemeente, organisatie):
    """`stad(3)`: so much work for the coordinator's own team, and as much for teams without anybody."""

    def maak(aantal):
        terugkijkjaar.aantal_plannen = 50
        terugkijkjaar.save()
        for _ in range(aantal):
            verlaten, onbemand = BuurtteamFactory(), BuurtteamFactory()
            onderdeel = verlaten.onderdelen.get(soort="sociaal")
            UitvoeringFactory(onderdeel=onderdeel, instelling=instelling.rollen[0].instelling)
            for team in (coordinator.teams[0], verlaten, onbemand):
                werk_voor_iedereen(terugkijkjaar, team, coordinator, gemeente, organisatie)

    return maak


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("rol", VRAGEN)
def test_het_aantal_vragen_groeit_niet(stad, request, rol, aantal, django_assert_num_queries):
    mens = request.getfixturevalue(rol)
    stad(aantal)
    assert mens.rollen
    with django_assert_num_queries(VRAGEN[rol]):
        taken_van(mens)


@pytest.mark.parametrize("aantal", [1, 3])
def test_meer_teams_kosten_een_coordinator_niet_meer(stad, coordinator, aantal, django_assert_num_queries):
    stad(1)
    for _ in range(aantal):
        rol = CoordinatorFactory(gebruiker=coordinator)
        PlanThemaFactory(plan__cyclus=JaarcyclusFactory(jaar=2026), plan__team=rol.buurtteam)
    with django_assert_num_queries(VRAGEN["coordinator"]):
        taken_van(coordinator)


# Bundles


@pytest.fixture
def vragen_aan_de_gemeente(cyclus, coordinator):
    plan = PlanFactory(cyclus=cyclus, team=coordinator.teams[0], status="vastgesteld")

    def stel(aantal, **velden):
        for _ in range(aantal):
            VraagFactory(plan=plan, **velden)

    return stel


def gebundeld(gebruiker):
    return [(taak.titel, taak.url) for taak in bundel(taken_van(gebruiker)) if taak.soort == "vraag"]


def test_meer_dan_vijf_van_een_soort_zijn_een_regel(vragen_aan_de_gemeente, gemeente):
    vragen_aan_de_gemeente(6)
    assert gebundeld(gemeente) == [("6 vragen wachten op antwoord", "/vragen/?welke=aan-mij")]


def test_vijf_staan_er_een_voor_een(vragen_aan_de_gemeente, gemeente):
    vragen_aan_de_gemeente(5)
    assert len(gebundeld(gemeente)) == 5


def test_met_een_andere_datum_hoort_iets_niet_in_de_bundel(vragen_aan_de_gemeente, gemeente):
    vragen_aan_de_gemeente(6)
    vragen_aan_de_gemeente(1, antwoord_voor=datetime.date(2026, 12, 24))
    assert [titel for titel, _ in gebundeld(gemeente)] == [
        "6 vragen wachten op antwoord",
        "Kan het buurthuis in de vakantie open blijven?",
    ]


def test_wat_op_de_pagina_zelf_opengaat_blijft_los_behalve_in_een_mail(cyclus, coordinator):
    plan = PlanFactory(cyclus=cyclus, team=coordinator.teams[0], status="vastgesteld")
    for _ in range(6):
        PlanThemaFactory(plan=plan)
    taken = taken_van(coordinator)
    assert [taak.url for taak in bundel(taken, alles=True)] == ["/teams/noordoost/ronde/"]
    assert len(list(bundel(taken))) == 6
