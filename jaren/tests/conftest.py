"""What the tests of the year share: a year in each phase, and a plan that was looked back on."""

import pytest

from jaren.factories import TerugblikFactory
from plannen.factories import JaarcyclusFactory, VolledigPlanFactory, VoortgangFactory
from plannen.models import Jaarcyclus


@pytest.fixture
def zet_fase():
    """Puts a year in a phase, without its step: `zet_fase(cyclus, "bespreking")`."""

    def zet(cyclus, fase):
        Jaarcyclus.objects.filter(pk=cyclus.pk).update(fase=fase)
        cyclus.fase = fase
        return cyclus

    return zet


@pytest.fixture
def terugkijkjaar(db):
    """2026 in the phase *Terugkijken*."""
    return JaarcyclusFactory(jaar=2026, fase=Jaarcyclus.Fase.VERANTWOORDING)


@pytest.fixture
def werkend_plan(terugkijkjaar, team):
    """Carried out, and reported on in the last ronde for both of its themes: ready to be looked back on."""
    plan = VolledigPlanFactory(cyclus=terugkijkjaar, team=team, titel="Dinsdagavond open", status="vastgesteld")
    for planthema in plan.themas.all():
        VoortgangFactory(planthema=planthema)
    return plan


@pytest.fixture
def teruggekeken_plan(terugkijkjaar, team):
    """Looked back on, to be judged."""
    plan = VolledigPlanFactory(cyclus=terugkijkjaar, team=team, titel="Samen eten", status="verantwoord")
    for planthema in plan.themas.all():
        VoortgangFactory(planthema=planthema)
    TerugblikFactory(plan=plan)
    return plan
