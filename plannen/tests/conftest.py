"""What the tests of plans share: a filled plan, signing in, the fields of a page as a browser would send them."""

from contextlib import contextmanager
from html.parser import HTMLParser

import pytest
from django.db import connection

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
def als(client):
    """`als(coordinator)` is the browser of that person."""

    def aanmelden(gebruiker):
        client.force_login(gebruiker)
        return client

    return aanmelden


class Formulierlezer(HTMLParser):
    """The forms of a page, each as a dict from name to the list of values that a browser would send."""

    def __init__(self):
        super().__init__()
        self.formulieren, self.tekst, self.lijst, self.in_sjabloon = [], None, None, False

    def voeg_toe(self, naam, waarde):
        if naam and naam != "csrfmiddlewaretoken" and self.formulieren and not self.in_sjabloon:
            self.formulieren[-1].setdefault(naam, []).append(waarde)

    def handle_starttag(self, soort, eigenschappen):
        veld = dict(eigenschappen)
        if soort == "form":
            self.formulieren.append({})
        elif soort == "input" and veld.get("type") not in ("submit", "button"):
            if veld.get("type") not in ("checkbox", "radio"):
                self.voeg_toe(veld.get("name"), veld.get("value", ""))
            elif "checked" in veld:
                self.voeg_toe(veld.get("name"), veld.get("value", "on"))
        elif soort == "template":
            self.in_sjabloon = True
        elif soort == "textarea":
            self.tekst = [veld.get("name"), ""]
        elif soort == "select":
            self.lijst = (veld.get("name"), "multiple" in veld, [])
        elif soort == "option":
            self.lijst[2].append((veld.get("value", ""), "selected" in veld))

    def handle_data(self, tekst):
        if self.tekst:
            self.tekst[1] += tekst

    def handle_endtag(self, soort):
        if soort == "template":
            self.in_sjabloon = False
        elif soort == "textarea":
            self.voeg_toe(self.tekst[0], self.tekst[1].removeprefix("\n"))
            self.tekst = None
        elif soort == "select":
            naam, meerdere, opties = self.lijst
            gekozen = [waarde for waarde, is_gekozen in opties if is_gekozen]
            for waarde in gekozen or [waarde for waarde, _ in opties[:1] if not meerdere]:
                self.voeg_toe(naam, waarde)


@pytest.fixture
def velden():
    """The fields of the form on a page that holds the field `met`; a single value is no list."""

    def lees(antwoord, met="plan-titel"):
        lezer = Formulierlezer()
        lezer.feed(antwoord.text)
        gevonden = [formulier for formulier in lezer.formulieren if met in formulier]
        assert len(gevonden) == 1, f"{len(gevonden)} formulieren met {met}"
        return {naam: waarden[0] if len(waarden) == 1 else waarden for naam, waarden in gevonden[0].items()}

    return lees


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
def race():
    """`with race(stap):` lets somebody else do `stap` between the check of the page and its transaction."""

    @contextmanager
    def maak(stap):
        gedaan = []

        def ertussen(uitvoeren, sql, parameters, veel, context):
            if sql.startswith("SAVEPOINT") and not gedaan:
                gedaan.append(True)
                stap()
            return uitvoeren(sql, parameters, veel, context)

        with connection.execute_wrapper(ertussen):
            yield
        assert gedaan == [True]

    return maak


@pytest.fixture
def extra_thema(lopend_plan):
    """A third theme of the running plan, with a report of the round of June."""
    return PlanThemaFactory(plan=lopend_plan, thema=ThemaFactory(slug="partners", korte_naam="Partners"))


@pytest.fixture
def schrijver(als, coordinator):
    """The browser of the coordinator."""
    return als(coordinator)
