"""Signed-in pages, with and without script, each watched: bewaking.py."""

from unittest import mock

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from .bewaking import Bewaker

GEDULD = 20_000  # ms; a busy machine is no failure
expect.set_options(timeout=GEDULD)


@pytest.fixture(scope="session")
def live_server(django_db_setup):
    """Static files pass through the middleware, as in production; Django's own test server goes round it."""
    with mock.patch("django.contrib.staticfiles.handlers.StaticFilesHandler", lambda app: app):
        server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture
def bewaker(base_url):
    """Fails the test at its end when a page did what no page may do."""
    bewaker = Bewaker(base_url)
    yield bewaker
    bewaker.controleer()


@pytest.fixture
def new_context(bewaker, new_context):
    """Every browser context of every test is watched, also that of the plugin's own `page`."""

    def maak(**opties):
        context = new_context(**opties)
        context.set_default_timeout(GEDULD)
        bewaker.bewaak(context)
        return context

    return maak


@pytest.fixture(params=[True, False], ids=["script", "zonder_script"])
def script(request):
    """Each task works without script: a test with this fixture runs twice."""
    return request.param


def sessie_van(gebruiker):
    client = Client()
    client.force_login(gebruiker)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def meld_aan(new_context, base_url):
    """A page in a browser of its own, signed in as this person; nobody gives a page without sign-in."""

    def aangemeld(gebruiker=None, *, script=True, breedte=1280, hoogte=900):
        context = new_context(java_script_enabled=script, viewport={"width": breedte, "height": hoogte})
        if gebruiker:
            koekje = {"name": settings.SESSION_COOKIE_NAME, "value": sessie_van(gebruiker), "url": base_url}
            context.add_cookies([koekje])
        return context.new_page()

    return aangemeld


@pytest.fixture
def referentie(transactional_db):
    """The real themes, wijken, teams, instellingen and agreements."""
    call_command("laad_referentie", verbosity=0)
