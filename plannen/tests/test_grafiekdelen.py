"""The charts as markup: the same figures in picture and table, no inline style or script, a way to the data."""

import re
from datetime import date

import pytest
from django.test import RequestFactory

from plannen.overzicht.grafiek import maak_lijngrafiek
from plannen.overzicht.verloopzin import verloopzin

from . import grafieken
from .stad import tekst

ALLE = ["lijngrafiek", "tegels", "stippen", "balken"]


def rijen(html):
    """The rows of the table beneath a chart, as words."""
    return [
        [tekst(cel) for cel in re.findall(r"<t[dh][ >].*?</t[dh]>", rij, re.S)]
        for rij in re.findall(r"<tr>.*?</tr>", html, re.S)
    ]


def woorden_in_beeld(html):
    return [tekst(woord) for woord in re.findall(r"<text.*?</text>", html, re.S)]


@pytest.mark.parametrize("soort", ALLE)
def test_deel_heeft_geen_stijl_of_script_en_geen_komma_in_een_maat(soort):
    html = grafieken.alle_html()[soort]
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", html)
    assert not re.findall(r'\s(?:x|y|x1|x2|y1|y2|cx|cy|r|width|height)="\d+,', html)


@pytest.mark.parametrize("soort", ALLE)
def test_deel_heeft_zin_peildag_en_tabel(soort):
    html = grafieken.alle_html()[soort]
    assert re.search(r'<div class="beeld">\s*<p>[^<]', html)
    assert "Stand van 22 november 2026." in html
    assert "<summary>Als tabel" in html


@pytest.mark.parametrize("soort", ["lijngrafiek", "stippen"])
def test_beeld_heeft_titel_en_uitleg_voor_wie_het_niet_ziet(soort):
    html = grafieken.alle_html()[soort]
    [namen] = re.findall(r'role="img" aria-labelledby="([^"]+)"', html)
    assert [len(re.findall(f'<(?:title|desc) id="{naam}">[^<]+<', html)) for naam in namen.split()] == [1, 1]


def test_lijngrafiek_eindlabels_zijn_de_laatste_rij_van_de_tabel():
    html = grafieken.alle_html()["lijngrafiek"]
    kop, *_, laatste = rijen(html)
    assert (kop, laatste) == (
        ["Dag", "2026", "2026: van", "2025", "2025: van"],
        ["22 november 2026", "37", "54", "36", "50"],
    )
    assert woorden_in_beeld(html)[-2:] == ["2026: 37", "2025: 36"]


def test_lijngrafiek_dag_zonder_bericht_is_geen_nul():
    html = grafieken.alle_html()["lijngrafiek"]
    assert ["28 mei 2026", "nog geen bericht", "54", "8", "50"] in rijen(html)
    assert len(re.findall("<polyline", html)) == 4
    assert len(re.findall("<circle", html)) == 18


def test_lijngrafiek_zonder_bericht_is_geen_lege_tekening():
    leeg = maak_lijngrafiek(
        deel="verloop", titel="Plannen", reeksen=[("2026", [])], hoogste=54, op=grafieken.OP, hoofd="2026"
    )
    html = grafieken.html_van("lijngrafiek", grafiek=leeg, zin="")
    assert "<svg" not in html
    assert "Er is nog geen bericht om te laten zien." in html


def test_tegels_tonen_naam_cijfer_ster_en_aantallen():
    tegels = re.findall(r'<li class="tegel-k\d tegel-r\d">.*?</div>\s*</li>', grafieken.alle_html()["tegels"], re.S)
    assert [tekst(tegel) for tegel in tegels] == [
        "Vleuten-De Meern 5 van 7 goed Gaat goed 5 Nog geen bericht 2",
        "Leidsche Rijn 2 van 2 goed Gaat goed 2",
        "Overvecht prioriteit 7 van 13 goed"
        " Klaar 2 Gaat goed 5 Gaat deels goed 2 Loopt vast 1 Gestopt 1 Nog geen bericht 2",
        "Binnenstad nog geen plan",
        "Oost 0 van 3 goed Gestopt 1 Nog niet begonnen 2",
    ]
    assert [("tegel--prioriteit" in tegel, "#i-ster" in tegel) for tegel in tegels] == [
        (naam == "Overvecht",) * 2 for naam, *_ in grafieken.WIJKEN
    ]


def test_tegels_en_tabel_zeggen_hetzelfde():
    html = grafieken.alle_html()["tegels"]
    in_tabel = [f"{goed} van {plannen} goed" for _, _, plannen, goed, *_ in rijen(html)[1:] if plannen != "0"]
    assert in_tabel == re.findall(r"\d+ van \d+ goed", html)


def test_stippen_elke_stip_staat_met_naam_in_de_tabel():
    html = grafieken.alle_html()["stippen"]
    kop, *waarden = rijen(html)
    assert (kop, len(waarden), len(re.findall("<circle", html))) == (["Teams", "dagen"], 18, 16)
    assert waarden[-3:] == [
        ["Team 15", "88"],
        ["Team 16", "nog geen bericht"],
        ["Team 17", "nog geen bericht"],
    ]
    assert "Nog geen bericht: Team 16, Team 17. Zij tellen niet mee in de mediaan." in tekst(html)
    assert woorden_in_beeld(html)[-1] == "mediaan: 12"


def test_balken_zeggen_het_cijfer_ook_als_tekst():
    html = grafieken.alle_html()["balken"]
    cijfers = re.findall(r'class="balken__cijfer">(\d+ van \d+)', html)
    assert cijfers == ["15 van 18", "27 van 36", "4 van 11", "0 van 18"]
    assert [f"{aantal} van {totaal}" for _, aantal, totaal, _ in rijen(html)[1:]] == cijfers


def test_download_houdt_de_keuzes_van_de_pagina():
    request = RequestFactory().get("/dashboard/?jaar=2026&wijk=west")
    html = grafieken.html_van("balken", request, balken=grafieken.balken())
    assert 'href="?jaar=2026&amp;wijk=west&amp;als=csv&amp;deel=dekking"' in html


def test_verloopzin_met_het_jaar_ervoor():
    assert tekst(verloopzin(grafieken.lijngrafiek())) == (
        "Op 22 november gaat het goed of is het klaar bij 37 van de 54 plannen. "
        "Een jaar eerder was dat bij 36 van de 50."
    )


@pytest.mark.parametrize(
    ("dit_jaar", "vorig_jaar", "zin"),
    [
        ([(date(2026, 6, 30), None)], [], "Er is nog geen bericht om te laten zien."),
        ([(date(2026, 6, 30), 0, 9)], None, "Op 30 juni gaat het goed bij geen van de 9 plannen."),
        (
            [(date(2026, 6, 30), 3)],
            [],
            "Op 30 juni gaat het goed bij 3 plannen. Van een jaar eerder is er geen bericht.",
        ),
        (
            [(date(2026, 6, 30), 3, 9), (date(2026, 7, 31), None, 9)],
            [(date(2026, 6, 30), 1, 8), (date(2026, 7, 31), 5, 8)],
            "Op 30 juni gaat het goed bij 3 van de 9 plannen. Een jaar eerder was dat bij 1 van de 8.",
        ),
    ],
)
def test_verloopzin_bij_wat_er_niet_is(dit_jaar, vorig_jaar, zin):
    reeksen = [("2026", dit_jaar)] + ([] if vorig_jaar is None else [("2025", vorig_jaar)])
    grafiek = maak_lijngrafiek(
        deel="verloop", titel="Plannen", reeksen=reeksen, hoogste=9, op=grafieken.OP, hoofd="2026", vorig="2025"
    )
    assert tekst(verloopzin(grafiek, gaat="gaat het goed")) == zin
