"""The headers stand on every kind of answer. That no page breaks its policy: test_axe.py, which opens all of them."""

import pytest
from django.test import Client

from .bewaking import BELEID, beleid_van

pytestmark = pytest.mark.browser
VEILIG = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.mark.parametrize(
    "pad, status",
    [
        ("/inloggen/", 200),
        ("/static/css/rondetafel.css", 200),
        ("/static/js/rondetafel.js", 200),
        ("/static/bestaat-niet.css", 404),
        ("/bestaat-niet/", 404),
        ("/", 302),
        ("/beheer/", 302),
        ("/gezondheid/", 200),
    ],
)
def test_kopregels_op_elk_antwoord(meld_aan, transactional_db, pad, status):
    antwoord = meld_aan().request.get(pad, max_redirects=0)
    assert antwoord.status == status
    assert {naam: antwoord.headers.get(naam) for naam in VEILIG} == VEILIG
    assert beleid_van(antwoord) == BELEID


def test_kopregels_op_een_geweigerd_formulier(meld_aan, transactional_db):
    antwoord = meld_aan().request.post("/plannen/nieuw/", form={"plan-titel": "Dinsdagavond open"})
    assert antwoord.status == 403
    assert {naam: antwoord.headers.get(naam) for naam in VEILIG} == VEILIG
    assert beleid_van(antwoord) == BELEID


def test_alleen_https_waar_het_product_staat(settings, db):
    """The sixth rule: only production speaks https, so here by the setting that it uses."""
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True
    antwoord = Client().get("/inloggen/", secure=True)
    assert antwoord.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
