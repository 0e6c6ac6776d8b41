"""At 320 pixels, which is also 1280 at 400 % zoom, nothing but a wide table scrolls sideways; and nothing jumps."""

from itertools import product

import pytest
from django.core.management import call_command

from buurtteams.models import Gebruiker
from plannen.models import Plan

pytestmark = pytest.mark.browser
MEESTE_VERSCHUIVING = 0.02
TE_BREED = """
() => {
  const breedte = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= breedte) return [];
  const steekt = [...document.body.querySelectorAll("*")].filter((element) =>
    element.getBoundingClientRect().right > breedte + 1 && !element.closest(".tabelrol, .alleen-voorlezen, svg"));
  return [`${document.documentElement.scrollWidth} px wide`, ...steekt.slice(0, 5).map((element) =>
    `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 40)}`)];
}
"""
TEL_VERSCHUIVING = """
window.verschoven = 0;
new PerformanceObserver((lijst) => lijst.getEntries().forEach((deel) => (window.verschoven += deel.value)))
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def stad(transactional_db, vandaag):
    """The example city, with all its long names and texts."""
    call_command("voorbeeld", vandaag=vandaag, ook_in_productie=True, verbosity=0)


def persoon(wie):
    return Gebruiker.objects.get(email=f"{wie}@voorbeeld.nl")


def hoofdpaginas():
    plan = Plan.objects.vastgesteld().get(team__slug="noordoost", cyclus__jaar=2026, nummer=2)
    begin = plan.get_absolute_url()
    van_plan = [
        begin,
        f"{begin}bewerken/",
        f"{begin}geschiedenis/",
        f"{begin}thema/{plan.themas.first().thema.slug}/melden/",
    ]
    return {
        "coordinator": ["/", "/teams/noordoost/ronde/", *van_plan, "/plannen/nieuw/", "/account/"],
        "gemeente": ["/", "/dashboard/", "/plannen/", "/teams/", "/teams/noordoost/", "/vragen/"],
        "wethouder": ["/"],
        "saluti": [
            "/",
            "/dashboard/thema/samenwerking/",
            "/dashboard/wijk/overvecht/",
            "/dashboard/instelling/incluzio/",
            "/dashboard/naast/2026/",
        ],
        "partner": ["/"],
        "instelling": ["/"],
        "beheer": ["/", "/uitnodigingen/nieuw/"],
    }


def test_niets_schuift_opzij(meld_aan, stad):
    """As high as a telephone, and as low as a screen of 1280 by 1024 at 400 %."""
    te_breed = {}
    for wie, paden in hoofdpaginas().items():
        page = meld_aan(persoon(wie), breedte=320)
        for pad in paden:
            assert page.goto(pad).status == 200
            page.evaluate("document.querySelectorAll('details').forEach((klap) => (klap.open = true))")
            for hoogte in (900, 256):
                page.set_viewport_size({"width": 320, "height": hoogte})
                if gevonden := page.evaluate(TE_BREED):
                    te_breed[f"{wie} {pad} {hoogte}"] = gevonden
    assert te_breed == {}


def test_te_breed_wordt_gezien(meld_aan, transactional_db):
    page = meld_aan(breedte=320)
    page.goto("/inloggen/")
    page.evaluate("document.querySelector('h1').textContent = 'x'.repeat(80)")
    page.evaluate("document.querySelector('h1').style.overflowWrap = 'normal'")
    assert page.evaluate(TE_BREED)


def test_startpagina_verspringt_niet(meld_aan, stad):
    for wie, breedte in product(("coordinator", "gemeente"), (1280, 390)):
        page = meld_aan(persoon(wie), breedte=breedte)
        page.add_init_script(TEL_VERSCHUIVING)
        page.goto("/", wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        assert page.evaluate("window.verschoven") < MEESTE_VERSCHUIVING


def test_verspringen_wordt_gezien(meld_aan, transactional_db):
    page = meld_aan()
    page.add_init_script(TEL_VERSCHUIVING)
    page.goto("/inloggen/", wait_until="networkidle")
    page.evaluate("document.querySelector('main').prepend(document.querySelector('footer').cloneNode(true))")
    page.wait_for_function(f"window.verschoven > {MEESTE_VERSCHUIVING}")


def test_na_de_voet_is_de_pagina_uit(meld_aan, stad):
    page = meld_aan(persoon("coordinator"))
    page.goto("/")
    onder = page.locator("footer").evaluate("(voet) => voet.getBoundingClientRect().bottom + window.scrollY")
    assert page.evaluate("document.documentElement.scrollHeight") - onder < 2
