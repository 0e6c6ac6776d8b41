"""What every test shares: how the browser is started. Database settings: buurtteams/settings_tests.py."""

import datetime
import os
import shutil
from contextlib import contextmanager
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection

from buurtteams import factories as buurtteams
from jaren.bewaking import haal_bewaking_weg
from plannen import factories as plannen
from plannen.tests.formulierlezer import Formulierlezer
from samenwerking import factories as samenwerking

# Playwright's event loop lives in the thread of the tests; Django would take every query there for a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
# Only what the machine needs; and no request of Chromium's own, so that a page's requests are all there are.
CHROMIUM_OPTIES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=2",  # each page in a process of its own takes a second to start
]


def pytest_collection_modifyitems(items):
    """Tell the report which tests are browser tests: bin/test counts them."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.user_properties.append(("marker", "browser"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The machine's own Chromium instead of a downloaded one. bin/test sets CHROMIUM; alone, pytest looks itself."""
    programma = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    return {**browser_type_launch_args, "executable_path": programma, "args": CHROMIUM_OPTIES}


@pytest.fixture(scope="session")
def base_url(live_server):
    """So that a test says page.goto("/inloggen/"). (The plugin's own base_url makes pytest 9 warn.)"""
    return live_server.url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


# Who and when: people are fixtures named after their role, and today is 22 November 2026, in the ronde of November.

VANDAAG = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture(autouse=True)
def vandaag():
    with time_machine.travel(VANDAAG, tick=True):
        yield VANDAAG.date()


@pytest.fixture
def cyclus(db):
    return plannen.JaarcyclusFactory()


@pytest.fixture
def team(db):
    return buurtteams.BuurtteamFactory(naam="Noordoost", slug="noordoost")


@pytest.fixture
def coordinator(team):
    return buurtteams.CoordinatorFactory(buurtteam=team).gebruiker


@pytest.fixture
def teamgenoot(team):
    return buurtteams.CoordinatorFactory(buurtteam=team).gebruiker


@pytest.fixture
def coordinator_ander_team(db):
    return buurtteams.CoordinatorFactory().gebruiker


@pytest.fixture
def instelling(db):
    return buurtteams.FunctionarisFactory(instelling__onderdeel="sociaal").gebruiker


@pytest.fixture
def gemeente(db):
    return buurtteams.RolFactory(soort="gemeente").gebruiker


@pytest.fixture
def wethouder(db):
    return buurtteams.RolFactory(soort="wethouder").gebruiker


@pytest.fixture
def saluti(db):
    return buurtteams.RolFactory(soort="saluti").gebruiker


@pytest.fixture
def organisatie(db):
    return samenwerking.OrganisatieFactory(naam="De Granaatappel")


@pytest.fixture
def partner(organisatie):
    gebruiker = buurtteams.RolFactory(soort="partner").gebruiker
    samenwerking.ContactpersoonFactory(organisatie=organisatie, gebruiker=gebruiker)
    return gebruiker


@pytest.fixture
def beheer(db):
    return buurtteams.RolFactory(soort="beheer").gebruiker


@pytest.fixture
def als(client):
    """`als(coordinator)` is the browser of that person."""

    def aanmelden(gebruiker):
        client.force_login(gebruiker)
        return client

    return aanmelden


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
def velden():
    """The fields of the form on a page that holds the field `met`; a single value is no list."""

    def lees(antwoord, met="plan-titel"):
        lezer = Formulierlezer()
        lezer.feed(antwoord.text)
        gevonden = [formulier for formulier in lezer.formulieren if met in formulier]
        assert len(gevonden) == 1, f"{len(gevonden)} formulieren met {met}"
        return {naam: waarden[0] if len(waarden) == 1 else waarden for naam, waarden in gevonden[0].items()}

    return lees


@pytest.fixture(autouse=True)
def leeg_te_maken(request):
    """A test with real transactions ends with empty tables. SQLite empties them row by row, which the triggers on

    closed years would refuse; they come back with the post_migrate that follows.
    """
    marker = request.node.get_closest_marker("django_db")
    echt = {"transactional_db", "live_server"} & set(request.fixturenames) or (
        marker and marker.kwargs.get("transaction")
    )
    if not echt or connection.vendor != "sqlite":
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    haal_bewaking_weg()


@pytest.fixture(scope="session", autouse=True)
def laatste_verbindingen(django_db_setup, django_db_blocker):
    """Ends what is still connected when the tests are over, such as a browser's last request: it holds the database."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        connection.close()
