"""A key in an address never reaches the log, whatever was wrong with the request."""

import logging

import pytest
from django.conf import settings
from django.test import Client

from buurtteams.geheimen import ZonderSleutels


@pytest.mark.parametrize("pad", ["/antwoord/{}/", "/uitnodiging/{}/", "/account/wachtwoord/nieuw/{}/"])
def test_de_sleutel_gaat_uit_de_regel(pad):
    regel = logging.LogRecord("x", logging.WARNING, "", 0, "Not Found: %s", (pad.format("GE-heim_1"),), None)
    assert ZonderSleutels().filter(regel)
    assert regel.getMessage() == f"Not Found: {pad.format('***')}"


def test_andere_regels_blijven_zoals_ze_zijn():
    regel = logging.LogRecord("x", logging.INFO, "", 0, "%s 100%%", ("/teams/noordoost/",), None)
    assert ZonderSleutels().filter(regel)
    assert (regel.msg, regel.args) == ("%s 100%%", ("/teams/noordoost/",))


@pytest.fixture
def regels():
    """What the one handler of the application would write."""
    gezien = []

    class Vanger(logging.Handler):
        def emit(self, record):
            gezien.append(self.format(record))

    vanger = Vanger()
    [filter] = settings.LOGGING["handlers"]["stdout"]["filters"]
    assert settings.LOGGING["filters"][filter]["()"] == "buurtteams.geheimen.ZonderSleutels"
    vanger.addFilter(ZonderSleutels())
    logging.getLogger().addHandler(vanger)
    yield gezien
    logging.getLogger().removeHandler(vanger)


@pytest.mark.parametrize("vraag", [
    lambda pad: Client().put(pad),
    lambda pad: Client().get(pad),
    lambda pad: Client(enforce_csrf_checks=True).post(pad),
])  # fmt: skip
def test_een_geweigerd_verzoek_laat_de_sleutel_niet_achter(db, regels, vraag):
    assert vraag("/antwoord/GE-heim_1/").status_code in (403, 404, 405)
    assert [regel for regel in regels if "/antwoord/***/" in regel]
    assert "GE-heim_1" not in "".join(regels)
