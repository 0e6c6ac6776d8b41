"""The content security policy holds on every page of every role, and the headers stand on every kind of answer."""

import pytest
from django.test import Client

from plannen.tests.wereld import Wereld

from .keuring import is_aan_ons
from .paginas import bezoeken

pytestmark = pytest.mark.browser
VEILIG = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
BESTANDEN = {"jaren:verslag_bestand"}
BELEID = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def test_elke_pagina_van_elke_rol(meld_aan, bewaker, transactional_db):
    """Once per address and role; the watch on every page does the rest."""
    wereld, paginas = Wereld(), {}
    eerste = {}
    for bezoek in bezoeken(wereld):
        if bezoek.status == 200 and not bezoek.pad.startswith(("/gezondheid/", "/beheer/jsi18n/", "/beheer/autoc")):
            eerste.setdefault((bezoek.naam, bezoek.rol), bezoek)
    for bezoek in eerste.values():
        if not is_aan_ons(f"csp {bezoek.naam} {bezoek.rol}"):
            continue  # the run on the other database opens it
        if bezoek.rol not in paginas:
            paginas[bezoek.rol] = meld_aan(wereld.rollen.get(bezoek.rol))
        pagina = paginas[bezoek.rol]
        # A file is no page: the browser would save it.
        antwoord = pagina.request.get(bezoek.pad) if bezoek.naam in BESTANDEN else pagina.goto(bezoek.pad)
        assert antwoord.status == 200, str(bezoek)
        assert not bewaker.fouten, str(bezoek)
    assert len(eerste) >= 150


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
    assert set(antwoord.headers["content-security-policy"].split("; ")) == BELEID


def test_kopregels_op_een_geweigerd_formulier(meld_aan, transactional_db):
    antwoord = meld_aan().request.post("/plannen/nieuw/", form={"plan-titel": "Dinsdagavond open"})
    assert antwoord.status == 403
    assert {naam: antwoord.headers.get(naam) for naam in VEILIG} == VEILIG
    assert set(antwoord.headers["content-security-policy"].split("; ")) == BELEID


def test_alleen_https_waar_het_product_staat(settings, db):
    """The sixth rule: only production speaks https, so here by the setting that it uses."""
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True
    antwoord = Client().get("/inloggen/", secure=True)
    assert antwoord.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
