"""The charts in a browser, in a page of ours and so under its policy: words apart and large enough at every width,

picture and table with the same figures, the tables open on paper, a dashboard on one sheet, and axe.
"""

import re

import pikepdf
import pytest

from plannen.tests.grafieken import alle_html

from .keuring import Keuring
from .test_zoom import TE_BREED

pytestmark = pytest.mark.browser
BREEDTES = (320, 390, 640, 768, 1024, 1280, 1920)
KLEINSTE_LETTER = 11  # px, high enough to read; our small print is 13 to 14
KOPPEN = {"lijngrafiek": "Door het jaar heen", "tegels": "Wijken", "stippen": "Dagen stil", "balken": "Dekking"}

BEELDWOORDEN = """
() => [...document.querySelectorAll("svg.grafiek")].map((svg) => {
  const kader = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].map((woord) => {
    const { left, right, top, bottom } = woord.getBoundingClientRect();
    const letter = parseFloat(getComputedStyle(woord).fontSize) * kader.width / svg.viewBox.baseVal.width;
    const binnen = left >= kader.left - 1 && right <= kader.right + 1
      && top >= kader.top - 1 && bottom <= kader.bottom + 1;
    return { tekst: woord.textContent, left, right, top, bottom, letter, binnen };
  });
})
"""
CIJFERS = """
() => {
  const rijen = (naam) => [...document.querySelectorAll(`.${naam} tbody tr`)].map((rij) => [...rij.cells].map(
    (cel) => cel.textContent.trim()));
  const woorden = (kiezer) => [...document.querySelectorAll(kiezer)].map((deel) => deel.textContent.trim());
  return {
    lijn: [rijen("lijngrafiek").at(-1), woorden(".lijngrafiek .grafiek__label")],
    tegels: [rijen("tegels"), woorden(".tegel__naam"), woorden(".tegel__cijfer"),
      [...document.querySelectorAll(".tegel")].map((tegel) => [...tegel.querySelectorAll(".merken li")].map(
        (merk) => parseInt(merk.textContent.match(/\\d+/)[0])))],
    balken: [rijen("balken-deel"), woorden(".balken__cijfer")],
  };
}
"""


@pytest.fixture
def grafiekpagina(meld_aan, transactional_db):
    """The charts as the content of a page of ours."""
    delen = [
        f'<section class="{"balken-deel" if soort == "balken" else soort}"><h2>{KOPPEN[soort]}</h2>{html}</section>'
        for soort, html in alle_html().items()
    ]
    html = f'<div class="een-blad"><h1>De stad</h1><div class="tweeluik tweeluik--gelijk">{"".join(delen)}</div></div>'

    def open_pagina(breedte=1280):
        page = meld_aan(breedte=breedte)
        page.goto("/inloggen/")
        page.evaluate("(html) => (document.querySelector('main').innerHTML = html)", html)
        page.evaluate("document.fonts.ready")
        return page

    return open_pagina


def raken(een, ander):
    return (
        een["left"] < ander["right"]
        and ander["left"] < een["right"]
        and een["top"] + 2 < ander["bottom"] - 2
        and ander["top"] + 2 < een["bottom"] - 2
    )


def test_woorden_staan_los_binnen_beeld_en_groot_genoeg(grafiekpagina):
    page, fouten = grafiekpagina(), []
    for breedte in BREEDTES:
        page.set_viewport_size({"width": breedte, "height": 900})
        for woorden in page.evaluate(BEELDWOORDEN):
            fouten += [(breedte, w["tekst"], "buiten beeld") for w in woorden if not w["binnen"]]
            fouten += [(breedte, w["tekst"], w["letter"]) for w in woorden if w["letter"] < KLEINSTE_LETTER]
            fouten += [
                (breedte, een["tekst"], ander["tekst"])
                for plek, een in enumerate(woorden)
                for ander in woorden[:plek]
                if raken(een, ander)
            ]
    assert fouten == []


def test_niets_schuift_opzij(grafiekpagina):
    page = grafiekpagina(320)
    page.evaluate("document.querySelectorAll('details').forEach((klap) => (klap.open = true))")
    assert page.evaluate(TE_BREED) == []


def test_axe(grafiekpagina):
    keuring = Keuring()
    keuring.keur(grafiekpagina(), "grafieken")
    assert keuring.bevindingen == []


def test_beeld_en_tabel_hebben_dezelfde_cijfers(grafiekpagina):
    cijfers = grafiekpagina().evaluate(CIJFERS)
    [_, dit_jaar, _, vorig_jaar, _], labels = cijfers["lijn"]
    assert labels == [f"2026: {dit_jaar}", f"2025: {vorig_jaar}"]
    rijen, namen, goed, merken = cijfers["tegels"]
    assert namen == [naam for naam, *_ in rijen]
    assert goed == [f"{rij[3]} van {rij[2]} goed" if rij[2] != "0" else "nog geen plan" for rij in rijen]
    assert merken == [[int(aantal) for aantal in rij[4:] if aantal != "0"] for rij in rijen]
    rijen, balken = cijfers["balken"]
    assert [re.match(r"\d+ van \d+", balk)[0] for balk in balken] == [f"{rij[1]} van {rij[2]}" for rij in rijen]


def test_kaart_is_op_een_telefoon_een_lijst(grafiekpagina):
    page = grafiekpagina(390)
    assert len({tegel.bounding_box()["x"] for tegel in page.locator(".tegel").all()}) == 1
    page.set_viewport_size({"width": 1280, "height": 900})
    assert len({tegel.bounding_box()["x"] for tegel in page.locator(".tegel").all()}) == 4


def test_tabellen_zijn_open_op_papier(grafiekpagina):
    page = grafiekpagina()
    page.evaluate("document.querySelector('.een-blad').classList.remove('een-blad')")
    assert not page.locator(".alstabel table").first.is_visible()
    page.emulate_media(media="print")
    assert [tabel.is_visible() for tabel in page.locator(".alstabel table").all()] == [True] * 4


def test_script_opent_de_tabellen_voor_papier_en_sluit_ze_weer(grafiekpagina):
    page = grafiekpagina()
    page.locator(".alstabel summary").first.click()
    for moment, open_ in (("beforeprint", [True] * 4), ("afterprint", [True, False, False, False])):
        page.evaluate("(moment) => dispatchEvent(new Event(moment))", moment)
        assert [klap.evaluate("(klap) => klap.open") for klap in page.locator(".alstabel").all()] == open_


def test_dashboard_past_op_een_blad(grafiekpagina, tmp_path):
    page = grafiekpagina()
    page.pdf(path=tmp_path / "dashboard.pdf", prefer_css_page_size=True)
    with pikepdf.open(tmp_path / "dashboard.pdf") as pdf:
        assert len(pdf.pages) == 1
