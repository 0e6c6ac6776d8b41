"""Bars: so many of so many, the pieces together never more than the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plannen.overzicht.balken import Balk, Balken, stukken

from .stad import tekst


def balken(*rijen):
    return Balken("dekking", "Vaste contactpersonen", list(rijen))


@given(st.lists(st.integers(0, 40), max_size=7))
def test_stukken_sluiten_aan_en_blijven_binnen_de_balk(aantallen):
    gelegd = stukken([(f"code{plek}", aantal) for plek, aantal in enumerate(aantallen)], sum(aantallen))
    assert [stuk.aantal for stuk in gelegd] == [aantal for aantal in aantallen if aantal]
    vorige = 0
    for stuk in gelegd:
        assert stuk.begin == pytest.approx(vorige, abs=0.02)
        assert stuk.breedte == pytest.approx(100 * stuk.aantal / sum(aantallen), abs=0.01)
        vorige = stuk.einde
    assert vorige == pytest.approx(100 if gelegd else 0, abs=0.02)


def test_balk_zegt_het_cijfer():
    balk = Balk("Vast contact", 15, 18, "teams")
    assert (balk.cijfer, [stuk[:3] for stuk in balk.stukken]) == ("15 van 18 teams", [("vol", 0, 83.33)])


def test_balk_zonder_rijen_is_leeg():
    balk = Balk("Afspraken", 0, 0)
    assert (balk.cijfer, balk.stukken) == ("0 van 0", [])


def test_onbekend_is_een_eigen_stuk():
    balk = Balk("Geëvalueerd", 5, 10, "afspraken", onbekend=2)
    assert [stuk[:3] for stuk in balk.stukken] == [("vol", 0, 50), ("niet_gemeld", 50, 20)]
    assert balken(balk).tabel.koppen == ("Wat", "aantal", "van", "nog geen bericht")
    assert balken(balk).tabel.rijen == [("Geëvalueerd (afspraken)", 5, 10, 2)]


@pytest.mark.parametrize(("aantal", "onbekend"), [(19, 0), (17, 2), (-1, 0), (0, -1)])
def test_meer_dan_het_geheel_kan_niet(aantal, onbekend):
    with pytest.raises(ValueError, match="passen niet in 18"):
        Balk("Vast contact", aantal, 18, onbekend=onbekend)


def test_zin_noemt_de_balken_per_naam():
    samen = balken(
        Balk("Vast contact", 15, 18, "teams", url="/x/"), Balk("Vast contact", 27, 36, "onderdelen"), Balk("<b>", 1, 2)
    )
    assert samen.zin == (
        "Vast contact: <strong>15 van 18 teams</strong> en <strong>27 van 36 onderdelen</strong>. "
        "&lt;b&gt;: <strong>1 van 2</strong>."
    )
    assert [tuple(rij) for rij in samen.tabel.rijen] == [
        ("Vast contact (teams)", 15, 18),
        ("Vast contact (onderdelen)", 27, 36),
        ("<b>", 1, 2),
    ]
    assert samen.tabel.adressen == ["/x/", "", ""]
    assert tekst(balken().zin) == ""
