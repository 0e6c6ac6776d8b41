"""The line chart: every point within its frame, labels and ticks apart, gaps where nobody reported."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plannen.overzicht.grafiek import BREEDTE, HOOGTE, REGEL, TEKEN, maak_lijngrafiek

OP = date(2026, 11, 22)
NAMEN = ["2026", "2025", "Werkwijze", "Personeel", "Een langere naam", "F", "G", "H"]
dagen = st.dates(date(2025, 1, 1), date(2028, 12, 31))
punten = st.lists(st.tuples(dagen, st.none() | st.integers(0, 200)), max_size=30, unique_by=lambda punt: punt[0])


def grafiek(*reeksen, hoogste=54, op=OP, **velden):
    velden = {"hoofd": "2026", "vorig": "2025"} | velden
    return maak_lijngrafiek(deel="verloop", titel="Plannen", reeksen=reeksen, hoogste=hoogste, op=op, **velden)


@st.composite
def grafieken(draw):
    namen = draw(st.lists(st.sampled_from(NAMEN), unique=True, max_size=8))
    return grafiek(*((naam, draw(punten)) for naam in namen), hoogste=draw(st.integers(0, 300)), op=draw(dagen))


@given(grafieken())
def test_elk_punt_ligt_binnen_de_grafiek(gemaakt):
    vlak = gemaakt.vlak
    for punt in (punt for lijn in gemaakt.lijnen for punt in lijn.punten):
        assert vlak.links <= punt.x <= vlak.rechts
        assert vlak.boven <= punt.y <= vlak.onder
    assert 0 < vlak.links < vlak.rechts < BREEDTE
    assert 0 < vlak.boven < vlak.onder < HOOGTE


@given(grafieken())
def test_labels_liggen_binnen_de_grafiek_en_niet_over_elkaar(gemaakt):
    labels = [lijn.label for lijn in gemaakt.lijnen if lijn.label]
    for label in labels:
        assert label.x + label.breedte <= BREEDTE
        assert REGEL / 2 <= label.y <= HOOGTE - REGEL / 2
    for een, ander in combinations(labels, 2):
        assert abs(een.y - ander.y) >= REGEL - 0.11


@given(grafieken())
def test_streepjes_staan_in_volgorde_en_los_van_elkaar(gemaakt):
    assert gemaakt.maanden
    for een, ander in pairwise(gemaakt.maanden):
        assert ander.plaats - een.plaats >= TEKEN * len(een.woord)
    for onder, boven in pairwise(gemaakt.getallen):
        assert onder.plaats - boven.plaats >= REGEL
    assert gemaakt.vlak.links <= gemaakt.maanden[0].plaats
    assert gemaakt.maanden[-1].plaats <= gemaakt.vlak.rechts
    assert [gemaakt.getallen[0].woord, gemaakt.getallen[-1].woord] == ["0", str(gemaakt.vlak.hoogste)]


@given(grafieken())
def test_labels_en_tabel_zeggen_hetzelfde(gemaakt):
    for nummer, lijn in enumerate(gemaakt.lijnen, start=1):
        kolom = [rij[nummer] for rij in gemaakt.tabel.rijen if rij[nummer] not in ("", None)]
        assert (lijn.label.tekst if lijn.label else None) == (f"{lijn.naam}: {kolom[-1]}" if kolom else None)
        assert len(kolom) == len(lijn.punten)


@given(grafieken())
def test_hogere_waarde_ligt_hoger_en_latere_dag_verder(gemaakt):
    vlak = gemaakt.vlak
    assert vlak.x(vlak.van) <= vlak.x(vlak.tot)
    assert vlak.y(0) == vlak.onder
    assert vlak.y(vlak.hoogste) == vlak.boven


def test_dag_zonder_bericht_is_een_gat_en_geen_nul():
    dag = [date(2026, maand, 1) for maand in range(1, 6)]
    [lijn] = grafiek(("2026", [(dag[0], 1), (dag[1], 2), (dag[2], None), (dag[3], 4), (dag[4], None)])).lijnen
    assert [len(stuk) for stuk in lijn.stukken] == [2, 1]
    assert len(lijn.paden) == 1


def test_maanden_van_een_jaar():
    jaar = grafiek(("2026", [(date(2026, 1, 1), 0), (date(2026, 12, 31), 40)]), op=date(2026, 12, 31))
    assert [streepje.woord for streepje in jaar.maanden] == ["feb", "apr", "jun", "aug", "okt", "dec"]


def test_maanden_van_een_paar_dagen_is_de_eerste_dag():
    assert [streepje.woord for streepje in grafiek(("2026", [(date(2026, 11, 20), 3)])).maanden] == ["20 nov"]


@pytest.mark.parametrize(
    ("hoogste", "woorden"),
    [
        (0, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (18, ["0", "5", "10", "15", "18"]),
        (36, ["0", "10", "20", "30", "36"]),
        (54, ["0", "20", "40", "54"]),
        (61, ["0", "20", "40", "61"]),
    ],
)
def test_getallen_zijn_rond_en_eindigen_bij_het_totaal(hoogste, woorden):
    assert [streepje.woord for streepje in grafiek(hoogste=hoogste).getallen] == woorden


def test_na_de_peildag_loopt_alleen_het_vorige_jaar_door():
    later = OP + timedelta(30)
    beide = grafiek(("2026", [(OP, 3), (later, 9)]), ("2025", [(OP, 2), (later, 5)]))
    assert beide.tabel.rijen == [(OP, 3, 2), (later, "", 5)]
    assert [lijn.label.tekst for lijn in beide.lijnen] == ["2026: 3", "2025: 5"]


def test_tabel_zegt_van_hoeveel_en_wat_er_niet_is():
    tabel = grafiek(("2026", [(date(2026, 6, 30), None, 52), (OP, 37, 54)]), ("2025", [(OP, 31, 50)])).tabel
    assert tabel.koppen == ("Dag", "2026", "2026: van", "2025", "2025: van")
    assert tabel.rijen == [(date(2026, 6, 30), None, 52, "", ""), (OP, 37, 54, 31, 50)]
    assert [(eerste, [woord for _, woord, _ in cellen]) for _, eerste, cellen in tabel.in_woorden] == [
        ("30 juni 2026", ["nog geen bericht", "52", "", ""]),
        ("22 november 2026", ["37", "54", "31", "50"]),
    ]


def test_uitleg_zegt_begin_en_eind():
    gemaakt = grafiek(("2026", [(date(2026, 2, 28), 2), (OP, 37)]), ("2025", [(OP, None)]))
    assert gemaakt.uitleg == "2026: 37 op 22 november, 2 op 28 februari. 2025: nog geen bericht."
    assert not gemaakt.is_leeg


def test_zonder_berichten_is_de_grafiek_leeg():
    assert grafiek().is_leeg
    assert grafiek(("2026", [(OP, None)])).is_leeg


def test_naam_die_niet_naast_de_lijn_past():
    with pytest.raises(ValueError, match="past niet naast de lijn"):
        grafiek(("Een naam van zeventien", []))


def test_te_veel_lijnen():
    with pytest.raises(ValueError, match="ten hoogste 8 lijnen"):
        grafiek(*((f"lijn {nummer}", []) for nummer in range(9)))
