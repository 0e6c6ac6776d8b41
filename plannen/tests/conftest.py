"""What the tests of plans share: a filled plan, signing in, the fields of a page as a browser would send them."""

import pytest

from buurtteams.factories import ThemaFactory
from plannen.factories import PlanThemaFactory, VolledigPlanFactory, VoortgangFactory
from plannen.models import Actie, Indicator, Plan, Planpartner, PlanThema


@pytest.fixture
def themas(db):
    return [ThemaFactory(slug="taal", korte_naam="Taal"), ThemaFactory(slug="werving", korte_naam="Werving")]


@pytest.fixture
def plan(cyclus, team, themas):
    """A concept that can be offered."""
    return VolledigPlanFactory(cyclus=cyclus, team=team, titel="Dinsdagavond open", inhoud=themas)


@pytest.fixture
def lopend_plan(cyclus, team, themas):
    """A plan with akkoord, being carried out."""
    return VolledigPlanFactory(cyclus=cyclus, team=team, titel="Samen eten", status="vastgesteld", inhoud=themas)


@pytest.fixture
def planthema(lopend_plan):
    return lopend_plan.themas.get(thema__slug="taal")


@pytest.fixture
def bericht(planthema, coordinator):
    """The last report of the theme, of eleven days ago, by the coordinator."""
    return VoortgangFactory(planthema=planthema, door=coordinator)


@pytest.fixture
def gesloten_jaar(cyclus):
    """Closes the year, from within a test."""

    def sluit():
        cyclus.fase = "afgesloten"
        cyclus.save()

    return sluit


@pytest.fixture
def formulierdata(client, velden):
    """A full POST of the plan form, as its page shows it: of a plan, or with `pad` of a new one."""

    def maak(plan=None, *, pad=None):
        return velden(client.get(pad or f"/plannen/{plan.pk}/bewerken/"))

    return maak


NIEUW = "/plannen/nieuw/?jaar=2026&trekker="


@pytest.fixture
def nieuw_plan(formulierdata, themas):
    """A full POST of a new plan: the empty page, filled in."""

    def maak(trekker="noordoost"):
        return formulierdata(pad=NIEUW + trekker) | {
            "plan-titel": "Dinsdagavond open",
            "plan-waarom": "Wie werkt, kan overdag niet komen.",
            "plan-over_een_jaar": "Bewoners lopen op dinsdagavond binnen.",
            "thema-taal-gekozen": "on",
            "thema-taal-doel": "Er is altijd iemand die tolkt.",
            "indicatoren-0-naam": "avonden",
            "indicatoren-0-doel": "20",
            "partners-0-nieuwe_organisatie": "De Kornoelje",
            "partners-0-doet": "tolkt op dinsdagavond",
            "partners-0-krijgt": "onkosten en training",
            "acties-0-titel": "Rooster maken",
            "acties-0-functie": "coördinator buurtteam",
            "acties-0-datum": "2026-12-15",
        }

    return maak


@pytest.fixture
def inhoud():
    """The whole of a plan as plain values, to say that nothing changed."""

    def lees(plan):
        rijen = [list(model.objects.filter(plan=plan).values()) for model in (PlanThema, Indicator, Planpartner, Actie)]
        return [Plan.objects.filter(pk=plan.pk).values().get(), *rijen]

    return lees


@pytest.fixture
def extra_thema(lopend_plan):
    """A third theme of the running plan, with a report of the round of June."""
    return PlanThemaFactory(plan=lopend_plan, thema=ThemaFactory(slug="partners", korte_naam="Partners"))


@pytest.fixture
def schrijver(als, coordinator):
    """The browser of the coordinator."""
    return als(coordinator)
